"""A stand-in for the engine's word: a shop whose snapshot the test decides, with everything around it real.

The node is a stand-in too: it answers once, so that the shop knows of now, and is then heard no more, but counts as
connected: tests let minutes pass at once, which no connection would live through.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.footfall.const import SUBENTRY_STAFF, SUBENTRY_ZONE
from custom_components.footfall.engine import Dwell, VisitFigures
from custom_components.footfall.engine.figures import DayFigures, ZoneFigures

from .conftest import set_up, shop_entry, until
from .stand_ins import ScriptedNode, golden
from .watch import scripted_subentry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import Event, HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop

STAYS = Dwell().with_stay(60.0, 2.0).with_stay(305.0, 4.0).with_stay(800.0, 2.0)
VISITS = VisitFigures(
    entries=20.4,
    entries_low=17.6,
    entries_high=24.4,
    passers_by=79.7,
    ended=8.0,
    bounced=2.0,
    engaged=1.9,
    dwell=STAYS,
    traceable=3.0,
)
TODAY = DayFigures(day=1, visits=VISITS, open=VISITS, in_progress=12.4, entries_hour=6.6, passers_by_hour=30.2)


@asynccontextmanager
async def told_shop(
    hass: HomeAssistant, *subentries: ConfigSubentryDataWithId, options: Mapping[str, object] | None = None
) -> AsyncIterator[MockConfigEntry]:
    """Give a loaded shop whose node has answered once."""
    said = [golden("answer", "one_arrival")]
    async with ScriptedNode(pull=lambda: said.pop() if said else None) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node), *subentries, options=options or {}))
        shop: Shop = entry.runtime_data
        await until(lambda: shop.nodes["id-door"].hears)
        await shop._clients.pop("id-door").async_stop()
        shop.nodes["id-door"].connected = True
        yield entry
        assert await hass.config_entries.async_unload(entry.entry_id)


def zone_subentry(title: str, kind: str = "inside") -> ConfigSubentryDataWithId:
    """Give the subentry of a zone around the node."""
    return {
        "data": {"kind": kind, "nodes": [{"node": "id-door", "reach": "near"}]},
        "subentry_id": f"id-{title.lower()}",
        "subentry_type": SUBENTRY_ZONE,
        "title": title,
        "unique_id": None,
    }


def staff_subentry() -> ConfigSubentryDataWithId:
    """Give the subentry of one of the staff, known by a device tracker."""
    return {
        "data": {"means": "device_tracker", "entity_id": "device_tracker.made_up"},
        "subentry_id": "id-staff",
        "subentry_type": SUBENTRY_STAFF,
        "title": "Somebody",
        "unique_id": None,
    }


def tell(shop: Shop, people: float = 0.0, **figures: Any) -> None:
    """Have the shop show so many people, and these fields of a snapshot."""
    shop.engine._snapshot = replace(
        shop.engine.snapshot,
        time=shop.nodes["id-door"].now,
        estimate=people,
        low=people * 0.75,
        high=people * 1.25,
        occupied=people > 0,
        **figures,
    )
    shop._publish()


def attribute(hass: HomeAssistant, entity_id: str, name: str) -> Any:
    """Give what an entity says beside its state."""
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return found.attributes[name]


def registered(hass: HomeAssistant, entity_id: str) -> er.RegistryEntry:
    """Give what the registry knows of an entity."""
    found = er.async_get(hass).async_get(entity_id)
    assert found is not None, entity_id
    return found


def in_zone(people: float, **more: Any) -> ZoneFigures:
    """Give what is known of a zone with so many people."""
    return ZoneFigures(known=True, occupied=people > 0, occupancy=people, **more)


async def passes(hass: HomeAssistant, seconds: float) -> None:
    """Let what is due after so many seconds happen now."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


async def settled(hass: HomeAssistant) -> None:
    """Let everything that waits to be shown be shown."""
    await passes(hass, 11)
    await passes(hass, 301)


def writes(hass: HomeAssistant) -> list[str]:
    """Give a list to which each write of a state is added, whether it changes anything or not."""
    seen: list[str] = []

    @callback
    def note(event: Event[Any]) -> None:
        seen.append(event.data["entity_id"])

    hass.bus.async_listen(EVENT_STATE_CHANGED, note)
    hass.bus.async_listen(EVENT_STATE_REPORTED, note, event_filter=callback(lambda _data: True))
    return seen
