"""One calendar week of business days: what came of each, beside what is normal, and the same time a week before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from custom_components.footfall.engine.figures import Dwell, VisitFigures

from .business_days import WEEK_DAYS
from .hour import HOUR, Hour
from .normal import normal
from .sums import Sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .business_days import BusinessDays
    from .hour import Brief
    from .normal import Band, NormalDay


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFigures:
    """Figures of a day or of a week, None where they are not known.

    Visits as VisitFigures has them. `dwell_median`: seconds. `heard`: share of the opening hours that are over, of all
    time where these are not known or the shop was closed; `imported`: share of the time that is over; 0 to 1.
    `normal_entries`: what is normal; of a week: up to now, without `normal_low` and `normal_high`.
    """

    entries: float | None = None
    entries_low: float | None = None
    entries_high: float | None = None
    passers_by: float | None = None
    dwell_median: float | None = None
    engaged_rate: float | None = None
    bounce_rate: float | None = None
    heard: float = 0.0
    imported: float = 0.0
    normal_entries: float | None = None
    normal_low: float | None = None
    normal_high: float | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """`days`: by business day, 7 from Monday. `total`: of the week so far. `before`: the same time a week before."""

    days: Mapping[int, WeekFigures]
    total: WeekFigures
    before: WeekFigures | None


def monday_of(day: int) -> int:
    """Return the business day on which the calendar week of another begins."""
    return day - (day - 1) % WEEK_DAYS


def week(
    monday: int, now: float, days: BusinessDays, hours: Mapping[float, Hour], index: Mapping[float, Brief]
) -> Week:
    """Return the week that begins on a Monday. `hours`: of this week and of the one before it, by start."""
    begin, end = days.begin(monday), days.begin(monday + WEEK_DAYS)
    of_week = range(monday, monday + WEEK_DAYS)
    normals = {day: normal(day, days, index) for day in of_week}
    by_day = {
        day: _figures(
            _within(hours, days, day), days.begin(day), min(now, days.begin(day + 1)), days, _band(normals[day])
        )
        for day in of_week
    }
    total = _figures([hour for day in of_week for hour in _within(hours, days, day)], begin, min(now, end), days)
    return Week(
        by_day,
        replace(total, normal_entries=_normal_by(now, normals, days)),
        _before(monday, min(now, end), days, hours),
    )


def _within(hours: Mapping[float, Hour], days: BusinessDays, day: int) -> list[Hour]:
    return [hours[start] for start in days.hours(day) if start in hours]


def _figures(
    hours: Collection[Hour], begin: float, end: float, days: BusinessDays, band: Band | None = None
) -> WeekFigures:
    sums = Sums()
    for hour in hours:
        sums.add(hour)
    seconds = end - begin
    return WeekFigures(
        entries=sums.entries if sums.known else None,
        entries_low=sums.entries_low if sums.known else None,
        entries_high=sums.entries_high if sums.known else None,
        passers_by=sums.passers_by,
        dwell_median=sums.dwell.median,
        engaged_rate=sums.share(sums.engaged),
        bounce_rate=sums.share(sums.bounced),
        heard=_heard(hours, begin, end, days),
        imported=min(1.0, sums.imported_s / seconds) if seconds > 0 else 0.0,
        normal_entries=None if band is None else band.mean,
        normal_low=None if band is None else band.low,
        normal_high=None if band is None else band.high,
    )


def _heard(hours: Iterable[Hour], begin: float, end: float, days: BusinessDays) -> float:
    """Return the share of the opening hours that was heard; a shop may switch its power off when it closes."""
    if end <= begin:
        return 0.0
    rows = [hour.row for hour in hours]
    opened = days.open_seconds(begin, end)
    if not opened:
        return min(1.0, sum(row.heard_s for row in rows) / (end - begin))
    heard = sum(row.heard_s / HOUR * (days.open_seconds(row.start, row.start + HOUR) or 0.0) for row in rows)
    return min(1.0, heard / opened)


def _band(of: NormalDay | None) -> Band | None:
    return None if of is None else of.entries


def _normal_by(now: float, normals: Mapping[int, NormalDay | None], days: BusinessDays) -> float | None:
    """Return how many people have normally come by now, None where that is not known of each day so far."""
    begun = {day: of for day, of in normals.items() if days.begin(day) < now}
    come = []
    for day, of in begun.items():
        band = _band(of)
        whole = None if band is None else band.mean
        come.append(whole if of is None or now >= days.begin(day + 1) else of.entries_by(now))
    return sum(one for one in come if one is not None) if come and None not in come else None


def _before(monday: int, now: float, days: BusinessDays, hours: Mapping[float, Hour]) -> WeekFigures | None:
    """Return the same time a week before, the hour in which that ends in proportion; None where nothing is known."""
    begin, until = days.begin(monday - WEEK_DAYS), days.earlier(now, WEEK_DAYS)
    parts = (
        _part(hour, days, until) for day in range(monday - WEEK_DAYS, monday) for hour in _within(hours, days, day)
    )
    known = [part for part in parts if part is not None and part.known]
    return _figures(known, begin, until, days) if known else None


def _part(hour: Hour, days: BusinessDays, until: float) -> Hour | None:
    """Return the part of an hour, or of a day that was imported, up to a moment; None where it lies after it."""
    row, imported = hour.row, hour.imported
    begin, end = (row.start, row.start + HOUR) if imported is None else (imported.begin, imported.end)
    if until >= end:
        return hour
    if until <= begin:
        return None
    share = (until - begin) / (end - begin)
    if hour.whole_day and (whole := days.open_seconds(begin, end)):
        share = (days.open_seconds(begin, until) or 0.0) / whole
    return Hour(
        replace(row, heard_s=row.heard_s * share, visits=_visits(row.visits, share)),
        None if imported is None else replace(imported, end=until),
    )


def _visits(visits: VisitFigures, share: float) -> VisitFigures:
    dwell = visits.dwell
    return VisitFigures(
        entries=visits.entries * share,
        entries_low=visits.entries_low * share,
        entries_high=visits.entries_high * share,
        passers_by=visits.passers_by * share,
        ended=visits.ended * share,
        bounced=visits.bounced * share,
        engaged=visits.engaged * share,
        dwell=Dwell(tuple(people * share for people in dwell.counts), dwell.seconds * share),
        traceable=visits.traceable * share,
    )
