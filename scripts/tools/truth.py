"""Known numbers of people: files of changes by day, and single counts, in local time."""

from __future__ import annotations

import csv
import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError

from .captures import read_text

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("datetime", "occupancy")
SUFFIX = ".truth.csv"
MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class Truth:
    """The people of one day: each number holds from its local time to the next, the last time is the end."""

    name: str
    times: tuple[datetime, ...]
    people: tuple[float, ...]

    def between(self, start: datetime, end: datetime) -> float | None:
        """Return the mean number of people from one local time to another, None where that was not counted whole."""
        if start < self.times[0] or end > self.times[-1]:
            return None
        span = (end - start).total_seconds()
        place = bisect_right(self.times, start) - 1
        total = 0.0
        while start < end:
            until = min(end, self.times[place + 1]) if place + 1 < len(self.times) else end
            total += (until - start).total_seconds() * self.people[place]
            start = until
            place += 1
        return total / span


def read_truths(folder: Path) -> list[Truth]:
    """Read every DATE.truth.csv of a folder, by name."""
    if not folder.is_dir():
        raise ScriptError(f"{folder}: is no folder with files named DATE{SUFFIX}")
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise ScriptError(f"{folder}: holds no file named DATE{SUFFIX}")
    return [truth for file in files if (truth := _truth(file)) is not None]


def _truth(file: Path) -> Truth | None:
    rows = sorted(read_counts(file), key=lambda row: row[0])
    if not rows:
        return None
    times, people = zip(*rows, strict=True)
    return Truth(file.name.removesuffix(SUFFIX), times, people)


def read_counts(file: Path) -> list[tuple[datetime, float]]:
    """Read the local times and numbers of people of a file with the columns datetime;occupancy; blanks are skipped."""
    try:
        return _counts(file)
    except csv.Error as error:
        raise ScriptError(f"{file}: cannot be read: {error}") from None


def _counts(file: Path) -> list[tuple[datetime, float]]:
    reader = csv.DictReader(read_text(file).splitlines(), delimiter=";")
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise ScriptError(f"{file}: line 1 does not name the columns {';'.join(COLUMNS)}")
    rows = []
    for row in reader:
        when, count = row["datetime"], row["occupancy"]
        if not when or not count:
            continue
        try:
            time, people = datetime.fromisoformat(when), float(count)
        except ValueError:
            raise ScriptError(f"{file}: line {reader.line_num} is not a local time and a number of people") from None
        if math.isnan(people):
            continue
        if time.tzinfo is not None or not 0 <= people <= MOST_PEOPLE:
            raise ScriptError(f"{file}: line {reader.line_num} is not a local time and a number of people")
        rows.append((time, people))
    return rows
