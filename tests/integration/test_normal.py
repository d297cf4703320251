"""What is normal on a business day, and what one that goes on says of its hours."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from custom_components.footfall.engine import EngineSettings, OpeningHours, Span
from custom_components.footfall.engine.figures import DayFigures
from custom_components.footfall.history import BusinessDays
from custom_components.footfall.history.day import DayHour, hours_of, total_of, with_running
from custom_components.footfall.history.hour import Brief, Hour
from custom_components.footfall.history.normal import Band, NormalDay, NormalHour, normal, quantile

from .hours import HOUR, ZONE, at, row, rows, visits
from .past import imported_day, imported_hour, index, kept, weekly

OPEN = OpeningHours(((Span(time(9, 30), time(18)),),) * 6 + ((),))
DAYS = BusinessDays(EngineSettings(zone=ZONE, hours=OPEN))
UNKNOWN = BusinessDays(EngineSettings(zone=ZONE))
MONDAY = date(2026, 11, 9)
DAY = MONDAY.toordinal()


def day_of(held: dict[float, Brief], day: int = DAY) -> NormalDay:
    found = normal(day, DAYS, held)
    assert found is not None
    return found


def at_noon(held: dict[float, Brief]) -> NormalHour:
    [noon] = [hour for hour in day_of(held).hours if hour.start == at("2026-11-09 12:00")]
    return noon


def told(band: Band | None) -> tuple[float, ...] | None:
    return None if band is None else astuple(band)


def test_quantiles_lie_in_proportion_between_their_neighbours() -> None:
    assert [quantile([1.0, 2.0, 3.0, 4.0, 5.0], share) for share in (0.0, 0.1, 0.5, 0.9, 1.0)] == [1, 1.4, 3, 4.6, 5]
    assert quantile([7.0], 0.9) == 7


def test_an_hour_of_eight_weeks_has_a_mean_and_percentiles() -> None:
    noon = at_noon(index(weekly("2026-11-09 12:00", [8, 1, 2, 3, 4, 5, 6, 7])))
    assert noon.weeks == 8
    assert told(noon.entries) == pytest.approx((4.5, 1.7, 7.3))
    assert noon.occupancy == noon.entries


def test_what_lies_further_back_is_not_normal_any_more() -> None:
    assert at_noon(index(weekly("2026-11-09 12:00", [10] * 8 + [1000] * 3))).entries == Band(10, 10, 10)


def test_of_two_or_three_weeks_the_band_is_the_least_and_the_most() -> None:
    noon = at_noon(index(weekly("2026-11-09 12:00", [10, None, 40, None, 20])))
    assert noon.weeks == 3
    assert told(noon.entries) == pytest.approx((70 / 3, 10, 40))


def test_one_week_is_no_rule() -> None:
    assert normal(DAY, DAYS, {}) is None
    assert normal(DAY, DAYS, index(weekly("2026-11-09 12:00", [10]))) is None
    found = day_of(index([*weekly("2026-11-09 12:00", [10, 20]), *weekly("2026-11-09 13:00", [5])]))
    hours = {hour.start: hour for hour in found.hours}
    assert hours[at("2026-11-09 13:00")] == NormalHour(at("2026-11-09 13:00"), 1, None, None)
    assert hours[at("2026-11-09 14:00")] == NormalHour(at("2026-11-09 14:00"), 0, None, None), "and unknown is not 0"


def test_an_hour_that_was_hardly_heard_says_nothing() -> None:
    held = index(
        [
            *weekly("2026-11-09 12:00", [10, 20]),
            *weekly("2026-11-09 12:00", [None, None, 1], heard_s=0.8 * HOUR),
            *weekly("2026-11-09 12:00", [None, None, None, 30], heard_s=0.9 * HOUR),
        ]
    )
    assert at_noon(held).entries == Band(20, 10, 30)


def test_an_imported_hour_counts_and_may_say_nothing_of_people_inside() -> None:
    held = index([*weekly("2026-11-09 12:00", [10, 20]), imported_hour("2026-10-19 12:00", 60.0)])
    assert at_noon(held).entries == Band(30, 10, 60)
    assert at_noon(held).occupancy == Band(15, 10, 20)


def test_a_day_that_was_imported_counts_for_the_day_alone() -> None:
    found = day_of(index([imported_day(date(2026, 11, 2), 100.0), imported_day(date(2026, 10, 26), 300.0)]))
    assert (found.weeks, found.entries) == (2, Band(200, 100, 300))
    assert {hour.entries for hour in found.hours} == {None}
    assert found.entries_by(at("2026-11-09 12:00")) is None, "it is not known how a day goes"


def test_a_day_of_which_much_is_missing_is_no_measure_for_the_day() -> None:
    """The hours that were heard count; what of a normal day lies in hours that were not decides on the day."""
    noons = weekly("2026-11-09 12:00", [90, 90, 90, 90])
    at_night = weekly("2026-11-09 23:00", [4, 4, None, 4])
    evenings = weekly("2026-11-09 18:00", [20, 20, 20, None])
    found = day_of(index([*noons, *at_night, *evenings]))

    assert found.weeks == 4
    assert found.entries is not None
    assert told(found.entries) == pytest.approx(((114 + 114 + 110) / 3, 110, 114))
    assert found.entries_by(at("2026-11-09 04:00")) == 0
    assert found.entries_by(at("2026-11-10 04:00")) == pytest.approx(found.entries.mean)
    by_half_past_twelve = found.entries_by(at("2026-11-09 12:30"))
    assert by_half_past_twelve == pytest.approx(found.entries.mean * 45 / 114)


def test_a_day_that_broke_off_is_no_measure_though_one_day_alone_went_on() -> None:
    whole, part = [row(at("2026-11-02 08:00") + HOUR * step, 10.0) for step in range(10)], 3
    broken = [row(at("2026-10-26 08:00") + HOUR * step, 10.0) for step in range(part)]
    found = day_of(index([*whole, *broken]))
    assert [hour.weeks for hour in found.hours if hour.weeks] == [2] * part + [1] * 7
    assert found.entries is None


def test_days_on_which_nobody_comes_are_normal_too() -> None:
    found = day_of(index(weekly("2026-11-09 12:00", [0.0, 0.0, 0.0])))
    assert found.entries == Band(0, 0, 0)
    assert found.entries_by(at("2026-11-09 18:00")) == 0


def test_summer_time_moves_no_hour() -> None:
    """Berlin's clocks went back on 25 October: noon before it was another hour of UTC."""
    assert at("2026-10-19 12:00") - at("2026-10-26 12:00") != -7 * 24 * HOUR
    assert at_noon(index(weekly("2026-11-09 12:00", [10, 20, 30, 40]))).weeks == 4


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 10, 24), 25), (date(2026, 3, 28), 23), (MONDAY, 24)])
def test_a_day_of_the_clocks_change_has_all_its_hours(day: date, hours: int) -> None:
    """The change falls into the night, which belongs to the business day before."""
    held = index(
        weekly_row
        for hour in (1, 2, 3, 12)
        for weekly_row in weekly(f"{date.fromordinal(day.toordinal() + (hour < 4))} {hour:02}:00", [10, 10])
    )
    found = day_of(held, day.toordinal())
    assert len(found.hours) == hours
    starts = [hour.start for hour in found.hours]
    assert starts == [starts[0] + HOUR * step for step in range(hours)]
    assert sum(hour.weeks == 2 for hour in found.hours) == 4 + (hours - 24), "two o'clock comes twice, or not at all"
    shown = hours_of(day.toordinal(), DAYS, {}, None)
    assert [hour.start for hour in shown] == starts


