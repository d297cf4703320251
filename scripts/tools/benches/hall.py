"""A trade fair's hall at noon: 50 nodes, some 4,000 people who show 10,000 addresses a minute, and the truth beside it.

No board's table holds a whole hall, so each hears its surroundings alone: its signal gate is set to GATE. What a board
would drop there is not written into the captures.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from simulator import fair, simulate, write_captures

from .workers import progress

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.truth import Steps

NODES: Final = 50
PEOPLE: Final = 2.5
GATE: Final = -75
"""dBm: what is heard weaker stands nearer to other nodes; ten metres and a person's body leave about as much."""
NOON: Final = datetime(2026, 3, 5, 12, tzinfo=UTC)
APART: Final = 19
"""Times a node's number, modulo NODES: in this order the first few of them stand all over the hall."""
MINUTE: Final = 60.0


@dataclass(frozen=True)
class Hall:
    """What was simulated. `captures`: by node, any few of them from all over the hall. `people`: inside, over time.

    `addresses`: how many the nodes hear in a minute, all together.
    """

    captures: dict[str, Path]
    people: Steps
    addresses: float


def simulated(folder: Path, seconds: float, *, nodes: int = NODES, people: float = PEOPLE) -> Hall:
    """Simulate the hall from noon on and write what each node hears."""
    end = NOON + timedelta(seconds=seconds)
    plan = fair(NOON, end, nodes=nodes, people=people, timezone="UTC")
    gated = tuple(replace(node, wifi_sensitivity=GATE, bluetooth_sensitivity=GATE) for node in plan.nodes)
    simulation = simulate(replace(plan, nodes=gated))
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share >= told:
            progress(f"hall: simulated {share:.0%}")
            told = share + 0.25

    captures = write_captures(simulation, folder, tell)
    names = list(captures)
    ordered = sorted(names, key=lambda name: APART * names.index(name) % NODES)
    heard = addresses_a_minute(folder / "addresses.csv", NOON.timestamp(), end.timestamp())
    return Hall({name: captures[name] for name in ordered}, simulation.truth().occupancy(), heard)


def addresses_a_minute(table: Path, begin: float, end: float) -> float:
    """Return how many addresses are heard in a minute of a span, on the mean; those of the first minute left out.

    An address is taken to be heard in each minute between its first and its last frame.
    """
    minutes = [begin + MINUTE * number for number in range(1, int((end - begin) // MINUTE))]
    with table.open(encoding="utf-8", newline="") as rows:
        spans = [(float(row["begin"]), float(row["end"])) for row in csv.DictReader(rows)]
    heard = sum(since < minute + MINUTE and until >= minute for since, until in spans for minute in minutes)
    return heard / max(1, len(minutes))
