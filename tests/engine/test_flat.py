"""Days at a trade fair leave nothing behind: what the engine holds at night does not grow from one to the next."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from custom_components.footfall.engine import Engine, EngineSettings, Ring, ZoneKind, ZoneSettings
from scripts.tools.benches.long_fair import LongFair

from .remembered import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = 4
ZONE = ZoneSettings(zone="stand", kind=ZoneKind.INSIDE, rings=(Ring(node="node-00", weakest=-70),))
FAIR = LongFair(addresses=240, nodes=2, opens=5.0, closes=6.5, settings=EngineSettings(zones=(ZONE,)))
A_NIGHT = 10_000
"""Bytes by which nights may differ: how many exhibits were heard just then. A day brings over 10,000 addresses."""


def nights(engine: Engine) -> Iterator[int]:
    """Play the fair and yield the bytes of all that can be reached from the engine after each day."""
    for day in range(DAYS):
        for _, node, batch in FAIR.batches(day):
            engine.ingest(node, batch)
        assert engine.take_hours()
        gc.collect()
        yield sum(map(sys.getsizeof, everything(engine)))


def test_nothing_grows_from_night_to_night() -> None:
    engine = Engine(FAIR.settings)
    first, *held = nights(engine)
    assert max(held) - min(held) < A_NIGHT, [first, *held]
    assert engine.snapshot.late == 0
