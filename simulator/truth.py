"""What really happened in a simulated shop: the yardstick, from the people alone, without any radio."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from .people import population

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .plan import ShopPlan


@dataclass(frozen=True, slots=True)
class ZoneStay:
    """A person in a zone, UTC seconds."""

    person: str
    zone: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor's stay between the two crossings of the door, UTC seconds; not cut at the simulated span's ends."""

    person: str
    party: str
    begin: float
    end: float

    @property
    def dwell(self) -> float:
        """Seconds inside."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Passage:
    """Somebody who walked past and did not come in; `stopped`: at the window."""

    person: str
    begin: float
    end: float
    stopped: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """A count over time: `counts[i]` holds from `times[i]` on; before the first, 0."""

    times: list[float]
    counts: list[int]

    def at(self, time: float) -> int:
        """Return the count at a moment."""
        index = bisect_right(self.times, time)
        return self.counts[index - 1] if index else 0

    def integral(self, begin: float, end: float) -> float:
        """Return count times seconds between two moments."""
        inside = [(time, count) for time, count in zip(self.times, self.counts, strict=True) if begin < time < end]
        edges = [(begin, self.at(begin)), *inside]
        ends = [*(time for time, _ in inside), end]
        return sum(count * (until - time) for (time, count), until in zip(edges, ends, strict=True))


@dataclass(slots=True)
class Truth:
    """Everybody who was there between `begin` and `end`. Staff and fixed things count in nothing but `staff`."""

    begin: float
    end: float
    visits: list[Visit] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    zone_stays: list[ZoneStay] = field(default_factory=list)
    staff: list[Visit] = field(default_factory=list)

    def occupancy(self) -> Steps:
        """Return the visitors inside over time."""
        return count_over_time((visit.begin, visit.end) for visit in self.visits)

    def zone_occupancy(self, zone: str) -> Steps:
        """Return the people in a zone over time, those on the pavement included."""
        return count_over_time((stay.begin, stay.end) for stay in self.zone_stays if stay.zone == zone)

    def entries(self) -> int:
        """Return the visits that began within the span."""
        return sum(self.begin <= visit.begin < self.end for visit in self.visits)

    def exits(self) -> int:
        """Return the visits that ended within the span."""
        return sum(self.begin <= visit.end < self.end for visit in self.visits)

    def passers_by(self) -> int:
        """Return the passages that began within the span."""
        return sum(self.begin <= passage.begin < self.end for passage in self.passages)


def count_over_time(spans: Iterable[tuple[float, float]]) -> Steps:
    """Return how many of the spans are open at each moment; one that ends when another begins does not add up."""
    changes: dict[float, int] = {}
    for begin, end in spans:
        changes[begin] = changes.get(begin, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    times = sorted(time for time, change in changes.items() if change)
    return Steps(times, list(accumulate(changes[time] for time in times)))


def find_truth(plan: ShopPlan) -> Truth:
    """Return the truth of a plan."""
    truth = Truth(plan.begin_s, plan.end_s)
    for person in population(plan):
        if person.role == "staff" and person.entered is not None and person.left is not None:
            truth.staff.append(Visit(person.name, person.party, person.entered, person.left))
        if person.role in ("staff", "fixed"):
            continue
        stays: list[ZoneStay] = []
        for step in person.steps(plan):
            if stays and stays[-1].zone == step.zone:
                stays[-1] = ZoneStay(person.name, step.zone, stays[-1].begin, step.end)
            else:
                stays.append(ZoneStay(person.name, step.zone, step.begin, step.end))
        truth.zone_stays += stays
        if person.entered is not None and person.left is not None:
            if person.left > truth.begin and person.entered < truth.end:
                truth.visits.append(Visit(person.name, person.party, person.entered, person.left))
        else:
            stopped = any(point.stay > 0 for point in person.waypoints)
            truth.passages.append(Passage(person.name, person.appear, person.vanish, stopped))
    truth.visits.sort(key=lambda visit: visit.begin)
    return truth
