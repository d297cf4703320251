"""What the demo's shop would have kept of the weeks before: its hours, by what was true of them and how Footfall errs.

The truth is the simulator's. What is told of it is as far off as was measured on simulated days (docs/metrics.md), and
with the intervals that the engine gives: so the true number lies in four of five of them, here too.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import Dwell, HourRow, VisitFigures, ZoneHour
from custom_components.footfall.engine.day import HOUR, INTERVAL, bounded
from custom_components.footfall.engine.figures import DWELL_EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from custom_components.footfall.engine.hours import Calendar
    from simulator import Truth

UNSURE: Final = 0.1
"""Standard deviation of the logarithm of what is told to what is true, from day to day."""
ENTRIES_BIAS: Final = -0.05
PASSERS_BIAS: Final = -0.12
DWELL_BIAS: Final = 0.06
ENTRIES_UNSURE: Final = 0.15
"""What the engine takes the first of these to be until it has learned more (docs/metrics.md)."""
OCCUPANCY_UNSURE: Final = 0.15
"""The same of the people inside."""
TRACEABLE: Final = 0.35
"""Share of the visits that can be followed from end to end."""
SHORTEST_VISIT: Final = 30.0
SHORTEST_STAY: Final = 5.0
BOUNCE: Final = 120.0
ENGAGED: Final = 600.0


@dataclass(slots=True)
class _Count:
    """People over one hour: seconds of all together, and how many at once."""

    seconds: float = 0.0
    least: float = math.inf
    most: float = 0.0


@dataclass(slots=True)
class _TrueHour:
    """What was true of an hour."""

    inside: _Count = field(default_factory=_Count)
    zones: dict[str, _Count] = field(default_factory=dict)
    entries: int = 0
    passers_by: int = 0
    dwells: list[float] = field(default_factory=list)
    zone_dwells: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    zone_entries: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    staff: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What of the shop the hours depend on.

    `zones`: what the zones are called in the simulator, by their ids. `opening`: of each business day on which it was
    open, UTC seconds. `gap`: when the nodes had no power. `staff`: how many work while it is open. `seed`: of errors.
    """

    zones: Mapping[str, str]
    opening: Mapping[int, tuple[float, float]]
    gap: tuple[float, float]
    staff: int
    seed: int


def hours_of(truths: Iterable[Truth], calendar: Calendar, setup: Setup) -> list[HourRow]:
    """Return the hours as they would have been kept, from the first truth's begin to the last one's end."""
    rows: list[HourRow] = []
    for truth in truths:
        true = _true_hours(truth, setup.zones)
        for step in range(round((truth.end - truth.begin) / HOUR)):
            start = truth.begin + HOUR * step
            if not setup.gap[0] <= start < setup.gap[1]:
                rows.append(_row(start, true[start], calendar.at(start).day, setup))
    return rows


def _true_hours(truth: Truth, zones: Mapping[str, str]) -> dict[float, _TrueHour]:
    hours: defaultdict[float, _TrueHour] = defaultdict(_TrueHour)
    for start, count in _counts((visit.begin, visit.end) for visit in truth.visits):
        hours[start].inside = count
    for visit in truth.visits:
        if visit.dwell >= SHORTEST_VISIT:
            hours[_hour(visit.begin)].entries += 1
            hours[_hour(visit.end)].dwells.append(visit.dwell)
    for passage in truth.passages:
        hours[_hour(passage.begin)].passers_by += 1
    ids = {name: zone for zone, name in zones.items()}
    stays = [(ids[stay.zone], stay.begin, stay.end) for stay in truth.zone_stays if stay.zone in ids]
    for zone in zones:
        for start, count in _counts((begin, end) for of, begin, end in stays if of == zone):
            hours[start].zones[zone] = count
    for zone, begin, end in stays:
        if end - begin >= SHORTEST_STAY:
            hours[_hour(begin)].zone_entries[zone] += 1
            hours[_hour(end)].zone_dwells[zone].append(end - begin)
    return hours


