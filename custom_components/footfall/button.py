"""A button that has the nodes of an empty shop listen for what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.helpers.device_registry import DeviceInfo

from .devices import shop_identifier
from .equipment_issue import async_learn, async_withdraw

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry

PARALLEL_UPDATES: Final = 0

LEARN_EQUIPMENT: Final = ButtonEntityDescription(
    key="learn_equipment", translation_key="learn_equipment", entity_category=EntityCategory.CONFIG
)


async def async_setup_entry(
    hass: HomeAssistant, entry: FootfallConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shop's button; what it asks is asked no more when the shop is unloaded."""
    async_add_entities([LearnEquipment(entry)])
    entry.async_on_unload(lambda: async_withdraw(hass, entry))


class LearnEquipment(ButtonEntity):
    """Learns the shop's own equipment; whether it is left out is asked under Repairs."""

    _attr_has_entity_name = True
    entity_description = LEARN_EQUIPMENT

    def __init__(self, entry: FootfallConfigEntry) -> None:
        self._entry = entry
        self._attr_unique_id = f"{entry.entry_id}_{LEARN_EQUIPMENT.key}"
        self._attr_device_info = DeviceInfo(identifiers={shop_identifier(entry)})

    @override
    async def async_press(self) -> None:
        """Begin; it takes a minute."""
        self._entry.runtime_data.equipment.check_free()
        self._entry.async_create_background_task(
            self.hass, async_learn(self.hass, self._entry), "footfall learn equipment"
        )
