"""Work shared out to two processes. What comes back, and in which order, does not depend on how many there are."""

from __future__ import annotations

import logging
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.tools import bare_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROCESSES = 2


def progress(line: str) -> None:
    """Say on standard error how far it is, in a process of its own too, where nothing else does (`_prepare`)."""
    file = sys.stderr if parent_process() is None else sys.__stderr__
    print(f"footfall: bench: {line}", file=file, flush=True)


def shared_out[*Words, Result](
    what: str, task: Callable[[*Words], Result], calls: Sequence[tuple[*Words]], processes: int = PROCESSES
) -> list[Result]:
    """Call a function with each of these arguments, in processes of their own; return its results in their order.

    Whatever it raises ends all of it. `what`: told as it goes on.
    """
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        futures = [pool.submit(task, *call) for call in calls]
        step = max(1, len(calls) // 4)
        for number, future in enumerate(as_completed(futures), 1):
            future.result()
            if number % step == 0 or number == len(calls):
                progress(f"{what}: {number} of {len(calls)}")
        results = [future.result() for future in futures]
    except Exception:
        pool.shutdown(cancel_futures=True)
        raise
    except BaseException:
        # Whoever wants to end it does not want to wait for it.
        pool.terminate_workers()
        raise
    pool.shutdown()
    return results


def _prepare() -> None:
    """Begin a process: the engine without Home Assistant, an orderly end when asked for it, no words but progress."""
    bare_engine.install()
    signal.signal(signal.SIGTERM, _interrupt)
    logging.getLogger("aioesphomeapi").setLevel(logging.CRITICAL)
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as the process lives


def _interrupt(_number: int, _frame: object) -> None:
    """End like at Ctrl-C: the nodes that it started go with it."""
    signal.raise_signal(signal.SIGINT)
