"""The span of time that a report is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from .action_target import timestamp
from .const import DOMAIN
from .history import Period
from .history.business_days import settled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .history import History

ATTR_END: Final = "end"
ATTR_OPEN_ONLY: Final = "open_only"
ATTR_PERIOD: Final = "period"
ATTR_START: Final = "start"

SPAN: Final = {
    vol.Optional(ATTR_PERIOD): vol.Coerce(Period),
    vol.Optional(ATTR_START): cv.datetime,
    vol.Optional(ATTR_END): cv.datetime,
    vol.Optional(ATTR_OPEN_ONLY, default=False): cv.boolean,
}


def span_of(given: Mapping[str, Any], history: History) -> tuple[float, float]:
    """Return the span that is asked for, UTC seconds, up to the last hour that can be known by now.

    `given`: what SPAN lets through. ServiceValidationError where that makes no sense.
    """
    if given[ATTR_OPEN_ONLY] and not history.business_days.hours_known:
        raise refused("report_hours_unknown")
    now = dt_util.utcnow().timestamp()
    known = settled(now)
    period, start, end = given.get(ATTR_PERIOD), given.get(ATTR_START), given.get(ATTR_END)
    if period is not None and start is None and end is None:
        begin, until = history.business_days.period(period, now)
        return begin, max(begin, min(until, known))
    if period is not None or start is None:
        raise refused("report_what")
    begin, until = timestamp(start), known if end is None else timestamp(end)
    if begin >= until:
        raise refused("report_backwards")
    return begin, max(begin, min(until, known))


def refused(reason: str, **placeholders: str) -> ServiceValidationError:
    """Give what says why something cannot be done; `reason`: a key of the translated exceptions."""
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=reason, translation_placeholders=placeholders
    )
