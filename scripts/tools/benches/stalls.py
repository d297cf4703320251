"""Looks over the shoulder of a `hass` process: which callbacks of its event loop took long, and for how long."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

# Python runs a module of this name before the program. It times every callback of the event loop and changes nothing;
# what a callback is called is only worked out for one that took long.
SITECUSTOMIZE = """
import gc, json, os, sys
from asyncio import Task
from asyncio.events import Handle
from time import perf_counter, thread_time, time

LONG_S = 0.002
_run = Handle._run
collecting = collected = 0.0


def collects(phase, _info):
    global collecting, collected
    if phase == "start":
        collecting = perf_counter()
    else:
        collected += perf_counter() - collecting


def named(callback):
    task = getattr(callback, "__self__", None)
    if isinstance(task, Task):
        return f"{task.get_name()}: {getattr(task.get_coro(), '__qualname__', '')}"
    while (inner := getattr(callback, "func", None)) is not None:
        callback = inner
    job = getattr(task, "job", None)
    name = f"{getattr(callback, '__module__', '')}.{getattr(callback, '__qualname__', repr(type(callback)))}"
    return f"{name} {getattr(job, 'name', None) or ''}".strip()


def run(self):
    callback, swept = self._callback, collected
    ran, began = thread_time(), perf_counter()
    _run(self)
    took = perf_counter() - began
    if took > LONG_S:
        with open(os.environ["FOOTFALL_STALLS"], "a") as file:
            file.write(json.dumps([time(), took, thread_time() - ran, named(callback), collected - swept]) + "\\n")


if "homeassistant" in sys.orig_argv:
    Handle._run = run
    gc.callbacks.append(collects)
"""


class Stall(NamedTuple):
    """A callback that took long: when it ended (UTC seconds), and what it is called.

    `seconds`: for which it blocked the loop. `ran`: for how many of them it had a processor; the rest it waited while
    other threads and programs ran. `collected`: of them, in Python's garbage collector, which looks through all of
    Home Assistant in whatever callback it happens to be due.
    """

    ended: float
    seconds: float
    ran: float
    name: str
    collected: float

    @property
    def ours(self) -> bool:
        """Whether it is of the integration: its name, or that of its task, says so."""
        return "footfall" in self.name


class Stalls:
    """Where the long callbacks of a process are noted; `environment` is what the process must be started with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self._notes = folder / "stalls"
        self._notes.touch()
        self.environment = {"PYTHONPATH": str(folder), "FOOTFALL_STALLS": str(self._notes)}

    def since(self, begin: float) -> list[Stall]:
        """Return those that ended after this moment."""
        noted = (Stall(*json.loads(line)) for line in self._notes.read_text().splitlines())
        return [stall for stall in noted if stall.ended > begin]
