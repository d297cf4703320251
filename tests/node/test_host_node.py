"""The host node as hubs see it: a real process, spoken to over its native API."""

from __future__ import annotations

import asyncio
import socket
from time import time
from typing import TYPE_CHECKING, Any

import pytest
import pytest_socket
from aioesphomeapi import UserServiceArgType

from custom_components.footfall.engine.protocol import Flag, KeyStatus, TimeBase, VersionError
from scripts.bootstrap.errors import ScriptError
from scripts.tools.free_port import LOOPBACK, free_port
from scripts.tools.host_node import HostNode
from tests.captures import BASE, BLUETOOTH, advertisement, one_frame_each, probe_request, write

from .hub import KEY, LONG_MS, OTHER_KEY, RefusedError, connected

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("socket_enabled", "every_build")

DEVICE_1 = 0x974698666EF72E3F
"""The pseudonym of 02:00:00:00:00:01 under KEY, from docs/protocol.md."""


async def test_gives_the_sightings_of_a_capture(tmp_path: Path) -> None:
    frames = [
        (0.0, probe_request(1, 100, signal=-71)),
        (10.0, probe_request(1, 101, signal=-60)),
        (10.4, probe_request(1, 102, signal=-55)),
        (20.0, probe_request(2, 7)),
    ]
    async with HostNode(name="a", captures=[write(tmp_path / "a.pcap", frames)]) as node, connected(node) as hub:
        await hub.set_key()
        (answer,) = await hub.drain()
    assert answer.time_base is TimeBase.CAPTURE
    assert answer.heard_wifi == 4
    assert Flag.ENDED in answer.flags
    times = [(answer.base_us + 1000 * sighting.time_ms) / 1e6 - BASE for sighting in answer.sightings]
    assert times == pytest.approx([0.0, 10.4, 20.0])
    first, burst, other = answer.sightings
    assert first.pseudonym == burst.pseudonym == DEVICE_1 != other.pseudonym
    assert first.fingerprint == burst.fingerprint == other.fingerprint != 0
    assert (first.sequence, first.frames, first.rssi, first.channel, first.kind) == (100, 1, -71, 6, 1)
    assert (burst.sequence, burst.frames, burst.rssi) == (101, 2, -55)
    assert {sighting.epoch for sighting in answer.sightings} == {1}


async def test_plays_bluetooth_captures(tmp_path: Path) -> None:
    capture = write(tmp_path / "b.pcap", [(0.0, advertisement(1)), (9.0, advertisement(2))], BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        (answer,) = await hub.drain()
    assert answer.heard_bluetooth == 2
    assert [(sighting.kind, sighting.channel, sighting.sequence) for sighting in answer.sightings] == [
        (0x83, 37, 0xFFFF)
    ] * 2


async def test_gate_protects_memory(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, probe_request(1, signal=-81)), (1.0, probe_request(2, signal=-80))])
    async with HostNode(name="a", captures=[capture], gate=-80) as node, connected(node) as hub:
        await hub.set_key()
        (answer,) = await hub.drain()
    assert answer.lost_gate == 1
    assert len(answer.sightings) == 1


async def test_full_answers_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.1 for number in range(1000)]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        answers = await hub.drain()
    assert [answer.count for answer in answers] == [46] * 21 + [34]
    assert [answer.missed for answer in answers] == [0] * 22
    assert len({sighting.pseudonym for answer in answers for sighting in answer.sightings}) == 1000
    assert [Flag.ENDED in answer.flags for answer in answers] == [False] * 21 + [True]


async def test_long_poll_is_answered_when_a_device_appears(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each(range(120)))
    async with HostNode(name="a", captures=[capture], speed="1") as node, connected(node) as hub:
        await hub.set_key()
        before = await hub.pull()
        answer = await hub.pull(before.next, LONG_MS)
    assert answer.count == 1
    appeared = answer.base_us + 1000 * answer.sightings[0].time_ms
    assert appeared > before.now_us
    assert answer.now_us < before.now_us + 1000 * LONG_MS


async def test_newer_poll_supersedes_the_hubs_older_one_alone() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        waiting = hub.start_pull()
        other = hub.as_("00000000000000ff").start_pull()
        await asyncio.sleep(0)
        await hub.pull()
        with pytest.raises(RefusedError, match="superseded"):
            await waiting
        assert not other.done()
        other.cancel()


async def test_fifth_hub_is_told_that_the_node_is_busy() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        waiting = [hub.as_(f"{number:016x}").start_pull() for number in range(10, 14)]
        await asyncio.sleep(0)
        with pytest.raises(RefusedError, match="busy"):
            await hub.pull()
        # A hub that has a place keeps it.
        assert (await hub.as_(f"{10:016x}").pull()).count == 0
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_node_survives_a_disconnect_in_mid_poll() -> None:
    async with HostNode(name="a") as node:
        async with connected(node) as hub:
            waiting = hub.start_pull()
            await asyncio.sleep(0)
            await hub.as_("00000000000000ff").pull()
            await hub.client.disconnect(force=True)
            waiting.cancel()
        async with connected(node) as hub:
            answer = await hub.pull()
            assert Flag.NO_KEY in answer.flags
            again = await hub.pull(answer.next)
    assert again.boot_id == answer.boot_id
    assert again.now_us > answer.now_us


