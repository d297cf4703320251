"""Under Repairs: has a shop give a node its keys, which another hub does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import probatio as vol
from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir

from custom_components.footfall.candidate import async_take_over
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.errors import NodeError
from custom_components.footfall.trouble import async_say

from .care import ENTRY_ID, NODE_ID

if TYPE_CHECKING:
    from custom_components.footfall.shop import Shop


class TakeOverFlow(RepairsFlow):
    """Asks whether the node is to be taken over, and does so."""

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Take the node over once the owner has said so; what is in the way is said in the form."""
        data = self.data or {}
        shop = self._shop(str(data.get(ENTRY_ID)))
        node = None if shop is None else shop.nodes.get(str(data.get(NODE_ID)))
        if shop is None or node is None:
            return self.async_abort(reason="node_gone")
        trouble = ""
        if user_input is not None:
            try:
                await async_take_over(self.hass, node.address, shop.identity)
            except NodeError as error:
                trouble = await async_say(self.hass, [(node.title, error.problem)])
            else:
                shop.node_taken_over(node)
                return self.async_create_entry(data={})
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        named = (issue and issue.translation_placeholders) or {}
        return self.async_show_form(
            step_id="confirm",
            data_schema=vol.Schema({}),
            description_placeholders={**named, "trouble": trouble},
        )

    def _shop(self, entry_id: str) -> Shop | None:
        """Return the shop while it is at work."""
        entry = self.hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        shop: Shop = entry.runtime_data
        return shop
