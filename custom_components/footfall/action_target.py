"""Which shop an action is for, whether its caller may have it, and the moments that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import probatio as vol
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.helpers.service import async_get_config_entry
from homeassistant.util import dt as dt_util

from .access import async_check_caller
from .const import DOMAIN

if TYPE_CHECKING:
    from datetime import datetime

    from homeassistant.core import ServiceCall

    from . import FootfallConfigEntry
    from .shop import Shop

SHOP: Final = {vol.Optional(ATTR_CONFIG_ENTRY_ID): str}


async def async_shop_of(call: ServiceCall, policy: str = POLICY_READ, of: str | None = None) -> Shop:
    """Return the shop that is named, else `of`, else the only one; ServiceValidationError where that is not clear.

    `policy`: what its caller needs, as `async_check_caller` takes it; Unauthorized where they do not have it.
    """
    if (entry_id := call.data.get(ATTR_CONFIG_ENTRY_ID, of)) is not None:
        # Before anything is said of a shop that they may not even know of.
        await async_check_caller(call, entry_id, policy)
    entry: FootfallConfigEntry = async_get_config_entry(call.hass, DOMAIN, entry_id)
    await async_check_caller(call, entry.entry_id, policy)
    return entry.runtime_data


def timestamp(when: datetime) -> float:
    """Return a moment in UTC seconds; one that names no time zone is local."""
    return dt_util.as_utc(when).timestamp()
