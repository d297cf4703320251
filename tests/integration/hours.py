"""Hours of a shop to keep, made up by rule."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigSubentry

from custom_components.footfall.engine import Dwell, HourRow, VisitFigures, ZoneHour
from custom_components.footfall.engine.hours import DAY_ENDS, Calendar

HOUR = 3600.0
ZONE = ZoneInfo("Europe/Berlin")
CALENDAR = Calendar(ZONE, DAY_ENDS, None)


def at(text: str) -> float:
    """Give a local time as UTC seconds."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


def row(start: float | str, entries: float = 10.0, **more: Any) -> HourRow:
    """Give an hour that was heard in full, with twice the entries as people at most, and one who bounced."""
    moment = at(start) if isinstance(start, str) else start
    given: dict[str, Any] = {
        "day": CALENDAR.at(moment).day,
        "heard_s": HOUR,
        "occupancy": entries,
        "low": entries / 2,
        "high": entries * 2,
        "most": entries * 2,
        "visits": visits(entries),
    }
    return HourRow(start=moment, **{**given, **more})


def visits(entries: float, dwell: float = 400.0, passers_by: float = 30.0) -> VisitFigures:
    """Give visits that all ended, one of them at once."""
    return VisitFigures(
        entries=entries,
        entries_low=entries - 1,
        entries_high=entries + 1,
        passers_by=passers_by,
        ended=entries,
        bounced=min(1.0, entries),
        engaged=entries / 2,
        dwell=Dwell().with_stay(dwell, entries),
        traceable=entries / 4,
    )


def zone_hour(occupancy: float, known_s: float = HOUR) -> ZoneHour:
    """Give an hour of a zone."""
    return ZoneHour(
        known_s=known_s, occupancy=occupancy, most=occupancy + 1, entries=5.0, dwell=Dwell().with_stay(25.0, 5.0)
    )


def zone_subentry(subentry_id: str, title: str) -> ConfigSubentry:
    """Give the subentry of a zone that has no nodes."""
    data = MappingProxyType({"kind": "till", "nodes": []})
    return ConfigSubentry(data=data, subentry_id=subentry_id, subentry_type="zone", title=title, unique_id=None)


def rows(begin: str, hours: int, **more: Any) -> list[HourRow]:
    """Give so many hours in a row; the entries count up from 1 and begin anew after 24."""
    return [row(at(begin) + HOUR * step, 1.0 + step % 24, **more) for step in range(hours)]
