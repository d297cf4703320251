"""scripts/bench days: a day is held against the truth, and hours that are missing or double are seen."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.tools.benches.played_days import HOUR, result_of
from scripts.tools.played_day import Kept
from simulator.truth import Passage, Truth, Visit, ZoneStay

NINE = 9 * HOUR


def row(start: float, entries: float, at_door: float) -> list[Any]:
    """Return an hour as the store has it, of a shop with one zone."""
    visits = [entries, 0, 0, 10, entries, 0, 0, entries, []]
    return [start, 1, HOUR, HOUR, 1, 1, 1, 0, 2, 0, visits, {"id-door": [HOUR, at_door, 2, entries, []]}, None]


def kept(*rows: list[Any], statistic: float) -> Kept:
    """Return what is left of a day of 12 entries, 20 passers-by and a median dwell of 11 minutes."""
    return Kept(
        states={"entries": "12", "dwell": "11", "passers_by": "20"},
        report={"entries": 12, "zones": [{"id": "id-door", "name": "door"}]},
        sums=[statistic],
        today={"visits": {"entries": 12.3}},
        rows=rows,
    )


def truth() -> Truth:
    """Return ten visits of ten minutes and 25 people who passed, and somebody at the door for half of each hour."""
    whole = Truth(NINE, NINE + 3 * HOUR)
    whole.visits = [Visit(f"v{n}", "", NINE + n * 60, NINE + n * 60 + 600) for n in range(10)]
    whole.passages = [Passage(f"p{n}", NINE + n, NINE + n + 20, stopped=False) for n in range(25)]
    whole.zone_stays = [ZoneStay("v", "door", NINE + n * HOUR, NINE + (n + 0.5) * HOUR) for n in range(3)]
    return whole


def test_a_day_is_compared_with_what_happened() -> None:
    rows = [row(NINE, 8, 1.0), row(NINE + HOUR, 4, 0.5)]

    day = result_of(kept(*rows, statistic=12.0), None, truth(), NINE)

    assert day.entries == pytest.approx(12.3)
    assert day.errors == pytest.approx({"entries": 0.2, "median dwell": 0.1, "passers-by": -0.2})
    assert day.by_hour == pytest.approx(0.25)
    assert (day.lost, day.double, day.unsaid) == (0, 0, 0)


def test_hours_that_are_missing_or_double_are_seen() -> None:
    rows = [row(NINE, 4, 0.5), row(NINE + 2 * HOUR, 4, 0.5), row(NINE + 2 * HOUR, 4, 0.5)]

    day = result_of(kept(*rows, statistic=9.0), None, truth(), NINE)

    assert (day.lost, day.double) == (1, 1)
    assert day.unsaid == pytest.approx(3.0)
