"""The numbers of a shop: now, of the last hour, and of the business day so far.

Figures of the day have no state class. Home Assistant would make long-term statistics of each that has one, and those
of entries and passers-by are derived from the shop's history already, where a day that was forgotten is forgotten and
an hour that was imported is there (docs/entities.md).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory, UnitOfTime

from .busyness import BUSYNESS, busyness
from .engine.figures import BAND_EDGES
from .entity import DEFINITION, FIGURES_EVERY_S, RATES_EVERY_S, ShopEntity, Shown, Value, always, defined
from .why import Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from .engine.figures import DayFigures, Dwell
    from .shop import Shop
    from .view import Numbers, SetUp, ShopView

BANDS: Final = (
    f"below_{BAND_EDGES[1] / 60:.0f}_min",
    *(f"from_{edge / 60:.0f}_min" for edge in BAND_EDGES[1:]),
)
"""Attributes of the median dwell: the per cent of the ended visits in each band."""

FINE_DWELL_S: Final = 600.0
"""Below this a dwell is shown in steps of ten seconds, from this on in whole minutes."""


@dataclass(frozen=True, kw_only=True)
class ShopSensorDescription(SensorEntityDescription):
    """A number of a shop. `value_fn`: None where it is not known. `every_s`: seconds from one change to the next."""

    value_fn: Callable[[ShopView], Value]
    attributes_fn: Callable[[ShopView], dict[str, Any]] = lambda _view: {}
    exists_fn: Callable[[SetUp], bool] = always
    every_s: float = 0.0


def of_followed(set_up: SetUp) -> bool:
    """Tell whether visits are followed to their end: what is told of these is there then alone."""
    return set_up.followed


def of_numbers(value: Callable[[Numbers], int]) -> Callable[[ShopView], Value]:
    """Read a number of now."""
    return lambda view: None if view.numbers is None else value(view.numbers)


def of_today(value: Callable[[DayFigures], float | None]) -> Callable[[ShopView], Value]:
    """Read a figure of the day as a whole number."""

    def read(view: ShopView) -> Value:
        figure = None if view.today is None else value(view.today)
        return None if figure is None else round(figure)

    return read


def of_rate(rate: Callable[[DayFigures], float | None]) -> Callable[[ShopView], Value]:
    """Read a share of the day in whole per cent."""

    def per_cent(today: DayFigures) -> float | None:
        share = rate(today)
        return None if share is None else 100 * share

    return of_today(per_cent)


def median_s(dwell: Dwell) -> int | None:
    """Return the median in seconds, no finer than an owner can use it."""
    return None if (median := dwell.median) is None else shown_s(median)


def shown_s(seconds: float) -> int:
    """Round how long people stayed to what an owner can use."""
    step = 10 if seconds < FINE_DWELL_S else 60
    return step * round(seconds / step)


def bands(view: ShopView) -> dict[str, Any]:
    """Return the per cent of the ended visits in each band of dwell; nothing where none has ended."""
    if view.today is None or not (people := view.today.visits.dwell.people):
        return {}
    shares = (round(100 * band / people) for band in view.today.visits.dwell.bands())
    return dict(zip(BANDS, shares, strict=True))


def why(view: ShopView) -> dict[str, Any]:
    """Return why the number of people is what it is."""
    return {} if view.why is None else view.why.attributes()


def entries_between(view: ShopView) -> dict[str, Any]:
    """Return the bounds of the 80 % interval of today's entries, whole and around what is shown."""
    if view.today is None:
        return {}
    visits = view.today.visits
    shown = round(visits.entries)
    return {"low": min(shown, round(visits.entries_low)), "high": max(shown, round(visits.entries_high))}


def people_per_staff(view: ShopView) -> Value:
    """Return how many people there are to one of the staff, to one place; None while none of the staff is there."""
    if view.numbers is None or view.staff is None or not (staff := round(view.staff)):
        return None
    return round(view.numbers.occupancy / staff, 1)


def free_places(view: ShopView) -> Value:
    """Return how many more people may come in."""
    if view.numbers is None or view.set_up.capacity is None:
        return None
    return max(0, view.set_up.capacity - view.numbers.occupancy)


