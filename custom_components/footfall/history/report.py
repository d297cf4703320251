"""Figures of a span of time, worked out of the hours that were kept."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine.figures import BAND_EDGES

from .business_days import WEEK_DAYS
from .hour import HOUR
from .sums import DwellSum, Sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custom_components.footfall.engine.figures import ZoneHour

    from .business_days import BusinessDays
    from .hour import Hour

DAY: Final = 24 * HOUR
GAP_S: Final = 60.0
"""Seconds that may be missing of an hour before it is called a gap: a reconnection is none."""


class By(StrEnum):
    """What the figures are given for besides the whole span."""

    NONE = "none"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which something is missing: UTC seconds from `begin` to `end`, of which `missing_s` were not heard."""

    begin: float
    end: float
    missing_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is known of a span, None where nothing is.

    `begin`, `end`: UTC seconds, whole hours. `day`: its business day, for one of a series. Figures of visits as
    VisitFigures has them; passers-by and the capture rate of those hours alone in which passers-by were counted too.
    `dwell_median`: seconds. `dwell_bands`: people by band of BAND_EDGES. `person_hours`: hours that all spent inside
    together. `occupancy`: mean, `peak`: most people inside at once, `peak_at`: begin of the hour. `heard_share`,
    `imported_share`: of the time, 0 to 1.
    """

    begin: float
    end: float
    day: int | None = None
    entries: float | None = None
    entries_low: float | None = None
    entries_high: float | None = None
    passers_by: float | None = None
    capture_rate: float | None = None
    bounce_rate: float | None = None
    engaged_rate: float | None = None
    dwell_median: float | None = None
    dwell_bands: tuple[float, ...] = (0.0,) * len(BAND_EDGES)
    traceable_share: float | None = None
    person_hours: float | None = None
    occupancy: float | None = None
    peak: float | None = None
    peak_at: float | None = None
    heard_share: float = 0.0
    imported_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneReport:
    """One zone over a span. `entry_rate`: stays begun in it per entry of the shop; may pass 1."""

    entries: float
    entry_rate: float | None
    dwell_median: float | None
    dwell_bands: tuple[float, ...]
    occupancy: float | None
    peak: float
    peak_at: float | None
    known_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures of a span of time, and what they can be compared with.

    `busiest`: begin of the hour with the most entries, and these. `before`: the span of the same length before.
    `week_before`: the same weekdays before; of a week or less, those of the last one. None where nothing is known.
    """

    total: Figures
    busiest: tuple[float, float] | None = None
    gaps: tuple[Gap, ...] = ()
    series: tuple[Figures, ...] = ()
    zones: Mapping[str, ZoneReport] = field(default_factory=dict)
    before: Figures | None = None
    week_before: Figures | None = None


def up(moment: float) -> float:
    """Return the first whole hour that is not before a moment."""
    return math.ceil(moment / HOUR) * HOUR


