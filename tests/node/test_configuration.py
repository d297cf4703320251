"""What the component refuses, and what it warns of, by ESPHome itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ESPHOME
from scripts.tools.board_check import esphome

if TYPE_CHECKING:
    from pathlib import Path

BOARD = f"packages:\n  board: !include {ESPHOME}/footfall-esp32.yaml\n"
WITHOUT_RADIOS = f"packages:\n  base: !include {ESPHOME}/packages/base.yaml\nesp32:\n  board: esp32dev\n"


def config(folder: Path, text: str, profile: str = "wifi-bluetooth") -> str:
    """Return what ESPHome says of a user's configuration; raises ScriptError where it refuses it."""
    mine = folder / "mine.yaml"
    mine.write_text(text)
    return esphome(["config"], mine, folder / "data", {"profile": profile})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOARD + "api:\n  encryption: !remove\n", "needs 'api: encryption:'"),
        (BOARD + "logger:\n  level: VERY_VERBOSE\n", "VERY_VERBOSE"),
        (BOARD + "esp32_ble_tracker: !remove\n", "BLE tracker"),
        (BOARD + "footfall:\n  radios: [zigbee]\n", "zigbee"),
        (WITHOUT_RADIOS + "wifi:\nfootfall:\n  radios: []\n", "length"),
        (BOARD + "footfall:\n  table_rows: 4\n", "at least 16"),
        (BOARD + "footfall:\n  signal_gate: 5\n", "at most 0"),
    ],
    ids=[
        "plaintext",
        "talkative",
        "no-tracker",
        "unknown-radio",
        "no-radio",
        "small-table",
        "positive-gate",
    ],
)
def test_refuses_what_would_not_work(tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, said: str) -> None:
    with pytest.raises(ScriptError):
        config(tmp_path, text)
    assert said in capfd.readouterr().err


def test_takes_a_radio_in_either_case(tmp_path: Path) -> None:
    text = WITHOUT_RADIOS + "wifi:\n  ap:\nesp32_ble_tracker:\nfootfall:\n  radios: Bluetooth\n"
    assert "- bluetooth\n" in config(tmp_path, text)


def test_warns_of_a_node_that_would_restart_without_its_hub(tmp_path: Path) -> None:
    assert "restarts" not in config(tmp_path, BOARD)
    said = config(tmp_path, BOARD + "api:\n  reboot_timeout: 15min\n")
    assert "api: reboot_timeout" in said
