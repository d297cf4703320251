"""Adding and changing a shop's nodes; the shop and its other nodes notice nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SOURCE_USER
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.data_entry_flow import FlowResultType

from custom_components.footfall.const import CONF_KEY, CONF_NODE, SUBENTRY_NODE
from scripts.tools.free_port import free_port
from scripts.tools.host_node import HostNode

from .conftest import node_subentry, own, set_up, shop_entry, until
from .flows import KEY, OTHER_KEY
from .links import LOOPBACK, Link, NoiseFront
from .stand_ins import adopted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import SubentryFlowResult
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry


async def begin(hass: HomeAssistant, shop: MockConfigEntry) -> SubentryFlowResult:
    return await hass.config_entries.subentries.async_init(
        (shop.entry_id, SUBENTRY_NODE), context={"source": SOURCE_USER}
    )


async def fill_in(hass: HomeAssistant, shown: Mapping[str, Any], **values: Any) -> SubentryFlowResult:
    return await hass.config_entries.subentries.async_configure(shown["flow_id"], values)


def at(port: int, key: str | None = None) -> dict[str, Any]:
    return {CONF_HOST: LOOPBACK, CONF_PORT: port} | ({CONF_KEY: key} if key is not None else {})


async def test_a_node_is_added_by_hand(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with HostNode(name="window") as window, Link(silent_node.port) as link:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
        running, engine = shop.runtime_data, shop.runtime_data.engine
        await until(lambda: running.nodes["id-door"].connected)
        form = await begin(hass, shop)
        assert form["step_id"] == "manual"
        form = await fill_in(hass, form, **at(free_port()))
        assert form["errors"] == {"base": "unreachable"}
        result = await fill_in(hass, form, **at(window.port))
        assert result["type"] is FlowResultType.CREATE_ENTRY
        await hass.async_block_till_done()
        await until(lambda: len(running.nodes) == 2 and all(node.connected for node in running.nodes.values()))
        assert shop.runtime_data is running
        assert running.engine is engine
        assert link.accepted == 1, "the other node was left alone"
        added = next(subentry for subentry in shop.subentries.values() if subentry.unique_id == window.mac)
        entity_id = f"binary_sensor.{added.title.lower().replace(' ', '_')}_connected"
        state = hass.states.get(entity_id)
        assert state is not None
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_is_added_from_esphome(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry())
        entry = adopted(hass, silent_node.mac, front.port, KEY)
        menu = await begin(hass, shop)
        assert menu["type"] is FlowResultType.MENU
        form = await fill_in(hass, menu, next_step_id="adopted")
        hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_PORT: free_port()})
        form = await fill_in(hass, form, **{CONF_NODE: silent_node.mac})
        assert form["errors"] == {"base": "unreachable"}
        hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_PORT: front.port})
        result = await fill_in(hass, form, **{CONF_NODE: silent_node.mac})
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert result["data"] == at(front.port, KEY)
        await hass.async_block_till_done()
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_by_hand_with_the_key_that_esphome_has(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry())
        adopted(hass, "02:00:00:00:99:99", 1, OTHER_KEY)
        adopted(hass, "02:00:00:00:99:98", front.port, OTHER_KEY, host="192.0.2.1")
        adopted(hass, silent_node.mac, front.port, KEY)
        form = await fill_in(hass, await begin(hass, shop), next_step_id="manual")
        form = await fill_in(hass, form, **at(front.port, OTHER_KEY))
        assert form["errors"] == {"base": "key_wrong"}
        result = await fill_in(hass, form, **at(front.port))
        assert result["data"][CONF_KEY] == KEY
        await hass.async_block_till_done()
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_of_any_shop_is_not_added_again(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop_entry(node_subentry(silent_node), title="Florist").add_to_hass(hass)
    shop = await set_up(hass, shop_entry())
    result = await fill_in(hass, await begin(hass, shop), **at(silent_node.port))
    assert result["reason"] == "already_configured"
    assert result["description_placeholders"] == {"shop": "Florist"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_of_another_hub(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    shop = await set_up(hass, shop_entry())
    menu = await fill_in(hass, await begin(hass, shop), **at(silent_node.port))
    assert menu["menu_options"] == ["take_over", "share"]
    form = await fill_in(hass, menu, next_step_id="take_over")
    assert form["step_id"] == "take_over"
    result = await fill_in(hass, form)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    await until(lambda: [node.hears for node in shop.runtime_data.nodes.values()] == [True])
    assert [node.problem for node in shop.runtime_data.nodes.values()] == [None]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_of_another_hub_is_shared(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    shop = await set_up(hass, shop_entry())
    menu = await fill_in(hass, await begin(hass, shop), **at(silent_node.port))
    result = await fill_in(hass, menu, next_step_id="share")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    await until(lambda: [node.problem for node in shop.runtime_data.nodes.values()] == ["owned"])
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_is_changed(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with HostNode(name="window") as window, Link(silent_node.port) as link, Link(window.port) as other:
        shop = await set_up(
            hass,
            shop_entry(node_subentry(silent_node), node_subentry(window, port=other.port, title="Window")),
        )
        running = shop.runtime_data
        await until(lambda: all(node.connected for node in running.nodes.values()))
        begun = await shop.start_subentry_reconfigure_flow(hass, "id-door")
        assert begun["step_id"] == "reconfigure"
        form = await fill_in(hass, begun, **{CONF_NAME: "Back door"}, **at(window.port))
        assert form["errors"] == {"base": "other_node"}
        result = await fill_in(hass, form, **{CONF_NAME: "Back door"}, **at(link.port))
        assert result["reason"] == "reconfigure_successful"
        await hass.async_block_till_done()
        await until(lambda: link.accepted == 2 and running.nodes["id-door"].connected)
        assert running.nodes["id-door"].title == "Back door"
        assert shop.subentries["id-door"].data == at(link.port, "")
        assert other.accepted == 1, "the other node was left alone"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_is_away_is_renamed(hass: HomeAssistant, silent_node: HostNode) -> None:
    port = free_port()
    shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=port)))
    begun = await shop.start_subentry_reconfigure_flow(hass, "id-door")
    result = await fill_in(hass, begun, **{CONF_NAME: "Back door"}, **at(port))
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert shop.runtime_data.nodes["id-door"].title == "Back door"
    assert shop.subentries["id-door"].data == at(port, "")
    assert await hass.config_entries.async_unload(shop.entry_id)
