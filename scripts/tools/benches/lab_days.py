"""Days of a laboratory in which people were counted: each is estimated by a profile that has not seen it.

For every date a profile is learned from the other days of position 1 as scripts/learn does, and the date's captures, at
either position, are counted with it as scripts/replay does. In the same run: the default profile, what the plain
methods count, and the learned profile after ten counts of the day itself.
"""

from __future__ import annotations

from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import DEFAULT_PROFILE, Profile
from custom_components.footfall.engine.features import FeatureReader
from scripts.bootstrap.errors import ScriptError
from scripts.tools.captures import DEFAULT_NODE, read_addresses
from scripts.tools.features_cache import EVERY, features_of
from scripts.tools.host_node import ensure_host_node
from scripts.tools.learn import from_spots, from_truth
from scripts.tools.truth import SUFFIX, read_truths

from . import plain_methods
from .data import lab_days, own_equipment
from .occupancy_score import SOMEBODY, WIDTH, Steps, Window, windows_of
from .plain_methods import TRACKED, TRACKER_FEATURE, Counters, Heard
from .replays import LocalClock, replay
from .workers import progress, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from custom_components.footfall.engine import Batch
    from scripts.tools.features_cache import Features
    from scripts.tools.truth import Truth

    from .replays import Shop

ZONE: Final = ZoneInfo("Europe/Prague")
FIRST: Final = "position_1"
EPOCHS: Final = (None, 300)
SEEDS: Final = 20
SPOTS: Final = 10
LEARNED: Final = "learned"
DEFAULT: Final = "default"

