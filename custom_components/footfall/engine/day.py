"""The book of the business day and of the hours: what is told now, and what history keeps of an hour when it closes."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

from .figures import DWELL_EDGES, DayFigures, Dwell, HourRow, VisitFigures
from .numbers import count_of, number_of, numbers_of, part_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .figures import ZoneHour
    from .hours import When
    from .model import ShopSnapshot
    from .profile import JSON

HOUR: Final = 3600.0
MINUTE: Final = 60.0

INTERVAL: Final = 1.2816
"""Standard deviations on each side of an 80 % interval."""

_SUMS: Final = ("entries", "passers_by", "ended", "bounced", "engaged", "traceable")


@dataclass(slots=True)
class _Hour:
    """The hour that goes on, sums over seconds in which a node heard."""

    start: float
    day: int
    heard: float = 0.0
    open: float = 0.0
    occupancy: float = 0.0
    low: float = 0.0
    high: float = 0.0
    least: float = math.inf
    most: float = 0.0
    staff: float = 0.0

    def count(self, shown: ShopSnapshot, elapsed: float) -> None:
        """Take in what was shown for so many seconds."""
        self.heard += elapsed
        self.occupancy += shown.estimate * elapsed
        self.low += shown.low * elapsed
        self.high += shown.high * elapsed
        self.staff += shown.staff_present * elapsed
        self.least = min(self.least, shown.estimate)
        self.most = max(self.most, shown.estimate)

    def row(self, visits: VisitFigures, zones: Mapping[str, ZoneHour], *, hours_known: bool) -> HourRow:
        """Return the hour as history keeps it."""
        heard = self.heard or math.inf
        return HourRow(
            start=self.start,
            day=self.day,
            heard_s=min(HOUR, self.heard),
            open_s=min(HOUR, self.open) if hours_known else None,
            occupancy=min(self.most, max(self.least, self.occupancy / heard)) if self.heard else 0.0,
            low=self.low / heard,
            high=self.high / heard,
            least=self.least if self.heard else 0.0,
            most=self.most,
            visits=visits,
            staff=self.staff / heard,
            zones=zones,
        )


class Book:
    """Figures of the day so far, of the hour so far, and of the last 60 minutes."""

    def __init__(self) -> None:
        self.day: int | None = None
        self._today = VisitFigures()
        self._open = VisitFigures()
        self._this_hour = VisitFigures()
        self._hour: _Hour | None = None
        self._minutes: deque[tuple[float, float, float]] = deque()

    def count(self, time: float, when: When, shown: ShopSnapshot, elapsed: float, *, heard: bool) -> None:
        """Take in what was shown in the `elapsed` seconds up to this moment; `heard`: some node was there to hear."""
        if self._hour is None:
            self._hour = _Hour((math.ceil(time / HOUR) - 1.0) * HOUR, when.day)
        if heard:
            self._hour.count(shown, elapsed)
        if not when.closed:
            self._hour.open += elapsed
        while self._minutes and self._minutes[0][0] <= time - HOUR:
            self._minutes.popleft()

    def add(self, time: float, when: When, visits: VisitFigures) -> None:
        """Take in visits that began or ended, and passers-by, at this moment."""
        self._today += visits
        self._this_hour += visits
        if not when.closed:
            self._open += visits
        if visits.entries or visits.passers_by:
            minute = math.ceil(time / MINUTE) * MINUTE
            _, entries, passers = self._minutes.pop() if self._ends_at(minute) else (minute, 0.0, 0.0)
            self._minutes.append((minute, entries + visits.entries, passers + visits.passers_by))

    def over(self, time: float) -> bool:
        """Tell whether the hour that was counted last is over at this moment, or the clock went back behind it."""
        return self._hour is not None and not self._hour.start <= time < self._hour.start + HOUR

    def close(self, zones: Mapping[str, ZoneHour], unsure: float, each: float, *, hours_known: bool) -> HourRow | None:
        """Close the hour and return it; None where there is none."""
        row = self.hour(zones, unsure, each, hours_known=hours_known)
        if row is not None:
            self._hour = None
            self._this_hour = VisitFigures()
        return row

    def hour(self, zones: Mapping[str, ZoneHour], unsure: float, each: float, *, hours_known: bool) -> HourRow | None:
        """Return the hour so far as it would be kept if it closed now; None where there is none."""
        if self._hour is None:
            return None
        return self._hour.row(bounded(self._this_hour, unsure, each), zones, hours_known=hours_known)

    def begin_day(self, day: int) -> None:
        """Begin another business day."""
        self.day = day
        self._today = self._open = VisitFigures()

    def forget_day(self) -> None:
        """Forget the day so far, and the hour so far."""
        self._today = self._open = self._this_hour = VisitFigures()
        self._minutes.clear()
        self._hour = None

    def figures(self, in_progress: float | None, unsure: float, each: float, *, hours_known: bool) -> DayFigures:
        """Return the day so far. `unsure`, `each`: as for `bounded`."""
        return DayFigures(
            day=self.day or 0,
            visits=bounded(self._today, unsure, each),
            open=bounded(self._open, unsure, each) if hours_known else None,
            in_progress=in_progress,
            entries_hour=sum(entries for _, entries, _ in self._minutes),
            passers_by_hour=sum(passers for _, _, passers in self._minutes),
        )

    def carry(self) -> dict[str, JSON]:
        """Return the day and the hour so far as plain numbers."""
        return {
            "day": self.day,
            "today": _carried(self._today),
            "open": _carried(self._open),
            "this_hour": _carried(self._this_hour),
            "hour": None if self._hour is None else {**asdict(self._hour), "least": min(self._hour.least, 1e9)},
            "minutes": [list(minute) for minute in self._minutes],
        }

    def resume(self, carried: JSON) -> None:
        """Go on from what `carry` gave; ValueError where it is something else."""
        told = part_of(carried)
        day = None if told.get("day") is None else int(number_of(told["day"]))
        today, opened, this_hour = (_visits(told.get(name)) for name in ("today", "open", "this_hour"))
        hour = None if told.get("hour") is None else _hour(told["hour"])
        minutes = told.get("minutes")
        if not isinstance(minutes, list):
            raise ValueError("the minutes carried over are damaged")  # noqa: TRY004 - it cannot be used, whatever it is
        read = [numbers_of(minute, 3) for minute in minutes]
        self.day, self._today, self._open, self._this_hour, self._hour = day, today, opened, this_hour, hour
        self._minutes = deque((time, entries, passers) for time, entries, passers in read)

    def _ends_at(self, minute: float) -> bool:
        return bool(self._minutes) and self._minutes[-1][0] == minute


def bounded(visits: VisitFigures, unsure: float, each: float = 1.0) -> VisitFigures:
    """Return figures with the bounds of the entries: chance of so few who can be followed, and people to a track.

    `unsure`: standard deviation of the logarithm of the latter. `each`: how many entries are made of one that was seen.
    The chance of less than that is that of one: it would be endless, and hours in which next to nobody came are added
    up.
    """
    entries = visits.entries
    spread = INTERVAL * math.sqrt(unsure**2 + 1.0 / max(1.0, entries / each))
    return replace(visits, entries_low=entries * math.exp(-spread), entries_high=entries * math.exp(spread))


def _carried(visits: VisitFigures) -> dict[str, JSON]:
    sums: dict[str, JSON] = {name: getattr(visits, name) for name in _SUMS}
    return {**sums, "dwell": [*visits.dwell.counts, visits.dwell.seconds]}


def _visits(carried: JSON) -> VisitFigures:
    told = part_of(carried)
    *counts, seconds = numbers_of(told.get("dwell"), len(DWELL_EDGES) + 1)
    sums = {name: count_of(told.get(name)) for name in _SUMS}
    return VisitFigures(**sums, dwell=Dwell(tuple(counts), seconds))


def _hour(carried: JSON) -> _Hour:
    told = part_of(carried)
    sums = {name: count_of(told.get(name)) for name in asdict(_Hour(0.0, 0)) if name not in {"start", "day"}}
    return _Hour(number_of(told.get("start")), int(number_of(told.get("day"))), **sums)
