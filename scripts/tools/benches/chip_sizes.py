"""Prints the default sizes of each chip with each choice of radios as JSON; runs in ESPHome's environment.

Each entry: chip, radios, table_rows, ring_size, queue_size.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

from esphome.components.esp32.const import KEY_ESP32, KEY_VARIANT
from esphome.const import KEY_CORE, KEY_TARGET_FRAMEWORK, KEY_TARGET_PLATFORM
from esphome.core import CORE

import esphome.components

CHIPS = ("ESP32", "ESP32S2", "ESP32S3", "ESP32C3", "ESP32C6")
WITHOUT_BLUETOOTH = ("ESP32S2",)


def main() -> None:
    """Print them."""
    esphome.components.__path__.append(str(Path(__file__).parents[3] / "esphome" / "components"))
    print(json.dumps([entry for chip in CHIPS for entry in of_chip(chip)]))


def of_chip(chip: str) -> list[dict[str, object]]:
    """Return the entries of a chip, by ESPHome's name of its variant."""
    sizes = import_module("esphome.components.footfall.sizes")
    radios = import_module("esphome.components.footfall.radios")
    CORE.data[KEY_CORE] = {KEY_TARGET_PLATFORM: "esp32", KEY_TARGET_FRAMEWORK: "esp-idf"}
    CORE.data[KEY_ESP32] = {KEY_VARIANT: chip}
    wifi = radios.radio_schema({radios.CONF_RADIOS: [radios.RADIO_WIFI]}).schema
    queue = next(key.default() for key in wifi if str(key) == radios.CONF_QUEUE_SIZE)
    choices = [[radios.RADIO_WIFI]]
    if chip not in WITHOUT_BLUETOOTH:
        choices += [[radios.RADIO_BLUETOOTH], [radios.RADIO_WIFI, radios.RADIO_BLUETOOTH]]
    found: list[dict[str, object]] = []
    for chosen in choices:
        rows, ring = sizes.default_sizes(chip, chosen)
        heard = queue if radios.RADIO_WIFI in chosen else 0
        found.append({"chip": chip, "radios": chosen, "table_rows": rows, "ring_size": ring, "queue_size": heard})
    return found


if __name__ == "__main__":
    main()
