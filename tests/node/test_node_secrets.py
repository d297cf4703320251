"""Nothing secret in the node's log, however talkative it is."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aioesphomeapi import LogLevel

from scripts.tools.host_node import HostNode
from tests.captures import address, factory_address, one_frame_each, probe_request, write

from .hub import KEY, OTHER_KEY, OTHER_TOKEN, TOKEN, RefusedError, connected

if TYPE_CHECKING:
    from aioesphomeapi.api_pb2 import SubscribeLogsResponse

pytestmark = pytest.mark.usefixtures("socket_enabled")

IDENTITY = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff00010002")
OTHER_IDENTITY = bytes.fromhex("e0e1e2e3e4e5e6e7e8e9eaebecedeeef00030004")
LOOKS = 100


def leaks(text: str, secrets: list[bytes]) -> list[bytes]:
    """Return the secrets that a text shows in hexadecimal, in either case, whatever stands between the bytes."""
    return [
        secret
        for secret in secrets
        if re.search("(?:[^0-9a-f]{0,3}|, ?0x)".join(f"{byte:02x}" for byte in secret), text, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "address 02:00:00:00:00:01 heard",
        "address 02-00-00-00-00-01",
        "020000000001",
        "0x02, 0x00, 0x00, 0x00, 0x00, 0x01",
        "02.00.00.00.00.01".upper(),
    ],
)
def test_search_finds_what_was_planted(text: str) -> None:
    assert leaks(f"[V][wifi:1] {text}!", [address(1), address(2)]) == [address(1)]


async def test_log_at_its_most_talkative_shows_nothing(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 2.0 for number in range(60)], 0xA1B2C3D401))
    sent: list[str] = []

    def keep(message: SubscribeLogsResponse) -> None:
        sent.append(message.message.decode(errors="replace"))

    async with HostNode(name="a", captures=[capture], log_level="VERBOSE") as node:
        async with connected(node) as hub:
            hub.client.subscribe_logs(keep, log_level=LogLevel.LOG_LEVEL_VERY_VERBOSE)
            await hub.set_key(1, KEY, 60, next_epoch=2, next_key=OTHER_KEY, next_seconds=100)
            await hub.as_("00000000000000ff").set_key(3)
            answers = await hub.drain()
            await hub.set_key(3, token=OTHER_TOKEN[1:])
        log = node.log + "".join(sent)
    sightings = [sighting for answer in answers for sighting in answer.sightings]
    assert len(sightings) == 60
    pseudonyms = [sighting.pseudonym for sighting in sightings]
    secrets = [bytes.fromhex(KEY), bytes.fromhex(OTHER_KEY), bytes.fromhex(TOKEN), bytes.fromhex(OTHER_TOKEN)]
    secrets += [address(0xA1B2C3D401 + number) for number in range(60)]
    secrets += [pseudonym.to_bytes(8, order) for pseudonym in pseudonyms for order in ("big", "little")]
    assert "[V]" in log
    assert sent
    assert leaks(log, secrets) == []
    assert [pseudonym for pseudonym in pseudonyms if str(pseudonym) in log] == []


async def test_log_tells_nothing_of_what_the_owner_is_told(tmp_path: Path) -> None:
    devices = range(0xA1B201, 0xA1B20A)
    frames = [(number * 1.0, probe_request(0, sender=factory_address(device))) for number, device in enumerate(devices)]
    capture = write(tmp_path / "a.pcap", frames)
    sent: list[str] = []

    def keep(message: SubscribeLogsResponse) -> None:
        sent.append(message.message.decode(errors="replace"))

    async with HostNode(name="a", captures=[capture], log_level="VERBOSE") as node:
        async with connected(node) as hub:
            hub.client.subscribe_logs(keep, log_level=LogLevel.LOG_LEVEL_VERY_VERBOSE)
            stranger = hub.as_("00000000000000ff")
            await hub.set_key(1, KEY)
            await hub.set_beacons([IDENTITY])
            await stranger.set_beacons([OTHER_IDENTITY])
            await hub.set_beacons([OTHER_IDENTITY], token=OTHER_TOKEN[1:])
            await hub.learn_equipment()
            await stranger.learn_equipment()
            await hub.drain()
            learned = await hub.learn_equipment(0)
        log = node.log + "".join(sent)
    assert [entry.address for entry in learned.entries] == [factory_address(device) for device in devices]
    secrets = [IDENTITY, OTHER_IDENTITY, bytes.fromhex(KEY), bytes.fromhex(TOKEN), bytes.fromhex(OTHER_TOKEN)]
    secrets += [IDENTITY[:16], OTHER_IDENTITY[:16]]
    secrets += [entry.address for entry in learned.entries]
    secrets += [entry.address[3:] for entry in learned.entries]
    assert "[V]" in log
    assert "The owner asks for 1 beacons" in log
    assert "The owner fetches 9 things as its equipment" in log
    assert sent
    assert leaks(log, secrets) == []


def memory_of(pid: int) -> bytes:
    """Return all that a process of ours can write to."""
    parts = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                begin, end = (int(word, 16) for word in span.split("-"))
                memory.seek(begin)
                parts.append(memory.read(end - begin))
    return b"".join(parts)


async def memory_without(pid: int, *wiped: bytes, held: int = 0) -> bytes:
    """Return all that a process of ours can write to, once each of these is in it `held` times, or after many looks.

    What was sent to a node is wiped as soon as it is handled, which is shortly after the answer to it has left.
    """
    memory = memory_of(pid)
    for _ in range(LOOKS):
        if all(memory.count(text) == held for text in wiped):
            break
        await asyncio.sleep(0.01)
        memory = memory_of(pid)
    return memory


async def test_no_key_stays_in_memory_behind_its_end() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        await hub.set_key(1, KEY)
        in_use = await memory_without(node.pid, KEY.encode())
        # Refused, and malformed in both ways: these keys never come into use.
        await hub.as_("00000000000000ff").set_key(3, OTHER_KEY)
        await hub.set_key(0, OTHER_KEY)
        with pytest.raises(RefusedError):
            await hub.call("footfall_set_key", {"protocol": 1, "hub": OTHER_KEY, "token": OTHER_KEY}, given=3)
        refused = await memory_without(node.pid, OTHER_KEY.encode())
        await hub.set_key(2, "77" * 16)
        left = await memory_without(node.pid, *(bytes.fromhex(key) for key in (KEY, OTHER_KEY)))
    assert bytes.fromhex(KEY) in in_use
    assert KEY.encode() not in in_use
    assert OTHER_KEY.encode() not in refused
    for key in (KEY, OTHER_KEY):
        assert bytes.fromhex(key) not in left
        assert key.encode() not in left


async def test_no_equipment_stays_in_memory_behind_its_session(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, probe_request(0, signal=-37, sender=factory_address(0xA1B201)))])
    # As the node holds and tells it; the bare address is also in the capture, which this node has read.
    held = factory_address(0xA1B201) + bytes([0, 256 - 37])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        assert (await hub.learn_equipment()).count == 1
        learned = await memory_without(node.pid, held, held=1)
        await hub.learn_equipment(0)
        left = await memory_without(node.pid, held)
    # Where it is held, and nowhere else: what carried the answer is already overwritten.
    assert learned.count(held) == 1
    assert held not in left


async def test_no_beacon_stays_in_memory_when_nobody_asks_for_it() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        await hub.set_key()
        await hub.set_beacons([IDENTITY])
        asked = await memory_without(node.pid, IDENTITY.hex().encode())
        await hub.as_("00000000000000ff").set_beacons([OTHER_IDENTITY])
        await hub.set_beacons(token=IDENTITY.hex())
        await hub.set_beacons()
        left = await memory_without(node.pid, IDENTITY, OTHER_IDENTITY)
    assert asked.count(IDENTITY) == 1
    assert IDENTITY.hex().encode() not in asked
    for identity in (IDENTITY, OTHER_IDENTITY):
        assert identity not in left
        assert identity.hex().encode() not in left
