"""What Home Assistant tells of an advertisement, read as a node reads the advertisement itself.

The node has the bytes, and `esphome/components/footfall/advertisement.cpp` is the only program that takes them apart.
Home Assistant has taken them apart already: here is what its parts mean, by the same published numbers. What it leaves
out (the appearance, mesh beacons, the order of things) is missing here; see docs/proxies.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .assigned_numbers import COMPANIES, CONTINUITY, MICROSOFT_DEVICES, SERVICES
from .engine.model import AddressKind, DeviceClass
from .engine.siphash import ADDRESS_SIZE, IDENTITY_SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bleak.backends.scanner import AdvertisementData

APPLE: Final = 0x004C
MICROSOFT: Final = 0x0006
CONNECTED_DEVICES: Final = 0x01
"""Microsoft's scenario that has a device type."""
IBEACON: Final = b"\x02\x15"
ALT_BEACON: Final = b"\xbe\xac"
LOST_THINGS: Final = frozenset({0x40, 0x41})
"""Frame types of Eddystone that Google's network for lost things sends."""

BASE_UUID: Final = "0000{:04x}-0000-1000-8000-00805f9b34fb"
"""A UUID of 16 bits, written out (Bluetooth Core specification, volume 3, part B, 2.5.1)."""
EDDYSTONE: Final = BASE_UUID.format(0xFEAA)
_SERVICES: Final = {BASE_UUID.format(number): kind for number, kind in SERVICES.items()}

ESPHOME_PUBLIC: Final = frozenset({0, 2})
"""Address types as ESPHome tells them: public, and resolved to a public one."""

_RANK: Final = {
    kind: place
    for place, kind in enumerate(
        (
            DeviceClass.UNKNOWN,
            DeviceClass.FIXTURE,
            DeviceClass.PHONE,
            DeviceClass.COMPUTER,
            DeviceClass.WEARABLE,
            DeviceClass.AUDIO,
            DeviceClass.TAG,
            DeviceClass.BEACON,
        )
    )
}
"""What a thing is taken for when its parts say different things: the more particular, as in a node."""


def address_of(text: str) -> bytes | None:
    """Return the 6 bytes of an address as printed; None where it is none: some systems give a name in its place."""
    try:
        address = bytes.fromhex(text.replace(":", ""))
    except ValueError:
        return None
    return address if len(address) == ADDRESS_SIZE else None


def kind_of(address: bytes, details: Any) -> AddressKind:
    """Return of which kind an address is.

    `details`: what the scanner says of the device, in its own way. A scanner that does not say of which type an address
    is leaves its two top bits: phones have random ones, and of the others they say what can be said.
    """
    if _is_public(details):
        return AddressKind.PUBLIC
    match address[0] >> 6:
        case 0b11:
            return AddressKind.STATIC
        case 0b01:
            return AddressKind.RESOLVABLE
        case _:
            return AddressKind.NON_RESOLVABLE


def class_of(told: AdvertisementData) -> DeviceClass:
    """Return what kind of thing sends this."""
    found = DeviceClass.UNKNOWN
    for company, data in told.manufacturer_data.items():
        found = _more_particular(found, _class_of_manufacturer(company, data))
    for uuid in told.service_uuids:
        found = _more_particular(found, _SERVICES.get(uuid, DeviceClass.UNKNOWN))
    for uuid, data in told.service_data.items():
        lost = uuid == EDDYSTONE and data[:1] and data[0] in LOST_THINGS
        found = _more_particular(found, DeviceClass.TAG if lost else _SERVICES.get(uuid, DeviceClass.UNKNOWN))
    return found


def ibeacon_of(manufacturer_data: Mapping[int, bytes]) -> bytes | None:
    """Return the identity of an iBeacon, 20 bytes as sent; None where this is none."""
    data = manufacturer_data.get(APPLE, b"")
    # The identity is followed by the strength at one metre (Apple, Proximity Beacon Specification, R1).
    if not data.startswith(IBEACON) or len(data) <= len(IBEACON) + IDENTITY_SIZE:
        return None
    return data[len(IBEACON) : len(IBEACON) + IDENTITY_SIZE]


def _is_public(details: Any) -> bool:
    """Tell whether a scanner says that an address is public: ESPHome by number, BlueZ by name."""
    if not isinstance(details, dict):
        return False
    if (number := details.get("address_type")) is not None:
        return number in ESPHOME_PUBLIC
    props = details.get("props")
    return isinstance(props, dict) and props.get("AddressType") == "public"


def _class_of_manufacturer(company: int, data: bytes) -> DeviceClass:
    if company == APPLE:
        return _class_of_apple(data)
    if company == MICROSOFT and len(data) > 1 and data[0] == CONNECTED_DEVICES:
        return MICROSOFT_DEVICES.get(data[1] & 0x1F, DeviceClass.UNKNOWN)
    if data.startswith(ALT_BEACON):
        return DeviceClass.BEACON
    return COMPANIES.get(company, DeviceClass.UNKNOWN)


def _class_of_apple(data: bytes) -> DeviceClass:
    """Read Apple's messages, each of a type, a length and a content."""
    found = DeviceClass.UNKNOWN
    at = 0
    while at + 2 <= len(data):
        kind = CONTINUITY.get(data[at], DeviceClass.UNKNOWN)
        if kind is DeviceClass.PHONE:
            # A phone that takes part in Find My is a phone.
            return kind
        found = _more_particular(found, kind)
        at += 2 + data[at + 1]
    return found


def _more_particular(one: DeviceClass, other: DeviceClass) -> DeviceClass:
    return other if _RANK[other] > _RANK[one] else one
