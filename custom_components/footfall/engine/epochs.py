"""Keeps epochs apart: devices live and die with their epoch; plain counts outlive it until their window has passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .persistence import SILENCE
from .recency import BUCKET, KEPT, bucket_of
from .shutter import SETTLED, Shutter
from .stays import Happened
from .tracking import Tracker

if TYPE_CHECKING:
    from collections.abc import Collection

    from .model import Radio, Sighting
    from .tracking import Counters

GRACE: Final = 5.0
"""Seconds for which an epoch is still open after its last node went on to another: a node's last words may be late."""

WINDOW: Final = KEPT * BUCKET
"""Seconds after which nothing of an epoch that fell silent is counted any more."""


NO_EPOCH: Final = 0
"""No key has this id."""


@dataclass(slots=True)
class _Open:
    """An epoch that goes on, heard first when it `began`.

    `nodes`: those heard in it last; `left`: those that went on; `until`: it ends, when.
    """

    tracker: Tracker
    began: float
    heard: float
    nodes: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    until: float | None = None


@dataclass(slots=True)
class _Closed:
    """What is left of an epoch: counts, and until when they matter."""

    epoch: int
    counters: tuple[Counters, Counters]
    until: float


class Epochs:
    """The trackers of the open epochs, and the counts of those that closed within the longest window.

    A node goes from one epoch to the next and never back. An epoch is over when every node that was heard in it has
    gone on: nodes that have their keys of two hubs, or of one hub at different moments, do not end each other's.
    """

    def __init__(self, *, anonymous: bool = False) -> None:
        self.anonymous = anonymous
        """Whether those that begin end after five minutes."""
        self._open: dict[int, _Open] = {}
        self._closed: list[_Closed] = []
        self._heard: float | None = None
        self._happened = Happened()

    def advance(self, time: float, timeout: float = SILENCE) -> None:
        """Let event time go on; an epoch whose time is over loses its devices here.

        `timeout`: seconds of silence after which a visit has ended.
        """
        for epoch, opened in list(self._open.items()):
            opened.tracker.stays.timeout = timeout
            if opened.until is not None and time >= opened.until:
                self._drop(epoch, time)
                for counters in opened.tracker.counters:
                    counters.close(bucket_of(opened.heard))
                self._closed.append(_Closed(epoch, opened.tracker.counters, time + WINDOW))
            elif len(self._open) > 1 and time - opened.heard > WINDOW:
                # Its node went away and never said that it had gone on: no device is kept for that.
                self._drop(epoch, time)
        if self._closed:
            self._closed = [closed for closed in self._closed if time < closed.until]
            bucket = bucket_of(time)
            for closed in self._closed:
                for counters in closed.counters:
                    counters.advance(bucket)
        for opened in self._open.values():
            opened.tracker.advance(time)

    def tracker(self, node: str, epoch: int, time: float) -> Tracker | None:
        """Return the tracker of the epoch in which a node heard something, None where the epoch is over."""
        opened = self._open.get(epoch)
        if opened is None:
            if any(closed.epoch == epoch for closed in self._closed):
                return None
            shutter = self._shutter(time) if self.anonymous else None
            self.hand_over(time)
            # Nobody was heard between the last word of another epoch and the first of this one.
            began = time if self._heard is None else self._heard
            opened = self._open[epoch] = _Open(Tracker(time, began, shutter), time, time)
        opened.heard = self._heard = time
        if node not in opened.nodes and node not in opened.left:
            self._go_on(node, opened, time)
        return opened.tracker

    def counts(self) -> list[tuple[Counters, Counters]]:
        """Return the counts of every epoch that still matters, by radio."""
        return [closed.counters for closed in self._closed] + self.open_counts()

    def open_counts(self) -> list[tuple[Counters, Counters]]:
        """Return the counts of the epochs that go on, by radio."""
        return [opened.tracker.counters for opened in self._open.values()]

    def trackers(self) -> list[Tracker]:
        """Return the trackers of the epochs that go on."""
        return [opened.tracker for opened in self._open.values()]

    def tracker_of(self, epoch: int) -> Tracker | None:
        """Return the tracker of an epoch that goes on, None where it does not."""
        opened = self._open.get(epoch)
        return None if opened is None else opened.tracker

    def left_out(self, time: float) -> tuple[int, int]:
        """Return how many fixtures and how many devices of staff are left out now.

        Epochs side by side, of nodes with different keys, have the same things: the most of any is told.
        """
        counts = [opened.tracker.persistence.left_out(time) for opened in self._open.values()]
        return max((fixtures for fixtures, _ in counts), default=0), max((staff for _, staff in counts), default=0)

    def knows(self, sighting: Sighting) -> bool:
        """Whether an address was heard before in its epoch."""
        opened = self._open.get(sighting.epoch)
        return opened is not None and opened.tracker.find(sighting) is not None

    @property
    def lasting(self) -> frozenset[int]:
        """The epochs in which something may still be heard."""
        return frozenset(self._open)

    def happened(self) -> Happened:
        """Return what came of visits since it was last asked.

        Where epochs go on side by side, their nodes hear the same people: visits are those of the newest one.
        """
        happened, self._happened = self._happened, Happened()
        stays = [opened.tracker.stays.take() for opened in self._open.values()]
        if stays:
            happened.add(stays[-1])
        return happened

    def here(self, radio: Radio, time: float) -> int:
        """Return how many visits go on now that are followed on this radio."""
        return next((opened.tracker.stays.here(radio, time) for opened in reversed(self._open.values())), 0)

    def leaving(self, radio: Radio, time: float) -> int:
        """Return how many visits are silent that are followed on this radio."""
        return next((opened.tracker.stays.leaving(radio, time) for opened in reversed(self._open.values())), 0)

    def passing(self, radio: Radio, time: float) -> int:
        """Return how many tracks are silent that will have been walks past."""
        return next((opened.tracker.stays.passing(radio, time) for opened in reversed(self._open.values())), 0)

    def others(self, radio: Radio, time: float) -> int:
        """Return how many tracks are heard now that are in no visit that goes on, and could begin none."""
        return next((opened.tracker.stays.others(radio, time) for opened in reversed(self._open.values())), 0)

    def end_visits(self) -> None:
        """End every visit: the business day is over."""
        for opened in self._open.values():
            opened.tracker.stays.end_all()

    def hand_over(self, time: float) -> None:
        """Give up every visit that goes on: whoever makes it will be heard as somebody else."""
        for opened in self._open.values():
            opened.tracker.stays.hand_over(time)
        self._happened = self.happened()

    def erase(self, time: float) -> None:
        """Forget every device now: visits are handed over, and counts matter until their windows are over."""
        self.hand_over(time)
        for opened in self._open.values():
            self._close(opened, time)
        self._open.clear()

    def end(self, over: Collection[int], time: float) -> None:
        """Forget the devices of epochs that are over, though their nodes fell silent before they could say so."""
        for epoch in over:
            if (opened := self._open.get(epoch)) is not None:
                self._drop(epoch, time)
                self._close(opened, time)

    def _close(self, opened: _Open, time: float) -> None:
        """Keep of an epoch the counts alone. What is told of it later all the same begins anew."""
        for counters in opened.tracker.counters:
            counters.close(bucket_of(opened.heard))
        self._closed.append(_Closed(NO_EPOCH, opened.tracker.counters, time + WINDOW))

    def _shutter(self, time: float) -> Shutter:
        """Return when the shutter of an epoch that begins now opens: at once where nobody was there before."""
        about = [opened.tracker.stays.about(time) for opened in self._open.values()]
        if not about:
            return Shutter(time)
        inside, near = (any(one) for one in zip(*about, strict=True))
        return Shutter(time, inside=SETTLED if inside else 0.0, near=SETTLED if near else 0.0)

    def _drop(self, epoch: int, time: float) -> None:
        """Forget the devices of an epoch; where visits were followed in it, they are handed over."""
        if epoch == next(reversed(self._open)):
            self.hand_over(time)
        del self._open[epoch]

    def _go_on(self, node: str, into: _Open, time: float) -> None:
        """Note that a node is in this epoch from now on; one that it was the last to leave ends."""
        for opened in self._open.values():
            if node in opened.nodes:
                if opened.heard > into.began + GRACE:
                    # It went on much later than the first: whom it heard until now is heard under a new name only now.
                    into.tracker.stays.close_shutter(time)
                opened.nodes.remove(node)
                opened.left.add(node)
                if not opened.nodes:
                    opened.until = time + GRACE
        into.nodes.add(node)
        into.until = None
