"""What a door counter says of the site: in the long run of the factor, never of the moment.

A counter at the door misses some of those who come and go, so its occupancy drifts away in the course of the day. It is
therefore believed from one empty shop to the next alone: nobody was heard for a while, or nobody went through the door
for hours. What the counter says of an empty shop is how far it has drifted, and that is taken off the day before in
proportion to the people who had come and gone. A day is one piece of evidence, worth less than one count by hand; of
several days the median counts, so that a broken day or two change nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from .calibration import HEARD, SMALL

if TYPE_CHECKING:
    from .past import Note

EVERY: Final = 300.0
"""Seconds between the moments at which counter and estimate are compared."""

EMPTY_FOR: Final = 1200.0
"""Seconds without anybody heard after which the shop is empty, whatever the counter says."""

CLOSED_FOR: Final = 7200.0
"""Seconds without anybody through the door after which it is closed, whatever is heard."""

CALM_FOR: Final = 600.0
"""Seconds without anybody through the door before an empty shop is believed: people are counted before they are heard.
"""

MOST_DRIFT: Final = 0.1
"""Share of those who came and went: a day on which a counter drifted further teaches nothing."""

ENOUGH: Final = 12
"""Comparisons from which a day says something."""

WHOLE_DAY: Final = 48
"""Comparisons from which a day says all it can."""

DAY_WEIGHT: Final = 0.5
"""Of a whole day, where a count by hand weighs 1."""

MOST_WEIGHT: Final = 8.0
"""Of all days together."""

DAYS: Final = 30
"""Days that are kept."""

MOST_COMPARED: Final = 400
"""Comparisons of one day that are kept."""


@dataclass(frozen=True, slots=True)
class DoorDay:
    """What a door counter said from one empty shop to the next. `ratio`: logarithm of counted to estimated people."""

    time: float
    ratio: float
    weight: float


class DoorCounter:
    """Compares a door counter's occupancy with what the site's profile measures."""

    def __init__(self) -> None:
        self.days: list[DoorDay] = []
        self._value: float | None = None
        self._drift: float | None = None
        self._moved = 0.0
        self._moved_at = 0.0
        self._empty_since: float | None = None
        self._compared: list[tuple[float, float, float]] = []
        """What the counter said, how many had come and gone by then, and the people measured."""
        self._due = 0.0

    def observe(self, time: float, occupancy: float | None) -> None:
        """Take in what the counter says from this moment on; None: nothing is known of it."""
        before, self._value = self._value, occupancy
        if occupancy is None:
            self._lose()
        elif before is None:
            self._moved_at = time
        elif occupancy != before:
            if occupancy <= 0 and before - (self._drift or 0.0) >= SMALL:
                # It was set to zero, at night or by hand; nobody knows how many were inside.
                self._lose()
            self._moved += abs(occupancy - before)
            self._moved_at = time

    def note(self, note: Note) -> bool:
        """Let event time go on by a minute; True where the counter says something new of the factor."""
        value = self._value
        if value is None:
            return False
        if note.shown > 0:
            self._empty_since = None
        elif self._empty_since is None:
            self._empty_since = note.time
        calm = note.time - self._moved_at
        empty = self._empty_since is not None and note.time - self._empty_since >= EMPTY_FOR
        if (empty and calm >= CALM_FOR) or calm >= CLOSED_FOR:
            return self._close(note.time, value)
        if self._drift is not None and note.time >= self._due and note.presence >= HEARD:
            self._due = note.time + EVERY
            if len(self._compared) < MOST_COMPARED:
                self._compared.append((value, self._moved, note.number))
        return False

    def told(self) -> tuple[float, float]:
        """Return the logarithm of counted to estimated people and its weight, in counts by hand; weight 0: nothing."""
        if not self.days:
            return 0.0, 0.0
        return median(day.ratio for day in self.days), min(MOST_WEIGHT, sum(day.weight for day in self.days))

    def forget(self) -> None:
        """Forget what was learned: it was compared with another profile. The drift is the counter's own and stays."""
        self.days = []
        self._compared = []

    def _close(self, time: float, value: float) -> bool:
        """End a day and begin the next with an empty shop; tell whether it taught anything."""
        day = self._day(time, value)
        if day is not None:
            self.days = [*self.days, day][-DAYS:]
        self._lose()
        self._drift = value
        return day is not None

    def _day(self, time: float, value: float) -> DoorDay | None:
        """Return what the day that ends with this value says, once its drift is taken off."""
        if self._drift is None or abs(value - self._drift) > MOST_DRIFT * self._moved:
            return None
        drifted = (value - self._drift) / self._moved if self._moved else 0.0
        crowds = [(said - self._drift - drifted * moved, number) for said, moved, number in self._compared]
        ratios = [math.log((people + SMALL) / (number + SMALL)) for people, number in crowds if people >= SMALL]
        if len(ratios) < ENOUGH:
            return None
        return DoorDay(time, round(median(ratios), 4), round(DAY_WEIGHT * min(1.0, len(ratios) / WHOLE_DAY), 4))

    def _lose(self) -> None:
        """Believe nothing until the shop has been empty again."""
        self._drift, self._moved, self._compared = None, 0.0, []
