"""History: what is kept of a shop, hour by hour, and the figures and statistics that are worked out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .business_days import BusinessDays, Period
from .history import History, month_files
from .hour import Hour, Import
from .report import Asked, By, Figures, Gap, Options, Report, ZoneReport
from .statistics import async_remove_statistics, statistic_ids
from .usual import Usual

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

__all__ = [
    "Asked",
    "BusinessDays",
    "By",
    "Figures",
    "Gap",
    "History",
    "Hour",
    "Import",
    "Options",
    "Period",
    "Report",
    "Usual",
    "ZoneReport",
    "async_remove_history",
    "statistic_ids",
]


async def async_remove_history(hass: HomeAssistant, entry_id: str) -> None:
    """Delete all that was kept of a shop, and the statistics that were derived from it."""
    await hass.async_add_executor_job(month_files(hass, entry_id).remove)
    await async_remove_statistics(hass, entry_id)
