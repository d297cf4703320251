"""Nodes that stay away, fail, are shared, and whose keys change; each with the real node where it can be had."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.footfall import client, keys, nudging
from custom_components.footfall import shop as shop_module
from custom_components.footfall.candidate import async_ask
from custom_components.footfall.connection import HubIdentity, NodeAddress, NodeConnection, connected
from custom_components.footfall.engine import Batch
from scripts.tools.host_node import HostNode

from .captures import beacon, probe_request, visitors, write_capture
from .conftest import node_subentry, own, set_up, shop_entry, until
from .links import LOOPBACK, Link
from .stand_ins import Refusal, ScriptedNode, golden
from .watch import CONNECTED, OCCUPANCY, OCCUPIED, played, scripted_subentry, state, tasks

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.client import NodeClient
    from custom_components.footfall.engine.protocol import Answer
    from custom_components.footfall.node import Node


async def test_a_node_that_is_killed_and_started_again(
    hass: HomeAssistant, busy_node: HostNode, caplog: pytest.LogCaptureFixture
) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: state(hass, OCCUPIED) == STATE_ON)
    await busy_node.stop()
    await until(lambda: state(hass, CONNECTED) == STATE_OFF)
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
    assert state(hass, OCCUPANCY) == STATE_UNAVAILABLE
    assert state(hass, "sensor.door_dropped") == STATE_UNAVAILABLE
    assert state(hass, "sensor.door_last_heard") != STATE_UNAVAILABLE
    [node] = shop.runtime_data.nodes.values()
    await until(lambda: node.problem == "unreachable")
    async with HostNode(name="busy", mac=busy_node.mac, port=busy_node.port):
        await until(lambda: state(hass, CONNECTED) == STATE_ON)
        assert node.losses.restarts == 1
        assert node.losses.reconnects == 1
        assert caplog.text.count("Node Door cannot be used") == 1
        assert caplog.text.count("Node Door is back") == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nothing_is_lost_over_a_link_that_fails(hass: HomeAssistant, tmp_path: Path) -> None:
    """The same capture over a good link and over one that breaks in mid-answer again and again ends the same."""
    capture = visitors(tmp_path / "visitors.pcap", seconds=1200)
    steady, shaky = (HostNode(name=name, captures=[capture]) for name in ("door", "other"))
    async with steady, shaky, Link(shaky.port) as link:
        good = await set_up(hass, shop_entry(node_subentry(steady), title="Good"))
        bad = await set_up(hass, shop_entry(node_subentry(shaky, port=link.port, title="Shaky"), title="Bad"))
        [node] = bad.runtime_data.nodes.values()
        for stop in (4_000, 9_001, 20_777):
            link.cut_after = link.passed + stop
            await until(lambda: link.cut_after is None or played(bad.runtime_data))
        await until(lambda: played(good.runtime_data) and played(bad.runtime_data))
        assert node.losses.reconnects >= 1
        assert node.losses.missed == 0
        snapshots = [shop.runtime_data.engine.snapshot for shop in (good, bad)]
        assert replace(snapshots[0], nodes={}) == replace(snapshots[1], nodes={})
        assert snapshots[0].wifi_devices == 40
        for shop in (good, bad):
            assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_is_removed(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with HostNode(name="window") as window, Link(window.port) as link:
        nodes = node_subentry(silent_node), node_subentry(window, port=link.port, title="Window")
        shop = await set_up(hass, shop_entry(*nodes))
        running, engine = shop.runtime_data, shop.runtime_data.engine
        await until(lambda: all(node.connected for node in running.nodes.values()))
        hass.config_entries.async_remove_subentry(shop, "id-door")
        await hass.async_block_till_done()
        assert hass.states.get(CONNECTED) is None
        assert er.async_get(hass).async_get(CONNECTED) is None
        devices = dr.async_entries_for_config_entry(dr.async_get(hass), shop.entry_id)
        assert sorted(device.name or "" for device in devices) == ["Shop", "Window"]
        assert tasks() == ["footfall node id-window"]
        assert shop.runtime_data is running
        assert running.engine is engine
        assert link.accepted == 1, "the other node was left alone"
        assert state(hass, "binary_sensor.window_connected") == STATE_ON
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_another_device_at_a_nodes_address(hass: HomeAssistant, silent_node: HostNode) -> None:
    async with HostNode(name="window") as window:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=window.port)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.problem == "other_node")
        assert state(hass, CONNECTED) == STATE_OFF
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_of_another_hub_is_read_along(
    hass: HomeAssistant, busy_node: HostNode, caplog: pytest.LogCaptureFixture
) -> None:
    await own(hass, busy_node)
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: state(hass, OCCUPIED) == STATE_ON)
    assert shop.runtime_data.nodes["id-door"].problem == "owned"
    assert "Node Door does not take this shop's keys: Another hub" in caplog.text
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_setup_may_ask_a_node_that_is_in_use(
    hass: HomeAssistant, silent_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same hub's question supersedes the pending one, which is asked again: the connection stays."""
    monkeypatch.setattr(client, "SHORTEST_PAUSE_S", 0.2)
    monkeypatch.setattr(shop_module, "WAIT_MS", 500)
    async with Link(silent_node.port) as link:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected)
        async with connected(hass, NodeAddress(LOOPBACK, silent_node.port, "")) as question:
            assert (await async_ask(question, shop.runtime_data.identity)).status == 0
        before = node.answer
        await until(lambda: node.answer is not before)
        assert link.accepted == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_keys_change_while_a_node_plays_on(
    hass: HomeAssistant, busy_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A capture outlasts its keys many times over: at each end new ones are given, and no frame goes unheard."""
    monkeypatch.setattr(keys, "LONGEST_EPOCH_S", 60)
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    running = shop.runtime_data
    epochs: list[int] = []
    take = running.take

    def noting(node: Node, batch: Batch) -> None:
        epochs.extend(sighting.epoch for sighting in batch.sightings)
        take(node, batch)

    monkeypatch.setattr(running, "take", noting)
    node = running.nodes["id-door"]
    await until(lambda: played(shop.runtime_data))
    assert node.answer is not None
    assert node.answer.heard_wifi == 1200
    assert node.answer.unkeyed == 0
    assert len(epochs) == 1200
    assert len(set(epochs)) >= 3
    assert running.engine.snapshot.late == 0
    assert node.problem is None
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_whose_keys_are_all_over_is_given_new_ones(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the capture lies a silence that is longer than two epochs."""
    monkeypatch.setattr(keys, "LONGEST_EPOCH_S", 60)
    monkeypatch.setattr(shop_module, "WAIT_MS", 500)
    frames = [(time, probe_request(1, time)) for time in (0, 20, 900, 920)]
    async with HostNode(name="gap", captures=[write_capture(tmp_path / "gap.pcap", frames)]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node)))
        await until(lambda: played(shop.runtime_data))
        answer = shop.runtime_data.nodes["id-door"].answer
        assert answer is not None
        assert (answer.heard_wifi, answer.unkeyed) == (4, 0)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_fault_of_ours_is_on_record_and_not_the_end(
    hass: HomeAssistant, busy_node: HostNode, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    running = shop.runtime_data
    take = running.take

    def faulty(_node: Node, _batch: Batch) -> None:
        monkeypatch.setattr(running, "take", take)
        raise RuntimeError

    monkeypatch.setattr(running, "take", faulty)
    await until(lambda: played(running))
    assert caplog.text.count("what it said could not be worked up") == 1
    assert caplog.text.count("Node Door is back") == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_refused_our_keys_is_not_pestered(hass: HomeAssistant, silent_node: HostNode) -> None:
    other = await own(hass, silent_node)
    async with Link(silent_node.port) as link:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.problem == "owned")
        link.cut()
        await until(lambda: node.losses.reconnects)
        assert node.problem == "owned"
        assert other.hub != shop.runtime_data.identity.hub
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_answer_that_cannot_be_read_costs_nothing_of_what_came_before(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """A node that stops in mid-answer: said once, asked again from the same place, and back once."""
    arrival = golden("answer", "one_arrival")
    said = [arrival, arrival[:-3], arrival[:-3]]
    async with ScriptedNode(pull=lambda: said.pop(0) if len(said) > 1 else said[0]) as node:
        shop = await set_up(hass, shop_entry(scripted_subentry(node)))
        [known] = shop.runtime_data.nodes.values()
        await until(lambda: known.problem == "damaged")
        assert known.cursor == 1
        said[:] = [arrival]
        await until(lambda: known.connected)
        assert known.problem is None
        assert caplog.text.count("Node Door cannot be used: The node's answer cannot be read") == 1
        assert caplog.text.count("Node Door is back") == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_one_node_stays_away_and_the_other_is_not_held_up(
    hass: HomeAssistant, busy_node: HostNode, tmp_path: Path
) -> None:
    """Both hear the same phones, which count once."""
    async with HostNode(name="window", captures=[visitors(tmp_path / "window.pcap", seconds=7200)]) as window:
        nodes = node_subentry(busy_node), node_subentry(window, title="Window")
        shop = await set_up(hass, shop_entry(*nodes))
        await until(lambda: all(node.connected for node in shop.runtime_data.nodes.values()))
        await window.stop()
        await until(lambda: shop.runtime_data.nodes["id-window"].problem == "unreachable")
        await until(lambda: played(shop.runtime_data, "id-door"))
        assert state(hass, OCCUPIED) == STATE_ON
        assert state(hass, "binary_sensor.window_connected") == STATE_OFF
        assert shop.runtime_data.engine.snapshot.wifi_devices == 40
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_one_node_hears_does_not_wait_for_the_silence_of_another(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both nodes may keep silent for longer than this test waits: the quiet one is asked when the other hears."""
    monkeypatch.setattr(shop_module, "SHORT_WAIT_MS", 1000 * 25)
    start = int(dt_util.utcnow().timestamp())
    end = (120.0, probe_request(99, 0))
    captures = [
        write_capture(tmp_path / "door.pcap", [(0, beacon()), (2, probe_request(1, 0)), end], start),
        write_capture(tmp_path / "window.pcap", [(0, beacon()), end], start),
    ]
    nodes = [HostNode(name=path.stem, captures=[path], speed="live") for path in captures]
    async with nodes[0] as door_node, nodes[1] as window_node:
        shop = await set_up(hass, shop_entry(node_subentry(door_node), node_subentry(window_node, title="Window")))
        await until(lambda: state(hass, OCCUPIED) == STATE_ON)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_two_programs_with_one_identity_are_told(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restored backup that runs beside the original: each one's question ends the other's."""
    monkeypatch.setattr(client, "SHORTEST_PAUSE_S", 0.01)
    async with ScriptedNode(pull=lambda: Refusal("superseded")) as node:
        shop = await set_up(hass, shop_entry(scripted_subentry(node)))
        [known] = shop.runtime_data.nodes.values()
        await until(lambda: known.problem == "superseded")
        assert not known.connected
        assert "The node was asked twice at once" in caplog.text
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_fails_in_turns_is_logged_once_for_each_reason(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SHORTEST_PAUSE_S", 0.01)
    said: list[bytes | Refusal] = [Refusal("busy"), golden("answer", "full")[:-1]] * 3
    async with ScriptedNode(pull=lambda: said.pop(0) if said else golden("answer", "one_arrival")) as node:
        shop = await set_up(hass, shop_entry(scripted_subentry(node)))
        [known] = shop.runtime_data.nodes.values()
        await until(lambda: known.connected)
        assert said == []
        assert caplog.text.count("Node Door cannot be used: The node serves as many hubs") == 1
        assert caplog.text.count("Node Door cannot be used: The node's answer cannot be read") == 1
        assert caplog.text.count("Node Door is back") == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_do_not_ask_each_other_on_and_on(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A beacon near by is nobody, however often it is heard."""
    asked: list[NodeClient] = []
    monkeypatch.setattr(client.NodeClient, "nudge", asked.append)
    for module in (shop_module, nudging):
        monkeypatch.setattr(module, "SHORT_WAIT_MS", 1000 * 25)
    monkeypatch.setattr(nudging.Nudging, "_near", lambda *_: True)
    async with HostNode(name="window") as window_node, HostNode(name="door") as door_node:
        shop = await set_up(hass, shop_entry(node_subentry(door_node), node_subentry(window_node, title="Window")))
        running = shop.runtime_data
        await until(lambda: all(node.connected for node in running.nodes.values()))
        first = len(asked)
        for _ in range(50):
            running.take(running.nodes["id-door"], Batch(0.0, 0.0))
        assert first <= len(asked) <= 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_that_have_told_all_are_left_alone_for_a_moment_while_somebody_is_inside(
    hass: HomeAssistant, busy_node: HostNode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a crowd each of many nodes hears somebody new all the time: not each by itself is told of at once."""
    waits: list[tuple[bool, int]] = []
    pull = NodeConnection.pull

    async def watched(connection: NodeConnection, hub: HubIdentity, cursor: int, wait_ms: int) -> Answer:
        waits.append((shop.runtime_data.engine.snapshot.occupied, wait_ms))
        return await pull(connection, hub, cursor, wait_ms)

    monkeypatch.setattr(NodeConnection, "pull", watched)
    monkeypatch.setattr(shop_module, "SHORT_WAIT_MS", 250)
    # One that plays nothing has today's time, at which what the other tells of another day may be too late.
    async with HostNode(name="window", captures=[visitors(tmp_path / "window.pcap")]) as window:
        shop = shop_entry(node_subentry(busy_node), node_subentry(window, title="Window"))
        await set_up(hass, shop)
        await until(lambda: all(played(shop.runtime_data, node) for node in ("id-door", "id-window")))
        # Whoever tells of the past is not held up, and an empty shop waits for its first guest.
        assert {wait for occupied, wait in waits if not occupied} <= {0, 250}
        assert (True, 0) in waits
        waits.clear()
        rest = 2 * shop_module.ANSWER_EVERY_MS
        await until(lambda: len(waits) > 6 and set(waits[-4:]) == {(True, 250 - rest)})
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_an_answer_of_a_crowd_had_no_room_for_goes_with_the_next(
    hass: HomeAssistant, busy_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many nodes one that has more to tell twice in a row is asked on at once: it has fallen behind."""
    asked: list[tuple[bool, int]] = []

    def rest_s(node: Node, rest_ms: int) -> float:
        if node.subentry_id == "id-door" and node.answer is not None and shop.runtime_data.engine.snapshot.occupied:
            asked.append((node.answer.full, rest_ms))
        return 0.0

    monkeypatch.setattr(client.NodeClient, "_rest_s", lambda of, rest_ms: rest_s(of._node, rest_ms))
    monkeypatch.setattr(shop_module, "ANSWER_EVERY_MS", client.LONGEST_REST_MS)
    shop = shop_entry(node_subentry(busy_node))
    await set_up(hass, shop)
    await until(lambda: played(shop.runtime_data, "id-door") and (False, client.LONGEST_REST_MS) in asked)
    assert asked[0] == (True, client.LONGEST_REST_MS)
    for (before, _), (full, rest_ms) in itertools.pairwise(asked):
        assert rest_ms == (0 if before and full else client.LONGEST_REST_MS)
    assert (True, 0) in asked
    assert await hass.config_entries.async_unload(shop.entry_id)
