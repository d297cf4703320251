"""What is heard through the walls while nobody is in the shop, learned then and taken off what is heard.

Plain numbers by feature: they outlive epochs and restarts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from .features import parse_feature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .profile import JSON

RISE: Final = 7200.0
"""Seconds, half-life: how slowly something new becomes background; a night is some of these."""

FALL: Final = 3600.0
"""Seconds, half-life: how fast what was there is background no more. The faster of the two, so that what is heard only
now and then counts for little."""

FORGOTTEN: Final = 3 * 86_400.0
"""Seconds, half-life, at which a background is forgotten while nothing can be learned."""

LONGEST: Final = 60.0
"""Seconds that one moment may stand for at most, whatever time has passed since the last one."""

MOST: Final = 100_000.0
LEAST: Final = 0.01
"""A background smaller than this is forgotten for good."""


class Background:
    """The background of every feature that was read while the shop was asleep."""

    def __init__(self) -> None:
        self.values: dict[str, float] = {}
        self._time: float | None = None

    def learn(self, time: float, names: Sequence[str], values: Sequence[float]) -> None:
        """Be drawn to what is heard at a moment at which nobody is inside."""
        elapsed = min(LONGEST, self._elapsed(time))
        rise, fall = 1.0 - 0.5 ** (elapsed / RISE), 1.0 - 0.5 ** (elapsed / FALL)
        for name, value in zip(names, values, strict=True):
            was = self.values.get(name, 0.0)
            self.values[name] = was + (value - was) * (rise if value > was else fall)

    def forget(self, time: float) -> None:
        """Forget a little, as nothing can be learned at this moment."""
        elapsed = self._elapsed(time)
        if self.values:
            left = 0.5 ** (elapsed / FORGOTTEN)
            self.values = {name: now for name, value in self.values.items() if (now := value * left) >= LEAST}

    def beyond(self, names: Sequence[str], values: Sequence[float]) -> list[float]:
        """Return what is heard beyond the background."""
        background = self.values
        if not background:
            return list(values)
        return [max(0.0, value - background.get(name, 0.0)) for name, value in zip(names, values, strict=True)]

    def carry(self) -> dict[str, JSON]:
        """Return the background as plain numbers."""
        return {name: round(value, 3) for name, value in self.values.items()}

    def resume(self, carried: Mapping[str, JSON]) -> None:
        """Begin with what `carry` gave; ValueError where it is something else."""
        values: dict[str, float] = {}
        for name, value in carried.items():
            parse_feature(name)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ValueError("the background carried over is damaged; the count begins anew")  # noqa: TRY004 - it cannot be used
            if not math.isfinite(value) or not 0 <= value <= MOST:
                raise ValueError("the background carried over is out of bounds; the count begins anew")
            values[name] = float(value)
        self.values = values

    def _elapsed(self, time: float) -> float:
        """Return the seconds since the last moment, none where time went back or nothing is known of it."""
        was, self._time = self._time, time
        return 0.0 if was is None else max(0.0, time - was)
