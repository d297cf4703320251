"""How far an estimate of the people inside is from what was counted: by windows of 5 minutes, held against each other.

An estimate holds from its moment to that of the next one, as it would be read live, but not for longer than a quarter
of an hour: what is silent for longer says nobody. A window lies wholly inside of what was counted; people and estimate
are averaged over it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WIDTH: Final = 300
LONGEST_HOLD: Final = 900
SOMEBODY: Final = 0.5
ONE: Final = 1.0
SOME: Final = 3.0
BANDS: Final = (0.5, 3.0, 8.0, 13.0, 18.0, math.inf)
LEAST_IN_BAND: Final = 20
"""Windows of a band that its bias is told from."""
LEAST_PERSON_HOURS: Final = 1.0
SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Steps:
    """Values over time: `values[i]` holds from `times[i]`, in seconds and ascending, to the next time."""

    times: Sequence[float]
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Estimates:
    """What was estimated over time, each in the order of `times`, in seconds and ascending."""

    times: Sequence[float]
    numbers: Sequence[float]
    lows: Sequence[float]
    highs: Sequence[float]


@dataclass(frozen=True, slots=True)
class Window:
    """The means of one window that begins at `start`. `day`: what it is part of. `filled`: share with an estimate."""

    day: str
    start: float
    people: float
    estimate: float
    low: float
    high: float
    filled: float = 1.0

    @property
    def error(self) -> float:
        """By how much too many were estimated."""
        return self.estimate - self.people


def windows_of(day: str, people: Steps, estimates: Estimates) -> list[Window]:
    """Return the windows of one day. The last time of `people` is the end of what was counted."""
    start = math.ceil(people.times[0] / WIDTH) * WIDTH
    count = max(0, int((people.times[-1] - start) // WIDTH))
    counted, _ = means(people, start, count)
    numbers, filled = means(Steps(estimates.times, estimates.numbers), start, count, LONGEST_HOLD)
    lows, _ = means(Steps(estimates.times, estimates.lows), start, count, LONGEST_HOLD)
    highs, _ = means(Steps(estimates.times, estimates.highs), start, count, LONGEST_HOLD)
    covered = sum(filled) / count if count else 0.0
    return [
        Window(day, start + number * WIDTH, *row, covered)
        for number, row in enumerate(zip(counted, numbers, lows, highs, strict=True))
    ]


def means(steps: Steps, start: float, count: int, hold: float | None = None) -> tuple[list[float], list[float]]:
    """Return the mean of each of so many windows from `start` on, and the share of it that has a value.

    The middle of every second is looked at. Where there is no value, or one older than `hold`, it counts as 0.
    """
    sums, filled = [0.0] * count, [0] * count
    for (begin, end), value in zip(pairwise((*steps.times, math.inf)), steps.values, strict=True):
        until = end if hold is None else min(end, math.nextafter(begin + hold, math.inf))
        second = max(0, math.ceil(begin - start - 0.5))
        last = count * WIDTH if until == math.inf else min(count * WIDTH, math.ceil(until - start - 0.5))
        while second < last:
            place = second // WIDTH
            stop = min(last, (place + 1) * WIDTH)
            sums[place] += value * (stop - second)
            filled[place] += stop - second
            second = stop
    return [one / WIDTH for one in sums], [one / WIDTH for one in filled]


def figures(windows: Sequence[Window]) -> dict[str, float]:
    """Return every figure by its name; not a number where there is nothing to work it out from."""
    occupied = [window for window in windows if window.people >= SOMEBODY]
    empty = [window for window in windows if window.people < SOMEBODY]
    some = [window for window in windows if window.people >= SOME]
    right = [(window.people >= SOMEBODY) == (window.estimate >= SOMEBODY) for window in windows]
    bands = biases(windows)
    return {
        "windows": float(len(windows)),
        "people": _mean(occupied, lambda window: window.people),
        "MAE": _mean(windows, lambda window: abs(window.error)),
        "MAE_occ": _mean(occupied, lambda window: abs(window.error)),
        "MAE_empty": _mean(empty, lambda window: abs(window.error)),
        "R2": explained(windows),
        "MAPE3": _mean(some, lambda window: abs(window.error) / window.people),
        "presence_acc": fmean(right) if right else math.nan,
        "person_hours_err": person_hours_error(windows),
        "worst_band_bias": max(map(abs, bands.values()), default=math.nan),
        "bias_occ": _mean(occupied, lambda window: window.error),
        **bands,
        "interval_occ": _mean([window for window in windows if window.people >= ONE], _holds),
        "interval_width": _mean(
            [window for window in windows if window.people >= ONE], lambda window: window.high - window.low
        ),
        "interval_empty": _mean(empty, _holds),
        "filled": _mean(windows, lambda window: window.filled),
    }


def biases(windows: Sequence[Window]) -> dict[str, float]:
    """Return the mean error by band of people, where the band has enough windows."""
    found = {}
    for low, high in pairwise(BANDS):
        inside = [window.error for window in windows if low <= window.people < high]
        if len(inside) >= LEAST_IN_BAND:
            found[f"bias_{low:g}_{'up' if high == math.inf else f'{high:g}'}"] = fmean(inside)
    return found


def explained(windows: Sequence[Window]) -> float:
    """Return R²: the share of the people's variance that the estimate explains."""
    if not windows:
        return math.nan
    usual = fmean(window.people for window in windows)
    total = sum((window.people - usual) ** 2 for window in windows)
    return 1.0 - sum(window.error**2 for window in windows) / total if total else math.nan


def person_hours_error(windows: Iterable[Window]) -> float:
    """Return by which share a day's person-hours are wrong, the mean over days with at least one."""
    days: dict[str, tuple[float, float]] = {}
    for window in windows:
        counted, estimated = days.get(window.day, (0.0, 0.0))
        days[window.day] = counted + window.people, estimated + window.estimate
    least = LEAST_PERSON_HOURS * 3600 / WIDTH
    wrong = [abs(estimated - counted) / counted for counted, estimated in days.values() if counted >= least]
    return fmean(wrong) if wrong else math.nan


def _holds(window: Window) -> float:
    return float(window.low - SLACK <= window.people <= window.high + SLACK)


def _mean(windows: Sequence[Window], value: Callable[[Window], float]) -> float:
    return fmean(value(window) for window in windows) if windows else math.nan
