"""The node's plain counts as sensors: useful without the integration.

In a folder of its own: a module beside the sources would take all of them, whatever the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components.sensor import new_sensor, sensor_schema
from esphome.const import (
    ENTITY_CATEGORY_DIAGNOSTIC,
    STATE_CLASS_MEASUREMENT,
    STATE_CLASS_TOTAL_INCREASING,
)

from esphome.components.footfall import CONF_FOOTFALL_ID, Footfall

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]

CONF_BLUETOOTH_DEVICES = "bluetooth_devices"
CONF_DROPPED = "dropped"
CONF_FRAMES = "frames"
CONF_WIFI_DEVICES = "wifi_devices"

SENSORS = {
    CONF_WIFI_DEVICES: sensor_schema(
        unit_of_measurement="devices",
        icon="mdi:wifi",
        accuracy_decimals=0,
        state_class=STATE_CLASS_MEASUREMENT,
    ),
    CONF_BLUETOOTH_DEVICES: sensor_schema(
        unit_of_measurement="devices",
        icon="mdi:bluetooth",
        accuracy_decimals=0,
        state_class=STATE_CLASS_MEASUREMENT,
    ),
    CONF_FRAMES: sensor_schema(
        unit_of_measurement="frames/s",
        icon="mdi:radio-tower",
        accuracy_decimals=1,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    CONF_DROPPED: sensor_schema(
        unit_of_measurement="frames",
        icon="mdi:tray-remove",
        accuracy_decimals=0,
        state_class=STATE_CLASS_TOTAL_INCREASING,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
}

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        **{cv.Optional(name): schema for name, schema in SENSORS.items()},
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the sensors that are wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    for name in SENSORS:
        if name in config:
            var = await new_sensor(config[name])
            cg.add(getattr(node, f"set_{name}_sensor")(var))
