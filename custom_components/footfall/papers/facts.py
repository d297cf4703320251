"""What is set for a shop, as papers tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from homeassistant.loader import async_get_integration
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import (
    CONF_DOOR_COUNTER,
    CONF_HOURS,
    CONF_PAPERS,
    DOMAIN,
    SUBENTRY_NODE,
    SUBENTRY_PROXY,
    SUBENTRY_STAFF,
    SUBENTRY_ZONE,
)
from custom_components.footfall.privacy import PrivacyMode, privacy_of, smallest_of
from custom_components.footfall.settings import day_ends
from custom_components.footfall.staff import CONF_MEANS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time, tzinfo

    from homeassistant.config_entries import ConfigEntry, ConfigSubentry
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

CHINA: Final = "CN"


class Owner(StrEnum):
    """What the owner fills in, since it cannot be known: keys within the option `papers`."""

    CONTROLLER = "controller"
    CONTACT = "contact"
    OFFICER = "officer"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a paper is made from.

    `owner`: what was filled in. `day_ends`: local time at which a pseudonym of a day ends. `staff`: persons who are
    recognised, `means`: by what. `equipment`: devices left out. `since`: first business day of which hours are kept,
    an ordinal. `china`: whether Home Assistant stands there. `now`: UTC seconds.
    """

    shop: str
    owner: Mapping[str, str]
    mode: PrivacyMode
    smallest: int
    day_ends: time
    nodes: int
    proxies: int
    zones: tuple[str, ...]
    staff: int
    means: tuple[str, ...]
    equipment: int
    door_counter: bool
    hours: bool
    since: int | None
    version: str
    china: bool
    zone: tzinfo
    now: float

    @property
    def anonymous(self) -> bool:
        """Whether nobody can be recognised for longer than five minutes."""
        return self.mode is PrivacyMode.ANONYMOUS

    @property
    def suppressed(self) -> bool:
        """Whether small numbers stay out of reports."""
        return self.smallest > 1


async def async_facts(hass: HomeAssistant, entry: ConfigEntry[Shop]) -> Facts:
    """Return what is set for a shop now."""
    shop, options = entry.runtime_data, entry.options
    staff = _subentries(entry, SUBENTRY_STAFF)
    days = shop.history.days()
    integration = await async_get_integration(hass, DOMAIN)
    return Facts(
        shop=entry.title,
        owner=owner_of(options),
        mode=privacy_of(options),
        smallest=smallest_of(options),
        day_ends=day_ends(options),
        nodes=len(_subentries(entry, SUBENTRY_NODE)),
        proxies=len(_subentries(entry, SUBENTRY_PROXY)),
        zones=tuple(zone.title for zone in _subentries(entry, SUBENTRY_ZONE)),
        staff=len({one.title for one in staff}),
        means=tuple(sorted({str(one.data[CONF_MEANS]) for one in staff})),
        equipment=len(shop.equipment),
        door_counter=CONF_DOOR_COUNTER in options,
        hours=CONF_HOURS in options,
        since=days[0] if days else None,
        version=str(integration.version or ""),
        china=hass.config.country == CHINA,
        zone=dt_util.get_default_time_zone(),
        now=dt_util.utcnow().timestamp(),
    )


def owner_of(options: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what the owner has filled in for papers, by the keys of `Owner`."""
    filled: Mapping[str, str] = options.get(CONF_PAPERS, {})
    return filled


def _subentries(entry: ConfigEntry, kind: str) -> list[ConfigSubentry]:
    return [subentry for subentry in entry.subentries.values() if subentry.subentry_type == kind]
