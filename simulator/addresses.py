"""Made-up addresses, and the record of which device used which one when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

# Factory addresses bear the OUI that the IEEE's own tutorials use as their example: no vendor's.
EXAMPLE_OUI = bytes.fromhex("acde48")
_TOP_BITS = {"static": 0xC0, "resolvable": 0x40, "non-resolvable": 0x00}


def public_address(rng: Random) -> bytes:
    """Return a globally administered address that no vendor gives out."""
    return EXAMPLE_OUI + rng.randbytes(3)


def wifi_random_address(rng: Random) -> bytes:
    """Return a locally administered Wi-Fi address."""
    octets = bytearray(rng.randbytes(6))
    octets[0] = octets[0] & 0xFC | 0x02
    return bytes(octets)


def bluetooth_address(kind: str, rng: Random) -> bytes:
    """Return a Bluetooth address, most significant byte first; a random kind is told by its two top bits."""
    if kind == "public":
        return public_address(rng)
    octets = bytearray(rng.randbytes(6))
    octets[0] = octets[0] & 0x3F | _TOP_BITS[kind]
    return bytes(octets)


@dataclass(frozen=True, slots=True)
class Device:
    """A radio device and who carries it."""

    name: str
    model: str
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class AddressUse:
    """An address from the first to the last frame of it that some node received, UTC seconds."""

    begin: float
    end: float
    address: str
    radio: str
    kind: str
    frames: int
    device: Device


@dataclass(slots=True)
class AddressLog:
    """Follows the address that one radio shows; appends to `uses` what was heard."""

    radio: str
    device: Device
    uses: list[AddressUse] = field(repr=False)
    address: bytes = b""
    kind: str = ""
    first: float = 0.0
    last: float = 0.0
    frames: int = 0

    def change(self, address: bytes, kind: str) -> None:
        """Begin a new address."""
        self.close()
        self.address, self.kind = address, kind

    def heard(self, time: float) -> None:
        """Note a frame that a node received; the order does not matter."""
        if not self.frames:
            self.first = self.last = time
        self.first, self.last = min(self.first, time), max(self.last, time)
        self.frames += 1

    def close(self) -> None:
        """End the current address."""
        if self.frames:
            use = AddressUse(
                self.first, self.last, self.address.hex(":"), self.radio, self.kind, self.frames, self.device
            )
            self.uses.append(use)
            self.frames = 0
