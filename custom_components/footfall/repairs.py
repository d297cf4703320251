"""What of what is wrong can be put right under Repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow

from .care import Issue
from .care.take_over import TakeOverFlow
from .equipment_issue import EQUIPMENT_FOUND, EquipmentFoundFlow

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


async def async_create_fix_flow(
    _hass: HomeAssistant, issue_id: str, _data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Begin the dialogue of an issue."""
    if issue_id.startswith(EQUIPMENT_FOUND):
        return EquipmentFoundFlow()
    return TakeOverFlow() if issue_id.startswith(Issue.OWNED) else ConfirmRepairFlow()
