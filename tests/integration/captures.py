"""Captures that the tests make themselves: probe requests of made-up phones, raw 802.11 in pcap."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.captures import RAW_80211, address, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

START = 1_456_822_800
"""UTC seconds at which the made-up captures begin."""


def probe_request(number: int, sequence: int) -> bytes:
    """Give a phone's probe request for any network; each phone is of a model of its own, with its own rates."""
    header = struct.pack("<HH6s6s6sH", 0x0040, 0, b"\xff" * 6, address(number), b"\xff" * 6, sequence % 4096 << 4)
    return header + b"\x00\x00" + b"\x01\x04\x02\x04\x0b" + bytes([0x80 + number])


def beacon() -> bytes:
    """Give a frame that says nothing of anybody: it only begins a capture."""
    return struct.pack("<HH6s6s6sH", 0x0080, 0, b"\xff" * 6, address(0), address(0), 0) + bytes(12)


def write_capture(path: Path, frames: Iterable[tuple[float, bytes]], start: int = START) -> Path:
    """Write frames, each with its seconds after `start`."""
    return write(path, frames, RAW_80211, start)


def visitors(path: Path, phones: int = 40, seconds: int = 600) -> Path:
    """Write a capture in which each of `phones` scans every 20 s from its own second on."""
    frames = [
        (phone % 20 + scan * 20 + phone / 1000, probe_request(phone + 1, 100 * phone + scan))
        for scan in range(seconds // 20)
        for phone in range(phones)
    ]
    return write_capture(path, sorted(frames))
