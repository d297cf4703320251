"""The pattern of the week, and one week beside what is normal and beside the week before."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import EngineSettings, OpeningHours, Span
from custom_components.footfall.history import BusinessDays
from custom_components.footfall.history.pattern import Cell, Pattern, pattern
from custom_components.footfall.history.week import Week, WeekFigures, monday_of, week

from .hours import HOUR, ZONE, at, row, rows
from .past import imported_day, imported_hour, index, kept, weekly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.footfall.engine import HourRow
    from custom_components.footfall.history.hour import Hour

NIGHTS = OpeningHours(
    (
        *((Span(time(9, 30), time(18)),),) * 4,
        (Span(time(9, 31), time(18)), Span(time(17), time(20))),
        (Span(time(22), time(2)),),
        (),
    )
)
OPEN = BusinessDays(EngineSettings(zone=ZONE, hours=NIGHTS))
UNKNOWN = BusinessDays(EngineSettings(zone=ZONE))
TODAY = date(2026, 11, 9).toordinal()
"""A Monday."""


def cell(found: Pattern, weekday: int, hour: int) -> Cell:
    [one] = [one for one in found.cells if (one.weekday, one.hour) == (weekday, hour)]
    return one


WHILE = {
    "open": rows("2026-11-02 09:00", 9),
    "open in the morning": rows("2026-11-02 09:00", 3),
    "closed": rows("2026-11-02 19:00", 9),
}
"""Hours of a Monday in which the nodes had power."""


def test_there_is_a_cell_for_every_hour_of_the_week() -> None:
    found = pattern(TODAY, 8, UNKNOWN, {})
    assert [(one.weekday, one.hour) for one in found.cells] == [(day, hour) for day in range(7) for hour in range(24)]
    assert {(one.weeks, one.entries, one.occupancy) for one in found.cells} == {(0, None, None)}
    assert (found.quietest, found.busiest) == (None, None)
    assert (found.begin, found.end) == (at("2026-09-14 04:00"), at("2026-11-09 04:00")), "summer time ended in between"


def test_a_cell_is_the_mean_of_its_weeks_by_the_clock() -> None:
    held = index([*weekly("2026-11-09 12:00", [10, 20, None, 60]), *weekly("2026-11-14 01:00", [4, 6])])
    found = pattern(TODAY, 8, UNKNOWN, held)
    assert cell(found, 0, 12) == Cell(0, 12, 3, 30, 30)
    assert cell(found, 5, 1) == Cell(5, 1, 2, 5, 5), "the small hours are those of the calendar's day"
    assert cell(found, 0, 13).entries is None
    assert cell(pattern(TODAY, 2, UNKNOWN, held), 0, 12) == Cell(0, 12, 2, 15, 15)


def test_what_is_not_comparable_is_in_no_cell() -> None:
    held = index(
        [
            row("2026-11-02 12:00", 10.0),
            row("2026-10-26 12:00", 1.0, heard_s=1800.0),
            imported_hour("2026-10-19 12:00", 30.0),
            imported_day(date(2026, 10, 12), 500.0),
            row("2026-11-09 12:00", 99.0),
        ]
    )
    found = pattern(TODAY, 8, UNKNOWN, held)
    assert cell(found, 0, 12) == Cell(0, 12, 2, 20, 10)
    assert sum(one.weeks for one in found.cells) == 2, "neither the day as a whole nor today"


def test_an_hour_that_comes_twice_is_one_week() -> None:
    held = index([row(start, entries) for start, entries in zip(rows_of_the_night(), (4.0, 8.0), strict=True)])
    found = pattern(TODAY, 8, UNKNOWN, held)
    assert cell(found, 6, 2) == Cell(6, 2, 1, 6, 6)


def rows_of_the_night() -> tuple[float, float]:
    """Return both times two o'clock of the night in which the clocks went back."""
    first = at("2026-10-25 02:00")
    return first, first + HOUR


def test_the_hours_that_stand_out_are_hours_of_business() -> None:
    held = index(
        [
            *weekly("2026-11-09 09:00", [0, 0]),
            *weekly("2026-11-09 08:00", [0, 0]),
            *weekly("2026-11-10 12:00", [1, 1]),
            *weekly("2026-11-10 15:00", [50, 50]),
            *weekly("2026-11-15 15:00", [70, 70]),
        ]
    )
    found = pattern(TODAY, 8, OPEN, held)
    assert (found.quietest, found.busiest) == ((0, 9), (1, 15)), "half of an hour is open; on Sunday it is closed"
    found = pattern(TODAY, 8, UNKNOWN, held)
    assert (found.quietest, found.busiest) == ((1, 12), (6, 15)), "an hour in which nobody comes may be a closed one"


def test_a_cell_says_whether_the_shop_is_normally_open() -> None:
    assert {one.open for one in pattern(TODAY, 8, UNKNOWN, {}).cells} == {None}
    found = pattern(TODAY, 8, OPEN, {})
    assert [hour for hour in range(24) if cell(found, 0, hour).open] == list(range(9, 18))
    assert [hour for hour in range(24) if cell(found, 6, hour).open] == [0, 1], "the night of Saturday"
    assert cell(found, 1, 8).open is False


def test_what_was_known_once_does_not_stand_out() -> None:
    held = index([*weekly("2026-11-10 12:00", [1, 1]), *weekly("2026-11-10 15:00", [50])])
    assert pattern(TODAY, 8, OPEN, held).busiest == (1, 12)
    assert pattern(TODAY, 1, OPEN, held).busiest == (1, 15), "unless one week is all that is asked for"
    nobody = pattern(TODAY, 8, OPEN, index(weekly("2026-11-10 12:00", [0, 0])))
    assert (nobody.quietest, nobody.busiest) == ((1, 12), None)


