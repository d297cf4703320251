"""A month of the simulator's boutique through a real node into a real Home Assistant, as fast as that takes it in.

Each night, when nobody is inside, Home Assistant is looked at: memory, open files, threads, tasks and objects. In the
end every entry has to be found wherever it is told: by the shop while the day went on, in the rows on the disk, in the
recorder's statistics and in the report.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from custom_components.footfall.engine.hours import DAY_ENDS
from scripts.tools.played_day import PlayedDay, Scene, Zone, is_over, zone_in_which_it_is
from simulator import boutique, simulate, write_captures

from .inside import Counts, Inside
from .usage import MEGABYTE, open_files, resident, threads
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from simulator.truth import Truth

FIRST_DAY: Final = date(2026, 3, 2)
"""A Monday."""
NODE: Final = "door"
DEMAND: Final = 2.0
SEED: Final = 9
PROLOGUE: Final = timedelta(minutes=10)
WEEK: Final = {"weekdays": ("09:00:00", "19:00:00"), "saturday": ("09:00:00", "18:00:00")}
DAY: Final = 86_400.0
HOUR: Final = 3600.0
LOOKED_AT: Final = 20.0
"""Hours after a business day began from which on Home Assistant is looked at: at midnight nobody is inside."""
LOOK_SECONDS: Final = 0.02


@dataclass(frozen=True)
class Night:
    """What Home Assistant took after a day. `day`: 0 for the first. `minutes`: it had run. `memory`: megabytes."""

    day: int
    minutes: float
    memory: float
    files: int
    threads: int
    counts: Counts

    @property
    def sqlite(self) -> float:
        """Megabytes of the memory that are SQLite's."""
        return self.counts.sqlite / MEGABYTE


@dataclass(frozen=True)
class Day:
    """The entries of a day, wherever they are told; `true` is the simulator's.

    `told`: when the day was last looked at; `before`, `after`: what the rows say up to the begin and to the end of that
    hour.
    """

    true: int
    told: float
    before: float
    after: float
    rows: float
    statistic: float
    reported: int

    @property
    def apart(self) -> float:
        """By how many entries what is told differs; the report gives whole people."""
        least, most = sorted((self.before, self.after))
        return max(
            abs(self.statistic - self.rows),
            abs(self.reported - self.rows) - 0.5,
            least - self.told,
            self.told - most,
        )

    @property
    def error(self) -> float:
        """By how much what is told differs from the truth, as a share of it."""
        return self.rows / self.true - 1 if self.true else 0.0


@dataclass(frozen=True)
class Month:
    """What came of it."""

    days: Sequence[Day]
    nights: Sequence[Night]
    hours_lost: int
    hours_double: int


class Told(NamedTuple):
    """The entries of a day so far, at a moment in UTC seconds."""

    moment: float
    entries: float


@dataclass(frozen=True)
class Played:
    """What there is in the end. `told`: by day, when it was last looked at. `rows`: of the store. `report`: its days.

    `statistic`: entries by hour.
    """

    nights: Sequence[Night]
    told: Mapping[int, Told]
    rows: Sequence[list[Any]]
    report: Sequence[Mapping[str, Any]]
    statistic: Mapping[float, float]


def played(days: int) -> Month:
    """Simulate and play so many days. ScriptError where they are not played to the end."""
    zone = ZoneInfo(zone_in_which_it_is(DAY_ENDS.hour))
    begins = datetime.combine(FIRST_DAY, DAY_ENDS, zone)
    plan = boutique(
        begins - PROLOGUE,
        # The last day's last hour has closed and been told when the next one goes on.
        begins + timedelta(days=days, minutes=2),
        seed=SEED,
        nodes=1,
        people=DEMAND,
        timezone=str(zone),
    )
    simulation = simulate(plan)
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        captures = write_captures(simulation, folder / "days")
        progress(f"month: {days} days simulated")
        scene = Scene(
            captures=captures,
            begins=begins.timestamp(),
            time_zone=str(zone),
            hours=WEEK,
            zones={NODE: Zone("near", "entrance")},
            own=folder / "days/ignore.txt",
        )
        inside = Inside(folder / "inside")
        return month_of(
            asyncio.run(_play(folder / "home", scene, inside, days)), simulation.truth(), scene.begins, days
        )


async def _play(folder: Path, scene: Scene, inside: Inside, days: int) -> Played:
    nights: dict[int, Night] = {}
    told: dict[int, Told] = {}
    async with PlayedDay(folder, scene, inside.environment) as shop:
        began = time.monotonic()
        async with shop.api() as api:
            while not is_over(said := await shop.said(api)):
                await asyncio.sleep(LOOK_SECONDS)
                moment = said["snapshot"]["time"]
                day, hour = int((moment - scene.begins) // DAY), (moment - scene.begins) % DAY / HOUR
                if not 0 <= day < days:
                    continue
                told[day] = Told(moment, float(said["today"]["visits"]["entries"]))
                if hour >= LOOKED_AT and day not in nights:
                    nights[day] = night = await _looked_at(shop, inside, day, (time.monotonic() - began) / 60)
                    told_of = f"{told[day].entries:.0f} entries, {night.memory:.0f} MB"
                    progress(f"month: day {day + 1} of {days}: {told_of}")
        # The first connection was dropped meanwhile: nobody answered whether it was still wanted.
        async with shop.api() as api:
            report = await shop.report(api, said["snapshot"]["time"], "day")
            statistic = await shop.entries_by_hour(api, 24 * days)
        kept = await shop.played(shown=False)
    return Played(list(nights.values()), told, kept.rows, report["days"], statistic)


async def _looked_at(shop: PlayedDay, inside: Inside, day: int, minutes: float) -> Night:
    counts = await inside.look(shop.pid)
    return Night(day, minutes, resident(shop.pid), open_files(shop.pid), threads(shop.pid), counts)


def month_of(played: Played, truth: Truth, begins: float, days: int) -> Month:
    """Hold what was told of each day against each other."""

    def by_day(entries: Iterable[tuple[float, float]]) -> dict[int, float]:
        sums: defaultdict[int, float] = defaultdict(float)
        for moment, people in entries:
            sums[int((moment - begins) // DAY)] += people
        return sums

    true = by_day((visit.begin, 1.0) for visit in truth.visits)
    rows = by_day((row[0], row[10][0]) for row in played.rows)
    statistic = by_day(played.statistic.items())
    reported = {(date.fromisoformat(day["day"]) - FIRST_DAY).days: day["entries"] or 0 for day in played.report}

    def up_to(day: int, moment: float) -> float:
        since = begins + day * DAY
        return math.fsum(row[10][0] for row in played.rows if since <= row[0] < moment)

    def day_of(day: int) -> Day:
        told = played.told.get(day, Told(begins + day * DAY, 0.0))
        hour = told.moment // HOUR * HOUR
        return Day(
            true=round(true[day]),
            told=told.entries,
            before=up_to(day, hour),
            after=up_to(day, hour + HOUR),
            rows=rows[day],
            statistic=statistic[day],
            reported=reported.get(day, 0),
        )

    starts = [row[0] for row in played.rows if row[0] < begins + days * DAY]
    return Month(
        [day_of(day) for day in range(days)],
        played.nights,
        hours_lost=days * 24 - len(set(starts)),
        hours_double=len(starts) - len(set(starts)),
    )
