"""The radios of a node on a board: their options, what they need of ESPHome, and their code generation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.const import CONF_WIFI
from esphome.core import CORE

if TYPE_CHECKING:
    from esphome.types import ConfigType

CONF_LISTENER_ID = "listener_id"
CONF_RADIOS = "radios"
CONF_SNIFFER_ID = "sniffer_id"

RADIO_BLUETOOTH = "bluetooth"
RADIO_WIFI = "wifi"

footfall_ns = cg.esphome_ns.namespace("footfall")
WifiSniffer = footfall_ns.class_("WifiSniffer", cg.Component)
BluetoothListener = footfall_ns.class_("BluetoothListener")

RADIO_SCHEMA = cv.Schema(
    {
        cv.Optional(CONF_RADIOS, default=[RADIO_WIFI]): cv.All(
            cv.ensure_list(cv.one_of(RADIO_WIFI, RADIO_BLUETOOTH, lower=True)), cv.Length(min=1)
        ),
        cv.GenerateID(CONF_SNIFFER_ID): cv.declare_id(WifiSniffer),
        cv.GenerateID(CONF_LISTENER_ID): cv.declare_id(BluetoothListener),
    }
)


def radio_schema(config: ConfigType) -> cv.Schema:
    """Return the schema of the radios that a configuration names: only Bluetooth needs a tracker."""
    # In either case, as the list itself takes it.
    if RADIO_BLUETOOTH not in cv.ensure_list(cv.All(cv.string, cv.Lower))(config.get(CONF_RADIOS, [])):
        return RADIO_SCHEMA
    # Its schema raises where no tracker exists, so it is taken only where one is wanted.
    from esphome.components.ble_device_base import BLE_DEVICE_SCHEMA  # noqa: PLC0415 - only on this platform

    return RADIO_SCHEMA.extend(BLE_DEVICE_SCHEMA)


def final_validate_radios(config: ConfigType, full: ConfigType) -> None:
    """Raise Invalid where the whole configuration lacks what a radio needs."""
    if RADIO_WIFI in config[CONF_RADIOS] and CONF_WIFI not in full:
        raise cv.Invalid("the radio 'wifi' hears through the 'wifi' component: add it", path=[CONF_RADIOS])


async def radios_to_code(var: Any, config: ConfigType) -> None:
    """Generate the radios of the node `var`."""
    # Only here, where there are radios to generate: these modules import what other platforms lack.
    from esphome.components.ble_device_base import register_ble_device  # noqa: PLC0415
    from esphome.components.esp32 import request_software_coexistence, request_wifi  # noqa: PLC0415
    from esphome.components.wifi import (  # noqa: PLC0415
        enable_runtime_roaming_suppression,
        request_wifi_connect_state_listener,
    )

    radios = config[CONF_RADIOS]
    if RADIO_WIFI in radios:
        cg.add_define("USE_FOOTFALL_WIFI")
        request_wifi()
        request_wifi_connect_state_listener()
        # A roaming scan leaves the channel, and the phones on it are not heard meanwhile.
        enable_runtime_roaming_suppression()
        sniffer = cg.new_Pvariable(config[CONF_SNIFFER_ID], var)
        await cg.register_component(sniffer, {})
    if RADIO_BLUETOOTH in radios:
        cg.add_define("USE_FOOTFALL_BLUETOOTH")
        if CONF_WIFI in CORE.config:
            request_software_coexistence()
        listener = cg.new_Pvariable(config[CONF_LISTENER_ID], var)
        await register_ble_device(listener, config)
