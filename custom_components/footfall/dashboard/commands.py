"""The WebSocket commands of the cards. What they give is described in docs/dashboard-api.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.decorators import require_admin, websocket_command
from homeassistant.core import HomeAssistant, callback

from .access import ENTRY_ID, async_shops_for, for_a_shop
from .floor_plan import CHANGES
from .held import made_held
from .shops import async_describe
from .texts import DAY
from .weeks import async_make_pattern, async_make_week

if TYPE_CHECKING:
    from datetime import date

    from homeassistant.components.websocket_api.connection import ActiveConnection

    from custom_components.footfall.shop import Shop

MOST_WEEKS: Final = 52
WEEKS: Final = 8


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Offer all commands."""
    for command in COMMANDS:
        async_register_command(hass, command)


@websocket_command({vol.Required("type"): "footfall/shops"})
@callback
def async_shops(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Tell which shops there are."""
    user = connection.user
    shops = async_shops_for(hass, user)
    connection.send_result(msg["id"], [async_describe(hass, shop, may_edit=user.is_admin) for shop in shops])


@websocket_command({vol.Required("type"): "footfall/day", vol.Required(ENTRY_ID): str, vol.Optional("date"): DAY})
@for_a_shop
async def async_day(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell of one business day."""
    connection.send_result(msg["id"], await shop.dashboard.days.async_make(_day_of(msg)))


@websocket_command({vol.Required("type"): "footfall/subscribe_day", vol.Required(ENTRY_ID): str})
@for_a_shop
async def async_subscribe_day(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell of the business day that goes on, again and again."""
    shop.dashboard.day.subscribe(connection, msg["id"])


@websocket_command(
    {
        vol.Required("type"): "footfall/pattern",
        vol.Required(ENTRY_ID): str,
        vol.Optional("weeks", default=WEEKS): vol.All(int, vol.Range(min=1, max=MOST_WEEKS)),
    }
)
@for_a_shop
async def async_pattern(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell how busy the hours of the week are."""
    connection.send_result(msg["id"], await async_make_pattern(connection.hass, shop, msg["weeks"]))


@websocket_command({vol.Required("type"): "footfall/week", vol.Required(ENTRY_ID): str, vol.Optional("date"): DAY})
@for_a_shop
async def async_week(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell of one week."""
    connection.send_result(msg["id"], await async_make_week(connection.hass, shop, _day_of(msg)))


@websocket_command({vol.Required("type"): "footfall/held", vol.Required(ENTRY_ID): str})
@for_a_shop
async def async_held(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell what is held of strangers."""
    connection.send_result(msg["id"], made_held(shop))


@websocket_command({vol.Required("type"): "footfall/subscribe_held", vol.Required(ENTRY_ID): str})
@for_a_shop
async def async_subscribe_held(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell what is held of strangers, again and again."""
    shop.dashboard.held.subscribe(connection, msg["id"])


@websocket_command({vol.Required("type"): "footfall/erase", vol.Required(ENTRY_ID): str})
@require_admin
@for_a_shop
async def async_erase(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Forget all that is held of strangers."""
    connection.send_result(msg["id"], {"erased": shop.erase()})


@websocket_command({vol.Required("type"): "footfall/floor_plan/get", vol.Required(ENTRY_ID): str})
@for_a_shop
async def async_floor_plan(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell where zones and nodes are."""
    connection.send_result(msg["id"], await shop.dashboard.floor_plan.async_make())


@websocket_command({vol.Required("type"): "footfall/subscribe_floor_plan", vol.Required(ENTRY_ID): str})
@for_a_shop
async def async_subscribe_floor_plan(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Tell where zones and nodes are, and when that is changed."""
    shop.dashboard.plan.subscribe(connection, msg["id"])


@websocket_command({vol.Required("type"): "footfall/floor_plan/save", vol.Required(ENTRY_ID): str, **CHANGES})
@require_admin
@for_a_shop
async def async_save_floor_plan(connection: ActiveConnection, msg: dict[str, Any], shop: Shop) -> None:
    """Keep where zones and nodes are."""
    changes = {part: msg[part] for part in map(str, CHANGES) if part in msg}
    connection.send_result(msg["id"], await shop.dashboard.floor_plan.async_save(changes))


def _day_of(msg: dict[str, Any]) -> int | None:
    day: date | None = msg.get("date")
    return None if day is None else day.toordinal()


COMMANDS: Final = (
    async_shops,
    async_day,
    async_subscribe_day,
    async_pattern,
    async_week,
    async_held,
    async_subscribe_held,
    async_erase,
    async_floor_plan,
    async_subscribe_floor_plan,
    async_save_floor_plan,
)
