"""What is written can be read by others, and is the same every time."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from simulator import simulate, write_captures
from tests.simulator.reader import advertisements, packets, probes
from tests.simulator.shops import shop

if TYPE_CHECKING:
    from pathlib import Path

    from simulator import MixName


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_captures(simulate(shop(hours=0.5)), tmp_path / name)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_captures(simulate(shop(hours=0.5, seed=seed)), tmp_path / str(seed))
    one, two = contents(tmp_path / "1"), contents(tmp_path / "2")
    assert one.keys() == two.keys()
    assert all(one[name] != two[name] for name in one)


def test_every_packet_is_sound_and_in_order(tmp_path: Path) -> None:
    plan = shop(hours=0.5)
    captures = write_captures(simulate(plan), tmp_path)
    assert list(captures) == ["door", "till"]
    summary = json.loads((tmp_path / "summary.json").read_text())
    for name, path in captures.items():
        times = [packet.time_us for packet in packets(path)]
        assert all(a <= b for a, b in pairwise(times))
        assert plan.begin_s * 1e6 <= times[0]
        assert times[-1] < plan.end_s * 1e6
        heard = {"wifi": len(probes(path)), "bluetooth": len(advertisements(path))}
        assert heard == summary["frames"][name]
        assert min(heard.values()) > 100


def test_signals_and_channels_are_plausible(tmp_path: Path) -> None:
    plan = shop(hours=0.5)
    nodes = tuple(replace(node, channel=channel) for node, channel in zip(plan.nodes, (3, 11), strict=True))
    captures = write_captures(simulate(replace(plan, nodes=nodes)), tmp_path)
    for node in nodes:
        for probe in probes(captures[node.name]):
            assert probe.mhz == 2407 + 5 * node.channel
            assert node.wifi_sensitivity - 1 <= probe.rssi < -10
            said = [body[0] for number, body in probe.elements if number == 3]
            assert all(abs(channel - node.channel) <= 2 for channel in said)
        for advertisement in advertisements(captures[node.name]):
            assert advertisement.rf_channel in {0, 12, 39}
            assert node.bluetooth_sensitivity - 1 <= advertisement.rssi < -10


@pytest.mark.parametrize("mix", ["mixed", "iphone", "android", "bluetooth"])
def test_every_address_is_made_up_and_is_somebodys(tmp_path: Path, mix: MixName) -> None:
    captures = write_captures(simulate(shop(hours=1, mix=mix)), tmp_path)
    known: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    models: set[str] = set()
    with (tmp_path / "addresses.csv").open() as table:
        for row in csv.DictReader(table):
            known[row["radio"], row["address"]].append((float(row["begin"]), float(row["end"])))
            if row["role"] not in ("own", "neighbour"):
                models.add(row["model"])
    wifi = [("wifi", probe.address, probe.time) for path in captures.values() for probe in probes(path)]
    bluetooth = [("bluetooth", ad.address, ad.time) for path in captures.values() for ad in advertisements(path)]
    public = [ad.address for path in captures.values() for ad in advertisements(path) if not ad.random]
    assert all(address[0] & 0x03 == 0x02 or address[:3] == bytes.fromhex("acde48") for _, address, _ in wifi)
    assert all(address[:3] == bytes.fromhex("acde48") for address in public)
    for radio, address, time in wifi + bluetooth:
        spans = known[radio, address.hex(":")]
        assert any(begin - 0.001 <= time <= end + 0.001 for begin, end in spans)
    apple = {model for model in models if model.startswith(("iphone", "apple"))}
    expected = {"iphone": models, "android": set()}
    assert apple == expected.get(mix, apple)
    assert bool(wifi) == (mix != "bluetooth")


def test_own_equipment_is_listed_to_be_ignored(tmp_path: Path) -> None:
    write_captures(simulate(shop(hours=1)), tmp_path)
    ignored = set((tmp_path / "ignore.txt").read_text().split())
    with (tmp_path / "addresses.csv").open() as table:
        rows = [row for row in csv.DictReader(table) if row["address"] in ignored]
    assert {row["role"] for row in rows} == {"own"}
    assert {row["model"] for row in rows} == {"printer", "laptop", "television", "beacon", "thermometer"}


def test_frames_come_lazily() -> None:
    plan = shop(people=6)
    year = replace(plan, end=plan.start + timedelta(days=365))
    first = next(simulate(year).frames())
    assert first.time_us >= plan.begin_s * 1e6


def test_a_failed_write_leaves_nothing_half(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_captures(simulate(shop(hours=1)), tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