OF_NOW: Final = (
    ShopSensorDescription(
        key="occupancy",
        translation_key="occupancy",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=of_numbers(lambda numbers: numbers.occupancy),
        attributes_fn=why,
    ),
    ShopSensorDescription(
        key="occupancy_low",
        translation_key="occupancy_low",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=of_numbers(lambda numbers: numbers.low),
    ),
    ShopSensorDescription(
        key="occupancy_high",
        translation_key="occupancy_high",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=of_numbers(lambda numbers: numbers.high),
    ),
    ShopSensorDescription(
        key="wifi_devices",
        translation_key="wifi_devices",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=0,
        value_fn=of_numbers(lambda numbers: numbers.wifi_devices),
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="bluetooth_devices",
        translation_key="bluetooth_devices",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=0,
        value_fn=of_numbers(lambda numbers: numbers.bluetooth_devices),
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="staff_present",
        translation_key="staff_present",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=lambda view: None if view.staff is None else round(view.staff),
        exists_fn=lambda set_up: set_up.staff,
    ),
    ShopSensorDescription(
        key="people_per_staff",
        translation_key="people_per_staff",
        suggested_display_precision=1,
        value_fn=people_per_staff,
        exists_fn=lambda set_up: set_up.staff,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="free_places",
        translation_key="free_places",
        suggested_display_precision=0,
        value_fn=free_places,
        exists_fn=lambda set_up: set_up.capacity is not None,
    ),
    ShopSensorDescription(
        key="busyness",
        translation_key="busyness",
        device_class=SensorDeviceClass.ENUM,
        options=list(BUSYNESS),
        value_fn=busyness,
        every_s=RATES_EVERY_S,
    ),
)

OF_TODAY: Final = (
    ShopSensorDescription(
        key="entries",
        translation_key="entries",
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.visits.entries),
        attributes_fn=entries_between,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="passers_by",
        translation_key="passers_by",
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.visits.passers_by),
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="capture_rate",
        translation_key="capture_rate",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        value_fn=of_rate(lambda today: today.visits.capture_rate),
        every_s=RATES_EVERY_S,
    ),
    ShopSensorDescription(
        key="bounce_rate",
        translation_key="bounce_rate",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        value_fn=of_rate(lambda today: today.visits.bounce_rate),
        exists_fn=of_followed,
        every_s=RATES_EVERY_S,
    ),
    ShopSensorDescription(
        key="engaged_visits",
        translation_key="engaged_visits",
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.visits.engaged),
        exists_fn=of_followed,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="dwell",
        translation_key="dwell",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=1,
        value_fn=lambda view: None if view.today is None else median_s(view.today.visits.dwell),
        attributes_fn=bands,
        exists_fn=of_followed,
        every_s=RATES_EVERY_S,
    ),
    ShopSensorDescription(
        key="visits_in_progress",
        translation_key="visits_in_progress",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.in_progress),
        exists_fn=of_followed,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="entries_hour",
        translation_key="entries_hour",
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.entries_hour),
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="passers_by_hour",
        translation_key="passers_by_hour",
        suggested_display_precision=0,
        value_fn=of_today(lambda today: today.passers_by_hour),
        every_s=RATES_EVERY_S,
    ),
    ShopSensorDescription(
        key="entries_open",
        translation_key="entries_open",
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=of_today(lambda today: None if today.open is None else today.open.entries),
        exists_fn=lambda set_up: set_up.hours,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="passers_by_open",
        translation_key="passers_by_open",
        suggested_display_precision=0,
        entity_registry_enabled_default=False,
        value_fn=of_today(lambda today: None if today.open is None else today.open.passers_by),
        exists_fn=lambda set_up: set_up.hours,
        every_s=FIGURES_EVERY_S,
    ),
    ShopSensorDescription(
        key="traceable_share",
        translation_key="traceable_share",
        native_unit_of_measurement=PERCENTAGE,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=0,
        value_fn=of_rate(lambda today: today.visits.traceable_share),
        exists_fn=of_followed,
        every_s=RATES_EVERY_S,
    ),
)

SHOP_SENSORS: Final = (*OF_NOW, *OF_TODAY)


class ShopSensor(ShopEntity, SensorEntity):
    """A number of a shop, with what it means; the recorder keeps the number alone."""

    entity_description: ShopSensorDescription
    _unrecorded_attributes = frozenset({DEFINITION, "low", "high", *BANDS, *(field.name for field in fields(Why))})

    def __init__(self, shop: Shop, description: ShopSensorDescription) -> None:
        super().__init__(shop, description, description.every_s)

    @override
    def look(self) -> Shown:
        view, description = self.coordinator.data, self.entity_description
        return Shown(
            available=view.numbers is not None,
            value=description.value_fn(view),
            attributes=defined(description, **description.attributes_fn(view)),
            marked=view.counted,
        )

    @property
    @override
    def native_value(self) -> Value:
        return self._shown.value
