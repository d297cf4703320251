"""What the demo makes before anything is started, by processes beside its own."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future


class Process:
    """A process that calls one function after the other."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def call(self, module: str, function: str, *arguments: object) -> Future[Any]:
        """Call a function of a module of these tools. Only that process imports it: Home Assistant takes seconds."""
        return self._pool.submit(_call, f"{__package__}.{module}", function, *arguments)


@contextmanager
def process() -> Iterator[Process]:
    """Give a process; whatever ends the demo ends it at once, and it says nothing."""
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_leave_ctrl_c_to_the_demo)
    try:
        yield Process(pool)
    except BaseException:
        pool.terminate_workers()
        raise
    pool.shutdown()


def _leave_ctrl_c_to_the_demo() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _call(module: str, function: str, *arguments: object) -> Any:
    return getattr(import_module(module), function)(*arguments)
