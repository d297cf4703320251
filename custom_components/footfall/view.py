"""What is shown of a shop, its zones and its nodes; and which of it cannot wait."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .node import NodeFigures, NodeStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .engine.figures import DayFigures, Dwell, ZoneFigures
    from .engine.model import ShopSnapshot
    from .errors import Problem
    from .history import Usual
    from .why import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """What is shown of a node."""

    connected: bool = False
    status: NodeStatus = NodeStatus.DISCONNECTED
    problem: Problem | None = None
    figures: NodeFigures = field(default_factory=NodeFigures)

    def urgent(self) -> tuple[object, ...]:
        """Give what is shown at once when it changes."""
        return self.connected, self.status, self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneView:
    """What is shown of a zone whose nodes all hear.

    `people`: now, a whole number, 0 exactly when it is not occupied. `entries`: stays begun today, unrounded. `dwell`:
    of those that ended today. `entry_rate`: zone entries / shop entries of today, None where nobody came in.
    """

    occupied: bool
    people: int
    entries: float
    dwell: Dwell
    entry_rate: float | None

    @classmethod
    def of(cls, figures: ZoneFigures, shop: DayFigures) -> ZoneView | None:
        """Return what is shown, None where nothing is known."""
        if not figures.known:
            return None
        entries = shop.visits.entries
        return cls(
            occupied=figures.occupied,
            people=max(1, round(figures.occupancy)) if figures.occupied else 0,
            entries=figures.entries,
            dwell=figures.dwell,
            entry_rate=figures.entries / entries if entries > 0 else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """People inside with the bounds of the 80 % interval, and devices near by radio."""

    occupancy: int
    low: int
    high: int
    wifi_devices: int
    bluetooth_devices: int

    @classmethod
    def of(cls, snapshot: ShopSnapshot) -> Numbers:
        """Round so that low <= occupancy <= high still holds."""
        occupancy = snapshot.occupancy
        return cls(
            occupancy=occupancy,
            low=max(0, min(occupancy, round(snapshot.low))),
            high=max(occupancy, round(snapshot.high)),
            wifi_devices=snapshot.wifi_devices,
            bluetooth_devices=snapshot.bluetooth_devices,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What the owner has set up, as far as entities come and go with it.

    `capacity`: people allowed inside. `followed`: visits are followed to their end, which takes longer than anybody is
    recognised in an anonymous shop.
    """

    hours: bool = False
    capacity: int | None = None
    staff: bool = False
    followed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopView:
    """What is shown of a shop.

    `occupied`, `numbers`, `why`, `today`, `staff`: None while no node hears anything: nothing is known. `open`: None
    where opening hours are not known. `staff`: people of the staff who are there. `usual`: of this hour, None until
    there are weeks enough to compare with. `zones`: None for one of which nothing is known.
    """

    occupied: bool | None = None
    open: bool | None = None
    numbers: Numbers | None = None
    why: Why | None = None
    today: DayFigures | None = None
    staff: float | None = None
    usual: Usual | None = None
    set_up: SetUp = field(default_factory=SetUp)
    zones: Mapping[str, ZoneView | None] = field(default_factory=dict)
    nodes: Mapping[str, NodeView] = field(default_factory=dict)

    def urgent(self) -> tuple[object, ...]:
        """Give what of the shop is shown at once when it changes; the rest can wait."""
        staff = None if self.staff is None else round(self.staff)
        return self.occupied, self.open, self.numbers is None, self.counted, staff, self.set_up

    @property
    def counted(self) -> tuple[object, ...] | None:
        """What was counted by hand: its owner wants to see that it was taken in."""
        return None if self.why is None else (self.why.counts, self.why.last_count, self.why.last_counted)

    def at_once(self, shown: ShopView) -> ShopView:
        """Return what is to be shown now instead of `shown`: this, or what of it cannot wait, the rest as it was."""
        if self.urgent() != shown.urgent():
            return self
        zones = {zone_id: _zone_now(zone, shown.zones.get(zone_id)) for zone_id, zone in self.zones.items()}
        nodes = {node_id: _node_now(node, shown.nodes.get(node_id)) for node_id, node in self.nodes.items()}
        return replace(shown, zones=zones, nodes=nodes)


def _zone_now(zone: ZoneView | None, shown: ZoneView | None) -> ZoneView | None:
    if zone is None or shown is None or zone.occupied != shown.occupied:
        return zone
    return shown


def _node_now(node: NodeView, shown: NodeView | None) -> NodeView:
    return node if shown is None or shown.urgent() != node.urgent() else shown
