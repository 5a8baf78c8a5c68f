"""Yes or no before an answer, where its message asks whether its cards are enough."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from babel.lists import format_list

from advisor.advice.choices.sizes_found import SizesEstimate
from advisor.advice.serving.size_found import ServingSize
from advisor.advice.training.estimate import MemoryNeed, TrainingEstimate
from advisor.advice.training.room_found import SLOWEST_CHANGE
from advisor.answers.markup import spaced
from advisor.answers.options import judged
from advisor.answers.words import words
from advisor.language import Language
from advisor.reading.asks.whether import Whether, asked_whether
from advisor.runs.options import Fits


@dataclass(frozen=True)
class Verdict:
    """Whether memory is enough, and by which methods where none was stated."""

    whether: Whether
    fits: Fits
    by: tuple[str, ...] = ()
    """Methods whose run fits, in place of the stated one where that does not."""
    not_by: tuple[str, ...] = ()
    changed: bool = False
    """It fits after a change that the answer names."""
    divided: bool = False
    """It fits only where the cards share the model, and nobody said how they work together."""

    def said(self, language: Language) -> str:
        """In words."""
        known = words(language)

        def listed(methods: tuple[str, ...]) -> str | None:
            names = [known.term("method", each) for each in methods]
            return format_list(names, style="or", locale=known.locale) if names else None

        message = "overflows" if self.whether == "overflows" else "can"
        return known.say(
            "verdict", message, enough=self.whether == "enough", fits=self.fits, by=listed(self.by),
            not_by=listed(self.not_by), changed=self.changed, divided=self.divided,
        )  # fmt: skip


RADEON = "RX "
"""Begins the names of cards on which training needs work-arounds: memory alone promises nothing."""


def verdict(message: str, tool: str, result: Any, language: Language) -> str:
    """The sentence that the answer begins with, and one for each change that is asked about by name;
    none where the message does not ask, or the result does not know."""
    whether, found = asked_whether(message), OF_TOOLS.get(tool)
    if tool == SERVING:
        return _of_serving(result, language) if whether in ("can", "enough") and result else ""
    settled = getattr(result, "without_effect", None)  # its own verdict leads
    if not (found and result) or settled or str(result.gpu).startswith(RADEON):
        return ""
    told = found(whether, result) if whether else None
    changes = judged(message, result, language)
    return spaced(f"{told.said(language) if told else ''} {changes}")


def _of_run(whether: Whether, r: TrainingEstimate) -> Verdict | None:
    if r.fits is None or r.spills or (r.num_gpus_chosen and r.num_gpus > 1):
        return None
    if r.leanest:
        return Verdict(whether, "tight", ("qlora",))
    fits = False if _over(r) else r.fits
    changed = not fits and _is_helped(r)
    if r.method_chosen and r.methods:
        return _beside_full(_by_method(whether, r.methods, changed), r)
    instead = () if fits or changed else _on_the_same(r)
    return Verdict(whether, fits, instead, changed=changed)


def _beside_full(told: Verdict, r: TrainingEstimate) -> Verdict:
    """Without full tuning where the answer says how it fits."""
    rest = (each for each in told.not_by if each != "full")
    return replace(told, not_by=tuple(rest)) if r.full_ways else told


def _is_helped(r: TrainingEstimate) -> bool:
    """A changed setting makes the run fit, in a time that the answer thinks worth telling."""
    if r.full_ways:
        return True
    changes = r.room.changes if r.room else ()
    hours = [each.hours for each in changes if each.fits and each.kind == "setting"]
    longest = SLOWEST_CHANGE * r.alternatives[0].hours if r.alternatives else None
    return any(longest is None or each <= longest for each in hours)


def _over(r: TrainingEstimate) -> bool:
    """It is expected above what the card has."""
    return r.usable_gib is not None and r.peak_memory_gib.expected > r.usable_gib


def _on_the_same(r: TrainingEstimate) -> tuple[str, ...]:
    """Other methods that the cards hold."""
    same = (o for o in r.alternatives if (o.gpu, o.num_gpus) == (r.gpu, r.num_gpus))
    return tuple(dict.fromkeys(o.method for o in same if o.method != r.method))


def _by_method(whether: Whether, needs: Iterable[MemoryNeed], changed: bool = False) -> Verdict:
    """By those of which some run fits, else the method that is nearest to it."""
    each = sorted(needs, key=lambda need: need.peak_memory_gib)
    by = tuple(dict.fromkeys(need.method for need in each if need.fits is True))
    tight = tuple(dict.fromkeys(need.method for need in each if need.fits == "tight"))
    if not by and tight:
        return Verdict(whether, "tight", tight, (), changed)
    not_by = tuple(dict.fromkeys(need.method for need in each if need.method not in by))
    return Verdict(whether, bool(by), by, not_by if by else not_by[:1], changed)


def _of_memory(whether: Whether, r: Any) -> Verdict | None:
    """A `MemoryFix`."""
    if not r.gpu or not r.needs or r.example or r.reinforcement or r.around:
        return None
    first, changed = r.needs[0], r.first is not None
    if r.method_stated or r.measured:
        return Verdict(whether, first.fits or False, changed=changed and first.fits is False)
    return _shared_or_not(whether, r.needs, changed)


def _shared_or_not(whether: Whether, needs: Sequence[MemoryNeed], changed: bool) -> Verdict:
    """As the cards work together first; where that is too much and nobody said so, by another way."""
    alike = [need for need in needs if need.sharding == needs[0].sharding]
    divided = not any(need.fits for need in alike) and any(need.fits for need in needs)
    return replace(_by_method(whether, needs if divided else alike, changed), divided=divided)


def _of_config(whether: Whether, r: Any) -> Verdict | None:
    """A `TrainingConfig`."""
    by = (r.method,) if r.fits else ()
    return None if r.fits is None else Verdict(whether, r.fits, by, () if by else (r.method,))


def _of_sizes(whether: Whether, r: SizesEstimate) -> Verdict | None:
    if not r.gpu or r.unknown or r.of_machine or r.beyond or r.barely == r.usual:
        return None
    return Verdict(whether, any(r.largest(method) for method in r.methods))


def _of_serving(r: ServingSize, language: Language) -> str:
    """Whether the named cards run the model, and in which formats where not in that asked about."""
    if not (r.model and r.gpu and r.options):
        return ""
    first = r.options[0]
    if first.fits and not first.enough:
        return ""
    same = [each for each in r.options if each.num_gpus == first.num_gpus]
    known = words(language)

    def listed(fitting: bool) -> str | None:
        formats = dict.fromkeys(each.format for each in same if each.fits is fitting)
        names = [known.say(SERVING, "format", format=each) for each in formats]
        return format_list(names, style="or", locale=known.locale) if names else None

    by = None if first.fits else listed(True)
    return known.say("verdict", "serving", fits=bool(first.fits or by), by=by, not_by=listed(False))


SERVING = "size_serving"
OF_TOOLS: Mapping[str, Callable[[Whether, Any], Verdict | None]] = {
    "estimate_training_cost": _of_run,
    "fix_memory": _of_memory,
    "make_config": _of_config,
    "estimate_by_size": _of_sizes,
}
"""A tool, and what its result knows."""
