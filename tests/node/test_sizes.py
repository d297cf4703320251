"""What ESPHome makes of the boards: how much they keep, and which entities they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.paths import ESPHOME, ROOT
from scripts.tools.board_check import validate

if TYPE_CHECKING:
    from pathlib import Path

# Of the core, beside table and ring.
CORE_BYTES = 1688
RADIO_OF_PROFILE = {"wifi": {"wifi"}, "bluetooth": {"bluetooth"}, "wifi-bluetooth": {"wifi", "bluetooth"}}
CHIPS = {"ESP32": "footfall-esp32", "ESP32-S3": "footfall-esp32-s3"} | {
    "ESP32-C3": "footfall-esp32-c3",
    "ESP32-C6": "footfall-esp32-c6",
}


def documented() -> dict[tuple[str, str], tuple[int, ...]]:
    """Return rows, sightings and frames of the table in docs/node-internals.md, by chip and radios."""
    text = (ROOT / "docs/node-internals.md").read_text()
    rows = re.findall(r"^\| (ESP32\S*) \| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|", text, re.MULTILINE)
    return {(chip, radios): tuple(map(int, sizes)) for chip, radios, *sizes in rows}


def sizes(board: Path, profile: str, data: Path) -> tuple[int, ...]:
    """Return rows, sightings and, where it has the radio Wi-Fi, frames that a board keeps room for."""
    node = validate(board, profile, data)["footfall"]
    return tuple(node[name] for name in ("table_rows", "ring_size", "queue_size") if name in node)


@pytest.mark.parametrize("chip", CHIPS)
def test_default_sizes_are_those_of_the_documentation(chip: str, tmp_path: Path) -> None:
    board = ESPHOME / f"{CHIPS[chip]}.yaml"
    assert sizes(board, "wifi", tmp_path) == documented()[chip, "Wi-Fi alone"]
    assert sizes(board, "wifi-bluetooth", tmp_path) == documented()[chip, "Bluetooth too"]
    assert sizes(board, "bluetooth", tmp_path) == documented()[chip, "Bluetooth too"][:2]


def test_documented_memory_adds_up() -> None:
    text = (ROOT / "docs/node-internals.md").read_text()
    rows = re.findall(r"^\| ESP32\S* \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) KB \|$", text, re.MULTILINE)
    assert len(rows) == 2 * len(CHIPS)
    for table, ring, queue, kilobytes in (map(int, row) for row in rows):
        places = 1 << (table - 1).bit_length()
        memory = table * 48 + 2 * places + ring * 32 + queue * 528 + CORE_BYTES
        assert memory / 1024 == pytest.approx(kilobytes, abs=0.6)


@pytest.mark.parametrize("profile", RADIO_OF_PROFILE)
def test_board_shows_what_its_radios_hear(profile: str, tmp_path: Path) -> None:
    config = validate(ESPHOME / "footfall-esp32.yaml", profile, tmp_path)
    keys = {key for platform in config["sensor"] if platform["platform"] == "footfall" for key in platform}
    assert {radio for radio in ("wifi", "bluetooth") if f"{radio}_devices" in keys} == RADIO_OF_PROFILE[profile]
    assert {radio for radio in ("wifi", "bluetooth") if f"{radio}_frames" in keys} == RADIO_OF_PROFILE[profile]
    assert ("wifi_channel" in keys) is ("dropped_queue" in keys) is ("wifi" in profile)
    assert "people_like_devices" in keys
