"""What a node shows and can be told without a hub: entities, settings that outlive it, and the pause."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from aioesphomeapi import EntityCategory

from custom_components.footfall.engine.protocol import Flag
from scripts.tools.host_node import HostNode
from tests.captures import BLUETOOTH, advertisement, beacon, one_frame_each, probe_request, write

from .hub import connected
from .watch import watched

if TYPE_CHECKING:
    from pathlib import Path

    from aioesphomeapi import EntityInfo

pytestmark = pytest.mark.usefixtures("socket_enabled", "every_build")

AT_ONCE = "1000000"
NONE, CONFIG, DIAGNOSTIC = EntityCategory.NONE, EntityCategory.CONFIG, EntityCategory.DIAGNOSTIC


class Entity(NamedTuple):
    """What an entity says of itself."""

    kind: str
    unit: str
    icon: str
    category: EntityCategory
    device_class: str = ""
    disabled: bool = False


ENTITIES = {
    "People-like devices": Entity("Sensor", "devices", "mdi:cellphone-wireless", NONE),
    "Wi-Fi devices": Entity("Sensor", "devices", "mdi:wifi", NONE),
    "Bluetooth devices": Entity("Sensor", "devices", "mdi:bluetooth", NONE),
    "Occupancy": Entity("BinarySensor", "", "", NONE, "occupancy"),
    "Frames": Entity("Sensor", "frames/s", "mdi:radio-tower", DIAGNOSTIC),
    "Wi-Fi frames": Entity("Sensor", "frames/s", "mdi:wifi-arrow-down", DIAGNOSTIC, disabled=True),
    "Bluetooth frames": Entity("Sensor", "frames/s", "mdi:bluetooth-transfer", DIAGNOSTIC, disabled=True),
    "Dropped": Entity("Sensor", "events", "mdi:tray-remove", DIAGNOSTIC),
    "Dropped at gate": Entity("Sensor", "frames", "mdi:gate", DIAGNOSTIC, disabled=True),
    "Dropped from queue": Entity("Sensor", "frames", "mdi:tray-full", DIAGNOSTIC, disabled=True),
    "Dropped from table": Entity("Sensor", "devices", "mdi:table-remove", DIAGNOSTIC, disabled=True),
    "Dropped from ring": Entity("Sensor", "sightings", "mdi:database-remove", DIAGNOSTIC, disabled=True),
    "Table use": Entity("Sensor", "%", "mdi:table-account", DIAGNOSTIC),
    "Wi-Fi channel": Entity("Sensor", "", "mdi:access-point", DIAGNOSTIC),
    "Key valid": Entity("BinarySensor", "", "mdi:key-wireless", DIAGNOSTIC),
    "Signal gate": Entity("Number", "dBm", "mdi:signal-distance-variant", CONFIG, "signal_strength"),
    "Presence time-out": Entity("Number", "s", "mdi:timer-outline", CONFIG, "duration"),
    "Listening": Entity("Switch", "", "mdi:ear-hearing", CONFIG),
    "Restart": Entity("Button", "", "mdi:restart", CONFIG, "restart"),
}


def described(info: EntityInfo) -> Entity:
    """Return what an entity says of itself."""
    return Entity(
        type(info).__name__.removesuffix("Info"),
        getattr(info, "unit_of_measurement", ""),
        info.icon,
        EntityCategory(info.entity_category or NONE),
        getattr(info, "device_class", ""),
        info.disabled_by_default,
    )


async def test_entities_say_what_they_are(idle_node: HostNode) -> None:
    async with watched(idle_node) as watch:
        assert {name: described(info) for name, info in watch.infos.items()} == ENTITIES


async def test_counts_by_kind_and_radio(tmp_path: Path) -> None:
    wifi = write(tmp_path / "wifi.pcap", [*one_frame_each([0.0, 1.0]), (2.0, probe_request(1, mhz=2462))])
    async with HostNode(name="a", captures=[wifi], speed=AT_ONCE) as node, watched(node) as watch:
        await watch.until({"People-like devices": 2, "Wi-Fi devices": 2, "Bluetooth devices": 0, "Occupancy": True})
        await watch.until({"Wi-Fi channel": 11, "Table use": 0, "Dropped": 0, "Dropped at gate": 0, "Key valid": False})
        await watch.hub.set_key()
        await watch.until({"Key valid": True})


async def test_bluetooth_of_no_kind_that_people_carry(tmp_path: Path) -> None:
    capture = write(tmp_path / "b.pcap", [(0.0, advertisement(1)), (1.0, advertisement(2))], BLUETOOTH)
    async with HostNode(name="a", captures=[capture], speed=AT_ONCE) as node, watched(node) as watch:
        await watch.until({"Bluetooth devices": 2, "Wi-Fi devices": 0, "People-like devices": 0})
        assert watch.states["Occupancy"] is None


async def test_states_are_told_when_they_change(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0]))
    async with HostNode(name="a", captures=[capture], speed=AT_ONCE) as node, watched(node) as watch:
        await watch.until({"Wi-Fi devices": 2, "Frames": 0, "Wi-Fi frames": 0})
        told = len(watch.changes)
        watch.set_number("Signal gate", -50)
        await watch.until({"Signal gate": -50})
        watch.set_number("Signal gate", -60)
        await watch.until({"Signal gate": -60})
        # A device that is there and counts that stand still are told of once.
        assert {name for name, _ in watch.changes[told:]} == {"Signal gate"}


async def test_occupancy_ends_with_the_presence_time_out(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, probe_request(1)), (11.0, beacon()), (12.0, beacon())])
    async with HostNode(name="a", captures=[capture], speed="4") as node, watched(node) as watch:
        watch.set_number("Presence time-out", 10)
        await watch.until({"Occupancy": True, "People-like devices": 1})
        await watch.until({"Occupancy": False, "People-like devices": 0})
        assert [state for name, state in watch.changes if name == "Occupancy"] in ([None, True, False], [True, False])


async def test_settings_outlive_a_restart(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, probe_request(1, signal=-71)), (1.0, probe_request(2, signal=-70))])
    node = HostNode(name="a", preferences=tmp_path / "preferences")
    async with node, watched(node) as watch:
        await watch.until({"Signal gate": -90, "Presence time-out": 300})
        watch.set_number("Signal gate", -70)
        watch.set_number("Presence time-out", 60)
        await watch.until({"Signal gate": -70, "Presence time-out": 60})
    node.captures = (capture,)
    async with node, watched(node) as watch:
        await watch.until({"Signal gate": -70, "Presence time-out": 60})
        await watch.hub.set_key()
        (answer,) = await watch.hub.drain()
    assert answer.lost_gate == 1
    assert len(answer.sightings) == 1


async def test_gate_of_the_environment_wins_over_what_was_set_before(tmp_path: Path) -> None:
    node = HostNode(name="a", preferences=tmp_path / "preferences")
    async with node, watched(node) as watch:
        watch.set_number("Signal gate", -70)
        await watch.until({"Signal gate": -70})
    node.gate = -128
    async with node, watched(node) as watch:
        await watch.until({"Signal gate": -128})


async def test_waiting_hub_is_told_of_a_pause_at_once(idle_node: HostNode) -> None:
    async with watched(idle_node) as watch:
        await watch.until({"Listening": True})
        first = await watch.hub.pull()
        assert Flag.PAUSED not in first.flags
        for listening in (False, True):
            waiting = watch.hub.start_pull(first.next)
            await watch.hub.as_("00000000000000ff").pull()
            watch.switch("Listening", on=listening)
            answer = await waiting
            assert (Flag.PAUSED in answer.flags) is not listening
            assert answer.now_us < first.now_us + 20 * 10**6
            await watch.until({"Listening": listening})


async def test_pause_hears_nothing_and_claims_nothing(tmp_path: Path) -> None:
    frames = [(0.0, probe_request(1)), *((5.0 + second, probe_request(2)) for second in range(100))]
    capture = write(tmp_path / "a.pcap", frames)
    async with HostNode(name="a", captures=[capture], speed="1") as node, watched(node) as watch:
        await watch.until({"Occupancy": True, "People-like devices": 1})
        watch.switch("Listening", on=False)
        await watch.until(
            {
                "Listening": False,
                "Occupancy": None,
                "People-like devices": None,
                "Wi-Fi devices": None,
                "Bluetooth devices": None,
                "Frames": None,
                "Wi-Fi channel": None,
            }
        )
        paused = await watch.hub.pull()
        assert paused.table_used == 0
        while (later := await watch.hub.pull(-1, 500)).now_us < paused.now_us + 6 * 10**6:
            assert later.heard_wifi == paused.heard_wifi
        watch.switch("Listening", on=True)
        await watch.until({"Listening": True, "Occupancy": True, "People-like devices": 1})
        assert (await watch.hub.pull()).heard_wifi > paused.heard_wifi


async def test_pause_outlives_a_power_cut(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0, 2.0]))
    node = HostNode(name="a", captures=[capture], preferences=tmp_path / "preferences")
    async with node, watched(node) as watch:
        watch.switch("Listening", on=False)
        await watch.until({"Listening": False})
        os.kill(node.pid, signal.SIGKILL)
    async with node, watched(node) as watch:
        await watch.until({"Listening": False})
        await watch.hub.set_key()
        answer = (await watch.hub.drain())[-1]
        assert Flag.PAUSED in answer.flags
        assert Flag.ENDED in answer.flags
        assert answer.heard_wifi == answer.newest == answer.table_used == 0
        watch.switch("Listening", on=True)
        await watch.until({"Listening": True})
    async with node, connected(node) as hub:
        await hub.set_key()
        assert len((await hub.drain())[-1].sightings) == 3
