"""What the engine costs, beside a plain dictionary of the times at which pseudonyms were last heard.

Each measurement is a process of its own, repeated; nothing of one warms up the next. Times of sightings and snapshots
are processor time, which other programs disturb least; that of the laboratory's days is by the clock on the wall.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from scripts.bootstrap.paths import ROOT
from scripts.bootstrap.run import run as run_program
from scripts.tools.host_node import ensure_host_node

from .data import AbsentError, lab_days, own_equipment
from .measure import Measure
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

DEVICES = (100, 1_000, 10_000)
MEMORY_DEVICES = (1_000, 10_000)
"""With fewer, what the engine takes by itself is larger than they are."""
RUNS = 5
DAYS_RUNS = 3
SNAPSHOT_DEVICES = 1_000

SIGHTING_GOAL = 15.0
GROWTH_GOAL = 1.25
MEMORY_GOAL = 1024.0
SNAPSHOT_GOAL = 2.0
DAYS_GOAL = 60.0


def run() -> list[Measure]:
    """Measure everything; the laboratory's days only where they are."""
    return [*sighting_times(), *memory(), *snapshots(), *days()]


def sighting_times() -> list[Measure]:
    """Measure what a sighting costs at each number of devices; runs at different numbers take turns."""
    runs: dict[int, list[dict[str, float]]] = {devices: [] for devices in DEVICES}
    for number in range(RUNS):
        for devices in DEVICES:
            runs[devices].append(probe("time", devices))
        progress(f"sightings timed: {number + 1} of {RUNS}")
    found = []
    for devices, times in runs.items():
        live = f"{devices:,} live devices"
        ours, theirs = (tuple(one[name] for one in times) for name in ("engine", "dictionary"))
        found += [
            Measure(f"sighting, {live}", "µs", ours, SIGHTING_GOAL, 2),
            Measure(f"the dictionary, {live}", "µs", theirs, digits=3),
            Measure(f"sighting, {live}", "times the dictionary", ratios(ours, theirs), digits=1),
        ]
    few, many = ([one["engine"] for one in runs[devices]] for devices in (DEVICES[0], DEVICES[-1]))
    what = f"sighting, {DEVICES[-1]:,} live devices against {DEVICES[0]:,}"
    return [*found, Measure(what, "times", ratios(many, few), GROWTH_GOAL, 2)]


def memory() -> list[Measure]:
    """Measure what a live device takes; that is the same at each run."""
    found = []
    for devices in MEMORY_DEVICES:
        held: dict[str, float] = probe("memory", devices)
        what = f"memory of each of {devices:,} live devices"
        found += [
            Measure(what, "bytes", (held["engine"],), MEMORY_GOAL),
            Measure(what, "times the dictionary", (held["engine"] / held["dictionary"],), digits=1),
        ]
    return found


def snapshots() -> list[Measure]:
    """Measure what a snapshot costs."""
    runs: list[dict[str, list[float]]] = [probe("snapshot", SNAPSHOT_DEVICES) for _ in range(RUNS)]
    names = {"default": "default profile", "widest": "profile that asks for every feature"}
    return [
        Measure(
            f"snapshot, {SNAPSHOT_DEVICES:,} live devices, {said}",
            "ms",
            tuple(taken for one in runs for taken in one[name]),
            SNAPSHOT_GOAL,
            3,
        )
        for name, said in names.items()
    ]


def days() -> list[Measure]:
    """Measure the laboratory's days at position 1 through node and engine, as scripts/replay takes them."""
    try:
        with lab_days() as folder, tempfile.TemporaryDirectory() as out:
            ensure_host_node()
            captures = sorted((folder / "position_1").glob("*.pcap"))
            options: list[str | Path] = ["--ignore", own_equipment(), "--timezone", "Europe/Prague"]
            options += ["--out", Path(out) / "people.csv"]
            ours, theirs = [], []
            for number in range(DAYS_RUNS):
                ours.append(seconds("scripts.tools.replay", [*options, *captures]))
                theirs.append(seconds("scripts.tools.benches.engine_probe", ["days", *captures]))
                progress(f"days replayed: {number + 1} of {DAYS_RUNS}")
    except AbsentError as error:
        progress(f"lab-days is left out: {error}")
        return []
    what = f"{len(captures)} days of lab-days through node and engine"
    return [
        Measure(what, "s", tuple(ours), DAYS_GOAL, 1),
        Measure(f"{what.removesuffix('engine')}dictionary", "s", tuple(theirs), digits=1),
        Measure(what, "times the dictionary", ratios(ours, theirs), digits=1),
    ]


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    """Return how many times as much the first of each pair is as the second."""
    return tuple(one / other for one, other in zip(ours, theirs, strict=True))


def probe(what: str, devices: int) -> Any:
    """Make one measurement in a process of its own."""
    return json.loads(python("scripts.tools.benches.engine_probe", [what, str(devices)]))


def seconds(module: str, words: Sequence[str | Path]) -> float:
    """Return how long a module runs, by the clock on the wall."""
    began = monotonic()
    python(module, words)
    return monotonic() - began


def python(module: str, words: Sequence[str | Path]) -> str:
    """Run a module in a process of its own and return what it prints; ScriptError where it fails."""
    words = [sys.executable, "-m", module, *words]
    return run_program(words, f"bench: {module}", env={"PYTHONPATH": str(ROOT)}, cwd=ROOT)
