"""From features to people inside: presence first, then the number, each filtered over event time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .calibration import missing
from .overlap import people_of_both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .profile import JSON, Interval, Profile

SURE: Final = 0.8
"""Probability from which somebody is taken to be inside: to show a person in an empty shop costs more trust."""

UNSURE: Final = 0.95
"""Probability under which the interval reaches down to nobody."""

CARRIED: Final = 600.0
"""Seconds over which what was known before a restart gives way to what is heard after it."""

LEAST_CARRIED: Final = 0.5
"""People: less than this is not carried on."""

MOST: Final = 100_000.0
"""People that a carried number may claim."""

LOG_ODDS_LIMIT: Final = 30.0

STEADY: Final = 600.0
"""Seconds: the half-life of the number while what is measured strays no further from it than chance makes it."""

CHANCE: Final = 0.4
"""By how many square roots of the number it strays then. More is a change, and followed at the profile's half-life."""

SLEEP: Final = 2.0
"""How many times as far a fall strays: phones fall silent while their owners stay."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """People inside, with the 80 % interval. `presence`: probability that somebody is."""

    number: float
    low: float
    high: float
    presence: float

    @property
    def occupied(self) -> bool:
        """Whether somebody is thought to be inside."""
        return self.number > 0


NOBODY: Final = Estimate(0.0, 0.0, 0.0, 0.0)


class Occupancy:
    """The filter over time: the only thing that outlives an epoch and a restart."""

    def __init__(self) -> None:
        self.estimate = NOBODY
        self._time: float | None = None
        self._presence = 0.0
        self._measured = 0.0
        self._number = 0.0
        self._carried: tuple[float, float] | None = None
        self._held: tuple[float, float] | None = None

    def update(
        self, time: float, profile: Profile, values: Sequence[float], anew: Sequence[float] | None = None
    ) -> Estimate:
        """Take in the features of a moment and return the estimate.

        A number jumps when the first person comes and is drawn to what is measured from then on. Presence comes at once
        and goes when the filtered probability has fallen. `anew`, while the number is held: the features of what was
        heard since then alone.
        """
        presence, number = measure(profile, values)
        if anew is not None and self._held is not None:
            number = min(number, max(self._held[1], measure(profile, anew)[1]))
        began = self._time is None
        elapsed = 0.0 if self._time is None else max(0.0, time - self._time)
        self._time = time
        jumps = began or not self.estimate.occupied
        self._presence += (presence - self._presence) * (1.0 if began else _share(elapsed, profile.presence_half_life))
        if jumps:
            self._measured = self._number = number
        else:
            self._follow(number, elapsed, profile.number_half_life)
        likely = max(presence, self._presence)
        shown = max(1.0, self._number + missing(profile.corrections, time)) if likely >= SURE else 0.0
        low, high = bounds(profile.intervals, shown)
        if likely < UNSURE:
            low = 0.0
        carried = self.carried(time)
        if carried > shown:
            shown, high = carried, max(high, bounds(profile.intervals, carried)[1])
        self.estimate = Estimate(shown, min(low, shown), max(high, shown), likely)
        return self.estimate

    def _follow(self, number: float, elapsed: float, half_life: float) -> None:
        """Draw the number to what is measured: fast after a change, slowly while it may be chance."""
        self._measured += (number - self._measured) * _share(elapsed, half_life)
        off = self._measured - self._number
        chance = CHANCE * math.sqrt(self._number) * (1.0 if off > 0 else SLEEP)
        change = min(1.0, (off / chance) ** 2)
        self._number += off * _share(elapsed, half_life + (max(STEADY, half_life) - half_life) * (1.0 - change))

    def hold(self, until: float) -> None:
        """Hold the number wherever what is measured allows: everybody is heard under another name from now on.

        Until then, whoever was heard before and is heard again is counted twice by some features. Those who are there
        are no fewer than are heard anew, and no more than both.
        """
        self._held = until, self._number if self.estimate.occupied else 0.0

    def holds(self, time: float) -> bool:
        """Tell whether the number is held at a moment."""
        if self._held is not None and time >= self._held[0]:
            self._held = None
        return self._held is not None

    def rescale(self, factor: float) -> None:
        """Have what was measured so far count as many times as much: how it is measured has changed."""
        self._measured *= factor
        self._number *= factor
        if self._held is not None:
            self._held = self._held[0], self._held[1] * factor

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: a number and its moment, nothing of a device."""
        return {"time": self._time, "number": self.estimate.number}

    def resume(self, carried: Mapping[str, JSON]) -> None:
        """Begin with what `carry` gave; ValueError where it is something else."""
        time, number = carried.get("time"), carried.get("number")
        if time is None and number == 0:
            return
        if not isinstance(time, int | float) or not isinstance(number, int | float):
            raise ValueError("what was carried over the restart is damaged; the count begins anew")  # noqa: TRY004 - it cannot be used
        if not math.isfinite(time) or not 0 <= number <= MOST:
            raise ValueError("what was carried over the restart is out of bounds; the count begins anew")
        self._carried = (float(time), float(number))

    def carried(self, time: float) -> float:
        """Return how many of the people of before the restart are still taken to be there."""
        if self._carried is None:
            return 0.0
        since, number = self._carried
        left = number * (1.0 - abs(time - since) / CARRIED)
        if left >= LEAST_CARRIED:
            return left
        self._carried = None
        return 0.0


def measure(profile: Profile, values: Sequence[float]) -> tuple[float, float]:
    """Return the probability that somebody is inside and how many people are, given that somebody is.

    For presence, the radio that says more is taken.
    """
    names = profile.reader.names
    odds = max(stage.at(names, values) for stage in profile.presence.values())
    odds = max(-LOG_ODDS_LIMIT, min(LOG_ODDS_LIMIT, odds))
    number = together(profile, {radio: profile.people(radio, values) for radio in profile.number})
    return 1.0 / (1.0 + math.exp(-odds)), max(1.0, number)


def together(profile: Profile, numbers: Mapping[str, float]) -> float:
    """Return the number of people of what each radio says by itself, by its name.

    A learned profile had each radio tell all the people who were counted, whichever they carry: there the larger holds,
    as a radio that is silent tells too few. The built-in one has each tell those whom it hears.
    """
    if "error_occupied" in profile.performance:
        return max(numbers.values(), default=0.0)
    return people_of_both(numbers.get("wifi", 0.0), numbers.get("bluetooth", 0.0))


def bounds(intervals: Sequence[Interval], number: float) -> tuple[float, float]:
    """Return the interval around an estimate, between the profile's steps in proportion; none around nobody."""
    if number <= 0:
        return 0.0, 0.0
    before = intervals[0]
    for after in intervals:
        if after.estimate >= number:
            span = after.estimate - before.estimate
            share = (number - before.estimate) / span if span > 0 and number > before.estimate else 0.0
            low = before.low + share * (after.low - before.low)
            high = before.high + share * (after.high - before.high)
            break
        before = after
    else:
        low, high = before.low * number / before.estimate, before.high * number / before.estimate
    return max(0.0, number + low), number + high


def _share(elapsed: float, half_life: float) -> float:
    """Return how far a filter of this half-life is drawn to a new value after this time."""
    return 1.0 - 0.5 ** (elapsed / half_life) if half_life > 0 else 1.0
