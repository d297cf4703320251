"""Learns the shop's own equipment at a button: what was found is asked about under Repairs, where it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import probatio as vol
from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .trouble import async_say

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from .shop import Shop

EQUIPMENT_FOUND: Final = "equipment_found"
EQUIPMENT_NOT_FOUND: Final = "equipment_not_found"
ENTRY_ID: Final = "entry_id"


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


class EquipmentFoundFlow(RepairsFlow):
    """Asks whether what was found is to be left out."""

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Leave it out once the owner has said so."""
        if (shop := self._shop()) is None or (found := shop.equipment.found) is None:
            return self.async_abort(reason="nothing_held")
        if user_input is not None:
            await shop.async_leave_out(shop.equipment.unknown(found))
            shop.equipment.found = None
            return self.async_create_entry(data={})
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return self.async_show_form(
            step_id="confirm",
            data_schema=vol.Schema({}),
            description_placeholders=None if issue is None else issue.translation_placeholders,
        )

    def _shop(self) -> Shop | None:
        """Return the shop while it is at work."""
        entry = self.hass.config_entries.async_get_entry(str((self.data or {}).get(ENTRY_ID)))
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        return cast("Shop", entry.runtime_data)
