"""A shop at work with real nodes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.store import shop_store
from scripts.tools.free_port import free_port
from scripts.tools.host_node import HostNode

from .captures import START, probe_request, write_capture
from .conftest import node_subentry, set_up, shop_entry, until
from .links import Link
from .stand_ins import ScriptedNode, golden
from .watch import CONNECTED, OCCUPANCY, OCCUPIED, number, played, scripted_subentry, state, tasks

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant

LARGEST_KEPT = 2**40
"""Moments are far below, a pseudonym of 64 bits is above it but for one in 16 million."""


def numbers_in(kept: Any) -> list[float]:
    """Give every number of something that is kept as JSON, those in keys of digits too."""
    if isinstance(kept, dict):
        return [number for item in kept.items() for part in item for number in numbers_in(part)]
    if isinstance(kept, list):
        return [number for part in kept for number in numbers_in(part)]
    if isinstance(kept, str):
        return [float(int(digits, 16)) for digits in re.findall(r"\b[0-9a-f]{16}\b", kept)]
    return [float(kept)] if isinstance(kept, int | float) else []


async def test_people_appear(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
    await until(lambda: state(hass, OCCUPIED) == STATE_ON)
    assert state(hass, CONNECTED) == STATE_ON
    await until(lambda: played(shop.runtime_data))
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=11))
    await hass.async_block_till_done()
    assert number(hass, "sensor.shop_wi_fi_devices_near") == 40
    assert number(hass, "sensor.shop_bluetooth_devices_near") == 0
    low, shown, high = (number(hass, f"sensor.shop_occupancy{which}") for which in ("_low", "", "_high"))
    assert 0 <= low <= shown <= high
    assert shown >= 1
    assert number(hass, "sensor.door_frames_a_second") == 2
    assert number(hass, "sensor.door_dropped") == 0
    # The node's own figures are taken once a minute and shown every five.
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
    await hass.async_block_till_done()
    assert "2016-03-01T09:08:59" <= state(hass, "sensor.door_last_heard") <= "2016-03-01T09:10:00"
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert tasks() == []


async def test_an_hour_that_closes_is_in_the_history(hass: HomeAssistant, tmp_path: Path) -> None:
    frames = [(second, probe_request(1 + second % 3, second)) for second in range(0, 2 * 3600, 20)]
    capture = write_capture(tmp_path / "hours.pcap", frames)
    async with HostNode(name="busy", captures=[capture]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node)))
        history = shop.runtime_data.history
        await until(lambda: len(history) >= 1)
        hour = START - START % 3600
        assert (await history.async_figures(hour, hour + 3600)).total.heard_share == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_numbers_change_at_most_every_ten_seconds(hass: HomeAssistant, busy_node: HostNode) -> None:
    seen: list[str] = []
    hass.bus.async_listen(
        "state_changed",
        lambda event: seen.append(event.data["new_state"].state) if event.data["entity_id"] == OCCUPANCY else None,
    )
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: played(shop.runtime_data))
    await hass.async_block_till_done()
    # Ten minutes passed by event time in far less than ten seconds: shown were the start, the first node, presence.
    assert len(seen) <= 4
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_home_assistant_restarts(hass: HomeAssistant, busy_node: HostNode) -> None:
    """The hub proves that it is the same one, and goes on where it stopped, with new keys."""
    entry = shop_entry(node_subentry(busy_node))
    shop = await set_up(hass, entry)
    await until(lambda: played(shop.runtime_data))
    before = shop.runtime_data
    cursor = before.nodes["id-door"].cursor
    key = bytes(before.keys.grant(0).current.key)
    assert before.engine.snapshot.occupied
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    assert tasks() == []
    assert await hass.config_entries.async_reload(shop.entry_id)
    after = shop.runtime_data
    assert after is not before
    await until(lambda: after.nodes["id-door"].connected)
    node = after.nodes["id-door"]
    assert node.problem is None
    assert node.cursor >= cursor
    assert node.losses.missed == node.losses.restarts == 0
    assert state(hass, OCCUPIED) != STATE_UNAVAILABLE
    assert bytes(after.keys.grant(0).current.key) != key
    assert after.engine.snapshot.wifi_devices == 0, "nobody's device outlives a restart"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_is_kept_on_disk_is_of_nobody(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: played(shop.runtime_data))
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=6))
    await hass.async_block_till_done()
    kept = await shop_store(hass, shop.entry_id).async_load()
    assert kept is not None
    assert set(kept) == {"engine", "nodes", "calibration", "equipment", "hours"}
    assert kept["equipment"] == {"version": 1, "things": []}
    assert set(kept["engine"]) == {"version", "time", "number", "background", "account", "zones"}
    assert max(map(abs, numbers_in(kept["engine"]))) < LARGEST_KEPT
    assert set(kept["nodes"]["id-door"]) == {"boot", "cursor"}
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert await hass.config_entries.async_remove(shop.entry_id)
    assert await shop_store(hass, shop.entry_id).async_load() is None


@pytest.mark.parametrize(
    "carried",
    [
        {"engine": {"version": 99}, "nodes": {}},
        {"engine": {}},
        {"nodes": {"id-door": {"boot": 1}}, "engine": {"version": 1, "time": None, "number": 0}},
        [],
    ],
)
async def test_a_carried_count_that_is_damaged_is_said_and_left(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, silent_node: HostNode, carried: Any
) -> None:
    entry = shop_entry(node_subentry(silent_node))
    await shop_store(hass, entry.entry_id).async_save(carried)
    await set_up(hass, entry)
    assert "Shop Shop begins to count anew" in caplog.text
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_unloading_ends_everything_at_once(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with Link(silent_node.port) as link:
        away = node_subentry(silent_node, port=free_port(), title="Away")
        shop = await set_up(
            hass, shop_entry(node_subentry(silent_node, port=link.port), {**away, "unique_id": "other"})
        )
        await until(lambda: shop.runtime_data.nodes["id-door"].connected)
        await until(lambda: shop.runtime_data.nodes["id-away"].problem == "unreachable")
        assert len(tasks()) == 2
        assert await hass.config_entries.async_unload(shop.entry_id)
        assert tasks() == []
        await until(lambda: not link._writers)


async def test_devices(hass: HomeAssistant, silent_node: HostNode, device_registry: dr.DeviceRegistry) -> None:
    """A node's device hangs on ESPHome's of the same node where there is one, else on the shop's."""
    async with HostNode(name="window") as window:
        esphome = MockConfigEntry(domain="esphome")
        esphome.add_to_hass(hass)
        theirs = device_registry.async_get_or_create(
            config_entry_id=esphome.entry_id, connections={(dr.CONNECTION_NETWORK_MAC, silent_node.mac)}
        )
        nodes = node_subentry(silent_node), node_subentry(window, title="Window")
        shop = await set_up(hass, shop_entry(*nodes))
        await until(lambda: all(node.connected for node in shop.runtime_data.nodes.values()))

        def device(identifier: str) -> dr.DeviceEntry:
            found = device_registry.async_get_device_by_identifier((DOMAIN, identifier), shop.entry_id)
            assert found is not None
            return found

        assert device("id-door").via_device_id == theirs.id
        assert device("id-window").via_device_id == device(shop.entry_id).id
        assert device("id-door").sw_version == "0.1.0"
        assert device("id-door").config_subentry_id == "id-door"
        assert not device("id-door").connections
        hass.config_entries.async_update_subentry(shop, shop.subentries["id-door"], title="Back door")
        hass.config_entries.async_update_entry(shop, title="Bakery")
        await hass.async_block_till_done()
        assert (device("id-door").name, device(shop.entry_id).name) == ("Back door", "Bakery")
        assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("answer", ["paused", "silent_without_key"])
