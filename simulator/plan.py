"""What a simulated shop is made of. Metres, seconds, dBm and dB throughout.

The floor plan's origin is the front corner: x runs along the façade, y into the shop. y < 0 is the street.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

STREET = "street"
WINDOW = "window"

type MixName = Literal["mixed", "iphone", "android", "bluetooth"]
MIX_NAMES: tuple[MixName, ...] = ("mixed", "iphone", "android", "bluetooth")


class PlanError(ValueError):
    """A plan that cannot be simulated; its text is one line that says what to change."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle of the floor plan with a name, metres."""

    name: str
    left: float
    front: float
    right: float
    back: float

    def contains(self, x: float, y: float) -> bool:
        """Whether a position lies in it; the far edges belong to the next zone."""
        return self.left <= x < self.right and self.front <= y < self.back


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where people stop, metres; `weight`: how much it draws compared to the others."""

    x: float
    y: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorPlan:
    """A rectangular shop with its door and shop window on the street.

    `zones`: looked through in order; what lies in none of them is `floor` inside and `street` outside. `queue`: the
    direction in which people line up, from the till. `tills`: how many serve at once.
    """

    width: float
    depth: float
    door_x: float
    zones: tuple[Zone, ...]
    spots: tuple[Spot, ...]
    window_spots: tuple[Spot, ...]
    till: Spot
    queue: tuple[float, float] = (0.0, -1.0)
    fitting: tuple[Spot, ...] = ()
    tills: int = 1

    def zone_at(self, x: float, y: float) -> str:
        """Return the name of the zone at a position."""
        for zone in self.zones:
            if zone.contains(x, y):
                return zone.name
        return STREET if y < 0 else "floor"

    def zone_names(self) -> tuple[str, ...]:
        """Return every name that `zone_at` can return."""
        return (*(zone.name for zone in self.zones), "floor", STREET)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodePlan:
    """An ESP32 at a place. `channel`: the Wi-Fi channel it stays on, 1 to 13.

    `bluetooth_duty`: share of the time its Bluetooth scanner listens, 0 to 1. Sensitivities: the weakest frame that is
    received, dBm. `gain`: antenna and board against an ideal one, dB. `height`: metres above a pocket; 1.1: on the
    wall.
    """

    name: str
    x: float
    y: float
    channel: int = 6
    wifi: bool = True
    bluetooth: bool = True
    bluetooth_duty: float = 0.1
    wifi_sensitivity: float = -94.0
    bluetooth_sensitivity: float = -93.0
    gain: float = -2.0
    height: float = 1.1


@dataclass(frozen=True, slots=True)
class FixedThing:
    """A thing that stays where it is, by its model's name in `catalogue`. `own`: of the shop, else a neighbour's."""

    name: str
    model: str
    x: float
    y: float
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When people come.

    `opening`: by weekday from Monday, (opens, closes) in hours of local time within one day, None when closed.
    `weekdays`: demand by weekday against the average one. `arrivals`, `street`: demand by local hour, 24 relative
    weights, for the shop (only its open hours count) and for the pavement.
    """

    opening: tuple[tuple[float, float] | None, ...] = ((9.0, 19.0),) * 5 + ((9.0, 18.0), None)
    weekdays: tuple[float, ...] = (0.85, 0.85, 0.95, 1.0, 1.2, 1.6, 0.5)
    arrivals: tuple[float, ...] = (
        *(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 0.5, 0.6, 0.8, 1.0),
        *(1.2, 1.1, 1.0, 1.0, 1.2, 1.4, 1.1, 0.7, 0.4, 0.4, 0.4, 0.4),
    )
    street: tuple[float, ...] = (
        *(0.08, 0.05, 0.03, 0.02, 0.03, 0.1, 0.3, 0.8, 1.0, 0.9, 0.9, 1.0),
        *(1.3, 1.2, 1.0, 1.1, 1.3, 1.6, 1.4, 1.0, 0.7, 0.5, 0.35, 0.2),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long people stay.

    Dwell: log-normal with this median (s) and sigma, between `shortest` and `longest`; a share `bounce` turns round
    within 20 to 100 s instead. `fitting`, `purchase`: share of the others who try something on or buy. `service`:
    median seconds at the till.
    """

    median: float = 540.0
    sigma: float = 0.75
    shortest: float = 60.0
    longest: float = 7200.0
    bounce: float = 0.15
    fitting: float = 0.25
    purchase: float = 0.35
    service: float = 65.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Propagation:
    """How the signal fades: see docs/simulator.md for the sources.

    `exponent`: of the log-distance law. `facade`, `party_wall`: dB between street and shop, and to the neighbours.
    `shadowing`: sigma dB of what bodies and shelves take, with `decorrelation` in metres. `noise`: sigma dB a frame.
    `loss`: share of frames lost to collisions.
    """

    exponent: float = 2.6
    facade: float = 8.0
    party_wall: float = 12.0
    shadowing: float = 3.5
    decorrelation: float = 3.0
    noise: float = 2.5
    loss: float = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopPlan:
    """A shop, its people and its nodes, from `start` to `end` (aware, any time zone).

    `visits_per_day`: people who come in on an average open day. `passers_per_visit`: people on the pavement for each.
    `staff`: people who work from a quarter of an hour before opening to one after closing.
    """

    start: datetime
    end: datetime
    floor: FloorPlan
    nodes: tuple[NodePlan, ...]
    seed: int = 1
    timezone: str = "Europe/Berlin"
    visits_per_day: float = 150.0
    passers_per_visit: float = 8.0
    staff: int = 2
    mix: MixName = "mixed"
    fixed: tuple[FixedThing, ...] = ()
    hours: Hours = field(default_factory=Hours)
    stay: Stay = field(default_factory=Stay)
    propagation: Propagation = field(default_factory=Propagation)

    def __post_init__(self) -> None:
        """Refuse what cannot be simulated."""
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise PlanError("start and end need a time zone")
        if self.end <= self.start:
            raise PlanError(f"the end, {self.end.isoformat()}, is not after the start, {self.start.isoformat()}")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise PlanError(f"unknown time zone {self.timezone!r}: use a name like Europe/Berlin") from error
        if self.mix not in MIX_NAMES:
            raise PlanError(f"unknown phone mix {self.mix!r}: use one of {', '.join(MIX_NAMES)}")
        if not self.nodes or len({node.name for node in self.nodes}) != len(self.nodes):
            raise PlanError("a shop needs at least one node, and each needs a name of its own")
        if min(self.visits_per_day, self.passers_per_visit, self.staff) < 0:
            raise PlanError("numbers of people cannot be negative")
        for node in self.nodes:
            _check_node(node)

    @property
    def begin_s(self) -> float:
        """Start as UTC seconds since 1970."""
        return self.start.astimezone(UTC).timestamp()

    @property
    def end_s(self) -> float:
        """End as UTC seconds since 1970."""
        return self.end.astimezone(UTC).timestamp()


def _check_node(node: NodePlan) -> None:
    last_channel = 13
    if not 1 <= node.channel <= last_channel:
        raise PlanError(f"node {node.name}: Wi-Fi channel {node.channel} is not one of 1 to {last_channel}")
    if not 0 < node.bluetooth_duty <= 1:
        raise PlanError(f"node {node.name}: a Bluetooth duty of {node.bluetooth_duty} is not above 0 and at most 1")
    if not node.name or not all(letter.isalnum() or letter in "-_" for letter in node.name):
        raise PlanError(f"node name {node.name!r}: use letters, digits, - and _ (it becomes a file name)")
