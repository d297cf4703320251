"""Ready-made shops."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from .plan import WINDOW, FixedThing, FloorPlan, Hours, MixName, NodePlan, PlanError, ShopPlan, Spot, Stay, Zone

if TYPE_CHECKING:
    from datetime import datetime

BOUTIQUE_FLOOR = FloorPlan(
    width=10.0,
    depth=12.0,
    door_x=2.5,
    zones=(
        Zone(WINDOW, 4.0, -1.6, 10.0, 0.0),
        Zone("door", 1.0, 0.0, 4.0, 2.0),
        Zone("till", 6.5, 7.5, 10.0, 12.0),
        Zone("fitting", 0.0, 9.5, 4.0, 12.0),
        Zone("aisle-left", 0.0, 2.0, 5.0, 9.5),
        Zone("aisle-right", 5.0, 0.0, 10.0, 7.5),
    ),
    spots=(
        Spot(1.2, 3.5, 1.2),
        Spot(1.2, 6.0),
        Spot(1.2, 8.3, 0.7),
        Spot(3.8, 3.2, 1.2),
        Spot(3.8, 6.5),
        Spot(6.2, 1.8, 1.1),
        Spot(6.2, 4.5),
        Spot(8.8, 2.0, 0.8),
        Spot(8.8, 5.2, 0.8),
        Spot(3.0, 1.4, 0.4),
    ),
    window_spots=(Spot(5.5, -0.9), Spot(7.5, -0.9), Spot(9.0, -0.9)),
    till=Spot(8.0, 10.6),
    fitting=(Spot(0.9, 11.0), Spot(2.4, 11.0)),
)

_BOUTIQUE_PLACES = (("door", 2.5, 0.4), ("till", 9.4, 11.4), ("fitting", 0.5, 10.0), ("window", 8.5, 0.4))
_BOUTIQUE_MORE_PLACES = (("aisle-left", 0.4, 5.5), ("aisle-right", 9.6, 4.0))

BOUTIQUE_FIXED = (
    FixedThing("till-tablet", "tablet", 8.2, 11.0),
    FixedThing("back-office", "laptop", 9.0, 11.6),
    FixedThing("printer", "printer", 9.5, 11.8),
    FixedThing("screen", "television", 6.5, 0.5),
    FixedThing("beacon-door", "beacon", 2.0, 0.3),
    FixedThing("thermometer", "thermometer", 5.0, 11.8),
    FixedThing("next-door-screen", "television", 13.0, 3.0, own=False),
    FixedThing("next-door-laptop", "laptop", -4.0, 6.0, own=False),
    FixedThing("next-door-phone", "galaxy-s", -3.0, 4.0, own=False),
    FixedThing("upstairs-phone", "iphone-2022", 12.5, 8.0, own=False),
    FixedThing("upstairs-camera", "camera", 14.0, 10.0, own=False),
)


def boutique(  # noqa: PLR0913 - the figures that a caller varies
    start: datetime,
    end: datetime,
    *,
    seed: int = 1,
    nodes: int = 2,
    people: float = 1.0,
    mix: MixName = "mixed",
    timezone: str = "Europe/Berlin",
) -> ShopPlan:
    """Return a clothes shop of 120 m² on a pavement, with 1 to 6 nodes and about 150 visits on an average open day.

    `people` scales visitors and passers-by alike, with a till more for each 4: 0 is an empty shop in an empty street; 6
    puts about 30 people inside at the busiest time of a weekday and 60 on a Saturday; 10 about 50 and 80.
    """
    places = _BOUTIQUE_PLACES + _BOUTIQUE_MORE_PLACES
    if not 1 <= nodes <= len(places):
        raise PlanError(f"the boutique has places for 1 to {len(places)} nodes, not {nodes}")
    return ShopPlan(
        start=start,
        end=end,
        floor=replace(BOUTIQUE_FLOOR, tills=max(1, ceil(people / 4))),
        nodes=tuple(NodePlan(name=name, x=x, y=y) for name, x, y in places[:nodes]),
        seed=seed,
        timezone=timezone,
        visits_per_day=150.0 * people,
        mix=mix,
        fixed=BOUTIQUE_FIXED,
    )


def fair(  # noqa: PLR0913 - the figures that a caller varies
    start: datetime,
    end: datetime,
    *,
    seed: int = 1,
    nodes: int = 50,
    people: float = 1.0,
    mix: MixName = "mixed",
    timezone: str = "Europe/Berlin",
) -> ShopPlan:
    """Return a trade-fair hall of 100 m by 60 m with 1 to 50 nodes in a grid: thousands of people for hours.

    It is a load, not a shop: 8,000 visits a day at `people` 1, open every day from 9 to 18. By noon about 1,500 people
    show 4,000 addresses a minute; `people` 2.5 shows 10,000.
    """
    columns, rows = 10, 5
    if not 1 <= nodes <= columns * rows:
        raise PlanError(f"the hall has places for 1 to {columns * rows} nodes, not {nodes}")
    floor = FloorPlan(
        width=100.0,
        depth=60.0,
        door_x=50.0,
        zones=tuple(
            Zone(f"hall-{column + 1}-{row + 1}", column * 20.0, row * 20.0, column * 20.0 + 20.0, row * 20.0 + 20.0)
            for row in range(3)
            for column in range(5)
        ),
        spots=tuple(Spot(5.0 + 10.0 * column, 5.0 + 10.0 * row) for row in range(6) for column in range(10)),
        window_spots=(Spot(40.0, -1.0),),
        till=Spot(95.0, 55.0),
        tills=20,
    )
    grid = tuple(
        NodePlan(name=f"hall-{index + 1:02}", x=5.0 + 10.0 * (index % columns), y=6.0 + 12.0 * (index // columns))
        for index in range(nodes)
    )
    return ShopPlan(
        start=start,
        end=end,
        floor=floor,
        nodes=grid,
        seed=seed,
        timezone=timezone,
        visits_per_day=8000.0 * people,
        passers_per_visit=0.5,
        staff=10,
        mix=mix,
        hours=Hours(opening=((9.0, 18.0),) * 7, weekdays=(1.0,) * 7),
        stay=Stay(median=7200.0, sigma=0.5, longest=8 * 3600.0, bounce=0.02, purchase=0.1, fitting=0.0),
    )
