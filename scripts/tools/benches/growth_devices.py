"""How cost grows with what is on the air: four nodes that hear a crowd of which more and more come."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.errors import ScriptError
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop

from .beside_idle import BesideIdle
from .crowds import write_crowd
from .hall import NOON
from .shop_figures import told, told_when
from .tables import Row, Table
from .trends import growth
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .beside_idle import Window
    from .shop_figures import Told

NODES: Final = 4
SET_UP_S: Final = 40
"""Seconds of the captures within which the shop is set up."""
GATHER_S: Final = 5
"""Seconds over which those who are new come."""
LATE_S: Final = 4
"""Seconds after which a step of event time is seen here at the latest, and more."""
SPEED: Final = "1"


@dataclass(frozen=True)
class Times:
    """How many addresses are heard a second, by stage, and seconds: warming up after new ones came, of a window.

    Event time is told in steps of ten seconds.
    """

    stages: tuple[int, ...] = (100, 400, 800, 1600, 3200)
    warm: int = 10
    window: int = 20

    def begin(self, stage: int) -> int:
        """Return the second of the captures in which a stage begins."""
        return SET_UP_S + stage * (self.warm + self.window)


def run() -> list[Table]:
    """Measure a crowd that grows."""
    return asyncio.run(measured(Times()))


async def measured(times: Times) -> list[Table]:
    """Play the crowd and measure stage by stage. ScriptError where this machine is too slow for it."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        files = [folder / f"{number}.pcapng" for number in range(1, NODES + 1)]
        begin = int(NOON.timestamp())

        def comes(number: int) -> int:
            stage = bisect_right(times.stages, number)
            return times.begin(stage) if stage else 0

        length = times.begin(len(times.stages)) + LATE_S
        await asyncio.to_thread(write_crowd, files, times.stages[-1], begin, length, gather=GATHER_S, comes=comes)
        nodes = [HostNode(name=file.stem, captures=[file], speed=SPEED) for file in files]
        found: list[tuple[Window, float]] = []
        async with AsyncExitStack() as stack:
            both = await stack.enter_async_context(BesideIdle(folder))
            await asyncio.gather(*(stack.enter_async_context(node) for node in nodes))
            entry = await add_shop(both.api, "Crowd", nodes[0])
            for node in nodes[1:]:
                await add_node(both.api, entry, node)
            for stage, devices in enumerate(times.stages):
                since = begin + times.begin(stage) + times.warm
                before = await told(both.api, entry)
                if before.time > since:
                    raise ScriptError("growth: setting up took too long; run it again on a machine that does no more")
                before = await _told_at(both.api, entry, since, 2.0 * length)
                window = await both.window(times.window - LATE_S)
                after = await told(both.api, entry)
                found.append((window, after.sightings_since(before)))
                progress(f"{devices} addresses a second: {window.above:.2f} points above idle")
        return [_grown(times.stages, found)]


async def _told_at(api: HomeAssistantApi, entry: str, moment: float, patience: float) -> Told:
    return await told_when(api, entry, lambda now: now.time >= moment, "the next stage", patience)


def _grown(stages: Sequence[int], found: Sequence[tuple[Window, float]]) -> Table:
    rows = [
        Row(
            f"{devices:,} addresses a second",
            (window.above, window.memory_above, sightings, window.blocked_ms, window.ran_ms),
        )
        for devices, (window, sightings) in zip(stages, found, strict=True)
    ]
    points, _ = growth(stages, [window.above for window, _ in found])
    memory, _ = growth(stages, [window.memory_above for window, _ in found])
    sightings, _ = growth(stages, [each for _, each in found])
    rows.append(Row("each 100 more", (100 * points, 100 * memory, 100 * sightings, None, None)))
    columns = ("points", "MB", "sightings a second", "blocked at worst, ms", "ran at worst, ms")
    return Table(f"growth with addresses, {NODES} nodes, above idle", columns, tuple(rows))
