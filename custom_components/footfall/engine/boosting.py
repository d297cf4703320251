"""Fits a sum of rising curves to what was observed: boosting, one feature after the other, kept monotone.

More devices never mean fewer people, so every curve is made to rise (pool-adjacent-violators, Barlow et al. 1972). That
is what keeps a fit to a few days from following their accidents. Additive boosting by feature: Lou, Caruana, Gehrke,
"Intelligible models for classification and regression", KDD 2012.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .curves import Additive, Curve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .curves import Points

LEAST_RISE = 0.0005
"""A curve that rises by less than this over all of its places is left out."""


@dataclass(frozen=True, slots=True)
class Boosting:
    """How a fit is made. `slack`: weight of no change in every bin, which keeps rare counts from being believed."""

    rounds: int
    rate: float
    bins: int
    slack: float


@dataclass(slots=True)
class _Column:
    """One feature: every row's bin, the bins' weights and middles, and the values of the curve so far."""

    name: str
    bins: bytes
    weights: list[float]
    middles: list[float]
    values: list[float]


def fit(
    names: Sequence[str],
    rows: Sequence[Sequence[int]],
    weights: Sequence[float],
    base: float,
    how: Boosting,
    pull: Callable[[int, float], float],
) -> Additive:
    """Fit a sum of rising curves and return it.

    `pull(row, value)`: how far the row wants its present value moved (the residual, for a squared loss). `base`: where
    all rows begin. Weights are relative.
    """
    scale = len(weights) / sum(weights)
    weights = [weight * scale for weight in weights]
    columns = [_column(name, [row[place] for row in rows], weights, how.bins) for place, name in enumerate(names)]
    present = [base] * len(rows)
    for _ in range(how.rounds):
        for column in columns:
            steps = _improve(column, present, weights, how, pull)
            present = [value + steps[place] for value, place in zip(present, column.bins, strict=True)]
    curves = {
        column.name: Curve.through(_corners(column.middles, [round(value, 4) for value in column.values]))
        for column in columns
        if column.values[-1] - column.values[0] >= LEAST_RISE
    }
    flat = sum(column.values[0] for column in columns if column.name not in curves)
    return Additive(round(base + flat, 4), curves)


def _improve(
    column: _Column,
    present: list[float],
    weights: Sequence[float],
    how: Boosting,
    pull: Callable[[int, float], float],
) -> list[float]:
    """Move one curve a step towards what the rows want; return how far each of its bins moved."""
    wanted = [0.0] * len(column.weights)
    for row, (value, place, weight) in enumerate(zip(present, column.bins, weights, strict=True)):
        wanted[place] += weight * pull(row, value)
    moved = [
        value + how.rate * want / (weight + how.slack)
        for value, want, weight in zip(column.values, wanted, column.weights, strict=True)
    ]
    risen = rising(moved, column.weights)
    steps = [after - before for after, before in zip(risen, column.values, strict=True)]
    column.values = risen
    return steps


def rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the rising values nearest to the given ones (weighted squares; pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for given, heft in zip(values, weights, strict=True):
        value, weight, count = given, heft, 1
        while pools and pools[-1][0] > value:
            other, other_weight, other_count = pools.pop()
            total = weight + other_weight
            value = (value * weight + other * other_weight) / total
            weight, count = total, count + other_count
        pools.append((value, weight, count))
    return [value for value, _, count in pools for _ in range(count)]


def _corners(places: Sequence[float], values: Sequence[float]) -> Points:
    """Return the points of a curve without those that lie on a level between their neighbours."""
    last = len(values) - 1
    return tuple(
        (place, value)
        for number, (place, value) in enumerate(zip(places, values, strict=True))
        if number in {0, last} or not values[number - 1] == value == values[number + 1]
    )


def _column(name: str, values: list[int], weights: Sequence[float], bins: int) -> _Column:
    """Sort a feature's values into bins that hold about as many rows each."""
    ordered = sorted(values)
    edges = sorted({ordered[len(ordered) * part // bins] for part in range(1, bins)} - {ordered[0]})
    places = bytes(bisect_right(edges, value) for value in values)
    sums = [0.0] * (len(edges) + 1)
    moments = [0.0] * (len(edges) + 1)
    for place, value, weight in zip(places, values, weights, strict=True):
        sums[place] += weight
        moments[place] += weight * value
    middles = [round(moment / total, 2) for moment, total in zip(moments, sums, strict=True)]
    return _Column(name, places, sums, middles, [0.0] * len(sums))


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values lies below, in proportion between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
