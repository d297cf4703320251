"""Which span of time a question is about: today, last Tuesday, this week, a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from custom_components.footfall.history.business_days import WEEK_DAYS, Period, settled

from .errors import UnansweredError

if TYPE_CHECKING:
    from custom_components.footfall.history import BusinessDays

LONGEST_MONTH: Final = 31

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_OF: Final = "day_of_date"
WEEK_OF: Final = "week_of_date"
MONTH_OF: Final = "month_of_date"
DATED: Final = (DAY_OF, WEEK_OF, MONTH_OF)
WORDS: Final = (*(period.value for period in Period), *WEEKDAYS, *DATED)
"""What a model may call a period; those of DATED need a date beside."""


class Kind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A period. `first`: its first business day. `begin`, `end`: UTC seconds. `until`: up to when it can be known."""

    kind: Kind
    first: int
    begin: float
    end: float
    until: float

    @property
    def running(self) -> bool:
        """Whether it is not over, or was cut to be compared with one that is not."""
        return self.until < self.end


def span_of(word: str, day: date | None, days: BusinessDays, now: float) -> Span:
    """Return the period that is called so; UnansweredError where it is unclear, or has not begun."""
    kind, first = _place(word, day, date.fromordinal(days.of(now)))
    return _span(kind, first, days, now)


def before(span: Span, days: BusinessDays, now: float) -> Span:
    """Return the period of the same kind before one."""
    first = date.fromordinal(span.first)
    step = {Kind.DAY: timedelta(days=1), Kind.WEEK: timedelta(days=WEEK_DAYS), Kind.MONTH: timedelta(days=1)}[span.kind]
    earlier = first - step
    return _span(span.kind, earlier.replace(day=1) if span.kind is Kind.MONTH else earlier, days, now)


def week_before(span: Span, days: BusinessDays, now: float) -> Span:
    """Return the same weekday a week before."""
    return _span(span.kind, date.fromordinal(span.first - WEEK_DAYS), days, now)


def side_by_side(one: Span, other: Span, days: BusinessDays) -> tuple[Span, Span]:
    """Return two periods, each no longer than the other has gone so far: at ten in the morning, until ten."""
    shift = one.first - other.first
    if one.running:
        other = _cut(other, days.earlier(one.until, shift))
    if other.running:
        one = _cut(one, days.earlier(other.until, -shift))
    return one, other


def _cut(span: Span, until: float) -> Span:
    return replace(span, until=max(span.begin, min(span.until, until)))


def _place(word: str, day: date | None, today: date) -> tuple[Kind, date]:
    if word in DATED:
        if day is None:
            raise UnansweredError(f"'{word}' needs a date beside it, as YYYY-MM-DD.")
        kind = {DAY_OF: Kind.DAY, WEEK_OF: Kind.WEEK, MONTH_OF: Kind.MONTH}[word]
        return kind, _first(kind, day)
    if word in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(word) - 1) % WEEK_DAYS + 1
        return Kind.DAY, today - timedelta(days=back)
    last_month = today.replace(day=1) - timedelta(days=1)
    kind, inside = {
        Period.TODAY: (Kind.DAY, today),
        Period.YESTERDAY: (Kind.DAY, today - timedelta(days=1)),
        Period.THIS_WEEK: (Kind.WEEK, today),
        Period.LAST_WEEK: (Kind.WEEK, today - timedelta(days=WEEK_DAYS)),
        Period.THIS_MONTH: (Kind.MONTH, today),
        Period.LAST_MONTH: (Kind.MONTH, last_month),
    }[Period(word)]
    return kind, _first(kind, inside)


def _first(kind: Kind, day: date) -> date:
    """Return the first day of the period that a day is in. Weeks begin on Monday."""
    if kind is Kind.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if kind is Kind.MONTH else day


def _span(kind: Kind, first: date, days: BusinessDays, now: float) -> Span:
    if first.toordinal() > days.of(now):
        raise UnansweredError("That period has not begun yet: nothing is known of the future.", "ahead")
    next_first = {
        Kind.DAY: first + timedelta(days=1),
        Kind.WEEK: first + timedelta(days=WEEK_DAYS),
        Kind.MONTH: (first + timedelta(days=LONGEST_MONTH)).replace(day=1),
    }[kind]
    begin, end = days.begin(first.toordinal()), days.begin(next_first.toordinal())
    return Span(kind=kind, first=first.toordinal(), begin=begin, end=end, until=max(begin, min(end, settled(now))))
