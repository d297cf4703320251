"""Holds what is first heard of a private address where it may be one that a phone of the staff has just taken.

A phone changes its Bluetooth address every quarter of an hour, and what knows it tells so about as fast as a node hears
it. Counted at once, it would be a stranger for as long as devices are counted after they were heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .model import Sighting

HOLD: Final = 3.0
"""Seconds of event time for which an address is held from when it was heard first."""


class Held:
    """Sightings that wait, by address, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[int, int], tuple[float, list[tuple[str, Sighting]]]] = {}

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._waiting)

    def holds(self, sighting: Sighting) -> bool:
        """Whether this one's address is held."""
        return (sighting.epoch, sighting.pseudonym) in self._waiting

    def hold(self, node: str, moment: float, sighting: Sighting) -> None:
        """Have a sighting wait until its address has been held for long enough."""
        key = sighting.epoch, sighting.pseudonym
        self._waiting.setdefault(key, (moment + HOLD, []))[1].append((node, sighting))

    def waiting(self) -> list[Sighting]:
        """Return all that is held."""
        return [sighting for _, waiting in self._waiting.values() for _, sighting in waiting]

    def due(self, moment: float) -> list[tuple[str, Sighting]]:
        """Return, and hold no more, what has waited for long enough."""
        free: list[tuple[str, Sighting]] = []
        for key, (until, waiting) in list(self._waiting.items()):
            if until > moment:
                break
            free += waiting
            del self._waiting[key]
        return free
