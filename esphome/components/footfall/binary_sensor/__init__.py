"""Whether people are near the node, and whether it may tell a hub of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components.binary_sensor import binary_sensor_schema, new_binary_sensor
from esphome.const import DEVICE_CLASS_OCCUPANCY, ENTITY_CATEGORY_DIAGNOSTIC

from esphome.components.footfall.names import CONF_FOOTFALL_ID, Footfall

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]

BINARY_SENSORS = {
    "occupied": binary_sensor_schema(device_class=DEVICE_CLASS_OCCUPANCY),
    "key_valid": binary_sensor_schema(icon="mdi:key-wireless", entity_category=ENTITY_CATEGORY_DIAGNOSTIC),
}

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        **{cv.Optional(name): schema for name, schema in BINARY_SENSORS.items()},
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the binary sensors that are wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    for name in BINARY_SENSORS:
        if name in config:
            var = await new_binary_sensor(config[name])
            cg.add(getattr(node, f"set_{name}_binary_sensor")(var))
