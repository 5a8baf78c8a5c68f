"""How messages are really typed: typos, case, punctuation, fillers, mixed scripts. Nothing here
touches what a message states."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

from opencc import OpenCC

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.spans.spans import find
from training.draft import Draft, Part
from training.fillers import (
    CLOSERS,
    CONTINUING,
    EMOJI,
    ENDINGS,
    ENGLISH_TERMS,
    KEYS,
    OPENERS,
    WRONG_CHARACTERS,
)

RARE = 0.6
"""What every message could have is left out this often, so that few have it."""
TERSE, NEGATION = (
    9,
    re.compile(
        r"\b(?:not|no|but|and|or|then|if|so|which|instead|it|that|because|than|per|a)\b|[不没别但而则它他这那再或且比]",
        re.I,
    ),
)

Step = Callable[[Draft, Catalog, Random], Draft]


def _replaced(draft: Draft, place: int, start: int, end: int, text: str) -> Draft:
    old = draft.parts[place].text
    return draft.with_text(place, old[:start] + text + old[end:])


def typo(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Two letters swapped, one lost, doubled or hit beside its key, in a word of five letters or
    more."""
    words = draft.loose(re.compile(r"(?<![A-Za-z0-9-])[A-Za-z]{5,}(?![A-Za-z0-9-])"))
    words = [(place, match) for place, match in words if not find(f"{match[0]} ", catalog)]
    if not words:
        return draft
    place, match = random.choice(words)
    word = match[0]
    at = random.randrange(1, len(word) - 1)
    beside = KEYS[word[at].lower()]
    changed = random.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + random.choice(beside) + word[at + 1 :],
    ))  # fmt: skip
    return _replaced(draft, place, match.start(), match.end(), changed)


