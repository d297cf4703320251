"""What the demo's shop, its nodes and its zones are called, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

SHOP: Final = "Demo shop"
ENTRY_ID: Final = "demo_shop"


class NodePlace(NamedTuple):
    """A node that listens on this machine."""

    name: str
    mac: str
    port: int


@dataclass(frozen=True, slots=True)
class DemoZone:
    """A zone around one node. `kind`, `reach`: the integration's words. `area`: what the simulator calls it.

    `marker`: where its marker lies on the floor plan, metres: near the zone, and apart from all others.
    """

    title: str
    kind: str
    node: str
    reach: str
    area: str
    marker: tuple[float, float]

    @property
    def zone_id(self) -> str:
        """What Home Assistant calls it."""
        return f"zone_{self.area}"


ZONES: Final = (
    DemoZone("Entrance", "entrance", "door", "near", "door", (4.4, 3.0)),
    DemoZone("Till", "till", "till", "near", "till", (6.6, 8.4)),
    DemoZone("Fitting rooms", "fitting_room", "fitting", "near", "fitting", (3.6, 8.6)),
)


def node_id(node: str) -> str:
    """Return what Home Assistant calls a node."""
    return f"node_{node}"
