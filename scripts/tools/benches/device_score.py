"""How well frames were told apart by device: the error of the number of devices, and the V-measure.

The V-measure is the harmonic mean of homogeneity (a device found holds frames of one phone) and completeness (a phone's
frames lie in one device found); Rosenberg and Hirschberg, 2007.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

MISSED: Final = "missed"
"""The device of frames whose address was never told: one for all, and not counted."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one capture: devices there and found, the relative error of their number, and the V-measure."""

    there: int
    found: int
    error: float
    v_measure: float


def score(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Compare the true device of each frame with the one it was given to."""
    there, told = len(set(truth)), len(set(found) - {MISSED})
    return Score(there, told, abs(told - there) / there, v_measure(truth, found))


def v_measure(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return the V-measure of two labellings of the same frames, 0 to 1."""
    pairs = Counter(zip(truth, found, strict=True))
    classes, clusters = Counter(truth), Counter(found)
    total = len(truth)

    def entropy(counts: Mapping[Hashable, int]) -> float:
        return -sum(count / total * math.log(count / total) for count in counts.values())

    within_clusters = -sum(count / total * math.log(count / clusters[found]) for (_, found), count in pairs.items())
    within_classes = -sum(count / total * math.log(count / classes[true]) for (true, _), count in pairs.items())
    homogeneity = 1.0 - within_clusters / entropy(classes) if len(classes) > 1 else 1.0
    completeness = 1.0 - within_classes / entropy(clusters) if len(clusters) > 1 else 1.0
    both = homogeneity + completeness
    return 2.0 * homogeneity * completeness / both if both else 0.0


def nearest(told: Sequence[tuple[float, str]], time: float) -> str:
    """Return the device that an address was told to be of at the moment nearest to this one.

    `told`: moments and devices in ascending order; of two equally near the earlier.
    """
    if not told:
        return MISSED
    place = bisect_right(told, (time,))
    near = told[max(0, place - 1) : place + 1]
    return min(near, key=lambda one: abs(one[0] - time))[1]