MASKED: Final = (
    ("2023-02-22 12:25", "2023-02-22 18:19"),
    ("2023-03-28 11:40", "2023-03-28 12:56"),
    ("2023-04-03 13:57", "2023-04-04 00:26"),
    ("2024-02-08 18:38", "2024-02-09 07:41"),
)
"""Local times at which what was written down is known to be wrong: nothing was captured, or no change was entered."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One day at one position. `others`: the captures of position 1 on other dates."""

    position: str
    date: str
    file: Path
    others: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What came out of one capture: its windows by the learned and the default profile, and by what was heard.

    `spots`: for each seed, the windows that hold none of its counts, after these counts and without them.
    """

    ours: Mapping[str, list[Window]]
    heard: Heard
    spots: list[tuple[list[Window], list[Window]]]
    trouble: list[str]


type Days = dict[Capture, Counted]


def run() -> dict[int | None, Days]:
    """Count all days in every way, by length of epoch; AbsentError where there are none."""
    with lab_days() as folder:
        ensure_host_node()
        captures = captures_of(folder)
        own = read_addresses(own_equipment())
        shared_out("days measured", measured, [(one.file, own) for one in captures])
        dates = {one.date: one for one in captures}
        taught = shared_out("profiles learned", taught_without, [(one, own) for one in dates.values()])
        profiles = dict(zip(dates, taught, strict=True))
        found: dict[int | None, Days] = {}
        for epoch in EPOCHS:
            what = "days counted" if epoch is None else f"days counted with epochs of {epoch} s"
            calls = [(one, own, profiles[one.date], epoch) for one in captures]
            found[epoch] = dict(zip(captures, shared_out(what, counted, calls), strict=True))
        for line in dict.fromkeys(line for days in found.values() for one in days.values() for line in one.trouble):
            progress(line)
        return found


def captures_of(folder: Path) -> list[Capture]:
    """Return every capture that has its truth beside it, by position and date."""
    found = [
        (position.name, truth.name.removesuffix(SUFFIX), file)
        for position in sorted(folder.glob("position_*"))
        for truth in sorted(position.glob(f"*{SUFFIX}"))
        if (file := truth.with_name(truth.name.removesuffix(SUFFIX) + ".pcap")).exists()
    ]
    first = [(date, file) for position, date, file in found if position == FIRST]
    if len(first) <= 1:
        raise ScriptError(f"{folder / FIRST}: there have to be at least two days with DATE.pcap and DATE{SUFFIX}")
    return [
        Capture(position, date, file, tuple(other for day, other in first if day != date))
        for position, date, file in found
    ]


def measured(file: Path, own: Sequence[bytes]) -> None:
    """Bring the features of a capture into the cache."""
    features_of({DEFAULT_NODE: [file]}, own)


def taught_without(capture: Capture, own: Sequence[bytes]) -> str:
    """Learn a profile from the other days, as JSON."""
    others = list(capture.others)
    truths = [truth for truth in read_truths(others[0].parent) if truth.name != capture.date]
    # How learning goes on is not of interest twenty times over; what fails is raised.
    with redirect_stderr(StringIO()):
        return from_truth(features_of({DEFAULT_NODE: others}, own), truths, ZONE).to_json()


def counted(capture: Capture, own: Sequence[bytes], learned: str, epoch: int | None) -> Counted:
    """Count a capture in every way."""
    (truth,) = [truth for truth in read_truths(capture.file.parent) if truth.name == capture.date]
    (features,) = features_of({DEFAULT_NODE: [capture.file]}, own)
    base = Profile.from_json(learned)
    drawn = [spots_of(truth, features, Random(f"{capture.date} {seed}")) for seed in range(SEEDS)]  # noqa: S311
    profiles = {LEARNED: base, DEFAULT: DEFAULT_PROFILE}
    profiles |= {str(seed): from_spots(base, [features], spots, ZONE) for seed, spots in enumerate(drawn) if spots}

    clock = LocalClock(ZONE)
    counters = Counters()
    tracked: tuple[list[float], list[float]] = ([], [])

    def hears(_: str, batch: Batch, names: Mapping[int, frozenset[int]]) -> None:
        for sighting in batch.sightings:
            equipment = sighting.pseudonym in names.get(sighting.epoch, ())
            counters.hear(sighting, clock(sighting.time), own=equipment)

    def prepare(shops: Mapping[str, Shop]) -> None:
        def told(time: float, values: list[int]) -> None:
            tracked[0].append(clock(time))
            tracked[1].append(values[0])

        shops[DEFAULT].engine.watch(FeatureReader((TRACKER_FEATURE,)), EVERY, told)

    shops, trouble = replay(
        {DEFAULT_NODE: [capture.file]}, profiles, ignored=own, epoch=epoch, hears=hears, prepare=prepare
    )
    people = Steps([seconds(time) for time in truth.times], truth.people)
    ways = {name: sound(windows_of(capture.date, people, shop.estimates(clock))) for name, shop in shops.items()}
    counts = counters.counts(window.start for window in ways[LEARNED])
    counts[TRACKED] = plain_methods.tracked(ways[LEARNED], plain_methods.smoothed(*tracked))
    return Counted(
        {name: ways[name] for name in (LEARNED, DEFAULT)},
        Heard(ways[LEARNED], counts),
        [without_spots(ways.get(str(seed), ways[LEARNED]), ways[LEARNED], spots) for seed, spots in enumerate(drawn)],
        trouble,
    )


def spots_of(truth: Truth, features: Features, rng: Random) -> list[tuple[datetime, float]]:
    """Draw counts by hand, uniformly over the time at which somebody was there and captured; none if nobody was."""
    begin, end = (LocalClock(ZONE)(time) for time in (features.times[0], features.times[-1]))
    spans = []
    for (start, stop), people in zip(pairwise(map(seconds, truth.times)), truth.people, strict=False):
        low, high = max(start, begin), min(stop, end)
        if people >= SOMEBODY and low < high:
            spans.append((low, high, people))
    if not spans:
        return []
    weights = [high - low for low, high, _ in spans]
    drawn = []
    for low, high, people in rng.choices(spans, weights, k=SPOTS):
        drawn.append((moment(min(high - 1, int(low + rng.random() * (high - low)))), people))
    return sorted(drawn)


def without_spots(
    after: Sequence[Window], before: Sequence[Window], spots: Sequence[tuple[datetime, float]]
) -> tuple[list[Window], list[Window]]:
    """Leave out the windows that hold a spot, which is known and needs no estimate."""
    known = {seconds(when) // WIDTH * WIDTH for when, _ in spots}
    return [one for one in after if one.start not in known], [one for one in before if one.start not in known]


def sound(windows: Sequence[Window]) -> list[Window]:
    """Leave out windows whose truth is known to be wrong."""
    wrong = [tuple(seconds(datetime.fromisoformat(time)) for time in span) for span in MASKED]
    return [one for one in windows if not any(one.start < end and one.start + WIDTH > begin for begin, end in wrong)]


def seconds(local: datetime) -> float:
    """Return a local time in seconds, as if its clock stood in UTC."""
    return local.replace(tzinfo=UTC).timestamp()


def moment(local: float) -> datetime:
    """Return the local time of such seconds."""
    return datetime(1970, 1, 1) + timedelta(seconds=local)  # noqa: DTZ001 - local times have no zone here
