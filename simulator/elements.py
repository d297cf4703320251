"""Bodies of probe requests: information elements as IEEE 802.11-2020 and 802.11ax lay them out.

Which elements a family of phones sends follows what the literature says distinguishes them; the bytes are our own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SSID, RATES, DS, HT, EXTENDED_RATES, INTERWORKING, EXTENDED_CAPABILITIES, VENDOR, EXTENSION = (
    *(0, 1, 3, 45, 50, 107, 127, 221, 255),
)
HE_CAPABILITIES = 35

_RATES = {
    "b": (bytes((0x02, 0x04, 0x0B, 0x16)), bytes((0x0C, 0x12, 0x18, 0x24, 0x30, 0x48, 0x60, 0x6C))),
    "bg": (bytes((0x82, 0x84, 0x8B, 0x96, 0x0C, 0x12, 0x18, 0x24)), bytes((0x30, 0x48, 0x60, 0x6C))),
}


def element(number: int, body: bytes) -> bytes:
    """Return one element: number, length, body of 0 to 255 bytes."""
    return bytes((number, len(body))) + body


def ht_capabilities(info: int, streams: int, ampdu: int) -> bytes:
    """Return an HT capabilities element. `streams`: spatial streams that are received, 1 to 4."""
    mcs = bytes([0xFF] * streams + [0] * (16 - streams))
    return element(HT, info.to_bytes(2, "little") + bytes((ampdu,)) + mcs + bytes(7))


def he_capabilities(mac: str, phy: str, streams: int) -> bytes:
    """Return an HE capabilities element (802.11ax). `mac`, `phy`: capability bits, 6 and 11 bytes in hexadecimal."""
    supported = 0xFFFF
    for stream in range(streams):
        supported &= ~(0b11 << 2 * stream) | (0b10 << 2 * stream)
    support = supported.to_bytes(2, "little") * 2
    return element(EXTENSION, bytes((HE_CAPABILITIES,)) + bytes.fromhex(mac) + bytes.fromhex(phy) + support)


def vendor(oui: str, body: str) -> bytes:
    """Return a vendor-specific element. `oui`, `body`: hexadecimal."""
    return element(VENDOR, bytes.fromhex(oui) + bytes.fromhex(body))


@dataclass(frozen=True, slots=True)
class Layout:
    """The elements of one kind of probe request. `rates`: a key of the usual rate sets; `ds`: says its channel."""

    rates: str
    ds: bool
    rest: tuple[bytes, ...]
    _cache: dict[tuple[str, int], bytes] = field(default_factory=dict, compare=False, repr=False)

    def body(self, network: str, channel: int) -> bytes:
        """Return the frame's body: for any network when `network` is empty, on a channel from 1 to 13."""
        found = self._cache.get((network, channel))
        if found is None:
            basic, extended = _RATES[self.rates]
            found = element(SSID, network.encode()) + element(RATES, basic) + element(EXTENDED_RATES, extended)
            if self.ds:
                found += element(DS, bytes((channel,)))
            found += b"".join(self.rest)
            self._cache[network, channel] = found
        return found


_APPLE = vendor("0017f2", "0a00010400000000")
_BROADCOM = vendor("001018", "020000001000")
_MICROSOFT_MBO = vendor("506f9a", "160302000000")
_WMM = vendor("0050f2", "080000000000")
_QUALCOMM = vendor("8cfdf0", "04010149")
_MEDIATEK = vendor("000ce7", "00000000")

_HE_APPLE = he_capabilities("0178c81a4000", "00bfce0000000000000000", 2)
_HE_ANDROID = he_capabilities("23090100c000", "2212300c02c04b3700001c", 2)

IPHONE_RECENT = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x402D, 2, 0x17),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0400088400000040")),
        _HE_APPLE,
        _APPLE,
        _WMM,
        _BROADCOM,
    ),
)
IPHONE_OLDER = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x402D, 2, 0x17),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0400088400000040")),
        _APPLE,
        _WMM,
        _BROADCOM,
    ),
)
IPHONE_SHORT = Layout(
    "b",
    ds=True,
    rest=(ht_capabilities(0x402D, 2, 0x17), _APPLE, _BROADCOM),
)
GALAXY_S = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x01AD, 2, 0x17),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0400488001400040")),
        _HE_ANDROID,
        _WMM,
        _BROADCOM,
    ),
)
GALAXY_A = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x016E, 1, 0x1F),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0400088001400040")),
        _MICROSOFT_MBO,
        _MEDIATEK,
    ),
)
PIXEL = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x09AD, 2, 0x1B),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0400088001c00040")),
        _HE_ANDROID,
        _MICROSOFT_MBO,
        _BROADCOM,
    ),
)
REDMI = Layout(
    "b",
    ds=False,
    rest=(
        ht_capabilities(0x016E, 1, 0x03),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("00000a020100004000")),
        _WMM,
        _QUALCOMM,
    ),
)
REDMI_DIRECTED = Layout(
    "b",
    ds=False,
    rest=(ht_capabilities(0x016E, 1, 0x03), _QUALCOMM),
)
OPPO = Layout(
    "bg",
    ds=True,
    rest=(
        ht_capabilities(0x012C, 2, 0x03),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("000008000000004000")),
        element(INTERWORKING, bytes.fromhex("0fffffffffffff")),
        _QUALCOMM,
    ),
)
OLD_ANDROID = Layout(
    "bg",
    ds=True,
    rest=(ht_capabilities(0x100C, 1, 0x19), _WMM),
)
LAPTOP = Layout(
    "b",
    ds=True,
    rest=(
        ht_capabilities(0x19EF, 2, 0x17),
        element(EXTENDED_CAPABILITIES, bytes.fromhex("0000000000000040")),
        _HE_ANDROID,
    ),
)
APPLIANCE = Layout("bg", ds=False, rest=(ht_capabilities(0x002C, 1, 0x17),))
