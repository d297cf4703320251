"""Looks into a `hass` process from inside: how many tasks and objects there are at a moment, and what SQLite holds."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Python runs a module of this name before the program. It counts when it is asked for it by a signal.
SITECUSTOMIZE: Final = """
import asyncio, ctypes, gc, json, os, signal, sys
from collections import Counter


def sqlite():
    # Each connection keeps pages of its database in memory, which none of Python's own counters sees.
    if (module := sys.modules.get("_sqlite3")) is None:
        return 0
    library = ctypes.CDLL(getattr(module, "__file__", None))
    if not hasattr(library, "sqlite3_memory_used"):
        # Some Pythons have it built in and out of reach.
        return float("nan")
    library.sqlite3_memory_used.restype = ctypes.c_int64
    return library.sqlite3_memory_used()


def look(_number, _frame):
    gc.collect()
    objects = gc.get_objects()
    kinds = [type(one) for one in objects]
    ours = Counter(kind.__name__ for kind in kinds if str(kind.__module__).startswith("custom_components.footfall"))
    tasks = [task.get_name() for task in asyncio.all_tasks()]
    our_tasks = Counter(" ".join(name.split()[:2]) for name in tasks if name.startswith("footfall"))
    counted = {"tasks": len(tasks), "our_tasks": our_tasks, "objects": len(objects), "ours": ours, "sqlite": sqlite()}
    with open(os.environ["FOOTFALL_INSIDE"], "a") as file:
        file.write(json.dumps(counted) + "\\n")


if "homeassistant" in sys.orig_argv:
    signal.signal(signal.SIGUSR1, look)
"""
LOOK_SECONDS: Final = 0.05
PATIENCE_S: Final = 60.0


@dataclass(frozen=True)
class Counts:
    """`tasks` of the event loop; `our_tasks`: those of the integration, by the first two words of their names.

    `objects` that Python's collector knows; `ours`: of the integration, by class.
    `sqlite`: bytes that SQLite has taken, most of them pages of databases; not a number where it does not say.
    """

    tasks: int
    our_tasks: Mapping[str, int]
    objects: int
    ours: Mapping[str, int]
    sqlite: float


class Inside:
    """Where a process notes its counts; `environment` is what it must be started with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self._notes = folder / "counts"
        self._notes.touch()
        self.environment = {"PYTHONPATH": str(folder), "FOOTFALL_INSIDE": str(self._notes)}

    async def look(self, pid: int) -> Counts:
        """Have the process count, and return what it counted; ScriptError where it does not answer."""
        known = len(self._lines())
        os.kill(pid, signal.SIGUSR1)
        try:
            async with asyncio.timeout(PATIENCE_S):
                while len(self._lines()) == known:  # noqa: ASYNC110 - another process
                    await asyncio.sleep(LOOK_SECONDS)
        except TimeoutError:
            raise ScriptError(f"process {pid} does not say what it holds") from None
        return Counts(**json.loads(self._lines()[-1]))

    def _lines(self) -> list[str]:
        return [line for line in self._notes.read_text().splitlines(keepends=True) if line.endswith("\n")]
