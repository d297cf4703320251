"""The demo's shop: when it is open, what its nodes play today, what was true of the weeks before, what it has learned.

Whenever somebody starts the demo, the shop opened a few hours ago and goes on for some more, in the time zone of this
machine. All else follows from the seed.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scripts.bootstrap.environments import stamp_of
from scripts.bootstrap.paths import CACHE, COMPONENT, ESPHOME, ROOT
from scripts.bootstrap.run import run
from simulator import FixedThing, Hours, boutique, simulate, write_captures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator import ShopPlan, Truth

SEED: Final = 2026
PEOPLE: Final = 3.0
PASSERS_PER_VISIT: Final = 5.0
NODES: Final = ("door", "till", "fitting")

PAST_HOURS: Final = 4
"""Whole hours of today that the nodes have to tell when the demo starts."""
OPEN_HOURS: Final = 10
DAY_HOURS: Final = 24
ARRIVALS: Final = (0.5, 0.8, 1.0, 1.3, 1.1, 0.9, 1.0, 1.3, 1.4, 0.7)
"""How many come in each of the hours that the shop is open, relative to each other."""
WEEKDAYS: Final = (0.8, 0.85, 0.95, 1.0, 1.25, 1.6, 1.0)

HOUR: Final = 3600.0
DAYS: Final = 28
"""How far back the shop's history goes."""
GAP_DAYS_AGO: Final = 16
"""On one day the nodes had no power for half of it."""
SALE_DAYS_AGO: Final = 9
SALE: Final = 1.8
"""On one day there was a sale: so many times as many people came."""

STAFF_TAGS: Final = (FixedThing("tag-1", "beacon", 8.2, 10.4), FixedThing("tag-2", "beacon", 3.6, 5.2))
"""What the two members of staff carry; whoever wears it stands about."""
OWN: Final = "ignore.txt"
"""Where the simulator writes what addresses the shop's own things have."""

PRACTICE_NOONS: Final = (datetime(2026, 3, 5, 12, tzinfo=UTC), datetime(2026, 3, 6, 12, tzinfo=UTC))
BEFORE_OPENING: Final = timedelta(hours=2)
LEARNED_WITH: Final = (COMPONENT / "engine", ESPHOME / "components", ROOT / "simulator")
LOCALTIME: Final = Path("/etc/localtime")


