"""The real node reads a simulated capture whole, and what it says of it is what was simulated."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine.model import AddressKind, Radio
from custom_components.footfall.engine.siphash import pseudonyms
from scripts.tools.host_node import HostNode
from scripts.tools.pull import EpochKeys, Puller
from simulator import simulate, write_captures
from tests.simulator.shops import shop

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(16))
NO_GATE = -127


pytestmark = pytest.mark.usefixtures("socket_enabled")


async def test_a_node_reads_every_frame(tmp_path: Path) -> None:
    captures = write_captures(simulate(shop(hours=0.5)), tmp_path)
    frames: Counter[Radio] = Counter()
    seen: set[int] = set()
    kinds: set[tuple[Radio, AddressKind]] = set()
    async with HostNode(name="door", captures=[captures["door"]], gate=NO_GATE) as node:
        puller = Puller("door", node.port, EpochKeys(KEY))
        async for batch in puller.batches():
            for sighting in batch.sightings:
                frames[sighting.radio] += sighting.frames
                seen.add(sighting.pseudonym)
                kinds.add((sighting.radio, sighting.address_kind))
        assert node.trouble == []
    assert puller.last is not None
    assert puller.last.lost_damaged == 0
    written = json.loads((tmp_path / "summary.json").read_text())["frames"]["door"]
    assert frames == {Radio.WIFI: written["wifi"], Radio.BLUETOOTH: written["bluetooth"]}
    with (tmp_path / "addresses.csv").open() as table:
        addresses = {bytes.fromhex(row["address"].replace(":", "")) for row in csv.DictReader(table)}
    assert seen <= {pseudonym for address in addresses for pseudonym in pseudonyms(KEY, address)}
    assert kinds == {(Radio.WIFI, kind) for kind in (AddressKind.PUBLIC, AddressKind.RANDOM)} | {
        (Radio.BLUETOOTH, kind) for kind in AddressKind if kind not in {AddressKind.RANDOM, AddressKind.IDENTITY}
    }
