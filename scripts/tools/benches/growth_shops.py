"""What many shops cost in one Home Assistant: each with a node and a crowd of its own, at the speed of life."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Final

from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop

from .beside_idle import BesideIdle
from .crowds import write_crowd
from .hall import NOON
from .load import processor_seconds
from .shop_figures import told, told_when
from .tables import Row, Table
from .workers import progress

if TYPE_CHECKING:
    from scripts.tools.home_assistant import HomeAssistantProcess

SPEED: Final = "1"
CONNECTED_S: Final = 30.0
GATHER_S: Final = 5


@dataclass(frozen=True)
class Case:
    """So many shops that each hear so many addresses a second, and seconds: warming up, measuring, of a capture."""

    shops: int = 20
    devices: int = 60
    warm: float = 15.0
    window: float = 30.0
    length: int = 150


def run() -> list[Table]:
    """Measure 20 shops."""
    return asyncio.run(measured(Case()))


async def measured(case: Case) -> list[Table]:
    """Set the shops up and measure them; then start Home Assistant anew and see how long it takes."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        files = [folder / f"shop-{number:02}.pcapng" for number in range(1, case.shops + 1)]
        for number, file in enumerate(files):
            write_crowd([file], case.devices + number, int(NOON.timestamp()), case.length, gather=GATHER_S)
        nodes = [HostNode(name=file.stem, captures=[file], speed=SPEED) for file in files]
        async with AsyncExitStack() as stack:
            both = await stack.enter_async_context(BesideIdle(folder))
            await asyncio.gather(*(stack.enter_async_context(node) for node in nodes))
            entries = [await add_shop(both.api, node.name, node) for node in nodes]
            for entry in entries:
                await told_when(both.api, entry, lambda now: now.connected == 1, "a node", CONNECTED_S)
            await asyncio.sleep(case.warm)
            before = [await told(both.api, entry) for entry in entries]
            window = await both.window(case.window)
            after = [await told(both.api, entry) for entry in entries]
            progress(f"{case.shops} shops: {window.above:.2f} points above idle, {window.memory_above:.0f} MB")
            sightings = sum(now.sightings_since(then) for now, then in zip(after, before, strict=True))
            lost = sum(now.lost_since(then) for now, then in zip(after, before, strict=True))
            starts = [await started(home) for home in (both.home, both.idle)]
    rows = (
        Row("points above idle", (window.above,)),
        Row("memory above idle, MB", (window.memory_above,), digits=0),
        Row("loop blocked by us at worst, ms", (window.blocked_ms,), digits=1),
        Row("of that, longest that we ran, ms", (window.ran_ms,), digits=1),
        Row("sightings a second", (sightings,), digits=0),
        Row("sightings lost", (float(lost),), digits=0),
        Row("Home Assistant started, s", (starts[0][0],)),
        Row("the idle one started, s", (starts[1][0],)),
        Row("processor time to start, s", (starts[0][1],)),
        Row("of the idle one, s", (starts[1][1],)),
    )
    return [Table(f"{case.shops} shops in one Home Assistant, {case.devices} addresses a second each", ("",), rows)]


async def started(home: HomeAssistantProcess) -> tuple[float, float]:
    """Start one anew; return the seconds until it runs, by the clock and of a processor."""
    await home.stop()
    began = monotonic()
    await home.start()
    return monotonic() - began, processor_seconds(home.pid)
