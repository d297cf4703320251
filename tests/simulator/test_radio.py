"""Phones and things behave on the air as they are documented to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from simulator import BLUETOOTH, WIFI, FixedThing, NodePlan, Propagation, simulate
from simulator.air import Air
from simulator.catalogue import MODELS
from tests.simulator.reader import Advertisement, Probe, advertisement, probe
from tests.simulator.shops import NOON, alone, shop

if TYPE_CHECKING:
    from simulator import AddressUse, ShopPlan

SEQUENCE_NUMBERS = 4096


def heard_probes(plan: ShopPlan) -> list[Probe]:
    return [probe(frame.time_us, frame.packet) for frame in simulate(plan).frames() if frame.radio == WIFI]


def heard_advertisements(plan: ShopPlan) -> list[Advertisement]:
    return [advertisement(frame.time_us, frame.packet) for frame in simulate(plan).frames() if frame.radio == BLUETOOTH]


def scans(probes: list[Probe]) -> list[list[Probe]]:
    """Return the frames scan by scan: no scan lasts as long as the pause between two."""
    found = [[probes[0]]]
    for before, frame in pairwise(probes):
        if frame.time - before.time > 1.5:
            found.append([])
        found[-1].append(frame)
    return found


def stable(frame: Probe) -> tuple[tuple[int, bytes], ...]:
    return tuple((number, body) for number, body in frame.elements if number not in (0, 3))


def at_large(model: str, hours: float = 6.0) -> ShopPlan:
    """Return a plan in which visitors alone carry phones of one model, heard by one node that misses little."""
    plan = shop(hours=hours, people=2.0)
    return replace(plan, staff=0, fixed=(), nodes=plan.nodes[:1], mix="iphone" if "iphone" in model else "android")


def devices_of(plan: ShopPlan, model: str) -> dict[str, list[Probe]]:
    """Return the probe requests by device of a model."""
    uses: list[AddressUse] = []
    frames = [probe(frame.time_us, frame.packet) for frame in simulate(plan).frames(uses.append) if frame.radio == WIFI]
    owners = {bytes.fromhex(use.address.replace(":", "")): use.device.name for use in uses if use.device.model == model}
    found = defaultdict(list)
    for frame in frames:
        if frame.address in owners:
            found[owners[frame.address]].append(frame)
    return found


def test_an_iphone_changes_its_address_with_nearly_every_scan() -> None:
    found = scans(heard_probes(alone("iphone-2023", hours=48)))
    addresses = {frame.address for scan in found for frame in scan}
    assert len(found) > 100
    assert 0.85 < len(addresses) / len(found) < 1.0
    assert all(len({frame.address for frame in scan}) == 1 for scan in found)
    assert all(address[0] & 0x03 == 0x02 for address in addresses)


def test_an_iphone_in_the_hand_shows_hundreds_of_addresses_an_hour() -> None:
    busy = [frames for frames in devices_of(at_large("iphone-2022"), "iphone-2022").values() if len(frames) > 60]
    rates = [len({f.address for f in frames}) / (frames[-1].time - frames[0].time) * 3600 for frames in busy]
    assert len(rates) > 10
    assert 50 < mean(rates) < 500


def test_an_iphone_gives_no_sequence_continuity() -> None:
    found = scans(heard_probes(alone("iphone-2022", hours=48)))
    steps = [(b[0].sequence - a[0].sequence) % SEQUENCE_NUMBERS for a, b in pairwise(found)]
    assert mean(step < 100 for step in steps) < 0.15
    assert 1500 < mean(steps) < 2500


@pytest.mark.parametrize("model", ["galaxy-s", "galaxy-a", "redmi", "oppo"])
def test_many_androids_count_on_over_a_change_of_address(model: str) -> None:
    found = scans(heard_probes(alone(model, hours=24)))
    changes = [(a, b) for a, b in pairwise(found) if a[0].address != b[0].address]
    assert len(changes) > 10
    assert all(0 < (b[0].sequence - a[-1].sequence) % SEQUENCE_NUMBERS < 200 for a, b in changes)


def test_some_androids_change_slowly_and_old_ones_never() -> None:
    slow = scans(heard_probes(alone("galaxy-a", hours=24)))
    old = heard_probes(alone("old-android", hours=24))
    assert len({scan[0].address for scan in slow}) < len(slow)
    assert len({frame.address for frame in old}) == 1


def test_models_share_a_fingerprint_and_one_model_shows_several() -> None:
    shown = {
        model: {stable(frame) for frame in heard_probes(alone(model, hours=24))}
        for model in ("iphone-2022", "iphone-2023", "galaxy-s", "redmi", "pixel")
    }
    assert shown["iphone-2022"] == shown["iphone-2023"]
    assert len(shown["redmi"]) == 2
    assert not shown["galaxy-s"] & shown["iphone-2022"]
    assert not shown["pixel"] & shown["galaxy-s"]


def test_a_scan_is_a_burst_over_several_channels() -> None:
    found = [scan for scan in scans(heard_probes(alone("galaxy-s", hours=24, distance=1.0))) if len(scan) > 1]
    assert len(found) > 50
    assert all(scan[-1].time - scan[0].time < 1.5 for scan in found)
    assert mean(len(scan) for scan in found) >= 3
    assert any(len({body for frame in scan for number, body in frame.elements if number == 3}) > 1 for scan in found)
    for scan in found:
        assert all(0 < (b.sequence - a.sequence) % SEQUENCE_NUMBERS < 40 for a, b in pairwise(scan))


def test_phones_scan_more_often_in_use() -> None:
    for model in MODELS.values():
        if model.screen_on and model.wifi:
            assert model.wifi.scan_on < model.wifi.scan_off


def test_network_names_are_made_up() -> None:
    names = {frame.elements[0][1] for frame in heard_probes(alone("old-android", hours=24))}
    assert b"" in names
    assert len(names) > 1
    assert all(name.startswith(b"net-") for name in names if name)


@pytest.mark.parametrize(
    ("model", "shortest", "longest"), [("iphone-2023", 13.5, 16.5), ("apple-watch", 13.5, 16.5), ("galaxy-s", 7, 15)]
)
def test_private_addresses_rotate(model: str, shortest: float, longest: float) -> None:
    plan = alone(model, hours=12, duty=0.9)
    seeds = (replace(plan, seed=seed) for seed in range(10))
    found = next(ads for ads in map(heard_advertisements, seeds) if ads)  # some phones never advertise
    assert all(ad.random and ad.address[0] >> 6 == 0b01 for ad in found)
    seen = {ad.address: ad.time for ad in reversed(found)}
    begins = sorted(seen.values())
    lengths = [(b - a) / 60 for a, b in pairwise(begins)][1:]
    assert len(lengths) > 20
    assert shortest - 0.5 < min(lengths) <= max(lengths) < longest + 0.5
    assert len({(ad.address, tuple(ad.structures)) for ad in found}) == len(seen)


@pytest.mark.parametrize(
    ("model", "random", "top_bits"),
    [("beacon", True, 3), ("fitness-band", True, 3), ("television", False, None), ("thermometer", False, None)],
)
def test_fixed_addresses_stay(model: str, random: bool, top_bits: int | None) -> None:  # noqa: FBT001 - a table's column
    plans = (replace(alone(model, hours=2), seed=seed) for seed in range(10))
    found = next(ads for ads in map(heard_advertisements, plans) if ads)
    addresses = {ad.address for ad in found}
    assert len(addresses) == 1
    assert {ad.random for ad in found} == {random}
    assert top_bits is None or addresses.pop()[0] >> 6 == top_bits


def test_manufacturers_are_recognisable() -> None:
    shown = {}
    for model in ("iphone-2022", "apple-earphones", "apple-tag", "laptop", "beacon", "galaxy-s", "pixel", "smart-tag"):
        plans = (replace(alone(model, hours=0.3), seed=seed) for seed in range(20))
        shown[model] = dict(next(ads for ads in map(heard_advertisements, plans) if ads)[0].structures)
    assert shown["iphone-2022"][0xFF][:3] == bytes.fromhex("4c0010")
    assert shown["apple-earphones"][0xFF][:3] == bytes.fromhex("4c0007")
    assert shown["apple-tag"][0xFF][:3] == bytes.fromhex("4c0012")
    assert shown["beacon"][0xFF][:4] == bytes.fromhex("4c000215")
    assert shown["galaxy-s"][0xFF][:2] == bytes.fromhex("7500")
    assert shown["laptop"][0xFF][:2] == bytes.fromhex("0600")
    assert shown["pixel"][0x16][:2] == bytes.fromhex("f3fe")
    assert shown["smart-tag"][0x16][:2] == bytes.fromhex("5afd")


def test_a_scanner_hears_its_share_of_the_advertisements() -> None:
    interval = 1.0 + 0.005
    sent = 4 * 3600 / interval
    for duty in (0.05, 0.3, 1.0):
        count = len(heard_advertisements(alone("beacon", hours=4, distance=1.0, duty=duty)))
        assert count == pytest.approx(sent * duty * 0.95, rel=0.1)


def test_path_loss_grows_with_distance_and_walls() -> None:
    plan = replace(shop(), nodes=(NodePlan(name="node", x=5.0, y=1.0),))
    air = Air(plan)
    losses = [air.mean_loss(0, 5.0, 1.0 + metres) for metres in range(1, 11)]
    assert all(a < b for a, b in pairwise(losses))
    assert losses[9] - losses[0] == pytest.approx(26, abs=5)
    assert air.mean_loss(0, 5.0, -1.0) - air.mean_loss(0, 5.0, 3.0) == pytest.approx(plan.propagation.facade)
    assert air.mean_loss(0, 12.0, 1.0) - air.mean_loss(0, 5.0, 8.0) == pytest.approx(plan.propagation.party_wall)


def test_signals_fall_in_the_mean_and_scatter_about_it() -> None:
    levels = []
    for distance in (1.0, 3.0, 8.0):
        plan = replace(alone("beacon", hours=1, distance=distance), propagation=Propagation(shadowing=0.0))
        signals = [ad.rssi for ad in heard_advertisements(plan)]
        levels.append(mean(signals))
        assert len(set(signals)) > 5
    assert levels[0] > levels[1] > levels[2]


def test_the_inside_is_louder_than_the_street() -> None:
    uses: list[AddressUse] = []
    frames = list(simulate(replace(shop(hours=6), fixed=())).frames(uses.append))
    roles = {use.address: use.device.role for use in uses}
    signals = defaultdict(list)
    for frame in frames:
        if frame.radio == WIFI and frame.node == 1:
            heard = probe(frame.time_us, frame.packet)
            signals[roles[heard.address.hex(":")]].append(heard.rssi)
    assert mean(signals["visitor"]) > mean(signals["passer-by"]) + 6
    near = {role: mean(rssi >= -68 for rssi in found) for role, found in signals.items()}
    assert near["visitor"] > 5 * near["passer-by"]


def test_a_node_without_a_radio_hears_nothing_on_it() -> None:
    plan = shop(hours=0.3)
    deaf = (replace(plan.nodes[0], wifi=False), replace(plan.nodes[1], bluetooth=False))
    heard = {(frame.node, frame.radio) for frame in simulate(replace(plan, nodes=deaf)).frames()}
    assert heard == {(0, BLUETOOTH), (1, WIFI)}


def test_two_nodes_hear_the_same_frame_at_the_same_moment() -> None:
    plan = replace(alone("galaxy-s", hours=12), nodes=(NodePlan(name="a", x=1, y=6), NodePlan(name="b", x=5, y=6)))
    times = [{f.time_us for f in simulate(plan).frames() if f.radio == WIFI and f.node == node} for node in (0, 1)]
    assert len(times[0] & times[1]) > 0.8 * len(times[0])


def test_staff_bring_the_same_things_every_day() -> None:
    plan = replace(shop(hours=48, people=0), fixed=(), staff=4, mix="android")
    uses: list[AddressUse] = []
    for _ in simulate(plan).frames(uses.append):
        pass
    midnight = NOON.timestamp() + 12 * 3600
    days = [{use.device for use in uses if (use.begin < midnight) == first} for first in (True, False)]
    assert days[0] == days[1]
    assert days[0]


def test_a_fixed_thing_keeps_its_address_over_two_simulations() -> None:
    plan = replace(alone("television"), fixed=(FixedThing("screen", "television", 3.0, 6.0),))
    later = replace(plan, start=plan.start + timedelta(days=3), end=plan.end + timedelta(days=3))
    assert {ad.address for ad in heard_advertisements(plan)} == {ad.address for ad in heard_advertisements(later)}