@dataclass(frozen=True, slots=True)
class DemoDay:
    """The day on which somebody starts the demo. `now`: in the shop's time zone, `zone`."""

    now: datetime
    zone: ZoneInfo

    @property
    def opens(self) -> int:
        """The hour of the day at which the shop opens."""
        return max(0, self.now.hour - PAST_HOURS)

    @property
    def closes(self) -> int:
        """The hour of the day at which it closes."""
        return min(DAY_HOURS, self.opens + OPEN_HOURS)

    @property
    def closed_on(self) -> int:
        """The weekday on which it stays closed, 0 for Monday: Sunday, where today is another day."""
        sunday = 6
        return 0 if self.now.weekday() == sunday else sunday

    @property
    def day_ends(self) -> time:
        """When the business day ends: by no means while the shop is open."""
        return time(min(4, max(0, self.opens - 1)))

    @property
    def begin(self) -> datetime:
        """From when on the nodes tell of today."""
        return self.whole_hour(self.now.date(), time(self.opens))

    @property
    def end(self) -> datetime:
        """Until when they tell."""
        return self.begin + timedelta(hours=self.closes - self.opens, minutes=30)

    def whole_hour(self, day: date, at: time) -> datetime:
        """Return the hour in which a local time lies, as history keeps hours: whole ones in UTC."""
        moment = datetime.combine(day, at, self.zone).timestamp()
        return datetime.fromtimestamp(moment // HOUR * HOUR, self.zone)

    def plan(self, begin: datetime, end: datetime) -> ShopPlan:
        """Return the shop between two moments."""
        arrivals = [0.0] * DAY_HOURS
        hours = self.closes - self.opens
        arrivals[self.opens : self.closes] = ARRIVALS[:hours]
        opening = tuple(None if day == self.closed_on else (float(self.opens), float(self.closes)) for day in range(7))
        plan = boutique(begin, end, seed=SEED, nodes=len(NODES), people=PEOPLE, timezone=str(self.zone))
        return replace(
            plan,
            hours=Hours(opening=opening, weekdays=WEEKDAYS, arrivals=tuple(arrivals)),
            passers_per_visit=PASSERS_PER_VISIT,
            visits_per_day=plan.visits_per_day * sum(ARRIVALS[:hours]) / sum(ARRIVALS),
            staff=0,
            fixed=STAFF_TAGS,
        )


@dataclass(frozen=True, slots=True)
class Simulated:
    """A day that was simulated. `tags`: addresses of what the staff carry. `profile`: what was learned, as JSON."""

    day: DemoDay
    tags: list[str]
    profile: str


def demo_day() -> DemoDay:
    """Return the day that it is now, by the clock of this machine."""
    zone = local_zone()
    return DemoDay(datetime.now(zone).replace(microsecond=0), zone)


def local_zone() -> ZoneInfo:
    """Return the time zone of this machine, UTC where it has no name."""
    _, _, name = str(LOCALTIME.resolve()).partition("zoneinfo/")
    try:
        return ZoneInfo(name or "UTC")
    except ZoneInfoNotFoundError, ValueError:
        return ZoneInfo("UTC")


def today(folder: Path, day: DemoDay) -> dict[str, Path]:
    """Write what the nodes hear today, from the opening on; return the captures by node."""
    return write_captures(simulate(day.plan(day.begin, day.end)), folder)


def node_places() -> dict[str, tuple[float, float]]:
    """Return where in the shop the nodes are, metres, by name."""
    noon = PRACTICE_NOONS[0]
    return {
        node.name: (node.x, node.y)
        for node in DemoDay(noon, ZoneInfo("UTC")).plan(noon, noon + timedelta(hours=1)).nodes
    }


def tags(folder: Path) -> list[str]:
    """Return the addresses of what the staff carry, from where the captures were written."""
    return (folder / OWN).read_text(encoding="utf-8").split()


def truths(day: DemoDay) -> Iterator[Truth]:
    """Give what was true of the four weeks before the nodes begin to tell, one part after the other."""
    today, sale_day = day.now.date().toordinal(), _open_day(day, SALE_DAYS_AGO)
    begin, sale, after = (
        day.whole_hour(date.fromordinal(ordinal), day.day_ends) for ordinal in (today - DAYS, sale_day, sale_day + 1)
    )
    yield simulate(day.plan(begin, sale)).truth()
    crowded = day.plan(sale, after)
    yield simulate(replace(crowded, visits_per_day=SALE * crowded.visits_per_day)).truth()
    yield simulate(day.plan(after, day.begin)).truth()


def opening_of(day: DemoDay) -> Iterator[tuple[int, tuple[float, float]]]:
    """Give the days of these weeks on which the shop was open, as ordinals, and from when until when, UTC seconds."""
    today = day.now.date().toordinal()
    for ordinal in range(today - DAYS, today + 1):
        date_of = date.fromordinal(ordinal)
        if date_of.weekday() != day.closed_on:
            midnight = datetime.combine(date_of, time(), day.zone)
            opens, closes = midnight + timedelta(hours=day.opens), midnight + timedelta(hours=day.closes)
            yield ordinal, (opens.timestamp(), closes.timestamp())


def gap_of(day: DemoDay) -> tuple[float, float]:
    """Return from when until when the nodes had no power, UTC seconds, whole hours."""
    opens, closes = dict(opening_of(day))[_open_day(day, GAP_DAYS_AGO)]
    quarter = (closes - opens) / 4
    return (opens + quarter) // HOUR * HOUR, (closes - quarter) // HOUR * HOUR


def _open_day(day: DemoDay, ago: int) -> int:
    """Return the day so long ago, or the one before where the shop was closed on it, as an ordinal."""
    wanted = day.now.date().toordinal() - ago
    return wanted if date.fromordinal(wanted).weekday() != day.closed_on else wanted - 1


def practised_profile() -> str:
    """Return what was learned from two days on which the people were counted, as JSON; from the cache where it is."""
    kept = _kept_profile()
    if not kept.exists():
        shutil.rmtree(kept.parent, ignore_errors=True)
        _practise(kept)
    return kept.read_text(encoding="utf-8")


def practised() -> bool:
    """Tell whether nothing is left to learn."""
    return _kept_profile().exists()


def _kept_profile() -> Path:
    """Return where the profile is kept, by what it was learned with."""
    files = [file for folder in LEARNED_WITH for file in sorted(folder.rglob("*")) if file.suffix in {".py", ".h"}]
    return CACHE / "demo-profile" / f"{stamp_of(Path(__file__), *files)}.json"


def _practise(profile: Path) -> None:
    folder = profile.parent / "days"
    truth = folder / "truth"
    truth.mkdir(parents=True)
    words: list[str | Path] = []
    for noon in PRACTICE_NOONS:
        day = DemoDay(noon, ZoneInfo("UTC"))
        # Nobody is inside before it opens: that has to be learned too.
        plan = replace(day.plan(day.begin - BEFORE_OPENING, day.end), seed=noon.day, fixed=())
        place = folder / f"{noon:%Y-%m-%d}"
        captures = write_captures(simulate(plan), place)
        for file in place.glob("*.truth.csv"):
            file.rename(truth / file.name)
        words += [f"{name}={path}" for name, path in captures.items()]
    learn: list[str | Path] = [sys.executable, "-m", "scripts.tools.learn", "--truth", truth, "--out", profile]
    run([*learn, *words], "learning from the practice days", env={"PYTHONPATH": str(ROOT)})
    shutil.rmtree(folder)
