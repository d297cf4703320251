"""How long people stay, where some tracks are lost before their visit is over.

A track that was lost says only that its visit was at least as long. It is spread over the longer visits as these were
seen to last, which is the Kaplan-Meier estimate (redistribution to the right: Efron, Fourth Berkeley Symposium, 1967),
done as the tracks end. Plain counts by bin: they outlive epochs and restarts.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .figures import DWELL_EDGES, Dwell
from .numbers import numbers_of

if TYPE_CHECKING:
    from .profile import JSON

FORGOTTEN: Final = 0.5
"""How much of what is known of earlier days still counts a day later."""

LEAST: Final = 1.0
"""Visits: with fewer seen to last longer, it is not known how much longer."""

MIDDLES: Final = (*((begin + end) / 2 for begin, end in pairwise(DWELL_EDGES)), 18_000.0)
"""Seconds that stand for a bin."""


class Lengths:
    """The lengths of visits of this day and, fading, of those before it."""

    def __init__(self) -> None:
        self._counts = [0.0] * len(DWELL_EDGES)

    def ended(self, seconds: float, people: float) -> Dwell:
        """Take in visits of this length, and return them."""
        dwell = Dwell().with_stay(seconds, people)
        self._add(dwell)
        return dwell

    def lost(self, seconds: float, people: float) -> Dwell:
        """Take in visits of at least this length, and return them as long as they are likely to have been."""
        first = max(0, bisect_right(DWELL_EDGES, seconds) - 1)
        beyond = sum(self._counts[first:])
        if beyond < LEAST:
            return self.ended(seconds, people)
        counts = [0.0] * len(DWELL_EDGES)
        total = 0.0
        for place in range(first, len(DWELL_EDGES)):
            counts[place] = people * self._counts[place] / beyond
            total += counts[place] * max(seconds, MIDDLES[place])
        dwell = Dwell(tuple(counts), total)
        self._add(dwell)
        return dwell

    def next_day(self) -> None:
        """Let what is known weigh less, as a new day begins."""
        self._counts = [count * FORGOTTEN for count in self._counts]

    def carry(self) -> list[JSON]:
        """Return all of it as plain numbers."""
        return [round(count, 3) for count in self._counts]

    def resume(self, carried: JSON) -> None:
        """Begin with what `carry` gave; ValueError where it is something else."""
        self._counts = numbers_of(carried, len(DWELL_EDGES))

    def _add(self, dwell: Dwell) -> None:
        self._counts = [one + more for one, more in zip(self._counts, dwell.counts, strict=True)]


def shorter(dwell: Dwell, seconds: float) -> float:
    """Return how many stayed for less than this, in proportion within its bin; the last bin is open."""
    ends = (*DWELL_EDGES[1:], 2 * DWELL_EDGES[-1])
    spans = zip(DWELL_EDGES, ends, dwell.counts, strict=True)
    return sum(people * min(1.0, max(0.0, (seconds - begin) / (end - begin))) for begin, end, people in spans)
