"""The dashboard's backend: serves its cards, and answers what they ask over the WebSocket connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .commands import async_register_commands
from .dashboard import Dashboard
from .files import async_serve_files
from .floor_plan import async_remove_floor_plan

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

__all__ = ["Dashboard", "async_remove_floor_plan", "async_set_up_dashboard"]


async def async_set_up_dashboard(hass: HomeAssistant) -> None:
    """Serve the cards and offer the commands, once for all shops."""
    async_register_commands(hass)
    await async_serve_files(hass)
