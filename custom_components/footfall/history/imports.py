"""Counts from elsewhere, for example of a former door counter: checked as a whole, then kept beside the shop's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine.figures import HourRow, VisitFigures

from .hour import HOUR, Hour, Import

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .business_days import BusinessDays
    from .history import History

EARLIEST_YEAR: Final = 1970


class ImportRefusedError(Exception):
    """A row cannot be taken. `reason`: a key of the translated exceptions. `place`: which row, from 1."""

    def __init__(self, reason: str, place: int) -> None:
        super().__init__(f"row {place}: {reason}")
        self.reason = reason
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """One row. `start`: a date for a business day, a moment (local where it names no zone) for the hour from then on.

    `dwell_median`: seconds.
    """

    start: date | datetime
    entries: float
    occupancy: float | None = None
    passers_by: float | None = None
    dwell_median: float | None = None


def hours_of(counts: Sequence[Counts], days: BusinessDays, now: float) -> list[Hour]:
    """Return the hours to keep, a business day in the middle of it; ImportRefusedError where a row cannot be taken."""
    hours = []
    taken: set[float] = set()
    for place, count in enumerate(counts, 1):
        imported = _span(count, days, place)
        if imported.end > now:
            raise ImportRefusedError("import_ahead", place)
        covered = {imported.begin + HOUR * step for step in range(round((imported.end - imported.begin) / HOUR))}
        if not taken.isdisjoint(covered):
            raise ImportRefusedError("import_twice", place)
        taken |= covered
        hours.append(_hour(count, imported, days))
    return hours


async def async_import(history: History, hours: Iterable[Hour], *, replace: bool) -> tuple[int, int]:
    """Keep imported hours; return how many rows were taken, and how many were skipped because the shop counted itself.

    A day's row stands for all hours of the day, an hour's row replaces the row of its day: nothing is there twice.
    """
    changes: dict[float, Hour | None] = {}
    taken = skipped = 0
    kept = history.by_day()
    for hour in hours:
        in_the_way = {
            start: brief
            for start, brief in kept.get(hour.row.day, {}).items()
            if hour.whole_day or brief.whole_day or start == hour.row.start
        }
        if not replace and any(brief.heard_s > 0 for brief in in_the_way.values()):
            skipped += 1
            continue
        taken += 1
        for start in in_the_way:
            changes.setdefault(start, None)
        changes[hour.row.start] = hour
    if changes:
        await history.async_replace(changes)
    return taken, skipped


def _span(count: Counts, days: BusinessDays, place: int) -> Import:
    start = count.start
    if start.year < EARLIEST_YEAR:
        raise ImportRefusedError("import_not_an_hour", place)
    if isinstance(start, datetime):
        if start.replace(minute=0, second=0, microsecond=0) != start:
            raise ImportRefusedError("import_not_an_hour", place)
        moment = (start.replace(tzinfo=days.zone) if start.tzinfo is None else start).timestamp()
        # Hours are kept in UTC: of zones with half hours, the one that the row begins in.
        begin = moment // HOUR * HOUR
        end = begin + HOUR
    else:
        begin, end = (days.begin(start.toordinal() + step) // HOUR * HOUR for step in (0, 1))
    return Import(
        begin=begin,
        end=end,
        occupancy=count.occupancy is not None,
        passers_by=count.passers_by is not None,
        dwell_median=count.dwell_median,
    )


def _hour(count: Counts, imported: Import, days: BusinessDays) -> Hour:
    middle = (imported.begin + imported.end) / 2 // HOUR * HOUR
    occupancy = count.occupancy or 0.0
    return Hour(
        HourRow(
            start=middle,
            day=days.of(middle),
            open_s=days.open_seconds(imported.begin, imported.end),
            occupancy=occupancy,
            low=occupancy,
            high=occupancy,
            least=occupancy,
            most=occupancy,
            visits=VisitFigures(
                entries=count.entries,
                entries_low=count.entries,
                entries_high=count.entries,
                passers_by=count.passers_by or 0.0,
            ),
        ),
        imported,
    )


def start_of(text: str) -> date | datetime:
    """Read when a row begins: a date, or a date and a time; ValueError where it is neither."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)
