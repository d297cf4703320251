"""Figures of a span of time, worked out of the hours that were kept."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine.figures import BAND_EDGES

from .business_days import WEEK_DAYS
from .hour import HOUR
from .sums import DwellSum, Sums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def report(hours: Sequence[Hour], begin: float, end: float, days: BusinessDays, options: Options) -> Report:
    """Work out the figures of all hours that begin between two moments.

    `hours`: those of the span and of the spans that it is compared with, in the order of time.
    """
    view = _View(hours, days, open_only=options.open_only)
    begin, end = up(begin), up(end)
    before, week_before = earlier_spans(begin, end, days)
    inside = view.between(begin, end)
    return Report(
        total=view.figures(begin, end),
        busiest=_busiest(inside),
        gaps=tuple(view.gaps(begin, end)),
        series=tuple(view.series(begin, end, options.by)),
        zones=view.zones(begin, end),
        before=view.known_figures(*before),
        week_before=view.known_figures(*week_before),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`by`: the series that is asked for. `open_only`: hours in which the shop was never open are left out."""

    by: By = By.NONE
    open_only: bool = False


class _View:
    """Hours in the order of time, and what of them is looked at."""

    def __init__(self, hours: Sequence[Hour], days: BusinessDays, *, open_only: bool) -> None:
        self._days = days
        self._open_only = open_only
        self._hours = [hour for hour in hours if not open_only or self._was_open(hour)]
        self._starts = [hour.row.start for hour in self._hours]
        self._open = dict.fromkeys(self._starts, True)
        self._open |= {hour.row.start: False for hour in hours if hour.row.start not in self._open}

    def between(self, begin: float, end: float) -> Sequence[Hour]:
        """Return the hours that begin in a span."""
        return self._hours[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def figures(self, begin: float, end: float, day: int | None = None) -> Figures:
        """Sum the hours of a span up."""
        begin, end = up(begin), up(end)
        hours = self.between(begin, end)
        sums = Sums(hours)
        seconds = self._seconds(begin, end)
        return Figures(
            begin=begin,
            end=end,
            day=day,
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

    def known_figures(self, begin: float, end: float) -> Figures | None:
        """Sum the hours of a span up, None where there are none."""
        figures = self.figures(begin, end)
        return None if figures.entries is None else figures

    def series(self, begin: float, end: float, by: By) -> list[Figures]:
        """Return the figures of each hour or business day of a span; a day may be cut by its ends."""
        if by is By.HOUR:
            hourly = _View([hour for hour in self._hours if not hour.whole_day], self._days, open_only=False)
            return [hourly.figures(start, start + HOUR) for start in _grid(begin, end) if self._counts(start)]
        if by is By.NONE or begin >= end:
            return []
        first, last = self._days.of(begin), self._days.of(end - HOUR)
        bounds = ((day, self._days.begin(day), self._days.begin(day + 1)) for day in range(first, last + 1))
        return [self.figures(max(begin, opens), min(end, closes), day) for day, opens, closes in bounds]

    def gaps(self, begin: float, end: float) -> list[Gap]:
        """Return the times of a span of which something is missing; what follows on each other is one."""
        heard = {hour.row.start: hour.row.heard_s for hour in self.between(begin, end)}
        imported = {
            start
            for hour in self._hours
            if (of := hour.imported) is not None
            for start in _grid(up(of.begin), up(of.end))
        }
        gaps: list[Gap] = []
        for start in _grid(begin, end):
            missing = HOUR - heard.get(start, 0.0)
            if missing < GAP_S or start in imported or not self._counts(start):
                continue
            if gaps and gaps[-1].end == start:
                gaps[-1] = Gap(gaps[-1].begin, start + HOUR, gaps[-1].missing_s + missing)
            else:
                gaps.append(Gap(start, start + HOUR, missing))
        return gaps

    def zones(self, begin: float, end: float) -> dict[str, ZoneReport]:
        """Return the figures of each zone that was known in a span."""
        hours = self.between(begin, end)
        shop_entries = sum(hour.row.visits.entries for hour in hours if hour.row.zones)
        seconds = self._seconds(begin, end)
        names = dict.fromkeys(zone for hour in hours for zone in hour.row.zones)
        return {zone: _zone_report(zone, hours, shop_entries, seconds) for zone in names}

    def _seconds(self, begin: float, end: float) -> float:
        return HOUR * sum(map(self._counts, _grid(begin, end))) if self._open_only else end - begin

    def _counts(self, start: float) -> bool:
        """Tell whether an hour is looked at at all, whatever is known of it."""
        if not self._open_only or self._open.get(start):
            return True
        return start not in self._open and bool(self._days.open_seconds(start, start + HOUR))

    def _was_open(self, hour: Hour) -> bool:
        """Tell whether the shop was open, by the opening hours of then where they were known."""
        row = hour.row
        return bool(self._days.open_seconds(row.start, row.start + HOUR) if row.open_s is None else row.open_s)


def _grid(begin: float, end: float) -> list[float]:
    return [begin + HOUR * step for step in range(max(0, int((end - begin) // HOUR)))]


def _busiest(hours: Sequence[Hour]) -> tuple[float, float] | None:
    known = [(hour.row.visits.entries, -hour.row.start) for hour in hours if hour.known and not hour.whole_day]
    if not known or not (best := max(known))[0]:
        return None
    return -best[1], best[0]


def _zone_report(zone: str, hours: Sequence[Hour], shop_entries: float, seconds: float) -> ZoneReport:
    dwell = DwellSum()
    known = people = entries = peak = 0.0
    peak_at: float | None = None
    for hour in hours:
        if (of := hour.row.zones.get(zone)) is None:
            continue
        dwell.add(of.dwell)
        known += of.known_s
        people += of.occupancy * of.known_s
        entries += of.entries
        if of.most > peak:
            peak, peak_at = of.most, hour.row.start
    return ZoneReport(
        entries=entries,
        entry_rate=entries / shop_entries if shop_entries > 0 else None,
        dwell_median=dwell.median,
        dwell_bands=dwell.bands,
        occupancy=people / known if known > 0 else None,
        peak=peak,
        peak_at=peak_at,
        known_share=_share(known, seconds),
    )


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
