"""A sum of curves, one for each feature: the form of both stages of the estimate, readable and quick."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

type Points = tuple[tuple[float, float], ...]
"""Places and values of a curve, places ascending."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines from point to point, level before the first and after the last."""

    places: tuple[float, ...]
    values: tuple[float, ...]

    @classmethod
    def through(cls, points: Points) -> Curve:
        """Return the curve through these points."""
        return cls(tuple(place for place, _ in points), tuple(value for _, value in points))

    def at(self, place: float) -> float:
        """Return the value at a place."""
        places = self.places
        after = bisect_right(places, place)
        if after == 0:
            return self.values[0]
        if after == len(places):
            return self.values[-1]
        before = after - 1
        share = (place - places[before]) / (places[after] - places[before])
        return self.values[before] + share * (self.values[after] - self.values[before])


@dataclass(frozen=True, slots=True)
class Additive:
    """`base` plus the curve of every feature at the feature's value."""

    base: float
    curves: Mapping[str, Curve]

    def at(self, names: Sequence[str], values: Sequence[float]) -> float:
        """Return the sum for the features of these names; features without a curve add nothing."""
        total = self.base
        curves = self.curves
        for name, value in zip(names, values, strict=True):
            curve = curves.get(name)
            if curve is not None:
                total += curve.at(value)
        return total
