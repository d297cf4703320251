"""A Home Assistant at work beside an idle one: what both take of the machine, window by window.

A point is a hundredth of a core, by the processor time that a process was given: other programs change little of it.
Memory is what is resident, without what was swapped out; shared libraries stand in both and cancel out.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from scripts.tools.home_assistant import HomeAssistantProcess

from .live_shop import running
from .load import processor_seconds
from .stalls import Stalls
from .usage import resident

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .stalls import Stall

YAML: Final = "diagnostics:\n"


@dataclass(frozen=True)
class Window:
    """What was taken over a window: points of a core, and megabytes at its end. `stalls`: of the one at work."""

    points: float
    idle_points: float
    memory: float
    idle_memory: float
    stalls: tuple[Stall, ...] = ()

    @property
    def above(self) -> float:
        """Points above idle."""
        return self.points - self.idle_points

    @property
    def memory_above(self) -> float:
        """Megabytes above idle."""
        return self.memory - self.idle_memory

    @property
    def blocked_ms(self) -> float:
        """Milliseconds for which a callback of ours blocked the event loop at worst; 0 under 2."""
        return 1000 * max((stall.seconds for stall in self.stalls if stall.ours), default=0.0)

    @property
    def ran_ms(self) -> float:
        """Milliseconds for which a callback of ours had a processor at worst; 0 where none blocked for 2."""
        return 1000 * max((stall.ran for stall in self.stalls if stall.ours), default=0.0)


class BesideIdle:
    """Both, as an asynchronous context manager. `api`: of the one at work."""

    api: HomeAssistantApi

    def __init__(self, folder: Path) -> None:
        self.idle = HomeAssistantProcess(folder / "idle", yaml=YAML)
        self.home = HomeAssistantProcess(folder / "loaded", yaml=YAML)
        self._idle_stalls = Stalls(folder / "idle-stalls")
        self._stalls = Stalls(folder / "loaded-stalls")
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start both. ScriptError where one does not start."""
        try:
            await self._stack.enter_async_context(running(self.idle, self._idle_stalls.environment))
            self.api = await self._stack.enter_async_context(running(self.home, self._stalls.environment))
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End both."""
        await self._stack.aclose()

    async def window(self, seconds: float) -> Window:
        """Measure for so many seconds."""
        begin, began = time.time(), time.monotonic()
        before = [processor_seconds(pid) for pid in self._pids]
        await asyncio.sleep(seconds)
        took = time.monotonic() - began
        used = [100 * (processor_seconds(pid) - then) / took for pid, then in zip(self._pids, before, strict=True)]
        memory = [resident(pid) for pid in self._pids]
        return Window(used[1], used[0], memory[1], memory[0], tuple(self._stalls.since(begin)))

    @property
    def _pids(self) -> tuple[int, int]:
        return self.idle.pid, self.home.pid
