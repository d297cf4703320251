"""Which span of time a question is about, and how two of them are laid side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from custom_components.footfall.assist.errors import UnansweredError
from custom_components.footfall.assist.periods import WORDS, Span, before, side_by_side, span_of, week_before

from .assist_words import DAYS, NOW
from .hours import ZONE, at


def local(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(ZONE):%Y-%m-%d %H:%M}"


def bounds(span: Span) -> tuple[str, str]:
    return local(span.begin), local(span.until)


@pytest.mark.parametrize(
    ("word", "day", "begin", "until"),
    [
        ("today", None, "2026-11-11 04:00", "2026-11-11 14:00"),
        ("yesterday", None, "2026-11-10 04:00", "2026-11-11 04:00"),
        ("tuesday", None, "2026-11-10 04:00", "2026-11-11 04:00"),
        ("wednesday", None, "2026-11-04 04:00", "2026-11-05 04:00"),
        ("thursday", None, "2026-11-05 04:00", "2026-11-06 04:00"),
        ("this_week", None, "2026-11-09 04:00", "2026-11-11 14:00"),
        ("last_week", None, "2026-11-02 04:00", "2026-11-09 04:00"),
        ("this_month", None, "2026-11-01 04:00", "2026-11-11 14:00"),
        ("last_month", None, "2026-10-01 04:00", "2026-11-01 04:00"),
        ("day_of_date", date(2026, 10, 25), "2026-10-25 04:00", "2026-10-26 04:00"),
        ("week_of_date", date(2026, 10, 25), "2026-10-19 04:00", "2026-10-26 04:00"),
        ("month_of_date", date(2024, 2, 29), "2024-02-01 04:00", "2024-03-01 04:00"),
    ],
)
def test_a_period(word: str, day: date | None, begin: str, until: str) -> None:
    """A weekday is the last one before today: asked on a Wednesday, Wednesday is a week ago."""
    assert bounds(span_of(word, day, DAYS, NOW)) == (begin, until)


def test_every_word_means_something() -> None:
    assert all(span_of(word, date(2026, 11, 3), DAYS, NOW) for word in WORDS)


def test_at_night_it_is_still_the_business_day_before() -> None:
    assert bounds(span_of("today", None, DAYS, at("2026-11-12 03:30"))) == ("2026-11-11 04:00", "2026-11-12 03:00")


def test_an_hour_is_known_a_minute_after_it_ended() -> None:
    assert bounds(span_of("today", None, DAYS, at("2026-11-11 14:00") + 59))[1] == "2026-11-11 13:00"
    assert bounds(span_of("today", None, DAYS, at("2026-11-11 14:00") + 60))[1] == "2026-11-11 14:00"


def test_a_day_that_has_just_begun_has_no_hour_yet() -> None:
    span = span_of("today", None, DAYS, at("2026-11-11 04:10"))
    assert span.until == span.begin
    assert span.running


@pytest.mark.parametrize("day", [date(2026, 11, 12), date(9999, 12, 31)])
@pytest.mark.parametrize("word", ["day_of_date", "month_of_date"])
def test_the_future_is_not_known(word: str, day: date) -> None:
    if word == "month_of_date" and day.month == 11:
        assert span_of(word, day, DAYS, NOW).running, "this month has begun"
        return
    with pytest.raises(UnansweredError, match="future") as refused:
        span_of(word, day, DAYS, NOW)
    assert refused.value.key == "ahead"


def test_a_date_is_asked_for() -> None:
    with pytest.raises(UnansweredError, match="YYYY-MM-DD") as refused:
        span_of("day_of_date", None, DAYS, NOW)
    assert refused.value.key is None, "the user did nothing wrong"


@pytest.mark.parametrize(
    ("word", "begin"),
    [("today", "2026-11-10"), ("this_week", "2026-11-02"), ("this_month", "2026-10-01"), ("last_month", "2026-09-01")],
)
def test_the_one_before(word: str, begin: str) -> None:
    assert local(before(span_of(word, None, DAYS, NOW), DAYS, NOW).begin) == f"{begin} 04:00"


def test_the_same_day_a_week_before() -> None:
    assert local(week_before(span_of("today", None, DAYS, NOW), DAYS, NOW).begin) == "2026-11-04 04:00"


def test_a_running_day_is_compared_up_to_the_same_time_of_day() -> None:
    today, other = (span_of(word, None, DAYS, NOW) for word in ("today", "tuesday"))
    this, then = side_by_side(today, other, DAYS)
    assert bounds(this) == ("2026-11-11 04:00", "2026-11-11 14:00")
    assert bounds(then) == ("2026-11-10 04:00", "2026-11-10 14:00")
    assert then.running, "it is said that it was cut"
    assert side_by_side(other, today, DAYS) == (then, this)


def test_a_running_week_is_compared_up_to_the_same_time_of_the_same_day() -> None:
    this, then = side_by_side(span_of("this_week", None, DAYS, NOW), span_of("last_week", None, DAYS, NOW), DAYS)
    assert bounds(this) == ("2026-11-09 04:00", "2026-11-11 14:00")
    assert bounds(then) == ("2026-11-02 04:00", "2026-11-04 14:00")


def test_by_the_clock_over_the_end_of_summer_time() -> None:
    now = at("2026-10-27 14:30")
    this, then = side_by_side(span_of("this_week", None, DAYS, now), span_of("last_week", None, DAYS, now), DAYS)
    assert (bounds(this)[1], bounds(then)[1]) == ("2026-10-27 14:00", "2026-10-20 14:00")


def test_days_that_are_over_are_compared_whole() -> None:
    one, other = (span_of(word, None, DAYS, NOW) for word in ("yesterday", "monday"))
    assert side_by_side(one, other, DAYS) == (one, other)


def test_months_that_are_over_are_compared_whole_though_one_is_longer() -> None:
    october = span_of("last_month", None, DAYS, NOW)
    september = before(october, DAYS, NOW)
    assert side_by_side(october, september, DAYS) == (october, september)


def test_a_running_month_is_compared_day_by_day_and_no_further_than_the_other_goes() -> None:
    now = at("2026-03-31 14:30")
    march = span_of("this_month", None, DAYS, now)
    this, then = side_by_side(march, before(march, DAYS, now), DAYS)
    assert bounds(this) == ("2026-03-01 04:00", "2026-03-31 14:00")
    assert bounds(then) == ("2026-02-01 04:00", "2026-03-01 04:00")
