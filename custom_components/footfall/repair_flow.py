"""What the dialogues under Repairs have in common: each asks once, about a shop that has to be at work."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

import probatio as vol
from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN

if TYPE_CHECKING:
    from .shop import Shop

ENTRY_ID: Final = "entry_id"
"""Where the data of an issue say which shop it is about."""


class ShopRepairFlow(RepairsFlow):
    """The dialogue of an issue of a shop's."""

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin."""
        return await self.async_step_confirm()

    @abstractmethod
    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Do what mends it once the owner has said so."""

    @property
    def shop(self) -> Shop | None:
        """The shop, None while it is not at work."""
        entry = self.hass.config_entries.async_get_entry(str((self.data or {}).get(ENTRY_ID)))
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        shop: Shop = entry.runtime_data
        return shop

    def ask(self, **more: str) -> RepairsFlowResult:
        """Ask, with what the issue's own text names, and `more`."""
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        named = (issue and issue.translation_placeholders) or {}
        return self.async_show_form(
            step_id="confirm", data_schema=vol.Schema({}), description_placeholders={**named, **more}
        )
