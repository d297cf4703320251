"""Writes what fuzzing begins with: inputs of every kind that a target reads, made here and never on the air.

    python -m tests.fuzz.seeds .cache/fuzz/corpus

gives each target a folder of seeds there, from which scripts/tools/fuzz.py goes on.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests import captures

if TYPE_CHECKING:
    from collections.abc import Iterator

type Seeds = dict[str, bytes]

RADIOTAP_SIZE = 14
BROADCAST = b"\xff" * 6
ACCESS_POINT = captures.address(0xAA)
HUB = b"0000000000000001"
KEY = b"00112233445566778899aabbccddeeff"


def element(number: int, content: bytes) -> bytes:
    return bytes([number, len(content)]) + content


def elements() -> Iterator[tuple[str, bytes]]:
    """Give every element that goes into a fingerprint, and those that must not."""
    yield "name", element(0, b"network")
    yield "rates", element(1, bytes.fromhex("02040b16"))
    yield "ht", element(45, bytes.fromhex("210117ff") + bytes(22))
    yield "extended-rates", element(50, bytes.fromhex("0c121824"))
    yield "rm", element(70, bytes.fromhex("7300000000"))
    yield "interworking", element(107, b"\x0f" + captures.address(9))
    yield "extended-capabilities", element(127, bytes.fromhex("0000080400000040"))
    yield "vht", element(191, bytes.fromhex("b1599033faff0c03faff0c03"))
    yield "he", element(255, b"\x23" + bytes(21))
    yield "he-6-ghz", element(255, b"\x3b\x00\x00")
    yield "eht", element(255, b"\x6c" + bytes(11))
    yield "empty-extension", element(255, b"")
    yield "wps", element(221, bytes.fromhex("0050f204104a000110"))
    yield "wifi-direct", element(221, bytes.fromhex("506f9a090202002500"))
    yield "vendor", element(221, bytes.fromhex("0017f20a0001"))
    yield "short-vendor", element(221, b"\x00\x17")


def management(subtype: int, body: bytes, *, flags: int = 0, to: bytes = BROADCAST) -> bytes:
    return bytes([subtype, flags, 0, 0]) + to + captures.address(1) + to + b"\x10\x00" + body


def frames() -> Iterator[tuple[str, bytes]]:
    parts = dict(elements())
    for name, part in parts.items():
        yield f"probe-{name}", management(0x40, part)
    everything = b"".join(parts.values())
    yield "probe-everything", management(0x40, everything)
    yield "probe-ht-control", management(0x40, bytes(4) + parts["rates"], flags=0x80)
    yield "probe-protected", management(0x40, parts["rates"], flags=0x40)
    yield "probe-cut", management(0x40, parts["rates"])[:-1]
    yield "probe-many-vendors", management(0x40, b"".join(element(221, bytes([0, i, 0, i])) for i in range(20, 0, -1)))
    for name, subtype in (("association", 0x00), ("reassociation", 0x20), ("authentication", 0xB0), ("beacon", 0x80)):
        yield name, management(subtype, bytes(6), to=ACCESS_POINT)
    yield "access-point", management(0xB0, bytes(6), to=captures.address(1))
    for subtype in (0x08, 0x48, 0x88, 0xC8):
        yield f"data-{subtype:02x}", management(subtype, b"", flags=0x01, to=ACCESS_POINT)
    yield "data-from", management(0x08, b"", flags=0x02)
    yield "control", bytes.fromhex("d4000000") + captures.address(1)


def structure(number: int, content: str) -> bytes:
    data = bytes.fromhex(content)
    return bytes([len(data) + 1, number]) + data


def payloads() -> Iterator[tuple[str, bytes]]:
    flags = structure(0x01, "1a")
    yield "flags", flags
    yield "nearby", flags + structure(0xFF, "4c00 1005 0118 010203")
    yield "airpods", structure(0xFF, "4c00 0719" + "00" * 25)
    yield "find-my", structure(0xFF, "4c00 1219" + "00" * 25)
    yield "ibeacon", flags + structure(0xFF, "4c00 0215" + "00112233445566778899aabbccddeeff" + "00010002 c5")
    yield "altbeacon", structure(0xFF, "1801 beac" + "00" * 22)
    yield "microsoft", structure(0xFF, "0600 0109 2002" + "00" * 10)
    yield "company", structure(0xFF, "9e00 0102")
    yield "short-company", structure(0xFF, "4c")
    yield "eddystone", structure(0x03, "aafe") + structure(0x16, "aafe 00e7" + "00" * 16)
    yield "find-hub", structure(0x16, "aafe 41" + "00" * 20)
    yield "fast-pair", structure(0x16, "2cfe 010203")
    yield "smart-tag", structure(0x16, "5afd 0102")
    yield "services", structure(0x02, "0d18 1418 4418")
    yield "services-long", structure(0x07, "00" * 16) + structure(0x20, "00000001 02") + structure(0x21, "00" * 17)
    yield "name", structure(0x09, "6e616d65") + structure(0x0A, "08") + structure(0x19, "c100")
    yield "mesh", structure(0x2B, "00" * 8)
    yield "padding", flags + bytes(10)
    yield "cut", flags + b"\x09\xff\x4c"


def advertisements() -> Iterator[tuple[str, bytes]]:
    for name, payload in payloads():
        yield name, b"\x42" + payload
    for first in (0x01, 0x02, 0xC2, 0x82):
        yield f"address-{first:02x}", bytes([first]) + structure(0x01, "06")


def on_air(kind: int, payload: bytes) -> bytes:
    """Return a Bluetooth packet from its access address on; its check sum is not looked at."""
    return struct.pack("<IBB", 0x8E89BED6, kind, len(payload)) + payload + bytes(3)


def packets() -> Iterator[tuple[str, bytes]]:
    """Give packets behind the byte that chooses the link type and the byte for what is cut off."""
    probe = captures.probe_request(1)
    yield "80211", b"\x00\x00" + probe[RADIOTAP_SIZE:]
    yield "80211-check", b"\x10\x02" + probe[RADIOTAP_SIZE:]
    yield "radiotap", b"\x01\x00" + probe
    yield "radiotap-check", b"\x01\x00" + struct.pack("<BBHIBB", 0, 0, 10, 0x02, 0x10, 0) + probe[RADIOTAP_SIZE:]
    words = struct.pack("<IIII", 0xA000402F, 0xC0000020, 0x00000001, 0)
    fields = bytes(8) + b"\x00\x02" + struct.pack("<HH", 2437, 0x00A0) + b"\xce" * 16
    yield "radiotap-words", b"\x01\x00" + struct.pack("<BBH", 0, 0, 4 + len(words + fields)) + words + fields
    sender = captures.address(1)[::-1]
    for kind in (0, 1, 2, 4, 6, 0x40):
        yield f"bluetooth-{kind:02x}", b"\x02\x00" + on_air(kind, sender + structure(0x01, "06"))
    yield "bluetooth-direct", b"\x02\x00" + on_air(1, sender + sender)
    yield "bluetooth-extended", b"\x02\x00" + on_air(7, b"\x07\x01" + sender + structure(0x01, "06"))
    yield "bluetooth-header", b"\x03\x00" + captures.advertisement(1)
    whitened = bytearray(captures.advertisement(1))
    whitened[8] &= 0xFE
    yield "bluetooth-whitened", b"\x03\x00" + bytes(whitened)
    whitened[9] |= 0x80
    yield "bluetooth-coded", b"\x03\x00" + bytes(whitened)


def block(kind: int, body: bytes, order: str = "<") -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack(f"{order}II", kind, len(body) + 12) + body + struct.pack(f"{order}I", len(body) + 12)


def option(code: int, value: bytes, order: str = "<") -> bytes:
    return struct.pack(f"{order}HH", code, len(value)) + value + bytes(-len(value) % 4)


def pcapng(packet: bytes, link_type: int, options: bytes = b"", order: str = "<", kind: int = 6) -> bytes:
    section = block(0x0A0D0D0A, struct.pack(f"{order}IHHq", 0x1A2B3C4D, 1, 0, -1), order)
    interface = block(1, struct.pack(f"{order}HHI", link_type, 0, 0) + options, order)
    size = len(packet)
    first = struct.pack(f"{order}I", 0) if kind == 6 else bytes(4)
    place = first + struct.pack(f"{order}IIII", 0x60000, captures.BASE & 0xFFFFFFFF, size, size)
    return section + interface + block(kind, place + packet, order)


def files() -> Iterator[tuple[str, bytes]]:
    wifi = captures.probe_request(1)
    bluetooth = captures.advertisement(1)
    yield "pcap", captures.pcap([(0, wifi), (1.5, captures.beacon()), (2, wifi[:20])])
    yield "pcap-bluetooth", captures.pcap([(0, bluetooth), (1, bluetooth)], captures.BLUETOOTH)
    yield "pcap-80211", captures.pcap([(0, wifi[RADIOTAP_SIZE:])], captures.RAW_80211)
    yield "pcap-check", captures.pcap([(0, wifi[RADIOTAP_SIZE:])], 0x24000000 | captures.RAW_80211)
    yield "pcap-ethernet", captures.pcap([(0, wifi)], captures.ETHERNET)
    header = struct.pack(">IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, captures.RADIOTAP)
    yield "pcap-big-nanoseconds", header + struct.pack(">IIII", captures.BASE, 1, len(wifi), len(wifi)) + wifi
    yield "pcap-empty", captures.pcap([])
    yield "pcap-cut", captures.pcap([(0, wifi)])[:-3]
    yield "pcapng", pcapng(wifi, captures.RADIOTAP)
    yield "pcapng-big", pcapng(wifi, captures.RADIOTAP, order=">")
    yield "pcapng-old", pcapng(bluetooth, captures.BLUETOOTH, kind=2)
    yield "pcapng-simple", pcapng(wifi, captures.RADIOTAP, kind=3)
    options = option(9, b"\x09") + option(14, struct.pack("<q", 3600)) + option(13, b"\x20") + option(0, b"")
    yield "pcapng-options", pcapng(wifi[RADIOTAP_SIZE:], captures.RAW_80211, options)
    yield "pcapng-power-of-two", pcapng(wifi, captures.RADIOTAP, option(9, b"\x94"))
    yield "pcapng-sections", pcapng(wifi, captures.RADIOTAP) + pcapng(bluetooth, captures.BLUETOOTH, order=">")
    yield "pcapng-block", pcapng(wifi, captures.RADIOTAP) + block(5, bytes(8))
    yield "gzip", b"\x1f\x8b\x08\x00"


def text(content: bytes) -> bytes:
    return bytes([len(content)]) + content


def arguments() -> Iterator[tuple[str, bytes]]:
    owner = text(HUB) + text(HUB.replace(b"1", b"F"))
    yield "pull", b"\x00" + text(HUB) + struct.pack("<ii", -1, 25000)
    yield "pull-bad", b"\x00" + text(HUB[:-1] + b"g") + struct.pack("<ii", 5, 0)
    yield "key", b"\x01" + owner + text(KEY) + text(b"") + struct.pack("<iiiiB", 1, 3600, 0, 0, 1)
    yield "keys", b"\x01" + owner + text(KEY) + text(KEY[::-1]) + struct.pack("<iiiiB", 255, 3600, 1, 3600, 0)
    for times in (0, 1, 16, 17):
        yield f"beacons-{times}", b"\x02" + owner + bytes([times]) + KEY + b"00010002"
    yield "equipment", b"\x03" + owner + struct.pack("<ii", 900, -80)
    yield "equipment-end", b"\x03" + owner + struct.pack("<ii", 0, 0)


def sessions() -> Iterator[tuple[str, bytes]]:
    key = b"\x08\x08\x3c\x00"
    keys = b"\x08\x28\x3c\x00"
    probe = b"\x03\x01\xc0"
    again = b"\x00\x20" + probe
    nearby = b"\x06\x41\xc0\x01"
    yield "unkeyed", probe + again * 3 + b"\x09\x02"
    yield "keyed", key + probe + again * 3 + nearby + b"\x00\xff" + nearby + b"\x01\x01\x09\x02\x09\x00"
    yield "keys", keys + probe + b"\x01\x08" + probe + b"\x01\x08" + probe + b"\x09\x02"
    yield "taken-over", key + probe + b"\x08\x0d\x3c\x00" + probe + b"\x08\x08\x3c\x00"
    yield "stations", key + b"\x0a\x02\x2c\x01" + b"\x04\x02\xc0" + b"\x00\x10\x04\x02\xc0" + b"\x0a\x01\xd8" + probe
    yield "flood", key + probe + b"\x01\x01" + probe + b"\x0c\x1f\xc0" * 12 + b"\x01\x01" + probe + b"\x09\x02" * 3
    # A phone that goes from channel to channel makes a crowd, with a Bluetooth device in it for twelve seconds.
    hopping = probe + b"\x03\x01\xc1"
    crowd = b"".join(b"\x00\x64" + hopping * 10 + bytes([6, 0x41, 0xC0 | i % 2, i % 5]) for i in range(12))
    yield "crowd", key + probe + nearby + b"\x00\x80" + hopping * 100 + crowd + b"\x00\xff" * 2 + nearby + b"\x09\x02"
    yield "pause", key + probe + again + b"\x0b" + probe + b"\x09\x02\x0b" + probe
    beacon = b"\x0d\x0c" + b"\x06\xc1\xc0\x04"
    yield "owner", key + beacon + b"\x0d\x10" + b"\x06\x01\xc8\x00\x06\x41\xc8\x00\x03\x81\xc9\x01\x02\x0d\x00\x01\x05"
    yield "equipment", key + b"\x0d\x10" + b"\x0c\x1f\xa2" * 2 + b"\x0c\x1f\xc2" * 2 + b"\x00\xff\x0d\x10"
    yield "restart", key + probe + again + b"\x0e\xe8\x03\x00\x00" + probe + b"\x09\x02\x09\x00\x0f\x01"
    yield "frame", key + b"\x05\xc0" + text(management(0x40, b"\x01\x01\x02")) + b"\x07\xc0" + text(structure(1, "06"))


def seeds() -> dict[str, Seeds]:
    """Return the seeds of every target by their names."""
    return {
        "advertisement": dict(advertisements()),
        "arguments": dict(arguments()),
        "capture": dict(files()),
        "core": dict(sessions()),
        "frame": dict(frames()),
        "link": dict(packets()),
    }


def write(folder: Path) -> None:
    """Write each target's seeds into a folder of its name."""
    for target, inputs in seeds().items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for name, content in inputs.items():
            (folder / target / f"seed-{name}").write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