async def test_a_node_that_hears_nothing_is_no_empty_shop(hass: HomeAssistant, answer: str) -> None:
    """Connected, but paused or without a key: nothing is known, so nothing is said."""
    said = [golden("answer", answer)]
    async with ScriptedNode(pull=lambda: said[-1]) as node:
        shop = await set_up(hass, shop_entry(scripted_subentry(node)))
        await until(lambda: state(hass, CONNECTED) == STATE_ON)
        assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
        assert state(hass, OCCUPANCY) == STATE_UNAVAILABLE
        said.append(golden("answer", "one_arrival"))
        await until(lambda: state(hass, OCCUPIED) != STATE_UNAVAILABLE)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_restart_does_not_say_that_everybody_has_left(hass: HomeAssistant, tmp_path: Path) -> None:
    start = int(dt_util.utcnow().timestamp())
    frames = [(time / 2, probe_request(1 + time % 3, time)) for time in range(240)]
    capture = write_capture(tmp_path / "now.pcap", frames, start)
    async with HostNode(name="door", captures=[capture], speed="live") as node:
        shop = await set_up(hass, shop_entry(node_subentry(node)))
        await until(lambda: state(hass, OCCUPIED) == STATE_ON)
        seen: list[str] = []
        hass.bus.async_listen(
            "state_changed",
            lambda event: seen.append(event.data["new_state"].state) if event.data["entity_id"] == OCCUPIED else None,
        )
        assert await hass.config_entries.async_reload(shop.entry_id)
        await until(lambda: state(hass, OCCUPIED) == STATE_ON)
        assert STATE_OFF not in seen
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_change_while_home_assistant_stops_starts_nothing(
    hass: HomeAssistant, silent_node: HostNode, caplog: pytest.LogCaptureFixture
) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(silent_node)))
    await until(lambda: shop.runtime_data.nodes["id-door"].connected)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    hass.config_entries.async_remove_subentry(shop, "id-door")
    await hass.async_block_till_done()
    assert tasks() == []
    assert "Error" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_reloading_leaves_nothing_behind(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with Link(silent_node.port) as link:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
        await until(lambda: shop.runtime_data.nodes["id-door"].connected)
        listeners = dict(hass.bus.async_listeners())
        for _ in range(20):
            assert await hass.config_entries.async_reload(shop.entry_id)
            await until(lambda: shop.runtime_data.nodes["id-door"].connected)
        assert tasks() == ["footfall node id-door"]
        # There may be fewer: what Home Assistant itself had to write is written by now.
        assert {event for event, many in hass.bus.async_listeners().items() if many > listeners.get(event, 0)} == set()
        await until(lambda: len(link._tasks) == 1)
        assert await hass.config_entries.async_unload(shop.entry_id)
