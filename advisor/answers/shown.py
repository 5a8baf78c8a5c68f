"""How much of a result an answer shows: the limits that templates ask for, and what they leave
out."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from advisor.advice.choices.set_ups_found import Placement
from advisor.advice.memory.limit_found import Limit, LimitAnswer, LimitFound
from advisor.advice.topics.look_up import Facts
from advisor.advice.training.estimate import MemoryNeed, PeakMemory, TrainingEstimate
from advisor.advice.training.full_ways_found import USUAL_SERVER_GIB
from advisor.advice.training.room_found import SLOWEST_CHANGE, Change
from advisor.answers.words import words
from advisor.catalog.row import Sourced
from advisor.dataset.report import DatasetReport, Within
from advisor.language import Language
from advisor.prices.option import Option
from advisor.result import Note, unique

MOST_RELATED = 3
"""Topics near to the one asked for, offered as next questions."""
COMMON_FRAMEWORKS = ("llama-factory", "trl")
"""Frameworks offered in place of the one a configuration was written for."""


def other_frameworks(chosen: str) -> tuple[str, ...]:
    """Frameworks to offer beside the chosen one."""
    return tuple(each for each in COMMON_FRAMEWORKS if each != chosen)


MOST_OPTIONS_ALONE = 5
"""Cards in the first table where one method is asked for; the others are folded away."""
MOST_OPTIONS_EACH = 3
"""The same where several methods have a table each."""


def most_options(tables: int) -> int:
    """Rows of each of that many tables of cards."""
    return MOST_OPTIONS_ALONE if tables == 1 else MOST_OPTIONS_EACH


FEW_METHODS = 2
"""So many methods are described one by one; more are told apart by who should take which."""


def few_methods(number: int) -> bool:
    """Whether each method is described with what speaks for and against it."""
    return number <= FEW_METHODS


def looked_up(facts: Facts) -> list[Sourced]:
    """The rows that were asked for."""
    rows = (
        facts.gpu and facts.gpu.gpu,
        *(other.gpu for other in facts.others),
        facts.model and facts.model.model,
        facts.api and facts.api.api_model,
    )
    return [row for row in rows if row]


def sources(facts: Facts) -> tuple[str, ...]:
    """Where the looked-up rows and their prices are from, each source once."""
    gpu, model, api = facts.gpu, facts.model, facts.api
    rows = (
        *((gpu.gpu, gpu.price, gpu.price.market, gpu.electricity) if gpu else ()),
        *(row for each in facts.others for row in (each.gpu, each.price)),
        *((model.model,) if model else ()),
        *((api.api_model, api.price) if api else ()),
    )
    return unique(*(row.source for row in rows if row))


def is_usual_server(host_gib: float | None) -> bool:
    """Whether a machine often has so much main memory."""
    return (host_gib or 0) <= USUAL_SERVER_GIB


MOST_ELSEWHERE = 6
"""Prices of other providers shown at once where that of the one asked for is not known."""
MOST_OTHERS = 20
"""Prices that were not asked for in the details, the cheapest first."""


LOWEST_PERCENT = -1000
"""A loss beyond ten times the cost is said in dollars alone."""


def percent_says_something(percent: float | None) -> bool:
    """Whether a saving is worth saying in per cent."""
    return percent is not None and percent > LOWEST_PERCENT


MOST_CHANGES_THAT_HELP = 4
MOST_CHANGES = 6
SMALLEST_PART_GIB = 0.05
"""Less memory than that is shown as 0.0 GiB, that is, not at all."""


def changes_that_help(result: TrainingEstimate) -> list[Change]:
    """Changed settings that make a run fit its cards, in a time that competes with the
    alternatives."""
    changes = result.room.changes if result.room else ()
    helping = [each for each in changes if each.fits and each.kind == "setting"]
    if result.alternatives:
        longest = SLOWEST_CHANGE * result.alternatives[0].hours
        helping = [each for each in helping if each.hours <= longest]
    return helping[:MOST_CHANGES_THAT_HELP]


def alternatives(result: TrainingEstimate, of_cards: bool) -> list[Option]:
    """All, or, where other cards were not asked for, those on the same ones and the first other."""
    others = [each for each in result.alternatives if each.gpu != result.gpu]
    kept = others if of_cards else others[:1]
    return [each for each in result.alternatives if each.gpu == result.gpu or each in kept]


def changes(result: TrainingEstimate) -> list[Change]:
    """What one change would do to a run that fits; other cards and methods are left to the
    alternatives."""
    if not result.room or result.fits is False:
        return []
    tried = [
        each for each in result.room.changes if each.kind == "setting" or not result.alternatives
    ]
    return tried[:MOST_CHANGES]


def memory_parts(peak: PeakMemory) -> dict[str, float]:
    """The parts of a peak, GiB, that are large enough to be seen."""
    return {name: gib for name, gib in peak.breakdown.items() if is_visible(gib)}


def is_visible(gib: float) -> bool:
    return gib >= SMALLEST_PART_GIB


LEAST_USD = 0.5
"""Less on top of a run is not worth a line."""


def is_worth_telling(usd: float | None) -> bool:
    return usd is not None and usd >= LEAST_USD


SAME_MONEY = 1.15
"""Times the cost up to which a set-up that is clearly faster is the better buy."""
CLEARLY_LONGER = 1.3


def is_worth_its_money(fast: Placement | None, cheap: Placement | None) -> bool:
    """Whether the fastest of several set-ups costs little more than the cheapest, which takes
    clearly longer."""
    if not (fast and cheap and fast.cost_usd and cheap.cost_usd and fast.hours and cheap.hours):
        return False
    dearer = fast.cost_usd.expected / cheap.cost_usd.expected
    return dearer <= SAME_MONEY and cheap.hours.expected >= CLEARLY_LONGER * fast.hours.expected


def kept(columns: str, told: Mapping[int, bool]) -> list[str]:
    """The names of a table's columns without those that are not told, by their places."""
    return [each for place, each in enumerate(columns.split(" | ")) if told.get(place, True)]


