"""Whether anybody is near the node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components.binary_sensor import binary_sensor_schema, new_binary_sensor
from esphome.const import DEVICE_CLASS_OCCUPANCY

from esphome.components.footfall import CONF_FOOTFALL_ID, Footfall

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]

CONF_OCCUPIED = "occupied"

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        cv.Optional(CONF_OCCUPIED): binary_sensor_schema(device_class=DEVICE_CLASS_OCCUPANCY),
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the binary sensor where it is wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    if CONF_OCCUPIED in config:
        var = await new_binary_sensor(config[CONF_OCCUPIED])
        cg.add(node.set_occupied_binary_sensor(var))
