"""What one of Home Assistant's scanners heard, told as a node tells it: seldom, and the first of somebody at once.

A scanner keeps, for each address it heard lately, when it last did, how strongly, and what was said. That is looked at
every second. As in a node, what an address was heard within 5 s becomes one sighting; an address that was not held is
told at once; one that has fallen silent is told of without waiting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .advertised import address_of, class_of, ibeacon_of, kind_of
from .engine.model import AddressKind, DeviceClass, Radio, Sighting
from .engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, beacon_pseudonym, pseudonym

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bleak.backends.device import BLEDevice
    from bleak.backends.scanner import AdvertisementData
    from habluetooth import BaseHaScanner

    from .keys import EpochKey

    type Said = Mapping[str, tuple[BLEDevice, AdvertisementData]]

WINDOW_S: Final = 5.0
"""How long an address may be heard before it is told of, as in a node."""

MOST: Final = 400
"""Sightings that one look may tell of, so that nobody waits for it; the others are told at the next."""

MOST_FRAMES: Final = 255
WEAKEST: Final = -128
STRONGEST: Final = 126
"""dBm that a sighting can have: 127 would be unknown, and pass every gate."""

CLOCK_STEP_S: Final = 0.02
"""The clock that scanners go by is this much behind at most: it is a coarse one, of 4 to 10 ms."""

LONG_AGO: Final = float("-inf")


@dataclass(slots=True)
class Held:
    """An address that the scanner lists. `began`, `last`: first and last moment of what is not told of yet."""

    pseudonym: int = field(repr=False)
    kind: AddressKind
    began: float
    last: float
    strongest: int = WEAKEST
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a scanner came to; times are the hub's monotonic clock.

    `complete`: nothing earlier will be told of later. `held`: addresses held.
    """

    sightings: tuple[Sighting, ...]
    complete: float
    held: int


class Hearing:
    """One scanner's addresses under one key: nothing of them outlives the scanner's own list, or the epoch.

    `since`: monotonic time; what was heard up to then is nobody's.
    """

    def __init__(self, epoch: EpochKey, since: float) -> None:
        self.epoch = epoch
        self._since = since
        self._held: dict[str, Held] = {}
        self._said: dict[str, AdvertisementData] | None = None

    def look(
        self, scanner: BaseHaScanner, now: float, utc: float, beacons: Collection[bytes], *, at_once: bool
    ) -> Look:
        """Tell what was heard since the last look.

        `now`, `utc`: the same moment by the monotonic clock and in UTC. `beacons`: identities of the staff's iBeacons.
        `at_once`: tell all of it, though its 5 s are not over.
        """
        said = scanner.discovered_devices_and_advertisement_data
        moments = scanner.discovered_device_timestamps or self._moments(said, now)
        told: list[tuple[float, Held, AdvertisementData]] = []
        complete = now - CLOCK_STEP_S
        for address, moment in moments.items():
            if address not in said:
                continue
            if (held := self._held.get(address)) is None:
                if moment <= self._since:
                    continue
                if len(told) >= MOST:
                    complete = min(complete, moment)
                    continue
                if (held := self._begin(address, moment, said[address][0].details)) is None:
                    continue
                due = True
                _hear(held, moment, said[address][1].rssi)
            elif moment > held.last:
                _hear(held, moment, said[address][1].rssi)
                due = at_once or moment - held.began >= WINDOW_S
            else:
                due = held.frames > 0
            if due and len(told) < MOST:
                told.append((held.last, held, said[address][1]))
            elif held.frames:
                complete = min(complete, held.last)
        self._forget(moments)
        told.sort(key=_moment)
        ahead = utc - now
        sightings = tuple(self._tell(held, advertisement, ahead, beacons) for _, held, advertisement in told)
        return Look(sightings, complete, len(self._held))

    def _begin(self, address: str, moment: float, details: object) -> Held | None:
        """Hold an address from now on, by its pseudonym; None where it is none."""
        if (printed := address_of(address)) is None:
            return None
        kind = kind_of(printed, details)
        tag = BLUETOOTH_PUBLIC_TAG if kind is AddressKind.PUBLIC else BLUETOOTH_RANDOM_TAG
        held = self._held[address] = Held(pseudonym(self.epoch.key, printed, tag), kind, moment, moment)
        return held

    def _tell(self, held: Held, advertisement: AdvertisementData, ahead: float, beacons: Collection[bytes]) -> Sighting:
        name, kind, device_class = held.pseudonym, held.kind, class_of(advertisement)
        if beacons and device_class is DeviceClass.BEACON:
            identity = ibeacon_of(advertisement.manufacturer_data)
            if identity is not None and identity in beacons:
                name, kind = beacon_pseudonym(self.epoch.key, identity), AddressKind.IDENTITY
        sighting = Sighting(
            time=held.last + ahead,
            pseudonym=name,
            fingerprint=0,
            sequence=None,
            frames=held.frames,
            rssi=held.strongest,
            channel=0,
            radio=Radio.BLUETOOTH,
            address_kind=kind,
            device_class=device_class,
            epoch=self.epoch.epoch,
        )
        held.frames, held.strongest = 0, WEAKEST
        return sighting

    def _forget(self, listed: Collection[str]) -> None:
        """Hold nothing that the scanner lists no more."""
        if self._held.keys() - listed:
            self._held = {address: held for address, held in self._held.items() if address in listed}

    def _moments(self, said: Said, now: float) -> dict[str, float]:
        """Return when each address was heard last, of a scanner that does not say: what says something new was now."""
        before, self._said = self._said, {address: advertisement for address, (_, advertisement) in said.items()}
        if before is None:
            return dict.fromkeys(self._said, LONG_AGO)
        return {
            address: now if before.get(address) is not advertisement else self._last(address)
            for address, advertisement in self._said.items()
        }

    def _last(self, address: str) -> float:
        held = self._held.get(address)
        return LONG_AGO if held is None else held.last


def standing(scanner: BaseHaScanner, since: float, signal: int) -> Iterator[tuple[bytes, AddressKind]]:
    """Give the addresses that stay for life and were heard since a moment, at this signal or stronger.

    `since`: monotonic time. `signal`: dBm. A scanner that does not say when it heard something lists what is there.
    """
    moments = scanner.discovered_device_timestamps
    for text, (device, advertisement) in scanner.discovered_devices_and_advertisement_data.items():
        if advertisement.rssi < signal or moments.get(text, since) < since:
            continue
        if (address := address_of(text)) is not None:
            kind = kind_of(address, device.details)
            if kind in {AddressKind.PUBLIC, AddressKind.STATIC}:
                yield address, kind


def _hear(held: Held, moment: float, rssi: int) -> None:
    if not held.frames:
        held.began = moment
    held.last = moment
    held.frames = min(MOST_FRAMES, held.frames + 1)
    held.strongest = max(held.strongest, min(STRONGEST, rssi))


def _moment(told: tuple[float, Held, AdvertisementData]) -> float:
    return told[0]