async def test_other_protocol_versions_are_told_which_one_is_spoken() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        for version in (0, 2, -1):
            with pytest.raises(VersionError) as raised:
                await hub.pull(protocol=version)
            assert raised.value.spoken == 1
            with pytest.raises(VersionError):
                await hub.set_key(protocol=version)
        assert Flag.NO_KEY in (await hub.pull()).flags


@pytest.mark.parametrize(
    "changed",
    [
        {"hub": ""},
        {"hub": "1"},
        {"hub": "000000000000000g"},
        {"hub": "00000000000000001"},
        {"cursor": -2},
        {"wait_ms": -1},
        {"wait_ms": LONG_MS + 1},
    ],
    ids=str,
)
async def test_malformed_polls_are_refused(idle_node: HostNode, changed: dict[str, Any]) -> None:
    async with connected(idle_node) as hub:
        with pytest.raises(RefusedError, match="bad arguments"):
            await hub.pull(**changed)


async def test_wrong_count_of_arguments_is_refused(idle_node: HostNode) -> None:
    async with connected(idle_node) as hub:
        for name, count in (
            ("footfall_pull", 4),
            ("footfall_set_key", 10),
            ("footfall_set_beacons", 4),
            ("footfall_learn_equipment", 5),
        ):
            arguments = {
                argument.name: "0" * 16 if argument.type is UserServiceArgType.STRING else 1
                for argument in hub.actions[name].args
            }
            assert len(arguments) == count
            for given in range(count):
                with pytest.raises(RefusedError, match="bad arguments"):
                    await hub.call(name, arguments, given=given)


async def test_cursor_from_the_future_is_answered_from_the_oldest(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0, 2.0]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.drain()
        answer = await hub.pull(1_000_000)
    assert (answer.oldest, answer.newest, answer.next, answer.missed) == (0, 3, 3, 0)
    assert answer.count == 3


async def test_cursor_that_was_overwritten_is_a_counted_loss(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.01 for number in range(17_000)]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        answers = await hub.drain()
        assert sum(answer.count for answer in answers) == 17_000
        assert answers[-1].lost_ring == 0
        late = await hub.as_("00000000000000ff").pull(5)
    assert late.oldest > 5
    assert late.missed == late.oldest - 5
    assert late.next == late.oldest + 46


async def test_hub_that_is_behind_holds_the_capture_for_itself(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.01 for number in range(17_000)]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        behind = hub.as_("00000000000000ff")
        await hub.set_key()
        first = await behind.pull()
        cursor = -1
        while (answer := await hub.pull(cursor)).count:
            cursor = answer.next
        assert Flag.ENDED not in answer.flags
        answers = [first, *await behind.drain(first.next)]
    assert sum(answer.count for answer in answers) == 17_000
    assert all(answer.missed == 0 for answer in answers)


async def test_without_a_key_there_are_counts_only(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0, 2.0]))
    async with HostNode(name="a", captures=[capture], speed="1000000") as node, connected(node) as hub:
        answers = await hub.drain()
    assert sum(answer.count for answer in answers) == 0
    assert answers[-1].flags == Flag.NO_KEY | Flag.ENDED
    assert answers[-1].heard_wifi == answers[-1].unkeyed == 3
    assert answers[-1].table_used == 3


async def test_capture_waits_for_the_first_key(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        answer = await hub.pull()
        assert answer.flags == Flag.NO_KEY | Flag.WAITS_FOR_KEY
        assert answer.now_us == BASE * 10**6
        waiting = hub.start_pull(answer.next)
        await asyncio.sleep(0)
        await hub.set_key()
        assert (await waiting).count == 2


async def test_epochs_follow_the_captures_clock_and_hold_it(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(time, probe_request(1)) for time in (0.0, 12.0, 25.0, 26.0)])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        given = await hub.set_key(1, KEY, 10, next_epoch=2, next_key=OTHER_KEY, next_seconds=10)
        assert (given.epoch, given.epoch_left_s, given.next_epoch) == (1, 10, 2)
        answer = (await hub.drain())[-1]
        assert [sighting.epoch for sighting in answer.sightings] == [1, 2]
        assert answer.sightings[0].pseudonym == DEVICE_1 != answer.sightings[1].pseudonym
        assert Flag.WAITS_FOR_KEY in answer.flags
        assert answer.now_us == (BASE + 25) * 10**6
        assert answer.unkeyed == 0
        await hub.set_key(3, KEY, 10)
        answer = (await hub.drain(answer.next))[-1]
    assert [(sighting.epoch, sighting.pseudonym) for sighting in answer.sightings] == [(3, DEVICE_1)] * 2
    assert Flag.ENDED in answer.flags


