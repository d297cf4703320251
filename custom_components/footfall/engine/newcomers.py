"""How many new addresses are taken in: more than people bring are made up by somebody, and must not fill the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .model import Sighting
    from .tracking import Tracker

BURST: Final = 5_000
"""New addresses that may come at once, as when a node tells what it heard during an outage."""

PER_SECOND: Final = 30.0
"""New addresses a second that may come for ever: 1,800 a minute.

The phones of some thousand people bring fewer, though each shows a new address with every scan.
"""


class Newcomers:
    """A token bucket on event time, so that the same sightings always come to the same."""

    def __init__(self) -> None:
        self.withheld = 0
        """New addresses that were not taken in."""
        self._credit = float(BURST)
        self._counted: float | None = None

    def admits(self, tracker: Tracker, sighting: Sighting, time: float) -> bool:
        """Tell whether a sighting is of somebody who is known, or of a new one who may be taken in."""
        return tracker.knows(sighting) or self._take(time)

    def _take(self, time: float) -> bool:
        """Take one more in where there is room, at a moment of event time that never goes back by much."""
        if self._counted is not None:
            self._credit = min(self._credit + max(0.0, time - self._counted) * PER_SECOND, float(BURST))
        self._counted = time
        if self._credit < 1.0:
            self.withheld += 1
            return False
        self._credit -= 1.0
        return True
