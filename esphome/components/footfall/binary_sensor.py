"""Whether anybody is near the node."""

import esphome.codegen as cg
from esphome.components import binary_sensor
import esphome.config_validation as cv
from esphome.const import DEVICE_CLASS_OCCUPANCY
from esphome.types import ConfigType

from . import CONF_FOOTFALL_ID, Footfall

DEPENDENCIES = ["footfall"]

CONF_OCCUPIED = "occupied"

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        cv.Optional(CONF_OCCUPIED): binary_sensor.binary_sensor_schema(device_class=DEVICE_CLASS_OCCUPANCY),
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the binary sensor where it is wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    if CONF_OCCUPIED in config:
        var = await binary_sensor.new_binary_sensor(config[CONF_OCCUPIED])
        cg.add(node.set_occupied_binary_sensor(var))
