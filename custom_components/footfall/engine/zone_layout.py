"""Where a signal at a node is: the rings of all zones, worked out for every signal that can be heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .model import Radio
from .settings import STRONGEST, WIFI_STRONGER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .settings import Ring, ZoneSettings

AWAY: Final = 0
"""Not near any node, as far as can be told."""

NOWHERE: Final = 1
"""Inside, in no zone."""

FIRST: Final = 2
"""The first zone; the others follow in the order in which they are set."""

ENTERING: Final = 4
LEAVING: Final = 5
"""dB that a device has to be within a ring to get in from elsewhere, and out of it to get out again: a body moves a
signal by as much from one moment to the next.
"""

UNKNOWN: Final = 127
"""dBm of a signal that was not measured."""

FAINTEST: Final = -75
"""dBm, as a ring's: who is heard stronger anywhere is taken to be inside, 10 m from a node and no wall between."""

SIGNALS: Final = (*range(128), *range(-128, 0))
"""In this order dBm are an index, those below 0 counted from the end."""

type Codes = tuple[int, ...]
"""By dBm: the zone that a signal is in."""


@dataclass(frozen=True, slots=True)
class NodeRings:
    """The rings around one node.

    `within`: by radio, the zone of each signal, AWAY for none; `well_within`: of the rings ENTERING narrower.
    `bounds`: of the rings of each zone, LEAVING wider, weakest and strongest dBm.
    """

    within: tuple[Codes, Codes]
    well_within: tuple[Codes, Codes]
    bounds: dict[int, tuple[int, int]]


class Layout:
    """What is told of the zones, by number: AWAY, NOWHERE, and from FIRST on those that are set."""

    def __init__(self, zones: Sequence[ZoneSettings]) -> None:
        self.zones = tuple(zones)
        self.width = FIRST + len(self.zones)
        rings: dict[str, list[tuple[int, Ring]]] = {}
        for number, zone in enumerate(self.zones, FIRST):
            for ring in zone.rings:
                rings.setdefault(ring.node, []).append((number, ring))
        self.nodes = {node: _around(own) for node, own in rings.items()}
        self.faintest = (0, 0, *(min((ring.weakest for ring in zone.rings), default=0) - LEAVING for zone in zones))
        """dBm under which a device has left a zone, whichever of its nodes hears it."""

    def numbers(self) -> dict[str, int]:
        """Return the number of each zone."""
        return {zone.zone: number for number, zone in enumerate(self.zones, FIRST)}


def strength(rssi: int, radio: Radio) -> int:
    """Return a signal as rings understand it: that of a phone's Bluetooth."""
    return rssi - WIFI_STRONGER if radio is Radio.WIFI else rssi


def _around(rings: Sequence[tuple[int, Ring]]) -> NodeRings:
    # Where rings overlap, the narrower one says more.
    by_width = sorted(rings, key=lambda one: (one[1].strongest - one[1].weakest, one[0]))
    bounds: dict[int, tuple[int, int]] = {}
    for number, ring in rings:
        weakest, strongest = bounds.get(number, (STRONGEST, -128))
        bounds[number] = (
            min(weakest, ring.weakest - LEAVING),
            max(strongest, STRONGEST if ring.strongest == STRONGEST else ring.strongest + LEAVING),
        )
    return NodeRings(
        within=(_codes(by_width, Radio.WIFI, 0), _codes(by_width, Radio.BLUETOOTH, 0)),
        well_within=(_codes(by_width, Radio.WIFI, ENTERING), _codes(by_width, Radio.BLUETOOTH, ENTERING)),
        bounds=bounds,
    )


def _codes(rings: Sequence[tuple[int, Ring]], radio: Radio, margin: int) -> Codes:
    def zone_of(rssi: int) -> int:
        if rssi == UNKNOWN:
            return AWAY
        signal = min(STRONGEST, strength(rssi, radio))
        for number, ring in rings:
            strongest = ring.strongest if ring.strongest == STRONGEST else ring.strongest - margin
            if ring.weakest + margin <= signal <= strongest:
                return number
        return AWAY

    return tuple(zone_of(rssi) for rssi in SIGNALS)


NO_RINGS: Final = NodeRings(((AWAY,) * len(SIGNALS),) * 2, ((AWAY,) * len(SIGNALS),) * 2, {})
"""Those of a node that belongs to no zone."""
