"""Through what part of an anonymous epoch somebody can be seen to come, or to walk past.

Whoever is there when an epoch begins is heard under a new name, and cannot be told from somebody who has just come. So
the shutter stays closed until everybody who was there has been heard again. Where nobody was, it opens at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EPOCH: Final = 300.0
"""Seconds for which a pseudonym stays the same."""

SETTLED: Final = 60.0
"""Seconds from the beginning of an epoch within which whoever was there before is heard again on Bluetooth."""

GONE: Final = 60.0
"""Seconds of silence on Bluetooth after which somebody has passed."""

LEAST_SEEN: Final = 0.2
"""Share of an epoch: what could be seen for less would stand for too many."""


@dataclass(frozen=True, slots=True)
class Shutter:
    """How one epoch is looked at. `opened`: when it began, UTC seconds.

    `inside`, `near`: seconds until the shutter opens for who comes in, and for who walks past.
    """

    opened: float
    inside: float = SETTLED
    near: float = SETTLED

    def comes(self, since: float, met: float) -> float:
        """Return the share of the epoch in which somebody like this would be seen to come, 0 for who is not.

        `since`, `met`: when they were first heard, and when it was known that they had come to stay.
        """
        if since < self.opened + self.inside:
            return 0.0
        return max(LEAST_SEEN, (EPOCH - self.inside - (met - since)) / EPOCH)

    def passes(self, since: float, last: float, ended: float) -> float:
        """Return the share of the epoch, over at `ended`, in which somebody like this would be seen to walk past.

        `since`, `last`: when they were heard first and last. 0 for who is not.
        """
        if since < self.opened + self.near:
            return 0.0
        epoch = max(EPOCH, ended - self.opened)
        return max(LEAST_SEEN, (epoch - self.near - (last - since) - GONE) / epoch)
