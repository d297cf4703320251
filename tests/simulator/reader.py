"""A reader of the simulator's captures, written from the specifications, sharing nothing with the writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Packet:
    """A packet of a capture: microseconds, the interface's link type, bytes."""

    time_us: int
    link_type: int
    data: bytes


@dataclass(frozen=True)
class Probe:
    """A probe request. `elements`: number and body, in order."""

    time: float
    rssi: int
    mhz: int
    address: bytes
    sequence: int
    elements: list[tuple[int, bytes]]


@dataclass(frozen=True)
class Advertisement:
    """An advertising packet. `structures`: type and body, in order."""

    time: float
    rssi: int
    rf_channel: int
    pdu_type: int
    random: bool
    address: bytes
    structures: list[tuple[int, bytes]]


def packets(path: Path) -> Iterator[Packet]:
    """Yield the packets of a little-endian pcapng file, checking every length."""
    data = path.read_bytes()
    links: list[int] = []
    offset = 0
    while offset < len(data):
        kind, length = (int.from_bytes(data[offset + at : offset + at + 4], "little") for at in (0, 4))
        block = data[offset + 8 : offset + length - 4]
        assert length % 4 == 0
        assert int.from_bytes(data[offset + length - 4 : offset + length], "little") == length
        if kind == 0x0A0D0D0A:
            assert block[:4] == bytes.fromhex("4d3c2b1a")
        elif kind == 1:
            links.append(int.from_bytes(block[:2], "little"))
        elif kind == 6:
            words = [int.from_bytes(block[at : at + 4], "little") for at in range(0, 20, 4)]
            interface, high, low, captured, original = words
            assert captured == original
            yield Packet(high << 32 | low, links[interface], block[20 : 20 + captured])
        else:
            raise AssertionError(f"block type {kind} at byte {offset}")
        offset += length
    assert offset == len(data)


def probe(time_us: int, data: bytes) -> Probe:
    """Decode a radiotap packet with a probe request, its frame check sequence checked."""
    header = int.from_bytes(data[2:4], "little")
    assert int.from_bytes(data[4:8], "little") == 0b101110
    assert data[8] & 0x10
    frame, check = data[header:-4], data[-4:]
    assert crc32(frame).to_bytes(4, "little") == check
    assert frame[0] == 0x40
    assert frame[4:10] == frame[16:22] == b"\xff" * 6
    return Probe(
        time_us / 1e6,
        int.from_bytes(data[14:15], signed=True),
        int.from_bytes(data[10:12], "little"),
        frame[10:16],
        int.from_bytes(frame[22:24], "little") >> 4,
        list(_elements(frame[24:])),
    )


def _elements(body: bytes) -> Iterator[tuple[int, bytes]]:
    while body:
        assert len(body) >= 2 + body[1]
        yield body[0], body[2 : 2 + body[1]]
        body = body[2 + body[1] :]


def advertisement(time_us: int, data: bytes) -> Advertisement:
    """Decode a packet with the Bluetooth pseudo-header, its CRC checked."""
    flags = int.from_bytes(data[8:10], "little")
    assert flags & 0x0C03 == 0x0C03
    assert data[10:14] == bytes.fromhex("d6be898e")
    pdu, check = data[14:-3], data[-3:]
    assert _crc(pdu) == check
    assert pdu[1] == len(pdu) - 2
    assert len(pdu) <= 2 + 37
    return Advertisement(
        time_us / 1e6,
        int.from_bytes(data[1:2], signed=True),
        data[0],
        pdu[0] & 0x0F,
        bool(pdu[0] & 0x40),
        pdu[2:8][::-1],
        list(_structures(pdu[8:])),
    )


def _structures(data: bytes) -> Iterator[tuple[int, bytes]]:
    while data:
        assert 1 <= data[0] < len(data)
        yield data[1], data[2 : 1 + data[0]]
        data = data[1 + data[0] :]


def _crc(pdu: bytes) -> bytes:
    """Return the CRC by the shift register that the Core specification draws, bit by bit in the order of the air."""
    taps = (0, 1, 3, 4, 6, 9, 10)
    register = [0x555555 >> position & 1 for position in range(24)]
    for octet in pdu:
        for bit in range(8):
            fed = register[23] ^ (octet >> bit & 1)
            register = [0, *register[:23]]
            for tap in taps:
                register[tap] ^= fed
    on_air = register[::-1]
    return bytes(sum(on_air[8 * octet + bit] << bit for bit in range(8)) for octet in range(3))


def probes(path: Path) -> list[Probe]:
    """Return the probe requests of a capture."""
    return [probe(packet.time_us, packet.data) for packet in packets(path) if packet.link_type == 127]


def advertisements(path: Path) -> list[Advertisement]:
    """Return the advertisements of a capture."""
    return [advertisement(packet.time_us, packet.data) for packet in packets(path) if packet.link_type == 256]
