"""Bluetooth devices followed from one private address to the next, in a simulated shop whose devices are known."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from custom_components.footfall.engine.siphash import pseudonyms
from scripts.tools.captures import DEFAULT_KEY
from simulator import boutique, simulate, write_captures

from .shop import call, rows

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes.fromhex(DEFAULT_KEY)
SOON = 30.0


def test_most_rotations_are_followed_and_few_devices_merged(tmp_path: Path) -> None:
    start, end = (datetime(2026, 3, 5, hour, tzinfo=UTC) for hour in (11, 13))
    plan = boutique(start, end, seed=1, nodes=2, people=2.0, mix="bluetooth", timezone="Europe/Berlin")
    captures = write_captures(simulate(plan), tmp_path)
    named = [f"{node}={file}" for node, file in captures.items()]
    assert call("replay", "--devices", tmp_path / "devices.csv", *named).status == 0

    labels = labels_by_address(tmp_path)
    rotations: Counter[bool] = Counter()
    for addresses in by_device(tmp_path).values():
        for left, taken in pairwise(addresses):
            if "resolvable" in left["kind"] and 0 <= float(taken["begin"]) - float(left["end"]) <= SOON:
                rotations[labels[left["address"]] == labels[taken["address"]]] += 1
    assert rotations.total() > 50
    assert rotations[True] / rotations.total() > 0.75
    assert 0.7 < len(set(labels.values())) / len(by_device(tmp_path)) < 1.1


def by_device(shop: Path) -> dict[str, list[dict[str, str]]]:
    """Return the addresses of every Bluetooth device, in order of time."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (shop / "addresses.csv").open(newline="") as table:
        for row in sorted(csv.DictReader(table), key=lambda row: float(row["begin"])):
            if row["radio"] == "bluetooth":
                found[row["device"]].append(row)
    return found


def labels_by_address(shop: Path) -> dict[str, str]:
    """Return the device that each address was taken for most often."""
    labels: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows(shop / "devices.csv"):
        labels[int(row["pseudonym"], 16)][row["device"]] += 1
    return {
        row["address"]: labels[name].most_common(1)[0][0]
        for addresses in by_device(shop).values()
        for row in addresses
        for name in pseudonyms(KEY, bytes.fromhex(row["address"].replace(":", "")))
        if name in labels
    }
