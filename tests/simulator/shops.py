"""Small simulated worlds for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from simulator import FixedThing, MixName, NodePlan, ShopPlan, boutique

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)  # a Thursday


def shop(hours: float = 2.0, seed: int = 1, mix: MixName = "mixed", people: float = 1.0, nodes: int = 2) -> ShopPlan:
    """Return the boutique from noon on."""
    return boutique(NOON, NOON + timedelta(hours=hours), seed=seed, mix=mix, people=people, nodes=nodes)


def alone(model: str, hours: float = 2.0, distance: float = 3.0, duty: float = 0.1) -> ShopPlan:
    """Return an empty shop with one thing in it, heard by one node."""
    return replace(
        shop(hours, people=0.0),
        staff=0,
        fixed=(FixedThing("thing", model, 1.0 + distance, 6.0, own=False),),
        nodes=(NodePlan(name="node", x=1.0, y=6.0, bluetooth_duty=duty),),
    )
