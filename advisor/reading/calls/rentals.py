"""Who rents cards, and whether their price is asked, by the rows of `rentals.yaml` and the names of
providers: facts of the message, and no slots."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.prices.market import Kind
from advisor.reading.asks.weighed import weighed
from advisor.reading.brief import Change
from advisor.reading.calls.call import Call
from advisor.reading.rows import Sayings, read

RENTAL = "rental_prices"
"""The tool that answers."""
BEGINNING = 400
"""Characters of a message that asks a price; a longer one tells of something else."""
FEW_WORDS = 24
"""Characters beside a card and a provider that still ask nothing but the price."""
OF_A_RUN = frozenset(
    ("model", "method", "objective", "samples", "epochs", "dataset_tokens", "requests_per_day",
     "tokens_per_request", "users", "budget", "weeks", "measured_hours", "api_model"),
)  # fmt: skip
"""Slots of another question."""
ELSEWHERE = re.compile(
    r"\btrain|\b(?:fine-?)?tun(?:e|es|ed|ing)\b|lora|\bsft\b|\bdpo\b|\bbuy|purchas|\bown(?:ed|ing)?\b|payback|\bapi\b|token|electric|"
    r"训练|訓練|微调|微調|买|買|购|購|自己的|电费|電費|回本|推理|部署",
    re.I,
)
"""Words of a run, of buying, of an API."""
CARDS = re.compile(r"gpu|graphics card|显卡|顯卡|算力|卡", re.I)
FREE = re.compile(r"\bfree\b|price|cost|how much|免费|免費|收费|收費|多少钱|多少錢", re.I)
"""Asked of one that lends cards."""
MOST_PROVIDERS = 3
PLAIN = frozenset(("together", "modal", "lambda", "vast", "amazon", "oracle", "crusoe", "akash"))
"""Names that are words too: they count with a capital inside a sentence, or after a preposition."""
BESIDE = re.compile(r"\s+(?:(?:vs\.?|or|and|versus)\s|(?=[A-Z]{0,4}\d))", re.I)
"""Behind a name at the beginning of a sentence: another name, or a card's number."""
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("spot", re.compile(r"\bspot\b|preemptible|interruptible|竞价|競價|抢占|搶佔", re.I)),
    (
        "reserved",
        re.compile(
            r"\breserved?\b|\bcommit(?:ment|ted)\b|\bmonthly\b|\b(?:per|a|by the) (?:month|year)\b|包月|包年|包周|月租|长租|長租",
            re.I,
        ),
    ),
)
"""Ways to rent other than by the hour on demand."""
BEFORE = re.compile(r"\b(?:on|at|from|via|by|and|or|vs)\s+$|[在用和与与、]\s?$", re.I)


class Asking(Sayings):
    """A row of `rentals.yaml`."""

    alone: bool = False
    """It asks a price beside a card or a provider alone."""


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("rentals.yaml", list[Asking]))


def renter_named(message: str, catalog: Catalog) -> str | None:
    """The first provider in the message, as it stands there; the longest name at its place."""
    return next((found[0] for found in _named(message[:BEGINNING], catalog)), None)


def _named(text: str, catalog: Catalog) -> Iterator[re.Match[str]]:
    for found in _names(catalog).finditer(text):
        begins = not text[: found.start()].strip()
        named = BESIDE.match(text, found.end()) if begins else found[0][0].isupper()
        plain = found[0].lower() in PLAIN
        if not plain or named or BEFORE.search(text, 0, found.start()):
            yield found


