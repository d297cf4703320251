"""Which shops an assistant may speak of, and to whom.

What is exposed to the assistant decides, entity by entity, as with Home Assistant's own tools: the number of people
inside, the number of people in a zone, and, for all that is told of the past, the entries of today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er

from custom_components.footfall.const import DOMAIN

from .errors import UnansweredError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from homeassistant.core import Context, HomeAssistant

    from custom_components.footfall import FootfallConfigEntry
    from custom_components.footfall.shop import Shop

PEOPLE: Final = "occupancy"
FIGURES: Final = "entries"
IN_ZONE: Final = "people"
"""Keys of the entities that stand for the number inside, for all figures of the past, and for a zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A shop as far as it may be told of. `people`, `figures`, `zones` by id: the entities that say so, or None."""

    shop: Shop
    people: str | None
    figures: str | None
    zones: Mapping[str, str]

    @property
    def now(self) -> bool:
        """Whether anything may be told of now."""
        return self.people is not None or bool(self.zones)

    def only(self, allowed: Callable[[str], bool]) -> Told:
        """Leave out what stands for an entity that is not allowed."""
        return replace(
            self,
            people=self.people if self.people and allowed(self.people) else None,
            figures=self.figures if self.figures and allowed(self.figures) else None,
            zones={zone: entity for zone, entity in self.zones.items() if allowed(entity)},
        )


@callback
def async_exposed(hass: HomeAssistant, assistant: str | None) -> list[Told]:
    """Return the shops of which anything is exposed to an assistant, by name."""
    if not assistant:
        return []
    registry = er.async_get(hass)

    def entity(unique_id: str) -> str | None:
        entity_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        entry = registry.async_get(entity_id) if entity_id else None
        return entity_id if entry is not None and entry.disabled_by is None else None

    entries: list[FootfallConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    shops = []
    for entry in sorted(entries, key=lambda entry: entry.title.casefold()):
        shop = entry.runtime_data
        zones = {zone: found for zone in shop.zones if (found := entity(f"{zone}_{IN_ZONE}"))}
        there = Told(
            shop=shop,
            people=entity(f"{shop.entry_id}_{PEOPLE}"),
            figures=entity(f"{shop.entry_id}_{FIGURES}"),
            zones=zones,
        )
        told = there.only(lambda entity_id: async_should_expose(hass, assistant, entity_id))
        if told.now or told.figures:
            shops.append(told)
    return shops


async def async_allowed(hass: HomeAssistant, shops: Iterable[Told], context: Context | None) -> list[Told]:
    """Leave out what the user may not read; whoever asks without a user, as a loudspeaker does, may what it may."""
    if context is None or context.user_id is None:
        return list(shops)
    user = await hass.auth.async_get_user(context.user_id)
    if user is None or not user.is_active:
        return []
    may = user.permissions.check_entity
    return [told.only(lambda entity_id: may(entity_id, POLICY_READ)) for told in shops]


def chosen(shops: list[Told], name: str | None, wanted: Callable[[Told], object]) -> Told:
    """Return the shop that is asked for: by its name, else the only one. UnansweredError where that is not clear."""
    fit = [told for told in shops if wanted(told)]
    if not fit:
        raise UnansweredError("The user may not see this.", "not_allowed")
    named = fit if name is None else [told for told in fit if told.shop.title.casefold() == name.casefold()]
    match named:
        case [told]:
            return told
        case []:
            reason = "There is no such shop, or it is not shared with this assistant or user."
            raise UnansweredError(reason, "no_such_shop", shops=_names(fit))
        case _:
            reason = "It is not clear which shop is meant. Ask the user, then call again with 'shop'."
            raise UnansweredError(reason, "which_shop", shops=_names(named))


def _names(shops: Iterable[Told]) -> str:
    return ", ".join(told.shop.title for told in shops)
