"""Keeps epochs apart: devices live and die with their epoch; plain counts outlive it until their window has passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .recency import BUCKET, KEPT, bucket_of
from .tracking import Tracker

if TYPE_CHECKING:
    from .tracking import Counters

GRACE: Final = 5.0
"""Seconds for which an epoch is still open after the next began: nodes do not change their keys at one instant."""


@dataclass(slots=True)
class _Closed:
    """What is left of an epoch: counts, and until when they matter."""

    epoch: int
    counters: tuple[Counters, Counters]
    until: float


class Epochs:
    """The trackers of the open epochs, and the counts of those that closed within the longest window."""

    def __init__(self) -> None:
        self._open: dict[int, Tracker] = {}
        self._closing: dict[int, float] = {}
        self._closed: list[_Closed] = []

    def advance(self, time: float) -> None:
        """Let event time go on; an epoch whose time is over loses its devices here."""
        for epoch in [epoch for epoch, end in self._closing.items() if time >= end]:
            del self._closing[epoch]
            until = time + KEPT * BUCKET
            self._closed.append(_Closed(epoch, self._open.pop(epoch).counters, until))
        if self._closed:
            self._closed = [closed for closed in self._closed if time < closed.until]
            bucket = bucket_of(time)
            for closed in self._closed:
                for counters in closed.counters:
                    counters.advance(bucket)
        for tracker in self._open.values():
            tracker.advance(time)

    def tracker(self, epoch: int, time: float) -> Tracker | None:
        """Return the tracker of an epoch, None where the epoch is over. A new epoch closes the one before it."""
        tracker = self._open.get(epoch)
        if tracker is not None:
            return tracker
        if any(closed.epoch == epoch for closed in self._closed):
            return None
        for other in self._open:
            self._closing.setdefault(other, time + GRACE)
        tracker = self._open[epoch] = Tracker(time)
        return tracker

    def counts(self) -> list[tuple[Counters, Counters]]:
        """Return the counts of every epoch that still matters, by radio."""
        return [closed.counters for closed in self._closed] + [tracker.counters for tracker in self._open.values()]
