"""Has a backup of Home Assistant hold every hour of the shops that has closed by then."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from . import FootfallConfigEntry


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Write the hours that are in memory alone; where the disk takes nothing, that is said as always."""
    entries: list[FootfallConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    await asyncio.gather(*(entry.runtime_data.history.async_save() for entry in entries))


async def async_post_backup(_hass: HomeAssistant) -> None:
    """Do nothing: files are written whole, also while they are being copied."""
