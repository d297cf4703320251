"""Stops a `hass` process in the middle of what it writes, so that it can be killed there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Python runs a module of this name before the program. Every file operation on a store of the integration, before and
# after it is done, counts one down; at zero the process stops itself, and nothing of it runs any more.
SITECUSTOMIZE = """
import os, signal, threading

_ONE = threading.Lock()
_LEFT = os.environ["FOOTFALL_STOP_AT"]


def _count(path):
    if "/.storage/" not in path:
        return
    with _ONE:
        if not os.path.exists(_LEFT):
            return
        with open(_LEFT) as file:
            left = int(file.read()) - 1
        if left == 0:
            os.unlink(_LEFT)
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            with open(_LEFT, "w") as file:
                file.write(str(left))


def _watched(name, path_of):
    done = getattr(os, name)

    def watched(*arguments, **named):
        path = path_of(arguments)
        _count(path)
        result = done(*arguments, **named)
        _count(path)
        return result

    setattr(os, name, watched)


_watched("fsync", lambda arguments: os.readlink(f"/proc/self/fd/{arguments[0]}"))
for _name in ("rename", "replace", "link"):
    _watched(_name, lambda arguments: os.fspath(arguments[1]))
"""
LOOK_S = 0.01
PATIENCE_S = 60.0


class Stops:
    """Where a process is told at which operation to stop; `environment` is what it must be started with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self._left = folder / "left"
        self.environment: Mapping[str, str] = {"PYTHONPATH": str(folder), "FOOTFALL_STOP_AT": str(self._left)}

    def at(self, operation: int) -> None:
        """Have it stop at this operation from now on, the next being 1."""
        fresh = self._left.with_suffix(".new")
        fresh.write_text(str(operation))
        fresh.rename(self._left)

    @staticmethod
    async def until_stopped(pid: int) -> None:
        """Wait until the process has stopped."""
        async with asyncio.timeout(PATIENCE_S):
            while _state(pid) != "T":  # noqa: ASYNC110 - another process
                await asyncio.sleep(LOOK_S)


def _state(pid: int) -> str:
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123 - no file on a disk
        return file.read().rpartition(")")[2].split()[0]
