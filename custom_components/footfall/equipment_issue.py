"""Learns the shop's own equipment at a button: what was found is asked about under Repairs, where it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .repair_flow import ENTRY_ID, ShopRepairFlow
from .trouble import async_say

if TYPE_CHECKING:
    from homeassistant.components.repairs import RepairsFlowResult
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from .shop import Shop

EQUIPMENT_FOUND: Final = "equipment_found"
EQUIPMENT_NOT_FOUND: Final = "equipment_not_found"


async def async_learn(hass: HomeAssistant, entry: ConfigEntry[Shop]) -> None:
    """Have the nodes listen, and ask whether what they found is to be left out, or say that there was nothing."""
    equipment = entry.runtime_data.equipment
    async_withdraw(hass, entry)
    equipment.found = None
    found = await equipment.async_listen(lambda _: None)
    count = len(equipment.unknown(found))
    issue = EQUIPMENT_FOUND if count else EQUIPMENT_NOT_FOUND
    equipment.found = found if count else None
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{issue}_{entry.entry_id}",
        data={ENTRY_ID: entry.entry_id},
        is_fixable=bool(count),
        severity=ir.IssueSeverity.WARNING,
        translation_key=issue,
        translation_placeholders={
            "shop": entry.title,
            "trouble": await async_say(hass, found.trouble),
            **({"count": str(count)} if count else {}),
        },
    )


def async_withdraw(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Ask no more."""
    for issue in (EQUIPMENT_FOUND, EQUIPMENT_NOT_FOUND):
        ir.async_delete_issue(hass, DOMAIN, f"{issue}_{entry.entry_id}")


class EquipmentFoundFlow(ShopRepairFlow):
    """Asks whether what was found is to be left out."""

    @override
    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Leave it out once the owner has said so."""
        if (shop := self.shop) is None or (found := shop.equipment.found) is None:
            return self.async_abort(reason="nothing_held")
        if user_input is None:
            return self.ask()
        await shop.async_leave_out(shop.equipment.unknown(found))
        shop.equipment.found = None
        return self.async_create_entry(data={})
