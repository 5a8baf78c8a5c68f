"""The figures of answers that choose: sizes of models, set-ups side by side, cards, a budget."""

from collections.abc import Iterator

from advisor.advice.choices.hardware_found import HardwareAdvice
from advisor.advice.choices.set_ups_found import SetUpComparison, SetUpFigures, Winner
from advisor.advice.choices.sizes_found import SizedRun, SizesEstimate
from advisor.advice.project.budget_option import BudgetFit, BudgetOption
from advisor.answers import notes
from advisor.answers.card.card import Figure
from advisor.answers.card.measured import Like
from advisor.answers.card.options import (
    memory_figure,
    of_option,
    price_line,
    time_and_cost,
)
from advisor.answers.card.wording import Wording
from advisor.prices.option import Option

BETTER = ("full", "prompt_tuning", "qlora", "lora")
"""Of the methods that fit, the last is shown: the better adapter."""


def of_sizes(r: SizesEstimate, said: Wording) -> Iterator[Figure]:
    """The example's: on the named cards by the better adapter that fits, else by each method."""
    runs = [run for each in r.sizes if each.model == r.example for run in each.runs]
    if r.gpu:
        if run := _sized(runs):
            assert run.option, "it runs"
            method = said.term("method", run.method)
            yield from of_option(run.option, said, said("sized", model=r.example, method=method))
        return
    for run in runs:
        if run.option and run.option.breakdown:
            yield _by_method(r, run, run.option, said)


def _sized(runs: list[SizedRun]) -> SizedRun | None:
    held = [run for run in runs if run.option and run.option.fits is True]
    return max(held, key=lambda run: BETTER.index(run.method), default=None)


def _by_method(r: SizesEstimate, run: SizedRun, option: Option, said: Wording) -> Figure:
    made_of = option.breakdown
    assert made_of, "the option says what it is made of"
    like = Like(
        made_of.parameters,
        run.method,
        option.gpu,
        option.num_gpus,
        option.micro_batch_size * r.tokens_per_sample,
    )
    figure = memory_figure(
        option.peak_memory_gib,
        option.usable_gib,
        made_of.memory,
        like,
        said,
        label=said("by-method", method=said.term("method", run.method)),
    )
    cost = said.usd(option.cost_usd) if option.cost_usd is not None else ""
    cards = said.cards(option.gpu, option.num_gpus)
    return figure.beneath(said.joined(cards, said.hours(option.hours), cost))


def line_of_sizes(r: SizesEstimate, said: Wording) -> str:
    return work(r.samples, r.tokens_per_sample, r.epochs, not r.amount_stated, said)


def work(samples: int, length: int, epochs: float, assumed: bool, said: Wording) -> str:
    """The data that hours and cost are of."""
    return said(
        "for-tokens",
        tokens=said.short(samples * length * epochs),
        assumed=assumed,
        samples=said.exact(samples),
        length=said.exact(length),
        epochs=said.exact(epochs),
    )


def of_set_ups(r: SetUpComparison, said: Wording) -> Iterator[Figure]:
    """The shortest time, the lowest cost, and the memory of the set-up that is ahead; where no card
    is named the memory of each."""
    if r.outcome == "memory":
        yield from (each for run in r.runs[:4] if (each := _memory_of(run, said)))
        return
    for figure, winner in (("hours", r.fastest), ("cost", r.cheapest)):
        yield from _ahead(r, winner, figure, said)
    yield from _memory_of_best(r, r.cheapest or r.fastest, said)


def _ahead(
    r: SetUpComparison, winner: Winner | None, figure: str, said: Wording
) -> Iterator[Figure]:
    if winner and (option := _option(r, winner)):
        shown = time_and_cost(option, said, _beside(r, winner, figure, said))
        yield from (each for each in shown if each.name == figure)


def _memory_of_best(r: SetUpComparison, winner: Winner | None, said: Wording) -> Iterator[Figure]:
    if winner and (option := _option(r, winner)):
        name = name_of(r.runs[winner.run], said)
        shown = (each for each in of_option(option, said) if each.name == "memory")
        yield from (each.labelled(said.joined(each.label, name)) for each in shown)


def _option(r: SetUpComparison, winner: Winner) -> Option | None:
    return r.runs[winner.run].placements[winner.placement].option


def _beside(r: SetUpComparison, winner: Winner, figure: str, said: Wording) -> str:
    """Whose it is, and how much the next one takes."""
    name = name_of(r.runs[winner.run], said)
    if winner.next_amount is None:
        return name
    next_one = said.hours if figure == "hours" else said.usd
    return said.joined(name, said("next-best", amount=next_one(winner.next_amount)))


def _memory_of(run: SetUpFigures, said: Wording) -> Figure | None:
    if not (run.placements and run.method):
        return None
    placement = run.placements[0]
    figure = memory_figure(
        placement.peak_memory_gib,
        run.usable_gib,
        placement.memory_parts,
        Like(1, run.method, run.gpu, run.num_gpus, 1),
        said,
    )
    return figure.labelled(name_of(run, said)) if placement.memory_parts else None


def name_of(run: SetUpFigures, said: Wording) -> str:
    between = said.term("between", "clause")
    return between.join(notes.sentence(each, said.language) for each in run.what)


def line_of_set_ups(r: SetUpComparison, said: Wording) -> str:
    winner = r.fastest or r.cheapest
    option = _option(r, winner) if winner else None
    if option is None or option.breakdown is None:
        return ""
    return said("for-tokens-alone", tokens=said.short(option.breakdown.training_tokens))


def of_hardware(r: HardwareAdvice, said: Wording) -> Iterator[Figure]:
    """Of the set of cards that the verdict names."""
    if option := _advised(r):
        cards = said.cards(option.gpu, option.num_gpus)
        beside = said("on", cards=cards, method=said.term("method", option.method))
        yield from of_option(option, said, beside)


def _advised(r: HardwareAdvice) -> Option | None:
    lead = next((need.lead.least for need in r.needs if need.lead), None)
    return lead or next((need.options[0] for need in r.needs if need.options), None)


def line_of_hardware(r: HardwareAdvice, said: Wording) -> str:
    option = _advised(r)
    if option is None or option.breakdown is None:
        return ""
    tokens = said.short(option.breakdown.training_tokens)
    return said.joined(said("for-tokens-alone", tokens=tokens), price_line(option, said))


def of_budget(r: BudgetFit, said: Wording) -> Iterator[Figure]:
    """Of the best run within the means, else of the nearest beyond them."""
    if option := _best(r):
        yield from of_option(option, said)


def _best(r: BudgetFit) -> BudgetOption | None:
    return r.options[0] if r.options else r.cheapest


def line_of_budget(r: BudgetFit, said: Wording) -> str:
    option = _best(r)
    if option is None or option.breakdown is None:
        return ""
    made_of = option.breakdown
    epochs = made_of.training_tokens / option.samples / made_of.tokens_per_sample
    assumed = r.goal == "largest_model" and r.samples is None
    data = work(option.samples, made_of.tokens_per_sample, round(epochs, 2), assumed, said)
    return said.joined(data, price_line(option, said))
