"""One business day as it is known: the hours that were kept of it, and the one that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .hour import HOUR, Hour
from .sums import Sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custom_components.footfall.engine.figures import DayFigures, HourRow

    from .business_days import BusinessDays

SAME: Final = 1.0
"""Entries by which what the engine says of today and what its hours add up to may differ, and be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHour:
    """An hour of a business day, None where something is not known.

    `start`: UTC seconds. `open`: the shop was, or will be, open for a part of it. `heard`: share of it that was heard,
    0 to 1. `occupancy`, `low`, `high`: mean of the people inside and of the bounds of the 80 % interval. `partial`: it
    goes on. `imported`: counted elsewhere.
    """

    start: float
    open: bool | None = None
    heard: float = 0.0
    entries: float | None = None
    passers_by: float | None = None
    occupancy: float | None = None
    low: float | None = None
    high: float | None = None
    partial: bool = False
    imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotal:
    """What a business day adds up to so far, None where nothing is known; bounds of an 80 % interval."""

    entries: float | None = None
    entries_low: float | None = None
    entries_high: float | None = None
    passers_by: float | None = None


def with_running(kept: Iterable[Hour], running: HourRow | None) -> dict[float, Hour]:
    """Return hours by start, with the one that goes on; what heard more says more, as when it is kept."""
    hours = {hour.row.start: hour for hour in kept}
    if running is not None:
        known = hours.get(running.start)
        if known is None or running.again or running.heard_s > known.row.heard_s:
            hours[running.start] = Hour(running)
    return hours


def hours_of(day: int, days: BusinessDays, hours: Mapping[float, Hour], running: HourRow | None) -> list[DayHour]:
    """Return every hour of a business day, whatever is known of it."""
    goes_on = None if running is None else running.start
    return [_hour(start, days, hours.get(start), partial=start == goes_on) for start in days.hours(day)]


def total_of(hours: Iterable[Hour], today: DayFigures | None) -> DayTotal:
    """Return what the hours of a business day add up to.

    `today`: what the engine says of it, None for another day. Where that is the same number it is told, for its
    interval is that of a day and not of many hours, and it is what the entities show.
    """
    sums = Sums()
    for hour in hours:
        sums.add(hour)
    if not sums.known:
        return DayTotal()
    told = sums if today is None or abs(today.visits.entries - sums.entries) >= SAME else today.visits
    return DayTotal(
        entries=told.entries,
        entries_low=told.entries_low,
        entries_high=told.entries_high,
        passers_by=sums.passers_by,
    )


def _hour(start: float, days: BusinessDays, hour: Hour | None, *, partial: bool) -> DayHour:
    """Return one hour; figures of a whole day, which are kept in the middle of it, are of none."""
    will_open = days.open_seconds(start, start + HOUR)
    if hour is None or hour.whole_day:
        return DayHour(start=start, open=None if will_open is None else will_open > 0, partial=partial)
    row = hour.row
    opened = will_open if partial or row.open_s is None else row.open_s
    inside = hour.occupancy_s > 0
    return DayHour(
        start=start,
        open=None if opened is None else opened > 0,
        heard=min(1.0, row.heard_s / HOUR),
        entries=row.visits.entries if hour.known else None,
        passers_by=hour.passers_by,
        occupancy=row.occupancy if inside else None,
        low=row.low if inside else None,
        high=row.high if inside else None,
        partial=partial,
        imported=hour.imported is not None,
    )
