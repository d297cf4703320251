"""What a shop at work costs Home Assistant, beside an idle instance at the same time.

Only the Home Assistant process counts: nodes are boards elsewhere, here they are programs of the same machine. Their
captures are played at the speed of life. A point is a hundredth of a core, by the time that the process was given.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.errors import ScriptError
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode, ensure_host_node

from .crowds import write_crowd
from .live_shop import running, set_up
from .measure import Measure
from .stalls import Stalls
from .workers import progress

if TYPE_CHECKING:
    from scripts.tools.entities import Entities
    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .stalls import Stall

STALL_GOAL_MS: Final = 20.0
AHEAD_S: Final = 60
"""How much longer than it is measured a capture is: starting and setting up take their time."""
HEARD_SHARE: Final = 0.95
"""Of the frames that a node plays, what Home Assistant has to be told of at least; else nothing was measured."""
TICKS: Final = os.sysconf("SC_CLK_TCK")
UTIME, STIME = 11, 12
"""Places in /proc/PID/stat, counted from behind the program's name."""


@dataclass(frozen=True)
class Case:
    """So many nodes that each hear so many devices every second. `goal`: points of a core above idle."""

    nodes: int
    devices: int
    goal: float

    def __str__(self) -> str:
        return f"{self.nodes} nodes, {self.devices} addresses a second each"


@dataclass(frozen=True)
class Times:
    """Seconds: how long everything warms up, how long a window is, and how many windows are measured."""

    warm: int = 60
    window: int = 120
    windows: int = 3


CASES: Final = (Case(4, 800, 1.5), Case(20, 100, 3.0))


def run() -> list[Measure]:
    """Measure each case beside an idle instance of its own."""
    ensure_host_node()
    return [measure for case in CASES for measure in asyncio.run(measured(case, Times()))]


async def measured(case: Case, times: Times) -> list[Measure]:
    """Run a case; ScriptError where Home Assistant was not told what the nodes heard."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        files = [folder / f"{number:02}.pcapng" for number in range(case.nodes)]
        length = times.warm + times.windows * times.window + AHEAD_S
        write_crowd(files, case.devices, int(time.time()), length)
        nodes = [HostNode(name=file.stem, captures=[file], speed="live") for file in files]
        async with AsyncExitStack() as stack:
            for node in nodes:
                await stack.enter_async_context(node)
            idle, loaded = HomeAssistantProcess(folder / "idle"), HomeAssistantProcess(folder / "loaded")
            watched = [Stalls(folder / "idle-stalls"), Stalls(folder / "loaded-stalls")]
            await stack.enter_async_context(running(idle, watched[0].environment))
            api = await stack.enter_async_context(running(loaded, watched[1].environment))
            _, entities = await set_up(api, nodes)
            progress(f"{case}: set up; {times.warm} s to warm up, then {times.windows} times {times.window} s")
            await asyncio.sleep(times.warm)
            begin = time.time()
            points = await windows(times, (idle.pid, loaded.pid))
            await check_heard(api, entities, case)
            return [*loads(case, points), *stalls(case, *(stalls.since(begin) for stalls in watched))]


async def windows(times: Times, pids: tuple[int, int]) -> list[tuple[float, float]]:
    """Return the points of a core that both processes took in each window."""
    found = []
    for number in range(times.windows):
        began, before = time.monotonic(), [processor_seconds(pid) for pid in pids]
        await asyncio.sleep(times.window)
        took, after = time.monotonic() - began, [processor_seconds(pid) for pid in pids]
        idle, loaded = (100 * (now - then) / took for then, now in zip(before, after, strict=True))
        progress(f"window {number + 1} of {times.windows}: {loaded:.2f} points, idle {idle:.2f}")
        found.append((idle, loaded))
    return found


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process has taken, user and system."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(words[UTIME]) + int(words[STIME])) / TICKS


async def check_heard(api: HomeAssistantApi, entities: Entities, case: Case) -> None:
    """Raise ScriptError unless every node's frames reached Home Assistant, as it shows them."""
    states = await api.states()
    for entity in entities.all("frames_per_second"):
        shown = states[entity]["state"]
        if not shown.replace(".", "").isdigit() or float(shown) < HEARD_SHARE * case.devices:
            raise ScriptError(f"load: {entity} shows {shown} frames a second, not {case.devices}; run it again")


def loads(case: Case, points: list[tuple[float, float]]) -> list[Measure]:
    """Return what the shop took, with and without what an idle instance takes."""
    return [
        Measure(f"{case}: above idle", "points", tuple(b - a for a, b in points), case.goal, 2),
        Measure(f"{case}: Home Assistant", "points", tuple(loaded for _, loaded in points), digits=2),
        Measure(f"{case}: the idle instance", "points", tuple(idle for idle, _ in points), digits=2),
    ]


def stalls(case: Case, idle: list[Stall], loaded: list[Stall]) -> list[Measure]:
    """Return the longest time for which the event loop was blocked, by us and by all, and tell the worst by name."""
    for stall in sorted(loaded, key=lambda stall: stall.seconds)[-3:]:
        parts = f"{1000 * stall.ran:.1f} of them running, {1000 * stall.collected:.1f} collecting garbage"
        progress(f"{case}: {1000 * stall.seconds:.1f} ms, {parts}: {stall.name}")

    def longest(of: list[Stall]) -> tuple[float]:
        return (1000 * max((stall.seconds for stall in of), default=0.0),)

    ours = [stall for stall in loaded if stall.ours]
    return [
        Measure(f"{case}: loop blocked by us at worst", "ms", longest(ours), STALL_GOAL_MS, 1),
        Measure(
            f"{case}: of that, longest that we ran", "ms", (1000 * max((s.ran for s in ours), default=0.0),), digits=1
        ),
        Measure(
            f"{case}: the same without garbage collection",
            "ms",
            (1000 * max((s.seconds - s.collected for s in ours), default=0.0),),
            digits=1,
        ),
        Measure(f"{case}: loop blocked by anything at worst", "ms", longest(loaded), digits=1),
        Measure(f"{case}: loop of the idle instance blocked at worst", "ms", longest(idle), digits=1),
    ]
