"""Runs captures through the host node and the engine, as fast as they go, and writes what was counted.

A capture is FILE, heard by one node, or NODE=FILE, heard by the node of that name; a node's files are taken in time
order. A damaged capture is reported with the offset of the damage, and what was read before it is used. Exit status:
0 done, 1 failed, with one line on standard error, 2 bad usage.
"""

# ruff: noqa: E402 - the engine is imported without Home Assistant, which has to be arranged before

from __future__ import annotations

import argparse
import asyncio
import csv
import sys
import time
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import bare_engine

bare_engine.install()

from custom_components.footfall.engine import DEFAULT_PROFILE, Engine, EngineSettings, Profile, ProfileError
from scripts.bootstrap.errors import ScriptError

from .arguments import add_common, by_node, epoch_argument, keep_inputs, key_argument
from .captures import DEFAULT_KEY, Ignored, check_readable, complain, read_addresses, read_text, run, run_nodes
from .pull import EpochKeys
from .whole_file import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from custom_components.footfall.engine import Batch

TIME_FORMAT = "%Y-%m-%d %H:%M:%S"
ESTIMATE_COLUMNS = ("timestamp", "estimate", "low", "high")
DEVICE_COLUMNS = ("time", "pseudonym", "device")
REPORT_SECONDS = 5.0
HOUR = 3600.0


def main() -> int:
    """Replay as the command line says."""
    reader = parser()
    options = reader.parse_args()
    keep_inputs(reader, options, [options.out, options.devices])
    captures = by_node(options.captures)
    check_readable(file for files in captures.values() for file in files)
    profile = read_profile(options.profile) if options.profile else DEFAULT_PROFILE
    addresses = read_addresses(options.ignore) if options.ignore else []
    with ExitStack() as stack:
        replay = Replay(
            profile,
            options.timezone,
            estimates=stack.enter_context(table(options.out, ESTIMATE_COLUMNS)) if options.out else None,
            devices=stack.enter_context(table(options.devices, DEVICE_COLUMNS)) if options.devices else None,
        )

        def keys_at(origin: float) -> EpochKeys:
            keys = EpochKeys(options.key, options.epoch, origin)
            replay.ignored = Ignored(addresses, keys)
            return keys

        trouble = asyncio.run(run_nodes(captures, keys_at, replay.take, replay.engine.add_node))
        if trouble and not replay.sightings:
            raise ScriptError(trouble[0])
    for line in trouble:
        complain(line)
    replay.report()
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    reader = argparse.ArgumentParser(
        prog="scripts/replay", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_common(reader)
    reader.add_argument("--profile", metavar="FILE", type=Path, help="site profile, as scripts/learn writes it")
    reader.add_argument(
        "--epoch", metavar="SECONDS", type=epoch_argument, help="change the key this often (default: never)"
    )
    reader.add_argument(
        "--key", metavar="HEX", type=key_argument, default=key_argument(DEFAULT_KEY), help="key of the first epoch"
    )
    reader.add_argument(
        "--out", metavar="FILE.csv", type=Path, help=f"write {','.join(ESTIMATE_COLUMNS)} (80 %% interval)"
    )
    reader.add_argument(
        "--devices", metavar="FILE.csv", type=Path, help=f"write {','.join(DEVICE_COLUMNS)}, a row a sighting"
    )
    return reader


def read_profile(path: Path) -> Profile:
    """Read a profile file; ScriptError with the reason where it cannot be used."""
    try:
        return Profile.from_json(read_text(path))
    except ProfileError as error:
        raise ScriptError(f"{path}: {error}") from None


@contextmanager
def table(path: Path, columns: Sequence[str]) -> Iterator[Any]:
    """Give the writer of a CSV file that appears under its name when it is complete."""
    with WholeFile(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        yield writer


class Replay:
    """The engine with what goes in and out of it written down."""

    def __init__(self, profile: Profile, zone: ZoneInfo, *, estimates: Any, devices: Any) -> None:
        self.engine = Engine(EngineSettings(zone=zone), profile)
        self.ignored = Ignored([], EpochKeys(b""))
        self.sightings = 0
        self._zone = zone
        self._estimates = estimates
        self._began = self._told = time.monotonic()
        self._heard_seconds = 0.0
        self._last: float | None = None
        if devices is not None:
            self.engine.trace = lambda when, pseudonym, label: devices.writerow(
                (f"{when:.6f}", f"{pseudonym:016x}", label)
            )

    def take(self, node: str, batch: Batch) -> None:
        """Count what a node said and write what became due."""
        ignored = self.ignored.of(batch)
        if ignored is not None:
            self.engine.update(ignored=ignored)
        self.sightings += len(batch.sightings)
        for snapshot in self.engine.ingest(node, batch):
            if self._last is not None and 0 < snapshot.time - self._last < HOUR:
                self._heard_seconds += snapshot.time - self._last
            self._last = snapshot.time
            if self._estimates is not None:
                local = datetime.fromtimestamp(snapshot.time, self._zone).strftime(TIME_FORMAT)
                self._estimates.writerow(
                    (local, f"{snapshot.estimate:.3f}", f"{snapshot.low:.3f}", f"{snapshot.high:.3f}")
                )
        if time.monotonic() - self._told > REPORT_SECONDS:
            self._told = time.monotonic()
            complain(f"replayed {self._heard_seconds / HOUR:.1f} h of captures")

    def report(self) -> None:
        """Say on standard error what was read."""
        late = self.engine.snapshot.late
        took = time.monotonic() - self._began
        complain(
            f"{self.sightings} sightings in {self._heard_seconds / HOUR:.1f} h of captures"
            f"{f', {late} of them too late' if late else ''}; {took:.1f} s"
        )


if __name__ == "__main__":
    sys.exit(run(main))
