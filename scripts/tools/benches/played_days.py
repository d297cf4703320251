"""Days of the simulator's boutique through real nodes and a real Home Assistant, against what really happened.

Four nodes with a zone around each, set up through the integration's own flows; the day is played as fast as it is taken
in. Figures are what Home Assistant shows and keeps in the end: entities, the action's report, the rows of the store and
the recorder's statistics. The same captures go through the engine alone, which has to give the same rows; what no
entity shows at that pace, the zones from moment to moment, is told from there.

Then one day is disturbed, several times each way, as what comes after is heard under other keys. That day has one node:
of several that play as fast as they are asked, one is minutes of the day ahead of another, so that a new key would come
to each at another moment, which on boards it does not. All of it is in one time zone, for in another one the simulator
makes another day of the same plan. Its keys end when they do because the end of the business day was another one while
they were made, which is set back before the day is heard.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
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
from custom_components.footfall.engine.hours import DAY_ENDS
from scripts.tools.captures import read_addresses
from scripts.tools.host_node import ensure_host_node
from scripts.tools.played_day import PlayedDay, Scene, Zone, zone_in_which_it_is
from simulator import MIX_NAMES, boutique, simulate, write_captures

from .replays import replay as replayed
from .tables import Goal, Row, Table
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from custom_components.footfall.engine import ShopSnapshot
    from custom_components.footfall.engine.figures import HourRow
    from scripts.tools.played_day import Kept
    from simulator import MixName
    from simulator.truth import Truth

    from .replays import Shop

DAYS: Final = {"weekday": date(2026, 5, 12), "Saturday": date(2026, 5, 16)}
CROWDS: Final = (1.0, 2.0)
SEEDS: Final = {"mixed": (71, 72)}
"""Who comes, by mix; the shop that has goals is seen on more days, as a hundred visits say little."""
SEED: Final = 71
"""Who comes to the others."""
PROLOGUE: Final = timedelta(minutes=10)
LENGTH: Final = timedelta(hours=17)
"""Of the day that is played: until an hour after the last of the staff has gone."""
LATE: Final = LENGTH + timedelta(hours=1)
"""When the key ends of which nothing is to be seen in the day."""
DISTURBED: Final = time(13, 30)
OFF: Final = timedelta(seconds=20)
"""How long a node takes to start anew."""
FRESH: Final = DAY_ENDS.hour
"""Hour on the wall, at which a key has the whole day before it."""
HOUR: Final = 3600.0

WEEK: Final = {"weekdays": ("09:00:00", "19:00:00"), "saturday": ("09:00:00", "18:00:00")}
ZONES: Final = {
    "door": Zone("near", "entrance"),
    "till": Zone("medium", "till"),
    "fitting": Zone("near", "fitting_room"),
    "window": Zone("medium", "window"),
}
OTHERWISE: Final = Zone("medium", "fitting_room")
"""What becomes of the zone around `CHANGED`."""
CHANGED: Final = "door"

NOTHING: Final = "undisturbed"
DISTURBANCES: Final = (
    "Home Assistant restarted",
    "shop reloaded",
    "zone changed",
    "node restarted",
    "new epoch",
)
RESTART, RELOAD, ZONE, NODE, EPOCH = DISTURBANCES
GOALS: Final = {
    "entries": Goal(most=0.1),
    "median dwell": Goal(most=0.15),
    "passers-by": None,
    "zones, MAE": Goal(most=1),
}
UNDISTURBED_GOAL: Final = Goal(most=0.03)
ONLY: Final = "only"

TIMES: Final = (1, 2, 3)
"""Each disturbance is tried so often."""

type Case = tuple[MixName, str, float, int]
type Call = tuple[MixName, str, float, int, str, int, int, str]
"""A case, what disturbs it, for which time, how many nodes hear it, and the time zone."""


@dataclass(frozen=True)
class Played:
    """What came of a day. `errors`: by figure, relative, of zones in people; `by_hour`: of the zones' hourly means.

    `entries`: as told. `unlike`: the most by which any hour's entries or occupancy differ from the engine's alone.
    `lost`, `double`: hours of the day of which the store has no row, or several. `unsaid`: the most by which the sum of
    the report, of the rows and of the statistic differ.
    """

    entries: float
    errors: Mapping[str, float]
    by_hour: float
    unlike: float | None
    lost: int
    double: int
    unsaid: float


def run_truth() -> list[Table]:
    """Play days of every mix and hold them against the truth."""
    cases: list[Case] = [case for mix in MIX_NAMES for case in product((mix,), DAYS, CROWDS, SEEDS.get(mix, (SEED,)))]
    zone = zone_in_which_it_is(FRESH)
    days = _played({case: (*case, NOTHING, 1, len(ZONES), zone) for case in cases})
    return [against_truth(days)]


def run_disturbed() -> list[Table]:
    """Play a day as it is, and disturbed."""
    case: Case = ("mixed", "weekday", 2.0, SEED)
    zone = zone_in_which_it_is(FRESH)
    ways = [(NOTHING, 1), *product(DISTURBANCES, TIMES)]
    return [against_undisturbed(_played({way: (*case, *way, 1, zone) for way in ways}))]


PARTS: Final = {"truth": run_truth, "disturbed": run_disturbed}


def run(only: Sequence[str] = ()) -> list[Table]:
    """Run the parts named, or both."""
    ensure_host_node()
    return [table for name in only or PARTS for table in PARTS[name]()]


def _played[Key](calls: Mapping[Key, Call]) -> dict[Key, Played]:
    """Play days, and say once what was wrong with their captures."""
    found = shared_out("days in Home Assistant", played, list(calls.values()))
    for line in dict.fromkeys(line for _, trouble in found for line in trouble):
        progress(line)
    return {key: day for key, (day, _) in zip(calls, found, strict=True)}


def played(  # noqa: PLR0913, PLR0917 - a day is all of this
    mix: MixName, day: str, crowd: float, seed: int, what: str, _time: int, nodes: int, zone: str
) -> tuple[Played, list[str]]:
    """Simulate a day and have it played; return what came of it, and what was wrong with the captures."""
    begins = datetime.combine(DAYS[day], DAY_ENDS, ZoneInfo(zone))
    plan = boutique(begins - PROLOGUE, begins + LENGTH, seed=seed, nodes=nodes, people=crowd, mix=mix, timezone=zone)
    simulation = simulate(plan)
    moment = datetime.combine(DAYS[day], DISTURBED, ZoneInfo(zone)).timestamp()
    key_ends = moment - begins.timestamp() if what == EPOCH else LATE.total_seconds()
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        captures = write_captures(simulation, folder / "day")
        scene = Scene(
            captures=captures,
            begins=begins.timestamp(),
            time_zone=zone,
            hours=WEEK,
            zones={name: ZONES[name] for name in captures},
            own=folder / "day/ignore.txt",
            away=((moment, moment + OFF.total_seconds()),) if what == NODE else (),
            new_key=None if nodes == len(ZONES) else key_ends / HOUR,
        )
        kept, trouble = asyncio.run(_play(folder / "home", scene, moment, what))
        alone = engine_alone(scene) if what == NOTHING and mix == "mixed" and nodes == len(ZONES) else None
    return result_of(kept, alone, simulation.truth(), scene.begins), trouble


async def _play(folder: Path, scene: Scene, moment: float, what: str) -> tuple[Kept, list[str]]:
    async with PlayedDay(folder, scene) as day:
        disturb: dict[str, Callable[[], Awaitable[None]]] = {
            RESTART: day.restart,
            RELOAD: day.reload,
            ZONE: partial(day.change_zone, CHANGED, OTHERWISE),
        }
        if what in disturb:
            await day.until(moment)
            await disturb[what]()
        return await day.played(), day.trouble


@dataclass(frozen=True)
class Alone:
    """What the engine says without Home Assistant: every snapshot from the begin of the day on, and its rows."""

    told: Sequence[ShopSnapshot]
    rows: Mapping[float, HourRow]


def engine_alone(scene: Scene) -> Alone:
    """Count the same captures by the engine alone."""
    zones = tuple(
        ZoneSettings(zone=node, kind=ZoneKind(zone.kind), rings=(Ring(node=node, weakest=REACHES[zone.reach].weakest),))
        for node, zone in scene.zones.items()
    )
    spans = {day: (Span(*map(time.fromisoformat, hours)),) for day, hours in scene.hours.items()}
    week = OpeningHours((spans["weekdays"],) * 5 + (spans["saturday"], ()))
    settings = EngineSettings(zone=ZoneInfo(scene.time_zone), hours=week, zones=zones)
    told: list[ShopSnapshot] = []

    def prepare(shops: Mapping[str, Shop]) -> None:
        shops[ONLY].engine.update(settings=settings)
        shops[ONLY].look = told.append

    captures = {node: [capture] for node, capture in scene.captures.items()}
    own = read_addresses(scene.own) if scene.own else ()
    shops, _ = replayed(captures, {ONLY: DEFAULT_PROFILE}, ignored=own, prepare=prepare)
    rows = {row.start: row for row in shops[ONLY].engine.take_hours()}
    return Alone([one for one in told if one.time >= scene.begins], rows)


def result_of(kept: Kept, alone: Alone | None, truth: Truth, begins: float) -> Played:
    """Hold what Home Assistant shows and keeps against the truth, against each other and against the engine."""
    visits = [visit for visit in truth.visits if visit.begin >= begins]
    passages = [passage for passage in truth.passages if passage.begin >= begins]
    starts = [row[0] for row in kept.rows]
    names = {zone["id"]: zone["name"] for zone in kept.report["zones"]}
    by_hour = [
        abs(zone[1] - truth.zone_occupancy(names[zone_id]).integral(row[0], row[0] + HOUR) / HOUR)
        for row in kept.rows
        if row[3]
        for zone_id, zone in row[11].items()
    ]
    sums = (float(kept.report["entries"]), sum(row[10][0] for row in kept.rows), sum(kept.sums))
    errors = {
        "entries": float(kept.states["entries"]) / len(visits) - 1,
        "median dwell": float(kept.states["dwell"]) * 60 / median(visit.dwell for visit in visits) - 1,
        "passers-by": float(kept.states["passers_by"]) / len(passages) - 1,
    }
    if alone is not None:
        errors["zones, MAE"] = fmean(zone_error(zone, alone.told, truth, kept) for zone in ZONES)
    return Played(
        kept.entries,
        errors,
        fmean(by_hour),
        None if alone is None else max(max(_unlike(row, alone.rows[row[0]])) for row in kept.rows),
        lost=round((max(starts) - begins) / HOUR) + 1 - len(set(starts)),
        double=len(starts) - len(set(starts)),
        unsaid=max(sums) - min(sums),
    )


def _unlike(row: Sequence[float | Sequence[float]], other: HourRow) -> tuple[float, float]:
    entries, occupancy = row[10], row[4]
    if isinstance(entries, int | float) or not isinstance(occupancy, int | float):
        raise TypeError("a row of the store has another form")
    return abs(entries[0] - other.visits.entries), abs(occupancy - other.occupancy)


def zone_error(zone: str, told: Sequence[ShopSnapshot], truth: Truth, kept: Kept) -> float:
    """Return the mean absolute error of a zone's people from moment to moment, while the shop is open."""
    hours = [float(row[0]) for row in kept.rows if row[3]]
    begin, end = min(hours), max(hours) + HOUR
    real = truth.zone_occupancy(zone)
    error = 0.0
    for one, following in pairwise(snapshot for snapshot in told if begin <= snapshot.time < end):
        times = [one.time, *(moment for moment in real.times if one.time < moment < following.time), following.time]
        for since, until in pairwise(times):
            error += abs(one.zones[zone].occupancy - real.at(since)) * (until - since)
    return error / (end - begin)


