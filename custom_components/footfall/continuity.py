"""What a node's answers say beyond its sightings: when it heard nothing, and whether it is worth waiting for."""

from __future__ import annotations

from itertools import pairwise
from time import monotonic
from typing import TYPE_CHECKING, Final

from .engine.protocol import Flag, TimeBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine.model import Batch, Unheard
    from .engine.protocol import Answer

DEAF: Final = int(Flag.PAUSED | Flag.NO_KEY)
"""A plain number: it is looked at with every answer, and to combine flags takes long."""
PATIENCE_S: Final = 15.0
"""How long a node that is behind may take to show that it catches up."""
FASTER: Final = 2.0
"""Seconds of its past that it then has to tell each second. Over a network that works it is hundreds."""


class Continuity:
    """Follows the answers of one node, each with the batch that was made of it."""

    def __init__(self) -> None:
        self._told = float("-inf")
        self._boot: int | None = None
        self._last: tuple[float, int] | None = None
        """The last sighting: its moment and its key's epoch."""
        self._unkeyed = 0
        """Frames without a key, by the last answer that gave all there was: those since then lie in what comes next."""
        self._behind: tuple[float, float] | None = None
        """When it was looked at, by the hub's monotonic clock, and how far the node had told by then."""
        self._too_slow = False

    def unheard(self, answer: Answer, batch: Batch) -> Unheard | None:
        """Return when, of the time that an answer and the batch made of it are about, the node heard nothing."""
        begin, self._told = self._told, batch.complete
        first, last = (batch.sightings[0], batch.sightings[-1]) if batch.sightings else (None, None)
        before, self._last = self._last, self._last if last is None else (last.time, last.epoch)
        if batch.started:
            begin, before = batch.complete if first is None else first.time, None
        same_boot, self._boot = answer.boot_id == self._boot, answer.boot_id
        grew = same_boot and self._unkeyed != answer.unkeyed
        if answer.drained or not same_boot:
            self._unkeyed = answer.unkeyed
        if int(answer.flags) & DEAF and Flag.WAITS_FOR_KEY not in answer.flags:
            begin = begin if last is None else max(begin, last.time)
            return (begin, batch.complete) if begin < batch.complete else None
        if not grew:
            return None
        told = [] if before is None else [before]
        told += [(sighting.time, sighting.epoch) for sighting in batch.sightings]
        return _between_keys([*told, (batch.complete, answer.epoch)] if answer.drained else told)

    def catches_up(self, answer: Answer, *, connected: bool) -> bool:
        """Tell whether the others have to wait: it tells of its past, and that faster than time goes by.

        `connected`: this is not its first answer since it was connected.
        """
        if answer.time_base is TimeBase.CAPTURE:
            # It may be played faster than it was, each node's at its own pace.
            return True
        if not connected or answer.drained:
            self._behind, self._too_slow = None, False
        if answer.drained:
            return False
        now, told = monotonic(), answer.promised_us / 1e6
        if self._behind is None:
            self._behind = now, told
        since, told_then = self._behind
        if now - since >= PATIENCE_S:
            self._too_slow = told - told_then < FASTER * (now - since)
            self._behind = now, told
        return not self._too_slow


def _between_keys(told: Sequence[tuple[float, int]]) -> Unheard | None:
    """Return the longest time from a sighting to one under another key. `told`: moments, each with its key's epoch."""
    spans = [(one, next_one) for (one, epoch), (next_one, after) in pairwise(told) if epoch != after and one < next_one]
    return max(spans, key=lambda span: span[1] - span[0], default=None)
