"""How long a stranger's pseudonym lasts, and from how many people on a figure may leave the shop."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from .const import CONF_PRIVACY, CONF_SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALLEST: Final = 5
"""People that a figure is of at least where it leaves the shop, unless set: as is usual with official statistics."""
MOST_SMALLEST: Final = 50


class PrivacyMode(StrEnum):
    """For how long a pseudonym stays the same. `DAY`: a business day, at most 24 h. `ANONYMOUS`: five minutes."""

    ANONYMOUS = "anonymous"
    DAY = "day"


def privacy_of(options: Mapping[str, Any]) -> PrivacyMode:
    """Return the mode that a shop's options choose; a shop set up before there was a choice has the day."""
    return PrivacyMode(options.get(CONF_PRIVACY, PrivacyMode.DAY))


def smallest_of(options: Mapping[str, Any]) -> int:
    """Return of how many people a figure must be to leave the shop; 0 or 1: any may."""
    return int(options.get(CONF_SMALLEST, SMALLEST))
