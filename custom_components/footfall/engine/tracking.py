"""Follows the devices of one epoch and counts what was lately heard of them.

A track is one device followed for as long as it can be told apart: when it was heard last, and since when it is near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .crowd import Crowd
from .devices import FORGOTTEN_AFTER, SILENT, SINGLES, Address, Device, Fading, Model
from .hours import NO_DAY
from .model import DeviceClass, Radio
from .persistence import Persistence
from .recency import PASSED, Activity, Recency, bucket_of
from .stays import Stays
from .uncounting import uncount
from .zone_stays import ZoneStays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .hours import When
    from .model import Sighting
    from .shutter import Shutter

ROTATION_GAP: Final = 30.0
"""Seconds: a Bluetooth device that changes its address goes on under the new one within this."""

MODEL_LIMIT: Final = 12
"""Fingerprints that may become one model: more would be a chain of accidents."""

STAY: Final = 60.0
"""Seconds after which a device that is still heard near is no longer walking by."""

STAY_GAP: Final = 300.0
"""Seconds for which a device may be silent near by and still be the one that stays, not another one passing."""

NEAR: Final = -70
"""dBm from which a device is near for the purpose of its stay."""

PEOPLES: Final = frozenset({DeviceClass.UNKNOWN, DeviceClass.PHONE})
"""Classes that stand for a person. A wearable or a headset comes on top of its owner's phone."""


NEAR_WINDOWS: Final = {Radio.WIFI: 30, Radio.BLUETOOTH: 6}
"""Buckets within which a device that was heard is near."""


