"""Conditions of a shop and its zones: what the triggers are about, as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, override

import probatio as vol
from homeassistant.const import CONF_OPTIONS, STATE_OFF, STATE_ON
from homeassistant.helpers.condition import (
    ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL,
    Condition,
    EntityConditionBase,
    EntityNumericalConditionBase,
    EntityStateConditionBase,
)
from homeassistant.helpers.selector import NumericThresholdMode

from .busyness import BUSY, QUIET
from .subjects import BUSYNESS, CONF_THRESHOLD, DOMAINS, OCCUPANCY, OCCUPIED_CLOSED, OPEN, QUEUE, people

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, State
    from homeassistant.helpers.condition import ConditionConfig
    from homeassistant.helpers.typing import ConfigType

    from .subjects import Subject

PEOPLE_SCHEMA: Final = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
    {vol.Required(CONF_OPTIONS): {vol.Required(CONF_THRESHOLD): people(NumericThresholdMode.IS)}}
)


class FootfallCondition(EntityConditionBase):
    """Something that is so of a shop or of a zone."""

    _domain_specs = DOMAINS
    _subject: ClassVar[Subject]

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        validated = await super().async_validate_config(hass, config)
        cls._subject.check(hass, validated)
        return validated

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        return self._subject.pick(self._hass, entities)

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        """Say no of no entities: while none is available, nothing is so of all of them."""
        return bool(states) and super()._check_all_match_state(states)


class PeopleCondition(FootfallCondition, EntityNumericalConditionBase):
    """A number of people is above or below a threshold, which may be the state of an entity."""

    _schema = PEOPLE_SCHEMA


class IsOccupancy(PeopleCondition):
    """The people in a shop or a zone are more, or fewer, than a number."""

    _subject = OCCUPANCY


class IsQueueLength(PeopleCondition):
    """The queue at a till is longer, or shorter, than a number."""

    _subject = QUEUE


class WordCondition(FootfallCondition, EntityStateConditionBase):
    """An entity says a word."""

    _word: ClassVar[str]

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        super().__init__(hass, config)
        self._states = {self._word}


class IsBusy(WordCondition):
    """A shop is busy for the hour."""

    _subject = BUSYNESS
    _word = BUSY


class IsQuiet(WordCondition):
    """A shop is quiet for the hour."""

    _subject = BUSYNESS
    _word = QUIET


class IsOpen(WordCondition):
    """A shop is open."""

    _subject = OPEN
    _word = STATE_ON


class IsClosed(WordCondition):
    """A shop is closed."""

    _subject = OPEN
    _word = STATE_OFF


class IsOccupiedWhileClosed(WordCondition):
    """Somebody is in a shop while it is closed."""

    _subject = OCCUPIED_CLOSED
    _word = STATE_ON


CONDITIONS: Final[dict[str, type[Condition]]] = {
    "is_occupancy": IsOccupancy,
    "is_queue_length": IsQueueLength,
    "is_busy": IsBusy,
    "is_quiet": IsQuiet,
    "is_open": IsOpen,
    "is_closed": IsClosed,
    "is_occupied_while_closed": IsOccupiedWhileClosed,
}


async def async_get_conditions(_hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions there are."""
    return CONDITIONS
