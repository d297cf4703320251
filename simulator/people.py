"""Who comes when, and where they go: visitors, people on the pavement, staff.

Everything of a business day follows from the seed and the date alone, whatever part of the day is simulated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import heapreplace, merge
from itertools import pairwise
from math import inf
from random import Random
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from .geometry import Step, Waypoint, travel, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .plan import FixedThing, ShopPlan, Spot

type Role = Literal["visitor", "passer-by", "staff", "fixed"]

STREET_REACH = 25.0  # metres of pavement on each side of the shop that are simulated
APPROACH = 18.0  # metres of pavement that a visitor walks to the door
LAST_ENTRY_S = 300.0
AFTER_CLOSING_S = 180.0
STAFF_MARGIN_S = 900.0
QUEUE_STEP = 0.7
QUEUE_PLACES = 4
PARTY_SIZES = ((1, 0.68), (2, 0.24), (3, 0.06), (4, 0.02))
MEAN_PARTY = sum(size * share for size, share in PARTY_SIZES)
STOPS_AT_WINDOW = 0.06
HOURS = 24


@dataclass(slots=True, frozen=True)
class Person:
    """Somebody (or a fixed thing) with a walk. Times in UTC seconds; `entered`, `left`: None for who never comes in."""

    name: str
    role: Role
    party: str
    appear: float
    vanish: float
    waypoints: tuple[Waypoint, ...]
    entered: float | None = None
    left: float | None = None
    thing: FixedThing | None = None

    def steps(self, plan: ShopPlan) -> Iterator[Step]:
        """Yield where they are from `appear` to `vanish`."""
        return walk(plan.floor, self.appear, self.waypoints)


@dataclass(slots=True)
class _Visit:
    """A party's way through the shop, before the queue at the till is known."""

    arrive: float
    size: int
    inward: list[Waypoint]
    service: float
    outward: list[Waypoint]
    wait: float = 0.0
    ahead: int = 0


def population(plan: ShopPlan) -> Iterator[Person]:
    """Yield everybody who is there at some moment from the plan's start to its end, by the time they appear."""
    zone = ZoneInfo(plan.timezone)
    first = datetime.fromtimestamp(plan.begin_s, zone).date() - timedelta(days=1)
    last = datetime.fromtimestamp(plan.end_s, zone).date()
    days = [first + timedelta(days=index) for index in range((last - first).days + 1)]
    streams = (
        (person for day in days for person in _staff(plan, day)),
        (person for day in days for person in _visitors(plan, day)),
        (person for day in days for hour in range(HOURS) for person in _passers_by(plan, day, hour)),
    )
    yield from _fixed(plan)
    for person in merge(*streams, key=lambda person: person.appear):
        if person.vanish > plan.begin_s and person.appear < plan.end_s:
            yield person