@pytest.mark.parametrize(
    "changed",
    [
        {"hub": "x"},
        {"token": ""},
        {"epoch": 0},
        {"epoch": 256},
        {"epoch": 512},
        {"next_epoch": 256, "next_key": OTHER_KEY, "next_seconds": 5},
        {"next_epoch": 257, "next_key": OTHER_KEY, "next_seconds": 5},
        {"key": KEY[:-1]},
        {"key": "z" * 32},
        {"seconds": 0},
        {"next_epoch": 2},
        {"next_epoch": 1, "next_key": OTHER_KEY, "next_seconds": 5},
        {"next_key": OTHER_KEY},
    ],
    ids=str,
)
async def test_bad_keys_change_nothing(idle_node: HostNode, changed: dict[str, Any]) -> None:
    async with connected(idle_node) as hub:
        before = await hub.pull()
        assert (await hub.set_key(**changed)).status is KeyStatus.BAD_ARGUMENTS
        assert (await hub.pull()).epoch == before.epoch


async def test_node_belongs_to_one_hub_until_another_takes_over() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        other = hub.as_("00000000000000ff")
        assert (await hub.set_key(7)).status is KeyStatus.ACCEPTED
        assert (await hub.pull()).flags == Flag.OWNED | Flag.OWNED_BY_CALLER
        assert (await other.pull()).flags == Flag.OWNED
        refused = await other.set_key(9, OTHER_KEY)
        assert (refused.status, refused.epoch) == (KeyStatus.OWNED, 7)
        # Whoever knows the name but not the token is another.
        assert (await hub.as_(hub.identity, "0000000000000000").set_key(9)).status is KeyStatus.OWNED
        assert (await hub.set_key(8)).status is KeyStatus.ACCEPTED
        taken = await other.set_key(9, OTHER_KEY, take_over=True)
        assert (taken.status, taken.epoch) == (KeyStatus.ACCEPTED, 9)
        assert (await other.pull()).flags == Flag.OWNED | Flag.OWNED_BY_CALLER
        assert (await hub.set_key(10)).status is KeyStatus.OWNED


async def test_second_hub_reads_the_same_pseudonyms(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        (first,) = await hub.drain()
        (second,) = await hub.as_("00000000000000ff").drain()
    assert first.sightings == second.sightings


async def test_two_nodes_run_side_by_side(tmp_path: Path) -> None:
    captures = [write(tmp_path / f"{device}.pcap", one_frame_each([0.0], device)) for device in (1, 2)]
    async with (
        HostNode(name="door", captures=captures[:1]) as door,
        HostNode(name="till", captures=captures[1:]) as till,
        connected(door) as door_hub,
        connected(till) as till_hub,
    ):
        assert door.mac != till.mac
        infos = [await hub.client.device_info() for hub in (door_hub, till_hub)]
        assert [info.mac_address.lower() for info in infos] == [door.mac, till.mac]
        assert len({info.name for info in infos}) == 2
        assert {info.project_name for info in infos} == {"footfall.node"}
        await door_hub.set_key()
        await till_hub.set_key()
        (heard_by_door,) = await door_hub.drain()
        (heard_by_till,) = await till_hub.drain()
    assert heard_by_door.boot_id != heard_by_till.boot_id
    assert heard_by_door.sightings[0].pseudonym == DEVICE_1 != heard_by_till.sightings[0].pseudonym


async def test_listens_on_the_loopback_address_alone(idle_node: HostNode) -> None:
    other = "127.0.0.2"
    pytest_socket.socket_allow_hosts([LOOPBACK, other])
    try:
        with socket.create_connection((LOOPBACK, idle_node.port)):
            pass
        # Whatever listens on all addresses answers on this one too.
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((other, idle_node.port))
    finally:
        pytest_socket.socket_allow_hosts([LOOPBACK])


async def test_says_so_where_its_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ScriptError, match=f"cannot listen on port {port}"):
            await HostNode(name="a", port=port).start()


@pytest.mark.parametrize("speed", ["fast", "0", "-1", "nan", "1x"])
async def test_refuses_a_speed_that_is_none(speed: str) -> None:
    with pytest.raises(ScriptError, match="FOOTFALL_SPEED"):
        await HostNode(name="a", speed=speed).start()


async def test_live_capture_gives_the_past_at_once_and_keeps_the_future(tmp_path: Path) -> None:
    now = int(time()) - BASE
    capture = write(tmp_path / "a.pcap", one_frame_each([now - 3600, now - 1800, now - 60, now + 86400]))
    async with HostNode(name="a", captures=[capture], speed="live") as node, connected(node) as hub:
        first = await hub.pull()
        assert first.now_us == (BASE + now - 3600) * 10**6
        assert Flag.WAITS_FOR_KEY in first.flags
        await hub.set_key()
        past = await hub.pull(first.next)
        assert past.count == 3
        later = await hub.pull(past.next)
    assert later.count == 0
    assert Flag.ENDED not in later.flags
    assert (BASE + now) * 10**6 <= later.now_us < (BASE + now + 86400) * 10**6