def against_truth(days: Mapping[Case, Played]) -> Table:
    """Return the errors by mix, over its days; the goals are those of the mixed one."""
    rows = []
    for mix in MIX_NAMES:
        ones = [day for (of, *_), day in days.items() if of == mix]
        for figure, goal in GOALS.items():
            values = [one.errors[figure] for one in ones if figure in one.errors]
            if values:
                cells = (fmean(map(abs, values)), max(map(abs, values)), fmean(values))
                rows.append(Row(f"{mix}, {figure}", cells, goal if mix == "mixed" else None))
        by_hour = [one.by_hour for one in ones]
        rows.append(Row(f"{mix}, zones by the hour, MAE", (fmean(by_hour), max(by_hour), None)))
    unlike = [one.unlike for one in days.values() if one.unlike is not None]
    rows.append(Row("hours unlike the engine's alone, people", (fmean(unlike), max(unlike), None)))
    unsaid = [one.unsaid for one in days.values()]
    rows.append(Row("report, rows and statistic apart, people", (fmean(unsaid), max(unsaid), None)))
    return Table("simulated days in Home Assistant, never calibrated", ("mean error", "largest", "bias"), tuple(rows))


def against_undisturbed(days: Mapping[tuple[str, int], Played]) -> Table:
    """Return by how much the entries of a disturbed day differ from the same day undisturbed."""
    whole = days[NOTHING, 1].entries
    rows = []
    for what in DISTURBANCES:
        ones = [days[what, time] for time in TIMES]
        errors = [one.entries / whole - 1 for one in ones]
        lost, double = sum(one.lost for one in ones), sum(one.double for one in ones)
        cells = (max(map(abs, errors)), fmean(errors), float(lost), float(double))
        rows.append(Row(what, cells, UNDISTURBED_GOAL, digits=3))
    columns = ("entries off at most", "bias", "rows lost", "rows double")
    title = f"mixed weekday in Home Assistant, demand 2, disturbed at {DISTURBED:%H:%M}, {len(TIMES)} times each"
    return Table(title, columns, tuple(rows))
