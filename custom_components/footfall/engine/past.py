"""What the engine made of the last hours, minute by minute: a count by hand is told a little late."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from statistics import median
from typing import Final

NOTED: Final = 60.0
"""Seconds of event time from one note to the next."""

KEPT: Final = 6 * 3600.0
"""Seconds for which a minute is kept."""

AROUND: Final = 120.0
"""Seconds before and after a count in which its people were heard: a phone is not heard every minute."""


@dataclass(frozen=True, slots=True)
class Note:
    """One minute of event time: plain numbers of the whole shop, nothing of a device.

    `presence`: probability that somebody was inside. `number`: people, given that somebody was, as the site's own
    profile measured them, before anything that was counted in the shop. `shown`: people that were shown. `apart`: staff
    that were taken off what was shown, but not off the number.
    """

    time: float
    presence: float
    number: float
    shown: float
    apart: int = 0


class Past:
    """The notes of the last hours, in order of time."""

    def __init__(self) -> None:
        self._notes: deque[Note] = deque(maxlen=int(KEPT // NOTED))

    def note(self, note: Note) -> None:
        """Keep a minute; where time went back, what lies ahead of it never happened."""
        while self._notes and self._notes[-1].time >= note.time:
            self._notes.pop()
        self._notes.append(note)

    @property
    def last(self) -> Note | None:
        """The newest minute, None before the first."""
        return self._notes[-1] if self._notes else None

    def reaches(self, time: float) -> bool:
        """Tell whether a moment is not further back than what is kept."""
        return bool(self._notes) and time >= self._notes[0].time - AROUND

    def at(self, time: float) -> Note | None:
        """Return what was measured around a moment (the medians of some minutes) and shown at it; None for a gap."""
        near = [
            note
            for note in takewhile(lambda note: note.time >= time - AROUND, reversed(self._notes))
            if note.time <= time + AROUND
        ]
        if not near:
            return None
        nearest = min(near, key=lambda note: abs(note.time - time))
        return Note(
            nearest.time,
            median(note.presence for note in near),
            median(note.number for note in near),
            nearest.shown,
            nearest.apart,
        )

    def clear(self) -> None:
        """Forget it all: it was made with another profile."""
        self._notes.clear()
