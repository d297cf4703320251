"""Whether the node listens: a switch for privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components.switch import RESTORE_MODES, Switch, new_switch, switch_schema
from esphome.const import CONF_RESTORE_MODE, ENTITY_CATEGORY_CONFIG

from esphome.components.footfall.names import CONF_FOOTFALL_ID, Footfall, footfall_ns

if TYPE_CHECKING:
    from esphome.types import ConfigType

DEPENDENCIES = ["footfall"]

CONF_LISTENING = "listening"

ListeningSwitch = footfall_ns.class_("ListeningSwitch", Switch)

CONFIG_SCHEMA = cv.Schema(
    {
        cv.GenerateID(CONF_FOOTFALL_ID): cv.use_id(Footfall),
        cv.Optional(CONF_LISTENING): switch_schema(
            ListeningSwitch,
            block_inverted=True,
            icon="mdi:ear-hearing",
            entity_category=ENTITY_CATEGORY_CONFIG,
        ).extend(
            {
                # The node itself keeps over restarts whether it is paused, with this switch and without.
                cv.Optional(CONF_RESTORE_MODE, default="DISABLED"): cv.enum(
                    {"DISABLED": RESTORE_MODES["DISABLED"]}, upper=True
                )
            }
        ),
    }
)


async def to_code(config: ConfigType) -> None:
    """Generate the switch where it is wanted."""
    node = await cg.get_variable(config[CONF_FOOTFALL_ID])
    if CONF_LISTENING in config:
        var = await new_switch(config[CONF_LISTENING])
        await cg.register_parented(var, config[CONF_FOOTFALL_ID])
        cg.add(node.set_listening_switch(var))
