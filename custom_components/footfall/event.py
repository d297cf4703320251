"""People came in: how many, together; never who, and nothing for a single person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import callback

from .arrivals import Arrivals
from .entity import ShopEntity, Shown, defined

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry

PARALLEL_UPDATES: Final = 0

ARRIVAL: Final = "arrival"
PEOPLE: Final = "people"
"""The attribute that says how many came in."""
ARRIVALS: Final = EventEntityDescription(key="arrivals", translation_key="arrivals", event_types=[ARRIVAL])


async def async_setup_entry(
    _hass: HomeAssistant, entry: FootfallConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shop's arrivals."""
    async_add_entities([ArrivalEvent(entry.runtime_data, ARRIVALS)])


class ArrivalEvent(ShopEntity, EventEntity):
    """People came in."""

    entity_description: EventEntityDescription

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        arrivals = Arrivals(self.hass, self._tell)
        self.async_on_remove(arrivals.stop)
        self.async_on_remove(self.coordinator.async_on_view(arrivals.take))

    @override
    def look(self) -> Shown:
        return Shown(available=self.coordinator.data.numbers is not None, attributes=defined(self.entity_description))

    @callback
    def _tell(self, people: int) -> None:
        self._trigger_event(ARRIVAL, {PEOPLE: people})
        self.async_write_ha_state()
