"""Which shop an action is for, and the moments that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import probatio as vol
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.helpers.service import async_get_config_entry
from homeassistant.util import dt as dt_util

from .const import DOMAIN

if TYPE_CHECKING:
    from datetime import datetime

    from homeassistant.core import ServiceCall

    from . import FootfallConfigEntry
    from .shop import Shop

SHOP: Final = {vol.Optional(ATTR_CONFIG_ENTRY_ID): str}


def shop_of(call: ServiceCall) -> Shop:
    """Return the shop that is named, the only one where none is; ServiceValidationError where that is not clear."""
    entry: FootfallConfigEntry = async_get_config_entry(call.hass, DOMAIN, call.data.get(ATTR_CONFIG_ENTRY_ID))
    return entry.runtime_data


def timestamp(when: datetime) -> float:
    """Return a moment in UTC seconds; one that names no time zone is local."""
    return dt_util.as_utc(when).timestamp()
