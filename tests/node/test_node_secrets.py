"""Nothing secret in the node's log, however talkative it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aioesphomeapi import LogLevel

from scripts.tools.host_node import HostNode
from tests.captures import address, one_frame_each, write

from .hub import KEY, OTHER_KEY, OTHER_TOKEN, TOKEN, RefusedError, connected

if TYPE_CHECKING:
    from aioesphomeapi.api_pb2 import SubscribeLogsResponse

pytestmark = pytest.mark.usefixtures("socket_enabled")


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


async def test_no_key_stays_in_memory_behind_its_end() -> None:
    async with HostNode(name="a") as node, connected(node) as hub:
        await hub.set_key(1, KEY)
        in_use = memory_of(node.pid)
        # Refused, and malformed in both ways: these keys never come into use.
        await hub.as_("00000000000000ff").set_key(3, OTHER_KEY)
        await hub.set_key(0, OTHER_KEY)
        with pytest.raises(RefusedError):
            await hub.call("footfall_set_key", {"protocol": 1, "hub": OTHER_KEY, "token": OTHER_KEY}, given=3)
        refused = memory_of(node.pid)
        await hub.set_key(2, "77" * 16)
        left = memory_of(node.pid)
    assert bytes.fromhex(KEY) in in_use
    assert KEY.encode() not in in_use
    assert OTHER_KEY.encode() not in refused
    for key in (KEY, OTHER_KEY):
        assert bytes.fromhex(key) not in left
        assert key.encode() not in left
