"""How much a node keeps by default: what the chip has room for beside the radios in use."""

from __future__ import annotations

from typing import NamedTuple

from .radios import RADIO_BLUETOOTH, RADIO_WIFI


class Sizes(NamedTuple):
    """Rows of the presence table and sightings of the ring."""

    table_rows: int
    ring_size: int


HOST = Sizes(8192, 16384)

# A driver that is not in use leaves its memory to the node: 50 to 60 KB for either radio.
_ONE_RADIO = {
    "ESP32": Sizes(768, 1024),
    "ESP32S2": Sizes(512, 1024),
    "ESP32S3": Sizes(1024, 2048),
    "ESP32C3": Sizes(768, 1536),
    "ESP32C6": Sizes(1024, 2048),
}
_BOTH_RADIOS = {
    "ESP32": Sizes(512, 512),
    "ESP32S3": Sizes(1024, 1536),
    "ESP32C3": Sizes(512, 1024),
    "ESP32C6": Sizes(768, 1536),
}
_UNKNOWN_CHIP = Sizes(512, 512)


def default_sizes(variant: str, radios: list[str]) -> Sizes:
    """Return the default sizes of a chip, by ESPHome's name of its variant, that hears with these radios."""
    by_chip = _BOTH_RADIOS if {RADIO_WIFI, RADIO_BLUETOOTH} <= set(radios) else _ONE_RADIO
    return by_chip.get(variant, _UNKNOWN_CHIP)
