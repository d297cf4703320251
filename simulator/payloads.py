"""Advertising data as the Bluetooth SIG's assigned numbers and published reverse engineering describe it.

Each function draws what changes with the address (authentication tags, keys, counters) and returns at most 31 bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    type Payload = Callable[[Random], bytes]

APPLE, SAMSUNG, MICROSOFT, UNASSIGNED = 0x004C, 0x0075, 0x0006, 0xFFFF
FAST_PAIR, NEARBY_SHARE, SMART_TAG, EDDYSTONE, ENVIRONMENT = 0xFE2C, 0xFEF3, 0xFD5A, 0xFEAA, 0x181A
_FLAGS_PHONE = bytes((2, 0x01, 0x1A))
_FLAGS_LE_ONLY = bytes((2, 0x01, 0x06))


def _structure(kind: int, body: bytes) -> bytes:
    return bytes((len(body) + 1, kind)) + body


def _manufacturer(company: int, body: bytes) -> bytes:
    return _structure(0xFF, company.to_bytes(2, "little") + body)


def _service_data(service: int, body: bytes) -> bytes:
    return _structure(0x16, service.to_bytes(2, "little") + body)


def _name(name: str) -> bytes:
    return _structure(0x09, name.encode())


def iphone(rng: Random) -> bytes:
    """Nearby Info (type 0x10) of an iPhone: action, flags, authentication tag."""
    action = rng.choice((0x03, 0x05, 0x07, 0x0B))
    info = bytes((0x10, 0x06, 0x40 | action, rng.choice((0x1C, 0x1E)))) + rng.randbytes(3) + b"\x08"
    return _FLAGS_PHONE + _structure(0x0A, b"\x0c") + _manufacturer(APPLE, info)


def apple_watch(rng: Random) -> bytes:
    """Nearby Info of a watch: shorter, with the watch's flags."""
    return _FLAGS_PHONE + _manufacturer(APPLE, bytes((0x10, 0x05, 0x01, 0x98)) + rng.randbytes(3))


def apple_earphones(rng: Random) -> bytes:
    """Proximity pairing (type 0x07): model, battery, encrypted rest."""
    head = bytes((0x07, 0x19, 0x01, 0x14, 0x20, 0x55, rng.randrange(256), 0x8F, 0x11))
    return _manufacturer(APPLE, head + rng.randbytes(18))


def apple_tag(rng: Random) -> bytes:
    """Find My (type 0x12) with its owner near: status and hint."""
    return _manufacturer(APPLE, bytes((0x12, 0x02, 0x10, rng.randrange(4))))


def android(rng: Random) -> bytes:
    """Google's nearby service with salted contents."""
    return _FLAGS_PHONE + _service_data(NEARBY_SHARE, bytes((0x4A, 0x17, 0x23)) + rng.randbytes(20))


def galaxy(rng: Random) -> bytes:
    """Samsung's manufacturer data of a phone."""
    return _FLAGS_PHONE + _manufacturer(SAMSUNG, bytes.fromhex("42040180") + rng.randbytes(20))


def earbuds(rng: Random) -> bytes:
    """Fast Pair, not discoverable: a filter of account keys and its salt."""
    return _FLAGS_LE_ONLY + _service_data(
        FAST_PAIR, bytes((0x00, 0x50)) + rng.randbytes(5) + b"\x11" + rng.randbytes(1)
    )


def smart_tag(rng: Random) -> bytes:
    """Samsung's tag: state, aging counter, privacy identifier, signature."""
    return _FLAGS_LE_ONLY + _service_data(SMART_TAG, b"\x13" + rng.randbytes(19))


def fitness_band(rng: Random) -> bytes:
    """Return a band with a heart rate service and a made-up name."""
    return _FLAGS_LE_ONLY + _structure(0x03, b"\x0d\x18") + _name(f"band-{rng.randrange(256):02x}")


def laptop(rng: Random) -> bytes:
    """Microsoft's connected devices beacon of a computer: salt and hash."""
    return _manufacturer(MICROSOFT, bytes.fromhex("01092002") + rng.randbytes(20))


def television(rng: Random) -> bytes:
    """Return a television's manufacturer data: a constant of the unit."""
    unit = bytes.fromhex("4204012000") + rng.randbytes(6) + bytes(11)
    return _structure(0x01, b"\x18") + _manufacturer(SAMSUNG, unit)


def ibeacon(rng: Random) -> bytes:
    """Return an iBeacon: identifier, major, minor, measured power."""
    return _FLAGS_LE_ONLY + _manufacturer(APPLE, bytes((0x02, 0x15)) + rng.randbytes(16) + bytes((0, 1, 0, 1, 0xC5)))


def eddystone(rng: Random) -> bytes:
    """Return an Eddystone-UID frame."""
    service = _structure(0x03, EDDYSTONE.to_bytes(2, "little"))
    return _FLAGS_LE_ONLY + service + _service_data(EDDYSTONE, bytes((0x00, 0xEE)) + rng.randbytes(16) + bytes(2))


def thermometer(rng: Random) -> bytes:
    """Return environment service data with a made-up reading."""
    return _FLAGS_LE_ONLY + _service_data(ENVIRONMENT, rng.randbytes(6) + bytes.fromhex("00d5324b0bb8"))


def tablet(rng: Random) -> bytes:
    """Nearby Info of an iPad that stays in use."""
    return _FLAGS_PHONE + _manufacturer(APPLE, bytes((0x10, 0x05, 0x5B, 0x1C)) + rng.randbytes(3))
