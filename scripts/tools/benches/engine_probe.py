"""One measurement of the engine, in a process of its own: `python -m scripts.tools.benches.engine_probe WHAT ...`.

`time DEVICES`, `snapshot DEVICES`, `memory DEVICES`: with made-up sightings. `days IGNORE CAPTURE...`: captures through
the node into a plain dictionary. Prints JSON; times are seconds of this process's own work.
"""

# ruff: noqa: E402 - the engine is imported without Home Assistant, which has to be arranged before

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tracemalloc
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from scripts.tools import bare_engine

bare_engine.install()

from custom_components.footfall.engine import DEFAULT_PROFILE, Engine
from scripts.tools.captures import DEFAULT_KEY, DEFAULT_NODE, run, run_nodes
from scripts.tools.pull import EpochKeys

from .engine_load import BEGIN, answers, sightings, widest_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from custom_components.footfall.engine import Batch

SETTLED = 900
"""Seconds of sightings that are not measured: the longest window, after which as much is forgotten as comes."""
MEASURED = 300
STEP = 10.0
SNAPSHOTS = 30
SHORT = 100
"""Seconds of sightings before memory is measured."""


def main() -> int:
    """Measure what the command line says."""
    what, *words = sys.argv[1:]
    if what == "days":
        captures(words)
        return 0
    measures: dict[str, Callable[[int], dict[str, float | list[float]]]] = {
        "time": time,
        "snapshot": snapshot,
        "memory": memory,
    }
    print(json.dumps(measures[what](int(words[0]))))
    return 0


def time(devices: int) -> dict[str, float | list[float]]:
    """Return microseconds a sighting: the engine, with a snapshot every 10 s, and a dictionary."""
    batches = answers(sightings(devices, SETTLED + MEASURED))
    settled = next(place for place, batch in enumerate(batches) if batch.now >= BEGIN + SETTLED)
    engine = Engine()
    seen: dict[int, float] = {}
    for batch in batches[:settled]:
        engine.ingest(DEFAULT_NODE, batch)
        remember(seen, batch)
    del batches[:settled]
    count = sum(len(batch.sightings) for batch in batches)
    gc.collect()
    began = process_time()
    for batch in batches:
        remember(seen, batch)
    between = process_time()
    for batch in batches:
        engine.ingest(DEFAULT_NODE, batch)
    ended = process_time()
    return {"engine": (ended - between) / count * 1e6, "dictionary": (between - began) / count * 1e6}


def snapshot(devices: int) -> dict[str, float | list[float]]:
    """Return milliseconds a snapshot, several: with the default profile and with one that asks for every feature."""
    batches = answers(sightings(devices, SETTLED))
    found: dict[str, float | list[float]] = {}
    for name, profile in (("default", DEFAULT_PROFILE), ("widest", widest_profile())):
        engine = Engine(profile=profile)
        for batch in batches:
            engine.ingest(DEFAULT_NODE, batch)
        now = engine.snapshot.time
        taken: list[float] = []
        while len(taken) < SNAPSHOTS:
            now += STEP
            began = process_time()
            due = engine.advance(now)
            if due:
                taken.append((process_time() - began) / len(due) * 1e3)
        found[name] = taken
    return found


def memory(devices: int) -> dict[str, float | list[float]]:
    """Return bytes a live device: the engine and a dictionary, each with addresses that do not change."""
    batches = answers(sightings(devices, SHORT, changing=False))
    tracemalloc.start()
    before = allocated()
    engine = Engine()
    for batch in batches:
        engine.ingest(DEFAULT_NODE, batch)
    held = allocated() - before
    before = allocated()
    seen: dict[int, float] = {}
    for batch in batches:
        remember(seen, batch)
    return {"engine": held / devices, "dictionary": (allocated() - before) / devices}


def allocated() -> int:
    """Return the bytes in use."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def captures(words: list[str]) -> None:
    """Pull captures and keep no more than when each pseudonym was last heard."""
    seen: dict[int, float] = {}
    keys = EpochKeys(bytes.fromhex(DEFAULT_KEY))
    files = {DEFAULT_NODE: [Path(word) for word in words]}
    asyncio.run(run_nodes(files, lambda _: keys, lambda _, batch: remember(seen, batch), lambda _: None))


def remember(seen: dict[int, float], batch: Batch) -> None:
    """Note when each pseudonym was last heard."""
    for sighting in batch.sightings:
        seen[sighting.pseudonym] = sighting.time


if __name__ == "__main__":
    sys.exit(run(main))