def test_hours_that_are_normally_open() -> None:
    opened = OPEN.open_in_a_week()
    assert opened is not None
    assert {hour for day, hour in opened if day == 0} == set(range(9, 18))
    assert {hour for day, hour in opened if day == 4} == set(range(10, 20)), "of nine to ten less than half is open"
    assert {hour for day, hour in opened if day == 5} == {22, 23}
    assert {hour for day, hour in opened if day == 6} == {0, 1}, "a night goes on into Sunday"
    assert UNKNOWN.open_in_a_week() is None


MONDAY = date(2026, 11, 2).toordinal()


def of(
    hours: Sequence[HourRow | Hour], now: str = "2026-11-20 12:00", monday: int = MONDAY, days: BusinessDays = OPEN
) -> Week:
    held = kept(*hours)
    return week(monday, at(now), days, {hour.row.start: hour for hour in held}, index(held))


def test_weeks_begin_on_monday() -> None:
    assert {monday_of(MONDAY + step) for step in range(7)} == {MONDAY}
    assert monday_of(MONDAY - 1) == MONDAY - 7


def test_a_week_has_seven_days_and_a_total() -> None:
    found = of([*rows("2026-11-02 04:00", 24), *rows("2026-11-04 04:00", 24, heard_s=1800.0)])
    assert list(found.days) == list(range(MONDAY, MONDAY + 7))
    first, second, third = (found.days[MONDAY + step] for step in range(3))
    assert (first.entries, first.entries_low, first.entries_high, first.passers_by) == (300, 276, 324, 720)
    assert (first.dwell_median, first.engaged_rate, first.bounce_rate) == (360.0, 0.5, 24 / 300)
    assert (first.heard, third.heard) == (1.0, 0.5)
    assert second == WeekFigures(), "a day of which nothing is known"
    assert found.total.entries == 600
    assert found.total.heard == pytest.approx(1.5 * 8.5 / (4 * 8.5 + 10.483 + 4), abs=0.001)


def test_what_is_not_heard_while_the_shop_is_closed_is_not_missed() -> None:
    heard = {power: of(hours).days[MONDAY].heard for power, hours in WHILE.items()}
    assert heard == pytest.approx({"open": 1.0, "open in the morning": 2.5 / 8.5, "closed": 0.0})


def test_an_imported_day_is_marked() -> None:
    found = of([imported_day(date(2026, 11, 3), 240.0)])
    tuesday = found.days[MONDAY + 1]
    assert (tuesday.entries, tuesday.passers_by, tuesday.heard, tuesday.imported) == (240, None, 0.0, 1.0)
    assert found.total.imported == pytest.approx(1 / 7)


def test_each_day_stands_beside_what_is_normal() -> None:
    mondays = [row(one.start, one.visits.entries) for one in weekly("2026-11-02 12:00", [10, 20, 30])]
    found = of([*mondays, row("2026-11-02 12:00", 25.0)])
    monday = found.days[MONDAY]
    assert (monday.entries, monday.normal_entries, monday.normal_low, monday.normal_high) == (25, 20, 10, 30)
    assert found.days[MONDAY + 1].normal_entries is None
    assert found.total.normal_entries is None, "it is not known of each day"
    assert of(mondays, now="2026-11-02 12:30").total.normal_entries == 10, "half of the hour is over"
    assert of(mondays, now="2026-11-02 20:00").total.normal_entries == 20
    assert of(mondays, now="2026-11-01 20:00").total.normal_entries is None


def test_a_week_that_goes_on_is_compared_with_the_same_time_of_the_one_before() -> None:
    hours = [*rows("2026-10-26 04:00", 48), *rows("2026-11-02 04:00", 9)]
    found = of(hours, now="2026-11-02 12:45")
    assert found.days[MONDAY].entries == sum(range(1, 10))
    assert found.days[MONDAY].heard == pytest.approx(1.0), "of the time that is over"
    assert found.before is not None
    assert found.before.entries == pytest.approx(sum(range(1, 9)) + 0.75 * 9), "an hour in proportion"
    assert found.before.heard == pytest.approx(1.0)
    assert of(hours).before is not None
    assert of(hours, monday=MONDAY + 7).before is not None
    assert of(hours, monday=MONDAY + 14).before is None
    assert of(hours, monday=MONDAY - 7).before is None


def test_a_day_that_was_imported_is_compared_by_the_time_the_shop_was_open() -> None:
    hours = [imported_day(date(2026, 10, 26), 170.0)]
    parts = {now: of(hours, now=f"2026-11-02 {now}").before for now in ("05:00", "09:30", "13:45", "18:00", "23:00")}
    entries = [None if part is None else part.entries for part in parts.values()]
    assert entries == [0, 0, pytest.approx(85), 170, 170]
    assert parts["13:45"] is not None
    assert parts["13:45"].imported == pytest.approx(1.0)
    by_the_clock = of(hours, now="2026-11-02 16:00", days=UNKNOWN).before
    assert by_the_clock is not None
    assert by_the_clock.entries == pytest.approx(85)


def test_a_week_with_a_clocks_change_has_all_of_its_hours() -> None:
    monday = date(2026, 10, 19).toordinal()
    found = of([*rows("2026-10-24 04:00", 25)], monday=monday)
    assert found.days[monday + 5].entries == 301
    assert found.days[monday + 5].heard == pytest.approx(1.0)
    assert found.days[monday + 6].entries is None
