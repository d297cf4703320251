"""What can be changed and cured later: a key that no longer fits, the shop's name, its calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import CONF_NAME
from homeassistant.data_entry_flow import FlowResultType

from custom_components.footfall.const import CONF_KEY, CONF_NODE, CONF_PROFILE, DOMAIN
from custom_components.footfall.engine import DEFAULT_PROFILE, Profile

from .conftest import node_subentry, set_up, shop_entry, until
from .flows import KEY, OTHER_KEY, fill_in, options
from .links import NoiseFront
from .stand_ins import adopted

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry

    from scripts.tools.host_node import HostNode


async def test_a_node_whose_key_changed_is_asked_about(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=front.port, key=KEY)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected)
        front.key = OTHER_KEY
        front.cut()
        await until(lambda: hass.config_entries.flow.async_progress_by_handler(DOMAIN))
        await hass.async_block_till_done()
        [form] = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        assert form["context"]["source"] == SOURCE_REAUTH
        assert form["context"]["title_placeholders"] == {"name": "Door"}
        shown = await hass.config_entries.flow.async_configure(form["flow_id"])
        assert shown["step_id"] == "reauth_confirm"
        assert shown["description_placeholders"] == {"name": "Door"}
        shown = await fill_in(hass, form, **{CONF_KEY: KEY})
        assert shown["errors"] == {"base": "key_wrong"}
        result = await fill_in(hass, form, **{CONF_KEY: OTHER_KEY})
        assert result["reason"] == "reauth_successful"
        await until(lambda: node.connected)
        [subentry] = shop.subentries.values()
        assert subentry.data[CONF_KEY] == OTHER_KEY
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_key_that_esphome_already_knows_is_taken_over(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, OTHER_KEY) as front:
        adopted(hass, silent_node.mac, front.port, OTHER_KEY)
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=front.port, key=KEY)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected)
        [subentry] = shop.subentries.values()
        assert subentry.data[CONF_KEY] == OTHER_KEY
        assert not hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_key_of_esphome_that_does_not_fit_either(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, KEY) as front:
        adopted(hass, silent_node.mac, front.port, OTHER_KEY)
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=front.port)))
        await until(lambda: hass.config_entries.flow.async_progress_by_handler(DOMAIN))
        [form] = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        await until(lambda: form["flow_id"])
        shown = await hass.config_entries.flow.async_configure(form["flow_id"])
        assert shown["errors"] == {}
        assert (await fill_in(hass, form, **{CONF_KEY: KEY}))["reason"] == "reauth_successful"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_was_removed_needs_no_key(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with NoiseFront(silent_node.port, OTHER_KEY) as front:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=front.port, key=KEY)))
        await until(lambda: hass.config_entries.flow.async_progress_by_handler(DOMAIN))
        [form] = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        hass.config_entries.async_remove_subentry(shop, "id-door")
        await hass.async_block_till_done()
        result = await fill_in(hass, form, **{CONF_KEY: OTHER_KEY})
        assert result["reason"] == "node_removed"
        again = await shop.start_reauth_flow(hass, data={CONF_NODE: "id-door"})
        assert again["reason"] == "node_removed"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_shop_is_renamed(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(silent_node)))
    running = shop.runtime_data
    form = await shop.start_reconfigure_flow(hass)
    assert form["step_id"] == "reconfigure"
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery"})
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert shop.title == "Bakery"
    assert shop.runtime_data is running
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_calibration_profile_is_used_and_can_be_left_again(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    engine = shop.runtime_data.engine
    profile = Profile.from_json(DEFAULT_PROFILE.to_json().replace('"scale": 1.0', '"scale": 1.25'))
    assert profile.scale == 1.25

    form = await options(hass, shop, "counting")
    refused = await hass.config_entries.options.async_configure(form["flow_id"], {CONF_PROFILE: '{"format": 1}'})
    assert refused["errors"] == {CONF_PROFILE: "profile_refused"}
    assert refused["description_placeholders"] == {"reason": "this is not a profile of Footfall"}
    done = await hass.config_entries.options.async_configure(form["flow_id"], {CONF_PROFILE: profile.to_json()})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert engine.profile == profile
    assert shop.runtime_data.engine is engine

    form = await options(hass, shop, "counting")
    await hass.config_entries.options.async_configure(form["flow_id"], {})
    await hass.async_block_till_done()
    assert engine.profile is DEFAULT_PROFILE
    assert shop.options == {}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_profile_that_this_version_cannot_use_is_reported_until_it_is_left(
    hass: HomeAssistant, issue_registry: IssueRegistry
) -> None:
    shop = await set_up(hass, shop_entry(options={CONF_PROFILE: "{}"}))
    assert shop.runtime_data.engine.profile is DEFAULT_PROFILE
    issue = issue_registry.async_get_issue(DOMAIN, f"profile_refused_{shop.entry_id}")
    assert issue is not None
    assert issue.translation_placeholders == {"shop": "Shop", "reason": "this is not a profile of Footfall"}

    hass.config_entries.async_update_entry(shop, options={})
    await hass.async_block_till_done()
    assert not issue_registry.issues
    assert await hass.config_entries.async_unload(shop.entry_id)
