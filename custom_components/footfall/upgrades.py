"""What is said where a newer Footfall has set a shop up than the one that is installed now."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from homeassistant.core import callback
from homeassistant.helpers import issue_registry as ir

from .config_flow import FootfallConfigFlow
from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

_LOGGER = logging.getLogger(__name__)

ENTRY_NEWER: Final = "entry_newer"


@callback
def async_say_newer(hass: HomeAssistant) -> None:
    """Say which shops were set up by a newer version: Home Assistant does not start those, and hardly says why."""
    for entry in hass.config_entries.async_entries(DOMAIN):
        issue_id = f"{ENTRY_NEWER}_{entry.entry_id}"
        if entry.version <= FootfallConfigFlow.VERSION:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
            continue
        _LOGGER.error(
            "Shop %s does not run: a newer Footfall has set it up. Nothing was changed. "
            "Install the newer version again, or restore the backup from before the update",
            entry.title,
        )
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=ENTRY_NEWER,
            translation_placeholders={"shop": entry.title},
        )
