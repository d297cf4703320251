"""Figures of a span of time: worked out of hours by rule, and as the actions answer them."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.engine import Dwell, EngineSettings, OpeningHours, Span, VisitFigures
from custom_components.footfall.history import Asked, BusinessDays, By, Options
from custom_components.footfall.history.hour import Hour, Import
from custom_components.footfall.history.report import Gap, Reporter

from .hours import HOUR, ZONE, at, row, rows, visits, zone_hour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.footfall.engine import HourRow
    from custom_components.footfall.history import Report

OPEN = OpeningHours(((Span(time(9, 30), time(18)),),) * 6 + ((),))
DAYS = BusinessDays(EngineSettings(zone=ZONE, hours=OPEN))
BEGIN = "2026-11-09 04:00"
END = "2026-11-10 04:00"


def of(hours: Sequence[HourRow | Hour], begin: str = BEGIN, end: str = END, **options: Any) -> Report:
    kept = sorted((hour if isinstance(hour, Hour) else Hour(hour) for hour in hours), key=lambda hour: hour.row.start)
    reporter = Reporter(Asked(at(begin), at(end), Options(**options)), DAYS)
    for hour in kept:
        reporter.add(hour)
    return reporter.report()


def imported(start: str, entries: float, end: float = HOUR, **given: Any) -> Hour:
    begin = at(start)
    figures = VisitFigures(entries=entries, entries_low=entries, entries_high=entries, passers_by=7.0)
    return Hour(row(begin, entries, heard_s=0.0, visits=figures), Import(begin=begin, end=begin + end, **given))


def test_a_day_adds_up() -> None:
    day = of([row("2026-11-09 10:00", 10.0), row("2026-11-09 11:00", 30.0, visits=visits(30.0, dwell=1000.0))]).total

    assert (day.entries, day.entries_low, day.entries_high, day.passers_by) == (40, 38, 42, 60)
    assert day.capture_rate == 40 / 100
    assert (day.bounce_rate, day.engaged_rate, day.traceable_share) == (2 / 40, 20 / 40, 10 / 40)
    assert day.dwell_median == pytest.approx(900 + 10 / 30 * 300)
    assert list(day.dwell_bands) == [0, 0, 10, 30, 0, 0]
    assert (day.person_hours, day.occupancy, day.peak, day.peak_at) == (40, 20, 60, at("2026-11-09 11:00"))
    assert (day.heard_share, day.imported_share) == (2 / 24, 0)


def test_nothing_known_is_not_nothing() -> None:
    empty = of([])
    assert (empty.total.entries, empty.total.passers_by, empty.total.occupancy, empty.total.peak) == (None,) * 4
    assert (empty.busiest, empty.before, empty.week_before, empty.zones) == (None, None, None, {})
    assert empty.gaps == (Gap(at(BEGIN), at(END), 24 * HOUR),)

    quiet = of([row("2026-11-09 10:00", 0.0, visits=VisitFigures())])
    assert (quiet.total.entries, quiet.total.capture_rate, quiet.total.bounce_rate) == (0, None, None)
    assert (quiet.total.occupancy, quiet.total.dwell_median, quiet.busiest) == (0, None, None)


def test_the_mean_is_over_what_was_heard() -> None:
    total = of([row("2026-11-09 10:00", 10.0, heard_s=900.0), row("2026-11-09 11:00", 2.0, heard_s=2700.0)]).total
    assert (total.occupancy, total.person_hours) == (4, 4)


def test_gaps_are_told_and_not_filled() -> None:
    heard = [
        *rows(BEGIN, 6),
        row("2026-11-09 10:00", heard_s=3000.0),
        row("2026-11-09 12:00", heard_s=3570.0),
        *rows("2026-11-09 13:00", 15),
    ]
    assert of(heard).gaps == (Gap(at("2026-11-09 10:00"), at("2026-11-09 12:00"), 600.0 + HOUR),)
    assert of(heard).total.heard_share == pytest.approx((23 * HOUR - 630) / (24 * HOUR))


def test_it_can_be_compared() -> None:
    """The day before was a Sunday; the Monday before, a week earlier."""
    kept = [row("2026-11-09 10:00", 9.0), row("2026-11-08 10:00", 8.0), row("2026-11-02 10:00", 2.0)]
    day = of(kept)
    assert day.before is not None
    assert day.week_before is not None
    assert (day.before.entries, day.week_before.entries) == (8, 2)
    part = of(kept, "2026-11-09 09:00", "2026-11-09 11:00")
    assert part.before is None
    assert part.week_before is not None
    assert (part.week_before.begin, part.week_before.entries) == (at("2026-11-02 09:00"), 2)


def test_a_day_of_25_hours_is_compared_with_one_of_24() -> None:
    """Summer time ends on 25 October: the day that begins on the 24th has 25 hours."""
    day = of(rows("2026-10-23 04:00", 60), "2026-10-24 04:00", "2026-10-25 04:00")
    assert day.total.end - day.total.begin == 25 * HOUR
    assert day.before is not None
    assert (day.before.begin, day.before.end) == (at("2026-10-23 04:00"), at("2026-10-24 04:00"))


def test_a_month_is_compared_with_the_same_weekdays() -> None:
    month = of(rows("2026-09-20 04:00", 24 * 50), "2026-11-01 04:00", "2026-11-09 04:00")
    assert month.week_before is not None
    assert month.week_before.begin == at("2026-10-18 04:00")
    assert month.before is not None
    assert month.before.begin == at("2026-10-24 04:00")


def test_by_hour_and_by_day() -> None:
    kept = [*rows("2026-11-08 04:00", 24), row("2026-11-09 10:00", 7.0)]
    hours = of(kept, by=By.HOUR).series
    assert len(hours) == 24
    assert [hour.entries for hour in hours].count(None) == 23
    assert (hours[6].begin, hours[6].entries) == (at("2026-11-09 10:00"), 7)

    days = of(kept, "2026-11-08 04:00", "2026-11-09 12:00", by=By.DAY).series
    assert [(day.entries, day.heard_share) for day in days] == [(300, 1), (7, 1 / 8)]
    assert [day.day for day in days] == [DAYS.of(at("2026-11-08 04:00")), DAYS.of(at(BEGIN))]
    assert of(kept, by=By.NONE).series == ()


def test_the_busiest_hour() -> None:
    assert of(rows(BEGIN, 24)).busiest == (at("2026-11-10 03:00"), 24)
    assert of([row("2026-11-09 11:00"), row("2026-11-09 10:00")]).busiest == (at("2026-11-09 10:00"), 10)


def test_opening_hours_alone() -> None:
    """The shop is open from 9:30 to 18:00: in nine hours of the day."""
    opened = of(rows(BEGIN, 24), open_only=True, by=By.HOUR)
    assert [hour.begin for hour in opened.series] == [at("2026-11-09 09:00") + HOUR * step for step in range(9)]
    assert opened.total.entries == sum(range(6, 15))
    assert opened.total.heard_share == 1
    missing = of(rows(BEGIN, 7), open_only=True)
    assert missing.gaps == (Gap(at("2026-11-09 11:00"), at("2026-11-09 18:00"), 7 * HOUR),)
    assert missing.total.heard_share == 2 / 9
    assert of(rows("2026-11-15 04:00", 24), "2026-11-15 04:00", "2026-11-16 04:00", open_only=True).gaps == ()


def test_opening_hours_of_then_and_not_of_now() -> None:
    kept = [row("2026-11-09 20:00", 5.0, open_s=3600.0), row("2026-11-09 10:00", 7.0, open_s=0.0)]
    total = of(kept, open_only=True).total
    assert total.entries == 5
    assert total.heard_share == 1 / 9


def test_zones() -> None:
    kept = [
        row("2026-11-09 10:00", 10.0, zones={"till": zone_hour(2.0), "door": zone_hour(0.5)}),
        row("2026-11-09 11:00", 10.0, zones={"till": zone_hour(6.0, known_s=1200.0)}),
        row("2026-11-09 12:00", 99.0),
    ]
    zones = of(kept).zones
    assert set(zones) == {"till", "door"}
    till = zones["till"]
    assert (till.entries, till.entry_rate, till.occupancy, till.peak) == (10, 0.5, 3, 7)
    assert till.peak_at == at("2026-11-09 11:00")
    assert till.dwell_median == 25
    assert till.known_share == pytest.approx(4800 / (24 * HOUR))


def test_what_was_imported_counts_where_it_says_something() -> None:
    kept: list[HourRow | Hour] = [
        row("2026-11-09 10:00", 10.0),
        imported("2026-11-09 11:00", 20.0, passers_by=True, occupancy=True, dwell_median=1000.0),
        imported("2026-11-09 12:00", 40.0),
    ]
    total = of(kept).total
    assert (total.entries, total.entries_low, total.entries_high) == (70, 69, 71)
    assert (total.passers_by, total.capture_rate) == (37, 30 / 67)
    assert (total.occupancy, total.person_hours) == (15, 30)
    assert (total.heard_share, total.imported_share) == (1 / 24, 2 / 24)
    assert total.dwell_median is not None
    assert total.dwell_median > 900
    assert list(total.dwell_bands) == [0, 0, 10, 0, 0, 0], "a median says nothing of bands"
    assert total.bounce_rate == 1 / 10
    assert of(kept).gaps[1].begin == at("2026-11-09 13:00")


def test_a_whole_day_that_was_imported() -> None:
    day = Hour(
        row("2026-11-09 16:00", 200.0, heard_s=0.0, visits=VisitFigures(entries=200.0)),
        Import(begin=at(BEGIN), end=at(END), occupancy=True),
    )
    whole = of([day], by=By.HOUR)
    assert (whole.total.entries, whole.total.imported_share, whole.gaps, whole.busiest) == (200, 1, (), None)
    assert {hour.entries for hour in whole.series} == {None}, "nobody knows at which hour they came"
    assert of([day], by=By.DAY).series[0].entries == 200
    assert whole.total.peak is None


def test_spans_are_of_whole_hours() -> None:
    part = of(rows(BEGIN, 24), "2026-11-09 10:20", "2026-11-09 12:40").total
    assert (part.begin, part.end) == (at("2026-11-09 11:00"), at("2026-11-09 13:00"))
    assert part.entries == 8 + 9


def test_open_seconds() -> None:
    assert DAYS.open_seconds(at("2026-11-09 09:00"), at("2026-11-09 10:00")) == 1800
    assert DAYS.open_seconds(at(BEGIN), at(END)) == 8.5 * HOUR
    assert DAYS.open_seconds(at("2026-11-09 00:00"), at("2026-11-16 00:00")) == 6 * 8.5 * HOUR
    late = OpeningHours(((Span(time(20), time(2)), Span(time(22), time(3))),) * 7)
    nights = BusinessDays(EngineSettings(zone=ZONE, hours=late))
    assert nights.open_seconds(at(BEGIN), at(END)) == 7 * HOUR, "spans that overlap are open once"
    assert BusinessDays(EngineSettings(zone=ZONE)).open_seconds(at(BEGIN), at(END)) is None


def test_dwell_of_many_hours_is_one_histogram() -> None:
    kept = [row(at(BEGIN) + HOUR * step, 3.0, visits=visits(3.0, dwell=100.0 * (step + 1))) for step in range(24)]
    together = Dwell()
    for hour in kept:
        together += hour.visits.dwell
    assert of(kept).total.dwell_median == together.median
    assert of(kept).total.dwell_bands == together.bands()
