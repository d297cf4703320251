"""The zones of simulated shops, beside where people really were: each mix of phones, 2, 4 and 6 nodes.

Rings are chosen by words, as an owner would without measuring: the node and about how large the zone is. Each shop is
counted as it comes, and once more after somebody has counted the people inside a few times, as owners are asked to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise, product
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import (
    DEFAULT_PROFILE,
    REACHES,
    EngineSettings,
    OpeningHours,
    Ring,
    Span,
    ZoneKind,
    ZoneSettings,
)
from custom_components.footfall.engine.zone_figures import LEAST_STAY
from scripts.tools.captures import read_addresses
from scripts.tools.host_node import ensure_host_node
from simulator import MIX_NAMES, boutique, simulate, write_captures

from .replays import replay as replayed
from .tables import Goal, Row, Table
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from custom_components.footfall.engine import ShopSnapshot
    from simulator import MixName, ShopPlan
    from simulator.truth import Truth

    from .replays import Shop

    type Words = tuple[str, ZoneKind]

SEED: Final = 31
GOAL: Final = Goal(most=1.0)
ZONE: Final = "Europe/Berlin"
HERE: Final = ZoneInfo(ZONE)
DAYS: Final = {"weekday": datetime(2026, 3, 12, tzinfo=HERE), "Saturday": datetime(2026, 3, 14, tzinfo=HERE)}
CROWDS: Final = (1.0, 2.0)
NODES: Final = (2, 4, 6)
FROM, SCORED, UNTIL = 6, 11, 15
"""Hours: from when on is heard, scored, and when it ends. Until then it has shown who and what is there all day."""
OPEN: Final = (Span(time(9), time(19)),)
HOURS: Final = OpeningHours(((OPEN,) * 5) + ((Span(time(9), time(18)),), ()))
COUNTS: Final = (9.5, 9.75, 10.0, 10.25, 10.5, 10.75)
"""Hours at which somebody counts."""

RINGS: Final[dict[str, Words]] = {
    "door": ("near", ZoneKind.ENTRANCE),
    "till": ("medium", ZoneKind.TILL),
    "fitting": ("near", ZoneKind.FITTING_ROOM),
    "window": ("medium", ZoneKind.WINDOW),
    "aisle-left": ("medium", ZoneKind.INSIDE),
    "aisle-right": ("medium", ZoneKind.INSIDE),
}
"""Reach and kind of the zone around the node of that name."""

ONLY: Final = "only"


@dataclass(frozen=True, slots=True)
class Scored:
    """One zone of one shop. `error`: mean absolute, of people. `right`: share of the time with the right "occupied".

    `people`, `entries`, `dwell`: as told and as it was; dwell is the median in seconds, None where nobody stayed.
    """

    error: float
    right: float
    people: tuple[float, float]
    entries: tuple[float, float]
    dwell: tuple[float | None, float | None]


type Zones = dict[str, Scored]
type Case = tuple[int, bool]
"""Number of nodes, and whether somebody counted."""


def run() -> list[Table]:
    """Simulate and count all shops."""
    ensure_host_node()
    grid = list(product(MIX_NAMES, CROWDS, DAYS))
    found = dict(zip(grid, shared_out("simulated shops", scored, grid), strict=True))
    for line in dict.fromkeys(line for _, trouble in found.values() for line in trouble):
        progress(line)
    shops = {shop: cases for shop, (cases, _) in found.items()}
    return [by_shop(shops, counted=False), by_shop(shops, counted=True), by_zone(shops)]


def plan_of(mix: MixName, crowd: float, day: str) -> ShopPlan:
    """Return a shop with as many nodes as there may be."""
    begin, end = (DAYS[day].replace(hour=hour) for hour in (FROM, UNTIL))
    return boutique(begin, end, seed=SEED, nodes=max(NODES), people=crowd, mix=mix, timezone=ZONE)


def settings_of(nodes: Sequence[str]) -> EngineSettings:
    """Return the settings of a shop with a zone around each of its nodes."""
    zones = tuple(
        ZoneSettings(zone=node, kind=kind, rings=(Ring(node=node, weakest=REACHES[reach].weakest),))
        for node, (reach, kind) in RINGS.items()
        if node in nodes
    )
    return EngineSettings(zone=HERE, hours=HOURS, zones=zones)


def scored(mix: MixName, crowd: float, day: str) -> tuple[dict[Case, Zones], list[str]]:
    """Simulate a shop and hear it with every number of nodes, as it comes and counted."""
    simulation = simulate(plan_of(mix, crowd, day))
    truth = simulation.truth()
    found: dict[Case, Zones] = {}
    wrong: list[str] = []
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulation, Path(name))
        own = read_addresses(Path(name) / "ignore.txt")
        for nodes, counted in product(NODES, (False, True)):
            heard = {node: [captures[node]] for node in list(RINGS)[:nodes]}
            told: list[ShopSnapshot] = []
            moments = [DAYS[day].timestamp() + hour * 3600 for hour in COUNTS] if counted else []
            _, trouble = replayed(
                heard, {ONLY: DEFAULT_PROFILE}, ignored=own, prepare=_prepare(list(heard), truth, moments, told)
            )
            begin = DAYS[day].replace(hour=SCORED).timestamp()
            found[nodes, counted] = {zone: score(zone, told, truth, begin) for zone in heard}
            wrong += trouble
    return found, wrong


def _prepare(
    nodes: Sequence[str], truth: Truth, moments: list[float], told: list[ShopSnapshot]
) -> Callable[[Mapping[str, Shop]], None]:
    """Return what sets a shop up: its zones, somebody who counts at these moments, and who listens."""

    def prepare(shops: Mapping[str, Shop]) -> None:
        shop = shops[ONLY]
        shop.engine.update(settings=settings_of(nodes))
        inside = truth.occupancy()

        def look(snapshot: ShopSnapshot) -> None:
            told.append(snapshot)
            while moments and snapshot.time >= moments[0]:
                moment = moments.pop(0)
                shop.engine.calibrate(inside.at(moment), moment)

        shop.look = look

    return prepare


def score(zone: str, told: Sequence[ShopSnapshot], truth: Truth, begin: float) -> Scored:
    """Hold what was told of a zone against the truth, each moment for as long as it was shown."""
    real = truth.zone_occupancy(zone)
    before = [one for one in told if one.time <= begin][-1]
    shown = [one for one in told if one.time > begin]
    error = right = people = 0.0
    for one, following in pairwise(shown):
        figures = one.zones[zone]
        times = [one.time, *(time for time in real.times if one.time < time < following.time), following.time]
        for since, until in pairwise(times):
            there = real.at(since)
            error += abs(figures.occupancy - there) * (until - since)
            right += (figures.occupied == (there > 0)) * (until - since)
        people += figures.occupancy * (following.time - one.time)
    span = shown[-1].time - shown[0].time
    stays = [
        stay.end - stay.begin
        for stay in truth.zone_stays
        if stay.zone == zone and stay.end - stay.begin >= LEAST_STAY and begin <= stay.begin < shown[-1].time
    ]
    return Scored(
        error / span,
        right / span,
        (people / span, real.integral(shown[0].time, shown[-1].time) / span),
        (shown[-1].zones[zone].entries - before.zones[zone].entries, float(len(stays))),
        (shown[-1].zones[zone].dwell.median, median(stays) if stays else None),
    )


type Found = Mapping[tuple[MixName, float, str], Mapping[Case, Zones]]


def by_shop(found: Found, *, counted: bool) -> Table:
    """Return the figures of each shop over its zones; the goal is that of the mixed one."""
    rows = []
    for mix, crowd, day in found:
        for nodes in NODES:
            zones = list(found[mix, crowd, day][nodes, counted].values())
            rows.append(
                Row(
                    f"{mix}, {day}, demand {crowd:g}, {nodes} nodes",
                    (
                        fmean(one.error for one in zones),
                        max(one.error for one in zones),
                        fmean(one.right for one in zones),
                        ratio([one.entries for one in zones]),
                        ratio([(told, was) for one in zones if (told := one.dwell[0]) and (was := one.dwell[1])]),
                    ),
                    GOAL if mix == "mixed" else None,
                )
            )
    said = "after six counts by hand" if counted else "default profile, as it comes"
    columns = ("MAE", "worst zone", "occupied right", "entries, times", "dwell, times")
    return Table(f"zones of simulated shops, {said}", columns, tuple(rows))


def by_zone(found: Found) -> Table:
    """Return the figures of each zone of the mixed shop, counted by hand, over all its days."""
    rows = []
    for nodes in NODES:
        for zone in list(RINGS)[:nodes]:
            ones = [cases[nodes, True][zone] for (mix, _, _), cases in found.items() if mix == "mixed"]
            figures: list[float | None] = [
                fmean(one.error for one in ones),
                fmean(one.right for one in ones),
                *(fmean(one.people[place] for one in ones) for place in range(2)),
                *(fmean(one.entries[place] for one in ones) for place in range(2)),
                *(_mean([one.dwell[place] for one in ones]) for place in range(2)),
            ]
            rows.append(Row(f"{nodes} nodes: {zone}", tuple(figures)))
    columns = ("MAE", "occupied right", "people", "really", "entries", "really", "dwell, s", "really")
    return Table("zones of the mixed shop, after six counts by hand", columns, tuple(rows))


def ratio(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return how many times the truth was told, over all zones; None where there was nothing."""
    whole = sum(was for _, was in pairs)
    return sum(told for told, _ in pairs) / whole if whole else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
