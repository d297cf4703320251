"""Hours of a shop to keep, made up by rule."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigSubentry

from custom_components.footfall.engine import Dwell, HourRow, VisitFigures, ZoneHour
from custom_components.footfall.engine.hours import DAY_ENDS, Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def busy_year(zones: int = 5) -> Iterator[HourRow]:
    """Give the 8,760 hours of a shop that is never empty: each with a full histogram, also of each zone."""
    dwell = Dwell(tuple(0.321 * place for place in range(1, 25)), 4321.1)
    of_zone = ZoneHour(known_s=3599.8, occupancy=3.217, most=9, entries=21.25, dwell=dwell)
    for number in range(8760):
        figures = VisitFigures(
            entries=20.125,
            entries_low=15.5,
            entries_high=25.25,
            passers_by=80.75,
            ended=19.375,
            bounced=3.125,
            engaged=7.875,
            traceable=5.5,
            dwell=dwell,
        )
        yield row(
            at("2025-11-01 00:00") + HOUR * number,
            20.0,
            occupancy=12.345,
            low=9.876,
            high=15.432,
            least=2,
            most=21,
            open_s=1800.0,
            visits=figures,
            zones={f"01KAZONE00000000000000000{zone}": of_zone for zone in range(zones)},
        )
