"""A node announces itself. The host node cannot: each announcement here is a stand-in with a real node's TXT record."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_ZEROCONF
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from custom_components.footfall.const import CONF_KEY, CONF_SHOP, DOMAIN
from scripts.tools.free_port import free_port

from .conftest import node_subentry, own, set_up, shop_entry, until
from .flows import KEY, OTHER_KEY, begin, by_hand, choose, fill_in
from .links import LOOPBACK, Link, NoiseFront
from .stand_ins import adopted

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult
    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode

ESPHOME_SERVICE = "_esphomelib._tcp.local."
OWN_SERVICE = "_footfall._tcp.local."


async def announced(
    hass: HomeAssistant, node: HostNode, port: int | None = None, service: str = ESPHOME_SERVICE, **properties: Any
) -> ConfigFlowResult:
    """Stand in for the announcement of a node."""
    address = ip_address(LOOPBACK)
    found = ZeroconfServiceInfo(
        ip_address=address,
        ip_addresses=[address],
        port=port or node.port,
        hostname="footfall-door.local.",
        type=service,
        name=f"footfall-door.{service}",
        properties={"mac": node.mac.replace(":", "")} | properties,
    )
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_ZEROCONF}, data=found)


async def test_the_first_node_begins_a_shop(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await announced(hass, silent_node, friendly_name="Door")
    assert form["step_id"] == "new_shop"
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["title_placeholders"] == {"name": "Door"}
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    [node] = result["result"].subentries.values()
    assert (node.unique_id, node.data[CONF_PORT]) == (silent_node.mac, silent_node.port)
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_both_services_of_a_node_make_one_flow(hass: HomeAssistant, silent_node: HostNode) -> None:
    await announced(hass, silent_node)
    again = await announced(hass, silent_node, service=OWN_SERVICE, protocol="1")
    assert again["reason"] == "already_in_progress"
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["title_placeholders"] == {"name": "footfall-door"}


async def test_a_node_joins_a_shop(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry())
    form = await announced(hass, silent_node)
    assert form["step_id"] == "join"
    result = await fill_in(hass, form, **{CONF_SHOP: shop.entry_id})
    assert result["reason"] == "node_added"
    assert (result["description_placeholders"] or {})["shop"] == "Shop"
    [node] = shop.subentries.values()
    assert node.unique_id == silent_node.mac
    await until(lambda: [node.connected for node in shop.runtime_data.nodes.values()] == [True])
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_begins_another_shop(hass: HomeAssistant, silent_node: HostNode) -> None:
    await set_up(hass, shop_entry())
    form = await fill_in(hass, await announced(hass, silent_node), **{CONF_SHOP: "new"})
    assert form["step_id"] == "new_shop"
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert len(hass.config_entries.async_entries(DOMAIN)) == 2
    for entry in hass.config_entries.async_entries(DOMAIN):
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_found_node_that_cannot_be_reached_yet(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry())
    port = free_port()
    form = await fill_in(hass, await announced(hass, silent_node, port), **{CONF_SHOP: shop.entry_id})
    assert form["step_id"] == "join"
    assert form["errors"] == {"base": "unreachable"}
    link = Link(silent_node.port)
    link.port = port
    async with link:
        assert (await fill_in(hass, form, **{CONF_SHOP: shop.entry_id}))["reason"] == "node_added"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_new_shop_whose_node_cannot_be_reached_yet(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await fill_in(hass, await announced(hass, silent_node, free_port()), **{CONF_NAME: "Bakery"})
    assert form["step_id"] == "new_shop"
    assert form["errors"] == {"base": "unreachable"}


async def test_an_encrypted_node_that_esphome_knows(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        adopted(hass, silent_node.mac, 1, KEY, host="192.0.2.1")
        form = await announced(hass, silent_node, front.port, api_encryption="Noise_NNpsk0_25519_ChaChaPoly_SHA256")
        result = await fill_in(hass, form, **{CONF_NAME: "Bakery"})
        [node] = result["result"].subentries.values()
        assert node.data == {CONF_HOST: LOOPBACK, CONF_PORT: front.port, CONF_KEY: KEY}
        assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_an_encrypted_node_whose_key_is_asked_for(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        form = await fill_in(hass, await announced(hass, silent_node, front.port), **{CONF_NAME: "Bakery"})
        assert form["step_id"] == "found_key"
        assert form["errors"] == {}
        form = await fill_in(hass, form, **{CONF_KEY: OTHER_KEY})
        assert form["errors"] == {"base": "key_wrong"}
        result = await fill_in(hass, form, **{CONF_KEY: f" {KEY} "})
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_another_node_answers_where_one_was_found(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await announced(hass, silent_node, mac="020000009999")
    form = await fill_in(hass, form, **{CONF_NAME: "Bakery"})
    assert form["errors"] == {"base": "other_node"}


async def test_a_found_node_of_another_hub(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    shop = await set_up(hass, shop_entry())
    menu = await fill_in(hass, await announced(hass, silent_node), **{CONF_SHOP: shop.entry_id})
    form = await choose(hass, menu, "take_over")
    assert (await fill_in(hass, form))["reason"] == "node_added"
    await until(lambda: [node.hears for node in shop.runtime_data.nodes.values()] == [True])
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_known_node_only_has_its_address_refreshed(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with Link(silent_node.port) as old, Link(silent_node.port) as new:
        await set_up(hass, shop_entry(title="Florist"))
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=old.port)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected)
        result = await announced(hass, silent_node, new.port)
        assert result["reason"] == "already_configured"
        assert result["description_placeholders"] == {"shop": "Shop"}
        await hass.async_block_till_done()
        await until(lambda: new.accepted and node.connected)
        [subentry] = shop.subentries.values()
        assert subentry.data[CONF_PORT] == new.port
        assert subentry.title == "Door"
        for entry in hass.config_entries.async_entries(DOMAIN):
            assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_known_node_of_a_shop_that_is_not_loaded(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = shop_entry(node_subentry(silent_node, port=1))
    shop.add_to_hass(hass)
    assert (await announced(hass, silent_node))["reason"] == "already_configured"
    [subentry] = shop.subentries.values()
    assert subentry.data[CONF_PORT] == silent_node.port


async def test_a_node_that_is_seen_is_connected_without_waiting(hass: HomeAssistant, silent_node: HostNode) -> None:
    link = Link(silent_node.port)
    link.port = free_port()
    shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
    [node] = shop.runtime_data.nodes.values()
    [client] = shop.runtime_data._clients.values()
    client._pause_s = 3600.0
    await until(lambda: node.problem == "unreachable")
    async with link:
        await announced(hass, silent_node, link.port)
        await until(lambda: node.connected)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_ignored_node_stays_ignored(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await announced(hass, silent_node)
    [flow] = hass.config_entries.flow.async_progress()
    ignored = {"unique_id": flow["context"]["unique_id"], "title": "Door"}
    await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_IGNORE}, data=ignored)
    assert form["step_id"] == "new_shop"
    assert (await announced(hass, silent_node))["reason"] == "already_configured"


async def test_a_found_node_that_is_added_otherwise_is_offered_no_more(
    hass: HomeAssistant, silent_node: HostNode
) -> None:
    await announced(hass, silent_node)
    await announced(hass, silent_node, mac="020000009999")
    result = await by_hand(hass, await begin(hass), silent_node.port)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    [left] = hass.config_entries.flow.async_progress()
    assert left["context"]["unique_id"] == "02:00:00:00:99:99"
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_an_announcement_that_does_not_say_whose_it_is(hass: HomeAssistant, silent_node: HostNode) -> None:
    assert (await announced(hass, silent_node, mac=""))["reason"] == "no_mac"
