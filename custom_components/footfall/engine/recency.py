"""How many different things were lately heard, at several signal gates and over several windows at once."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

BUCKET: Final = 10.0
"""Seconds of event time that are told apart."""

GATES: Final = (-128, -80, -75, -70, -65, -60, -55)
"""Signal gates in dBm, weakest first: a thing heard at -62 dBm counts under the first five."""

PASSED: Final = tuple(sum(rssi >= gate for gate in GATES) for rssi in range(-128, 128))
"""How many of the gates a signal passes, by dBm + 128."""

KEPT: Final = 90
"""Buckets kept: the longest window is 15 minutes."""

NEVER: Final = -(2**62)
"""The bucket of what was not heard yet."""

type Marks = list[int]
"""Of one thing: the bucket in which it was last heard, by gate."""


def bucket_of(time: float) -> int:
    """Return the number of the bucket that a moment of event time belongs to."""
    return int(time // BUCKET)


def new_marks() -> Marks:
    """Return the marks of a thing that was not heard yet."""
    return [NEVER] * len(GATES)


class Recency:
    """Counts things by the bucket they were last heard in.

    The number of different things heard within a window is then the sum of the newest buckets: one addition and one
    subtraction a sighting, whatever the number of things. `activity` counts a thing once a bucket that it is heard in.
    """

    __slots__ = ("_activity", "_counts", "_first", "bucket")

    def __init__(self, bucket: int) -> None:
        self.bucket = bucket
        self._first = bucket
        self._counts: list[list[int]] = [[0] for _ in GATES]
        self._activity: list[list[int]] = [[0] for _ in GATES]

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number; buckets in between stay empty. Going back changes nothing."""
        steps = bucket - self.bucket
        if steps <= 0:
            return
        zeros = [0] * min(steps, KEPT)
        for row in (*self._counts, *self._activity):
            row.extend(zeros)
            if len(row) > 2 * KEPT:
                del row[:-KEPT]
        self.bucket = bucket
        self._first = bucket - len(self._counts[0]) + 1

    def heard(self, marks: Marks, passed: int) -> None:
        """Note that the thing with these marks was heard now, through that many gates."""
        bucket = self.bucket
        first = self._first
        for gate in range(passed):
            last = marks[gate]
            if last != bucket:
                counts = self._counts[gate]
                if last >= first:
                    counts[last - first] -= 1
                counts[-1] += 1
                self._activity[gate][-1] += 1
                marks[gate] = bucket

    def join(self, kept: Marks, gone: Marks) -> None:
        """Make one thing of two: each gate keeps the later mark, and the earlier one is counted no more."""
        first = self._first
        for gate, mark in enumerate(gone):
            last = kept[gate]
            earlier = min(mark, last)
            if earlier >= first:
                self._counts[gate][earlier - first] -= 1
            kept[gate] = max(mark, last)

    def within(self, gate: int, windows: tuple[int, ...]) -> list[int]:
        """Return how many things passed the gate of this index within each window, given in buckets."""
        return _sums(self._counts[gate], windows)

    def activity(self, gate: int, windows: tuple[int, ...]) -> list[int]:
        """Return in how many buckets things passed the gate, summed over things, within each window."""
        return _sums(self._activity[gate], windows)


def _sums(row: list[int], windows: tuple[int, ...]) -> list[int]:
    """Return the sums over the newest entries, one for each window."""
    sums = list(accumulate(row[: -KEPT - 1 : -1]))
    last = len(sums) - 1
    return [sums[min(window - 1, last)] for window in windows]