def earlier_spans(begin: float, end: float, days: BusinessDays) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the span of the same length before one, and that of the same weekdays before, by local time."""
    length = end - begin
    whole = round(length / DAY)
    of_days = days.earlier(end, whole) == begin
    before = (days.earlier(begin, whole) if of_days else begin - length), begin
    back = WEEK_DAYS * max(1, math.ceil(whole / WEEK_DAYS))
    return before, (days.earlier(begin, back), days.earlier(end, back))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`by`: the series that is asked for. `open_only`: hours in which the shop was never open are left out."""

    by: By = By.NONE
    open_only: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is wanted: of the hours that begin between two moments, UTC seconds."""

    begin: float
    end: float
    options: Options = field(default_factory=Options)


class Reporter:
    """Works a report out of hours that pass by one at a time: of a year there are too many to hold at once.

    The report is of all hours that begin between two moments.
    """

    def __init__(self, asked: Asked, days: BusinessDays) -> None:
        self._begin, self._end = up(asked.begin), up(asked.end)
        self._days = days
        self._options = options = asked.options
        before, week_before = earlier_spans(self._begin, self._end, days)
        self._total = _Part(self._begin, self._end)
        self._before, self._week_before = _Part(*before), _Part(*week_before)
        self._of_days = self._day_parts() if options.by is By.DAY else []
        self._day_begins = [part.begin for part in self._of_days]
        self._of_hours: dict[float, Figures] = {}
        self._busiest: tuple[float, float] | None = None
        self._zones: dict[str, _ZoneSums] = {}
        self._zoned_entries = 0.0
        self._heard: dict[float, float] = {}
        self._imported: set[float] = set()
        self._open: dict[float, bool] = {}

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """The spans that hours are needed of."""
        return tuple((part.begin, part.end) for part in (self._before, self._week_before, self._total))

    def add(self, hour: Hour) -> None:
        """Let an hour pass by."""
        start = hour.row.start
        if self._options.open_only:
            self._open[start] = self._was_open(hour)
            if not self._open[start]:
                return
        for part in (self._before, self._week_before, self._total):
            part.add(hour)
        if self._begin <= start < self._end:
            self._add_to_total(hour)

    def report(self) -> Report:
        """Return the figures of what has passed by."""
        seconds = self._seconds(self._begin, self._end)
        return Report(
            total=self._figures(self._total),
            busiest=self._busiest,
            gaps=tuple(self._gaps()),
            series=self._series(),
            zones={zone: sums.report(self._zoned_entries, seconds) for zone, sums in self._zones.items()},
            before=self._figures(self._before) if self._before.sums.known else None,
            week_before=self._figures(self._week_before) if self._week_before.sums.known else None,
        )

    def _add_to_total(self, hour: Hour) -> None:
        row = hour.row
        if self._of_days:
            self._of_days[bisect_right(self._day_begins, row.start) - 1].add(hour)
        self._heard[row.start] = row.heard_s
        if (of := hour.imported) is not None:
            self._imported.update(_grid(up(of.begin), up(of.end)))
        if row.zones:
            self._zoned_entries += row.visits.entries
        for zone, figures in row.zones.items():
            self._zones.setdefault(zone, _ZoneSums()).add(figures, row.start)
        if hour.whole_day:
            return
        if row.visits.entries > (self._busiest[1] if self._busiest else 0.0):
            self._busiest = row.start, row.visits.entries
        if self._options.by is By.HOUR:
            part = _Part(row.start, row.start + HOUR)
            part.add(hour)
            self._of_hours[row.start] = self._figures(part)

    def _day_parts(self) -> list[_Part]:
        """Return the business days of the span, the first and the last cut by its ends."""
        if self._begin >= self._end:
            return []
        first, last = self._days.of(self._begin), self._days.of(self._end - HOUR)
        bounds = ((day, self._days.begin(day), self._days.begin(day + 1)) for day in range(first, last + 1))
        return [_Part(up(max(self._begin, opens)), up(min(self._end, closes)), day) for day, opens, closes in bounds]

    def _series(self) -> tuple[Figures, ...]:
        if self._options.by is By.HOUR:
            starts = filter(self._counts, _grid(self._begin, self._end))
            return tuple(self._of_hours.get(start) or Figures(begin=start, end=start + HOUR) for start in starts)
        return tuple(map(self._figures, self._of_days))

    def _figures(self, part: _Part) -> Figures:
        sums = part.sums
        seconds = self._seconds(part.begin, part.end)
        return Figures(
            begin=part.begin,
            end=part.end,
            day=part.day,
            entries=sums.entries if sums.known else None,
            entries_low=sums.entries_low if sums.known else None,
            entries_high=sums.entries_high if sums.known else None,
            passers_by=sums.passers_by,
            capture_rate=sums.capture_rate,
            bounce_rate=sums.share(sums.bounced),
            engaged_rate=sums.share(sums.engaged),
            dwell_median=sums.dwell.median,
            dwell_bands=sums.dwell.bands,
            traceable_share=sums.share(sums.traceable),
            person_hours=sums.person_hours,
            occupancy=sums.occupancy,
            peak=sums.peak,
            peak_at=sums.peak_at,
            heard_share=_share(sums.heard_s, seconds),
            imported_share=_share(sums.imported_s, seconds),
        )

    def _gaps(self) -> list[Gap]:
        """Return the times of which something is missing; what follows on each other is one."""
        gaps: list[Gap] = []
        for start in _grid(self._begin, self._end):
            missing = HOUR - self._heard.get(start, 0.0)
            if missing < GAP_S or start in self._imported or not self._counts(start):
                continue
            if gaps and gaps[-1].end == start:
                gaps[-1] = Gap(gaps[-1].begin, start + HOUR, gaps[-1].missing_s + missing)
            else:
                gaps.append(Gap(start, start + HOUR, missing))
        return gaps

    def _seconds(self, begin: float, end: float) -> float:
        return HOUR * sum(map(self._counts, _grid(begin, end))) if self._options.open_only else end - begin

    def _counts(self, start: float) -> bool:
        """Tell whether an hour is looked at at all, whatever is known of it."""
        if not self._options.open_only:
            return True
        if start not in self._open:
            self._open[start] = bool(self._days.open_seconds(start, start + HOUR))
        return self._open[start]

    def _was_open(self, hour: Hour) -> bool:
        """Tell whether the shop was open, by the opening hours of then where they were known."""
        row = hour.row
        return bool(self._days.open_seconds(row.start, row.start + HOUR) if row.open_s is None else row.open_s)


class _Part:
    """A span, and the sums of the hours that begin in it."""

    def __init__(self, begin: float, end: float, day: int | None = None) -> None:
        self.begin = begin
        self.end = end
        self.day = day
        self.sums = Sums()

    def add(self, hour: Hour) -> None:
        if self.begin <= hour.row.start < self.end:
            self.sums.add(hour)


class _ZoneSums:
    """The sums of one zone."""

    def __init__(self) -> None:
        self._dwell = DwellSum()
        self._known_s = self._people_s = self._entries = self._peak = 0.0
        self._peak_at: float | None = None

    def add(self, figures: ZoneHour, start: float) -> None:
        self._dwell.add(figures.dwell)
        self._known_s += figures.known_s
        self._people_s += figures.occupancy * figures.known_s
        self._entries += figures.entries
        if figures.most > self._peak:
            self._peak, self._peak_at = figures.most, start

    def report(self, shop_entries: float, seconds: float) -> ZoneReport:
        return ZoneReport(
            entries=self._entries,
            entry_rate=self._entries / shop_entries if shop_entries > 0 else None,
            dwell_median=self._dwell.median,
            dwell_bands=self._dwell.bands,
            occupancy=self._people_s / self._known_s if self._known_s > 0 else None,
            peak=self._peak,
            peak_at=self._peak_at,
            known_share=_share(self._known_s, seconds),
        )


def _grid(begin: float, end: float) -> list[float]:
    return [begin + HOUR * step for step in range(max(0, int((end - begin) // HOUR)))]


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
