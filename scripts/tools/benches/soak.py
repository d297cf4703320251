"""What goes on for long: a month of a shop through a real node and Home Assistant, a week of a fair through the engine.

Nothing may grow from day to day but what lies on the disk: memory, open files, threads, tasks and objects are looked at
every night. A slope is the median of those between any two nights; a trend is what chance alone would hardly make.
Every entry has to be accounted for.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from scripts.tools.host_node import ensure_host_node

from . import long_fair, long_month
from .tables import Goal, Row, Table
from .trends import trend
from .workers import shared_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .long_fair import FairNight
    from .long_month import Month, Night

MONTH_DAYS: Final = 30
WEEK_DAYS: Final = 7
WARM_DAYS: Final = 3
"""Days after which all is there that is made once: caches, and what of each weekday is kept."""
WARM_MINUTES: Final = 11.0
"""Minutes after which Home Assistant's recorder has made statistics of five minutes that its database knows from their
begin on: for the first such span it asks for what was before, among all that was written meanwhile. Where days are
played in half a minute, these are the states of ten days at once."""
FEWEST_NIGHTS: Final = 5
NONE: Final = Goal(most=0.0)
APART_GOAL: Final = Goal(most=0.1)
"""Entries by which what is told of a day may differ from place to place: the statistic is rounded."""
MEMORY_GOAL: Final = Goal(most=0.25)
"""Megabytes a day: a year's worth would be less than Home Assistant itself takes."""
OBJECTS_GOAL: Final = Goal(most=100.0)
"""Objects a day: an hour that is kept is remembered by a few, and 24 of them close a day."""
HELD_GOAL: Final = Goal(most=150.0)
"""Megabytes that the engine's process may hold at the fair's height."""


def run_month() -> list[Table]:
    """Play the month."""
    month = long_month.played(MONTH_DAYS)
    return [accounted(month), *drifts(month), by_day(month)]


def run_fair() -> list[Table]:
    """Play the week at the fair, in a process of its own."""
    (nights,) = shared_out("a week at the fair", long_fair.played, [(long_fair.LongFair(), WEEK_DAYS)])
    return [flat(nights)]


PARTS: Final = {"month": run_month, "fair-week": run_fair}


def run(only: Sequence[str] = ()) -> list[Table]:
    """Run the parts named, or both."""
    ensure_host_node()
    return [table for name in only or PARTS for table in PARTS[name]()]


def accounted(month: Month) -> Table:
    """Return where the entries are told, and by how much any two places differ on any day."""
    days = month.days
    errors = trend([day.error for day in days])
    rows = (
        Row("entries that were", (float(sum(day.true for day in days)),), digits=0),
        Row("told when each day was last looked at", (sum(day.told for day in days),), digits=1),
        Row("in the rows", (sum(day.rows for day in days),), digits=1),
        Row("in the statistic", (sum(day.statistic for day in days),), digits=1),
        Row("in the report by day", (float(sum(day.reported for day in days)),), digits=0),
        Row("most that a day differs by", (max(day.apart for day in days),), APART_GOAL, 3),
        Row("nights that nobody looked at", (float(len(days) - len(month.nights)),), NONE, 0),
        Row("hours without a row", (float(month.hours_lost),), NONE, 0),
        Row("hours with two", (float(month.hours_double),), NONE, 0),
        Row("error of a day on the mean, %", (100 * fmean(abs(day.error) for day in days),), digits=1),
        Row("trend of the error, % a day", (100 * errors.slope,), digits=3),
        Row("which is one", (float(errors.sure),), NONE, 0),
    )
    return Table(f"soak: {len(days)} days through a node and Home Assistant, entries", ("",), rows)


def drifts(month: Month) -> list[Table]:
    """Return how what Home Assistant held grew, once all is there that comes with days, and with hours of its own."""
    after_days = [night for night in month.nights if night.day >= WARM_DAYS]
    after_minutes = [night for night in after_days if night.minutes >= WARM_MINUTES]
    tables = [drift(after_days, "")]
    if len(after_days) > len(after_minutes) >= FEWEST_NIGHTS:
        tables.append(drift(after_minutes, f", when it had run for {WARM_MINUTES:.0f} minutes"))
    return tables


def drift(nights: Sequence[Night], when: str) -> Table:
    """Return what Home Assistant held in the first and the last night, and how it grew from night to night."""
    held: dict[str, tuple[list[float], Goal | None, int]] = {
        "memory, MB": ([night.memory for night in nights], MEMORY_GOAL, 2),
        "of which SQLite's, MB": ([night.sqlite for night in nights], None, 2),
        "all but SQLite's, MB": ([night.memory - night.sqlite for night in nights], None, 2),
        "open files": ([float(night.files) for night in nights], NONE, 2),
        "threads": ([float(night.threads) for night in nights], NONE, 2),
        "tasks": ([float(night.counts.tasks) for night in nights], NONE, 2),
        "tasks of ours": ([float(sum(night.counts.our_tasks.values())) for night in nights], NONE, 2),
        "objects": ([float(night.counts.objects) for night in nights], OBJECTS_GOAL, 1),
        "objects of ours": ([float(sum(night.counts.ours.values())) for night in nights], OBJECTS_GOAL, 1),
    }
    rows = [
        Row(name, (trend(values).slope, values[0], values[-1], min(values), max(values)), goal, digits)
        for name, (values, goal, digits) in held.items()
    ]
    title = f"soak: what Home Assistant holds, from night {nights[0].day + 1} on{when}"
    return Table(title, ("a day", "first", "last", "least", "most"), tuple(rows))


def by_day(month: Month) -> Table:
    """Return all nights, for whoever wants to draw them."""
    rows = [
        Row(
            f"day {night.day + 1}",
            (
                night.minutes,
                night.memory,
                night.sqlite,
                float(night.files),
                float(night.threads),
                float(night.counts.tasks),
                float(night.counts.objects),
                float(month.days[night.day].true),
                month.days[night.day].rows,
            ),
            digits=0,
        )
        for night in month.nights
    ]
    columns = (
        "minutes",
        "memory, MB",
        "SQLite's, MB",
        "open files",
        "threads",
        "tasks",
        "objects",
        "entries that were",
        "entries told",
    )
    return Table("soak: night by night", columns, tuple(rows))


def flat(nights: Sequence[FairNight]) -> Table:
    """Return what the engine held after each day at the fair, and how that grew from the second on."""
    rows = [
        Row(
            f"day {number}",
            (night.memory, night.most, float(night.objects), float(night.pseudonyms), night.entries),
            digits=0,
        )
        for number, night in enumerate(nights, 1)
    ]
    settled = nights[1:]
    slopes = (
        trend([night.memory for night in settled]).slope,
        trend([night.most for night in settled]).slope,
        trend([float(night.objects) for night in settled]).slope,
        trend([float(night.pseudonyms) for night in settled]).slope,
        None,
    )
    rows += [
        Row("each day more", slopes, MEMORY_GOAL),
        Row("at most", (max(night.most for night in nights), None, None, None, None), HELD_GOAL, 0),
    ]
    columns = ("memory at night, MB", "at most, MB", "objects", "pseudonyms held", "entries")
    return Table("soak: a week of a fair through the engine, 10,000 addresses a minute, 50 nodes", columns, tuple(rows))
