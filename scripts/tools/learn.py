"""Learns a site profile from captures of times at which the number of people was known.

Truth is a folder of files DATE.truth.csv with the columns datetime;occupancy in local time, a row a change. Spots are
single counts in one file of the same form; they correct the number, on top of full truth or, without it, that of the
default profile. A damaged capture is reported with the offset of the damage, and what was read before it is used. Exit
status: 0 done, 1 failed, with one line on standard error, 2 bad usage.
"""

# ruff: noqa: E402 - the engine is imported without Home Assistant, which has to be arranged before

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from . import bare_engine

bare_engine.install()

from custom_components.footfall.engine import DEFAULT_PROFILE, Profile, ProfileError
from custom_components.footfall.engine.calibration import Spot, correct
from custom_components.footfall.engine.counted import Day, Moment
from custom_components.footfall.engine.learning import all_features, learn
from custom_components.footfall.engine.occupancy import measure
from scripts.bootstrap.errors import ScriptError

from .arguments import add_common, by_node, keep_inputs
from .captures import check_readable, complain, read_addresses, run
from .features_cache import EVERY, Features, features_of
from .truth import read_counts, read_truths
from .whole_file import WholeFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from .truth import Truth

FRESH = timedelta(minutes=5)
"""A spot is compared with the features of at most this long before it."""


def main() -> int:
    """Learn as the command line says."""
    reader = parser()
    options = reader.parse_args()
    if options.truth is None and options.spots is None:
        reader.error("give --truth DIR, --spots FILE, or both")
    keep_inputs(reader, options, [options.out])
    captures = by_node(options.captures)
    check_readable(file for files in captures.values() for file in files)
    truths = read_truths(options.truth) if options.truth else []
    spots = read_counts(options.spots) if options.spots else []
    addresses = read_addresses(options.ignore) if options.ignore else []
    with WholeFile(options.out) as out:
        features = features_of(captures, addresses, options.timezone)
        profile = from_truth(features, truths, options.timezone) if truths else DEFAULT_PROFILE
        if spots:
            profile = from_spots(profile, features, spots, options.timezone)
        out.write(profile.to_json())
    for name, figure in profile.performance.items():
        complain(f"{name}: {figure}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    reader = argparse.ArgumentParser(
        prog="scripts/learn", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_common(reader)
    reader.add_argument("--truth", metavar="DIR", type=Path, help="folder of DATE.truth.csv files")
    reader.add_argument("--spots", metavar="FILE", type=Path, help="single counts, datetime;occupancy")
    reader.add_argument("--out", metavar="FILE", type=Path, required=True, help="where the profile is written")
    return reader


def from_truth(features: Sequence[Features], truths: Sequence[Truth], zone: ZoneInfo) -> Profile:
    """Learn from moments that a truth file covers."""
    days = [day for one in features for truth in truths if (day := _day(one, truth, zone)) is not None]
    if not days:
        raise ScriptError("no capture lies within the times of the truth; is --timezone that of the truth's times?")
    complain(f"learning from {len(days)} days")
    try:
        return learn(days, complain)
    except ProfileError as error:
        raise ScriptError(str(error)) from None


def _day(features: Features, truth: Truth, zone: ZoneInfo) -> Day | None:
    moments = []
    for time, values in zip(features.times, features.values, strict=True):
        start = datetime.fromtimestamp(time, zone).replace(tzinfo=None)
        people = truth.between(start, start + timedelta(seconds=EVERY))
        if people is not None:
            moments.append(Moment(time, values, people))
    return Day(truth.name, tuple(moments)) if moments else None


def from_spots(
    profile: Profile, features: Sequence[Features], spots: Sequence[tuple[datetime, float]], zone: ZoneInfo
) -> Profile:
    """Fit the profile's number to single counts that lie within the captures."""
    names = all_features()
    places = [names.index(name) for name in profile.reader.names]
    known = []
    for when, counted in spots:
        time = when.replace(tzinfo=zone).timestamp()
        values = _at(features, time)
        if values is not None:
            presence, number = measure(profile, [values[place] for place in places])
            known.append(Spot(time, counted, number, presence))
    if not known:
        raise ScriptError("no single count lies within the captures; is --timezone that of the counts' times?")
    if len(known) < len(spots):
        complain(f"{len(spots) - len(known)} of {len(spots)} single counts lie outside of the captures")
    if silent := sum(not spot.tells for spot in known):
        complain(f"{silent} single counts say nothing of the number: nobody was counted, or nobody heard")
    return correct(profile, known)


def _at(features: Sequence[Features], time: float) -> tuple[int, ...] | None:
    for one in features:
        place = bisect_right(one.times, time) - 1
        if place >= 0 and time - one.times[place] <= FRESH.total_seconds():
            return one.values[place]
    return None


if __name__ == "__main__":
    sys.exit(run(main))