def test_a_night_that_had_an_hour_more_counts_whole() -> None:
    """25 October came with an hour twice; as the day before that of 31 October it is one of two."""
    night = rows("2026-10-24 04:00", 25)
    later = rows("2026-10-17 04:00", 24)
    found = day_of(index([*night, *later]), date(2026, 10, 31).toordinal())
    assert len(found.hours) == 24
    assert told(found.entries) == pytest.approx((300.5, 300, 301))


def test_hours_of_a_zone_with_half_hours_stay_in_place() -> None:
    """Lord Howe moves its clocks by half an hour, so the hours of UTC begin at other minutes before and after."""
    days = BusinessDays(EngineSettings(zone=ZoneInfo("Australia/Lord_Howe")))
    day = date(2026, 10, 12).toordinal()
    moments = [days.hours(day - 7 * week)[8] for week in (1, 2, 3)]
    assert len({days.local(moment).minute for moment in moments}) == 2
    found = normal(day, days, index(row(moment, 10.0) for moment in moments))
    assert found is not None
    assert [hour.weeks for hour in found.hours if hour.weeks] == [3]


def test_every_hour_of_a_day_is_there_whatever_is_known_of_it() -> None:
    hours = {
        hour.row.start: hour
        for hour in kept(
            row("2026-11-09 10:00", 12.0, open_s=1800.0, heard_s=2700.0),
            row("2026-11-09 11:00", 0.0, open_s=0.0, heard_s=0.0),
            imported_hour("2026-11-09 12:00", 20.0, passers_by=True),
        )
    }
    shown = {hour.start: hour for hour in hours_of(DAY, DAYS, hours, None)}

    assert len(shown) == 24
    ten, eleven, noon = (shown[at(f"2026-11-09 {hour}:00")] for hour in (10, 11, 12))
    assert ten == DayHour(
        start=ten.start, open=True, heard=0.75, entries=12, passers_by=30, occupancy=12, low=6, high=24
    )
    assert eleven == DayHour(start=eleven.start, open=False), "nothing was heard, so nothing is known"
    assert noon == DayHour(start=noon.start, open=True, entries=20, passers_by=7, imported=True)
    assert shown[at("2026-11-09 08:00")] == DayHour(start=at("2026-11-09 08:00"), open=False)
    assert shown[at("2026-11-09 17:00")] == DayHour(start=at("2026-11-09 17:00"), open=True), "as it will be"


