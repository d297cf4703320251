"""Holds visits that were followed against the number inside, where that number was learned from people counted here.

By Little's law the people inside, summed over time, are the visits times their mean length. So the number inside says
how many people each track stands for. How far it is believed depends on how well either is known. The built-in
profile's number says nothing more: it rests on the same people to a device, with those who work there and walk by.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from .numbers import numbers_of

if TYPE_CHECKING:
    from .profile import JSON, Profile

UNSURE: Final = 0.15
"""Standard deviation of the logarithm of people to a track: how many carry a phone that is heard differs from shop to
shop; it is known to about a seventh."""

OF_A_DAY: Final = 0.85
"""Standard deviation of a day's person-hours to the mean error of moments, relative: errors of one day go one way, but
not all (laboratory days, docs/counting.md: .11 to .16, times 1.25 from mean error to standard deviation)."""

BEGINNING: Final = 2.0 * 3600.0
"""Person-seconds with which the two are taken to agree at first."""

FORGOTTEN: Final = 0.5
"""How much of what earlier days said still counts a day later."""

LARGEST: Final = 3.0


class Reconciling:
    """Person-seconds inside by all that is heard, and by the tracks that were followed."""

    def __init__(self) -> None:
        self._heard = 0.0
        self._followed = 0.0
        self._occupied = 0.0
        self._error: float | None = None

    def use(self, profile: Profile) -> None:
        """Take note of how well the profile in use did on days that it had not seen."""
        error = profile.performance.get("error_occupied")
        self._error = float(error) if isinstance(error, int | float) else None

    def trust(self, other: Reconciling) -> None:
        """Take the profile in use from another one."""
        self._error = other._error

    def inside(self, heard: float, followed: float, elapsed: float) -> None:
        """Take in the people who were inside for so many seconds, by both."""
        self._heard += heard * elapsed
        self._followed += followed / self.factor * elapsed
        if heard > 0:
            self._occupied += elapsed

    @property
    def factor(self) -> float:
        """How many times as many people as usual a track stands for here."""
        if self._error is None or not self._occupied or not self._heard:
            return 1.0
        ratio = (self._heard + BEGINNING) / (self._followed + BEGINNING)
        ratio = max(1.0 / LARGEST, min(LARGEST, ratio))
        unsure = OF_A_DAY * self._error * self._occupied / self._heard
        return math.pow(ratio, UNSURE**2 / (UNSURE**2 + unsure**2))

    @property
    def unsure(self) -> float:
        """Standard deviation of the logarithm of the people to a track, with what is known of this shop."""
        if self._error is None or not self._occupied or not self._heard:
            return UNSURE
        unsure = OF_A_DAY * self._error * self._occupied / self._heard
        return UNSURE * unsure / math.hypot(UNSURE, unsure)

    def next_day(self) -> None:
        """Let what is known weigh less, as a new day begins."""
        self._heard *= FORGOTTEN
        self._followed *= FORGOTTEN
        self._occupied *= FORGOTTEN

    def carry(self) -> list[JSON]:
        """Return all of it as plain numbers."""
        return [self._heard, self._followed, self._occupied]

    def resume(self, carried: JSON) -> None:
        """Begin with what `carry` gave; ValueError where it is something else."""
        self._heard, self._followed, self._occupied = numbers_of(carried, 3)
