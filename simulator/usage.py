"""When somebody has the screen of a phone on."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MEAN_ON_S = 40.0


class Usage:
    """Alternating spans of use and rest, exponentially distributed, drawn for a whole stay."""

    __slots__ = ("_begins_on", "_toggles")

    def __init__(self, rng: Random, share: float, begin: float, end: float) -> None:
        self._begins_on = rng.random() < share
        self._toggles: list[float] = []
        if not 0 < share < 1:
            return
        means = {True: MEAN_ON_S, False: MEAN_ON_S * (1 - share) / share}
        now, state = begin, self._begins_on
        while now < end:
            now += rng.expovariate(1 / means[state])
            self._toggles.append(now)
            state = not state

    def at(self, time: float) -> tuple[bool, float]:
        """Return whether the screen is on at a moment, and until when that stays so."""
        index = bisect_right(self._toggles, time)
        until = self._toggles[index] if index < len(self._toggles) else inf
        return self._begins_on != bool(index % 2), until
