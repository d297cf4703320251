"""What replay and learn read captures through: batches of a real node, keys brought as its clock needs them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.free_port import free_port
from scripts.tools.host_node import HostNode
from scripts.tools.pull import EpochKeys, Puller
from tests.captures import BASE, one_frame_each, probe_request, write

if TYPE_CHECKING:
    from pathlib import Path

    from custom_components.footfall.engine.model import Batch

pytestmark = pytest.mark.usefixtures("socket_enabled")

KEY = bytes.fromhex("00112233445566778899aabbccddeeff")
DEVICE_1 = 0x974698666EF72E3F


async def batches(*captures: Path, seconds: int | None = None) -> list[Batch]:
    """Pull captures to their end."""
    async with HostNode(name="a", captures=captures) as node:
        puller = Puller("a", node.port, EpochKeys(KEY, seconds, BASE))
        return [batch async for batch in puller.batches()]


async def test_gives_every_sighting_once(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.5 for number in range(500)]))
    got = await batches(capture)
    sightings = [sighting for batch in got for sighting in batch.sightings]
    assert [sighting.time for sighting in sightings] == pytest.approx([BASE + number * 0.5 for number in range(500)])
    assert sightings[0].pseudonym == DEVICE_1
    assert [batch.started for batch in got] == [True] + [False] * (len(got) - 1)
    assert [batch.ended for batch in got] == [False] * (len(got) - 1) + [True]


async def test_gives_the_same_twice(tmp_path: Path) -> None:
    captures = [
        write(tmp_path / f"{day}.pcap", one_frame_each([day * 86400 + number * 7.3 for number in range(300)]))
        for day in range(2)
    ]
    assert await batches(*captures, seconds=600) == await batches(*captures, seconds=600)


async def test_each_file_starts_anew(tmp_path: Path) -> None:
    captures = [write(tmp_path / f"{day}.pcap", one_frame_each([day * 86400.0])) for day in range(3)]
    got = await batches(*captures)
    starts = [batch.complete - BASE for batch in got if batch.started]
    assert starts == pytest.approx([0.0, 86400.0, 172800.0])


async def test_brings_the_keys_of_each_epoch(tmp_path: Path) -> None:
    times = [0.0, 59.0, 61.0, 119.0, 200.0, 1000.0]
    capture = write(tmp_path / "a.pcap", [(time, probe_request(1)) for time in times])
    sightings = [sighting for batch in await batches(capture, seconds=60) for sighting in batch.sightings]
    assert [sighting.epoch for sighting in sightings] == [1, 1, 2, 2, 4, 17]
    assert sightings[0].pseudonym == sightings[1].pseudonym == DEVICE_1
    assert len({sighting.pseudonym for sighting in sightings}) == 4


async def test_runs_over_more_epochs_than_there_are_ids(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(number * 2.0, probe_request(1)) for number in range(600)])
    sightings = [sighting for batch in await batches(capture, seconds=4) for sighting in batch.sightings]
    assert [sighting.epoch for sighting in sightings] == [number // 2 % 255 + 1 for number in range(600)]
    assert len({sighting.pseudonym for sighting in sightings}) == 300


async def test_tells_when_the_capture_begins(tmp_path: Path) -> None:
    async with HostNode(name="a", captures=[write(tmp_path / "a.pcap", one_frame_each([12.5]))]) as node:
        puller = Puller("a", node.port, EpochKeys(KEY))
        assert await puller.begins() == BASE + 12.5
        first, second = [batch async for batch in puller.batches()]
        assert (first.complete, len(first.sightings)) == (BASE + 12.5, 0)
        assert (second.complete, len(second.sightings)) == (BASE + 12.5, 1)


async def test_says_so_where_nothing_listens() -> None:
    with pytest.raises(ScriptError, match="node till: the connection failed"):
        await Puller("till", free_port(), EpochKeys(KEY)).begins()


def test_keys_are_those_that_are_documented() -> None:
    keys = EpochKeys(KEY, 100, 1000.0)
    assert keys.key_of(1) == KEY
    assert keys.key_of(2) == hashlib.sha256(KEY + b"\x02" + bytes(7)).digest()[:16]
    assert [keys.number_at(time) for time in (999.9, 1000.0, 1099.9, 1100.0)] == [0, 1, 1, 2]
    assert [keys.id_of(number) for number in (0, 1, 255, 256)] == [255, 1, 255, 1]
    assert keys.left(1, 1040.2) == 60
    assert EpochKeys(KEY).number_at(1e12) == 1
