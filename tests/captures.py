"""Makes capture files of frames that were never on the air."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

BASE = 1_700_000_000
"""UTC seconds that the captures' times count from."""

RADIOTAP = 127
RAW_80211 = 105
BLUETOOTH = 256
ETHERNET = 1

_ELEMENTS = bytes.fromhex("0000 0104 02040b16 3208 0c12182430486c60 2d06 2101 17ff0000 dd06 0017f20a0001")


def address(device: int) -> bytes:
    """Return a made-up, locally administered address; device 1 has 02:00:00:00:00:01."""
    return b"\x02" + device.to_bytes(5, "big")


def factory_address(device: int) -> bytes:
    """Return a globally administered address of the IEEE's own example, which is no maker's."""
    return bytes.fromhex("acde48") + device.to_bytes(3, "big")


def probe_request(
    device: int, sequence: int = 1, *, signal: int = -50, mhz: int = 2437, sender: bytes | None = None, model: int = 0
) -> bytes:
    """Return a probe request behind a radiotap header with channel and signal.

    `sender` instead of the device's address; models of other numbers say another thing of themselves.
    """
    radiotap = struct.pack("<BBHIHHbx", 0, 0, 14, 0x28, mhz, 0x00A0, signal)
    sender = sender or address(device)
    header = b"\x40\0\0\0" + b"\xff" * 6 + sender + b"\xff" * 6 + struct.pack("<H", sequence << 4)
    vendor = bytes([221, 4, 2, 0, 0, model]) if model else b""
    return radiotap + header + _ELEMENTS + vendor


def beacon() -> bytes:
    """Return an access point's beacon behind an empty radiotap header: heard, and told of nobody."""
    return struct.pack("<BBHI", 0, 0, 8, 0) + b"\x80\0\0\0" + b"\xff" * 6 + address(1) * 2 + bytes(14)


RESOLVABLE = 0x42
NON_RESOLVABLE = 0x02
STATIC = 0xC2


def random_address(device: int, first: int = RESOLVABLE) -> bytes:
    """Return a random Bluetooth address; the top bits of its first byte say of which kind."""
    return bytes([first, *device.to_bytes(5, "big")])


def advertisement(
    device: int, *, signal: int = -60, sender: bytes | None = None, public: bool = False, data: bytes = b"\x02\x01\x1a"
) -> bytes:
    """Return an advertisement behind a pseudo-header, from the device's resolvable private address or from `sender`."""
    sender = sender or random_address(device)
    packet = struct.pack("<IBB", 0x8E89BED6, 0 if public else 0x40, 6 + len(data)) + sender[::-1] + data + b"\1\2\3"
    return struct.pack("<BbbBIH", 0, signal, 0, 0, 0x8E89BED6, 0x0013) + packet


def ibeacon(identity: bytes) -> bytes:
    """Return what an iBeacon advertises: its identity of 20 bytes and the signal at a metre."""
    return bytes.fromhex("020106 1aff4c000215") + identity + b"\xc5"


def pcap(packets: Iterable[tuple[float, bytes]], link_type: int = RADIOTAP, base: int = BASE) -> bytes:
    """Return a capture of packets, each with its time in seconds from `base`."""
    parts = [struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link_type)]
    for time, packet in packets:
        micros = round((base + time) * 1e6)
        parts += [struct.pack("<IIII", micros // 10**6, micros % 10**6, len(packet), len(packet)), packet]
    return b"".join(parts)


def write(path: Path, packets: Iterable[tuple[float, bytes]], link_type: int = RADIOTAP, base: int = BASE) -> Path:
    """Write a capture and return its path."""
    path.write_bytes(pcap(packets, link_type, base))
    return path


def one_frame_each(times: Sequence[float], first_device: int = 1) -> list[tuple[float, bytes]]:
    """Return one probe request a time, each of another device."""
    return [(time, probe_request(first_device + number)) for number, time in enumerate(times)]
