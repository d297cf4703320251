"""Whether another program speaks to a node as this very shop: a copy of this Home Assistant, restored elsewhere."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .engine.protocol import Answer
    from .keys import KeyGrant

REPLACED_TWICE_S: Final = 60.0
"""Seconds within which keys that were given are replaced twice by others: once may be this shop's own set-up."""
SUPERSEDED_AT_MOST: Final = 5
"""Questions in a row that another program may ask with this shop's identity; its own set-up asks three at most."""
PROBE_AFTER_S: Final = 600.0
"""Seconds after which it is tried whether the other one is still there."""
PROBE_S: Final = 30.0
"""Seconds without another's question after which there is none."""


class Twin:
    """What tells of one at one node. Moments are seconds of a clock that is never set.

    A hub has one place at a node: its newer question takes the place of its older one. Two that wait for what is new
    would end each other's questions for ever, and each would replace the other's keys. So once there is a twin, it is
    asked without waiting, and the keys stay whose they are.
    """

    def __init__(self) -> None:
        self.found = False
        self._replaced_at = -math.inf
        self._granted: tuple[int, int] | None = None
        self._in_a_row = 0
        self._probe_since = math.inf

    def granted(self, grant: KeyGrant) -> None:
        """Note the keys that the node has taken."""
        self._granted = grant.current.epoch, grant.following.epoch

    def replaced(self, answer: Answer, now: float) -> bool:
        """Tell whether the node holds other keys than it was given, so that they are another's."""
        if self._granted is None or not answer.epoch:
            return False
        current, following = self._granted
        if (answer.epoch, answer.next_epoch) in {(current, following), (following, 0)}:
            return False
        self._granted = None
        if now - self._replaced_at <= REPLACED_TWICE_S:
            self._find(now)
        self._replaced_at = now
        return True

    def superseded(self, now: float) -> bool:
        """Note that another's question took the place of this shop's; tell whether it was so too often in a row."""
        self._in_a_row += 1
        if self._in_a_row < SUPERSEDED_AT_MOST and not self.found:
            return False
        self._find(now)
        return self._in_a_row >= 2 * SUPERSEDED_AT_MOST

    def answered(self, now: float) -> bool:
        """Note that the node answered; tell whether that makes it known that there is a twin no more."""
        self._in_a_row = 0
        return self.found and now >= self._probe_since + PROBE_S

    def asks_briefly(self, now: float) -> bool:
        """Whether the node is not to be kept waiting: the other one asks too."""
        return self.found and now < self._probe_since

    def _find(self, now: float) -> None:
        self.found = True
        self._probe_since = now + PROBE_AFTER_S