def local_timestamp(plan: ShopPlan, day: date, hour: float) -> float:
    """Return the UTC seconds of an hour (0 to 24, fractions allowed) of a day in the shop's time zone."""
    whole = day + timedelta(days=1) if hour >= HOURS else day
    seconds = round(hour % HOURS * 3600)
    clock = time(seconds // 3600, seconds % 3600 // 60, seconds % 60)
    return datetime.combine(whole, clock, ZoneInfo(plan.timezone)).timestamp()


def opening(plan: ShopPlan, day: date) -> tuple[float, float] | None:
    """Return when the shop opens and closes on a day, UTC seconds; None when it stays closed."""
    hours = plan.hours.opening[day.weekday()]
    return (local_timestamp(plan, day, hours[0]), local_timestamp(plan, day, hours[1])) if hours else None


def _goes_on(plan: ShopPlan, day: date) -> bool:
    """Whether the shop does not close at the end of a day's hours, because the next day's begin then."""
    hours, following = opening(plan, day), opening(plan, day + timedelta(days=1))
    return hours is not None and following is not None and following[0] <= hours[1]


def _poisson(rng: Random, begin: float, end: float, rate: float) -> Iterator[float]:
    """Yield the moments of a Poisson process of `rate` events a second."""
    now = begin
    while rate > 0:
        now += rng.expovariate(rate)
        if now >= end:
            return
        yield now


def _party_size(rng: Random) -> int:
    draw = rng.random()
    for size, share in PARTY_SIZES:
        draw -= share
        if draw < 0:
            return size
    return PARTY_SIZES[-1][0]


# -- visitors ----------------------------------------------------------------------------------------------------------


def _visitors(plan: ShopPlan, day: date) -> list[Person]:
    hours = opening(plan, day)
    if hours is None:
        return []
    rng = Random(f"{plan.seed}|visitors|{day}")
    opens, closes = hours
    last_entry, last_exit = closes - LAST_ENTRY_S, closes + AFTER_CLOSING_S
    if _goes_on(plan, day):
        last_entry, last_exit = closes, inf
    open_hours = [
        (max(opens, local_timestamp(plan, day, hour)), min(last_entry, local_timestamp(plan, day, hour + 1)))
        for hour in range(HOURS)
    ]
    weights = [max(0.0, b - a) * plan.hours.arrivals[hour] for hour, (a, b) in enumerate(open_hours)]
    if not sum(weights):
        return []
    parties = plan.visits_per_day * plan.hours.weekdays[day.weekday()] / MEAN_PARTY
    visits: list[_Visit] = []
    for hour, (a, b) in enumerate(open_hours):
        if b > a:
            rate = parties * plan.hours.arrivals[hour] / sum(weights)
            visits += [_plan_visit(plan, rng, arrive, last_exit) for arrive in _poisson(rng, a, b, rate)]
    _serve(plan, visits)
    people = (
        person
        for number, visit in enumerate(visits)
        for person in _party(plan, Random(f"{plan.seed}|party|{day}|{number}"), visit, f"{day:%Y%m%d}-{number:04}")
    )
    return sorted(people, key=lambda person: person.appear)


def _plan_visit(plan: ShopPlan, rng: Random, arrive: float, last_exit: float) -> _Visit:
    """Draw where a party goes and for how long; `arrive`: at the door."""
    stay, floor = plan.stay, plan.floor
    speed = max(0.4, rng.gauss(0.9, 0.15))
    size = _party_size(rng)
    bounce = rng.random() < stay.bounce
    dwell = rng.uniform(20, 100) if bounce else stay.median * rng.lognormvariate(0, stay.sigma)
    dwell = min(dwell, stay.longest, max(20.0, last_exit - arrive))
    dwell = dwell if bounce else max(stay.shortest, dwell)
    buys = not bounce and rng.random() < stay.purchase
    fits = bool(floor.fitting) and not bounce and rng.random() < stay.fitting
    at_fitting = min(rng.uniform(120, 420), dwell / 2) if fits else 0.0
    here = Waypoint(floor.door_x, 0.0, 0.0, speed)
    inward = [here]
    left = dwell - at_fitting
    while left > 0:
        spot = _draw(rng, floor.spots)
        pause = min(rng.uniform(15.0, 45.0 if bounce else 160.0), left)
        there = _near(plan, rng, Waypoint(spot.x, spot.y, pause, speed), 0.3)
        left -= pause + travel(here, there)
        inward.append(there)
        here = there
    if fits:
        cabin = _draw(rng, floor.fitting)
        inward.append(Waypoint(cabin.x, cabin.y, at_fitting, speed))
    service = stay.service * rng.lognormvariate(0, 0.5) if buys else 0.0
    return _Visit(arrive, size, inward, service, [Waypoint(floor.door_x, 0.0, 0.0, speed)])


def _draw(rng: Random, spots: tuple[Spot, ...]) -> Spot:
    draw = rng.random() * sum(spot.weight for spot in spots)
    for spot in spots:
        draw -= spot.weight
        if draw < 0:
            return spot
    return spots[-1]


def _duration(waypoints: list[Waypoint]) -> float:
    return sum(point.stay for point in waypoints) + sum(travel(a, b) for a, b in pairwise(waypoints))


def _serve(plan: ShopPlan, visits: list[_Visit]) -> None:
    """Let the buyers queue: who comes first is served first."""
    till = Waypoint(plan.floor.till.x, plan.floor.till.y, 0.0, 1.0)
    buyers = [visit for visit in visits if visit.service]
    at_till = {id(visit): visit.arrive + _duration([*visit.inward, till]) for visit in buyers}
    free = [float("-inf")] * plan.floor.tills
    ends: list[float] = []
    for visit in sorted(buyers, key=lambda visit: at_till[id(visit)]):
        comes = at_till[id(visit)]
        ends = [end for end in ends if end > comes]
        visit.ahead = max(0, len(ends) - plan.floor.tills + 1)
        visit.wait = max(0.0, free[0] - comes)
        heapreplace(free, comes + visit.wait + visit.service)
        ends.append(comes + visit.wait + visit.service)


def _party(plan: ShopPlan, rng: Random, visit: _Visit, name: str) -> Iterator[Person]:
    """Yield the members of a party, who keep together at arm's length."""
    floor = plan.floor
    speed = visit.inward[0].speed * 1.4
    side, back = rng.choice((-1, 1)), rng.choice((-1, 1))
    inward = list(visit.inward)
    if visit.service:
        place = min(visit.ahead, QUEUE_PLACES) * QUEUE_STEP
        x, y = floor.till.x + floor.queue[0] * place, floor.till.y + floor.queue[1] * place
        inward.append(Waypoint(x, y, visit.wait, inward[0].speed))
        inward.append(Waypoint(floor.till.x, floor.till.y, visit.service, inward[0].speed))
    for member in range(visit.size):
        beside = inward[1:] if member == 0 else [_near(plan, rng, point, 0.4) for point in inward[1:]]
        inside = [inward[0], *beside, *visit.outward]
        before = [
            Waypoint(floor.door_x + side * APPROACH, -2.5, 0.0, speed),
            Waypoint(floor.door_x, -1.0, 0.0, speed),
        ]
        after = [
            Waypoint(floor.door_x, -1.0, 0.0, speed),
            Waypoint(floor.door_x + back * APPROACH, -2.5, 0.0, speed),
        ]
        entered = visit.arrive + member * 0.8
        left = entered + _duration(inside)
        yield Person(
            name=f"visitor-{name}-{member + 1}",
            role="visitor",
            party=f"party-{name}",
            appear=entered - _duration([*before, inside[0]]),
            vanish=left + _duration([inside[-1], *after]),
            waypoints=(*before, *inside, *after),
            entered=entered,
            left=left,
        )


def _near(plan: ShopPlan, rng: Random, point: Waypoint, sigma: float) -> Waypoint:
    """Return a place beside a point, within the walls."""
    x = min(plan.floor.width - 0.2, max(0.2, point.x + rng.gauss(0, sigma)))
    y = min(plan.floor.depth - 0.2, max(0.2, point.y + rng.gauss(0, sigma)))
    return point._replace(x=x, y=y)


# -- pavement, staff, fixed things -------------------------------------------------------------------------------------


def _passers_by(plan: ShopPlan, day: date, hour: int) -> list[Person]:
    rng = Random(f"{plan.seed}|street|{day}|{hour}")
    begin, end = local_timestamp(plan, day, hour), local_timestamp(plan, day, hour + 1)
    people = plan.visits_per_day * plan.passers_per_visit * plan.hours.weekdays[day.weekday()]
    rate = people / MEAN_PARTY * plan.hours.street[hour] / sum(plan.hours.street) / 3600
    passers: list[Person] = []
    for number, appear in enumerate(_poisson(rng, begin, end, rate)):
        way = _pavement(plan, rng)
        name = f"{day:%Y%m%d}-{hour:02}-{number:04}"
        passers += [
            Person(
                name=f"passer-by-{name}-{member + 1}",
                role="passer-by",
                party=f"party-{name}",
                appear=appear,
                vanish=appear + _duration(way),
                waypoints=tuple(point._replace(x=point.x + 0.6 * member) for point in way),
            )
            for member in range(_party_size(rng))
        ]
    return passers


def _pavement(plan: ShopPlan, rng: Random) -> list[Waypoint]:
    lane = rng.uniform(-5.0, -1.7)
    speed = max(0.6, rng.gauss(1.3, 0.2))
    ends = [Waypoint(x, lane, 0.0, speed) for x in (-STREET_REACH, plan.floor.width + STREET_REACH)]
    rng.shuffle(ends)
    if rng.random() >= STOPS_AT_WINDOW:
        return ends
    spot = _draw(rng, plan.floor.window_spots)
    return [ends[0], Waypoint(spot.x, spot.y, rng.uniform(6.0, 60.0), speed), ends[1]]


def _staff(plan: ShopPlan, day: date) -> list[Person]:
    hours = opening(plan, day)
    if hours is None:
        return []
    begin = hours[0] - (0.0 if _goes_on(plan, day - timedelta(days=1)) else STAFF_MARGIN_S)
    end = hours[1] + (0.0 if _goes_on(plan, day) else STAFF_MARGIN_S)
    floor = plan.floor
    staff: list[Person] = []
    for number in range(plan.staff):
        rng = Random(f"{plan.seed}|staff|{day}|{number}")
        way = [Waypoint(floor.door_x, 0.0, 0.0, 1.0)]
        now = begin
        while now < end:
            spot = floor.till if rng.random() < (0.7 if number == 0 else 0.25) else _draw(rng, floor.spots)
            stay = min(rng.expovariate(1 / 300.0) + 20.0, end - now)
            point = _near(plan, rng, Waypoint(spot.x, spot.y + 0.6, stay, 1.0), 0.4)
            now += stay + travel(way[-1], point)
            way.append(point)
        way.append(Waypoint(floor.door_x, 0.0, 0.0, 1.0))
        name = f"staff-{number + 1}"
        end_of_shift = begin + _duration(way)
        staff.append(Person(name, "staff", name, begin, end_of_shift, tuple(way), begin, end_of_shift))
    return staff


def _fixed(plan: ShopPlan) -> Iterator[Person]:
    """Yield the things that do not move, from the hour in which the simulated time begins."""
    begin = plan.begin_s - plan.begin_s % 3600
    for thing in plan.fixed:
        waypoint = Waypoint(thing.x, thing.y, plan.end_s - begin, 1.0)
        yield Person(thing.name, "fixed", thing.name, begin, plan.end_s, (waypoint,), thing=thing)
