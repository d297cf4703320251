"""The actions of a shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import probatio as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .access import ADMIN, async_check_caller
from .action_target import SHOP, async_shop_of, timestamp
from .const import DOMAIN
from .engine import CalibrationError
from .engine.live_calibration import MOST_PEOPLE
from .history_actions import async_register_history_actions
from .leaving_out import async_register_leave_out
from .reports import async_register_report_actions

if TYPE_CHECKING:
    from datetime import datetime

ATTR_COUNT: Final = "count"
ATTR_SINCE: Final = "since"
ATTR_TIME: Final = "time"
ATTR_UNTIL: Final = "until"

CALIBRATE: Final = "calibrate"
FORGET_COUNTS: Final = "forget_counts"

OWN_MISTAKE_S: Final = 3600.0
"""So far back may counts be taken back by whoever may count."""

CALIBRATE_SCHEMA: Final = vol.Schema(
    {
        **SHOP,
        vol.Required(ATTR_COUNT): vol.All(vol.Coerce(int), vol.Range(min=0, max=MOST_PEOPLE)),
        vol.Optional(ATTR_TIME): cv.datetime,
    }
)
FORGET_COUNTS_SCHEMA: Final = vol.Schema(
    {**SHOP, vol.Optional(ATTR_SINCE): cv.datetime, vol.Optional(ATTR_UNTIL): cv.datetime}
)


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register the actions; they find their shop when they are called."""
    hass.services.async_register(
        DOMAIN, CALIBRATE, _async_calibrate, CALIBRATE_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )
    hass.services.async_register(
        DOMAIN, FORGET_COUNTS, _async_forget_counts, FORGET_COUNTS_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )
    async_register_history_actions(hass)
    async_register_report_actions(hass)
    async_register_leave_out(hass)


async def _async_calibrate(call: ServiceCall) -> ServiceResponse:
    """Take in a count by hand, and say what it changed."""
    when: datetime | None = call.data.get(ATTR_TIME)
    shop = await async_shop_of(call, POLICY_CONTROL)
    try:
        done = await shop.async_count(call.data[ATTR_COUNT], None if when is None else timestamp(when))
    except CalibrationError as error:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key=error.reason) from error
    return {
        "time": dt_util.utc_from_timestamp(done.time).isoformat(timespec="seconds"),
        "counted": call.data[ATTR_COUNT],
        "before": round(done.before),
        "after": round(done.after),
        "used": done.used,
        "counts": done.counts,
        "factor": round(done.factor, 2),
    }


async def _async_forget_counts(call: ServiceCall) -> ServiceResponse:
    """Take counts back, all or those of a time, and say how many.

    Who may count may take back what was counted a moment ago; older counts are what the owner has taught.
    """
    since, until = (timestamp(when) if (when := call.data.get(name)) else None for name in (ATTR_SINCE, ATTR_UNTIL))
    shop = await async_shop_of(call, POLICY_CONTROL)
    if since is None or since < shop.moment - OWN_MISTAKE_S:
        await async_check_caller(call, shop.entry_id, ADMIN)
    return {"forgotten": await shop.async_forget_counts(since, until)}
