"""The node's name in C++ and in YAML, which every part of its code generation needs."""

from __future__ import annotations

import esphome.codegen as cg

CONF_FOOTFALL_ID = "footfall_id"
CONF_PRESENCE_TIMEOUT = "presence_timeout"
CONF_SIGNAL_GATE = "signal_gate"

footfall_ns = cg.esphome_ns.namespace("footfall")
Footfall = footfall_ns.class_("Footfall", cg.PollingComponent)

GATE_RANGE = (-127, 0)
"""The signal gates that make sense, dBm."""
TIMEOUT_RANGE = (10, 3600)
"""The presence time-outs that make sense, seconds."""
