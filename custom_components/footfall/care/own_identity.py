"""Under Repairs: makes a shop that runs twice, here and on another machine, a shop of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from custom_components.footfall.candidate import new_hub_data
from custom_components.footfall.const import CONF_HUB
from custom_components.footfall.repair_flow import ShopRepairFlow

if TYPE_CHECKING:
    from homeassistant.components.repairs import RepairsFlowResult


class OwnIdentityFlow(ShopRepairFlow):
    """Asks whether this shop is to be another one than its copy, and makes it so."""

    @override
    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Give the shop another identity towards its nodes, which belong to the copy from then on."""
        shop = self.shop
        if shop is None:
            return self.async_abort(reason="shop_not_running")
        if user_input is None:
            return self.ask()
        entry = self.hass.config_entries.async_get_known_entry(shop.entry_id)
        data = new_hub_data()
        self.hass.config_entries.async_update_entry(entry, data={**entry.data, **data}, unique_id=data[CONF_HUB])
        # What the shop is towards its nodes is settled for as long as it runs.
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})
