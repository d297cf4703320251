"""Whether figures grow with what they are told beside, and how fast."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import linear_regression, median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE: Final = 0.05
"""How likely chance alone may make as clear a trend, for it to be called one."""


def growth(sizes: Sequence[float], costs: Sequence[float]) -> tuple[float, float]:
    """Return by how much costs grow with each more, and what they are at none: the line of least squares."""
    line = linear_regression(sizes, costs)
    return line.slope, line.intercept


@dataclass(frozen=True)
class Trend:
    """What values do from one to the next. `slope`: by how much they grow each time; `sure`: not by chance."""

    slope: float
    sure: bool


def trend(values: Sequence[float]) -> Trend:
    """Return the median of the slopes between any two values (Theil-Sen), and whether they rise or fall at all.

    Whether they do is Mann and Kendall's test, two-sided. A value that is far off moves neither. At least two values.
    """
    pairs = list(combinations(range(len(values)), 2))
    slope = median((values[b] - values[a]) / (b - a) for a, b in pairs)
    order = sum((values[b] > values[a]) - (values[b] < values[a]) for a, b in pairs)
    return Trend(slope, _chance(len(values), abs(order)) < SURE)


def _chance(count: int, order: int) -> float:
    """Return how likely so many more pairs of `count` values rise than fall, or fall than rise, by chance."""
    pairs = comb(count, 2)
    ways = [1]
    for size in range(2, count + 1):
        # The value that comes as the last of `size` falls behind 0 to size - 1 of those before it.
        ways = [sum(ways[max(0, falls - size + 1) : falls + 1]) for falls in range(len(ways) + size - 1)]
    as_clear = sum(way for falls, way in enumerate(ways) if abs(pairs - 2 * falls) >= order)
    return as_clear / sum(ways)
