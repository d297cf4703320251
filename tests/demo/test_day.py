"""Whenever the demo is started, it is a day of the shop's on which it is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.footfall.engine.hours import Calendar, OpeningHours, Span
from scripts.tools import demo_shop
from scripts.tools.demo_shop import DemoDay, gap_of, local_zone, node_places, opening_of

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = [DemoDay(datetime(2026, 11, 25, hour, 17, tzinfo=BERLIN), BERLIN) for hour in range(24)]
SUNDAY = DemoDay(datetime(2026, 11, 29, 15, 30, tzinfo=BERLIN), BERLIN)


def hours_of(day: DemoDay) -> OpeningHours:
    span = Span(time(day.opens), time(day.closes % 24))
    return OpeningHours(tuple(() if number == day.closed_on else (span,) for number in range(7)))


@pytest.mark.parametrize("day", [*DAYS, SUNDAY], ids=lambda day: f"{day.now:%a %H}")
def test_the_shop_is_open_now_and_opened_on_this_business_day(day: DemoDay) -> None:
    calendar = Calendar(BERLIN, day.day_ends, hours_of(day))
    now, opening = (calendar.at(moment.timestamp()) for moment in (day.now, day.begin))
    assert not now.closed
    assert now.day == opening.day == day.now.date().toordinal()
    assert timedelta() <= day.now - day.begin < timedelta(hours=5)
    assert day.end > day.now


def test_one_day_of_the_week_it_is_closed_and_never_today() -> None:
    assert DAYS[0].closed_on == 6
    assert SUNDAY.closed_on == 0
    open_days = [date.fromordinal(ordinal).weekday() for ordinal, _ in opening_of(SUNDAY)]
    assert set(open_days) == {1, 2, 3, 4, 5, 6}


def test_it_is_played_from_a_whole_hour_on_as_history_keeps_them() -> None:
    india = ZoneInfo("Asia/Kolkata")
    day = DemoDay(datetime(2026, 11, 25, 14, 17, tzinfo=india), india)
    assert day.begin.timestamp() % 3600 == 0
    assert day.begin.time() == time(9, 30)


def test_the_gap_lies_in_opening_hours() -> None:
    begin, end = gap_of(SUNDAY)
    spans = dict(opening_of(SUNDAY))
    assert any(opens < begin < end < closes for opens, closes in spans.values())
    assert (end - begin) / 3600 >= 4


def test_the_time_zone_is_that_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    assert datetime.now(local_zone()).utcoffset() == datetime.now(UTC).astimezone().utcoffset()
    monkeypatch.setattr(demo_shop, "LOCALTIME", demo_shop.LOCALTIME.with_name("no-such-file"))
    assert str(local_zone()) == "UTC"


def test_nodes_are_where_the_simulator_has_them() -> None:
    assert set(node_places()) == {"door", "till", "fitting"}
