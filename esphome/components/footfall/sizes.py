"""How much a node keeps by default: what the chip has room for beside the radios in use."""

from __future__ import annotations

from typing import NamedTuple

from .radios import RADIO_BLUETOOTH


class Sizes(NamedTuple):
    """Rows of the presence table and sightings of the ring."""

    table_rows: int
    ring_size: int


HOST = Sizes(8192, 16384)

_WIFI_ALONE = {
    "ESP32": Sizes(768, 1024),
    "ESP32S2": Sizes(512, 1024),
    "ESP32S3": Sizes(1024, 2048),
    "ESP32C3": Sizes(768, 1536),
    "ESP32C6": Sizes(1024, 2048),
}
# Bluetooth takes 60 KB and more for itself. On the ESP32 most of that lies where the table and the ring are.
_WITH_BLUETOOTH = {
    "ESP32": Sizes(512, 512),
    "ESP32S3": Sizes(1024, 1536),
    "ESP32C3": Sizes(512, 1024),
    "ESP32C6": Sizes(768, 1536),
}
_UNKNOWN_CHIP = Sizes(512, 512)


def default_sizes(variant: str, radios: list[str]) -> Sizes:
    """Return the default sizes of a chip, by ESPHome's name of its variant, that hears with these radios."""
    by_chip = _WITH_BLUETOOTH if RADIO_BLUETOOTH in radios else _WIFI_ALONE
    return by_chip.get(variant, _UNKNOWN_CHIP)
