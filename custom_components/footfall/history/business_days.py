"""Business days: when each begins, which days a period has, and how long the shop is open in a span of time."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from custom_components.footfall.engine.hours import Calendar

from .hour import HOUR

if TYPE_CHECKING:
    from datetime import time, tzinfo

    from custom_components.footfall.engine import EngineSettings

WEEK_DAYS = 7
SETTLED_S = 60.0
"""Seconds after which an hour that has ended is kept, or missing: nodes tell of it a little later than it ends."""
DAY_HOURS = 24
HOUR_MINUTES = 60
DAY_MINUTES = DAY_HOURS * HOUR_MINUTES


class Period(StrEnum):
    """A span of business days, seen from one of them. Weeks begin on Monday."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"


class BusinessDays:
    """The calendar of a shop, as it is set now. Days are ordinals of dates, moments UTC seconds."""

    def __init__(self, settings: EngineSettings) -> None:
        self.zone: tzinfo = settings.zone
        self.day_ends = settings.day_ends
        self._hours = settings.hours
        self._calendar = Calendar(settings.zone, settings.day_ends, settings.hours)

    @property
    def hours_known(self) -> bool:
        """Whether opening hours are set."""
        return self._hours is not None

    def of(self, moment: float) -> int:
        """Return the business day of a moment."""
        return self._calendar.at(moment).day

    def begin(self, day: int) -> float:
        """Return when a business day begins."""
        return datetime.combine(date.fromordinal(day), self.day_ends, self.zone).timestamp()

    def hours(self, day: int) -> list[float]:
        """Return when the UTC hours begin that belong to a business day: 24, where summer time changes 23 or 25."""
        first, end = (math.ceil(self.begin(of) / HOUR) for of in (day, day + 1))
        return [hour * HOUR for hour in range(first, end)]

    def local(self, moment: float) -> datetime:
        """Return the local time of a moment, without its zone."""
        return datetime.fromtimestamp(moment, UTC).astimezone(self.zone).replace(tzinfo=None)

    def period(self, period: Period, moment: float) -> tuple[float, float]:
        """Return when a period begins and ends."""
        today = date.fromordinal(self.of(moment))
        monday = today - timedelta(days=today.weekday())
        first = today.replace(day=1)
        one, week = timedelta(days=1), timedelta(days=WEEK_DAYS)
        begin, end = {
            Period.TODAY: (today, today + one),
            Period.YESTERDAY: (today - one, today),
            Period.THIS_WEEK: (monday, monday + week),
            Period.LAST_WEEK: (monday - week, monday),
            Period.THIS_MONTH: (first, (first + timedelta(days=31)).replace(day=1)),
            Period.LAST_MONTH: ((first - one).replace(day=1), first),
        }[period]
        return self.begin(begin.toordinal()), self.begin(end.toordinal())

    def earlier(self, moment: float, days: int) -> float:
        """Return the moment of the same local time so many days before: a day of summer time's change is one too."""
        local = datetime.fromtimestamp(moment, UTC).astimezone(self.zone).replace(tzinfo=None)
        return (local - timedelta(days=days)).replace(tzinfo=self.zone).timestamp()

    def open_in_a_week(self) -> frozenset[tuple[int, int]] | None:
        """Return the hours, as weekday from Monday and hour by the clock, of which half and more is open in any week.

        None where opening hours are not known. Exceptions are no part of it.
        """
        if self._hours is None:
            return None
        minutes = [False] * (WEEK_DAYS * DAY_MINUTES)
        for weekday, spans in enumerate(self._hours.week):
            for span in spans:
                opens, closes = (weekday * DAY_MINUTES + _minute(at) for at in (span.opens, span.closes))
                for minute in range(opens, closes + DAY_MINUTES * (closes <= opens)):
                    minutes[minute % len(minutes)] = True
        return frozenset(
            divmod(hour, DAY_HOURS)
            for hour in range(WEEK_DAYS * DAY_HOURS)
            if 2 * sum(minutes[hour * HOUR_MINUTES : (hour + 1) * HOUR_MINUTES]) >= HOUR_MINUTES
        )

    def open_seconds(self, begin: float, end: float) -> float | None:
        """Return how long the shop is open between two moments, None where opening hours are not known."""
        if self._hours is None:
            return None
        first = datetime.fromtimestamp(begin, UTC).astimezone(self.zone).date() - timedelta(days=1)
        days = [first + timedelta(days=step) for step in range(int((end - begin) / (24 * HOUR)) + 4)]
        spans = sorted(span.on(day, self.zone) for day in days for span in self._hours.of(day))
        seconds, until = 0.0, begin
        for opens, closes in spans:
            since = max(opens, until)
            if (upto := min(closes, end)) > since:
                seconds += upto - since
                until = upto
        return seconds


def settled(now: float) -> float:
    """Return the end of the last hour that can be known at a moment, UTC seconds."""
    return (now - SETTLED_S) // HOUR * HOUR


def _minute(at: time) -> int:
    return at.hour * HOUR_MINUTES + at.minute
