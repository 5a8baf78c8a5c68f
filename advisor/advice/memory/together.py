"""Changes that make a run fit together, and which of all changes comes first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from advisor.advice.memory.fixes import CHUNKED, HELPED, Means
from advisor.advice.memory.remedy import DEARNESS, ORDINARY, PRICES, SLOWER, Remedy, cost
from advisor.advice.training.room import Around, Proposal
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed
from advisor.units import GIB

ATTENTION = "room.attention-alone"
"""Kept where changes are combined: what it leaves out is seldom needed, and is the most."""


def single(means: Means) -> tuple[Remedy, ...]:
    """Each change alone, those that save something; where some make the run fit, these and the
    ordinary ones."""
    saving = [each for each in _alone(means) if each.host_fits is not False]
    holding = any(remedy.fits for remedy in saving)
    usual = (*ORDINARY, *([CHUNKED] if means.logits_lead else []))
    kept = (each for each in saving if not holding or each.fits or each.changes[0].code in usual)
    helped = (*(means.beside(code) for code in HELPED), means.one_at_once())
    together = (means.remedy(chosen) for chosen in helped if chosen)
    return tuple(sorted((*kept, *together), key=cost))


def out_of_host(means: Means) -> Remedy | None:
    """The cheapest change with which the run would fit if the machine had more main memory."""
    lacking = (each for each in _alone(means) if each.fits and each.host_fits is False)
    return min(lacking, key=cost, default=None)


def _alone(means: Means) -> list[Remedy]:
    found = (means.remedy([each]) for each in means.savings)
    return [remedy for remedy in found if remedy.saved_gib >= means.least_gib]


def changes_of(means: Means) -> tuple[Remedy, ...]:
    """Each change, and those that need another beside them."""
    chunked = _with_chunked_loss(means)
    return tuple(sorted((*single(means), *([chunked] if chunked else [])), key=cost))


def first_of(means: Means, singles: Sequence[Remedy]) -> Remedy | None:
    return first_that_works(singles, combined(means))


def by_other_methods(means: Means, works: Remedy, alike: Sequence[Around]) -> tuple[Placed, ...]:
    """What a change does to the other runs; nothing where it is one of method, or several."""
    chosen = [each for each in means.savings if (each.what,) == works.changes]
    if not chosen or chosen[0].kind == "method":
        return ()
    rest = (each for each in alike if each is not means.run)
    return tuple(each.placed_with(**chosen[0].settings) for each in rest)


def _with_chunked_loss(means: Means) -> Remedy | None:
    """Where logits are most of the memory and a loss in chunks is not enough: with the least beside
    it that is."""
    chunked = next((each for each in means.savings if each.what.code == CHUNKED), None)
    if chunked is None or not means.logits_lead or means.changed([chunked]).fit is Fit.FITS:
        return None
    job = means.run.job.change(**chunked.settings)
    rest = replace(means, run=Around(job, means.changed([chunked])))
    alone = ([each] for each in rest.savings if rest.changed([each]).fit is Fit.FITS)
    beside = next(alone, None) or _together(rest)
    return means.remedy([chunked, *beside]) if beside else None


def combined(means: Means) -> Remedy | None:
    """The first that work together: the cheapest changes one after the other until the run fits,
    then without those that are not needed. None where not even all of them do."""
    chosen = _together(means)
    return means.remedy(chosen) if chosen else None


def _together(means: Means) -> list[Proposal] | None:
    for chosen, tried in _adding(means, means.savings):
        if tried.fit is Fit.FITS:
            return _needed(means, chosen)
    return None


def costless(means: Means) -> Remedy | None:
    """All that costs nothing, together."""
    free = [each for each in means.savings if PRICES[each.what.code] == "free"]
    chosen = [chosen for chosen, _ in _adding(means, free)]
    return means.remedy(chosen[-1]) if chosen else None


def _adding(means: Means, proposals: Iterable[Proposal]) -> Iterator[tuple[list[Proposal], Placed]]:
    """The changes that save something beside those before them, one more each time."""
    chosen: list[Proposal] = []
    best = means.run.placed.memory.expected
    for proposal in proposals:
        tried = means.changed([*chosen, proposal])
        saved_gib = (best - tried.memory.expected) / GIB
        if saved_gib < means.least_gib or not _host_holds(means, tried):
            continue
        chosen, best = [*chosen, proposal], tried.memory.expected
        yield chosen, tried


def _host_holds(means: Means, tried: Placed) -> bool:
    return means.host_gib is None or tried.host_bytes <= means.host_gib * GIB


def _needed(means: Means, chosen: list[Proposal]) -> list[Proposal]:
    """Without the changes that the run fits without, the dearest left out first."""
    for proposal in reversed(chosen):
        if proposal.what.code == ATTENTION:
            continue
        rest = [each for each in chosen if each is not proposal]
        tried = means.changed(rest) if rest else None
        if tried and tried.fit is Fit.FITS and _host_holds(means, tried):
            chosen = rest
    return chosen


def first_that_works(singles: Sequence[Remedy], together: Remedy | None) -> Remedy | None:
    """One change where one of that price is enough and not much slower, else the combination."""
    alone = min(_working(singles, together), key=cost, default=None)
    if alone and together:
        slower = SLOWER * (together.time_factor or 1) < (alone.time_factor or 1)
        best = (together, alone) if slower else (alone, together)
        return min(best, key=lambda each: DEARNESS.index(each.price))
    return alone or together


def _working(singles: Sequence[Remedy], together: Remedy | None) -> list[Remedy]:
    """Those that are enough alone; beside `ATTENTION` none that crawls without it."""
    kept = together is not None and together.changes[0].code == ATTENTION
    return [each for each in singles if each.works and not (kept and each.price == "crawl")]


def worth_telling(remedies: Sequence[Remedy], first: Remedy | None) -> tuple[Remedy, ...]:
    """Where several changes are needed: what fits, what is a part of them, and the ordinary ones."""
    if first is None or len(first.changes) == 1 or first.fits is None:
        return tuple(remedies)
    codes = {change.code for change in first.changes} | {*ORDINARY} - {"room.cut"}
    return tuple(each for each in remedies if each.fits or codes >= {c.code for c in each.changes})


def faster_than(first: Remedy | None, singles: Sequence[Remedy]) -> Remedy | None:
    """What fits and is faster by more than a little, where the first costs time."""
    factor = first.time_factor if first else None
    if factor is None or factor <= SLOWER:
        return None
    whole = (each for each in singles if each.works and each.price != "job" and each.time_factor)
    fastest = min(whole, key=lambda each: each.time_factor or factor, default=None)
    return fastest if fastest and SLOWER * (fastest.time_factor or factor) < factor else None
