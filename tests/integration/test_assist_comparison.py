"""Whether more came in one period than in another: as far as the counts can tell, and over hours known of both."""

from __future__ import annotations

from typing import Any

import pytest

from custom_components.footfall.assist.comparison import Comparison, Estimate, Verdict, compared, estimate
from custom_components.footfall.history import Figures, Report

from .assist_words import DAYS
from .hours import HOUR, at

DAY = 24 * HOUR
WEDNESDAY, TUESDAY = at("2026-11-11 04:00"), at("2026-11-10 04:00")


def figures(begin: float, entries: float | None, heard: float = 1.0, seconds: float = HOUR, **more: Any) -> Figures:
    """Give figures whose bounds are a tenth away."""
    bounds: dict[str, Any] = {} if entries is None else {"entries_low": 0.9 * entries, "entries_high": 1.1 * entries}
    return Figures(begin=begin, end=begin + seconds, entries=entries, heard_share=heard, **bounds, **more)


def day(begin: float, hours: list[float | None]) -> Report:
    """Give a day and its hours; None for one that was not heard."""
    of_hours = [
        figures(begin + HOUR * place, entries, 0.0 if entries is None else 1.0) for place, entries in enumerate(hours)
    ]
    known = [entries for entries in hours if entries is not None]
    total = figures(begin, sum(known) if known else None, len(known) / len(hours), HOUR * len(hours))
    return Report(total=total, series=tuple(of_hours))


def both(this: list[float | None], other: list[float | None]) -> Comparison | None:
    return compared(day(WEDNESDAY, this), day(TUESDAY, other), DAYS, 1)


@pytest.mark.parametrize(
    ("this", "other", "verdict"),
    [
        (Estimate(50, 45, 55), Estimate(30, 27, 33), Verdict.BUSIER),
        (Estimate(50, 42, 58), Estimate(40, 35, 45), Verdict.PROBABLY_BUSIER),
        (Estimate(50, 39, 58), Estimate(40, 35, 45), Verdict.SAME),
        (Estimate(40, 35, 45), Estimate(50, 39, 58), Verdict.SAME),
        (Estimate(40, 35, 45), Estimate(50, 42, 58), Verdict.PROBABLY_QUIETER),
        (Estimate(30, 27, 33), Estimate(50, 45, 55), Verdict.QUIETER),
        (Estimate(0, 0, 0), Estimate(0, 0, 0), Verdict.SAME),
        (Estimate(50, 50, 50), Estimate(49, 49, 49), Verdict.BUSIER),
    ],
)
def test_what_is_called_busier(this: Estimate, other: Estimate, verdict: Verdict) -> None:
    assert Comparison(this=this, other=other).verdict is verdict


def test_the_change() -> None:
    assert Comparison(this=Estimate(60, 50, 70), other=Estimate(50, 40, 60)).change == pytest.approx(0.2)
    assert Comparison(this=Estimate(60, 50, 70), other=Estimate(0, 0, 0)).change is None


def test_days_known_in_full_are_compared_as_they_are() -> None:
    comparison = both([10.0] * 10, [5.0] * 10)
    assert comparison is not None
    assert (comparison.this.people, comparison.other.people, comparison.left_out) == (100.0, 50.0, 0)
    assert [comparison.this.low, comparison.this.high] == pytest.approx([90.0, 110.0])


def test_an_hour_that_one_did_not_hear_is_left_out_of_both() -> None:
    """Two hours of silence must not make a day quiet."""
    comparison = both([10.0] * 10, [None, None, *[10.0] * 8])
    assert comparison is not None
    assert (comparison.this.people, comparison.other.people, comparison.left_out) == (80.0, 80.0, 2)
    assert comparison.verdict is Verdict.SAME


def test_nothing_in_common() -> None:
    assert both([10.0, None], [None, 10.0]) is None


def test_a_day_that_was_imported_as_a_whole_is_compared_as_a_whole() -> None:
    imported = figures(TUESDAY, 50.0, 0.0, DAY, imported_share=1.0)
    comparison = compared(Report(total=figures(WEDNESDAY, 100.0, 1.0, DAY)), Report(total=imported), DAYS, 1)
    assert comparison is not None
    assert (comparison.this.people, comparison.other.people) == (100.0, 50.0)


def test_bounds_are_never_on_the_wrong_side() -> None:
    """As where only the number is known."""
    assert estimate([Figures(begin=0.0, end=HOUR, entries=5.0)]) == Estimate(5.0, 0.0, 5.0)
