"""What of the data stream passes Home Assistant's event bus: nothing. Everything on it is an entity that changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED, MATCH_ALL
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import EVENT_DEVICE_REGISTRY_UPDATED

from scripts.tools.host_node import HostNode

from .captures import visitors
from .conftest import node_subentry, set_up, shop_entry, until
from .watch import CONNECTED, played, state

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import Event, HomeAssistant

WRITES_AT_MOST = 4
"""Of one entity while a capture is pulled at once: it is shown, it is known, its node ends, its figure is due."""
ONCE = Counter({str(EVENT_DEVICE_REGISTRY_UPDATED): 1})
"""What the node says of itself when it is met."""


async def test_sightings_do_not_pass_the_event_bus(hass: HomeAssistant, tmp_path: Path) -> None:
    """Thousands of sightings are a few writes of each entity, and no event of another kind."""
    capture = visitors(tmp_path / "visitors.pcap", seconds=3600)
    async with HostNode(name="busy", captures=[capture]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node)))
        sightings: list[int] = []
        shop.runtime_data.engine.trace = lambda _time, pseudonym, _label: sightings.append(pseudonym)
        fired: Counter[str] = Counter()

        @callback
        def count(event: Event[Any]) -> None:
            fired[str(event.event_type)] += 1

        hass.bus.async_listen(MATCH_ALL, count)
        hass.bus.async_listen(EVENT_STATE_REPORTED, count, event_filter=callback(lambda _data: True))
        await until(lambda: state(hass, CONNECTED) == "on" and played(shop.runtime_data))
        entities = er.async_entries_for_config_entry(er.async_get(hass), shop.entry_id)
        assert await hass.config_entries.async_unload(shop.entry_id)
    assert len(sightings) > 5000
    assert 0 < fired.pop(str(EVENT_STATE_CHANGED)) <= WRITES_AT_MOST * len(entities)
    assert fired <= ONCE
