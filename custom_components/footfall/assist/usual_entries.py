"""How many people usually come in the time that a day or a week has gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.hour import HOUR
from custom_components.footfall.history.normal import ENOUGH, Band, normal
from custom_components.footfall.history.usual import WEEKS, comparable

from .periods import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custom_components.footfall.history import BusinessDays
    from custom_components.footfall.history.hour import Brief

    from .periods import Span


class UsualEntries(NamedTuple):
    """People who usually come, and over how many weeks that was found."""

    band: Band
    weeks: int


def usual_entries(
    span: Span, hours: Sequence[float] | None, days: BusinessDays, index: Mapping[float, Brief]
) -> UsualEntries | None:
    """Return how many people came in the same time of the 8 weeks before; None of fewer than 2.

    `hours`: which hours of the span are to be looked at; None for all of it, which has to be a day or a week that is
    over. A week counts when nine in ten of these hours are known of it.
    """
    if hours is None and span.kind is Kind.DAY:
        day = normal(span.first, days, index)
        return None if day is None or day.entries is None else UsualEntries(day.entries, day.weeks)
    if hours is None:
        hours = [start for day in range(span.first, span.first + WEEK_DAYS) for start in days.hours(day)]
    totals = [total for week in range(1, WEEKS + 1) if (total := _total(week, hours, days, index)) is not None]
    band = Band.of(totals)
    return None if band is None else UsualEntries(band, len(totals))


def _total(week: int, hours: Sequence[float], days: BusinessDays, index: Mapping[float, Brief]) -> float | None:
    then = [index.get(days.earlier(start, WEEK_DAYS * week) // HOUR * HOUR) for start in hours]
    known = [hour for hour in then if hour is not None and comparable(hour)]
    if not known or len(known) < ENOUGH * len(then):
        return None
    return sum(hour.entries for hour in known)
