"""The simulator's shops, whose truth is known: each mix of phones, 1 to 6 nodes, nobody to about 80 people inside.

They are counted with the default profile, as a shop that never calibrates. A shop is simulated once and heard by its
first nodes alone where there are to be fewer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import DEFAULT_PROFILE
from scripts.tools.captures import read_addresses
from scripts.tools.host_node import ensure_host_node
from simulator import MIX_NAMES, boutique, simulate, write_captures

from .occupancy_score import Steps, Window, figures, windows_of
from .replays import replay as replayed
from .tables import Row, Table
from .twice import heard_twice, table_of
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulator import MixName, ShopPlan

NODES: Final = (1, 2, 4, 6)
LENGTHS: Final = {
    17.0: timedelta(minutes=60),
    10.0: timedelta(minutes=90),
    4.0: timedelta(minutes=90),
    1.0: timedelta(minutes=90),
    0.0: timedelta(minutes=90),
}
"""How long a shop of each demand is simulated: about 81, 53, 25, 6 people inside and nobody.

The largest takes the longest, so it comes first and is shorter.
"""
CROWDS: Final = tuple(LENGTHS)
EPOCHS: Final = (None, 300)
ZONE: Final = "Europe/Berlin"
START: Final = datetime(2026, 3, 7, 15, 0, tzinfo=ZoneInfo(ZONE))
"""A Saturday afternoon, which is the busiest time."""
WARM: Final = 900.0
"""Seconds from the start that are not scored: the capture begins with the shop full."""

ONLY: Final = "only"
TWICE_CROWD: Final = 4.0

type Case = tuple[int, int | None]
"""Number of nodes and length of an epoch."""


def run() -> list[Table]:
    """Simulate and count all shops."""
    ensure_host_node()
    grid = list(product(CROWDS, MIX_NAMES))
    found = dict(zip(grid, shared_out("simulated shops", counted, [(mix, crowd) for crowd, mix in grid]), strict=True))
    twice = shared_out("shops heard by two nodes", heard_twice, [(plan_of(mix, TWICE_CROWD),) for mix in MIX_NAMES])
    for line in dict.fromkeys(line for _, trouble in found.values() for line in trouble):
        progress(line)
    windows = {case: cases for case, (cases, _) in found.items()}
    return [by_nodes(windows), by_crowd(windows), table_of(dict(zip(MIX_NAMES, twice, strict=True)))]


def plan_of(mix: MixName, crowd: float) -> ShopPlan:
    """Return a shop with as many nodes as there may be."""
    return boutique(START, START + LENGTHS[crowd], nodes=max(NODES), people=crowd, mix=mix, timezone=ZONE)


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


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name if epoch is None else f"{name}, {epoch} s" for epoch, name in product(EPOCHS, names))