def test_where_opening_hours_are_not_known_nobody_says_whether_it_is_open() -> None:
    assert {hour.open for hour in hours_of(DAY, UNKNOWN, {}, None)} == {None}


def test_the_hour_that_goes_on_is_partial() -> None:
    running = row("2026-11-09 12:00", 3.0, heard_s=900.0, open_s=0.0)
    hours = with_running(kept(row("2026-11-09 11:00", 7.0)), running)
    [partial] = [hour for hour in hours_of(DAY, DAYS, hours, running) if hour.partial]
    assert (partial.start, partial.entries, partial.heard, partial.open) == (running.start, 3, 0.25, True)
    assert total_of(hours.values(), None).entries == 10


def test_an_hour_is_there_once() -> None:
    noon = row("2026-11-09 12:00", 5.0, heard_s=1800.0)
    less, more = (replace(noon, heard_s=heard, visits=visits(9.0)) for heard in (900.0, 2000.0))
    again = replace(less, again=True)
    for running, entries in ((less, 5), (more, 9), (again, 9), (None, 5)):
        assert with_running(kept(noon), running)[noon.start].row.visits.entries == entries


def test_a_day_that_was_imported_has_a_sum_and_no_hours() -> None:
    hours = {hour.row.start: hour for hour in [imported_day(MONDAY, 120.0, passers_by=True)]}
    shown = hours_of(DAY, DAYS, hours, None)
    assert {(hour.entries, hour.heard) for hour in shown} == {(None, 0.0)}
    assert (total_of(hours.values(), None).entries, total_of(hours.values(), None).passers_by) == (120, 7)


def test_a_day_of_which_nothing_is_known_adds_up_to_nothing_known() -> None:
    today = DayFigures(day=DAY)
    assert total_of([], today).entries is None
    assert total_of([Hour(row("2026-11-09 12:00", 5.0, heard_s=0.0))], today).entries is None


def test_the_day_has_the_interval_that_its_entity_shows() -> None:
    hours = kept(row("2026-11-09 11:00", 7.0), row("2026-11-09 12:00", 3.0))
    of_hours = total_of(hours, None)
    assert (of_hours.entries, of_hours.entries_low, of_hours.entries_high, of_hours.passers_by) == (10, 8, 12, 60)
    figures = replace(visits(10.2), entries_low=9.5, entries_high=11.0)
    of_day = total_of(hours, DayFigures(day=DAY, visits=figures))
    assert (of_day.entries, of_day.entries_low, of_day.entries_high) == (10.2, 9.5, 11.0)
    after_damage = total_of(hours, DayFigures(day=DAY, visits=visits(3.0)))
    assert after_damage.entries == 10, "what is kept stays, though the engine had to begin anew"
