"""What a run costs on each of the cards that hold it."""

from itertools import chain

from advisor.advice.choices.hardware_found import HardwareAdvice
from advisor.answers import amounts
from advisor.answers.charts.bars import FEWEST, MOST_BARS, Bar, bars
from advisor.answers.charts.drawing import FILE
from advisor.answers.currency import Currency
from advisor.answers.words import Words
from advisor.prices.option import Option


def options(advice: HardwareAdvice, said: Words, currency: Currency) -> str:
    """Cheapest first; empty where there is nothing to compare."""
    most = MOST_BARS // len(advice.needs)
    found = chain.from_iterable(need.options[:most] for need in advice.needs)
    priced = [(option.cost_usd, option) for option in found if option.cost_usd is not None]
    if len(priced) < FEWEST:
        return ""
    priced.sort(key=lambda each: each[0])
    several, least = len(advice.needs) > 1, priced[0][0]
    rows = [_bar(option, usd, usd == least, several, said, currency) for usd, option in priced]
    return bars(said.say(FILE, "cost-title"), rows, said)


def _bar(
    option: Option, usd: float, best: bool, several: bool, said: Words, currency: Currency
) -> Bar:
    """Named by its cards, with the time it takes; by its method too where there are `several`."""
    hours = amounts.hours(option.hours, said.language)
    method = said.term("method", option.method)
    return Bar(
        name=option.gpu if option.num_gpus == 1 else f"{option.num_gpus} × {option.gpu}",
        amount=usd,
        figure=amounts.usd(usd, said.language, currency),
        note=said.term("between", "comma").join([method, hours] if several else [hours]),
        best=best,
    )
