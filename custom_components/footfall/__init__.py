"""Footfall: counts the people in a shop from the radio around them, without knowing who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.exceptions import ConfigEntryNotReady, HomeAssistantError
from homeassistant.helpers import config_validation as cv

from .care import async_forget_issues
from .const import DOMAIN
from .dashboard import async_remove_floor_plan, async_set_up_dashboard
from .history import async_remove_history
from .kept import async_remove_kept
from .names import async_follow_names
from .papers import async_register_paper_view, async_remove_record
from .reports import async_register_report_view
from .services import async_register_actions
from .shop import Shop
from .store import shop_store
from .upgrades import async_say_newer

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.typing import ConfigType

PLATFORMS = (Platform.BINARY_SENSOR, Platform.BUTTON, Platform.EVENT, Platform.SENSOR)

DISK_GIVES_NOTHING = "disk_gives_nothing"

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

type FootfallConfigEntry = ConfigEntry[Shop]


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Offer the actions, the reports, the papers and the dashboard's cards, whether a shop is loaded or not."""
    async_register_actions(hass)
    async_register_report_view(hass)
    async_register_paper_view(hass)
    await async_set_up_dashboard(hass)
    async_say_newer(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: FootfallConfigEntry) -> bool:
    """Set a shop to work. Nodes that cannot be reached are no reason to fail: each is tried again on its own."""
    shop = Shop(hass, entry)
    try:
        await shop.async_load()
    except HomeAssistantError as error:
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key=DISK_GIVES_NOTHING,
            translation_placeholders={"reason": f"{error}"},
        ) from error
    entry.runtime_data = shop
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    shop.start()
    entry.async_on_unload(entry.add_update_listener(_async_update))
    entry.async_on_unload(async_follow_names(hass, entry))
    # Whatever was changed while the shop was being set up.
    await shop.async_apply()
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, shop.async_stop))
    return True


async def async_unload_entry(hass: HomeAssistant, entry: FootfallConfigEntry) -> bool:
    """Stop a shop; what a restart needs is kept."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.async_stop()
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
    """Leave nothing of a removed shop on disk."""
    await shop_store(hass, entry.entry_id).async_remove()
    await async_remove_history(hass, entry.entry_id)
    await async_remove_floor_plan(hass, entry.entry_id)
    await async_remove_kept(hass, entry.entry_id)
    await async_remove_record(hass, entry.entry_id)
    async_forget_issues(hass, entry)


async def _async_update(_hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
    await entry.runtime_data.async_apply()
