"""The same work timed on two cards: whether what the cards differ in explains it."""

import re
from collections.abc import Sequence
from itertools import permutations
from typing import Literal, NamedTuple

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import MEMORY, Gpu
from advisor.reading.places import Place, Span
from advisor.reading.spans.card_memory import known_card
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import TimedRun, timed_runs
from advisor.reading.spans.names import catalog_names, with_memory
from advisor.result import note
from advisor.units import HOUR_SECONDS, two_digits

ASKED = re.compile(
    r"\bwhy\b|\bslow|\bnormal|\bexpected\b|\bshould(?:n'?t)?\b|\bbroken\b|\bwrong\b|\bfaster\b|\breason|\bhow come\b|too long"
    r"|为什么|为何|为啥|怎么|慢|正常|应该|合理|问题|太久|原因|不该|是不是",
    re.I,
)
CHOSEN = re.compile(
    r"\b(?:buy|rent|cheaper|worth|budget|price|cost)\w*|\$|买|購|购|租|便宜|划算|预算|价格|多少钱|换(?:成|张|块)|升级"
    r"|\bvllm\b|sglang|\binferenc|\bserving\b|推理|部署",
    re.I,
)
"""Of a card that is to be chosen, or of a model in use."""
Verdict = Literal["usual", "somewhat", "slow", "no-gain"]
SOMEWHAT, SLOW = 1.3, 2.0
"""Times the ratio of the cards, from which on it does not quite explain that of the times, and from
which on a fault does; our rule."""
NO_GAIN = 0.7
"""Of the smaller ratio of the cards, below which the faster card's speed was not what counted."""
MOST_FAR = 160
"""Characters between a time and its card."""


class _Named(NamedTuple):
    gpu: Gpu
    places: tuple[Place, ...]
    sized: bool
    """Its memory stands beside its name."""


def judged(text: str, catalog: Catalog, model: object = None) -> Finding | None:
    """Of exactly two times of a kind and two kinds of cards, as many of each."""
    if not ASKED.search(text) or CHOSEN.search(text):
        return None
    runs, cards = timed_runs(text), _named(text, catalog)
    if len(runs) != 2 or len(cards) != 2 or not _alike(*runs):
        return None
    pairs = _paired(runs, cards)
    if not pairs:
        return None
    (slow, of_slow), (quick, of_quick) = sorted(pairs, key=lambda pair: -pair[0].value)
    return _told(slow, quick, of_slow, of_quick, catalog, model)


def is_checked(text: str, catalog: Catalog) -> bool:
    return judged(text, catalog) is not None


def _alike(one: TimedRun, other: TimedRun) -> bool:
    same = one.kind == other.kind and (one.cards or 1) == (other.cards or 1)
    return same and (one.method == other.method or not (one.method and other.method))


def _named(text: str, catalog: Catalog) -> list[_Named]:
    """Each card with the places of its name."""
    spans = with_memory(text, catalog, list(catalog_names(text, catalog)))
    found: dict[str, list[Span]] = {}
    rows: dict[str, Gpu] = {}
    for span in spans:
        row = known_card(str(span.value("gpu")), catalog) if span.value("gpu") else None
        if row:
            rows[row.id] = row
            found.setdefault(row.id, []).append(span)
    return [
        _Named(rows[id_], tuple((each.start, each.end) for each in own), _is_sized(own))
        for id_, own in found.items()
    ]


def _is_sized(spans: Sequence[Span]) -> bool:
    return any(MEMORY.search(f" {span.value('gpu')}") for span in spans)


def _paired(runs: Sequence[TimedRun], cards: Sequence[_Named]) -> list[tuple[TimedRun, _Named]]:
    """Each time with its card: as they stand nearest together in all."""
    ways = [list(zip(runs, each, strict=True)) for each in permutations(cards)]
    nearest = min(ways, key=lambda way: sum(_apart(run, card) for run, card in way))
    near = all(_apart(run, card) <= MOST_FAR for run, card in nearest)
    return nearest if near else []


def _apart(run: TimedRun, card: _Named) -> int:
    start, end = run.place
    return min(max(first - end, start - last, 0) for first, last in card.places)


def _told(
    slow: TimedRun,
    quick: TimedRun,
    of_slow: _Named,
    of_quick: _Named,
    catalog: Catalog,
    model: object,
) -> Finding | None:
    here, there = of_slow.gpu, of_quick.gpu
    ratio = slow.value / quick.value
    compute = there.tflops_fp16 / here.tflops_fp16
    bandwidth = there.bandwidth_gb_s / here.bandwidth_gb_s
    low, high = sorted((compute, bandwidth))
    unit = 1 if slow.kind == "hours" else HOUR_SECONDS
    most = max(high, 1.0)
    verdict = _verdict(ratio, low, most)
    told = note(
        "measured.two-cards",
        verdict=verdict,
        slow=_called(of_slow, catalog),
        quick=_called(of_quick, catalog),
        slow_hours=slow.value / unit,
        quick_hours=quick.value / unit,
        ratio=two_digits(ratio),
        compute=two_digits(compute),
        bandwidth=two_digits(bandwidth),
        least_hours=quick.value * max(low, 1.0) / unit,
        most_hours=quick.value * most / unit,
        excess=two_digits(ratio / most),
    )
    words = (slow.words, quick.words)
    if verdict == "usual":
        return Finding(told, words, alone=True, decides=True, articles=())
    if verdict == "no-gain":
        more = note("measured.two-cards-no-gain", quick=_called(of_quick, catalog))
        return Finding(told, words, more, alone=True, decides=True, articles=())
    row = catalog.known_model(str(model)) if model else None
    weights = 2 * row.shape.parameters / 1e9 if row else None
    more = note(
        "measured.two-cards-causes",
        slow=_called(of_slow, catalog),
        memory=here.memory_gb,
        own=here.segment in ("consumer", "laptop"),
        versions=_versions(of_slow, catalog),
        model=row.name if row else None,
        weights=float(f"{weights:.3g}") if weights else None,
        laptop=here.segment == "laptop",
    )
    return Finding(told, words, more, alone=True, decides=True, articles=())


def _verdict(ratio: float, low: float, most: float) -> Verdict:
    if ratio > SLOW * most:
        return "slow"
    if ratio > SOMEWHAT * most:
        return "somewhat"
    return "no-gain" if low > 1 and ratio < NO_GAIN * low else "usual"


def _called(named: _Named, catalog: Catalog) -> str:
    """Without a memory that nobody named, where the card is sold with several."""
    return named.gpu.name if named.sized else _open_name(named, catalog) or named.gpu.name


def _open_name(named: _Named, catalog: Catalog) -> str | None:
    name = MEMORY.sub("", named.gpu.name)
    return name if catalog.versions(named.gpu) and name != named.gpu.name else None


def _versions(named: _Named, catalog: Catalog) -> str | None:
    """The memories that a card is sold with, where the message leaves open which it has."""
    if named.sized or not _open_name(named, catalog):
        return None
    sold = {each.memory_gb for each in (named.gpu, *catalog.versions(named.gpu))}
    return " / ".join(f"{each:g} GB" for each in sorted(sold))
