"""The simulator's shops, whose truth is known: each mix of phones, 1 to 6 nodes, nobody to about 80 people inside.

They are counted with the default profile, as a shop that never calibrates. A shop is simulated once and heard by its
first nodes alone where there are to be fewer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import DEFAULT_PROFILE, Batch, Engine
from scripts.tools.captures import read_addresses
from scripts.tools.host_node import ensure_host_node
from simulator import MIX_NAMES, boutique, simulate, write_captures

from .occupancy_score import Steps, Window, figures, windows_of
from .replays import Shop
from .replays import replay as replayed
from .tables import Goal, Row, Table
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator import MixName, ShopPlan

NODES: Final = (1, 2, 4, 6)
CROWDS: Final = (10.0, 4.0, 1.0, 0.0)
"""The demand of the shop: about 55, 25, 6 people inside and nobody. Those that take longest come first."""
EPOCHS: Final = (None, 300)
ZONE: Final = "Europe/Berlin"
START: Final = datetime(2026, 3, 7, 15, 0, tzinfo=ZoneInfo(ZONE))
"""A Saturday afternoon, which is the busiest time."""
LENGTH: Final = timedelta(minutes=90)
WARM: Final = 900.0
"""Seconds from the start that are not scored: the capture begins with the shop full."""

TWICE_CROWD: Final = 4.0
TWICE_GOAL: Final = Goal(most=0.05)
ONLY: Final = "only"

type Case = tuple[int, int | None]
"""Number of nodes and length of an epoch."""


@dataclass(frozen=True, slots=True)
class Twice:
    """By which share more are counted: by two nodes than by one that heard both; with a second one beside the first."""

    than_one: float
    than_alone: float


def run() -> list[Table]:
    """Simulate and count all shops."""
    ensure_host_node()
    grid = list(product(CROWDS, MIX_NAMES))
    found = dict(zip(grid, shared_out("simulated shops", counted, [(mix, crowd) for crowd, mix in grid]), strict=True))
    twice = shared_out("shops heard twice", heard_twice, [(mix,) for mix in MIX_NAMES])
    for line in dict.fromkeys(line for _, trouble in found.values() for line in trouble):
        progress(line)
    windows = {case: cases for case, (cases, _) in found.items()}
    return [by_nodes(windows), by_crowd(windows), by_twice(dict(zip(MIX_NAMES, twice, strict=True)))]


def plan_of(mix: MixName, crowd: float) -> ShopPlan:
    """Return a shop with as many nodes as there may be."""
    return boutique(START, START + LENGTH, nodes=max(NODES), people=crowd, mix=mix, timezone=ZONE)


def counted(mix: MixName, crowd: float) -> tuple[dict[Case, list[Window]], list[str]]:
    """Simulate a shop and count it with every number of nodes and length of epoch."""
    plan = plan_of(mix, crowd)
    simulation = simulate(plan)
    occupancy = simulation.truth().occupancy()
    begin = plan.begin_s + WARM
    times = [begin, *(time for time in occupancy.times if begin < time < plan.end_s), plan.end_s]
    people = Steps(times, [float(occupancy.at(time)) for time in times])
    found: dict[Case, list[Window]] = {}
    wrong: list[str] = []
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulation, Path(name))
        own = read_addresses(Path(name) / "ignore.txt")
        for nodes, epoch in product(NODES, EPOCHS):
            heard = {node: [captures[node]] for node in list(captures)[:nodes]}
            shops, trouble = replayed(heard, {ONLY: DEFAULT_PROFILE}, ignored=own, epoch=epoch)
            found[nodes, epoch] = windows_of(f"{mix} {crowd:g}", people, shops[ONLY].estimates())
            wrong += trouble
    return found, wrong


def heard_twice(mix: MixName) -> Twice:
    """Count people whom two nodes hear, at two places and at one."""
    plan = plan_of(mix, TWICE_CROWD)
    apart, beside = (
        replace(plan, nodes=plan.nodes[:2]),
        replace(plan, nodes=(plan.nodes[0], replace(plan.nodes[0], name="beside"))),
    )
    two, as_one = people_of(apart, both=True)
    (pair, _), (alone, _) = people_of(beside), people_of(replace(beside, nodes=beside.nodes[:1]))
    return Twice(two / as_one - 1.0, pair / alone - 1.0)


def people_of(plan: ShopPlan, *, both: bool = False) -> tuple[float, float]:
    """Return the mean estimate of a shop, and that of the same sightings given as those of a single node."""
    one = Shop(Engine(profile=DEFAULT_PROFILE))
    one.engine.add_node(ONLY)

    def hears(_: str, batch: Batch, names: Mapping[int, frozenset[int]]) -> None:
        if both:
            one.engine.update(ignored=names)
            one.take(ONLY, Batch(batch.now, batch.complete, batch.sightings))

    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulate(plan), Path(name))
        own = read_addresses(Path(name) / "ignore.txt")
        heard = {node: [file] for node, file in captures.items()}
        shops, _ = replayed(heard, {ONLY: DEFAULT_PROFILE}, ignored=own, hears=hears)
    return mean_of(shops[ONLY], plan), mean_of(one, plan)


def mean_of(shop: Shop, plan: ShopPlan) -> float:
    """Return the mean estimate of the time that is scored."""
    scored = [
        number
        for time, number in zip(shop.times, shop.numbers, strict=True)
        if plan.begin_s + WARM <= time < plan.end_s
    ]
    return fmean(scored) if scored else 0.0


type Found = Mapping[tuple[float, MixName], Mapping[Case, Sequence[Window]]]


def by_nodes(found: Found) -> Table:
    """Return errors and intervals by mix and number of nodes, over all crowds."""
    names = ("MAE", "bias_occ", "interval_occ", "interval_width")
    rows = []
    for mix, nodes in product(MIX_NAMES, NODES):
        cells: list[float] = []
        for epoch in EPOCHS:
            windows = [one for crowd in CROWDS for one in found[crowd, mix][nodes, epoch]]
            all_of_them = figures(windows)
            cells += [all_of_them[name] for name in names]
        rows.append(Row(f"{mix}, {nodes} {'node' if nodes == 1 else 'nodes'}", tuple(cells)))
    return Table("simulated shops, default profile, by mix and nodes", _columns(names), tuple(rows))


def by_crowd(found: Found) -> Table:
    """Return errors by mix and crowd, over all numbers of nodes."""
    names = ("estimate", "MAE", "interval")
    rows = []
    for mix, crowd in product(MIX_NAMES, sorted(CROWDS)):
        cells: list[float] = []
        people = 0.0
        for epoch in EPOCHS:
            windows = [one for nodes in NODES for one in found[crowd, mix][nodes, epoch]]
            people = fmean(window.people for window in windows)
            within = [window.low <= window.people <= window.high for window in windows]
            cells += [
                fmean(window.estimate for window in windows),
                fmean(abs(window.error) for window in windows),
                fmean(within),
            ]
        rows.append(Row(f"{mix}, {people:.1f} people", tuple(cells)))
    return Table("simulated shops, default profile, by mix and crowd", _columns(names), tuple(rows))


def by_twice(found: Mapping[MixName, Twice]) -> Table:
    """Return by how much more two nodes count."""
    rows = []
    for mix, twice in found.items():
        rows += [
            Row(f"{mix}: two nodes, against one that heard both", (twice.than_one,), TWICE_GOAL, 3),
            Row(f"{mix}: with a second node beside the first", (twice.than_alone,), TWICE_GOAL, 3),
        ]
    return Table("simulated shops: people counted twice", ("more by",), tuple(rows))


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name if epoch is None else f"{name}, {epoch} s" for epoch, name in product(EPOCHS, names))