def _counts(spans: Iterable[tuple[float, float]]) -> Iterable[tuple[float, _Count]]:
    """Count the spans that go on at once, hour by hour."""
    changes: defaultdict[float, int] = defaultdict(int)
    for begin, end in spans:
        changes[begin] += 1
        changes[end] -= 1
    hours: defaultdict[float, _Count] = defaultdict(_Count)
    people, since = 0, 0.0
    for moment in sorted(changes):
        start = _hour(since)
        while people and start < moment:
            count = hours[start]
            count.seconds += people * (min(moment, start + HOUR) - max(since, start))
            count.least, count.most = min(count.least, people), max(count.most, people)
            start += HOUR
        people, since = people + changes[moment], moment
    return hours.items()


def _row(start: float, true: _TrueHour, day: int, setup: Setup) -> HourRow:
    """Return what is told of an hour: too much or too little for the whole day, and by chance for the hour."""
    of_day = _chance(setup.seed, day).gauss(0.0, UNSURE)
    rng = _chance(setup.seed, start)
    opened = _overlap(start, setup.opening.get(day))
    level = math.exp(of_day + rng.gauss(0.0, OCCUPANCY_UNSURE / 2))
    spread = math.exp(INTERVAL * OCCUPANCY_UNSURE)
    mean = true.inside.seconds / HOUR * level
    weight, longer = math.exp(ENTRIES_BIAS + of_day), math.exp(rng.gauss(DWELL_BIAS, UNSURE))
    lengths = [dwell * longer for dwell in true.dwells]
    ended = weight * len(lengths)
    return HourRow(
        start=start,
        day=day,
        heard_s=HOUR,
        open_s=opened,
        occupancy=mean,
        low=mean / spread,
        high=mean * spread,
        least=min(mean, true.inside.least * level) if true.inside.seconds >= HOUR else 0.0,
        most=true.inside.most * level,
        visits=bounded(
            VisitFigures(
                entries=_told(rng, true.entries, ENTRIES_BIAS + of_day),
                passers_by=_told(rng, true.passers_by, PASSERS_BIAS + of_day),
                ended=ended,
                bounced=weight * sum(length < BOUNCE for length in lengths),
                engaged=weight * sum(length >= ENGAGED for length in lengths),
                dwell=_dwell(lengths, weight),
                traceable=TRACEABLE * ended,
            ),
            ENTRIES_UNSURE,
        ),
        staff=setup.staff * opened / HOUR,
        zones={zone: _zone(zone, true, level) for zone in setup.zones},
    )


def _chance(*of: float) -> Random:
    """Return chance that is the same for the same."""
    return Random("|".join(map(str, of)))  # noqa: S311 - it keeps no secret


def _told(rng: Random, people: int, error: float) -> float:
    """Return what is told of a number of people, of whom few can be followed."""
    return people * math.exp(error + rng.gauss(0.0, 1.0 / math.sqrt(people))) if people else 0.0


def _dwell(lengths: Sequence[float], weight: float) -> Dwell:
    """Return the histogram of stays, each of which stands for so many."""
    counts = [0.0] * len(DWELL_EDGES)
    for length in lengths:
        counts[max(0, bisect_right(DWELL_EDGES, length) - 1)] += weight
    return Dwell(tuple(counts), weight * sum(lengths))


def _zone(zone: str, true: _TrueHour, level: float) -> ZoneHour:
    count = true.zones.get(zone, _Count())
    return ZoneHour(
        known_s=HOUR,
        occupancy=count.seconds / HOUR * level,
        most=count.most * level,
        entries=true.zone_entries[zone] * level,
        dwell=_dwell(true.zone_dwells[zone], level),
    )


def _overlap(start: float, open_: tuple[float, float] | None) -> float:
    return max(0.0, min(start + HOUR, open_[1]) - max(start, open_[0])) if open_ else 0.0


def _hour(moment: float) -> float:
    return moment // HOUR * HOUR
