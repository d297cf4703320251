"""Own equipment: learned where it stands, left out in every epoch, and told to nobody."""

from __future__ import annotations

import json
import logging
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from aioesphomeapi import APIClient, SwitchInfo
from homeassistant.exceptions import HomeAssistantError

from custom_components.footfall import keys, listening
from custom_components.footfall.connection import connected
from custom_components.footfall.diagnostics import async_get_config_entry_diagnostics
from custom_components.footfall.engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, WIFI_TAG
from custom_components.footfall.errors import Problem
from custom_components.footfall.listening import Found, Thing
from custom_components.footfall.store import shop_store
from scripts.tools.host_node import HostNode
from tests.captures import BLUETOOTH, STATIC, advertisement, factory_address, probe_request, random_address, write

from .conftest import node_subentry, own, set_up, shop_entry, until
from .flows import KEY
from .links import LOOPBACK, NoiseFront
from .stand_ins import ScriptedNode
from .watch import played, scripted_subentry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop

TILL, PRINTER, FAINT = 1, 2, 3
SPEED = "100"
"""Times as fast as it was: a session of a minute is over in less than one second."""


@pytest.fixture(autouse=True)
def _asks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask often: a node whose clock runs fast forgets a session fast that nobody asks for."""
    monkeypatch.setattr(listening, "ASK_EVERY_S", 0.05)


def standing(path: Path, *devices: int, signal: int = -50, seconds: int = 4000) -> Path:
    """Write a capture in which things with addresses for life, and a phone that has none, are heard every second."""
    frames = [
        (second + device / 100, probe_request(device, signal=signal, sender=factory_address(device)))
        for second in range(seconds)
        for device in devices
    ]
    phones = [(float(second), probe_request(40 + second % 7, signal=-50)) for second in range(0, seconds, 10)]
    return write(path, sorted(frames + phones))


@asynccontextmanager
async def nodes_that_hear(tmp_path: Path, **devices: list[int]) -> AsyncIterator[list[HostNode]]:
    """Give a node for each name, that hears these things."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                HostNode(name=name, captures=[standing(tmp_path / f"{name}.pcap", *heard)], speed=SPEED)
            )
            for name, heard in devices.items()
        ]


async def ready(shop: MockConfigEntry) -> Shop:
    """Wait until the shop owns its nodes."""
    running: Shop = shop.runtime_data
    await until(lambda: all(node.connected for node in running.nodes.values()))
    return running


def thing(device: int) -> Thing:
    return Thing(factory_address(device), WIFI_TAG)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Give what was logged, but for the tests' own stand-in for a disk, which logs what is written."""
    stand_in = "pytest_homeassistant_custom_component"
    return "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith(stand_in))


