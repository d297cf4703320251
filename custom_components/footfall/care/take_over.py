"""Under Repairs: has a shop give a node its keys, which another hub does."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from custom_components.footfall.candidate import async_take_over
from custom_components.footfall.errors import NodeError
from custom_components.footfall.repair_flow import ShopRepairFlow
from custom_components.footfall.trouble import async_say

from .care import NODE_ID

if TYPE_CHECKING:
    from homeassistant.components.repairs import RepairsFlowResult


class TakeOverFlow(ShopRepairFlow):
    """Asks whether the node is to be taken over, and does so."""

    @override
    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Take the node over once the owner has said so; what is in the way is said in the form."""
        shop = self.shop
        node = None if shop is None else shop.nodes.get(str((self.data or {}).get(NODE_ID)))
        if shop is None or node is None:
            return self.async_abort(reason="node_gone")
        # The issue with these names is taken back as soon as the node cannot be reached either.
        named = {"node": node.title, "shop": shop.title}
        if user_input is None:
            return self.ask(**named, trouble="")
        try:
            await async_take_over(self.hass, node.address, shop.identity)
        except NodeError as error:
            return self.ask(**named, trouble=await async_say(self.hass, [(node.title, error.problem)]))
        shop.node_taken_over(node)
        return self.async_create_entry(data={})