def wrong_character(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    signs = (
        draft.loose(re.compile(f"[{''.join(WRONG_CHARACTERS)}]"))
        if draft.row.language == "zh"
        else []
    )
    signs = [(place, match) for place, match in signs if WRONG_CHARACTERS[match[0]] != match[0]]
    if not signs:
        return draft
    place, match = random.choice(signs)
    return _replaced(
        draft, place, match.start(), match.end(), random.choice(WRONG_CHARACTERS[match[0]])
    )


def case(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    kind = random.random()
    if kind < 0.65:
        return draft.mapped(lambda part: part.text.lower())
    if kind < 0.8:
        return draft.mapped(lambda part: part.text.upper())
    capital = re.compile(r"(?<![\w'’.])[a-z]")
    return draft.mapped(
        lambda part: (
            capital.sub(lambda match: match[0].upper(), part.text) if part.words else part.text
        )
    )


def lost_space(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    return _at_one(draft, random, r"(?<=[a-z]{2})[ ](?=[a-z])|(?<=[,;:])[ ](?=[A-Za-z])", "")


def lost_punctuation(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Every comma and stop between words; the Chinese comma leaves a space."""
    if random.random() < 0.5:
        return _at_one(draft, random, r"(?<=[A-Za-z])'(?=[a-z])", "")
    numbers = (*(part.text[:1].isdigit() for part in draft.parts[1:]), False)
    texts = [
        _bare(part.text, number) if part.words else part.text
        for part, number in zip(draft.parts, numbers, strict=True)
    ]
    return Draft(
        draft.row,
        tuple(
            replace(part, text=text) for part, text in zip(draft.parts, texts, strict=True) if text
        ),
    )


def _bare(text: str, number_follows: bool) -> str:
    """Without its commas and stops, except one that keeps two numbers apart."""
    text, kept = (text[:-2], text[-2:]) if number_follows else (text, "")
    text = re.sub(r"(?<!\d)[,.;!](?=\s)(?!\s?\d)|[.!?。！？]+$", "", text)
    return re.sub(r"[，。；、！？：](?=.)", " ", text) + kept


def _at_one(draft: Draft, random: Random, pattern: str, text: str) -> Draft:
    matches = draft.loose(re.compile(pattern))
    if not matches:
        return draft
    place, match = random.choice(matches)
    return _replaced(draft, place, match.start(), match.end(), text)


def spacing(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Spaces between Chinese and Latin letters, all or none."""
    if draft.row.language == "en":
        return draft
    message = draft.message()
    if re.search(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]", message):
        return draft.mapped(
            lambda part: re.sub(
                r"(?<=[\u4e00-\u9fff]) (?=\S)|(?<=\S) (?=[\u4e00-\u9fff])", "", part.text
            )
        )
    texts: list[Part] = []
    for part in draft.parts:
        beside = texts and re.search(
            r"[A-Za-z0-9][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9]",
            texts[-1].text[-1:] + part.text[:1],
        )
        texts += [*([Part(" ")] if beside else []), part]
    return Draft(draft.row, tuple(texts))


def width(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Full-width punctuation and digits against half-width ones, as an input method leaves them."""
    if draft.row.language == "en":
        return draft
    kind = random.random()
    if kind < 0.3:
        return draft.mapped(
            lambda part: (
                part.text.translate(FULL_DIGITS) if re.fullmatch(r"\d+", part.text) else part.text
            )
        )
    table = (
        str.maketrans("，？！：；（）", ",?!:;()") if kind < 0.8 else str.maketrans("?!;", "？！；")
    )
    return draft.mapped(lambda part: part.text.translate(table) if part.words else part.text)


FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def traditional(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """The whole message; not where a stated method, task or card has no traditional spelling the
    finder knows."""
    if draft.row.language == "en":
        return draft
    changed = draft.mapped(
        lambda part: (
            part.text
            if part.argument in ("model", "api_model", "gpu")
            else _converter().convert(part.text)
        )
    )
    aliases = {alias for scenario in catalog.scenarios.values() for alias in scenario.aliases}
    methods = {
        squash(name)
        for method in catalog.methods.values()
        for name in (method.name.zh, *method.aliases)
    }
    for old, new in zip(draft.parts, changed.parts, strict=True):
        known = {
            "scenario": new.text in aliases,
            "method": squash(new.text) in methods,
            "methods": squash(new.text) in methods,
        }
        if old.text != new.text and not known.get(old.argument, True):
            return draft
    return changed


def opener(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """ "ok, " where there is something to continue, a greeting where there is none."""
    if random.random() < RARE or re.match(
        r"\W*(?:hi|hey|hello|ok|thank|你好|您好|请问|好|嗯|谢)", draft.message(), re.I
    ):
        return draft
    texts = (CONTINUING if draft.row.earlier else OPENERS)[draft.row.language]
    return Draft(draft.row, (Part(random.choice(texts)), *draft.parts))


def closer(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    if draft.row.tool == "none" or random.random() < RARE:
        return draft
    last = draft.parts[-1].text
    text = random.choice(CLOSERS[draft.row.language])
    return Draft(
        draft.row, (*draft.parts, Part(text.lstrip("，,") if last[-1:] in "，,。.!！?？" else text))
    )


def emoji(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    if random.random() < RARE:
        return draft
    return Draft(draft.row, (*draft.parts, Part(random.choice(EMOJI))))


def ending(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Another mark at the end, for a question only where there was one."""
    last = draft.parts[-1]
    if not last.words or not re.search(r"[?？]\s*$", last.text):
        return draft
    return draft.with_text(
        len(draft.parts) - 1,
        re.sub(r"\s*[?？]+\s*$", "", last.text) + random.choice(ENDINGS[draft.row.language]),
    )


def english_term(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    matches = (
        draft.loose(re.compile(rf"(?<=[^\x00-\x7f])(?:{'|'.join(ENGLISH_TERMS)})(?=[^\x00-\x7f])"))
        if draft.row.language == "zh"
        else []
    )
    if not matches:
        return draft
    place, match = random.choice(matches)
    return _replaced(
        draft, place, match.start(), match.end(), random.choice(ENGLISH_TERMS[match[0]])
    )


def reordered(draft: Draft, catalog: Catalog, random: Random) -> Draft:
    """Two neighbours of a bare list ("7B, LoRA, 3090") change places."""
    clauses: list[list[Part]] = [[]]
    for part in draft.parts:
        pieces = (
            re.split(r"(?<!\d)(?:, |，)|, (?=\D)", part.text) if not part.argument else [part.text]
        )
        clauses[-1].append(Part(pieces[0], part.argument, part.index, part.found))
        clauses += [[Part(piece)] for piece in pieces[1:]]
    able = [
        place
        for place in range(len(clauses) - 1)
        if _listed(clauses[place]) and _listed(clauses[place + 1])
    ]
    if not able:
        return draft
    place = random.choice(able)
    clauses[place : place + 2] = [clauses[place + 1], clauses[place]]
    comma = Part("，" if "，" in draft.message() else ", ")
    parts = [
        part
        for number, clause in enumerate(clauses)
        for part in ([comma] if number else []) + clause
    ]
    return Draft(draft.row, tuple(part for part in parts if part.text))


def _listed(clause: list[Part]) -> bool:
    words = "".join(part.text for part in clause if not part.argument)
    stated = any(part.argument not in ("", "topic") for part in clause)
    return (
        stated
        and len(words) <= TERSE
        and not NEGATION.search(words)
        and not re.search(r"[?？.。!！:：;；]", words)
    )


NOISE: tuple[Step, ...] = (
    typo, typo, wrong_character, case, lost_space, lost_punctuation, spacing, width, traditional, opener, closer, emoji, ending, english_term,
    reordered,
)  # fmt: skip
