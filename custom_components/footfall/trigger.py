"""Triggers of a shop and its zones; what Home Assistant has for every occupancy sensor is not here again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, override

import probatio as vol
from homeassistant.const import CONF_OPTIONS, STATE_ON
from homeassistant.helpers.selector import NumericThresholdMode
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA_WITH_BEHAVIOR,
    EntityNumericalStateTriggerBase,
    Trigger,
)

from .busyness import BUSY, QUIET
from .holding import HoldingTrigger, say_nothing
from .subjects import BUSYNESS, CONF_THRESHOLD, OCCUPANCY, OCCUPIED_CLOSED, QUEUE, people

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, State
    from homeassistant.helpers.automation import ThresholdConfig
    from homeassistant.helpers.trigger import NotTriggeredReasonReporter

PEOPLE_SCHEMA: Final = ENTITY_STATE_TRIGGER_SCHEMA_WITH_BEHAVIOR.extend(
    {vol.Required(CONF_OPTIONS): {vol.Required(CONF_THRESHOLD): people(NumericThresholdMode.CROSSED)}}
)


class PeopleTrigger(HoldingTrigger, EntityNumericalStateTriggerBase):
    """A number of people crosses a threshold, which may be the state of an entity."""

    _schema = PEOPLE_SCHEMA

    @property
    @override
    def compared_with(self) -> frozenset[str]:
        return frozenset(threshold.entity for threshold in self._thresholds if threshold.entity is not None)

    @property
    def _thresholds(self) -> list[ThresholdConfig]:
        given = (self.threshold, self.lower_threshold, self.upper_threshold)
        return [threshold for threshold in given if threshold is not None]

    @override
    def verdict(self, state: State | None, report: NotTriggeredReasonReporter = say_nothing) -> bool | None:
        """Nothing is above or below a number that is not known."""
        if any(self._get_threshold_value(threshold, report) is None for threshold in self._thresholds):
            return None
        return super().verdict(state, report)


class OccupancyCrossedThreshold(PeopleTrigger):
    """The people in a shop or a zone become more, or fewer, than a number."""

    _subject = OCCUPANCY


class QueueCrossedThreshold(PeopleTrigger):
    """The queue at a till becomes longer, or shorter, than a number."""

    _subject = QUEUE


class WordTrigger(HoldingTrigger):
    """An entity begins to say a word."""

    _word: ClassVar[str]

    @override
    def is_valid_state(self, state: State, report_not_triggered: NotTriggeredReasonReporter) -> bool:
        return state.state == self._word


class BecameBusy(WordTrigger):
    """A shop becomes busy for the hour."""

    _subject = BUSYNESS
    _word = BUSY


class BecameQuiet(WordTrigger):
    """A shop becomes quiet for the hour."""

    _subject = BUSYNESS
    _word = QUIET


class OccupiedWhileClosed(WordTrigger):
    """Somebody is in a shop while it is closed."""

    _subject = OCCUPIED_CLOSED
    _word = STATE_ON


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "occupancy_crossed_threshold": OccupancyCrossedThreshold,
    "queue_crossed_threshold": QueueCrossedThreshold,
    "became_busy": BecameBusy,
    "became_quiet": BecameQuiet,
    "occupied_while_closed": OccupiedWhileClosed,
}


async def async_get_triggers(_hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers there are."""
    return TRIGGERS
