"""Writes what Home Assistant finds on its disk when the demo starts: the shop as its owner has set it up, and its past.

The only program here that uses the integration beyond its engine: what it writes is read by that again.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import (
    SOURCE_USER,
    STORAGE_KEY,
    STORAGE_VERSION,
    STORAGE_VERSION_MINOR,
    ConfigEntry,
    ConfigSubentryDataWithId,
)
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.storage import STORAGE_DIR

from custom_components.footfall import const
from custom_components.footfall.candidate import new_hub_data
from custom_components.footfall.engine.hours import Calendar
from custom_components.footfall.history.files import MonthFiles, month_of
from custom_components.footfall.history.hour import Hour
from custom_components.footfall.settings import WEEKDAYS
from custom_components.footfall.staff import CONF_ADDRESS, CONF_MEANS, Means

from . import demo_past, demo_shop
from .demo_graphs import graphs_of
from .demo_places import ENTRY_ID, SHOP, ZONES, node_id
from .free_port import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from custom_components.footfall.engine import HourRow

    from .demo_graphs import Graphs
    from .demo_places import DemoZone, NodePlace
    from .demo_shop import DemoDay, Simulated

CAPACITY: Final = 40


def write_past(folder: Path, day: DemoDay) -> Graphs:
    """Write the hours of the weeks before where the shop will look for them; return what its entities showed then."""
    return write_rows(folder, past_of(day))


def past_of(day: DemoDay) -> list[HourRow]:
    """Return the hours of the weeks before."""
    setup = demo_past.Setup(
        zones={zone.zone_id: zone.area for zone in ZONES},
        opening=dict(demo_shop.opening_of(day)),
        gap=demo_shop.gap_of(day),
        staff=len(demo_shop.STAFF_TAGS),
        seed=demo_shop.SEED,
    )
    return list(demo_past.hours_of(demo_shop.truths(day), Calendar(day.zone, day.day_ends, None), setup))


def write_rows(folder: Path, rows: Sequence[HourRow]) -> Graphs:
    """Write hours where the shop will look for them; return what its entities showed then."""
    months: dict[str, dict[float, Hour | None]] = {}
    for row in rows:
        months.setdefault(month_of(row.start), {})[row.start] = Hour(row)
    files = MonthFiles(folder / STORAGE_DIR, f"{const.DOMAIN}.{ENTRY_ID}")
    for month, hours in months.items():
        files.write(month, hours, {zone.zone_id: zone.title for zone in ZONES})
    return graphs_of(rows)


def write_shop(folder: Path, nodes: Sequence[NodePlace], demo: Simulated | None) -> None:
    """Write the shop's config entry with its nodes and, where the day is simulated, all that its owner has set up."""
    subentries = [_node(node) for node in nodes]
    if demo is not None:
        subentries += [_zone(zone) for zone in ZONES]
        subentries += [_tag(number, address) for number, address in enumerate(demo.tags, 1)]
    data = new_hub_data()
    entry = ConfigEntry(
        data=data,
        discovery_keys=MappingProxyType({}),
        domain=const.DOMAIN,
        entry_id=ENTRY_ID,
        minor_version=1,
        options={} if demo is None else _options(demo),
        source=SOURCE_USER,
        subentries_data=subentries,
        title=SHOP,
        unique_id=data[const.CONF_HUB],
        version=1,
    )
    stored = {
        "version": STORAGE_VERSION,
        "minor_version": STORAGE_VERSION_MINOR,
        "key": STORAGE_KEY,
        "data": {"entries": [entry.as_dict()]},
    }
    file = folder / STORAGE_DIR / STORAGE_KEY
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(json_bytes(stored))


PAPERS: Final = {
    "controller": "The demo's shop\n1 Example Street, Exampleton",
    "contact": "privacy@shop.example",
    "link": "https://shop.example/privacy",
}
"""What its owner has filled in; names that end so belong to nobody (RFC 2606)."""


def _options(demo: Simulated) -> dict[str, Any]:
    day = demo.day
    span = {const.CONF_FROM: _clock(day.opens), const.CONF_TO: _clock(day.closes)}
    return {
        const.CONF_HOURS: {name: [] if number == day.closed_on else [span] for number, name in enumerate(WEEKDAYS)},
        const.CONF_DAY_ENDS: day.day_ends.isoformat(),
        const.CONF_CAPACITY: CAPACITY,
        const.CONF_PROFILE: demo.profile,
        const.CONF_PAPERS: PAPERS,
    }


def _clock(hour: int) -> str:
    return f"{hour:02}:00:00"


def _node(node: NodePlace) -> ConfigSubentryDataWithId:
    return {
        "data": {CONF_HOST: LOOPBACK, CONF_PORT: node.port, const.CONF_KEY: ""},
        "subentry_id": node_id(node.name),
        "subentry_type": const.SUBENTRY_NODE,
        "title": f"{node.name.capitalize()} node",
        "unique_id": node.mac,
    }


def _zone(zone: DemoZone) -> ConfigSubentryDataWithId:
    around = {const.CONF_NODE: node_id(zone.node), const.CONF_REACH: zone.reach}
    return {
        "data": {const.CONF_KIND: zone.kind, const.CONF_NODES: [around]},
        "subentry_id": zone.zone_id,
        "subentry_type": const.SUBENTRY_ZONE,
        "title": zone.title,
        "unique_id": None,
    }


def _tag(number: int, address: str) -> ConfigSubentryDataWithId:
    return {
        "data": {CONF_MEANS: Means.TAG.value, CONF_ADDRESS: address},
        "subentry_id": f"staff_{number}",
        "subentry_type": const.SUBENTRY_STAFF,
        "title": f"Sales floor {number}",
        "unique_id": None,
    }
