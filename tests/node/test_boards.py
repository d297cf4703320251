"""The published boards, and what the component refuses, by ESPHome itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ESPHOME, ESPHOME_ENV
from scripts.bootstrap.run import run
from scripts.tools.board_check import HOME, boards, check, local_board, localised

if TYPE_CHECKING:
    from pathlib import Path

BOARD = ESPHOME / "footfall-esp32.yaml"


def config(tmp_path: Path, changes: dict[str, str]) -> str:
    """Return what ESPHome says of the board with changes; raises ScriptError where it refuses it."""
    with local_board(BOARD, changes=changes) as board:
        return run([ESPHOME_ENV / "bin/esphome", "config", board], "board", env={"ESPHOME_DATA_DIR": str(tmp_path)})


def generated(tmp_path: Path, changes: dict[str, str]) -> Path:
    """Generate the sources of the board with changes; return their folder."""
    with local_board(BOARD, changes=changes) as board:
        env = {"ESPHOME_DATA_DIR": str(tmp_path)}
        run([ESPHOME_ENV / "bin/esphome", "compile", "--only-generate", board], "board", env=env)
    return tmp_path / "build/footfall/src"


@pytest.mark.parametrize("board", boards(), ids=lambda board: board.stem)
def test_board_is_valid_and_its_sources_are_generated(board: Path) -> None:
    check(board)


def test_host_is_valid(tmp_path: Path) -> None:
    host = ESPHOME / "footfall-host.yaml"
    env = {"ESPHOME_DATA_DIR": str(tmp_path)}
    run([ESPHOME_ENV / "bin/esphome", "config", host], "host", env=env)
    run([ESPHOME_ENV / "bin/esphome", "compile", "--only-generate", host], "host", env=env)


def test_published_board_names_the_projects_home() -> None:
    text = BOARD.read_text()
    assert re.search(rf"source: {HOME}@\w+", text)
    assert "name: footfall.node" in text


def test_board_that_takes_another_component_is_no_published_one() -> None:
    with pytest.raises(ScriptError, match="does not take its component"):
        localised("external_components:\n  - source: components\n")


def test_generated_sources_have_our_service_and_only_the_boards_files(tmp_path: Path) -> None:
    sources = generated(tmp_path, {})
    assert 'MDNS_STR("_footfall")' in (sources / "main.cpp").read_text()
    copied = {path.name for path in (sources / "esphome/components/footfall").glob("*.cpp")}
    assert "footfall_esp32.cpp" in copied
    assert [name for name in copied if name.startswith(("capture_", "footfall_host"))] == []


@pytest.mark.parametrize(
    ("radios", "sniffs", "listens"),
    [("wifi", True, False), ("[Bluetooth]", False, True), ("[wifi, bluetooth]", True, True)],
    ids=["wifi", "bluetooth", "both"],
)
def test_radios_are_the_users_choice(tmp_path: Path, radios: str, *, sniffs: bool, listens: bool) -> None:
    changes = {"radios: [wifi, bluetooth]": f"radios: {radios}"}
    if not listens:
        changes["esp32_ble_tracker:\n  scan_parameters:\n    active: false\n"] = ""
    main = generated(tmp_path, changes) / "main.cpp"
    assert ("WifiSniffer(" in main.read_text()) is sniffs
    assert ("BluetoothListener(" in main.read_text()) is listens


def test_other_esp32_boards_are_valid(tmp_path: Path) -> None:
    for variant in ("esp32-c3-devkitm-1", "esp32-s3-devkitc-1", "esp32-c6-devkitc-1"):
        generated(tmp_path / variant, {"board: esp32dev": f"board: {variant}"})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"  encryption:\n": ""}, "needs 'api: encryption:'"),
        ({"logger:\n": "logger:\n  level: VERY_VERBOSE\n"}, "VERY_VERBOSE"),
        ({"esp32_ble_tracker:\n  scan_parameters:\n    active: false\n": ""}, "BLE tracker"),
        ({"radios: [wifi, bluetooth]": "radios: [zigbee]"}, "zigbee"),
        ({"radios: [wifi, bluetooth]": "radios: []"}, "length"),
        ({"footfall:\n  radios": "footfall:\n  table_rows: 4\n  radios"}, "at least 16"),
        ({"footfall:\n  radios": "footfall:\n  signal_gate: 5\n  radios"}, "at most 0"),
    ],
    ids=["plaintext", "talkative", "no-tracker", "unknown-radio", "no-radio", "small-table", "positive-gate"],
)
def test_refuses_what_would_not_work(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], changes: dict[str, str], said: str
) -> None:
    with pytest.raises(ScriptError):
        config(tmp_path, changes)
    assert said in capfd.readouterr().err


def test_hints_at_a_node_that_would_restart_without_its_hub(tmp_path: Path) -> None:
    assert "restarts" not in config(tmp_path, {})
    said = config(tmp_path, {"  # A node without a hub counts on.\n  reboot_timeout: 0s\n": ""})
    assert "api: reboot_timeout" in said
