"""How many instructions the node's core needs for a frame, from its bytes to the row of the table, and how much memory.

The core is compiled for this machine as ESPHome compiles it for a board (-Os, no exceptions, no type information) and
run under Valgrind's Callgrind, which counts the same at each run. A board's instructions are others and more; the
relation between frames holds.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.machine import compiler
from scripts.bootstrap.paths import ESPHOME, ESPHOME_ENV, ROOT
from scripts.bootstrap.run import run as run_program
from scripts.tools.checks.programs import platform_free
from scripts.tools.checks.tree import Tree

from .frames import script
from .measure import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
COMPONENT = ESPHOME / "components" / "footfall"
FLAGS = ("-std=c++20", "-Os", "-fno-exceptions", "-fno-rtti", f"-I{COMPONENT}")
ROWS = 512
QUEUE_PLACE = 528
"""Bytes of a SniffedFrame (footfall_esp32.h), which compiles for boards only."""

ROW_GOAL = 48
AVERAGE = "known device, average of a burst"
GOALS = {AVERAGE: 900, "new device": 1200, "gated": 60}


def run() -> list[Measure]:
    """Measure everything; ScriptError in one line for what is missing or fails."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise ScriptError("bench: valgrind is not on this machine; on Debian: apt-get install valgrind")
    with tempfile.TemporaryDirectory() as folder:
        return [*instructions(valgrind, Path(folder)), *memory(Path(folder))]


def instructions(valgrind: str, folder: Path) -> list[Measure]:
    """Count the instructions of each measured frame."""
    frames = script()
    program = folder / "node"
    build(program, HERE / "node.cpp", *core_sources(), flags=(f"-DFOOTFALL_TABLE_ROWS={ROWS}",))
    lines = folder / "frames"
    lines.write_text("\n".join(frames.lines) + "\n")
    counted = folder / "counted"
    words: list[str | Path] = [
        *(valgrind, "-q", "--tool=callgrind", f"--callgrind-out-file={counted}", "--combine-dumps=yes"),
        *("--toggle-collect=measured_*", "--dump-after=measured_wifi", "--dump-after=measured_bluetooth"),
    ]
    run_program([*words, program, lines], "bench: counting instructions")
    totals = [int(total) for total in re.findall(r"^totals: (\d+)", counted.read_text(), re.MULTILINE)]
    # The last part holds what came after the last frame.
    if len(totals) != len(frames.measured) + 1:
        raise ScriptError(f"bench: {len(frames.measured)} frames were measured and {len(totals) - 1} counted")
    return _measures(frames.measured, totals)


def _measures(measured: Sequence[tuple[str, int]], totals: Sequence[int]) -> list[Measure]:
    kinds: dict[str, list[float]] = {}
    bursts: dict[tuple[str, int], list[float]] = {}
    for (what, burst), total in zip(measured, totals, strict=False):
        kinds.setdefault(what, []).append(total)
        radio, kind, *_ = what.split(", ")
        if kind == "known device":
            bursts.setdefault((radio, burst), []).append(total)
    found = []
    for radio in dict.fromkeys(name.split(", ")[0] for name in kinds):
        averages = (sum(counts) / len(counts) for (of, _), counts in bursts.items() if of == radio)
        kinds[f"{radio}, {AVERAGE}"] = list(averages)
        mine = [name for name in kinds if name.startswith(radio)]
        found += [Measure(name, "instructions", tuple(kinds[name]), GOALS.get(name.split(", ", 1)[1])) for name in mine]
    return found


def memory(folder: Path) -> list[Measure]:
    """Ask the compiler how large the core is with each chip's default sizes."""
    choices = json.loads(
        run_program([ESPHOME_ENV / "bin" / "python", HERE / "chip_sizes.py"], "bench: default sizes", cwd=ROOT)
    )
    found = [Measure("row of the table", "bytes", (sizes_of(folder, ROWS, ROWS)["row"],), ROW_GOAL)]
    known: dict[tuple[int, int], int] = {}
    for choice in choices:
        rows, ring, queue = choice["table_rows"], choice["ring_size"], choice["queue_size"]
        if (rows, ring) not in known:
            known[rows, ring] = sizes_of(folder, rows, ring)["core"]
        name = f"{choice['chip']}, {' and '.join(choice['radios'])}: {rows} rows, ring {ring}, queue {queue}"
        found.append(Measure(name, "bytes", (known[rows, ring] + queue * QUEUE_PLACE,)))
    return found


def sizes_of(folder: Path, rows: int, ring: int) -> dict[str, Any]:
    """Return the bytes of the core and of its parts at these sizes."""
    program = folder / f"sizes-{rows}-{ring}"
    build(program, HERE / "sizes.cpp", flags=(f"-DFOOTFALL_TABLE_ROWS={rows}", f"-DFOOTFALL_RING_SIZE={ring}"))
    found: dict[str, Any] = json.loads(run_program([program], "bench: sizes"))
    return found


def core_sources() -> list[Path]:
    """Return the core's sources: what needs no ESPHome, without what reads captures."""
    files = (str(path.relative_to(ROOT)) for path in COMPONENT.iterdir())
    sources = platform_free(Tree(ROOT, tuple(sorted(name for name in files if name.endswith((".cpp", ".h"))))))
    return [ROOT / path for path in sources if path.endswith(".cpp") and "/capture_" not in path]


def build(program: Path, *sources: Path, flags: Sequence[str] = ()) -> None:
    """Compile and link a program."""
    words: list[str | Path] = [*compiler(), *FLAGS, *flags, *sources, "-o", program]
    run_program(words, f"bench: building {program.name}", cwd=ROOT)
