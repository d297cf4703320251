"""Home Assistant's own esphome integration and ours, connected to the same real node at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PASSWORD, CONF_PORT
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footfall.const import CONF_KEY, CONF_NODE, DOMAIN

from .conftest import until
from .flows import begin, choose, fill_in
from .links import LOOPBACK
from .watch import played

if TYPE_CHECKING:
    from unittest.mock import MagicMock

    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode


async def test_a_node_that_the_real_esphome_integration_has_adopted(
    hass: HomeAssistant, busy_node: HostNode, mock_bluetooth: None, mock_async_zeroconf: MagicMock
) -> None:
    # Bluetooth and mDNS, which esphome brings along, are mocked: they would leave this machine.
    assert await async_setup_component(hass, "homeassistant", {})
    address = {CONF_HOST: LOOPBACK, CONF_PORT: busy_node.port}
    theirs = MockConfigEntry(
        domain="esphome", unique_id=busy_node.mac, title="Shop door", data={**address, CONF_PASSWORD: ""}
    )
    theirs.add_to_hass(hass)
    assert await hass.config_entries.async_setup(theirs.entry_id)
    await until(lambda: dr.async_entries_for_config_entry(dr.async_get(hass), theirs.entry_id))
    await until(lambda: theirs.runtime_data.services)

    form = await choose(hass, await begin(hass), "adopted")
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery", CONF_NODE: busy_node.mac})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    ours = result["result"]
    [node] = ours.subentries.values()
    assert node.data == {**address, CONF_KEY: ""}
    await until(lambda: played(ours.runtime_data))
    assert ours.runtime_data.engine.snapshot.wifi_devices == 40

    registry = dr.async_get(hass)
    [above] = dr.async_entries_for_config_entry(registry, theirs.entry_id)
    device = registry.async_get_device_by_identifier((DOMAIN, node.subentry_id), ours.entry_id)
    assert device is not None
    assert device.via_device_id == above.id

    assert theirs.runtime_data.available
    plain = [entity.entity_id for entity in er.async_entries_for_config_entry(er.async_get(hass), theirs.entry_id)]
    assert plain, "the node's own entities are there too"
    assert await hass.config_entries.async_unload(ours.entry_id)
    assert theirs.runtime_data.available, "unloading ours leaves theirs alone"
    assert await hass.config_entries.async_unload(theirs.entry_id)