async def test_what_stands_there_is_heard_by_all_nodes_together(hass: HomeAssistant, tmp_path: Path) -> None:
    told: list[float] = []
    async with nodes_that_hear(tmp_path, door=[TILL], window=[TILL, PRINTER]) as nodes:
        subentries = [node_subentry(node, title=node.name.title()) for node in nodes]
        running = await ready(shop := await set_up(hass, shop_entry(*subentries)))

        found = await running.equipment.async_listen(told.append)

        assert found.things == {thing(TILL), thing(PRINTER)}, "no phone: its address is not for life"
        assert (found.heard_by, found.trouble) == (2, ())
        assert sorted(told) == told
        assert told[-1] == 1
        assert len(running.equipment) == 0, "the owner has not said so yet"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_is_heard_faintly_stands_elsewhere(hass: HomeAssistant, tmp_path: Path) -> None:
    capture = standing(tmp_path / "door.pcap", FAINT, signal=-78)
    async with HostNode(name="door", captures=[capture], speed=SPEED) as node:
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(node))))

        assert (await running.equipment.async_listen(lambda _: None)).things == set()
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_bluetooth_things_of_both_kinds_are_learned(hass: HomeAssistant, tmp_path: Path) -> None:
    public, static = factory_address(TILL), random_address(PRINTER, STATIC)
    frames = [
        (second + part, frame)
        for second in range(4000)
        for part, frame in (
            (0.0, advertisement(1, sender=public, public=True)),
            (0.1, advertisement(2, sender=static)),
            (0.2, advertisement(3)),
        )
    ]
    capture = write(tmp_path / "door.pcap", frames, BLUETOOTH)
    async with HostNode(name="door", captures=[capture], speed=SPEED) as node:
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(node))))

        found = await running.equipment.async_listen(lambda _: None)

        assert found.things == {Thing(public, BLUETOOTH_PUBLIC_TAG), Thing(static, BLUETOOTH_RANDOM_TAG)}
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_is_paused_says_so(hass: HomeAssistant, silent_node: HostNode) -> None:
    running = await ready(shop := await set_up(hass, shop_entry(node_subentry(silent_node))))
    owner = APIClient(LOOPBACK, silent_node.port)
    await owner.connect(login=True)
    entities, _ = await owner.list_entities_services()
    [listens] = [one for one in entities if isinstance(one, SwitchInfo)]
    owner.switch_command(listens.key, state=False)
    await until(lambda: not running.nodes["id-door"].hears)

    found = await running.equipment.async_listen(lambda _: None)

    assert found == Found(trouble=(("Door", Problem.PAUSED),))
    await owner.disconnect()
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_earlier_session_that_was_broken_off_is_not_taken_for_this_one(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    frames = [(0.5 + number / 10, probe_request(TILL, sender=factory_address(TILL))) for number in range(5)]
    frames += [(float(second), probe_request(9, signal=-50)) for second in range(1, 4000)]
    capture = write(tmp_path / "door.pcap", frames)
    async with HostNode(name="door", captures=[capture], speed=SPEED) as node:
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(node))))
        async with connected(hass, running.nodes["id-door"].address) as connection:
            assert (await connection.learn_equipment(running.identity, 900, -80)).seconds_left > 60

        assert (await running.equipment.async_listen(lambda _: None)).heard_by == 1

        async with connected(hass, running.nodes["id-door"].address) as connection:
            after = await connection.learn_equipment(running.identity, 0, -80)
            assert (after.count, after.heard_s) == (0, 0), "the node has forgotten it"
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_that_cannot_are_named_and_the_others_listen(hass: HomeAssistant, tmp_path: Path) -> None:
    """One is another hub's, one is a stand-in for older firmware, one is away, one is another device."""
    async with nodes_that_hear(tmp_path, door=[TILL], window=[PRINTER]) as (door, window), ScriptedNode() as old:
        await own(hass, window)
        away = node_subentry(HostNode(name="away"), port=1, title="Away")
        other = node_subentry(HostNode(name="other"), port=door.port, title="Other")
        elder = scripted_subentry(old)
        elder["title"], elder["subentry_id"] = "Old", "id-old"
        nodes = (node_subentry(door), node_subentry(window, title="Window"), elder, away, other)
        shop = await set_up(hass, shop_entry(*nodes))
        running: Shop = shop.runtime_data
        await until(lambda: all(running.nodes[f"id-{name}"].connected for name in ("door", "window", "old")))

        found = await running.equipment.async_listen(lambda _: None)

        assert found.things == {thing(TILL)}
        assert found.heard_by == 1
        assert dict(found.trouble) == {
            "Window": Problem.NOT_OWNER,
            "Old": Problem.PROTOCOL_TOO_OLD,
            "Away": Problem.UNREACHABLE,
            "Other": Problem.OTHER_NODE,
        }
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_listen_once_at_a_time(hass: HomeAssistant, tmp_path: Path) -> None:
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,):
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(door))))
        task = hass.async_create_background_task(running.equipment.async_listen(lambda _: None), "first")
        with pytest.raises(HomeAssistantError) as refused:
            await running.equipment.async_listen(lambda _: None)
        assert refused.value.translation_key == "already_listening"
        assert (await task).things == {thing(TILL)}
        assert (await running.equipment.async_listen(lambda _: None)).things == {thing(TILL)}
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_capture_that_has_ended_does_not_keep_the_owner_waiting(
    hass: HomeAssistant, busy_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its clock stands, so the session would never end by it."""
    monkeypatch.setattr(listening, "PATIENCE_S", -59.9)
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: played(shop.runtime_data))

    assert await shop.runtime_data.equipment.async_listen(lambda _: None) == Found(heard_by=1)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_equipment_is_left_out_in_every_epoch_and_after_a_restart(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "LONGEST_EPOCH_S", 60)
    frames = [(float(second), probe_request(1, sender=factory_address(TILL))) for second in range(600)]
    capture = write(tmp_path / "door.pcap", frames)
    entry = shop_entry(node_subentry(HostNode(name="door"), port=1))
    shop = await set_up(hass, entry)
    await shop.runtime_data.async_leave_out({thing(TILL)})
    assert await hass.config_entries.async_unload(shop.entry_id)

    async with HostNode(name="door", captures=[capture]) as node:
        data = entry.subentries["id-door"].data
        hass.config_entries.async_update_subentry(entry, entry.subentries["id-door"], data={**data, "port": node.port})
        assert await hass.config_entries.async_setup(shop.entry_id)
        running: Shop = shop.runtime_data
        assert len(running.equipment) == 1
        first = running.keys.valid[0].epoch
        await until(lambda: played(running))

        assert first not in {key.epoch for key in running.keys.valid}
        assert running.engine.snapshot.nodes, "it was heard"
        assert running.engine.snapshot.wifi_devices == 0
        assert not running.engine.snapshot.occupied
        assert running.engine.explain().left_out["own_equipment"] == 1
        assert set(running.engine._own.equipment.told) == {key.epoch for key in running.keys.valid}
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_forgotten_equipment_counts_again_and_is_on_disk_no_more(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    running: Shop = shop.runtime_data
    await running.async_leave_out({thing(TILL)})
    await running.async_leave_out({thing(PRINTER), thing(TILL)})
    assert len(running.equipment) == 2
    kept = await shop_store(hass, shop.entry_id).async_load()
    assert factory_address(TILL).hex() in json.dumps(kept)

    await running.async_forget_equipment()

    kept = await shop_store(hass, shop.entry_id).async_load()
    assert factory_address(TILL).hex() not in json.dumps(kept)
    assert running.engine.explain().left_out["own_equipment"] == 0
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    "damaged",
    [
        "a text",
        {"version": 2, "things": []},
        {"version": 1, "things": [["02", 87]]},
        {"version": 1, "things": [["020000000001", 1]]},
        {"version": 1, "things": [["020000000001"]]},
        {"version": 1, "things": [[1, 87]]},
        {"version": 1, "things": [["0200000000zz", 87]]},
    ],
)
async def test_a_damaged_list_is_said_and_kept(
    hass: HomeAssistant, damaged: Any, caplog: pytest.LogCaptureFixture
) -> None:
    entry = shop_entry()
    carried: Any = {"engine": {"version": 1, "time": None, "number": 0}, "nodes": {}, "equipment": damaged}
    await shop_store(hass, entry.entry_id).async_save(carried)
    shop = await set_up(hass, entry)
    assert "Shop Shop: the list of its own equipment is damaged; learn the equipment again" in caplog.text
    assert "0200000000" not in logged(caplog)
    await shop.runtime_data._async_save()
    kept = await shop_store(hass, shop.entry_id).async_load()
    assert kept is not None
    assert kept["equipment"] == damaged
    await shop.runtime_data.async_leave_out({thing(TILL)})
    kept = await shop_store(hass, shop.entry_id).async_load()
    assert kept is not None
    assert kept["equipment"] == {"version": 1, "things": [[factory_address(TILL).hex(), WIFI_TAG]]}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_it_outlives_what_else_is_damaged(hass: HomeAssistant) -> None:
    entry = shop_entry()
    kept = {"version": 1, "things": [[factory_address(TILL).hex(), WIFI_TAG]]}
    damaged: Any = {"engine": {"version": 99}, "nodes": {}, "equipment": kept}
    await shop_store(hass, entry.entry_id).async_save(damaged)

    shop = await set_up(hass, entry)

    assert len(shop.runtime_data.equipment) == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nobody_is_told_the_addresses(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No log, however talkative, no state, no diagnostics, no text of an object; and only encrypted on the network."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    async with nodes_that_hear(tmp_path, door=[TILL]) as (door,), NoiseFront(door.port, KEY) as front:
        running = await ready(shop := await set_up(hass, shop_entry(node_subentry(door, port=front.port, key=KEY))))
        found = await running.equipment.async_listen(lambda _: None)
        assert found.things == {thing(TILL)}
        await running.async_leave_out(found.things)
        told = json.dumps(await async_get_config_entry_diagnostics(hass, shop), default=str)
        shown = [json.dumps(state.as_dict(), default=str) for state in hass.states.async_all()]
        spoken = "".join([told, *shown, repr(found), repr(found.things), str(vars(running.equipment))])
        assert await hass.config_entries.async_unload(shop.entry_id)
    spoken += logged(caplog)
    address = factory_address(TILL)
    names = {name for one in running.engine._own.equipment.told.values() for name in one}
    secrets = {address.hex(), address.hex(":"), repr(address)[2:-1], str(list(address))[1:-1]}
    assert [secret for secret in secrets if secret.lower() in spoken.lower()] == []
    public = logged(caplog) + told + "".join(shown)
    assert [name for name in names if str(name) in public or f"{name:016x}" in public] == []


def test_a_thing_shows_nothing_of_its_address() -> None:
    assert factory_address(TILL).hex() not in repr(replace(thing(TILL), tag=1))
