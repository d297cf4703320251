"""Frames and capture files, byte by byte.

Sources: IEEE 802.11-2020 (9.3.3.9), radiotap.org, Bluetooth Core specification 6.0 (volume 6, part B: 2.1, 2.3, 3.1.1),
tcpdump.org's LINKTYPE_BLUETOOTH_LE_LL_WITH_PHDR, the pcapng specification (IETF draft).
"""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple
from zlib import crc32

WIFI, BLUETOOTH = 0, 1
LINK_TYPES = (127, 256)

_RADIOTAP = Struct("<BBHIBBHHb")
_RADIOTAP_PRESENT = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5  # flags, rate, channel, signal
_RADIOTAP_FCS = 0x10
_RATE_1_MBIT = 2
_CHANNEL_2_4_GHZ_CCK = 0x00A0
_PROBE_REQUEST_HEAD = bytes((0x40, 0, 0, 0)) + b"\xff" * 6
_EVERYBODY = b"\xff" * 6

_PSEUDO_HEADER = Struct("<BbbBIH")
_ACCESS_ADDRESS = 0x8E89BED6
_NO_NOISE = -128
_DEWHITENED, _SIGNAL_VALID, _REFERENCE_VALID, _CRC_CHECKED, _CRC_VALID = 0x0001, 0x0002, 0x0010, 0x0400, 0x0800
_PSEUDO_FLAGS = _DEWHITENED | _SIGNAL_VALID | _REFERENCE_VALID | _CRC_CHECKED | _CRC_VALID
RF_CHANNELS = (0, 12, 39)  # of the advertising channels 37, 38, 39

_ENHANCED = Struct("<IIIIIII")
_U32 = Struct("<I")
_SECTION, _INTERFACE, _PACKET = 0x0A0D0D0A, 1, 6


class Frame(NamedTuple):
    """A frame as one node received it: UTC microseconds, the node's index, radio, packet of the radio's link type."""

    time_us: int
    node: int
    radio: int
    packet: bytes


def frequency(channel: int) -> int:
    """Return the centre of a Wi-Fi channel from 1 to 13, MHz."""
    return 2407 + 5 * channel


def radiotap(channel: int, rssi: int) -> bytes:
    """Return the header of a frame received on a Wi-Fi channel with a signal in dBm; the frame carries its FCS."""
    return _RADIOTAP.pack(
        *(0, 0, _RADIOTAP.size, _RADIOTAP_PRESENT, _RADIOTAP_FCS, _RATE_1_MBIT),
        *(frequency(channel), _CHANNEL_2_4_GHZ_CCK, rssi),
    )


def probe_request(address: bytes, sequence: int, body: bytes) -> bytes:
    """Return a probe request with its FCS. `address`: 6 bytes; `sequence`: 0 to 4095; `body`: its elements."""
    frame = _PROBE_REQUEST_HEAD + address + _EVERYBODY + (sequence << 4).to_bytes(2, "little") + body
    return frame + _U32.pack(crc32(frame))


def _crc24_table() -> tuple[int, ...]:
    table = []
    for value in range(256):
        crc = value
        for _ in range(8):
            crc = crc >> 1 ^ (0xDA6000 if crc & 1 else 0)
        table.append(crc)
    return tuple(table)


_CRC24 = _crc24_table()


def crc24(pdu: bytes) -> bytes:
    """Return the CRC of an advertising PDU as it follows on the air (polynomial 0x00065B, preset 0x555555)."""
    crc = 0xAAAAAA
    for byte in pdu:
        crc = crc >> 8 ^ _CRC24[(crc ^ byte) & 0xFF]
    return crc.to_bytes(3, "little")


def advertisement(pdu_type: int, address: bytes, data: bytes, *, random: bool) -> bytes:
    """Return an advertising packet: access address, PDU, CRC. `address`: 6 bytes as printed; `data`: 0 to 31 bytes."""
    pdu = bytes((pdu_type | (0x40 if random else 0), 6 + len(data))) + address[::-1] + data
    return _U32.pack(_ACCESS_ADDRESS) + pdu + crc24(pdu)


def pseudo_header(rf_channel: int, rssi: int) -> bytes:
    """Return the header of a Bluetooth packet received on an RF channel (0 to 39) with a signal in dBm."""
    return _PSEUDO_HEADER.pack(rf_channel, rssi, _NO_NOISE, 0, _ACCESS_ADDRESS, _PSEUDO_FLAGS)


def _block(kind: int, body: bytes) -> bytes:
    length = _U32.pack(len(body) + 12)
    return _U32.pack(kind) + length + body + length


def _option(code: int, value: bytes) -> bytes:
    return Struct("<HH").pack(code, len(value)) + value + bytes(-len(value) % 4)


def capture_head() -> bytes:
    """Return the start of a pcapng file with two interfaces: 0 for Wi-Fi, 1 for Bluetooth."""
    application, name, end = 4, 2, bytes(4)
    section = Struct("<IHHq").pack(0x1A2B3C4D, 1, 0, -1) + _option(application, b"Footfall simulator") + end
    interfaces = (
        _block(_INTERFACE, Struct("<HHI").pack(link, 0, 0) + _option(name, label) + end)
        for link, label in zip(LINK_TYPES, (b"wifi", b"bluetooth"), strict=True)
    )
    return _block(_SECTION, section) + b"".join(interfaces)


def capture_packet(frame: Frame) -> bytes:
    """Return a frame as an enhanced packet block of its radio's interface."""
    size = len(frame.packet)
    padding = -size % 4
    total = 32 + size + padding
    high, low = divmod(frame.time_us, 1 << 32)
    head = _ENHANCED.pack(_PACKET, total, frame.radio, high, low, size, size)
    return head + frame.packet + bytes(padding) + _U32.pack(total)
