"""Captures of a small made-up shop, and the scripts that read them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scripts.bootstrap.paths import ROOT
from tests.captures import BASE, probe_request, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = 86_400.0
TRUTH_FORMAT = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class Done:
    """How a script ended."""

    status: int
    out: str
    errors: list[str]


def started(name: str, *words: object) -> subprocess.Popen[str]:
    """Start a script as its launcher does."""
    return subprocess.Popen(
        [sys.executable, "-m", f"scripts.tools.{name}", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def call(name: str, *words: object) -> Done:
    """Run a script to its end."""
    process = started(name, *words)
    out, errors = process.communicate()
    return Done(process.returncode, out, errors.splitlines())


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file."""
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


def visit(phones: int, begin: float, end: float, signal: int = -30) -> list[tuple[float, bytes]]:
    """Return the frames of phones, each of its own model and 11 dBm weaker than that before, that scan every 20 s."""
    return [
        (
            begin + 20 * step + phone / 10,
            probe_request(phone + 1, step % 4096, signal=signal - 11 * phone, model=phone),
        )
        for step in range(int((end - begin) // 20))
        for phone in range(phones)
    ]


def a_day(folder: Path, number: int, people: int) -> Path:
    """Write a day's capture and truth: half an hour nobody, half an hour so many people, then nobody."""
    start = number * DAY
    street = visit(1, start, start + 5400, signal=-89)
    inside = visit(people, start + 1800, start + 3600)
    date = datetime.fromtimestamp(BASE + start, UTC)
    capture = write(folder / f"{date:%Y-%m-%d}.pcap", sorted([*street, *inside]))
    changes = [(0, 0), (1800, people), (3600, 0), (5400, 0)]
    lines = [f"{(date + timedelta(seconds=at)).strftime(TRUTH_FORMAT)};{count}" for at, count in changes]
    (folder / f"{date:%Y-%m-%d}.truth.csv").write_text("\n".join(["datetime;occupancy", *lines, ""]))
    return capture


def days(folder: Path, crowds: Sequence[int]) -> list[Path]:
    """Write one day for each number of people."""
    return [a_day(folder, number, people) for number, people in enumerate(crowds)]
