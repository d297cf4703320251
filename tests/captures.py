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


def probe_request(device: int, sequence: int = 1, *, signal: int = -50, mhz: int = 2437) -> bytes:
    """Return a probe request behind a radiotap header with channel and signal."""
    radiotap = struct.pack("<BBHIHHbx", 0, 0, 14, 0x28, mhz, 0x00A0, signal)
    header = b"\x40\0\0\0" + b"\xff" * 6 + address(device) + b"\xff" * 6 + struct.pack("<H", sequence << 4)
    return radiotap + header + _ELEMENTS


def beacon() -> bytes:
    """Return an access point's beacon behind an empty radiotap header: heard, and told of nobody."""
    return struct.pack("<BBHI", 0, 0, 8, 0) + b"\x80\0\0\0" + b"\xff" * 6 + address(1) * 2 + bytes(14)


def advertisement(device: int, *, signal: int = -60) -> bytes:
    """Return an advertisement from a resolvable private address behind a pseudo-header."""
    sender = bytes([0x42, *device.to_bytes(5, "big")])
    data = bytes.fromhex("02011a")
    packet = struct.pack("<IBB", 0x8E89BED6, 0x40, 6 + len(data)) + sender[::-1] + data + b"\1\2\3"
    return struct.pack("<BbbBIH", 0, signal, 0, 0, 0x8E89BED6, 0x0013) + packet


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
