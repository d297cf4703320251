"""How cost grows with nodes: a hall of which first one, then more and in the end all 50 nodes tell one shop.

All nodes play from the beginning on, at the speed of life; one that is added is read from where its ring begins.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.errors import ScriptError
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import DOMAIN, add_node, add_shop

from .beside_idle import BesideIdle
from .hall import Hall, simulated
from .shop_figures import Told, told, told_when
from .tables import Goal, Row, Table
from .trends import growth
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .beside_idle import Window

POINTS_GOAL: Final = Goal(most=8.0)
MEMORY_GOAL: Final = Goal(most=150.0)
STALL_GOAL: Final = Goal(most=20.0)
AS_LIFE: Final = "1"
"""The speed of a capture that plays whether it is pulled or not."""
CONNECTED_S: Final = 60.0
COUNTED_S: Final = 20.0
"""Seconds after a count by hand until the number is looked at again."""
SHOP: Final = "Fair"


@dataclass(frozen=True)
class Times:
    """Which numbers of nodes are measured, and seconds: a capture's, warming up after nodes came, of a window."""

    stages: tuple[int, ...] = (1, 4, 12, 25, 50)
    length: int = 340
    warm: float = 10.0
    window: float = 20.0
    last: float = 45.0


@dataclass(frozen=True)
class Stage:
    """What was measured with so many nodes, and what the shop said before and after."""

    nodes: int
    window: Window
    before: Told
    after: Told

    @property
    def sightings(self) -> float:
        """How many a second were told."""
        return self.after.sightings_since(self.before)


def run() -> list[Table]:
    """Measure the hall, stage by stage."""
    return asyncio.run(measured(Times()))


async def measured(times: Times) -> list[Table]:
    """Simulate the hall and measure it. ScriptError where the nodes cannot be heard to the end."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        hall = await asyncio.to_thread(simulated, folder / "hall", times.length)
        progress(f"hall: {hall.addresses:,.0f} addresses a minute")
        nodes = [HostNode(name=node, captures=[file], speed=AS_LIFE) for node, file in hall.captures.items()]
        async with AsyncExitStack() as stack:
            both = await stack.enter_async_context(BesideIdle(folder))
            await asyncio.gather(*(stack.enter_async_context(node) for node in nodes))
            entry = await add_shop(both.api, SHOP, nodes[0])
            stages = [await _stage(both, entry, nodes[:number], times) for number in times.stages]
            people = await _people(both.api, entry, hall)
        return [_grown(stages), _last(stages[-1], hall, people)]


async def _stage(both: BesideIdle, entry: str, nodes: Sequence[HostNode], times: Times) -> Stage:
    """Have these nodes tell the shop, the new ones among them added, and measure."""
    known = (await told(both.api, entry)).nodes
    for node in nodes[known:]:
        await add_node(both.api, entry, node)
    whole = f"all of {len(nodes)} nodes to be connected"
    await told_when(both.api, entry, lambda now: now.connected == len(nodes), whole, CONNECTED_S)
    await asyncio.sleep(times.warm)
    before = await told(both.api, entry)
    window = await both.window(times.last if len(nodes) == max(times.stages) else times.window)
    after = await told(both.api, entry)
    if after.ended:
        raise ScriptError("growth: the captures ended before all was measured; this machine is too slow for it")
    stage = Stage(len(nodes), window, before, after)
    progress(
        f"{len(nodes)} nodes: {window.above:.2f} points above idle, {window.memory_above:.0f} MB, "
        f"{stage.sightings:,.0f} sightings a second, {after.lost_since(before)} lost"
    )
    return stage


async def _people(api: HomeAssistantApi, entry: str, hall: Hall) -> list[tuple[str, float, float, float, float]]:
    """Return what is shown beside what is true, before and after somebody has counted: name, true, shown, low, high."""
    now = await told(api, entry)
    seen = [("people, never calibrated", float(hall.people.at(now.time)), now)]
    await api.post(f"/api/services/{DOMAIN}/calibrate?return_response", {"count": hall.people.at(now.time)})
    await asyncio.sleep(COUNTED_S)
    now = await told(api, entry)
    seen.append(("people, counted once", float(hall.people.at(now.time)), now))
    return [(name, true, said.estimate, said.low, said.high) for name, true, said in seen]


def _grown(stages: Sequence[Stage]) -> Table:
    rows = [
        Row(
            f"{stage.nodes} nodes",
            (
                stage.window.above,
                stage.window.memory_above,
                stage.sightings,
                stage.window.blocked_ms,
                stage.window.ran_ms,
            ),
        )
        for stage in stages
    ]
    sizes = [float(stage.nodes) for stage in stages]
    points, _ = growth(sizes, [stage.window.above for stage in stages])
    memory, _ = growth(sizes, [stage.window.memory_above for stage in stages])
    sightings, _ = growth(sizes, [stage.sightings for stage in stages])
    rows.append(Row("each node more", (points, memory, sightings, None, None)))
    columns = ("points", "MB", "sightings a second", "blocked at worst, ms", "ran at worst, ms")
    return Table("growth with nodes, of one hall, above idle", columns, tuple(rows))


def _last(stage: Stage, hall: Hall, people: Sequence[tuple[str, float, float, float, float]]) -> Table:
    window = stage.window
    rows = [
        Row("points above idle", (window.above, None, None, None), POINTS_GOAL),
        Row("memory above idle, MB", (window.memory_above, None, None, None), MEMORY_GOAL, 0),
        Row("loop blocked by us at worst, ms", (window.blocked_ms, None, None, None), STALL_GOAL, 1),
        Row("of that, longest that we ran, ms", (window.ran_ms, None, None, None), digits=1),
        Row("sightings lost", (float(stage.after.lost_since(stage.before)), None, None, None), Goal(most=0.0), 0),
        Row("sightings a second", (stage.sightings, None, None, None), digits=0),
        Row("addresses a minute", (hall.addresses, None, None, None), digits=0),
        *(Row(name, (shown, low, high, true), digits=0) for name, true, shown, low, high in people),
    ]
    title = f"the fair: {stage.nodes} nodes"
    return Table(title, ("", "low", "high", "true"), tuple(rows))
