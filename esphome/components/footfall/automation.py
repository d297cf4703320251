"""Automations: triggers on presence and on counts, actions that pause and resume, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.automation import (
    ApplyCall,
    Trigger,
    build_automation,
    maybe_simple_id,
    register_apply_action,
    register_apply_condition,
    validate_automation,
)
from esphome.const import CONF_COUNT, CONF_HYSTERESIS, CONF_THRESHOLD, CONF_TRIGGER_ID

from .names import Footfall, footfall_ns

if TYPE_CHECKING:
    from esphome.types import ConfigType

CONF_ON_ABSENCE = "on_absence"
CONF_ON_DEVICES_ABOVE = "on_devices_above"
CONF_ON_DEVICES_BELOW = "on_devices_below"
CONF_ON_PRESENCE = "on_presence"

MAX_DEVICES = 32768

CountTrigger = footfall_ns.class_("CountTrigger", Trigger.template(cg.uint16))
Counts = footfall_ns.struct("Counts")
Occupancy = footfall_ns.enum("Occupancy", is_class=True)
OccupancyTrigger = footfall_ns.class_("OccupancyTrigger", Trigger.template())

_OCCUPANCY = {CONF_ON_PRESENCE: Occupancy.PRESENT, CONF_ON_ABSENCE: Occupancy.ABSENT}
_THRESHOLDS = {CONF_ON_DEVICES_ABOVE: True, CONF_ON_DEVICES_BELOW: False}


def _threshold(*, least: int) -> Any:
    return validate_automation(
        {
            cv.GenerateID(CONF_TRIGGER_ID): cv.declare_id(CountTrigger),
            cv.Required(CONF_THRESHOLD): cv.int_range(min=least, max=MAX_DEVICES),
            cv.Optional(CONF_HYSTERESIS, default=0): cv.int_range(min=0, max=MAX_DEVICES),
            cv.Optional(CONF_COUNT, default="people_like"): cv.one_of("people_like", "wifi", "bluetooth", lower=True),
        }
    )


TRIGGER_SCHEMA = cv.Schema(
    {
        **{
            cv.Optional(name): validate_automation({cv.GenerateID(CONF_TRIGGER_ID): cv.declare_id(OccupancyTrigger)})
            for name in _OCCUPANCY
        },
        cv.Optional(CONF_ON_DEVICES_ABOVE): _threshold(least=0),
        # No count is below 0.
        cv.Optional(CONF_ON_DEVICES_BELOW): _threshold(least=1),
    }
)

_NODE_SCHEMA = maybe_simple_id({cv.GenerateID(): cv.use_id(Footfall)})

for _name in ("pause", "resume"):
    register_apply_action(f"footfall.{_name}", _NODE_SCHEMA, ApplyCall(f"{_name}()"))
for _name, _check in (("is_occupied", "is_occupied()"), ("is_paused", "paused()"), ("has_key", "has_key()")):
    register_apply_condition(f"footfall.{_name}", _NODE_SCHEMA, _check)


async def triggers_to_code(var: Any, config: ConfigType) -> None:
    """Generate the triggers of the node `var`."""
    for name, wanted in _OCCUPANCY.items():
        for conf in config.get(name, []):
            trigger = cg.new_Pvariable(conf[CONF_TRIGGER_ID], wanted)
            cg.add(var.add_occupancy_trigger(trigger))
            await build_automation(trigger, [], conf)
    for name, above in _THRESHOLDS.items():
        for conf in config.get(name, []):
            count = cg.RawExpression(f"&{Counts}::{conf[CONF_COUNT]}")
            trigger = cg.new_Pvariable(conf[CONF_TRIGGER_ID], count, above, conf[CONF_THRESHOLD], conf[CONF_HYSTERESIS])
            cg.add(var.add_count_trigger(trigger))
            await build_automation(trigger, [(cg.uint16, "x")], conf)
