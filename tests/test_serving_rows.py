"""Serving against published throughputs (`knowledge/throughputs/`, each with its source): what we claim
of it in the answers."""

import math

from advisor.advice.serving.reach import REACH, SPREADS
from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from bench.serving import RESULTS, Judged, answered, judged, rows


def test_no_name_of_a_format_means_two_rows(catalog: Catalog):
    formats = catalog.serving_formats.values()
    names = [squash(name) for each in formats for name in {each.id, *each.aliases}]
    assert len(names) == len(set(names))


def share_within(of: list[Judged], factor: float) -> float:
    return sum(one.within(factor) for one in of) / len(of)


def test_every_row_is_computed():
    assert len(rows()) > 450
    assert all(math.isfinite(one.ratio) and one.ratio > 0 for one in judged(rows()))


def test_the_answer_is_within_a_factor_of_two():
    told = answered()
    assert share_within([one for one in told if one.kind == "dense"], 2) > 0.9
    assert share_within([one for one in told if one.kind == "mixture"], 2) > 0.75


def test_nine_of_ten_lie_between_low_and_high():
    for kind, spread in SPREADS.items():
        of = [one for one in judged(rows()) if one.kind == kind]
        inside = sum(spread.low <= 1 / one.ratio <= spread.high for one in of)
        assert 0.86 <= inside / len(of) <= 0.96


def test_what_the_fit_found_is_what_is_shipped():
    """`bench/results/serving.md`, made by `python -m bench.serving --fit --save`: each constant within
    an eighth of the fitted, and among those found without one source or the other."""
    table = RESULTS.read_text(encoding="utf-8").split("| Constant |")[1].splitlines()[2:]
    found = {}
    for line in table:
        name, _, fitted, low, high = (cell.strip() for cell in line.strip("|").split("|"))
        found[name] = float(fitted), float(low), float(high)
    for name, (fitted, low, high) in found.items():
        shipped = getattr(REACH, name)
        assert abs(shipped / fitted - 1) < 0.125
        assert low * 0.99 <= shipped <= high * 1.01
