"""Which addresses are one physical thing, and which things are of one model.

Fingerprints that one address shows are of one model. Within a model, a new random address is taken for a device that is
known when its sequence number goes on where the device's ended (preferred, and required of models that were found to
keep counting over a change of address), else when it is heard about as strongly as a device was shortly before. Devices
are never searched: the cost of a sighting is the same however many devices are alive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .crowd import PLACES
from .model import AddressKind
from .recency import UNHEARD, Marks

if TYPE_CHECKING:
    from .model import Sighting
    from .persistence import Presence

FORGOTTEN_AFTER: Final = 900.0
"""Seconds of silence after which an address may be forgotten (and is, after twice as long)."""

SEQUENCES: Final = 4096
SEQUENCE_STEP: Final = 64
"""How far a sequence number may have run on from one scan to the next and still be taken for the same counter."""

LONGEST_RUN: Final = 1024
"""A device that is heard further on than this is another counter than before."""

SEQUENCE_GAP: Final = 600.0
"""Seconds over which a sequence number is followed."""

SIGNAL_BAND: Final = 7
"""dBm: devices of one model that are heard within this of each other may be one."""

SILENT: Final = 300.0
"""Seconds: a device without a traceable sequence is looked for among those heard within this."""

ROTATION_BAND: Final = 4
"""dBm: a Bluetooth device that changes its address is heard within this of before, as it never pauses."""

TRAILS: Final = 4
"""Devices without a sequence number, of one model, that are remembered at one node and strength."""

SINGLES: Final = frozenset({AddressKind.PUBLIC, AddressKind.STATIC, AddressKind.IDENTITY})
"""Kinds of address that are one device by themselves."""

NOT_YET: Final = float("-inf")

CERTAIN_HITS: Final = 3.0
"""Continued sequence numbers before a model is taken to keep counting."""


@dataclass(slots=True, eq=False)
class Device:
    """One physical thing, as far as can be told. `label` is its number within the epoch.

    `pseudonym`, `heard`: under which it was heard last, and when. `presence`: of that address. `place`: where Zones
    counts it (0: nowhere) since the bucket `since` and last in the bucket `zoned`; `held`: dBm there, smoothed;
    `rival`: where else it was heard last, and `rival_held` how strongly; `stay`: whether it stays there, and whether
    the end of that is waited for.
    """

    label: int
    pseudonym: int = field(default=0, repr=False)
    heard: float = NOT_YET
    sequence: int | None = None
    near_since: float = NOT_YET
    near_last: float = NOT_YET
    presence: Presence | None = None
    place: int = 0
    since: int = 0
    zoned: int = 0
    held: int = 0
    rival: int = 0
    rival_held: int = 0
    stay: int = 0
    marks: Marks = UNHEARD
    stays: Marks = UNHEARD


@dataclass(slots=True, eq=False)
class Trail:
    """Where a device was last: at which sequence number, or at which signal in dBm, and when."""

    device: Device
    value: int
    time: float


@dataclass(slots=True, eq=False)
class Model:
    """Things that say the same of themselves; by `parent` several fingerprints become one model.

    `nameless`: of things that say nothing of themselves; it is no model, and nothing becomes one with it.
    `types`, `crowd`: when random addresses showed this very fingerprint, and how many do within each window.
    `hits` and `chance`: new addresses that went on in sequence, seen and to be expected by accident. `lately`:
    random Bluetooth addresses in the order in which they were last heard.
    """

    nameless: bool = False
    parent: Model | None = None
    size: int = 1
    marks: Marks = UNHEARD
    types: Marks = UNHEARD
    crowd: list[int] = field(default_factory=lambda: [0] * PLACES)
    by_sequence: dict[int, Trail] = field(default_factory=dict)
    by_signal: dict[tuple[str, int], list[Trail]] = field(default_factory=dict)
    hits: float = 0.0
    chance: float = 0.0
    lately: dict[Presence, None] = field(default_factory=dict)

    @property
    def continues(self) -> bool:
        """Whether devices of this model were found to keep counting over a change of address."""
        return self.hits >= CERTAIN_HITS and self.hits > CERTAIN_HITS * self.chance

    def root(self) -> Model:
        """Return the model that this fingerprint belongs to."""
        model = self
        while model.parent is not None:
            model = model.parent
        return model

    def absorb(self, other: Model) -> None:
        """Take over the devices of a model that is found to be the same; the marks are the caller's affair."""
        other.parent = self
        self.size += other.size
        self.hits += other.hits
        self.chance += other.chance
        self.by_sequence = other.by_sequence | self.by_sequence
        self.by_signal = other.by_signal | self.by_signal
        other.by_sequence = {}
        other.by_signal = {}

    def follow(self, device: Device, node: str, sighting: Sighting) -> None:
        """Note where a device of this model was heard last."""
        sequence = sighting.sequence
        if sequence is not None:
            was = device.sequence
            if was is not None and (was - sequence) % SEQUENCES <= SEQUENCE_STEP:
                # Bursts on two channels overlap, and the one that ends later may have begun before.
                sequence = was
            if was is not None and (sequence - was) % SEQUENCES < LONGEST_RUN:
                trail = self.by_sequence.get(was)
                if trail is not None and trail.device is device:
                    del self.by_sequence[was]
            self._trail(Trail(device, sequence, sighting.time))
            device.sequence = sequence
        device.heard = sighting.time
        place = node, sighting.rssi // SIGNAL_BAND
        trails = self.by_signal.get(place)
        if sequence is not None or trails is None:
            self.by_signal[place] = [Trail(device, sighting.rssi, sighting.time)]
        else:
            self._stands(trails, device, sighting)

    @staticmethod
    def _stands(trails: list[Trail], device: Device, sighting: Sighting) -> None:
        """Keep a device without a sequence number as the last of those about as strong at a node."""
        for known in trails:
            if known.device is device:
                trail = known
                break
        else:
            if len(trails) < TRAILS:
                trails.append(Trail(device, sighting.rssi, sighting.time))
                return
            # The oldest gives way, and what held it holds the newest: among many there is one for each sighting.
            trail = trails[0]
            trail.device = device
        trails.remove(trail)
        trail.value, trail.time = sighting.rssi, sighting.time
        trails.append(trail)

    def devices(self) -> list[Device]:
        """Return the devices that may still go on under another address, some more than once."""
        trails = [*self.by_sequence.values(), *(trail for trails in self.by_signal.values() for trail in trails)]
        return [trail.device for trail in trails]

    def _trail(self, trail: Trail) -> None:
        """Keep a trail as the newest of all, and drop the oldest while they are too old to be followed."""
        trails = self.by_sequence
        trails.pop(trail.value, None)
        trails[trail.value] = trail
        while trail.time - trails[oldest := next(iter(trails))].time > SEQUENCE_GAP:
            del trails[oldest]

    def continued(self, sighting: Sighting) -> Device | None:
        """Find the device whose sequence number the sighting continues, and learn how often that happens here.

        Of several the nearest is taken. A device that turns out to be two, each with its own counter, is left to the
        other one.
        """
        sequence = sighting.sequence or 0
        self.chance += len(self.by_sequence) * SEQUENCE_STEP / SEQUENCES
        for step in range(1, SEQUENCE_STEP + 1):
            place = (sequence - step) % SEQUENCES
            trail = self.by_sequence.get(place)
            if trail is None:
                continue
            del self.by_sequence[place]
            if 0.0 <= sighting.time - trail.time <= SEQUENCE_GAP:
                self.hits += 1
                split = self.continues and trail.device.sequence != trail.value
                return None if split else trail.device
        return None

    def fallen_silent(self, node: str, sighting: Sighting, gap: float) -> Device | None:
        """Find the device heard last about as strongly, no longer than `gap` seconds ago."""
        best = None
        nearest = SIGNAL_BAND + 1
        for trails in self._around(node, sighting):
            trail = trails[-1]
            if 0.0 <= sighting.time - trail.time <= gap and (off := abs(trail.value - sighting.rssi)) < nearest:
                best, nearest = trail.device, off
        return best

    def left(self, node: str, sighting: Sighting, began: float, gap: float) -> Device | None:
        """Find the device that left its address for one that began then: silent since, and of these the longest.

        What is still heard at an address has not left it. That shows when it is heard next; who was silent for long
        already, but no longer than `gap` seconds, is the likeliest.
        """
        best = None
        since = began
        for trails in self._around(node, sighting):
            for trail in trails:
                heard = trail.device.heard
                if began - gap <= heard < since and abs(trail.value - sighting.rssi) <= ROTATION_BAND:
                    best, since = trail.device, heard
        return best

    def _around(self, node: str, sighting: Sighting) -> list[list[Trail]]:
        """Return the trails of a node about as strong as a sighting."""
        band = sighting.rssi // SIGNAL_BAND
        around = (self.by_signal.get((node, place)) for place in (band, band - 1, band + 1))
        return [trails for trails in around if trails]


@dataclass(slots=True, eq=False)
class Address:
    """One pseudonym: what it showed of its model when it was heard last, when it was heard first, and its device.

    `presence`: how long it has been there. `device`: None while that is not told.
    """

    shown: Model
    began: float
    presence: Presence
    device: Device | None = None
    marks: Marks = UNHEARD


class Fading[K, V]:
    """A dictionary that forgets what was not asked for in one to two lifetimes, without ever searching for it."""

    __slots__ = ("_new", "_old", "_turned", "lifetime")

    def __init__(self, lifetime: float) -> None:
        self.lifetime = lifetime
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}
        self._turned = float("-inf")

    def get(self, key: K, time: float) -> V | None:
        """Return what is kept under the key, and keep it for another lifetime."""
        if time - self._turned > self.lifetime:
            self._old = self._new if time - self._turned < 2 * self.lifetime else {}
            self._new = {}
            self._turned = time
        found = self._new.get(key)
        if found is None and (found := self._old.pop(key, None)) is not None:
            self._new[key] = found
        return found

    def values(self) -> list[V]:
        """Return all that is kept."""
        return [*self._old.values(), *self._new.values()]

    def put(self, key: K, value: V) -> None:
        """Keep a value under the key."""
        self._new[key] = value
