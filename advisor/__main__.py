"""The command line: `python -m advisor ask | call | dataset | probe | batch | mcp | models` (`--help`
says more)."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TextIO, get_args

from pydantic import ValidationError
from pydantic_core import to_json

from advisor import dataset_command
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.call_json import json_object, result
from advisor.catalog import shelf_life
from advisor.chat import Advisor
from advisor.compose import compose, knowledge
from advisor.conversation import Answered, Conversation
from advisor.errors import AdvisorError, sentence
from advisor.language import LANGUAGES
from advisor.model import weights
from advisor.probe.machine import Device, Interpreter, with_torch
from advisor.probe.probe import probe
from advisor.probe.trial import Trial
from advisor.settings import Settings, from_environment


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return options.command(options, from_environment())
    except AdvisorError as error:
        print(f"advisor: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader (`head`) has what it wanted
        sys.stderr.close()
        return 0


def script() -> None:
    """The console script `advisor`, once the package is installed."""
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="advisor", description="Advice on LLM fine-tuning with computed numbers."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer one question")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the call and its result as JSON")
    ask.set_defaults(command=_ask)
    call = commands.add_parser("call", help="run one tool without any model, the result as JSON")
    call.add_argument("tool", choices=list(TOOLS))
    call.add_argument(
        "arguments",
        nargs="?",
        default="{}",
        help='JSON object, such as \'{"model": "7B", "gpu": "RTX 4090"}\'',
    )
    call.add_argument(
        "--jsonl",
        action="store_true",
        help="read one JSON object of arguments a line, write one result a line",
    )
    call.set_defaults(command=_call)
    _add_probe(commands.add_parser("probe", help="measure a run in small on this machine"))
    dataset_command.add(
        commands.add_parser("dataset", help="check a data set, and write a corrected one")
    )
    batch = commands.add_parser(
        "batch", help='answer conversations, one {"id", "turns": [message, …]} a line'
    )
    batch.set_defaults(command=_batch)
    mcp = commands.add_parser(
        "mcp", help="serve other assistants over standard input and output (Model Context Protocol)"
    )
    mcp.set_defaults(command=_mcp)
    stale = commands.add_parser(
        "stale", help="list the rows of knowledge/ to be read again, by the page that tells more"
    )
    stale.set_defaults(command=_stale)
    models = commands.add_parser("models", help="list the models, or make one ready")
    models.add_argument(
        "pull",
        nargs="?",
        metavar="MODEL",
        help="bundled name or owner/repository:file.gguf to assemble or download",
    )
    models.set_defaults(command=_models)
    return parser


PROBED: dict[str, tuple[str, type, str]] = {
    "--method": ("method", str, "lora, qlora or full"),
    "--rank": ("lora_rank", int, "LoRA rank"),
    "--tokens": ("tokens_per_sample", int, "tokens of a sample"),
    "--micro-batch": ("micro_batch_size", int, "samples read at once"),
    "--accumulation": ("gradient_accumulation", int, "micro batches an optimizer step"),
    "--samples": ("samples", int, "training samples"),
    "--epochs": ("epochs", float, "times they are read"),
    "--steps": ("steps", int, "optimizer steps, instead of samples and epochs"),
    "--precision": ("precision", str, "bf16, fp16, fp32 or pure_bf16"),
}
"""Options of `probe` for arguments that people state often: argument, type, help."""


def _add_probe(command: argparse.ArgumentParser) -> None:
    command.add_argument("run", metavar="MODEL", help="a model, or all arguments as a JSON object")
    for option, (argument, kind, told) in PROBED.items():
        command.add_argument(option, dest=argument, type=kind, help=told)
    command.add_argument(
        "--no-checkpointing", dest="gradient_checkpointing", action="store_false", default=None
    )
    command.add_argument("--python", help="a Python that has PyTorch, if this one has not")
    command.add_argument("--device", choices=get_args(Device), help="default: a card, if any")
    command.add_argument("--lang", choices=LANGUAGES, default="en", help="of the answer")
    command.add_argument("--json", action="store_true", help="print the result as JSON")
    command.set_defaults(command=_probe)


def _probe(options: argparse.Namespace, settings: Settings) -> int:
    model: dict[str, Any] = {"model": options.run}
    arguments = json_object(options.run) if options.run.lstrip().startswith("{") else model
    for argument in (*(argument for argument, *_ in PROBED.values()), "gradient_checkpointing"):
        if (value := getattr(options, argument)) is not None:
            arguments[argument] = value
    machine = Interpreter(with_torch(options.python), options.device)
    try:
        probed = probe(knowledge(settings), arguments, machine, _measuring)
    except ValidationError as error:
        raise AdvisorError(sentence(error)) from error
    if options.json:
        _write(probed, sys.stdout, indent=2)
    else:
        print(Renderer().answer("probe", probed, options.lang).markdown)
    return 0


def _measuring(trial: Trial) -> None:
    """A probe takes a minute or more: told what it does."""
    told = f"advisor: measuring {trial.layers} layers at {trial.tokens} tokens a sample ..."
    print(told, file=sys.stderr, flush=True)


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    answered = _last(compose(settings), Conversation(), options.question)
    if options.json:
        _write(
            {
                **_turn(answered),
                "result": answered.result.model_dump(mode="json") if answered.result else None,
            },
            sys.stdout,
        )
    else:
        print(answered.answer.markdown)
    return 0 if answered.result else 1


def _last(advisor: Advisor, conversation: Conversation, message: str) -> Answered:
    return next(
        event for event in advisor.reply(conversation, message) if isinstance(event, Answered)
    )


def _turn(answered: Answered) -> dict[str, Any]:
    """What `batch` prints of a turn."""
    meant = answered.meant
    return {
        "asks": meant.asks,
        "brief": meant.change.brief.told(meant.asks),
        "runs": meant.change.runs,
        "calls": [{"tool": call.tool, "arguments": call.arguments} for call in meant.calls],
        "tool": answered.tool,
        "arguments": answered.arguments,
        "unused": answered.unused,
        "answer": answered.answer.markdown,
        "language": answered.language,
        "seconds": round(answered.seconds, 3),
    }


def _call(options: argparse.Namespace, settings: Settings) -> int:
    catalog = knowledge(settings)
    if options.jsonl:
        for line in filter(str.strip, sys.stdin):
            _write(result(catalog, options.tool, line), sys.stdout, flush=False)
        return 0
    answer = result(catalog, options.tool, options.arguments)
    _write(answer, sys.stdout, indent=2)
    return 1 if "error" in answer else 0


def _batch(_: argparse.Namespace, settings: Settings) -> int:
    advisor = compose(settings)
    failed = False
    for line in filter(str.strip, sys.stdin):
        try:
            row = json_object(line)
            _write(
                {"id": row.get("id"), "turns": list(_conversation(advisor, _messages(row)))},
                sys.stdout,
            )
        except AdvisorError as error:
            failed = True
            _write({"error": str(error)}, sys.stdout)
    return 1 if failed else 0


def _messages(row: dict[str, Any]) -> list[str]:
    turns = row.get("turns")
    said = (
        [turn.get("user") if isinstance(turn, dict) else turn for turn in turns]
        if isinstance(turns, list)
        else [None]
    )
    messages = [message for message in said if isinstance(message, str)]
    if "id" not in row or len(messages) < len(said):
        raise AdvisorError('a conversation is {"id", "turns": [message, …]}')
    return messages


def _conversation(advisor: Advisor, messages: Iterable[str]) -> Iterable[dict[str, Any]]:
    conversation = Conversation()
    for message in messages:
        answered = _last(advisor, conversation, message)
        conversation = answered.conversation
        yield _turn(answered)


def _mcp(_: argparse.Namespace, settings: Settings) -> int:
    from advisor.web.api.mcp_server import over_stdio  # no other command needs its half second

    over_stdio(compose(settings))
    return 0


def _stale(_: argparse.Namespace, settings: Settings) -> int:
    found = shelf_life.overdue(knowledge(settings), date.today())
    for line in shelf_life.told(found):
        print(line)
    print(f"{len(found)} rows are older than their shelf life", file=sys.stderr)
    return 0


def _models(options: argparse.Namespace, settings: Settings) -> int:
    if options.pull:
        print(weights.locate(options.pull, settings.cache))
        return 0
    for bundled in weights.BUNDLED.values():
        mark = "*" if bundled.name == settings.model else " "
        print(
            f"{mark} {bundled.name:14} {bundled.megabytes:4} MB  "
            f"{bundled.licence:20} {bundled.description}"
        )
    if settings.model not in weights.BUNDLED:
        print(f"* {settings.model}")
    for file in sorted(Path(settings.cache).rglob("*.gguf")):
        print(f"  {file}")
    return 0


def _write(value: Any, stream: TextIO, indent: int | None = None, flush: bool = True) -> None:
    print(write_line(value, indent), file=stream, flush=flush)


def write_line(value: Any, indent: int | None = None) -> str:
    return to_json(value, indent=indent).decode()


if __name__ == "__main__":
    script()
