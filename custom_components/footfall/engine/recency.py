"""How many different things were lately heard, at several signal gates and over several windows at once."""

from __future__ import annotations

from functools import lru_cache
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

type Marks = tuple[int, ...]
"""Of one thing: the bucket in which it was last heard, by gate; never later at a stronger gate than at a weaker one."""

UNHEARD: Final[Marks] = (NEVER,) * len(GATES)
"""The marks of a thing that was not heard yet."""


def bucket_of(time: float) -> int:
    """Return the number of the bucket that a moment of event time belongs to."""
    return int(time // BUCKET)


class Recency:
    """Counts things by the bucket they were last heard in.

    The number of different things heard within a window is then the sum of the newest buckets: one addition and one
    subtraction a sighting, whatever the number of things. Things that were heard in one bucket only, as most are,
    share their marks.
    """

    __slots__ = ("_counts", "_first", "_fresh", "bucket")

    def __init__(self, bucket: int) -> None:
        self.bucket = bucket
        self._first = bucket
        self._counts: list[list[int]] = [[0] for _ in GATES]
        self._fresh = _fresh(bucket)

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number; buckets in between stay empty. Going back changes nothing."""
        steps = bucket - self.bucket
        if steps <= 0:
            return
        zeros = [0] * min(steps, KEPT)
        for row in self._counts:
            row.extend(zeros)
            if len(row) > 2 * KEPT:
                del row[:-KEPT]
        self.bucket = bucket
        self._first = bucket - len(self._counts[0]) + 1
        self._fresh = _fresh(bucket)

    def heard(self, marks: Marks, passed: int) -> Marks:
        """Note that the thing with these marks was heard now, through so many gates (1 to 7); return its new marks."""
        bucket = self.bucket
        if marks[passed - 1] == bucket:
            return marks
        first = self._first
        rows = self._counts
        for gate in range(passed):
            last = marks[gate]
            if last != bucket:
                counts = rows[gate]
                if last >= first:
                    counts[last - first] -= 1
                counts[-1] += 1
        fresh = self._fresh[passed]
        if passed == len(GATES) or marks[passed] < first:
            # What no window reaches any more is as good as never.
            return fresh
        return fresh[:passed] + marks[passed:]

    def join(self, one: Marks, other: Marks) -> Marks:
        """Make one thing of two: each gate keeps the later mark, and the earlier one is counted no more."""
        first = self._first
        for gate, earlier in enumerate(map(min, one, other, strict=True)):
            if earlier >= first:
                self._counts[gate][earlier - first] -= 1
        return tuple(map(max, one, other, strict=True))

    def forget(self, marks: Marks) -> Marks:
        """Count the thing with these marks no more; return its new marks."""
        return self.fall(marks, UNHEARD)

    def fall(self, marks: Marks, earlier: Marks) -> Marks:
        """Have a thing be heard last when `earlier` says, where that is before its marks; return its new marks."""
        first = self._first
        for counts, was, now in zip(self._counts, marks, earlier, strict=True):
            if now < was >= first:
                counts[was - first] -= 1
                if now >= first:
                    counts[now - first] += 1
        return tuple(map(min, marks, earlier, strict=True))

    def within(self, gate: int, windows: tuple[int, ...]) -> list[int]:
        """Return how many things passed the gate of this index within each window, given in buckets."""
        return _sums(self._counts[gate], windows)


class Activity(Recency):
    """Counts things by the bucket they were last heard in, and also in every bucket that they were heard in.

    The latter is what the newest bucket has when it ends: it loses nothing before, as long as no things are joined.
    """

    __slots__ = ("_ended",)

    def __init__(self, bucket: int) -> None:
        super().__init__(bucket)
        self._ended: list[list[int]] = [[] for _ in GATES]

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number; buckets in between stay empty. Going back changes nothing."""
        steps = bucket - self.bucket
        if steps > 0:
            zeros = [0] * (min(steps, KEPT) - 1)
            for row, counts in zip(self._ended, self._counts, strict=True):
                row.extend((counts[-1], *zeros))
                del row[:-KEPT]
        super().advance(bucket)

    def activity(self, gate: int, windows: tuple[int, ...]) -> list[int]:
        """Return in how many buckets things passed the gate, summed over things, within each window."""
        return _sums([*self._ended[gate], self._counts[gate][-1]], windows)


@lru_cache(maxsize=4)
def _fresh(bucket: int) -> tuple[Marks, ...]:
    """Return the marks of things that are heard first in a bucket, by how many gates they pass."""
    return tuple((bucket,) * passed + UNHEARD[passed:] for passed in range(len(GATES) + 1))


def _sums(row: list[int], windows: tuple[int, ...]) -> list[int]:
    """Return the sums over the newest entries, one for each window."""
    sums = list(accumulate(row[: -KEPT - 1 : -1]))
    last = len(sums) - 1
    return [sums[min(window - 1, last)] for window in windows]
