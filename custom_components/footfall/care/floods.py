"""Watches whether more devices are heard than can be held: by a node, or by the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from custom_components.footfall.engine.protocol import counter_growth

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY: Final = 60
"""Devices a minute that a node gives up though they are still there, one a second, before that is more than chance."""


class Overflow(NamedTuple):
    """What a node has given up for want of room. `boot`: another one counts anew. `lost`: devices since then."""

    boot: int
    lost: int


class FloodWatch:
    """Tells by its counters, from look to look, who hears more than there is room for."""

    def __init__(self) -> None:
        self._nodes: dict[str, Overflow] = {}
        self._withheld = 0
        self._flooded: frozenset[str] = frozenset()
        self.shop = False
        """The shop did not take in all new addresses since the last look."""

    def look(self, withheld: int, nodes: Mapping[str, Overflow]) -> None:
        """Take in one look at all counters. `withheld`: new addresses that the shop has not taken in so far."""
        self._flooded = frozenset(node for node, now in nodes.items() if self._grew(node, now) >= MANY)
        self._nodes = dict(nodes)
        self.shop = withheld > self._withheld
        self._withheld = withheld

    def flooded(self, node: str) -> bool:
        """Tell whether a node has given up many devices since the last look."""
        return node in self._flooded

    def _grew(self, node: str, now: Overflow) -> int:
        before = self._nodes.get(node)
        return 0 if before is None or before.boot != now.boot else counter_growth(before.lost, now.lost)