@lru_cache(maxsize=4)
def _names(catalog: Catalog) -> re.Pattern[str]:
    rows = catalog.rental_providers.values()
    names = {name for row in rows for name in (row.name, *row.aliases)}
    said = "|".join(map(_bounded, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{said})", re.I)


def _bounded(name: str) -> str:
    """The name, at whose end no letter follows: a Chinese one ends before "V100"."""
    return re.escape(name) + ("(?![A-Za-z0-9])" if name[-1].isascii() else "")


def rental_calls(ask: str, change: Change, message: str, catalog: Catalog) -> tuple[Call, ...]:
    """The call for each card whose rent is asked, at each provider that is named; none where another
    thing is asked."""
    if _of_another_thing(message, change):
        return ()
    named, here = _renters(message, catalog), _cards_stated(change)
    if not (here or named) and change.stated.get("gpu_memory_gib"):
        return _of_memory(ask, change, message)
    provider = next(iter(named), None) or _machines_provider(message, catalog)
    if not here and _lends(provider, catalog, message):
        return (_call(ask, None, provider, None),)
    cards = _or_before(here, change)
    if not _asked(message, provider, cards, bool(here)):
        return ()
    count, kind = change.stated.get("num_gpus"), _kind(message)
    asked = product(cards or (None,), named or (provider,))
    return tuple(_call(ask, card, each, count, kind) for card, each in asked)


def _asked(message: str, provider: str | None, cards: tuple[str, ...], here: bool) -> bool:
    return _asks_beside(message, provider, cards, here) or _asks_alone(message, provider, here)


def _kind(message: str) -> Kind | None:
    """The way to rent that is asked for."""
    return next((kind for kind, said in KINDS if said.search(message)), None)


def _of_memory(ask: str, change: Change, message: str) -> tuple[Call, ...]:
    """The rents of all cards of a memory, where no card is named."""
    if not _asks_alone(message, None, True):
        return ()
    taken = frozenset(("gpu_memory_gib", "num_gpus"))
    return (Call(ask, RENTAL, {"gpu_memory_gib": change.stated["gpu_memory_gib"]}, taken),)


def _or_before(here: tuple[str, ...], change: Change) -> tuple[str, ...]:
    """The cards of this message, else that of an earlier one."""
    earlier = change.brief.values.get("gpu")
    return here or ((str(earlier),) if earlier else ())


def _renters(message: str, catalog: Catalog) -> tuple[str, ...]:
    """All that the message names, each once, in its words."""
    rows: dict[str, str] = {}
    for found in _named(message[:BEGINNING], catalog):
        rows.setdefault(catalog.renter_of(found[0]), found[0])
    return tuple(rows.values())[:MOST_PROVIDERS]


def _machines_provider(message: str, catalog: Catalog) -> str | None:
    """Whose machine is named: "BM.GPU.H100.8" is Oracle's."""
    said = squash(message)
    named = (
        series.provider
        for series in catalog.instances.values()
        for name in series.spellings
        if squash(name) in said
    )
    return next(named, None)


def _cards_stated(change: Change) -> tuple[str, ...]:
    """Those of the message."""
    runs = tuple(dict.fromkeys(str(run["gpu"]) for run in change.runs if "gpu" in run))
    return runs or ((str(change.stated["gpu"]),) if "gpu" in change.stated else ())


def _call(
    ask: str, card: str | None, provider: str | None, count: Any, kind: Kind | None = None
) -> Call:
    stated = {"gpu": card, "provider": provider, "num_gpus": count, "kind": kind}
    arguments = {name: value for name, value in stated.items() if value is not None}
    heard = (provider,) if provider else ()
    return Call(ask, RENTAL, arguments, frozenset((*stated, "days")), heard=heard)


def _of_another_thing(message: str, change: Change) -> bool:
    """A run, a purchase or an API; or a message too long to ask a price alone."""
    stated = {*change.stated, *(slot for run in change.runs for slot in run)}
    if weighed(change.brief.facts, message):
        return True
    changed = stated.isdisjoint(("gpu", "gpu_memory_gib")) and stated - {"provider"}
    other = changed or not OF_A_RUN.isdisjoint(stated) or ELSEWHERE.search(message)
    return bool(other) or len(message) > BEGINNING


def _lends(provider: str | None, catalog: Catalog, message: str) -> bool:
    """Whether what it asks for cards is asked of one that lends them."""
    row = catalog.rental_provider(provider) if provider else None
    return row is not None and row.note is not None and bool(FREE.search(message))


def _asks_beside(message: str, provider: str | None, cards: tuple[str, ...], here: bool) -> bool:
    """A card and a provider, with a word of price or with nothing else: "4090 on AutoDL", and
    behind a card of an earlier message "And on RunPod?"."""
    if not (provider and cards):
        return False
    rest = len(message) - len(provider) - (len(cards[0]) if here else 0)
    return rest <= FEW_WORDS or (here and any(row.pattern.search(message) for row in rows()))


def _asks_alone(message: str, provider: str | None, here: bool) -> bool:
    """A card or a provider, with words of rent."""
    asked = any(row.alone and row.pattern.search(message) for row in rows())
    return asked and (here or (provider is not None and bool(CARDS.search(message))))
