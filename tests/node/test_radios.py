"""The options of the radios, and what is generated for them, by ESPHome itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.board_check import configuration, esphome

if TYPE_CHECKING:
    from pathlib import Path

BOARD = """
substitutions:
  component_source: ""
esphome:
  name: node
esp32:
  variant: {variant}
  framework:
    type: esp-idf
external_components:
  - source: ${{component_source}}
    components: [footfall]
logger:
api:
  encryption:
  reboot_timeout: 0s
"""
WIFI = "wifi:\n  ssid: made up\n  password: made up too\n  reboot_timeout: 0s\n"
BLUETOOTH = "esp32_ble_tracker:\n"
ETHERNET = """
ethernet:
  type: LAN8720
  mdc_pin: GPIO23
  mdio_pin: GPIO18
  clk:
    pin: GPIO0
    mode: CLK_EXT_IN
"""
THREAD = """
network:
  enable_ipv6: true
openthread:
  network_key: 0x00112233445566778899aabbccddeeff
  device_type: MTD
"""


def board(folder: Path, rest: str, *, variant: str = "esp32") -> Path:
    path = folder / "node.yaml"
    path.write_text(BOARD.format(variant=variant) + rest)
    return path


def refusal(path: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """Return what ESPHome says of a configuration that it refuses, on one line."""
    with pytest.raises(ScriptError):
        esphome(["config"], path, path.parent / "data")
    return " ".join(capfd.readouterr().err.split())


def footfall(radios: str, options: str = "") -> str:
    return f"footfall:\n  radios: [{radios}]\n{options}"


def generate(folder: Path, rest: str) -> dict[str, str]:
    """Return what is generated: main.cpp, defines.h, the options and the left out components of ESP-IDF."""
    esphome(["compile", "--only-generate"], board(folder, rest), folder / "data")
    build = folder / "data/build/node"
    return {
        "main": (build / "src/main.cpp").read_text(),
        "defines": (build / "src/esphome/core/defines.h").read_text(),
        "sdkconfig": (build / "sdkconfig.node").read_text(),
        "left out": (build / "exclude_components.esphomeinternal").read_text(),
    }


def test_defaults_hop_over_the_channels_that_do_not_overlap(tmp_path: Path) -> None:
    config = configuration(esphome(["config"], board(tmp_path, WIFI + "footfall:\n"), tmp_path / "data"))["footfall"]
    assert config["radios"] == ["wifi"]
    assert config["wifi"] == {"channels": [1, 6, 11], "dwell": "500ms", "stations": False}
    assert config["queue_size"] == 24


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        (WIFI + footfall("wifi", "  wifi:\n    channels: [1, 14]\n"), "14 is no channel that phones use"),
        (WIFI + footfall("wifi", "  wifi:\n    channels: [1, 1]\n"), "a channel is listed twice"),
        (WIFI + footfall("wifi", "  wifi:\n    channels: []\n"), "length of value must be at least 1"),
        (WIFI + footfall("wifi", "  wifi:\n    dwell: 10ms\n"), "value must be at least 100ms"),
        (WIFI + footfall("wifi", "  queue_size: 255\n"), "value must be at most 254"),
        (WIFI + footfall("wifi, bluetooth"), "add one of: esp32_ble_tracker"),
        (WIFI + BLUETOOTH + footfall("bluetooth", "  queue_size: 30\n"), "an option of the radio 'wifi'"),
        (WIFI + BLUETOOTH + footfall("bluetooth", "  wifi:\n    stations: true\n"), "an option of the radio 'wifi'"),
        (ETHERNET + "espnow:\n  channel: 1\n" + footfall("wifi"), "leave one of them out"),
    ],
    ids=[
        "channel 14",
        "twice",
        "no channel",
        "dwell",
        "queue",
        "no tracker",
        "queue of none",
        "wifi of none",
        "espnow",
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    rest: str, message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert message in refusal(board(tmp_path, rest), capfd)


@pytest.mark.parametrize(
    ("variant", "message"), [("esp32h2", "the ESP32H2 has no Wi-Fi"), ("esp32c6", "on a wired board with 'ethernet:'")]
)
def test_board_on_thread_cannot_hear_wifi(
    variant: str, message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert message in refusal(board(tmp_path, THREAD + footfall("wifi"), variant=variant), capfd)


@pytest.mark.parametrize(
    ("ethernet", "radios", "tellings"),
    [
        (ETHERNET, "wifi", 0),
        (ETHERNET.replace("GPIO0", "GPIO17").replace("CLK_EXT_IN", "CLK_OUT"), "wifi", 1),
        (BLUETOOTH + ETHERNET.replace("GPIO0", "GPIO17").replace("CLK_EXT_IN", "CLK_OUT"), "bluetooth", 0),
    ],
    ids=["clock of its own", "clock of the chip", "bluetooth alone"],
)
def test_user_is_told_of_the_chips_erratum(ethernet: str, radios: str, tellings: int, tmp_path: Path) -> None:
    said = esphome(["config"], board(tmp_path, ethernet + footfall(radios)), tmp_path / "data")
    assert said.count("CLK-3.22") == tellings


def test_wired_board_has_the_driver_built_in_for_itself(tmp_path: Path) -> None:
    options = "  queue_size: 254\n  wifi:\n    channels: [1, 5, 9, 13]\n    dwell: 250ms\n    stations: true\n"
    made = generate(tmp_path, ETHERNET + footfall("wifi", options))
    assert "esp_wifi;" not in made["left out"] + ";"
    assert "wpa_supplicant" not in made["left out"]
    assert "CONFIG_ESP_WIFI_ENABLED=n" not in made["sdkconfig"]
    assert "CONFIG_SW_COEXIST_ENABLE" not in made["sdkconfig"]
    assert "#define USE_FOOTFALL_WIFI_ALONE" in made["defines"]
    assert "#define FOOTFALL_QUEUE_SIZE 254" in made["defines"]
    assert "#define USE_WIFI\n" not in made["defines"]
    for call in ("set_channels({1, 5, 9, 13})", "set_dwell(250)", "set_stations(true)"):
        assert call in made["main"]


def test_wired_board_that_hears_both_shares_its_antenna(tmp_path: Path) -> None:
    made = generate(tmp_path, ETHERNET + BLUETOOTH + footfall("wifi, bluetooth"))
    assert "CONFIG_SW_COEXIST_ENABLE=y" in made["sdkconfig"]
    assert "USE_FOOTFALL_WIFI_ALONE" not in made["defines"]


def test_wired_board_that_hears_bluetooth_alone_has_no_wifi(tmp_path: Path) -> None:
    made = generate(tmp_path, ETHERNET + BLUETOOTH + footfall("bluetooth"))
    assert "CONFIG_ESP_WIFI_ENABLED=n" in made["sdkconfig"]
    assert "WifiSniffer" not in made["main"]


def test_station_does_not_roam_and_does_not_sleep_where_it_hears_wifi_alone(tmp_path: Path) -> None:
    made = generate(tmp_path, WIFI + footfall("wifi"))
    assert "#define USE_WIFI_RUNTIME_ROAMING_SUPPRESSION" in made["defines"]
    assert "#define USE_WIFI_RUNTIME_POWER_SAVE" in made["defines"]
    assert "#define ESPHOME_WIFI_CONNECT_STATE_LISTENERS 1" in made["defines"]


def test_station_beside_bluetooth_keeps_its_sleep(tmp_path: Path) -> None:
    made = generate(tmp_path, WIFI + BLUETOOTH + footfall("wifi, bluetooth"))
    assert "USE_WIFI_RUNTIME_POWER_SAVE" not in made["defines"]
    assert "#define USE_ESP32_BLE_SOFTWARE_COEXISTENCE" in made["defines"]
