"""How many new addresses are taken in: more than people bring are made up by somebody, and must not fill the memory."""

from __future__ import annotations

from typing import Final

BURST: Final = 5_000
"""New addresses that may come at once, as when a node tells what it heard during an outage."""

PER_SECOND: Final = 30.0
"""New addresses a second that may come for ever: 1,800 a minute.

The phones of some thousand people bring fewer, though each shows a new address with every scan.
"""

OF_ANOTHER: Final = 0.1
"""What each node after the first adds to both, as a share: 50 of them may bring 10,600 a minute, as at a trade fair."""


class Newcomers:
    """A token bucket on event time, so that the same sightings always come to the same."""

    def __init__(self) -> None:
        self.withheld = 0
        """New addresses that were not taken in."""
        self._credit = 0.0
        self._counted: float | None = None

    def admits(self, time: float, nodes: int) -> bool:
        """Tell whether one more may be taken in, at a moment of event time that never goes back by much.

        `nodes`: how many tell of the shop.
        """
        size = 1.0 + OF_ANOTHER * (nodes - 1)
        gained = BURST if self._counted is None else max(0.0, time - self._counted) * PER_SECOND
        self._credit = min(self._credit + gained * size, BURST * size)
        self._counted = time
        if self._credit < 1.0:
            self.withheld += 1
            return False
        self._credit -= 1.0
        return True