OF_HOURS = ("hardware.workload", "training.no-data-size", "training.workload")
OF_PURE_BF16 = "set-ups.sixteen-bit-full"
OF_PRICES = "prices."
"""Begins the codes of what is assumed about prices."""


def told(
    result: TrainingEstimate,
    language: Language,
    billed: bool = True,
    priced: bool = True,
    timed: bool = True,
) -> list[Note]:
    """What an estimate rests on, without what a reader of English (offers in yuan) or of this
    answer (money that it does not tell) has no use for."""
    more = result.overheads
    unbilled = more.assumptions if more and not billed else ()
    left_out = {
        "prices.yuan-offers": language == "en",
        "prices.storage": more and not is_worth_telling(more.storage_usd),
        "prices.waiting": more and not is_worth_telling(more.idle_usd),
    }
    kept = (each for each in result.assumptions if each not in unbilled)
    told = [each for each in kept if not left_out.get(each.code)]
    return assumed(told, timed, priced)


def assumed(notes: Sequence[Note], timed: bool, priced: bool, pure: bool = True) -> list[Note]:
    """Without those of hours, prices and full tuning in bf16 alone that an answer does not tell."""
    left_out = (*(() if timed else OF_HOURS), *(() if pure else (OF_PURE_BF16,)))
    return [
        each
        for each in notes
        if (priced or not each.code.startswith(OF_PRICES)) and each.code not in left_out
    ]


def has_pure_bf16(needs: Sequence[MemoryNeed]) -> bool:
    """Whether full tuning in bf16 alone is among them, and no other that tells it apart."""
    return [each.fp32_weights for each in needs if each.method == "full"] == [False]


def sources_told(result: TrainingEstimate, billed: bool = True, priced: bool = True) -> list[str]:
    """Those of the run; with those of its price and of the rest of its bill where they are told."""
    more, price = result.overheads, result.price
    of_price = {*(price.source if price else ())}
    unbilled = {*more.sources} - of_price if more and not billed else {*()}
    unpriced = of_price if not priced else {*()}
    return [each for each in result.sources if each not in unbilled | unpriced]


def limit_groups(result: LimitAnswer, limit: Limit) -> list[list[LimitFound]]:
    """What was found of a limit, a list for each model and card."""
    found = (each for each in result.found if each.limit == limit)
    return [list(group) for _, group in groupby(found, lambda each: (each.model, each.gpu))]


def one_of_each(result: LimitAnswer) -> list[LimitFound]:
    """Where several limits are told: all of the first card and way that holds the run."""
    holding = next((each for each in result.found if each.number), result.found[0])

    def way(found: LimitFound) -> tuple[object, ...]:
        return found.gpu, found.method, found.sharding

    return [each for each in result.found if way(each) == way(holding)]


MOST_CUTS = 2


def telling_cuts(report: DatasetReport) -> list[Within]:
    """The cut-off that was asked about, and the shortest usual ones that keep nine samples of ten
    whole."""
    asked = [cut for cut in report.within if cut.tokens == report.longest_allowed]
    usual = [cut for cut in report.within if 0.9 * report.samples <= cut.samples]
    return (asked + [cut for cut in usual if cut not in asked])[:MOST_CUTS]


def language_name(code: str, language: Language) -> str | None:
    """What a language or a script is called; None where there are no letters."""
    locale = words(language).locale
    return locale.languages.get(code) or {**locale.scripts, "Zyyy": None}.get(code)
