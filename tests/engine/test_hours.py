"""Opening hours and business days, in the shop's own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.footfall.engine import OpeningHours, Span
from custom_components.footfall.engine.hours import DAY_ENDS, Calendar, When

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = Span(time(9), time(19))
BAR = Span(time(18), time(2))
WEEK = OpeningHours(((SHOP,),) * 5 + ((Span(time(9), time(13)), Span(time(15), time(18))), ()))
SUNDAY = date(2026, 3, 8)


def at(calendar: Calendar, year: int, month: int, day: int, hour: int, minute: int) -> When:
    """Return what a local moment is."""
    return calendar.at(datetime(year, month, day, hour, minute, tzinfo=BERLIN).timestamp())


def test_a_shop_is_open_in_its_own_time_zone() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, WEEK)

    assert at(calendar, 2026, 3, 2, 8, 59).closed
    assert not at(calendar, 2026, 3, 2, 9, 0).closed
    assert not at(calendar, 2026, 3, 2, 18, 59).closed
    assert at(calendar, 2026, 3, 2, 19, 0).closed
    assert not at(calendar, 2026, 7, 6, 9, 0).closed


def test_nobody_is_inside_from_an_hour_after_closing_to_an_hour_before_opening() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, WEEK)

    assert not at(calendar, 2026, 3, 2, 19, 59).asleep
    assert at(calendar, 2026, 3, 2, 20, 0).asleep
    assert at(calendar, 2026, 3, 3, 7, 59).asleep
    assert not at(calendar, 2026, 3, 3, 8, 0).asleep
    lunch = at(calendar, 2026, 3, 7, 14, 0)
    assert lunch.closed
    assert not lunch.asleep
    assert at(calendar, 2026, 3, 8, 12, 0).asleep


def test_an_exception_takes_the_place_of_its_day() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, OpeningHours(WEEK.week, {SUNDAY: (SHOP,), SUNDAY + timedelta(1): ()}))

    assert not at(calendar, 2026, 3, 8, 12, 0).closed
    assert at(calendar, 2026, 3, 9, 12, 0).closed
    assert not at(calendar, 2026, 3, 10, 12, 0).closed


def test_a_span_over_midnight_belongs_to_the_day_on_which_it_opens() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, OpeningHours(((BAR,),) + ((),) * 6))

    assert not at(calendar, 2026, 3, 2, 23, 0).closed
    assert not at(calendar, 2026, 3, 3, 1, 59).closed
    assert at(calendar, 2026, 3, 3, 2, 0).closed
    assert at(calendar, 2026, 3, 3, 19, 0).closed


def test_round_the_clock_is_never_closed() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, OpeningHours(((Span(time(0), time(0)),),) * 7))

    begin = datetime(2026, 3, 28, 12, tzinfo=BERLIN).timestamp()

    assert not any(calendar.at(begin + hour * 3600).closed for hour in range(72))


def test_a_business_day_ends_at_four_also_where_the_clocks_change() -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, None)

    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 1)):
        before = at(calendar, day.year, day.month, day.day, 3, 59).day
        assert before == day.toordinal() - 1
        assert at(calendar, day.year, day.month, day.day, 4, 0).day == day.toordinal()
        assert at(calendar, day.year, day.month, day.day, 23, 59).day == day.toordinal()


def test_the_end_of_the_day_can_be_set() -> None:
    calendar = Calendar(BERLIN, time(0), None)

    assert at(calendar, 2026, 3, 2, 0, 0).day == date(2026, 3, 2).toordinal()


def test_without_opening_hours_the_shop_is_not_known_to_be_closed() -> None:
    night = at(Calendar(BERLIN, DAY_ENDS, None), 2026, 3, 8, 3, 0)

    assert not night.closed
    assert not night.asleep


def test_what_is_kept_is_what_would_be_worked_out_anew() -> None:
    kept = Calendar(BERLIN, DAY_ENDS, WEEK)
    begin = datetime(2026, 3, 27, tzinfo=UTC).timestamp()

    for step in (*range(0, 4 * 1440, 7), *range(4 * 1440, 0, -11)):
        moment = begin + step * 60
        assert kept.at(moment) == Calendar(BERLIN, DAY_ENDS, WEEK).at(moment)


@pytest.mark.parametrize("moment", [-1e300, -1e12, -62_000_000_000.0, 0.0, 1e11, 253_000_000_000.0, 1.9e13, 1e300])
def test_a_moment_beyond_all_dates_is_one_too(moment: float) -> None:
    calendar = Calendar(BERLIN, DAY_ENDS, WEEK)

    assert calendar.at(moment) == calendar.at(moment)


def test_what_is_no_week_is_refused() -> None:
    with pytest.raises(ValueError, match="7 days, not 5"):
        OpeningHours(((SHOP,),) * 5)
    with pytest.raises(ValueError, match="without a time zone"):
        Span(time(9, tzinfo=UTC), time(19))
