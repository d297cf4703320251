"""From waypoints to where somebody is at each moment."""

from __future__ import annotations

from math import ceil, hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .plan import FloorPlan

# While somebody walks, the signal is taken as constant for this long: 2.6 m at walking speed, under the distance over
# which shadowing stays the same.
STEP_S = 2.0


class Waypoint(NamedTuple):
    """Somewhere to go to, at `speed` metres a second, and to stand for `stay` seconds."""

    x: float
    y: float
    stay: float
    speed: float


class Step(NamedTuple):
    """A time span in UTC seconds through which somebody counts as standing at one place."""

    begin: float
    end: float
    x: float
    y: float
    zone: str


def travel(a: Waypoint, b: Waypoint) -> float:
    """Return the seconds it takes to walk from one waypoint to the next."""
    return hypot(b.x - a.x, b.y - a.y) / b.speed


def walk(floor: FloorPlan, begin: float, waypoints: Sequence[Waypoint]) -> Iterator[Step]:
    """Yield the steps of a walk that starts at the first waypoint: without gaps, each with a length above 0."""
    now = begin
    here = waypoints[0]
    for target in waypoints:
        seconds = travel(here, target)
        parts = ceil(seconds / STEP_S)
        for part in range(parts):
            share = (part + 0.5) / parts
            x = here.x + (target.x - here.x) * share
            y = here.y + (target.y - here.y) * share
            begin_s, end_s = now + seconds * part / parts, now + seconds * (part + 1) / parts
            yield Step(begin_s, end_s, x, y, floor.zone_at(x, y))
        now += seconds
        if target.stay > 0:
            yield Step(now, now + target.stay, target.x, target.y, floor.zone_at(target.x, target.y))
            now += target.stay
        here = target
