"""SipHash-2-4 (Aumasson and Bernstein, 2012), for the pseudonyms of addresses whose owner gave them to the hub."""

from __future__ import annotations

from typing import Final

WIFI_TAG: Final = 0x57
BLUETOOTH_PUBLIC_TAG: Final = 0x50
BLUETOOTH_RANDOM_TAG: Final = 0x52
BEACON_TAG: Final = 0x49

ADDRESS_SIZE: Final = 6
IDENTITY_SIZE: Final = 20
"""Bytes of an iBeacon's identity: UUID, major and minor."""
KEY_SIZE: Final = 16
_MASK: Final = (1 << 64) - 1


def siphash24(key: bytes | bytearray, message: bytes) -> int:
    """Return the 64 bits of SipHash-2-4 over the message under a key of 16 bytes."""
    if len(key) != KEY_SIZE:
        raise ValueError(f"a key has {KEY_SIZE} bytes, not {len(key)}")
    low, high = int.from_bytes(key[:8], "little"), int.from_bytes(key[8:], "little")
    state = (
        low ^ 0x736F6D6570736575,
        high ^ 0x646F72616E646F6D,
        low ^ 0x6C7967656E657261,
        high ^ 0x7465646279746573,
    )
    padded = message + bytes(7 - len(message) % 8) + bytes([len(message) & 0xFF])
    for start in range(0, len(padded), 8):
        word = int.from_bytes(padded[start : start + 8], "little")
        v0, v1, v2, v3 = _rounds((state[0], state[1], state[2], state[3] ^ word), 2)
        state = (v0 ^ word, v1, v2, v3)
    v0, v1, v2, v3 = _rounds((state[0], state[1], state[2] ^ 0xFF, state[3]), 4)
    return v0 ^ v1 ^ v2 ^ v3


def pseudonyms(key: bytes | bytearray, address: bytes) -> frozenset[int]:
    """Return what an address of 6 bytes, as printed, is called under a key, on Wi-Fi and both kinds of Bluetooth."""
    return frozenset(pseudonym(key, address, tag) for tag in (WIFI_TAG, BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG))


def pseudonym(key: bytes | bytearray, address: bytes, tag: int) -> int:
    """Return what an address of 6 bytes, as printed, is called under a key on the radio that the tag stands for."""
    if len(address) != ADDRESS_SIZE:
        raise ValueError(f"an address has {ADDRESS_SIZE} bytes, not {len(address)}")
    return siphash24(key, address + bytes([tag]))


def beacon_pseudonym(key: bytes | bytearray, identity: bytes) -> int:
    """Return what an iBeacon that was asked for is called under a key, by its identity of 20 bytes as sent."""
    if len(identity) != IDENTITY_SIZE:
        raise ValueError(f"an iBeacon's identity has {IDENTITY_SIZE} bytes, not {len(identity)}")
    return siphash24(key, identity + bytes([BEACON_TAG]))


def _rounds(state: tuple[int, int, int, int], count: int) -> tuple[int, int, int, int]:
    v0, v1, v2, v3 = state
    for _ in range(count):
        v0 = (v0 + v1) & _MASK
        v1 = _turn(v1, 13) ^ v0
        v0 = _turn(v0, 32)
        v2 = (v2 + v3) & _MASK
        v3 = _turn(v3, 16) ^ v2
        v0 = (v0 + v3) & _MASK
        v3 = _turn(v3, 21) ^ v0
        v2 = (v2 + v1) & _MASK
        v1 = _turn(v1, 17) ^ v2
        v2 = _turn(v2, 32)
    return v0, v1, v2, v3


def _turn(word: int, bits: int) -> int:
    return (word << bits | word >> (64 - bits)) & _MASK
