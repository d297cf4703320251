"""What the estimate is made from: how many different things were heard, by kind, signal gate and window.

A feature's name says all of it: `wifi.stays@-70/600` is the number of Wi-Fi devices near for a minute or more that
were heard at -70 dBm or stronger within the last 600 s.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .crowd import CROWD_GATES, CROWD_WINDOWS
from .model import Radio
from .recency import BUCKET, GATES, KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .crowd import Crowd
    from .recency import Recency
    from .tracking import Counters

KINDS: Final = ("addresses", "fixed", "models", "devices", "stays", "types", "crowd", "activity", "scans")
"""`activity`: in how many buckets of 10 s addresses were heard, summed over addresses; `scans`: random ones alone."""

GROWTH: Final = {
    "addresses": 0.95,
    "fixed": 0.5,
    "models": 0.4,
    "devices": 0.5,
    "stays": 0.7,
    "types": 0.4,
    "crowd": 0.6,
}
"""The power of the time counted over by which a count of different things grows, as phones were found to be heard."""

RADIOS: Final = {"wifi": Radio.WIFI, "bluetooth": Radio.BLUETOOTH}
_NAME: Final = re.compile(r"([a-z]+)\.([a-z]+)@(-\d{1,3})/(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature, taken apart. `gate`: index into GATES. `window`: buckets."""

    radio: Radio
    kind: str
    gate: int
    window: int


def parse_feature(name: str) -> Feature:
    """Read a feature's name; ValueError where there is no such feature."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(f"{name!r} is no feature")
    radio, kind, gate, seconds = match[1], match[2], int(match[3]), int(match[4])
    if radio not in RADIOS or kind not in KINDS or gate not in GATES:
        raise ValueError(f"{name!r} is no feature that this engine has")
    window, rest = divmod(seconds, int(BUCKET))
    if rest or not 0 < window <= KEPT:
        raise ValueError(f"{name!r}: the window is not a multiple of {BUCKET:.0f} s up to {KEPT * BUCKET:.0f} s")
    if kind == "crowd" and not (gate in CROWD_GATES and seconds in CROWD_WINDOWS):
        raise ValueError(f"{name!r}: a crowd is counted at {CROWD_GATES} dBm over {CROWD_WINDOWS} s")
    return Feature(RADIOS[radio], kind, GATES.index(gate), window)


class FeatureReader:
    """Reads a fixed list of features from the counts."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        rows: dict[tuple[Radio, str, int], list[tuple[int, int]]] = {}
        for place, name in enumerate(self.names):
            feature = parse_feature(name)
            rows.setdefault((feature.radio, feature.kind, feature.gate), []).append((place, feature.window))
        self._rows = [
            (radio, kind, gate, tuple(place for place, _ in wanted), tuple(window for _, window in wanted))
            for (radio, kind, gate), wanted in rows.items()
        ]

    def read(self, epochs: Sequence[tuple[Counters, Counters]]) -> list[int]:
        """Return the features in the order of `names`."""
        values = [0] * len(self.names)
        if not epochs:
            return values
        for radio, kind, gate, places, windows in self._rows:
            counts = [_counts(counters[radio], kind, gate, windows) for counters in epochs]
            if len(counts) == 1:
                for place, value in zip(places, counts[0], strict=True):
                    values[place] = value
                continue
            for number, (place, window) in enumerate(zip(places, windows, strict=True)):
                spans = [counters[radio].span(window) for counters in epochs]
                values[place] = _together(kind, [row[number] for row in counts], spans)
        return values


def _counts(counters: Counters, kind: str, gate: int, windows: tuple[int, ...]) -> list[int]:
    if kind == "activity":
        return counters.addresses.activity(gate, windows)
    if kind == "scans":
        fixed = counters.fixed.activity(gate, windows)
        return [all_ - one for all_, one in zip(counters.addresses.activity(gate, windows), fixed, strict=True)]
    row: Recency | Crowd = getattr(counters, kind)
    return row.within(gate, windows)


def _together(kind: str, counts: Sequence[int], spans: Sequence[tuple[int, int]]) -> int:
    """Return what would have been counted over a window if it had been one epoch.

    A thing of two epochs cannot be recognised. Counts of different things grow with time by a known power, so that the
    count of a part says what that of the whole would be; the parts weigh by their length. It is no less than the
    largest count of a part and no more than their sum, which is also what a rate adds up to.
    """
    most = sum(counts)
    growth = GROWTH.get(kind)
    if growth is None or max(counts) == most:
        return most
    parts = [(count, last - first + 1) for count, (first, last) in zip(counts, spans, strict=True) if last >= first]
    whole = max(last for _, last in spans) - min(first for first, last in spans if last >= first) + 1
    grown = sum(length * count * math.pow(whole / length, growth) for count, length in parts)
    mean = round(grown / sum(length for _, length in parts))
    return max(*counts, min(most, mean))
