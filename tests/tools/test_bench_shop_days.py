"""scripts/bench shop: what a day's figures are compared with."""

from __future__ import annotations

import pytest

from custom_components.footfall.engine import Dwell, VisitFigures
from scripts.tools.benches.shop_days import Error, error_of, table_of
from simulator.truth import Passage, Truth, Visit


def test_errors_are_against_what_really_happened() -> None:
    visits = [
        Visit(str(number), "party", 60.0 * number, 60.0 * number + length)
        for number, length in enumerate((90, 660, 720, 780))
    ]
    truth = Truth(0.0, 3600.0, visits, [Passage("passer-by", 0.0, 30.0, stopped=False)] * 10)
    told = VisitFigures(
        entries=5, entries_low=4.5, entries_high=6, passers_by=8, ended=5, bounced=1, dwell=Dwell().with_stay(700, 5)
    )

    error = error_of(truth, told)

    assert error.entries == pytest.approx(0.25)
    assert error.passers_by == pytest.approx(-0.2)
    assert error.bounce == pytest.approx(0.2 - 0.25)
    assert not error.within


def test_the_goals_are_those_of_the_mixed_shop() -> None:
    near, far = Error(0.05, 0, 0.2, 0, within=True), Error(-0.25, 0, -0.08, 0, within=False)

    rows = table_of("some way", {"mixed": [near, far], "iphone": [far]}).rows

    assert [row.figures for row in rows[:2]] == [
        pytest.approx((0.15, 0.25, -0.1)),
        pytest.approx((0.14, 0.2, 0.06)),
    ]
    assert [row.met for row in rows[:2]] == [False, True]
    assert all(row.met is None for row in rows[5:])
