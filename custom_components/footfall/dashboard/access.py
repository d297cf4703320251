"""Which shop a command is about, and whether who asks may know of it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import async_response
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.exceptions import Unauthorized

from custom_components.footfall.access import SHOP_NOT_LOADED, SHOP_UNKNOWN, may_read
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


@callback
def async_shops_for(hass: HomeAssistant, user: User) -> list[Shop]:
    """Return the shops that are loaded and that a user may know of, in the order in which they were set up.

    Unauthorized where there are shops, and all of them are kept from this user: that is not the same as none.
    """
    shops: list[Shop] = [entry.runtime_data for entry in hass.config_entries.async_loaded_entries(DOMAIN)]
    theirs = [shop for shop in shops if may_read(hass, user, shop.entry_id)]
    if shops and not theirs:
        raise Unauthorized
    return theirs


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
        if not may_read(hass, connection.user, shop.entry_id):
            raise Unauthorized
        await command(connection, msg, shop)

    return checked
