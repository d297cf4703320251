"""Captures of single phones laid over each other: how well the engine tells the phones apart again.

The mixes are made by the program that lies beside the captures, since captures are read by the node alone. With epochs,
each epoch is scored by itself: nothing may be comparable across them.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import DEFAULT_PROFILE
from custom_components.footfall.engine.siphash import pseudonyms
from scripts.bootstrap.errors import ScriptError
from scripts.tools.captures import DEFAULT_KEY, DEFAULT_NODE
from scripts.tools.host_node import ensure_host_node
from scripts.tools.pull import EpochKeys

from .data import phones
from .device_score import Score, nearest, score
from .replays import replay
from .tables import Goal, Row, Table
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .replays import Shop

SEEDS: Final = range(1, 21)
BASE: Final = 1_700_000_000
"""UTC seconds that the mixes' times count from."""
EPOCHS: Final = (None, 300)
CLONES: Final = 0.6


@dataclass(frozen=True, slots=True)
class Kind:
    """So many phones in a mix; `clones`: how likely the next one is of a model that is there already."""

    name: str
    phones: int
    clones: float
    error: Goal | None = None
    v_measure: Goal | None = None


KINDS: Final = (
    Kind("20 phones, clones", 20, CLONES, Goal(most=0.25), Goal(least=0.65)),
    Kind("10 phones, clones", 10, CLONES),
    Kind("6 phones, one of each model", 6, 0.0),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of a mix: UTC seconds, its sender's address and the phone that it is really of."""

    time: float
    address: bytes
    phone: str


@dataclass(frozen=True, slots=True)
class Scored:
    """What the engine makes of a mix, and what it is to take every address for a device."""

    engine: Score
    addresses: Score


def run() -> list[Table]:
    """Score all mixes; AbsentError where the captures or the program that mixes them are not there."""
    pool, mixer = phones()
    ensure_host_node()
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        for kind in KINDS:
            for seed in SEEDS:
                mix(mixer, pool, kind, seed, folder)
        calls = [(mixed(folder, kind, seed), epoch) for epoch in EPOCHS for kind in KINDS for seed in SEEDS]
        found = dict(zip(calls, shared_out("mixes of phones", scored, calls), strict=True))
    for line in dict.fromkeys(line for _, trouble in found.values() for line in trouble):
        progress(line)
    return [
        table(epoch, {kind: [found[mixed(folder, kind, seed), epoch][0] for seed in SEEDS] for kind in KINDS})
        for epoch in EPOCHS
    ]


def mix(mixer: Path, pool: Path, kind: Kind, seed: int, folder: Path) -> None:
    """Make a mix of one kind; ScriptError with the program's last words where it fails."""
    done = subprocess.run(
        [
            *(sys.executable, mixer, "--pool", pool, "--k", str(kind.phones), "--seed", str(seed)),
            *("--clones", str(kind.clones), "--out", mixed(folder, kind, seed).with_suffix("")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise ScriptError(f"{mixer}: cannot mix {pool}: {last}")


def mixed(folder: Path, kind: Kind, seed: int) -> Path:
    """Return the capture of a mix; its truth lies beside it."""
    return folder / f"{kind.phones}-{kind.clones:g}-{seed}.pcap"


def scored(capture: Path, epoch: int | None) -> tuple[Scored, list[str]]:
    """Let the engine tell a mix's phones apart, and hold its devices against the truth."""
    frames = frames_of(capture.with_suffix(".csv"))
    told: dict[int, list[tuple[float, str]]] = {}

    def prepare(shops: Mapping[str, Shop]) -> None:
        def trace(time: float, pseudonym: int, label: str) -> None:
            told.setdefault(pseudonym, []).append((time, label))

        shops[DEFAULT_NODE].engine.trace = trace

    _, trouble = replay({DEFAULT_NODE: [capture]}, {DEFAULT_NODE: DEFAULT_PROFILE}, epoch=epoch, prepare=prepare)
    keys = EpochKeys(bytes.fromhex(DEFAULT_KEY), epoch, frames[0].time)
    for labels in told.values():
        labels.sort()
    parts: dict[int, list[Frame]] = {}
    for frame in frames:
        parts.setdefault(keys.number_at(frame.time), []).append(frame)
    scores = [part(frames, keys.key_of(number), told) for number, frames in parts.items()]
    return Scored(mean([one.engine for one in scores]), mean([one.addresses for one in scores])), trouble


def part(frames: Sequence[Frame], key: bytes, told: Mapping[int, Sequence[tuple[float, str]]]) -> Scored:
    """Score the frames of one epoch."""
    names = {address: pseudonyms(key, address) for address in {frame.address for frame in frames}}
    labels = {address: next((told[name] for name in sorted(own) if name in told), []) for address, own in names.items()}
    truth = [frame.phone for frame in frames]
    found = [nearest(labels[frame.address], frame.time) for frame in frames]
    return Scored(score(truth, found), score(truth, [frame.address for frame in frames]))


def mean(scores: Sequence[Score]) -> Score:
    """Return the mean of scores, numbers of devices to the nearest one."""
    return Score(
        round(fmean(one.there for one in scores)),
        round(fmean(one.found for one in scores)),
        fmean(one.error for one in scores),
        fmean(one.v_measure for one in scores),
    )


def frames_of(truth: Path) -> list[Frame]:
    """Read the truth of a mix, in order of time."""
    with truth.open(newline="") as stream:
        return [
            Frame(BASE + float(row["t"]), bytes.fromhex(row["mac"].replace(":", "")), row["device"])
            for row in csv.DictReader(stream)
        ]


def table(epoch: int | None, scores: Mapping[Kind, Sequence[Scored]]) -> Table:
    """Return the table of all kinds of mixes."""
    rows = []
    for kind, many in scores.items():
        ours, plain = mean([one.engine for one in many]), mean([one.addresses for one in many])
        goals = (kind.error, kind.v_measure) if epoch is None else (None, None)
        rows += [
            Row(f"{kind.name}: devices, of {ours.there}", (float(ours.found), float(plain.found)), digits=0),
            Row(f"{kind.name}: relative error of their number", (ours.error, plain.error), goals[0]),
            Row(f"{kind.name}: V-measure", (ours.v_measure, plain.v_measure), goals[1]),
        ]
    said = "" if epoch is None else f", epochs of {epoch} s, each by itself"
    return Table(
        f"phone-captures: mixes of 15 min, {len(SEEDS)} of each kind{said}", ("devices", "addresses"), tuple(rows)
    )
