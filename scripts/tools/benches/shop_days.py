"""Days of the simulator's boutique through real host nodes and the engine: visits against what really happened.

Each mix of phones on a weekday and a Saturday, with usual and with doubled demand, from two hours before opening. The
number inside comes from the default profile, which nobody calibrated, and from one that was learned from other days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import product
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import DEFAULT_PROFILE, EngineSettings, OpeningHours, Profile, Span
from custom_components.footfall.engine.counted import Day, Moment
from custom_components.footfall.engine.features import FeatureReader
from custom_components.footfall.engine.learning import all_features, learn
from scripts.tools.captures import read_addresses
from scripts.tools.host_node import ensure_host_node
from simulator import MIX_NAMES, boutique, simulate, write_captures

from .replays import replay as replayed
from .tables import Goal, Row, Table
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custom_components.footfall.engine import Batch, Engine, VisitFigures
    from simulator import MixName, ShopPlan
    from simulator.truth import Truth

    from .replays import Shop

ZONE: Final = ZoneInfo("Europe/Berlin")
DAYS: Final = (date(2026, 5, 12), date(2026, 5, 16))
"""A Tuesday and a Saturday."""
SEEDS: Final = (71, 72)
CROWDS: Final = (2.0, 1.0)
LEARNED_FROM: Final = ((date(2026, 4, 14), 81, 1.0), (date(2026, 4, 18), 82, 1.0), (date(2026, 4, 16), 83, 2.0))
"""Days of the mixed shop, their seeds and demand, with other people than those that are scored."""
BEGINS, ENDS = time(4), time(22)
COUNTED: Final = (time(11), time(14), time(16, 30))
"""When the owner of the shop counts."""
SHOWN: Final = 10.0
"""Seconds until a moment is shown."""
EVERY: Final = 60.0

WEEK: Final = OpeningHours(((Span(time(9), time(19)),),) * 5 + ((Span(time(9), time(18)),), ()))
SETTINGS: Final = EngineSettings(zone=ZONE, hours=WEEK)
NO_HOURS: Final = EngineSettings(zone=ZONE)

COUNTS, UNKNOWN_HOURS, LEARNED = "three counts by hand", "no opening hours", "a profile learned from 3 other days"
WAYS: Final = ("never calibrated", COUNTS, UNKNOWN_HOURS, LEARNED)

FIGURES: Final = {
    "entries": Goal(most=0.1),
    "median dwell": Goal(most=0.15),
    "passers-by": None,
    "bounce": None,
}
"""What is compared, with its goal for the mixed shop. Errors are relative; of the bounce share, the difference."""


@dataclass(frozen=True)
class Error:
    """How far a day's figures are from the truth: relative, and for the bounce share the difference."""

    entries: float
    passers_by: float
    dwell: float
    bounce: float
    within: bool


def run() -> list[Table]:
    """Simulate, count and compare all days."""
    ensure_host_node()
    profile = learn(shared_out("days learned from", learned_day, list(LEARNED_FROM)), progress).to_json()
    grid = list(product(CROWDS, MIX_NAMES, DAYS, SEEDS))
    calls = [(mix, day, seed, crowd, profile) for crowd, mix, day, seed in grid]
    found = dict(zip(grid, shared_out("simulated days", judged_day, calls), strict=True))
    for line in dict.fromkeys(line for _, trouble in found.values() for line in trouble):
        progress(line)
    return [
        table_of(way, {mix: [found[call][0][way] for call in grid if call[1] == mix] for mix in MIX_NAMES})
        for way in WAYS
    ]


def plan_of(mix: MixName, day: date, seed: int, crowd: float) -> ShopPlan:
    """Return a shop on one day, from the end of the business day before it."""
    begin, end = (datetime.combine(day, at, ZONE) for at in (BEGINS, ENDS))
    return boutique(begin, end, seed=seed, people=crowd, mix=mix, timezone=ZONE.key)


