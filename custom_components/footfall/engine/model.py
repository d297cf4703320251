"""What goes into the engine and what comes out of it: plain frozen data, UTC event time in seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from .figures import DayFigures, ZoneFigures


class Radio(IntEnum):
    """The radio that a device was heard on."""

    WIFI = 0
    BLUETOOTH = 1


class AddressKind(IntEnum):
    """How long an address of this kind may be followed. IDENTITY: an iBeacon's own name, whatever its address."""

    PUBLIC = 0
    RANDOM = 1
    STATIC = 2
    RESOLVABLE = 3
    NON_RESOLVABLE = 4
    IDENTITY = 5


class DeviceClass(IntEnum):
    """What kind of thing a device says it is."""

    UNKNOWN = 0
    PHONE = 1
    WEARABLE = 2
    AUDIO = 3
    TAG = 4
    BEACON = 5
    FIXTURE = 6
    COMPUTER = 7


type Unheard = tuple[float, float]
"""From when to when a node heard nothing, UTC seconds."""


@dataclass(slots=True)
class Sighting:
    """One observation of a radio by one node; nobody changes it.

    It is not frozen, as one is made for all that is heard and to freeze it takes longer than to read it off the wire.

    `time`: UTC seconds of its last frame. `pseudonym`: 64 bits, comparable within one epoch. `fingerprint`: 32 bits,
    0 where the frames say nothing of their model. `sequence`: of the first frame, 0 to 4095, None without one.
    `frames`: 1 to 255. `rssi`: strongest, dBm; 127 where it is
    unknown, which passes every gate. `channel`: 0 where unknown. `epoch`: the key's id, 1 to 255.
    """

    time: float
    pseudonym: int = field(repr=False)
    fingerprint: int = field(repr=False)
    sequence: int | None
    frames: int
    rssi: int
    channel: int
    radio: Radio
    address_kind: AddressKind
    device_class: DeviceClass
    epoch: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one node said in one answer, already in UTC.

    `now`: the node's clock. `complete`: no sighting with an earlier time will follow from this node. `started`: this is
    the first batch after the node (or its capture) started anew, or after sightings that were lost on the way, so what
    lies between its predecessor and it was not heard. `ended`: the node's capture is over and nothing will follow.
    `catching_up`: more of the past will follow from this node, as fast as it can tell it, so that the others have to
    wait for it however far it is behind. `unheard`: when, of the time that this is about, the node heard nothing, being
    paused or without a key.
    """

    now: float
    complete: float
    sightings: tuple[Sighting, ...] = ()
    started: bool = False
    ended: bool = False
    catching_up: bool = False
    unheard: Unheard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSnapshot:
    """What is known of the shop at one moment of event time.

    `estimate`, `low`, `high`: people inside and the bounds of the 80 % interval, unrounded, low <= estimate <= high.
    `occupied`: somebody is inside. `wifi_devices`, `bluetooth_devices`: devices near, each counted once however many
    nodes hear it. `fixtures`, `staff`: devices heard lately that do not count, as they stay far longer than visitors.
    `staff_present`: of the people whom the owner told to be staff, how many are there, with what they carry or by what
    else tells of them; they are in no other number. `late`: sightings dropped because their moment had passed.
    `withheld`: new addresses not taken in, as more came than people bring. `nodes`: last time heard, UTC seconds, by
    node. `today`: visits of the business day. `zones`: by zone id.
    """

    time: float
    estimate: float
    low: float
    high: float
    occupied: bool
    wifi_devices: int
    bluetooth_devices: int
    fixtures: int = 0
    staff: int = 0
    staff_present: float = 0.0
    late: int = 0
    withheld: int = 0
    nodes: dict[str, float] = field(default_factory=dict)
    today: DayFigures = field(default_factory=DayFigures)
    zones: dict[str, ZoneFigures] = field(default_factory=dict)

    @property
    def occupancy(self) -> int:
        """People inside as shown: the estimate as a whole number, 0 exactly when nobody is thought to be inside."""
        return max(1, round(self.estimate)) if self.occupied else 0
