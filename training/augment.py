"""Random rewrites of a labelled row that leave its call right: other entities and numbers in its
spans, noise in its words.

`rewrite` does one to four of the steps below. A step takes a message apart at its spans (`draft`) and returns it changed, or as it
was where it does not apply.
"""

import json
import math
import re
from collections.abc import Mapping
from random import Random
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.reading.places import Relative
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.spans import find
from training import numerals, spellings
from training.draft import NUMBERS, Draft, Part, Turn, taken_apart
from training.noise import NOISE

MOST_STEPS = 4
NAMED = ("model", "gpu", "api_model", "framework", "method", "scenario")
LOOKED_UP = ("look_up", "compare_serving_cost")
"""Tools that take models and APIs both: a size is nothing to look up, and a name must not be able
to be either."""
COUNTS = (2, 2, 2, 3, 4, 4, 4, 5, 6, 8, 8, 10, 12, 16)
FACTORS = (0.2, 0.3, 0.5, 0.6, 0.75, 0.8, 1, 1, 1.2, 1.5, 2, 2.5, 3, 4)
"""An amount stays near what the sentence speaks of: "my weekend project" has no million samples."""
FOLLOWED_BY_TUNING = re.compile(
    r"[\s-]*(?:(?:fine|finet|tun|train|adapt|run|checkp)|微調|微调|训|訓|调|調)", re.I
)


def rewritten(conversation: Mapping[str, Any], catalog: Catalog, random: Random) -> dict[str, Any]:
    """A conversation with every message rewritten, its labels the same."""
    turns: list[dict[str, Any]] = []
    for number, turn in enumerate(conversation["turns"]):
        places = [
            (stated, slot, place, word)
            for stated in (turn.get("set", {}), *turn.get("runs", ()))
            for slot, (words, _) in stated.items()
            for place, word in enumerate([words] if isinstance(words, str) else words)
        ]
        spans = tuple((slot, word) for _, slot, _, word in places)
        sketch = Turn(turn["user"], turn["asks"][0], spans, conversation["lang"], number > 0)
        made = rewrite(sketch, catalog, random)
        copy = json.loads(json.dumps({**turn, "user": made.message}))
        words = iter(text for _, text in made.spans)
        for stated in (copy.get("set", {}), *copy.get("runs", ())):
            for pair in stated.values():
                several = not isinstance(pair[0], str)
                pair[0] = [next(words) for _ in pair[0]] if several else next(words)
        turns.append(copy)
    return {**conversation, "turns": turns}


def rewrite(row: Turn, catalog: Catalog, random: Random) -> Turn:
    """One random rewrite; the row itself where its labels overlap."""
    draft = taken_apart(row, catalog)
    if draft is None or not draft.parts:
        return row
    swaps = [swapped, swapped, respelled, respelled, explained]
    steps = [*([] if row.tool == "none" else swaps), *NOISE]
    left = random.randint(1, MOST_STEPS)
    for step in random.sample(steps, len(steps)):
        changed = step(draft, catalog, random)
        if changed.message().strip():  # "?" without its mark would be nothing
            left -= changed != draft
            draft = changed
        if not left:
            break
    return draft.done()


