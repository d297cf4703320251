"""The node's settings, as numbers that outlive a restart. The values of the YAML are those they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components.number import NUMBER_MODES, Number, new_number, number_schema
from esphome.const import (
    CONF_MODE,
    DEVICE_CLASS_DURATION,
    DEVICE_CLASS_SIGNAL_STRENGTH,
    ENTITY_CATEGORY_CONFIG,
    UNIT_DECIBEL_MILLIWATT,
    UNIT_SECOND,
)

from esphome.components.footfall.names import (
    CONF_FOOTFALL_ID,
    CONF_PRESENCE_TIMEOUT,
    CONF_SIGNAL_GATE,
    GATE_RANGE,
    TIMEOUT_RANGE,
    Footfall,
    footfall_ns,
)

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]

PresenceTimeoutNumber = footfall_ns.class_("PresenceTimeoutNumber", Number, cg.Component)
SignalGateNumber = footfall_ns.class_("SignalGateNumber", Number, cg.Component)

RANGES = {CONF_SIGNAL_GATE: GATE_RANGE, CONF_PRESENCE_TIMEOUT: TIMEOUT_RANGE}

# A value of three digits is typed sooner than met on a slider.
_TYPED = cv.COMPONENT_SCHEMA.extend({cv.Optional(CONF_MODE, default="BOX"): cv.enum(NUMBER_MODES, upper=True)})

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        cv.Optional(CONF_SIGNAL_GATE): number_schema(
            SignalGateNumber,
            device_class=DEVICE_CLASS_SIGNAL_STRENGTH,
            unit_of_measurement=UNIT_DECIBEL_MILLIWATT,
            icon="mdi:signal-distance-variant",
            entity_category=ENTITY_CATEGORY_CONFIG,
        ).extend(_TYPED),
        cv.Optional(CONF_PRESENCE_TIMEOUT): number_schema(
            PresenceTimeoutNumber,
            device_class=DEVICE_CLASS_DURATION,
            unit_of_measurement=UNIT_SECOND,
            icon="mdi:timer-outline",
            entity_category=ENTITY_CATEGORY_CONFIG,
        ).extend(_TYPED),
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the numbers that are wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    for name, (least, most) in RANGES.items():
        if name in config:
            var = await new_number(config[name], min_value=least, max_value=most, step=1)
            await cg.register_component(var, config[name])
            await cg.register_parented(var, config[CONF_FOOTFALL_ID])
            cg.add(getattr(node, f"set_{name}_number")(var))
