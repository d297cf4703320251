"""What is usual at an hour: how it was in the weeks before."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Final

from .business_days import WEEK_DAYS
from .hour import HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .business_days import BusinessDays
    from .hour import Brief

WEEKS: Final = 8
FEWEST: Final = 3
"""Weeks without which nothing is called usual."""
HEARD_S: Final = 0.9 * HOUR
"""Seconds that must have been heard of an hour for its figures to be compared with those of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The same hour of the same weekday over the last 8 weeks.

    `occupancy`, `entries`: means; `…_spread`: standard deviations from week to week. `weeks`: how many were heard.
    """

    occupancy: float
    occupancy_spread: float
    entries: float
    entries_spread: float
    weeks: int


def comparable(hour: Brief) -> bool:
    """Tell whether the figures of an hour can be compared with those of another: it was heard, or counted elsewhere."""
    return not hour.whole_day and (hour.imported or hour.heard_s >= HEARD_S)


def usual(moment: float, days: BusinessDays, hours: Mapping[float, Brief]) -> Usual | None:
    """Return what is usual in the hour of a moment, UTC seconds, by local time; None under 3 weeks that were heard."""
    before = [hours.get(days.earlier(moment, WEEK_DAYS * week) // HOUR * HOUR) for week in range(1, WEEKS + 1)]
    known = [
        (hour.occupancy, hour.entries)
        for hour in before
        if hour is not None and hour.occupancy is not None and comparable(hour)
    ]
    if len(known) < FEWEST:
        return None
    occupancy, entries = zip(*known, strict=True)
    return Usual(
        occupancy=fmean(occupancy),
        occupancy_spread=stdev(occupancy),
        entries=fmean(entries),
        entries_spread=stdev(entries),
        weeks=len(known),
    )
