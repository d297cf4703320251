"""The plain methods that a count has to be better than: counters of what was heard in 5 minutes, and a fitted factor.

They hear what the engine hears, through the same node. Each is fitted on the days that it is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .occupancy_score import SOMEBODY, WIDTH, Steps, Window, means

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from custom_components.footfall.engine.model import Sighting

ADDRESSES: Final = "addresses"
GATED: Final = "gated addresses"
TYPES: Final = "types"
TRACKED: Final = "tracked devices"

GATE: Final = -80
TYPES_GATE: Final = -65
TRACKER_FEATURE: Final = "wifi.devices@-70/300"
PEOPLE_A_DEVICE: Final = (1.2, 1.8)
HALF_LIFE: Final = 240.0
"""Seconds: the tracker's moving average follows its count by a half in this time."""
PRESENCE: Final = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Devices under which the tracker may take nobody to be inside."""


@dataclass
class Counters:
    """What was heard in each window, by the moment at which it begins: sets of pseudonyms or fingerprints."""

    heard: dict[str, dict[float, set[int]]] = field(default_factory=lambda: {ADDRESSES: {}, GATED: {}, TYPES: {}})

    def hear(self, sighting: Sighting, time: float, *, own: bool) -> None:
        """Count a sighting at a time of the windows' clock. `own`: it is of the room's own equipment."""
        start = time // WIDTH * WIDTH
        self._add(ADDRESSES, start, sighting.pseudonym)
        if not own and sighting.rssi >= GATE:
            self._add(GATED, start, sighting.pseudonym)
        if not own and sighting.rssi >= TYPES_GATE and sighting.fingerprint:
            self._add(TYPES, start, sighting.fingerprint)

    def counts(self, starts: Iterable[float]) -> dict[str, list[float]]:
        """Return by counter how many different ones each of these windows heard."""
        starts = list(starts)
        return {name: [float(len(windows.get(start, ()))) for start in starts] for name, windows in self.heard.items()}

    def _add(self, name: str, start: float, thing: int) -> None:
        self.heard[name].setdefault(start, set()).add(thing)


def smoothed(times: Sequence[float], counts: Sequence[float]) -> Steps:
    """Return the moving average of the tracker's count."""
    values: list[float] = []
    for place, (time, count) in enumerate(zip(times, counts, strict=True)):
        if place:
            share = 1.0 - 0.5 ** ((time - times[place - 1]) / HALF_LIFE)
            values.append(values[-1] + share * (count - values[-1]))
        else:
            values.append(count)
    return Steps(times, values)


def tracked(windows: Sequence[Window], devices: Steps) -> list[float]:
    """Return the mean of the tracker's average in each of these windows of one day."""
    if not windows:
        return []
    first = windows[0].start
    count = round((windows[-1].start - first) / WIDTH) + 1
    found, _ = means(devices, first, count, hold=WIDTH)
    return [found[round((window.start - first) / WIDTH)] for window in windows]


@dataclass(frozen=True, slots=True)
class Heard:
    """A day's windows, and what each counter says in each of them."""

    windows: Sequence[Window]
    counts: Mapping[str, Sequence[float]]

    def told(self, estimates: Sequence[float]) -> list[Window]:
        """Return the windows with other estimates, which have no interval."""
        return [
            Window(window.day, window.start, window.people, estimate, estimate, estimate)
            for window, estimate in zip(self.windows, estimates, strict=True)
        ]


def distinct(_: Sequence[Heard], day: Heard) -> list[Window]:
    """Take every address for a person."""
    return day.told(day.counts[ADDRESSES])


def factored(others: Sequence[Heard], day: Heard) -> list[Window]:
    """Take so many addresses for a person."""
    return _scaled(ADDRESSES, others, day)


def gated(others: Sequence[Heard], day: Heard) -> list[Window]:
    """Take so many addresses for a person that are heard at the gate and are not of the room's own equipment."""
    return _scaled(GATED, others, day)


def types(others: Sequence[Heard], day: Heard) -> list[Window]:
    """Take so many people for every fingerprint heard near that is not of the room's own equipment."""
    return _scaled(TYPES, others, day)


def tracker(others: Sequence[Heard], day: Heard) -> list[Window]:
    """Take so many people for a device near on average, once there are enough of them for somebody to be inside."""
    least, most = PEOPLE_A_DEVICE
    share = max(least, min(most, _factor(TRACKED, others)))
    pairs = _pairs(TRACKED, others)
    gate = max(PRESENCE, key=lambda gate: sum((count >= gate) == (people >= SOMEBODY) for count, people in pairs))
    return day.told([share * count if count >= gate else 0.0 for count in day.counts[TRACKED]])


METHODS: Final[dict[str, Callable[[Sequence[Heard], Heard], list[Window]]]] = {
    "addresses": distinct,
    "addresses, fitted": factored,
    "gated, fitted": gated,
    "types, fitted": types,
    "tracker": tracker,
}
"""By name: the windows of a day with its estimates, from other days and that day."""


def _scaled(counter: str, others: Sequence[Heard], day: Heard) -> list[Window]:
    factor = _factor(counter, others)
    return day.told([factor * count for count in day.counts[counter]])


def _factor(counter: str, days: Sequence[Heard]) -> float:
    """Return the people a count stands for: least squares through nothing heard, nobody there."""
    pairs = _pairs(counter, days)
    squares = sum(count * count for count, _ in pairs)
    return sum(count * people for count, people in pairs) / squares if squares else 1.0


def _pairs(counter: str, days: Sequence[Heard]) -> list[tuple[float, float]]:
    return [
        (count, window.people) for day in days for window, count in zip(day.windows, day.counts[counter], strict=True)
    ]
