"""A device that its owner gives a name: the shop calls it so from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers import device_registry as dr

from custom_components.footfall.const import DOMAIN
from scripts.tools.host_node import HostNode

from .conftest import node_subentry, set_up, shop_entry

if TYPE_CHECKING:
    import pytest
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry, DeviceRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

AWAY, FAR = HostNode(name="away"), HostNode(name="far")


async def two_nodes(hass: HomeAssistant) -> MockConfigEntry:
    """Set up a shop whose nodes are not there."""
    return await set_up(
        hass, shop_entry(node_subentry(AWAY, port=1, title="Node 1"), node_subentry(FAR, port=1, title="Node 2"))
    )


def node_id(shop: MockConfigEntry, node: HostNode) -> str:
    [part_id] = [part_id for part_id, part in shop.subentries.items() if part.unique_id == node.mac]
    return part_id


def device_of(registry: DeviceRegistry, part_id: str) -> DeviceEntry:
    [device] = [device for device in registry.devices if (DOMAIN, part_id) in device.identifiers]
    return device


async def test_a_renamed_device_renames_its_node(hass: HomeAssistant) -> None:
    shop = await two_nodes(hass)
    registry = dr.async_get(hass)
    device = device_of(registry, node_id(shop, AWAY))

    registry.async_update_device(device.id, name_by_user="Door")
    await hass.async_block_till_done()

    assert shop.subentries[node_id(shop, AWAY)].title == "Door"
    assert shop.runtime_data.nodes[node_id(shop, AWAY)].title == "Door"
    assert shop.subentries[node_id(shop, FAR)].title == "Node 2"

    hass.config_entries.async_update_subentry(shop, shop.subentries[node_id(shop, AWAY)], title="Entrance")
    await hass.async_block_till_done()
    named = device_of(registry, node_id(shop, AWAY))
    assert (named.name_by_user or named.name) == "Entrance", "the name that was given last is shown"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_name_that_another_node_has_stays_the_devices_own(hass: HomeAssistant) -> None:
    shop = await two_nodes(hass)
    registry = dr.async_get(hass)

    registry.async_update_device(device_of(registry, node_id(shop, AWAY)).id, name_by_user="node 2")
    await hass.async_block_till_done()

    assert shop.subentries[node_id(shop, AWAY)].title == "Node 1"
    assert device_of(registry, node_id(shop, AWAY)).name_by_user == "node 2"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_renamed_shop_device_renames_the_shop(hass: HomeAssistant) -> None:
    shop = await two_nodes(hass)
    registry = dr.async_get(hass)

    registry.async_update_device(device_of(registry, shop.entry_id).id, name_by_user="Bakery")
    await hass.async_block_till_done()

    assert shop.title == "Bakery"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_shop_that_is_unloaded_follows_no_names(hass: HomeAssistant) -> None:
    shop = await two_nodes(hass)
    registry = dr.async_get(hass)
    assert await hass.config_entries.async_unload(shop.entry_id)

    registry.async_update_device(device_of(registry, node_id(shop, AWAY)).id, name_by_user="Door")
    await hass.async_block_till_done()

    assert shop.subentries[node_id(shop, AWAY)].title == "Node 1"


async def test_a_device_of_what_has_left_the_shop_keeps_its_name(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    shop = await two_nodes(hass)
    registry = dr.async_get(hass)
    left = registry.async_get_or_create(config_entry_id=shop.entry_id, identifiers={(DOMAIN, "id-left")}, name="Till")

    registry.async_update_device(left.id, name_by_user="Old till")
    await hass.async_block_till_done()

    assert device_of(registry, "id-left").name_by_user == "Old till"
    assert {part.title for part in shop.subentries.values()} == {"Node 1", "Node 2"}
    assert "Traceback" not in caplog.text
    assert await hass.config_entries.async_unload(shop.entry_id)
