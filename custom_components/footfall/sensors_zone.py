"""The numbers of a zone: how many people are in it now, and its business day so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, UnitOfTime

from .engine import ZoneKind
from .entity import RATES_EVERY_S, Shown, Value, ZoneEntity, always, defined
from .sensors_shop import median_s, of_followed

if TYPE_CHECKING:
    from collections.abc import Callable

    from .shop import Shop
    from .view import SetUp, ZoneView
    from .zone import Zone


@dataclass(frozen=True, kw_only=True)
class ZoneSensorDescription(SensorEntityDescription):
    """A number of a zone. `every_s`: seconds from one change to the next, but where `marked_fn` gives another value."""

    value_fn: Callable[[ZoneView], Value]
    marked_fn: Callable[[ZoneView], object] = lambda _zone: None
    exists_fn: Callable[[SetUp], bool] = always
    every_s: float = 0.0


PEOPLE_EVERY_S: Final = 30.0
"""People walk from zone to zone all the time; that anybody is there at all does not wait."""

PEOPLE: Final = ZoneSensorDescription(
    key="people",
    translation_key="people",
    state_class=SensorStateClass.MEASUREMENT,
    suggested_display_precision=0,
    value_fn=lambda zone: zone.people,
    marked_fn=lambda zone: zone.occupied,
    every_s=PEOPLE_EVERY_S,
)
QUEUE: Final = ZoneSensorDescription(
    key="people",
    translation_key="queue",
    state_class=SensorStateClass.MEASUREMENT,
    suggested_display_precision=0,
    value_fn=lambda zone: zone.people,
)
"""The same number, by the name that it has at a till, and as soon as any: a queue is acted upon."""

ZONE_SENSORS: Final = (
    ZoneSensorDescription(
        key="zone_entries",
        translation_key="zone_entries",
        suggested_display_precision=0,
        value_fn=lambda zone: round(zone.entries),
        every_s=RATES_EVERY_S,
    ),
    ZoneSensorDescription(
        key="zone_dwell",
        translation_key="zone_dwell",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=1,
        value_fn=lambda zone: median_s(zone.dwell),
        exists_fn=of_followed,
        every_s=RATES_EVERY_S,
    ),
    ZoneSensorDescription(
        key="zone_entry_rate",
        translation_key="zone_entry_rate",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=lambda zone: None if zone.entry_rate is None else round(100 * zone.entry_rate),
        every_s=RATES_EVERY_S,
    ),
)


def sensors_of(zone: Zone) -> list[ZoneSensorDescription]:
    """Return the sensors that a zone may have."""
    return [QUEUE if zone.kind is ZoneKind.TILL else PEOPLE, *ZONE_SENSORS]


class ZoneSensor(ZoneEntity, SensorEntity):
    """A number of a zone, with what it means."""

    entity_description: ZoneSensorDescription

    def __init__(self, shop: Shop, zone: Zone, description: ZoneSensorDescription) -> None:
        super().__init__(shop, zone, description, description.every_s)

    @override
    def look(self) -> Shown:
        zone, description = self.view, self.entity_description
        value = None if zone is None else description.value_fn(zone)
        marked = None if zone is None else description.marked_fn(zone)
        return Shown(available=zone is not None, value=value, attributes=defined(description), marked=marked)

    @property
    @override
    def native_value(self) -> Value:
        return self._shown.value
