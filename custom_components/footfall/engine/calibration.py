"""Single counts by hand, or of a door counter: what they say of a site for good, and of the hour after them.

How many devices there are to a person differs from site to site, and that is a factor. From hour to hour it is people
whose phones sleep or are busy, which is a number: a count moves the estimate towards it from its moment on, and is
forgotten as time goes on.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .profile import MAX_CORRECTIONS, Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .profile import Profile

FACTOR_DOUBT: Final = 2.0
"""Single counts that stand for no factor at all, where the profile was learned on the site."""

BUILT_IN_DOUBT: Final = 0.5
"""The same for a profile that knows nothing of the site."""

SMALL: Final = 3.0
"""People: crowds smaller than this say little of a factor."""

LARGEST_FACTOR: Final = 3.0

REACH: Final = 1200.0
"""Seconds after which a count weighs a third (1/e) of what it did."""

DOUBT: Final = 0.5
"""Weight of no correction, where a count that was just made weighs 1."""

HEARD: Final = 0.5
"""Probability from which somebody was heard when people were counted."""

FORGOTTEN: Final = 6 * REACH
"""Seconds after which a count is forgotten."""


@dataclass(frozen=True, slots=True)
class Spot:
    """People counted at a moment of event time, and what the profile makes of what was heard then.

    `estimated`: how many there are, given that somebody is. `presence`: the probability that somebody is.
    """

    time: float
    counted: float
    estimated: float
    presence: float = 1.0

    @property
    def tells(self) -> bool:
        """Whether it says how many people there are to what is heard: not of nobody, nor where nobody was heard."""
        return self.counted >= 1 and self.presence >= HEARD


def correct(profile: Profile, spots: Iterable[Spot], reference: tuple[float, float] = (0.0, 0.0)) -> Profile:
    """Return the profile with its number fitted to the single counts that tell of it.

    The logarithm of the factor is the mean over the counts, drawn towards no factor as if by more of them. What the
    factor leaves unexplained of each count is kept with its moment. `reference`: the logarithm of a factor that is told
    otherwise, and how many counts that stands for.
    """
    counts = sorted((spot for spot in spots if spot.tells), key=lambda spot: spot.time)
    known, weight = reference
    if not counts and not weight:
        return profile
    ratios = [math.log((spot.counted + SMALL) / (spot.estimated + SMALL)) for spot in counts]
    doubt = FACTOR_DOUBT if profile.performance else BUILT_IN_DOUBT
    factor = math.exp((sum(ratios) + known * weight) / (len(ratios) + weight + doubt))
    factor = min(LARGEST_FACTOR, max(1 / LARGEST_FACTOR, factor))
    kept = {one.time: one.people for one in profile.corrections}
    kept |= {spot.time: round(spot.counted - spot.estimated * factor, 2) for spot in counts}
    return replace(
        profile,
        scale=round(profile.scale * factor, 4),
        corrections=tuple(Correction(time, people) for time, people in sorted(kept.items()))[-MAX_CORRECTIONS:],
        learned={**profile.learned, "spots": len(counts)},
    )


def missing(corrections: Sequence[Correction], time: float) -> float:
    """Return how many people the last counts say are missing from the number at this moment; negative if too many."""
    first = bisect_left(corrections, time - FORGOTTEN, key=_time)
    last = bisect_right(corrections, time, key=_time)
    if first == last:
        return 0.0
    near = [(math.exp((one.time - time) / REACH), one.people) for one in corrections[first:last]]
    return sum(weight * people for weight, people in near) / (sum(weight for weight, _ in near) + DOUBT)


def _time(correction: Correction) -> float:
    return correction.time
