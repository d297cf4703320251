"""How well a profile does on days that it was not learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .boosting import quantile
from .counted import SOMEBODY, Judged, band_of
from .occupancy import Occupancy
from .profile import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .counted import Day
    from .profile import JSON, Profile

LOW: Final = 0.1
HIGH: Final = 0.9
ENOUGH: Final = 30
"""Moments of a size of crowd from which its own interval is told."""


def judge(profile: Profile, names: Sequence[str], days: Iterable[Day]) -> list[Judged]:
    """Estimate days whose values are in the order of `names`, through the filter of the shop, and compare."""
    places = [names.index(name) for name in profile.reader.names]
    judged = []
    for day in days:
        occupancy = Occupancy()
        for moment in day.moments:
            values = [moment.values[place] for place in places]
            estimate = occupancy.update(moment.time, profile, values)
            if moment.people is not None:
                judged.append(Judged(day.name, moment.people, estimate.number, estimate.occupied))
    return judged


def intervals_of(judged: Sequence[Judged]) -> tuple[Interval, ...]:
    """Return the 80 % interval by size of estimate, from the errors where somebody was there and was noticed."""
    bands: dict[int, list[Judged]] = {}
    for one in judged:
        if one.occupied and one.people >= SOMEBODY:
            bands.setdefault(band_of(one.estimate), []).append(one)
    steps = []
    for _, band in sorted(bands.items()):
        if len(band) < ENOUGH:
            continue
        errors = [one.people - one.estimate for one in band]
        middle = sum(one.estimate for one in band) / len(band)
        low, high = min(0.0, quantile(errors, LOW)), max(0.0, quantile(errors, HIGH))
        steps.append(Interval(round(middle, 2), round(low, 2), round(high, 2)))
    return tuple(steps)


def performance_of(judged: Sequence[Judged], folds: int) -> dict[str, JSON]:
    """Return the figures that a profile carries: errors in people, presence as a share of moments."""
    if not judged:
        return {}
    occupied = [one for one in judged if one.people >= SOMEBODY]
    empty = [one for one in judged if one.people < SOMEBODY]
    right = sum(one.occupied == (one.people >= SOMEBODY) for one in judged)
    figures: dict[str, JSON] = {
        "how": f"every day estimated from the others, in {folds} parts",
        "presence_accuracy": round(right / len(judged), 4),
    }
    if occupied:
        figures["error_occupied"] = _mean_error(occupied)
        figures["bias_occupied"] = round(sum(one.estimate - one.people for one in occupied) / len(occupied), 3)
    if empty:
        figures["error_empty"] = _mean_error(empty)
    return figures


def _mean_error(judged: Sequence[Judged]) -> float:
    return round(sum(abs(one.estimate - one.people) for one in judged) / len(judged), 3)
