"""How moments, days and numbers are told to the cards."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import probatio as vol
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

DECIMALS: Final = 3
FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)

DAY: Final = vol.All(cv.date, vol.Range(min=FIRST_DAY, max=LAST_DAY))
"""A business day, as the date on which it begins."""


def told_moment(moment: float) -> str:
    """Tell a moment, UTC seconds, as ISO time in UTC."""
    return dt_util.utc_from_timestamp(moment).isoformat(timespec="seconds")


def told_day(day: int) -> str:
    """Tell a business day as the date on which it begins."""
    return date.fromordinal(day).isoformat()


def rounded(value: float | None) -> float | None:
    """Round a number for its way to the cards; what is not known stays so."""
    return None if value is None else round(value, DECIMALS)


def all_rounded(values: dict[str, Any]) -> dict[str, Any]:
    """Round all numbers that are not whole."""
    return {name: rounded(value) if type(value) is float else value for name, value in values.items()}
