"""Who may read the figures of a shop: administrators, and users who may read whether it is occupied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.auth.models import User
    from homeassistant.core import HomeAssistant, ServiceCall

OCCUPIED: Final = "occupied"
"""The entity that stands for all of a shop: who may read it may know what dashboard and reports show."""
SHOP_UNKNOWN: Final = "shop_unknown"
SHOP_NOT_LOADED: Final = "shop_not_loaded"


@callback
def may_read(hass: HomeAssistant, user: User, entry_id: str) -> bool:
    """Tell whether a user may read the figures of a shop.

    Who may read everything may also know that there is no shop of this id; to others it is one that they may not read.
    """
    if user.is_admin or user.permissions.access_all_entities(POLICY_READ):
        return True
    entity_id = er.async_get(hass).async_get_entity_id(Platform.BINARY_SENSOR, DOMAIN, f"{entry_id}_{OCCUPIED}")
    return entity_id is not None and user.permissions.check_entity(entity_id, POLICY_READ)


async def async_check_caller(call: ServiceCall, entry_id: str) -> None:
    """Raise Unauthorized where an action is called by somebody who may not read the shop; automations are nobody."""
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, config_entry_id=entry_id, permission=POLICY_READ)
    if not may_read(call.hass, user, entry_id):
        raise Unauthorized(context=call.context, config_entry_id=entry_id, permission=POLICY_READ)
