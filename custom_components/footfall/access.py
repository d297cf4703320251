"""Who may do what with a shop.

Whoever may read whether it is occupied may read its figures, and ask to be left out of them; who may control that may
count for it; what cannot be taken back is for administrators. Automations are nobody, and may everything.
"""

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


ADMIN: Final = "admin"
"""What Home Assistant has no policy for: to be an administrator."""


@callback
def may_read(hass: HomeAssistant, user: User, entry_id: str) -> bool:
    """Tell whether a user may read the figures of a shop.

    Who may read everything may also know that there is no shop of this id; to others it is one that they may not read.
    """
    return _may(hass, user, entry_id, POLICY_READ)


async def async_check_caller(call: ServiceCall, entry_id: str, policy: str = POLICY_READ) -> None:
    """Raise Unauthorized where an action is called by somebody who may not do that with the shop.

    `policy`: POLICY_READ, POLICY_CONTROL or ADMIN.
    """
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, config_entry_id=entry_id, permission=policy)
    if not _may(call.hass, user, entry_id, policy):
        raise Unauthorized(context=call.context, config_entry_id=entry_id, permission=policy)


@callback
def _may(hass: HomeAssistant, user: User, entry_id: str, policy: str) -> bool:
    if user.is_admin:
        return True
    if policy == ADMIN:
        return False
    if user.permissions.access_all_entities(policy):
        return True
    entity_id = er.async_get(hass).async_get_entity_id(Platform.BINARY_SENSOR, DOMAIN, f"{entry_id}_{OCCUPIED}")
    return entity_id is not None and user.permissions.check_entity(entity_id, policy)
