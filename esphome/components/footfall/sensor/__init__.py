"""What the node counts, as sensors: useful without the integration.

In a folder of its own, as all sub-platforms: a module beside the sources would take all of them, whatever the platform.
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
    UNIT_PERCENT,
)

from esphome.components.footfall.names import CONF_FOOTFALL_ID, Footfall

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]


def _devices(icon: str) -> cv.Schema:
    """Return the schema of a count of devices that are near."""
    return sensor_schema(
        unit_of_measurement="devices", icon=icon, accuracy_decimals=0, state_class=STATE_CLASS_MEASUREMENT
    )


def _frames(icon: str) -> cv.Schema:
    """Return the schema of a rate of frames."""
    return sensor_schema(
        unit_of_measurement="frames/s",
        icon=icon,
        accuracy_decimals=1,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    )


def _dropped(icon: str, unit: str) -> cv.Schema:
    """Return the schema of a count, since the start, of what was lost."""
    return sensor_schema(
        unit_of_measurement=unit,
        icon=icon,
        accuracy_decimals=0,
        state_class=STATE_CLASS_TOTAL_INCREASING,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    )


SENSORS = {
    "people_like_devices": _devices("mdi:cellphone-wireless"),
    "wifi_devices": _devices("mdi:wifi"),
    "bluetooth_devices": _devices("mdi:bluetooth"),
    "frames": _frames("mdi:radio-tower"),
    "wifi_frames": _frames("mdi:wifi-arrow-down"),
    "bluetooth_frames": _frames("mdi:bluetooth-transfer"),
    "dropped": _dropped("mdi:tray-remove", "events"),
    "dropped_gate": _dropped("mdi:gate", "frames"),
    "dropped_queue": _dropped("mdi:tray-full", "frames"),
    "dropped_table": _dropped("mdi:table-remove", "devices"),
    "dropped_ring": _dropped("mdi:database-remove", "sightings"),
    "table_use": sensor_schema(
        unit_of_measurement=UNIT_PERCENT,
        icon="mdi:table-account",
        accuracy_decimals=0,
        state_class=STATE_CLASS_MEASUREMENT,
        entity_category=ENTITY_CATEGORY_DIAGNOSTIC,
    ),
    # Without unit and class it would be text to Home Assistant.
    "wifi_channel": sensor_schema(
        icon="mdi:access-point",
        accuracy_decimals=0,
        state_class=STATE_CLASS_MEASUREMENT,
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
