"""Stands in for ESPHome's `json` on the host, where nothing of it is used and ArduinoJson is not needed.

The define that lets an action answer with data makes the API include json's header and name two of its types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import esphome.config_validation as cv

if TYPE_CHECKING:
    from esphome.types import ConfigType

CONFIG_SCHEMA = cv.Schema({})


async def to_code(config: ConfigType) -> None:
    """Generate nothing: the header is all there is."""


def enable_arena() -> None:
    """Keep the name that `web_server` imports; nothing here has an arena."""
