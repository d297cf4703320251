"""From a node's own clock to UTC event time."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from .protocol import TimeBase

if TYPE_CHECKING:
    from .protocol import Answer

WINDOW_S: Final = 60.0
"""How long a measured delay counts."""

JUMP_S: Final = 60.0
"""No answer is under way for this long: where the offset moves further, the hub's own clock was set."""


class NodeClock:
    """Maps one node's time to UTC; it is told of every answer before the answer's times are read.

    Uptime: the offset is the smallest difference between receiving and sending of the last 60 s, so the answer that
    travelled fastest decides. Time of a capture is UTC already. What was promised to be complete stays complete: no
    time is given that lies before the last promise, however the offset moves.
    """

    def __init__(self) -> None:
        self.started = False
        """The last answer is the first of a new boot, or the first after the hub's clock was set."""
        self._boot: int | None = None
        self._offsets: deque[tuple[float, float]] = deque()
        self._offset = 0.0
        self._floor = float("-inf")

    @property
    def offset(self) -> float | None:
        """UTC seconds of the node's start, by its last answer alone; None before that and in a capture."""
        return self._offsets[-1][1] if self._offsets else None

    def observe(self, answer: Answer, received: float) -> None:
        """Take in when an answer came: `received` is the hub's UTC in seconds."""
        self.started = answer.boot_id != self._boot
        if answer.time_base is TimeBase.CAPTURE:
            if self.started:
                self._restart(answer.boot_id)
            self._offset = 0.0
            return
        offset = received - answer.now_us / 1e6
        if self.started:
            # The hub's time goes on, so what a node promised before it restarted is still kept.
            floor = self._floor
            self._restart(answer.boot_id)
            self._floor = floor if floor <= received else float("-inf")
        elif abs(offset - self._offset) > JUMP_S:
            self.started = True
            self._restart(answer.boot_id)
        self._measure(offset, received)

    @property
    def mapping(self) -> tuple[float, float]:
        """Seconds to add to the node's, and the UTC before which no time is given; what `utc` goes by."""
        return self._offset, self._floor

    def utc(self, node_us: int) -> float:
        """UTC seconds of a moment of the node's clock in µs."""
        return max(node_us / 1e6 + self._offset, self._floor)

    def promise(self, node_us: int) -> float:
        """Map the moment before which nothing will follow, and hold to it from here on."""
        self._floor = self.utc(node_us)
        return self._floor

    def _measure(self, offset: float, received: float) -> None:
        offsets = self._offsets
        while offsets and offsets[-1][1] >= offset:
            offsets.pop()
        offsets.append((received, offset))
        while offsets[0][0] < received - WINDOW_S:
            offsets.popleft()
        self._offset = offsets[0][1]

    def _restart(self, boot: int) -> None:
        self._boot = boot
        self._offsets.clear()
        self._floor = float("-inf")
