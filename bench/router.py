"""How often the model makes the right call, and how fast: `make evaluate`, or `python -m
bench.router [--save]`.

Runs the conversations of `bench/conversations/` (never trained on; a test compares) through the
product as `python -m advisor batch` does and scores each turn: the tool, and the exact call (the
tool and every argument). `--save` writes `bench/results/<model>.json`, which CI compares with: a
drop of more than `TOLERATED` fails.
"""

import argparse
import json
import platform
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from advisor.chat import Advisor
from advisor.compose import compose
from advisor.conversation import Answered, Conversation
from advisor.model.examples import conversations
from advisor.settings import from_environment

HERE = Path(__file__).parent
CONVERSATIONS, RESULTS = HERE / "conversations", HERE / "results"
TOLERATED = 0.02

Reading = dict[str, Any]
"""An acceptable call: `tool`, `args`, and `optional` ones that may be given with their value."""

LEFT_OUT = re.compile(r"nvidia|geforce|rtx|tesla|openai|参数|instruct|模型|[\s\-_.·（）()]")
FULLER = re.compile(r"(\d{2,3}gb?|sxm\d?|pcie|nvl|chat|base|hf|it|v\d[\d.]*|api|参数)+")
"""What a fuller form of the same name may add."""


@dataclass(frozen=True)
class Scored:
    """One turn: what was said, what came out, and whether it was right."""

    conversation: str
    language: str
    first: bool
    message: str
    expected: list[Reading]
    tool: str
    arguments: dict[str, Any]
    seconds: float
    confidence: float

    @property
    def right_tool(self) -> bool:
        return any(reading["tool"] == self.tool for reading in self.expected)

    @property
    def exact(self) -> bool:
        return any(accepts(reading, self.tool, self.arguments) for reading in self.expected)


def accepts(reading: Reading, tool: str, arguments: dict[str, Any]) -> bool:
    """The same tool, every listed argument equal, and nothing given that was never stated; talk and
    explanations need the tool only."""
    if reading["tool"] != tool or tool in ("none", "explain"):
        return reading["tool"] == tool
    wanted, free = reading.get("args", {}), reading.get("optional", {})
    given = {name: value for name, value in arguments.items() if value not in (None, "", [])}
    return all(same(name, value, given.get(name)) for name, value in wanted.items()) and all(
        name in wanted or (name in free and same(name, free[name], value))
        for name, value in given.items()
    )


def same(name: str, wanted: Any, got: Any) -> bool:
    if got is None:
        return False
    if name == "methods":
        return sorted(wanted) == sorted(got)
    if isinstance(wanted, (int, float)):
        return isinstance(got, (int, float)) and abs(got - wanted) <= 1e-6 * max(1, abs(wanted))
    short, long = sorted(
        (LEFT_OUT.sub("", str(wanted).lower()), LEFT_OUT.sub("", str(got).lower())), key=len
    )
    named = (
        name in ("model", "gpu", "api_model")
        and bool(short)
        and long.startswith(short)
        and FULLER.fullmatch(long[len(short) :])
    )
    return short == long or bool(named)


def scored(advisor: Advisor, talks: Iterable[dict[str, Any]]) -> Iterator[Scored]:
    for talk in talks:
        conversation = Conversation()
        for place, turn in enumerate(talk["turns"]):
            answered = next(
                event
                for event in advisor.reply(conversation, turn["user"])
                if isinstance(event, Answered)
            )
            conversation = answered.conversation
            yield Scored(
                talk["id"], talk["lang"], place == 0, turn["user"], turn["expect"], answered.tool, answered.arguments, answered.seconds,
                answered.confidence,
            )  # fmt: skip


def groups(turns: list[Scored]) -> dict[str, list[Scored]]:
    """All turns, and those of each language, place and expected tool."""
    named = {
        "all": turns, "English": [t for t in turns if t.language == "en"], "Chinese": [t for t in turns if t.language == "zh"],
        "first turns": [t for t in turns if t.first], "follow-ups": [t for t in turns if not t.first],
    }  # fmt: skip
    for tool in sorted({turn.expected[0]["tool"] for turn in turns}):
        named[tool] = [turn for turn in turns if turn.expected[0]["tool"] == tool]
    return named


def shares(turns: list[Scored]) -> dict[str, dict[str, float]]:
    """Group -> number of turns, share with the right tool, share exactly right."""
    return {
        name: {
            "turns": len(group),
            "tool": round(mean(turn.right_tool for turn in group), 4),
            "exact": round(mean(turn.exact for turn in group), 4),
        }
        for name, group in groups(turns).items()
        if group
    }


def asked_back(turns: list[Scored], unsure: float) -> dict[str, float]:
    """The share of turns asked back below the confidence `unsure`, and the share of wrong calls
    among those that are not."""
    sure = [turn for turn in turns if turn.confidence >= unsure]
    return {
        "unsure": unsure,
        "asked": round(1 - len(sure) / len(turns), 4),
        "wrong_left": round(mean(not turn.exact for turn in sure), 4),
    }


def report(name: str, turns: list[Scored]) -> dict[str, Any]:
    cuts = quantiles([turn.seconds for turn in turns], n=100)
    return {
        "model": name, "date": date.today().isoformat(), "machine": f"{platform.machine()}, {platform.system()}",
        "shares": shares(turns), "seconds": {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3)},
        "asked_back": [asked_back(turns, unsure) for unsure in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)],
        "wrong": [
            {"id": t.conversation, "message": t.message, "expected": t.expected, "tool": t.tool, "arguments": t.arguments,
             "confidence": round(t.confidence, 3)}
            for t in turns if not t.exact
        ],
    }  # fmt: skip


def printed(result: dict[str, Any], turns: list[Scored]) -> None:
    for wrong in result["wrong"]:
        print(
            f"{wrong['id']} {wrong['message']}\n    got      {wrong['tool']} {wrong['arguments']} ({wrong['confidence']})"
        )
        print(
            "    expected "
            + " or ".join(
                f"{reading['tool']} {reading.get('args', {})}" for reading in wrong["expected"]
            )
        )
    print(f"\n{result['model']}\n{'':24} turns   tool  exact")
    for name, share in result["shares"].items():
        print(f"{name:24} {share['turns']:5.0f} {share['tool']:6.1%} {share['exact']:6.1%}")
    confused = Counter(
        (turn.expected[0]["tool"], turn.tool) for turn in turns if not turn.right_tool
    )
    print(
        "\nconfused: "
        + (
            ", ".join(
                f"{right} taken for {got} {count}×"
                for (right, got), count in confused.most_common()
            )
            or "none"
        )
    )
    print("asked back below / share / wrong among the rest: ", end="")
    print(
        ", ".join(
            f"{each['unsure']} / {each['asked']:.1%} / {each['wrong_left']:.1%}"
            for each in result["asked_back"]
        )
    )
    print(
        f"seconds to the computed numbers: p50 {result['seconds']['p50']}, p95 {result['seconds']['p95']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--save", action="store_true", help="write bench/results/<model>.json")
    options = parser.parse_args()
    advisor = compose(from_environment())
    turns = list(scored(advisor, conversations(CONVERSATIONS)))
    result = report(advisor.engine.name, turns)
    printed(result, turns)
    if options.save:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{advisor.engine.name}.json").write_text(
            json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    advisor.engine.close()


if __name__ == "__main__":
    main()
