"""Which shop a command is about, and whether who asks may know of it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import async_response
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import entity_registry as er

from custom_components.footfall.const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from homeassistant.auth.models import User
    from homeassistant.components.websocket_api.connection import ActiveConnection
    from homeassistant.components.websocket_api.const import WebSocketCommandHandler
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

    type Command = Callable[[ActiveConnection, dict[str, Any], Shop], Awaitable[None]]

ENTRY_ID: Final = "entry_id"
OCCUPIED: Final = "occupied"
"""The entity that stands for all of a shop: who may read it may know what the dashboard shows."""
SHOP_UNKNOWN: Final = "shop_unknown"
SHOP_NOT_LOADED: Final = "shop_not_loaded"


@callback
def async_shops_for(hass: HomeAssistant, user: User) -> list[Shop]:
    """Return the shops that are loaded and that a user may know of, in the order in which they were set up."""
    shops: list[Shop] = [entry.runtime_data for entry in hass.config_entries.async_loaded_entries(DOMAIN)]
    return [shop for shop in shops if _may_read(hass, user, shop)]


def for_a_shop(command: Command) -> WebSocketCommandHandler:
    """Answer a command that names a shop: `not_found` where it is not there, `unauthorized` where it is not theirs."""

    @async_response
    @wraps(command)
    async def checked(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
        entry = hass.config_entries.async_get_entry(msg[ENTRY_ID])
        if entry is None or entry.domain != DOMAIN:
            connection.send_error(
                msg["id"],
                ERR_NOT_FOUND,
                "There is no such shop",
                translation_domain=DOMAIN,
                translation_key=SHOP_UNKNOWN,
            )
            return
        if entry.state is not ConfigEntryState.LOADED:
            connection.send_error(
                msg["id"],
                ERR_NOT_FOUND,
                "The shop is not loaded",
                translation_domain=DOMAIN,
                translation_key=SHOP_NOT_LOADED,
            )
            return
        shop: Shop = entry.runtime_data
        if not _may_read(hass, connection.user, shop):
            raise Unauthorized
        await command(connection, msg, shop)

    return checked


def _may_read(hass: HomeAssistant, user: User, shop: Shop) -> bool:
    if user.permissions.access_all_entities(POLICY_READ):
        return True
    registry = er.async_get(hass)
    entity_id = registry.async_get_entity_id(Platform.BINARY_SENSOR, DOMAIN, f"{shop.entry_id}_{OCCUPIED}")
    return entity_id is not None and user.permissions.check_entity(entity_id, POLICY_READ)