def swapped(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Another model, card, API, method, framework or task in the place of one that is stated."""
    able = [
        place
        for place, part in enumerate(draft.parts)
        if part.argument in (*NAMED, "methods") and part.found
    ]
    if not able:
        return draft
    place = random.choice(able)
    part = draft.parts[place]
    if part.argument in ("method", "methods"):
        text = _method(draft, place, random)
    elif part.argument == "scenario":
        text = _scenario(draft, part, catalog, random)
    else:
        text = _entity(draft, part, catalog, random)
    return (
        placed(draft, place, text)
        if text and text.lower() not in draft.message().lower()
        else draft
    )


def _entity(draft: Draft, part: Part, catalog: Catalog, random: Random) -> str:
    language = draft.row.language
    if part.argument == "model":
        name = spellings.model(catalog, language, random, sizes=draft.row.tool != "look_up")
    else:
        name = spellings.ENTITIES[part.argument](catalog, language, random)
    read = find(f"{name} ", catalog)[0].values
    return "" if draft.row.tool in LOOKED_UP and len(read) > 1 else name


def _method(draft: Draft, place: int, random: Random) -> str:
    """The same method where the answer is about it; one short word before "tuning" and where there
    was a short word."""
    part, language = draft.parts[place], draft.row.language
    assert part.found
    same = part.argument == "methods" or draft.row.tool in ("compare_methods", "recommend_method")
    id_ = (
        str(part.found.value("method"))
        if same
        else random.choice(list(spellings.METHODS[language]))
    )
    if re.search(r"full.*(?:tune|train)$", part.text, re.I):
        names = spellings.FULL_VERBS if id_ == "full" else spellings.METHODS["en"][id_][:2]
    else:
        names = spellings.METHODS[language][id_]
    if FOLLOWED_BY_TUNING.match(draft.around(place)[1]):
        short = {
            "full": ("全量", "全参") if language == "zh" else ("full",),
            "prompt_tuning": ("soft prompt",) if language == "en" else ("软提示",),
        }
        names = short.get(id_, names[:3])
    return random.choice(names)


def _scenario(draft: Draft, part: Part, catalog: Catalog, random: Random) -> str:
    """Only for a phrase that is the one sign of the task and a noun."""
    signs = [span for span in find(draft.message(), catalog) if span.value("scenario")]
    plain = (
        len(signs) == 1
        and not spellings.NOT_A_NOUN.search(part.text)
        and bool(spellings.CJK.search(part.text)) == (draft.row.language == "zh")
    )
    return spellings.scenario(catalog, draft.row.language, random) if plain else ""


def explained(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """What a question for an explanation mentions by the way, "why does my 4090 run out of memory",
    may be another."""
    if draft.row.tool != "explain":
        return draft
    signs = [
        span
        for part in draft.parts
        for span in find(part.text, catalog)
        if span.values[0][0] in ("gpu", "model")
    ]
    if not signs:
        return draft
    sign = random.choice(signs)
    name = spellings.ENTITIES[sign.values[0][0]](catalog, draft.row.language, random)
    return draft.mapped(lambda part: part.text.replace(sign.text, name))


def placed(draft: Draft, place: int, text: str) -> Draft:
    """The text in its place, with a space where it would grow together with the word beside it
    ("2x4090" and "4090s" may)."""
    before, after = draft.around(place)
    if (
        after[:1].lower() == "s"
        and not after[1:2].isalnum()
        and not re.search(r"[A-Za-z]*\d+$", text)
    ):
        return draft  # "A100 80GBs"
    grown_left = (
        re.search(r"[A-Za-z0-9.]$", before)
        and text[0].isascii()
        and not re.search(r"\d\s?[xX]$", before)
    )
    grown_right = re.match(r"(?!s(?![A-Za-z0-9])|[xX]\d)[A-Za-z0-9]", after) and text[-1].isascii()
    if re.search(r"\d\s?[xX]$", before) and not text[0].isupper():
        return draft
    parts = [
        *draft.parts[:place],
        *([Part(" ")] if grown_left else []),
        draft.with_text(place, text).parts[place],
    ]
    return Draft(
        draft.row, (*parts, *([Part(" ")] if grown_right else []), *draft.parts[place + 1 :])
    )


def respelled(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Another number, or the same in another spelling, in the place of a stated one; its unit
    stays."""
    able = [
        place for place, part in enumerate(draft.parts) if part.argument in NUMBERS and part.found
    ]
    if not able:
        return draft
    place = random.choice(able)
    part = draft.parts[place]
    assert part.found
    numbers = find_numbers(part.text)
    relative = isinstance(part.found.value(part.argument), Relative)
    if (
        relative or len(numbers) != 1 or numbers[0].value <= 1 or part.text in "俩仨兩"
    ):  # "俩3090" has no measure word
        return draft
    start, end = numbers[0].start, numbers[0].end
    before, after = draft.around(place)
    value = _near(part.argument, numbers[0].value, random)
    text = numerals.beside(
        value, before + part.text[:start], part.text[end:] + after, draft.row.language, random
    )
    return draft.with_text(place, part.text[:start] + text + part.text[end:]) if text else draft


def _near(argument: str, old: float, random: Random) -> float:
    if argument == "num_gpus":
        return random.choice(COUNTS)
    if argument == "epochs":
        return random.choice(range(2, 11))
    if argument.startswith("tokens") and random.random() < 0.4:
        return random.choice((256, 512, 1024, 2048, 4096, 8192))
    value = old * random.choice(FACTORS)
    value = round(value, 1 - math.floor(math.log10(value)))
    return max(value, 1.1) if old != int(old) else max(round(value), 2)