class Counters:
    """The counts of one radio, by what one understands a different thing.

    `addresses`: pseudonyms. `models`: what devices say of themselves. `devices`: physical things. `stays`: devices near
    for a minute already. `types`: what random addresses show of themselves, each by itself. `crowd`: how many units of
    these there may be. `fixed`: pseudonyms of addresses that never change.

    `began`, `ended`: the buckets between which they were counted.
    """

    __slots__ = ("addresses", "began", "crowd", "devices", "ended", "fixed", "models", "stays", "types")

    def __init__(self, bucket: int, began: int) -> None:
        self.began = began
        self.ended: int | None = None
        self.addresses = Activity(bucket)
        self.models = Recency(bucket)
        self.devices = Recency(bucket)
        self.stays = Recency(bucket)
        self.types = Recency(bucket)
        self.crowd = Crowd(bucket)
        self.fixed = Activity(bucket)

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number."""
        self.addresses.advance(bucket)
        self.models.advance(bucket)
        self.devices.advance(bucket)
        self.stays.advance(bucket)
        self.types.advance(bucket)
        self.crowd.advance(bucket)
        self.fixed.advance(bucket)

    def close(self, ended: int) -> None:
        """Count no more: from now on the counts only fade, and nothing of an address is kept."""
        self.ended = ended
        self.crowd.close()

    def span(self, window: int) -> tuple[int, int]:
        """Return the first and the last of the buckets within a window in which was counted; first > last if none."""
        now = self.addresses.bucket
        return max(self.began, now - window + 1), now if self.ended is None else self.ended


class Tracker:
    """Sightings of one epoch to devices. Nothing of it is comparable with another epoch's."""

    def __init__(self, time: float, began: float, shutter: Shutter | None = None) -> None:
        """`shutter`: of an anonymous epoch."""
        self._anonymous = shutter is not None
        bucket = bucket_of(time)
        self.counters = (Counters(bucket, bucket_of(began)), Counters(bucket, bucket_of(began)))
        """By radio."""
        self.persistence = Persistence()
        self.counted = False
        """Whether what was heard last counts."""
        self.objected = False
        """Whether what was heard last is left out because somebody asked for it."""
        self.zone_stays = ZoneStays()
        self.stays = Stays(bucket, shutter)
        self._bucket = bucket
        self._addresses: Fading[int, Address] = Fading(FORGOTTEN_AFTER)
        self._models: Fading[int, Model] = Fading(2 * FORGOTTEN_AFTER)
        self._labels = 0

    def advance(self, time: float) -> None:
        """Let event time go on to this moment."""
        bucket = bucket_of(time)
        if bucket != self._bucket:
            self._bucket = bucket
            self.stays.advance(bucket)
            for counters in self.counters:
                counters.advance(bucket)

    def find(self, sighting: Sighting) -> Address | None:
        """Return the address that is heard, None where it was not heard before."""
        return self._addresses.get(sighting.pseudonym, sighting.time)

    def hear(
        self,
        node: str,
        sighting: Sighting,
        address: Address | None,
        signal: int,
        when: When = NO_DAY,
        *,
        leave_out: bool = True,
    ) -> Device:
        """Take in one sighting, at the signal that counts in dBm, and return the device that it belongs to.

        `address`: as `find` gives it. `leave_out`: not to count what has been there for longer than a visitor.
        """
        time = sighting.time
        radio = sighting.radio
        shown = self._shown(sighting, address)
        if address is None:
            address = Address(shown, time, self.persistence.begin(sighting, when))
            self._addresses.put(sighting.pseudonym, address)
        elif address.shown is not shown:
            if not address.shown.nameless:
                self._join(radio, address.shown, shown)
            address.shown = shown
        device = address.device
        if device is None or device.pseudonym != sighting.pseudonym:
            device = self._device(address, node, sighting)
        model = shown if shown.parent is None else shown.root()
        model.follow(device, node, sighting)
        self.objected = False
        # Today's phones have no address that stays for life, and things that stand there do: where nothing is
        # recognised for hours, it is by this alone that they can be left out.
        lasts = self._anonymous and sighting.address_kind in SINGLES
        self.counted = sighting.device_class in PEOPLES and not lasts
        if self.counted:
            persists = self._persists(address, model, device, sighting, when, near=signal >= NEAR)
            objected = self.persistence.objected
            if objected and objected.holds(sighting.pseudonym, time):
                self.objected = True
                self.counted = False
                self._withdraw(address, sighting, signal)
            elif persists and leave_out:
                self.counted = False
                self.stays.withdraw(address.presence, radio, time, signal)
            else:
                self._count(address, device, model, sighting, signal)
        return device

    def device_of(self, sighting: Sighting) -> Device | None:
        """Return the device of an address that was heard, None where nothing is known of it."""
        address = self._addresses.get(sighting.pseudonym, sighting.time)
        return None if address is None else address.device

    def leaves_out(self, sighting: Sighting) -> bool:
        """Tell whether an address is left out since somebody asked for it."""
        return self.persistence.objected.holds(sighting.pseudonym, sighting.time)

    def leave_out(self, sighting: Sighting) -> Device | None:
        """Leave out the address that was heard, from now on and in what is counted now; return its device.

        What is found to go on from it is left out as well: phones that keep counting over a change of address, and
        Bluetooth where one address fell silent as another one appeared. Nothing is left out by its signal alone.
        """
        address = self._addresses.get(sighting.pseudonym, sighting.time)
        if address is None:
            return None
        self.persistence.objected.ask(sighting.pseudonym, sighting.time)
        self._withdraw(address, sighting, sighting.rssi)
        return address.device

    def _withdraw(self, address: Address, sighting: Sighting, signal: int) -> None:
        """Count an address no more, and its visit as none."""
        radio, single = sighting.radio, sighting.address_kind in SINGLES
        self.stays.withdraw(address.presence, radio, sighting.time, signal)
        uncount(self.counters[radio], address, address.device, self._addresses.values(), single=single)

    def _device(self, address: Address, node: str, sighting: Sighting) -> Device:
        """Return the device that an address belongs to; one that is not told yet is told now.

        No Bluetooth device goes back to an address that it has left: where one is heard again, the newer address is
        another device's, and is told anew when it is heard next.
        """
        device = address.device
        if device is None:
            if sighting.address_kind not in SINGLES:
                device = _known(address, node, sighting, pauses=self._pauses(sighting))
            if device is None:
                self._labels += 1
                device = Device(self._labels)
            address.device = device
        elif device.pseudonym != sighting.pseudonym and sighting.radio is Radio.BLUETOOTH:
            newer = self._addresses.get(device.pseudonym, sighting.time)
            if newer is not None and newer.device is device:
                newer.device = None
        device.pseudonym = sighting.pseudonym
        return device

    def _persists(
        self, address: Address, model: Model, device: Device, sighting: Sighting, when: When, *, near: bool
    ) -> bool:
        """Note how long an address has been there; tell whether that is longer than a visitor stays."""
        presence = address.presence
        if sighting.address_kind in SINGLES or (self._anonymous and self._pauses(sighting)):
            pass
        elif sighting.sequence is None:
            self.persistence.rotate(presence, model, sighting.time, when, near=near)
        elif presence.born is not None:
            # Signal alone makes one device of several that follow each other; nothing persists by that.
            self.persistence.go_on(presence, device.presence if model.continues else None, when, near=near)
        device.presence = presence
        return self.persistence.heard(presence, sighting, when, near=near)

    def _pauses(self, sighting: Sighting) -> bool:
        """Tell whether something is of Wi-Fi, which pauses, though it has no sequence number to be followed by."""
        return self._anonymous and sighting.radio is Radio.WIFI

    def follows(self, pseudonym: int, time: float) -> bool:
        """Tell whether what is heard of this address can be followed to the next by its sequence numbers."""
        address = self._addresses.get(pseudonym, time)
        return address is not None and address.shown.root().continues

    def devices(self) -> set[Device]:
        """Return the devices that addresses are known of."""
        return {address.device for address in self._addresses.values() if address.device is not None}

    def addresses(self) -> set[Address]:
        """Return all addresses that anything is kept of."""
        return {*self._addresses.values(), *(one for counters in self.counters for one in counters.crowd.addresses())}

    def models(self) -> set[Model]:
        """Return all models that anything is kept of."""
        shown = {*self._models.values(), *(address.shown for address in self.addresses())}
        return shown | {model.root() for model in shown}

    def _shown(self, sighting: Sighting, address: Address | None) -> Model:
        """Return what a sighting shows of its model; one that shows nothing is of the model that its address showed."""
        if not sighting.fingerprint and address is not None:
            return address.shown
        key = sighting.fingerprint << 1 | sighting.radio
        shown = self._models.get(key, sighting.time)
        if shown is None:
            shown = Model(nameless=not sighting.fingerprint)
            self._models.put(key, shown)
        return shown

    def _count(self, address: Address, device: Device, model: Model, sighting: Sighting, signal: int) -> None:
        """Count somebody, in everything that is counted."""
        time = sighting.time
        radio = sighting.radio
        counters = self.counters[radio]
        passed = PASSED[signal + 128]
        bucket = self._bucket
        single = sighting.address_kind in SINGLES
        if single or radio is Radio.BLUETOOTH or model.continues:
            self.stays.heard(address.presence, radio, time, signal)
        # Before the marks are set: by them is told whether the address is counted already.
        if single:
            counters.fixed.heard(address.marks, passed)
        else:
            counters.crowd.heard(address, passed)
            shown = address.shown
            if shown.types[passed - 1] != bucket:
                shown.types = counters.types.heard(shown.types, passed)
        # Most were heard in this bucket before, as `heard` would find; what the calls take is saved.
        if address.marks[passed - 1] != bucket:
            address.marks = counters.addresses.heard(address.marks, passed)
        if model.marks[passed - 1] != bucket:
            model.marks = counters.models.heard(model.marks, passed)
        if device.marks[passed - 1] != bucket:
            device.marks = counters.devices.heard(device.marks, passed)
        if signal >= NEAR:
            if time - device.near_last > STAY_GAP:
                device.near_since = time
            device.near_last = time
            if time - device.near_since >= STAY:
                device.stays = counters.stays.heard(device.stays, passed)

    def _join(self, radio: Radio, one: Model, other: Model) -> None:
        """Make one model of two, since one address showed both."""
        kept, gone = one.root(), other.root()
        if kept is gone or kept.size + gone.size > MODEL_LIMIT:
            return
        if kept.size < gone.size:
            kept, gone = gone, kept
        kept.marks = self.counters[radio].models.join(kept.marks, gone.marks)
        kept.absorb(gone)


def devices_near(counts: Sequence[tuple[Counters, Counters]], gate: int) -> tuple[int, int]:
    """Return how many devices are near by radio, at the gate of this index; of epochs side by side the most of any."""
    wifi, bluetooth = (
        max((counters[radio].devices.within(gate, (window,))[0] for counters in counts), default=0)
        for radio, window in NEAR_WINDOWS.items()
    )
    return wifi, bluetooth


def _known(address: Address, node: str, sighting: Sighting, *, pauses: bool) -> Device | None:
    """Find the device of this model that goes on under a new random address, if there is one."""
    model = address.shown.root()
    if pauses:
        return model.fallen_silent(node, sighting, SILENT)
    if sighting.sequence is None:
        return model.left(node, sighting, address.began, ROTATION_GAP)
    device = model.continued(sighting)
    if device is not None or model.continues:
        return device
    return model.fallen_silent(node, sighting, SILENT)
