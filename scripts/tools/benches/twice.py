"""Whether two nodes count one person twice, in a simulated shop whose every address is known to be of which device.

Two nodes hear more than one does, so that a larger number alone is no mistake. What is looked at is therefore what two
nodes make of sightings against what one node makes of the very same, and what a node adds that hears nothing new.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import DEFAULT_PROFILE, Batch, Engine
from custom_components.footfall.engine.siphash import pseudonyms
from scripts.tools.captures import DEFAULT_KEY, read_addresses
from simulator import simulate, write_captures

from .replays import Shop, replay
from .tables import Goal, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from simulator import ShopPlan

GOAL: Final = Goal(most=0.05)
WARM: Final = 900.0
WINDOW: Final = 300.0
"""Seconds for which a device that is heard on Wi-Fi counts."""
ONE: Final = "one"


@dataclass(frozen=True, slots=True)
class Twice:
    """What two nodes count too much, as shares.

    `devices`: of the devices heard, those told as two by two nodes and not by one that heard the same. `same`: of
    people, when a node's capture is given as that of a second node as well. `beside`: when a second node stands at the
    place of the first, which may also hear and tell apart whom one misses.
    """

    devices: float
    same: float
    beside: float


class Labels:
    """How many devices each address was told to be of, by window."""

    def __init__(self, engine: Engine, begin: float) -> None:
        self._told: dict[tuple[int, float], set[str]] = {}
        self._begin = begin
        engine.trace = self._trace

    def twice(self, devices: Mapping[int, str]) -> float:
        """Return how many devices too many were told, to each that was heard in a window."""
        together: dict[tuple[str, float], set[str]] = {}
        for (pseudonym, window), labels in self._told.items():
            if pseudonym in devices:
                together.setdefault((devices[pseudonym], window), set()).update(labels)
        return fmean(len(labels) - 1 for labels in together.values()) if together else 0.0

    def _trace(self, time: float, pseudonym: int, label: str) -> None:
        if time >= self._begin:
            self._told.setdefault((pseudonym, time // WINDOW), set()).add(label)


def heard_twice(plan: ShopPlan) -> Twice:
    """Count a shop by its first node, and by two."""
    first = plan.nodes[0]
    with simulated(replace(plan, nodes=plan.nodes[:2])) as (captures, own, devices):
        told = told_twice(plan, captures, own, devices)
        alone = people(plan, {ONE: captures[first.name]}, own)
        same = people(plan, {ONE: captures[first.name], "again": captures[first.name]}, own)
    with simulated(replace(plan, nodes=(first, replace(first, name="beside")))) as (captures, own, _):
        beside = people(plan, captures, own)
        before = people(plan, {ONE: captures[first.name]}, own)
    return Twice(told, same / alone - 1.0, beside / before - 1.0)


def told_twice(plan: ShopPlan, captures: Mapping[str, Path], own: Sequence[bytes], devices: Mapping[int, str]) -> float:
    """Return how many more devices two nodes tell, to each that is there, than one that heard the same."""
    one = Engine()
    one.add_node(ONE)
    as_one = Labels(one, plan.begin_s + WARM)
    as_two: list[Labels] = []

    def prepare(shops: Mapping[str, Shop]) -> None:
        as_two.append(Labels(shops[ONE].engine, plan.begin_s + WARM))

    def hears(_: str, batch: Batch, names: Mapping[int, frozenset[int]]) -> None:
        one.update(ignored=names)
        one.ingest(ONE, Batch(batch.now, batch.complete, batch.sightings))

    heard = {node: [file] for node, file in captures.items()}
    replay(heard, {ONE: DEFAULT_PROFILE}, ignored=own, hears=hears, prepare=prepare)
    return as_two[0].twice(devices) - as_one.twice(devices)


def people(plan: ShopPlan, captures: Mapping[str, Path], own: Sequence[bytes]) -> float:
    """Return the mean number of people that these nodes count."""
    shops, _ = replay({node: [file] for node, file in captures.items()}, {ONE: DEFAULT_PROFILE}, ignored=own)
    shop = shops[ONE]
    return fmean(number for time, number in zip(shop.times, shop.numbers, strict=True) if time >= plan.begin_s + WARM)


@contextmanager
def simulated(plan: ShopPlan) -> Iterator[tuple[dict[str, Path], list[bytes], dict[int, str]]]:
    """Give a shop's captures by node, its own equipment, and the device that each pseudonym is of."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulate(plan), Path(name))
        yield captures, read_addresses(Path(name) / "ignore.txt"), devices_of(Path(name) / "addresses.csv")


def devices_of(addresses: Path) -> dict[int, str]:
    """Return the device of each pseudonym, of the things that people carry."""
    key = bytes.fromhex(DEFAULT_KEY)
    with addresses.open(newline="") as stream:
        return {
            pseudonym: row["device"]
            for row in csv.DictReader(stream)
            if row["person"]
            for pseudonym in pseudonyms(key, bytes.fromhex(row["address"].replace(":", "")))
        }


def table_of(found: Mapping[str, Twice]) -> Table:
    """Return by how much more two nodes count, by mix of phones."""
    rows = []
    for mix, twice in found.items():
        rows += [
            Row(f"{mix}: devices told as two by two nodes, not by one that heard the same", (twice.devices,), GOAL, 3),
            Row(f"{mix}: people, with the same capture as that of a second node", (twice.same,), GOAL, 3),
            Row(f"{mix}: people, with a second node beside the first", (twice.beside,), digits=3),
        ]
    return Table("simulated shops: counted twice", ("more by",), tuple(rows))
