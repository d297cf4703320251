"""What is wrong with a shop is said after a time, and taken back at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.const import STATE_ON
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from custom_components.footfall.care import care, findings
from custom_components.footfall.care.findings import PATIENCE, Issue
from custom_components.footfall.const import CONF_DOOR_COUNTER, CONF_PROFILE, DOMAIN
from custom_components.footfall.diagnostics import async_get_config_entry_diagnostics
from custom_components.footfall.engine import DEFAULT_PROFILE
from custom_components.footfall.errors import Problem
from custom_components.footfall.node import CHANNELS_KEPT
from scripts.tools.host_node import HostNode
from tests.captures import probe_request, write

from .conftest import node_subentry, own, set_up, shop_entry, until
from .hours import rows
from .texts import TEXTS
from .told import passes, tell, told_shop, zone_subentry
from .watch import CONNECTED, played, state

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceRegistry
    from homeassistant.helpers.issue_registry import IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.node import Node
    from custom_components.footfall.shop import Shop

WINDOW = node_subentry(HostNode(name="window"), port=1, title="Window")
"""Another node, at an address where nothing answers."""


async def minutes(hass: HomeAssistant, number: int) -> None:
    """Let so many minutes pass."""
    for _ in range(number):
        await passes(hass, 61)


async def looks(shop: Shop, number: int) -> None:
    """Have a shop looked after as in so many minutes, while its nodes, which are real, go on in theirs."""
    for _ in range(number):
        await shop.care._async_look(dt_util.utcnow())


def said(hass: HomeAssistant) -> list[str]:
    """Give what is under Repairs, each with all that its text asks for."""
    found = []
    for issue in ir.async_get(hass).issues.values():
        assert issue.translation_key is not None
        texts = TEXTS["issues"][issue.translation_key]
        for text in (texts["title"], texts.get("description", "")):
            assert "{" not in text.format(**(issue.translation_placeholders or {}))
        found.append(issue.translation_key)
    return sorted(found)


async def by_hand(shop: Shop, node_id: str) -> Node:
    """Give a node that does from now on what the test says alone."""
    await shop._clients.pop(node_id).async_stop()
    return shop.nodes[node_id]


def report(shop: Shop, node: Node, problem: Problem | None, *, connected: bool = False) -> None:
    """Have a node say how it is."""
    node.connected, node.problem = connected, problem
    shop.node_changed(node)


async def test_a_node_is_away(hass: HomeAssistant, issue_registry: IssueRegistry) -> None:
    async with HostNode(name="door") as once:
        pass
    shop = await set_up(hass, shop_entry(node_subentry(once)))
    [node] = shop.runtime_data.nodes.values()
    await until(lambda: node.problem is Problem.UNREACHABLE)
    await minutes(hass, PATIENCE[Issue.AWAY] - 1)
    assert said(hass) == []
    await minutes(hass, 1)
    assert said(hass) == [Issue.AWAY]
    issue = issue_registry.async_get_issue(DOMAIN, "node_away_id-door")
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["node"] == "Door"
    assert issue.translation_placeholders["reason"].startswith("Nothing answers at this address")

    async with HostNode(name="door", mac=once.mac, port=once.port):
        await until(lambda: shop.runtime_data.wake("id-door") or state(hass, CONNECTED) == STATE_ON)
        assert said(hass) == [], "it is good again, so nothing is waited for"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_comes_and_goes_is_not_away(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        door = running.nodes["id-door"]
        for _ in range(3):
            report(running, door, Problem.LOST)
            await minutes(hass, PATIENCE[Issue.AWAY] - 1)
            report(running, door, None, connected=True)
            await minutes(hass, 1)
            assert said(hass) == []


@pytest.mark.parametrize(
    ("problem", "connected", "issue"),
    [
        (Problem.KEY_WRONG, False, Issue.KEY_REFUSED),
        (Problem.KEY_REQUIRED, False, Issue.KEY_REFUSED),
        (Problem.NOT_ENCRYPTED, False, Issue.NOT_ENCRYPTED),
        (Problem.NOT_ENCRYPTED, True, Issue.NOT_ENCRYPTED),
        (Problem.PROTOCOL_TOO_OLD, False, Issue.TOO_OLD),
        (Problem.PROTOCOL_TOO_NEW, False, Issue.TOO_NEW),
        (Problem.OWNED, True, Issue.OWNED),
        (Problem.OTHER_NODE, False, Issue.AWAY),
    ],
)
async def test_each_trouble_has_its_words(
    hass: HomeAssistant, problem: Problem, issue: Issue, *, connected: bool
) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        door = running.nodes["id-door"]
        report(running, door, problem, connected=connected)
        await minutes(hass, PATIENCE[issue])
        assert said(hass) == [issue]
        report(running, door, None, connected=True)
        assert said(hass) == []


async def test_what_is_wrong_goes_with_the_node_and_with_the_shop(hass: HomeAssistant) -> None:
    async with told_shop(hass, WINDOW) as shop:
        running = shop.runtime_data
        report(running, running.nodes["id-door"], Problem.LOST)
        await until(lambda: running.nodes["id-window"].problem)
        await minutes(hass, PATIENCE[Issue.AWAY])
        assert said(hass) == [Issue.AWAY, Issue.AWAY]
        hass.config_entries.async_remove_subentry(shop, "id-window")
        await hass.async_block_till_done()
        assert said(hass) == [Issue.AWAY]
    assert said(hass) == []


async def test_a_node_that_is_deaf(hass: HomeAssistant) -> None:
    """Silence says something while somebody is inside whom another node hears, and else nothing, also nothing good."""
    async with told_shop(hass, WINDOW) as shop:
        running = shop.runtime_data
        door, window = running.nodes["id-door"], await by_hand(running, "id-window")
        window.answer, window.now, window.figures = door.answer, door.now, door.figures
        report(running, window, None, connected=True)
        assert door.figures.last_heard is not None
        tell(running, 3)
        await minutes(hass, PATIENCE[Issue.SILENT])
        assert said(hass) == []

        window.now += findings.SILENT_S + 60
        tell(running, 0)
        await minutes(hass, PATIENCE[Issue.SILENT])
        assert said(hass) == [], "nobody is there"
        tell(running, 3)
        await minutes(hass, PATIENCE[Issue.SILENT] - 1)
        assert said(hass) == []
        await minutes(hass, 1)
        assert said(hass) == [Issue.SILENT]
        tell(running, 0)
        await minutes(hass, 1)
        assert said(hass) == [Issue.SILENT], "that everybody has left does not mend it"
        window.now = door.now
        running.node_changed(window)
        assert said(hass) == []


async def test_the_channel_of_a_node_is_read_from_what_it_hears(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One answer is one sample, and these captures are told in a few of them."""
    monkeypatch.setattr(findings, "SAMPLES", 5)
    steady = [(time, probe_request(time % 40, time, mhz=2437)) for time in range(600)]
    hopping = [(time, probe_request(time % 40, time, mhz=(2412, 2437, 2462)[time // 50 % 3])) for time in range(600)]
    captures = [write(tmp_path / f"{name}.pcap", frames) for name, frames in (("6", steady), ("all", hopping))]
    doors = [HostNode(name=f"door{number}", captures=[capture]) for number, capture in enumerate(captures)]
    async with doors[0], doors[1]:
        shop = await set_up(hass, shop_entry(*(node_subentry(door, title=door.name) for door in doors)))
        running: Shop = shop.runtime_data
        await until(lambda: played(running))
        assert [findings.channel_of(node) for node in running.nodes.values()] == [6, None]
        told = await async_get_config_entry_diagnostics(hass, shop)
        assert [node["channel"] for node in told["nodes"]] == [6, None]
        assert await hass.config_entries.async_unload(shop.entry_id)


def on_channels(node: Node, *channels: int) -> None:
    """Have a node have heard on these channels in turn."""
    node.channels.extend(channels * CHANNELS_KEPT)


async def test_nodes_that_stay_on_different_channels(hass: HomeAssistant) -> None:
    till = zone_subentry("Till")
    window_zone: Any = {
        **zone_subentry("Shelf"),
        "data": {"kind": "inside", "nodes": [{"node": "id-window", "reach": "near"}]},
    }
    async with told_shop(hass, WINDOW, till, window_zone) as shop:
        running = shop.runtime_data
        door, window = running.nodes["id-door"], await by_hand(running, "id-window")
        report(running, window, None, connected=True)
        on_channels(door, 1)
        on_channels(window, 1, 6, 11)
        await minutes(hass, PATIENCE[Issue.CHANNELS])
        assert said(hass) == [], "one that goes through several is on none"
        on_channels(window, 11)
        await minutes(hass, PATIENCE[Issue.CHANNELS])
        assert said(hass) == [Issue.CHANNELS]
        issue = ir.async_get(hass).async_get_issue(DOMAIN, f"channels_differ_{shop.entry_id}")
        assert issue is not None
        assert issue.translation_placeholders == {"shop": "Shop", "nodes": "Door (1), Window (11)"}
        hass.config_entries.async_remove_subentry(shop, "id-shelf")
        await hass.async_block_till_done()
        assert said(hass) == [], "without zones around both it does not matter"


async def test_a_clock_that_is_set_again_and_again(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        clock, start = running.nodes["id-door"]._clock, 1_800_000_000.0
        now = {"wall": start, "monotonic": 0.0, "node": start - 500.0}
        monkeypatch.setattr(care, "time", lambda: now["wall"])
        monkeypatch.setattr(care, "monotonic", lambda: now["monotonic"])
        monkeypatch.setattr(type(clock), "offset", property(lambda _: now["node"]))

        async def look(passed: float = 60.0, step: float = 0.0, *, node: float | None = None) -> None:
            now["monotonic"] += passed
            now["wall"] += passed + step
            now["node"] += step if node is None else node
            await minutes(hass, 1)

        await look()
        await look(step=30.0)
        await look(step=-12.0)
        await look(step=3600.0, node=0.0)
        await look()
        assert said(hass) == [], "a machine that slept has the right time again"
        await look(step=5.0)
        assert said(hass) == [Issue.CLOCK_JUMPS]
        await look(86_300.0)
        await look(200.0)
        assert said(hass) == []

        await look(node=40.0)
        await look(node=-40.0)
        for _ in range(60):
            await look()
        assert said(hass) == [], "an answer that was slow is no clock that drifts"
        for _ in range(15):
            await look(node=0.2)
        assert said(hass) == [Issue.CLOCK_DRIFTS]
        report(running, running.nodes["id-door"], None)
        await minutes(hass, 1)
        assert said(hass) == []


async def test_a_shop_that_nobody_ever_counted(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        tell(running, 3)
        running.history.add(rows("2026-03-02 04:00", 24 * findings.DAYS_OF_USE))
        running.history.add(rows("2026-02-02 04:00", 24 * findings.DAYS_OF_USE, heard_s=0.0))
        await minutes(hass, 2)
        assert said(hass) == []
        running.history.add(rows("2026-03-09 04:00", 1))
        await minutes(hass, 1)
        assert said(hass) == [Issue.UNCALIBRATED]
        for option, value in ((CONF_DOOR_COUNTER, "sensor.made_up"), (CONF_PROFILE, DEFAULT_PROFILE.to_json())):
            hass.config_entries.async_update_entry(shop, options={option: value})
            await hass.async_block_till_done()
            assert said(hass) == []
            hass.config_entries.async_update_entry(shop, options={})
            await hass.async_block_till_done()
            await minutes(hass, 1)
            assert said(hass) == [Issue.UNCALIBRATED]


async def test_one_count_is_enough(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    running = shop.runtime_data
    await until(lambda: played(running))
    running.history.add(rows("2026-03-02 04:00", 24 * findings.DAYS_OF_USE + 1))
    await looks(running, 1)
    assert said(hass) == [Issue.UNCALIBRATED]
    await hass.services.async_call(DOMAIN, "calibrate", {"count": 20}, blocking=True, return_response=True)
    assert said(hass) == []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_is_ignored_stays_so_until_it_is_good_or_the_shop_is_gone(
    hass: HomeAssistant, issue_registry: IssueRegistry
) -> None:
    async with told_shop(hass) as shop:
        shop.runtime_data.history.add(rows("2026-03-02 04:00", 24 * findings.DAYS_OF_USE + 1))
        await minutes(hass, 1)
        [(domain, issue_id)] = issue_registry.issues
        issue_registry.async_ignore(domain, issue_id, ignore=True)
        assert await hass.config_entries.async_reload(shop.entry_id)
        await minutes(hass, 2)
        issue = issue_registry.async_get_issue(domain, issue_id)
        assert issue is not None
        assert issue.dismissed_version is not None
    assert list(issue_registry.issues) == [(domain, issue_id)]
    await hass.config_entries.async_remove(shop.entry_id)
    assert not issue_registry.issues


async def test_a_device_of_what_is_no_part_of_the_shop_any_more_is_removed(
    hass: HomeAssistant, device_registry: DeviceRegistry
) -> None:
    """A registry that was restored without the entry knows a node that the entry does not."""
    shop = shop_entry()
    shop.add_to_hass(hass)
    stale = device_registry.async_get_or_create(config_entry_id=shop.entry_id, identifiers={(DOMAIN, "id-gone")})
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert device_registry.async_get(stale.id) is None
    assert [device.name for device in dr.async_entries_for_config_entry(device_registry, shop.entry_id)] == ["Shop"]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def owned(hass: HomeAssistant, node: HostNode) -> MockConfigEntry:
    """Give a shop that was told that its node has another hub."""
    assert await async_setup_component(hass, REPAIRS, {})
    await own(hass, node)
    shop = await set_up(hass, shop_entry(node_subentry(node)))
    door = shop.runtime_data.nodes["id-door"]
    await until(lambda: door.connected and door.problem is Problem.OWNED)
    await looks(shop.runtime_data, PATIENCE[Issue.OWNED])
    assert said(hass) == [Issue.OWNED]
    return shop


async def test_a_node_of_another_hub_is_taken_over_under_repairs(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await owned(hass, silent_node)
    running = shop.runtime_data
    door = running.nodes["id-door"]
    fixes = hass.data[REPAIRS]["flow_manager"]
    form = await fixes.async_init(DOMAIN, data={"issue_id": "node_owned_id-door"})
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "confirm")
    assert form["description_placeholders"] == {"node": "Door", "shop": "Shop", "trouble": ""}
    done = await fixes.async_configure(form["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert said(hass) == []

    await until(lambda: door.problem is None and running.keys.held_by(door.answer, 0.0))
    await looks(running, PATIENCE[Issue.OWNED])
    assert said(hass) == []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_cannot_be_taken_over_now(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await owned(hass, silent_node)
    fixes = hass.data[REPAIRS]["flow_manager"]
    form = await fixes.async_init(DOMAIN, data={"issue_id": "node_owned_id-door"})
    await silent_node.stop()
    form = await fixes.async_configure(form["flow_id"], {})
    assert form["type"] is FlowResultType.FORM
    assert "- **Door**: Nothing answers at this address" in form["description_placeholders"]["trouble"]
    assert (form["description_placeholders"]["node"], form["description_placeholders"]["shop"]) == ("Door", "Shop")

    hass.config_entries.async_remove_subentry(shop, "id-door")
    await hass.async_block_till_done()
    gone = await fixes.async_configure(form["flow_id"], {})
    assert (gone["type"], gone["reason"]) == (FlowResultType.ABORT, "node_gone")
    assert said(hass) == []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_shop_that_is_stopped_takes_nothing_over(hass: HomeAssistant, silent_node: HostNode) -> None:
    shop = await owned(hass, silent_node)
    fixes = hass.data[REPAIRS]["flow_manager"]
    form = await fixes.async_init(DOMAIN, data={"issue_id": "node_owned_id-door"})
    assert await hass.config_entries.async_unload(shop.entry_id)
    gone = await fixes.async_configure(form["flow_id"], {})
    assert (gone["type"], gone["reason"]) == (FlowResultType.ABORT, "node_gone")


async def test_what_its_dialogue_took_back_too_early_is_said_again(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        report(running, running.nodes["id-door"], Problem.OWNED, connected=True)
        await minutes(hass, PATIENCE[Issue.OWNED])
        ir.async_delete_issue(hass, DOMAIN, "node_owned_id-door")
        await minutes(hass, 1)
        assert said(hass) == [Issue.OWNED]
