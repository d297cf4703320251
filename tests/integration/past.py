"""Weeks of a shop in the past, as the history holds them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from custom_components.footfall.engine import VisitFigures
from custom_components.footfall.history.hour import Brief, Hour, Import

from .hours import HOUR, ZONE, at, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from custom_components.footfall.engine import HourRow


def kept(*rows: HourRow | Hour) -> list[Hour]:
    """Give hours as they are kept."""
    return [one if isinstance(one, Hour) else Hour(one) for one in rows]


def index(hours: Iterable[HourRow | Hour]) -> dict[float, Brief]:
    """Give what is held of hours in memory."""
    return {hour.row.start: Brief.of(hour) for hour in kept(*hours)}


def weekly(text: str, entries: Sequence[float | None], **more: Any) -> list[HourRow]:
    """Give an hour of so many weeks, the last one first, a week before a local time; None for a week without it."""
    when = at(text)
    starts = [_earlier(when, 7 * week) for week in range(1, len(entries) + 1)]
    return [row(start, one, **more) for start, one in zip(starts, entries, strict=True) if one is not None]


def imported_hour(text: str, entries: float, **given: Any) -> Hour:
    """Give an hour that was counted elsewhere."""
    return _imported(at(text), at(text), at(text) + HOUR, entries, **given)


def imported_day(day: date, entries: float, **given: Any) -> Hour:
    """Give a business day that was counted elsewhere, kept in the middle of it."""
    begin, end = (at(f"{one.isoformat()} 04:00") for one in (day, type(day).fromordinal(day.toordinal() + 1)))
    return _imported((begin + end) / 2 // HOUR * HOUR, begin, end, entries, **given)


def _imported(start: float, begin: float, end: float, entries: float, **given: Any) -> Hour:
    figures = VisitFigures(entries=entries, entries_low=entries, entries_high=entries, passers_by=7.0)
    return Hour(row(start, entries, heard_s=0.0, visits=figures), Import(begin=begin, end=end, **given))


def _earlier(moment: float, days: int) -> float:
    local = datetime.fromtimestamp(moment, ZONE).replace(tzinfo=None) - timedelta(days=days)
    return local.replace(tzinfo=ZONE).timestamp()
