"""The radios of a node on a board: their options, what they need of ESPHome, and their code generation."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_CHANNELS, CONF_ETHERNET, CONF_MODE, CONF_WIFI
from esphome.core import CORE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from esphome.types import ConfigType

_LOGGER = logging.getLogger(__name__)

CONF_CLK = "clk"
CONF_DWELL = "dwell"
CONF_LISTENER_ID = "listener_id"
CONF_QUEUE_SIZE = "queue_size"
CONF_RADIOS = "radios"
CONF_SNIFFER_ID = "sniffer_id"
CONF_STATIONS = "stations"

RADIO_BLUETOOTH = "bluetooth"
RADIO_WIFI = "wifi"

MAX_CHANNEL = 13
# What ESPHome's pool of events can hold.
MAX_QUEUE_SIZE = 254

footfall_ns = cg.esphome_ns.namespace("footfall")
WifiSniffer = footfall_ns.class_("WifiSniffer", cg.Component)
BluetoothListener = footfall_ns.class_("BluetoothListener")


def _channel(value: object) -> int:
    channel: int = cv.int_(value)
    if not 1 <= channel <= MAX_CHANNEL:
        raise cv.Invalid(
            f"{channel} is no channel that phones use: take 1 to {MAX_CHANNEL}, those of the access points around"
        )
    return channel


def _all_different(channels: list[int]) -> list[int]:
    if len(set(channels)) != len(channels):
        raise cv.Invalid("a channel is listed twice; 'dwell' says how long each is listened to")
    return channels


WIFI_SCHEMA = cv.Schema(
    {
        cv.Optional(CONF_CHANNELS, default=[1, 6, 11]): cv.All(
            cv.ensure_list(_channel), cv.Length(min=1), _all_different
        ),
        cv.Optional(CONF_DWELL, default="500ms"): cv.All(
            cv.positive_time_period_milliseconds,
            cv.Range(min=cv.TimePeriod(milliseconds=100), max=cv.TimePeriod(minutes=1)),
        ),
        cv.Optional(CONF_STATIONS, default=False): cv.boolean,
    }
)

RADIO_SCHEMA = cv.Schema(
    {
        cv.Optional(CONF_RADIOS, default=[RADIO_WIFI]): cv.All(
            cv.ensure_list(cv.one_of(RADIO_WIFI, RADIO_BLUETOOTH, lower=True)), cv.Length(min=1)
        ),
    }
)


def _wifi_radio_schema() -> dict[object, object]:
    return {
        cv.GenerateID(CONF_SNIFFER_ID): cv.declare_id(WifiSniffer),
        cv.Optional(CONF_WIFI, default={}): WIFI_SCHEMA,
        # 528 bytes each.
        cv.SplitDefault(CONF_QUEUE_SIZE, esp32=24, esp32_s3=48, esp32_c6=48): cv.int_range(min=4, max=MAX_QUEUE_SIZE),
    }


def _bluetooth_radio_schema() -> dict[object, object]:
    # Its schema raises where no tracker can exist, so it is taken only where one is wanted.
    from esphome.components.ble_device_base import BLE_DEVICE_SCHEMA  # noqa: PLC0415 - only on this platform

    return {cv.GenerateID(CONF_LISTENER_ID): cv.declare_id(BluetoothListener), **BLE_DEVICE_SCHEMA.schema}


def radio_schema(config: Mapping[str, object]) -> cv.Schema:
    """Return the schema of the radios that a configuration names: each brings its own options, and needs."""
    # In either case, as the list itself takes it.
    radios = cv.ensure_list(cv.All(cv.string, cv.Lower))(config.get(CONF_RADIOS, [RADIO_WIFI]))
    schema = RADIO_SCHEMA
    if RADIO_WIFI in radios:
        schema = schema.extend(_wifi_radio_schema())
    else:
        only_wifi = cv.invalid(f"this is an option of the radio 'wifi', which is not among 'radios': {radios}")
        schema = schema.extend({cv.Optional(CONF_WIFI): only_wifi, cv.Optional(CONF_QUEUE_SIZE): only_wifi})
    if RADIO_BLUETOOTH in radios:
        schema = schema.extend(_bluetooth_radio_schema())
    return schema


def final_validate_radios(config: ConfigType, full: ConfigType) -> None:
    """Raise Invalid where the whole configuration lacks what a radio needs."""
    if RADIO_WIFI not in config[CONF_RADIOS]:
        return
    from esphome.components.esp32 import get_esp32_variant  # noqa: PLC0415 - only on this platform
    from esphome.components.wifi import variant_has_wifi  # noqa: PLC0415 - only on this platform

    variant = get_esp32_variant()
    if not variant_has_wifi(variant):
        raise cv.Invalid(f"the {variant} has no Wi-Fi: take 'wifi' out of the list", path=[CONF_RADIOS])
    if CONF_WIFI in full:
        return
    if CONF_ETHERNET not in full:
        raise cv.Invalid(
            "the radio 'wifi' shares the radio of ESPHome's 'wifi:', or has it alone on a wired board with "
            "'ethernet:': add one of them",
            path=[CONF_RADIOS],
        )
    if "espnow" in full:
        raise cv.Invalid(
            "on a wired board the radio 'wifi' hops over channels, and 'espnow:' needs one: leave one of them out",
            path=[CONF_RADIOS],
        )
    # Erratum CLK-3.22 of the ESP32, not mended in any revision of the chip.
    if full[CONF_ETHERNET].get(CONF_CLK, {}).get(CONF_MODE) == "CLK_OUT":
        _LOGGER.warning(
            "[footfall] This board makes the clock of its network jack in the ESP32 itself ('clk: mode: CLK_OUT'). By "
            "the maker's errata (CLK-3.22) that clock is unstable while Wi-Fi is in use. If the network fails, hear "
            "Bluetooth alone: radios: [bluetooth]"
        )


async def radios_to_code(var: Any, config: ConfigType) -> None:
    """Generate the radios of the node `var`."""
    if RADIO_WIFI in config[CONF_RADIOS]:
        await _wifi_to_code(var, config)
    if RADIO_BLUETOOTH in config[CONF_RADIOS]:
        from esphome.components.ble_device_base import register_ble_device  # noqa: PLC0415 - only on this platform

        cg.add_define("USE_FOOTFALL_BLUETOOTH")
        listener = cg.new_Pvariable(config[CONF_LISTENER_ID], var)
        await register_ble_device(listener, config)


async def _wifi_to_code(var: Any, config: ConfigType) -> None:
    from esphome.components.esp32 import request_wifi  # noqa: PLC0415 - only on this platform

    cg.add_define("USE_FOOTFALL_WIFI")
    cg.add_define("FOOTFALL_QUEUE_SIZE", config[CONF_QUEUE_SIZE])
    request_wifi()
    # Beside Bluetooth the driver refuses to do without its sleep, in whose pauses both share the antenna.
    alone = "esp32_ble" not in CORE.config
    if alone:
        cg.add_define("USE_FOOTFALL_WIFI_ALONE")
    if CONF_WIFI in CORE.config:
        _share_wifi(alone=alone)
    else:
        _own_wifi(alone=alone)
    sniffer = cg.new_Pvariable(config[CONF_SNIFFER_ID], var)
    await cg.register_component(sniffer, {})
    options = config[CONF_WIFI]
    cg.add(sniffer.set_channels(options[CONF_CHANNELS]))
    cg.add(sniffer.set_dwell(options[CONF_DWELL].total_milliseconds))
    cg.add(sniffer.set_stations(options[CONF_STATIONS]))


def _share_wifi(*, alone: bool) -> None:
    """Ask ESPHome's Wi-Fi component for what a listener beside it needs."""
    from esphome.components.wifi import (  # noqa: PLC0415 - only on this platform
        enable_runtime_power_save_control,
        enable_runtime_roaming_suppression,
        request_wifi_connect_state_listener,
    )

    request_wifi_connect_state_listener()
    # A roaming scan leaves the channel, and the phones on it are not heard meanwhile.
    enable_runtime_roaming_suppression()
    if alone:
        enable_runtime_power_save_control()


def _own_wifi(*, alone: bool) -> None:
    """Build the driver in without the component that else does: the listener brings it up by itself."""
    from esphome.components.esp32 import (  # noqa: PLC0415 - only on this platform
        add_idf_sdkconfig_option,
        request_software_coexistence,
    )

    # It never connects.
    add_idf_sdkconfig_option("CONFIG_ESP_WIFI_ENTERPRISE_SUPPORT", value=False)
    # Beside 'wifi:' the tracker asks for it, or its 'software_coexistence: false' says not to.
    if not alone:
        request_software_coexistence()
