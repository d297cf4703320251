"""The frames that the bench of the node feeds it: phones that come, stay and send bursts, and then a flood of others.

Nothing in here was ever on the air. The bodies are those of the simulator's phones, after published descriptions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from simulator import payloads
from simulator.elements import GALAXY_S, IPHONE_OLDER, IPHONE_RECENT, PIXEL

if TYPE_CHECKING:
    from collections.abc import Callable

DEVICES = 32
ROUNDS = 2
"""Bursts of each device after its first frame."""
STRANGERS = 700
"""More than the table of the node that is measured has rows."""
MEASURED_STRANGERS = 64
BURST = {"w": 3, "b": 4}
"""Frames of a burst: a phone's scan on one channel; a Bluetooth device's 5 seconds."""

NEAR, FAR = -60, -95
MILLISECOND = 1000
SECOND = 1000 * MILLISECOND
WIFI_MODELS = (IPHONE_RECENT, IPHONE_OLDER, GALAXY_S, PIXEL)
BLUETOOTH_MODELS = (payloads.iphone, payloads.android, payloads.galaxy, payloads.earbuds)
RESOLVABLE = 3


@dataclass
class Script:
    """The lines for the program, and of each measured frame what it is and the burst that it belongs to."""

    lines: list[str] = field(default_factory=list)
    measured: list[tuple[str, int]] = field(default_factory=list)
    now: int = SECOND

    def add(self, line: str, what: str | None, burst: int = 0) -> None:
        """Add a frame; it is measured where it is said what it is."""
        self.lines.append(f"{int(what is not None)} {line}")
        if what is not None:
            self.measured.append((what, burst))


def script() -> Script:
    """Return all frames, for both radios one after the other."""
    out = Script()
    rng = Random(1)  # noqa: S311 - frames that are the same at each run
    payload = {number: BLUETOOTH_MODELS[number % len(BLUETOOTH_MODELS)](rng) for number in range(DEVICES)}

    def wifi(number: int, sequence: int, strength: int) -> str:
        address = bytes((2, 0, 0)) + number.to_bytes(3, "big")
        network = "" if number % 8 < len(WIFI_MODELS) else f"CafeGuest{number % 100:02}"
        body = WIFI_MODELS[number % len(WIFI_MODELS)].body(network, 6)
        head = (
            bytes.fromhex("40000000ffffffffffff") + address + b"\xff" * 6 + (sequence % 4096 << 4).to_bytes(2, "little")
        )
        return f"w {out.now} {strength} 6 0 - {(head + body).hex()}"

    def unheard(number: int, _: int, strength: int) -> str:
        """Return a frame of a phone whose elements are no other's: the first of its model to come near."""
        return f"{wifi(number, 1, strength)}dd05{number:06x}0100"

    def bluetooth(number: int, _: int, strength: int) -> str:
        address = bytes((0x42, 0, 0)) + number.to_bytes(3, "big")
        return f"b {out.now} {strength} 0 {RESOLVABLE} {address.hex()} {payload[number % DEVICES].hex()}"

    for number in range(DEVICES):
        out.now += 5 * MILLISECOND
        out.add(unheard(500 + number, 1, NEAR), "Wi-Fi, new device of a model not heard lately")
    for radio, name, line in (("w", "Wi-Fi", wifi), ("b", "Bluetooth", bluetooth)):
        _crowd(out, name, BURST[radio], line)
        _flood(out, name, line)
        out.now += 3600 * SECOND
    return out


def _crowd(out: Script, radio: str, burst: int, line: Callable[[int, int, int], str]) -> None:
    for number in range(DEVICES):
        out.add(line(number, 1, NEAR), f"{radio}, new device")
        out.now += 5 * MILLISECOND
    for turn in range(ROUNDS):
        for number in range(DEVICES):
            out.now += 300 * MILLISECOND
            for frame in range(burst):
                what = f"{radio}, known device, {'joining' if frame else 'opening'} a sighting"
                out.add(line(number, 10 * turn + frame + 2, NEAR), what, turn * DEVICES + number)
                out.now += 20 * MILLISECOND
    for number in range(DEVICES):
        out.add(line(number, 99, FAR), f"{radio}, gated")


def _flood(out: Script, radio: str, line: Callable[[int, int, int], str]) -> None:
    """Fill the table with strangers that are heard once, and measure those that displace them."""
    for number in range(1000, 1000 + STRANGERS + MEASURED_STRANGERS):
        out.now += MILLISECOND
        out.add(line(number, 1, NEAR), f"{radio}, new device in a flood" if number >= 1000 + STRANGERS else None)
