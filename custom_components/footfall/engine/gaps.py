"""When no node heard anything: of such a time nothing is known, which is not that nobody was there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .merge import NEVER, OUTAGE

if TYPE_CHECKING:
    from .model import Batch, Unheard

SILENT: Final = 30.0
"""Seconds after which a node that says nothing at all does not hear either: one that hears nobody says so."""


@dataclass(slots=True)
class _Ears:
    """One node. `until`: it has told of what it heard up to then. `deaf`: when before that it did not hear, in order.

    `deaf_now`: nor does it hear after the last of these times, as far as it has told.
    """

    until: float = NEVER
    deaf: list[Unheard] = field(default_factory=list)
    deaf_now: bool = False

    def add(self, begin: float, end: float) -> None:
        """Take note that it did not hear; what begins where the last such time ended goes on with it."""
        if self.deaf and begin <= self.deaf[-1][1]:
            begin = self.deaf.pop()[0]
        self.deaf.append((begin, end))

    def deaf_since(self, moment: float) -> float | None:
        """Return since when the node does not hear at a moment, None where it does."""
        for begin, end in self.deaf:
            if begin < moment <= end:
                return begin
        if self.deaf_now and moment > self.until:
            return self.deaf[-1][0]
        return self.until if moment > self.until + SILENT else None


class Gaps:
    """When each node heard. One that was removed is not known; one that comes back tells of its past or starts anew."""

    def __init__(self) -> None:
        self._ears: dict[str, _Ears] = {}

    def take(self, node: str, batch: Batch) -> None:
        """Take note of what a batch says of the time that it is about."""
        ears = self._ears.setdefault(node, _Ears())
        begins = batch.sightings[0].time if batch.sightings else batch.complete
        if batch.started and begins < ears.until - OUTAGE:
            ears = self._ears[node] = _Ears()
        if batch.started and begins > ears.until:
            ears.add(ears.until, begins)
        if batch.unheard is not None:
            ears.add(*batch.unheard)
        ears.deaf_now = batch.unheard is not None and batch.unheard[1] >= batch.complete
        last = max((sighting.time for sighting in batch.sightings), default=NEVER)
        ears.until = max(ears.until, batch.complete, last)

    def remove(self, node: str) -> None:
        """Know nothing of this node any more."""
        self._ears.pop(node, None)

    def pass_by(self, moment: float) -> None:
        """Hold nothing of what is over at a moment; nothing will be asked of the time before it."""
        for ears in self._ears.values():
            over = min(moment, ears.until)
            if ears.deaf and ears.deaf[0][1] < over:
                ears.deaf = [span for span in ears.deaf[:-1] if span[1] >= over] + ears.deaf[-1:]

    def heard(self, moment: float) -> bool:
        """Tell whether some node heard at this moment."""
        return any(ears.deaf_since(moment) is None for ears in self._ears.values())

    def silence(self, node: str, moment: float) -> float:
        """Return how many seconds ago a node last heard; to hear that nobody is there counts."""
        ears = self._ears.get(node)
        if ears is None:
            return float("inf")
        since = ears.deaf_since(moment)
        return moment - (ears.until if since is None else since)
