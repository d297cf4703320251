"""What a bench measures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measure:
    """Equal things measured: their values in a unit, and the goal that their median should not exceed."""

    name: str
    unit: str
    values: tuple[float, ...]
    goal: float | None = None
    digits: int = 0
    """Behind the point, where people read it."""

    @property
    def median(self) -> float:
        """The value in the middle."""
        return median(self.values)

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        return None if self.goal is None else self.median <= self.goal
