"""What our triggers and conditions are about: which entities, and which numbers of people.

Home Assistant picks what they apply to by domain and device class, which a number of people has none of. Ours are
picked by what the registry says they are, in whatever language their names and units are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.const import ATTR_ENTITY_ID, CONF_TARGET, Platform
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.selector import (
    NumericThresholdMode,
    NumericThresholdSelector,
    NumericThresholdSelectorConfig,
)

from .const import DOMAIN
from .engine.live_calibration import MOST_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.typing import ConfigType

CONF_THRESHOLD: Final = "threshold"

DOMAINS: Final = {Platform.BINARY_SENSOR.value: DomainSpec(), Platform.SENSOR.value: DomainSpec()}
"""The domains that our triggers and conditions read states of; a subject says which entities."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a trigger or a condition is about. `keys`: translation keys of its entities. `words`: what they say."""

    platform: Platform
    keys: frozenset[str]
    words: str

    def pick(self, hass: HomeAssistant, entity_ids: Iterable[str]) -> set[str]:
        """Return those of the entities that it is about."""
        registry = er.async_get(hass)
        return {entity_id for entity_id in entity_ids if self._fits(registry.async_get(entity_id))}

    def check(self, hass: HomeAssistant, config: ConfigType) -> None:
        """Refuse entities that are named and say something else, for they would never do anything.

        One that is not there is let be: it may be switched off now, or come when something is set up. Raises Invalid.
        """
        registry = er.async_get(hass)
        for entity_id in config[CONF_TARGET].get(ATTR_ENTITY_ID, ()):
            entry = registry.async_get(entity_id)
            if not self._fits(entry) and (entry is not None or hass.states.get(entity_id) is not None):
                msg = f"{entity_id} does not say {self.words}"
                raise vol.Invalid(msg, path=[CONF_TARGET, ATTR_ENTITY_ID])

    def _fits(self, entry: er.RegistryEntry | None) -> bool:
        return (
            entry is not None
            and entry.platform == DOMAIN
            and entry.domain == self.platform
            and entry.translation_key in self.keys
        )


OCCUPANCY: Final = Subject(
    Platform.SENSOR, frozenset({"occupancy", "people", "queue"}), "how many people are in a shop or in a zone"
)
QUEUE: Final = Subject(Platform.SENSOR, frozenset({"queue"}), "how long the queue at a till is")
BUSYNESS: Final = Subject(Platform.SENSOR, frozenset({"busyness"}), "how busy a shop is for this hour")
OPEN: Final = Subject(Platform.BINARY_SENSOR, frozenset({"open"}), "whether a shop is open")
OCCUPIED_CLOSED: Final = Subject(
    Platform.BINARY_SENSOR, frozenset({"occupied_closed"}), "whether somebody is in a shop while it is closed"
)


def people(mode: NumericThresholdMode) -> Callable[[Any], Any]:
    """Make what checks a threshold: above, below, between or outside, each a number of people or an entity's state."""
    selector = NumericThresholdSelector(NumericThresholdSelectorConfig(mode=mode))
    return vol.All(selector, _of_people)


def _of_people(threshold: dict[str, Any]) -> dict[str, Any]:
    for side in ("value", "value_min", "value_max"):
        number = threshold.get(side, {}).get("number", 0)
        if not 0 <= number <= MOST_PEOPLE:
            raise vol.Invalid(f"{number:g} is no number of people: it has to be from 0 to {MOST_PEOPLE}", path=[side])
    return threshold