def judged_day(mix: MixName, day: date, seed: int, crowd: float, learned: str) -> tuple[dict[str, Error], list[str]]:
    """Simulate a day and return the errors of every way to count it, with what was wrong with the captures."""
    plan = plan_of(mix, day, seed, crowd)
    simulation = simulate(plan)
    truth = simulation.truth()
    occupancy = truth.occupancy()
    moments = [datetime.combine(day, at, ZONE).timestamp() for at in COUNTED]
    counts = [(moment, float(occupancy.at(moment))) for moment in moments]
    profiles = dict.fromkeys(WAYS, DEFAULT_PROFILE) | {LEARNED: Profile.from_json(learned)}
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulation, Path(name))
        own = read_addresses(Path(name) / "ignore.txt")
        heard = {node: [capture] for node, capture in captures.items()}
        teller = Teller(counts)
        shops, trouble = replayed(heard, profiles, ignored=own, prepare=teller.prepare, hears=teller.hears)
    return {way: error_of(truth, shop.engine.snapshot.today.visits) for way, shop in shops.items()}, trouble


def learned_day(day: date, seed: int, crowd: float) -> Day:
    """Simulate a day of the mixed shop and return what was heard at every minute, and how many people were inside."""
    simulation = simulate(plan_of("mixed", day, seed, crowd))
    occupancy = simulation.truth().occupancy()
    moments: list[Moment] = []

    def told(moment: float, values: list[int]) -> None:
        moments.append(Moment(moment, tuple(values), occupancy.integral(moment, moment + EVERY) / EVERY))

    def prepare(shops: Mapping[str, Shop]) -> None:
        for shop in shops.values():
            shop.engine.update(settings=SETTINGS)
            shop.engine.watch(FeatureReader(all_features()), EVERY, told)

    with TemporaryDirectory(prefix="footfall-bench-") as name:
        captures = write_captures(simulation, Path(name))
        own = read_addresses(Path(name) / "ignore.txt")
        heard = {node: [capture] for node, capture in captures.items()}
        replayed(heard, {LEARNED: DEFAULT_PROFILE}, ignored=own, prepare=prepare)
    return Day(day.isoformat(), tuple(moments))


class Teller:
    """Tells the engines what the owner of each shop does: opening hours, and counts as their moments come."""

    def __init__(self, counts: Sequence[tuple[float, float]]) -> None:
        self._counts = list(counts)
        self._counting: Engine | None = None

    def prepare(self, shops: Mapping[str, Shop]) -> None:
        """Set the shops up."""
        for way, shop in shops.items():
            shop.engine.update(settings=NO_HOURS if way == UNKNOWN_HOURS else SETTINGS)
        self._counting = shops[COUNTS].engine

    def hears(self, _node: str, batch: Batch, _names: Mapping[int, frozenset[int]]) -> None:
        """Count by hand when the time has come."""
        while self._counts and self._counting is not None and batch.complete >= self._counts[0][0] + SHOWN:
            moment, people = self._counts.pop(0)
            self._counting.calibrate(people, moment)


def error_of(truth: Truth, figures: VisitFigures) -> Error:
    """Return how far figures are from the truth."""
    dwells = [visit.dwell for visit in truth.visits]
    entries = truth.entries()
    return Error(
        entries=figures.entries / entries - 1,
        passers_by=figures.passers_by / truth.passers_by() - 1,
        dwell=(figures.dwell.median or 0.0) / median(dwells) - 1,
        bounce=(figures.bounce_rate or 0.0) - sum(dwell < SETTINGS.bounce for dwell in dwells) / len(dwells),
        within=figures.entries_low <= entries <= figures.entries_high,
    )


def table_of(way: str, errors: Mapping[MixName, Sequence[Error]]) -> Table:
    """Return the errors of a way to count: for every mix the mean, the largest, and which way they go."""
    rows = []
    for mix, days in errors.items():
        for figure, goal in FIGURES.items():
            values = [getattr(day, figure.replace("median dwell", "dwell").replace("-", "_")) for day in days]
            cells = (fmean(map(abs, values)), max(map(abs, values)), fmean(values))
            rows.append(Row(f"{mix}, {figure}", cells, goal if mix == "mixed" else None))
        rows.append(Row(f"{mix}, days with entries in the interval", (fmean(day.within for day in days), None, None)))
    columns = ("mean error", "largest", "bias")
    return Table(f"simulated days, {way}", columns, tuple(rows))
