"""What of what is wrong can be put right under Repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .care import Issue
from .care.own_identity import OwnIdentityFlow
from .care.take_over import TakeOverFlow
from .equipment_issue import EquipmentFoundFlow

if TYPE_CHECKING:
    from homeassistant.components.repairs import RepairsFlow
    from homeassistant.core import HomeAssistant

TAKEN_OVER: Final = (Issue.OWNED, Issue.NOT_ANONYMOUS)
"""What taking the node over puts right."""


async def async_create_fix_flow(
    _hass: HomeAssistant, issue_id: str, _data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Begin the dialogue of an issue."""
    if issue_id.startswith(TAKEN_OVER):
        return TakeOverFlow()
    return OwnIdentityFlow() if issue_id.startswith(Issue.TWICE) else EquipmentFoundFlow()
