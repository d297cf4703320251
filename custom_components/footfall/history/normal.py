"""What is normal on a business day: its hours, and the whole of it, as they were on the same weekday before."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from .business_days import WEEK_DAYS
from .hour import HOUR
from .usual import WEEKS, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from .business_days import BusinessDays
    from .hour import Brief

FEWEST: Final = 2
"""Weeks without which nothing is called normal."""
PERCENTILES_FROM: Final = 4
"""Weeks from which the band leaves out the extremes."""
LOW: Final = 0.1
HIGH: Final = 0.9
ENOUGH: Final = 0.9
"""Share of what normally comes in a day that must lie in hours that were heard, for its sum to be compared."""


@dataclass(frozen=True, slots=True)
class Band:
    """People over some weeks: the mean; the 10th and 90th percentile of 4 weeks and more, of fewer least and most."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, people: Iterable[float]) -> Band | None:
        """Return the band of one number a week, None of fewer than 2 weeks."""
        known = sorted(people)
        if len(known) < FEWEST:
            return None
        whole = len(known) < PERCENTILES_FROM
        return cls(fmean(known), *(quantile(known, share) for share in ((0.0, 1.0) if whole else (LOW, HIGH))))


@dataclass(frozen=True, slots=True)
class NormalHour:
    """An hour: when it begins, UTC seconds, of how many weeks it is known, and what is normal; None of fewer than 2."""

    start: float
    weeks: int
    entries: Band | None
    occupancy: Band | None


@dataclass(frozen=True, slots=True)
class NormalDay:
    """A business day. `weeks`: of how many anything is known. `entries`: of the whole day, None of fewer than 2."""

    weeks: int
    hours: tuple[NormalHour, ...]
    entries: Band | None

    def entries_by(self, moment: float) -> float | None:
        """Return how many people have normally come by a moment, UTC seconds, within an hour in proportion."""
        known = [(hour.start, hour.entries.mean) for hour in self.hours if hour.entries is not None]
        whole = sum(mean for _, mean in known)
        if self.entries is None or not known:
            return None
        part = sum(mean * min(1.0, max(0.0, (moment - start) / HOUR)) for start, mean in known)
        return self.entries.mean * part / whole if whole > 0 else 0.0


def quantile(known: Sequence[float], share: float) -> float:
    """Return what a share, 0 to 1, of numbers in order lies below, in proportion between the two that are nearest."""
    place = share * (len(known) - 1)
    below = int(place)
    above = min(below + 1, len(known) - 1)
    return known[below] + (known[above] - known[below]) * (place - below)


def normal(day: int, days: BusinessDays, index: Mapping[float, Brief]) -> NormalDay | None:
    """Return what is normal on a business day, by the same weekday of the 8 weeks before, hour for hour by the clock.

    None where fewer than 2 of these days are known.
    """
    before = [_Before(day - WEEK_DAYS * week, days, index) for week in range(1, WEEKS + 1)]
    weeks = sum(bool(one.hours) or one.whole is not None for one in before)
    if weeks < FEWEST:
        return None
    places = {start: _place(start, day, days) for start in days.hours(day)}
    known = {place: [one.hours[place] for one in before if place in one.hours] for place in places.values()}
    hours = tuple(_hour(start, known[place]) for start, place in places.items())
    # An hour that one day alone heard has no band, yet days that did not hear it are not whole.
    weights = {place: fmean(hour.entries for hour in heard) for place, heard in known.items() if heard}
    return NormalDay(weeks, hours, Band.of(total for one in before if (total := one.total(weights)) is not None))


class _Before:
    """A business day of the weeks before. `hours`: those that were heard, by place. `whole`: imported as a day."""

    def __init__(self, day: int, days: BusinessDays, index: Mapping[float, Brief]) -> None:
        self.hours: dict[int, Brief] = {}
        self.whole: float | None = None
        self._entries = 0.0
        for start in days.hours(day):
            if (brief := index.get(start)) is None:
                continue
            if brief.whole_day:
                self.whole = brief.entries
            elif comparable(brief):
                self._entries += brief.entries
                # Where the clock is set back, an hour comes twice: the first stands for both.
                self.hours.setdefault(_place(start, day, days), brief)

    def total(self, weights: Mapping[int, float]) -> float | None:
        """Return how many came on that day, None where too much of it was not heard. `weights`: what is normal."""
        if self.whole is not None or not self.hours or not weights:
            return self.whole
        heard = sum(weight for place, weight in weights.items() if place in self.hours)
        return self._entries if heard >= ENOUGH * sum(weights.values()) else None


def _hour(start: float, known: Sequence[Brief]) -> NormalHour:
    return NormalHour(
        start,
        len(known),
        Band.of(brief.entries for brief in known),
        Band.of(brief.occupancy for brief in known if brief.occupancy is not None),
    )


def _place(start: float, day: int, days: BusinessDays) -> int:
    """Return where in its business day an hour lies by the clock: as hours since midnight of its date."""
    local: datetime = days.local(start)
    return (local.toordinal() - day) * 24 + local.hour
