"""Triggers for something that begins to be so, and holds for a time.

Home Assistant's own compare a state with the one right before it. A shop and its zones are unavailable whenever a node
is away for a moment: what begins, or is being timed, just then would never be told. So here a state is compared with
the last one that was known:

- While an entity is unavailable nothing is told of it, and nothing begins. A time that runs out meanwhile is not
  enough: it begins anew when the entity is known again.
- What was told before is not told again only because the entity was away. What changed meanwhile is.
- What is so already when the automation starts is a starting point. Where a time is given, it runs from then on, so
  that a restart of Home Assistant in the middle of it does not lose it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, override

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import callback
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.helpers.target import async_track_target_selector_state_change_event
from homeassistant.helpers.trigger import (
    ATTR_BEHAVIOR,
    BEHAVIOR_ALL,
    BEHAVIOR_EACH,
    BEHAVIOR_FIRST,
    EntityTriggerBase,
    NotTriggeredInfo,
)

from .subjects import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime, timedelta

    from homeassistant.core import CALLBACK_TYPE, Context, Event, EventStateChangedData, HomeAssistant, State
    from homeassistant.helpers.target import TargetStateChangedData
    from homeassistant.helpers.trigger import (
        NotTriggeredReasonReporter,
        TriggerActionRunner,
        TriggerNotTriggeredReporter,
    )
    from homeassistant.helpers.typing import ConfigType

    from .subjects import Subject

type States = Mapping[str, State | None]


def say_nothing(_reason: str, /, **_data: Any) -> None:
    """Take note of why it is not so where nobody asks."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What may have begun: of which entity, from which state to which. `before`: None where there was none."""

    entity_id: str
    before: State | None
    now: State | None
    context: Context | None = None


class HoldingTrigger(EntityTriggerBase):
    """Something of a shop or of a zone that begins to be so."""

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
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        watch = Watch(self._hass, self, run_action, did_not_trigger)
        return await watch.async_start(self._target or {}, self.entity_filter, self.compared_with)

    @property
    def behavior(self) -> str:
        """Of which of the entities: of each, of the first, of all."""
        return str(self._options[ATTR_BEHAVIOR])

    @property
    def duration(self) -> timedelta | None:
        """How long it has to hold."""
        return self._duration

    @property
    def compared_with(self) -> frozenset[str]:
        """The entities beside the targeted ones that the verdict depends on."""
        return frozenset()

    def verdict(self, state: State | None, report: NotTriggeredReasonReporter = say_nothing) -> bool | None:
        """Tell whether it is so; None where that is not known."""
        if state is None or not self._should_include(state):
            return None
        return self.is_valid_state(state, report)


class Watch:
    """Follows the entities of a trigger, and runs the action when it has begun to be so and has held."""

    def __init__(
        self,
        hass: HomeAssistant,
        trigger: HoldingTrigger,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None,
    ) -> None:
        self._hass = hass
        self._trigger = trigger
        self._run_action = run_action
        self._did_not_trigger = did_not_trigger
        self._entity_ids: set[str] = set()
        self._known: dict[str, bool] = {}
        """The last known verdict on each entity; False where it is to begin anew."""
        self._timers: dict[str, CALLBACK_TYPE] = {}
        """What is being timed, by entity, or by behavior where the entities are taken together."""

    async def async_start(
        self, target: ConfigType, pick: Callable[[set[str]], set[str]], compared_with: Collection[str]
    ) -> CALLBACK_TYPE:
        """Begin to follow; returns how to stop."""
        stop_states = await async_track_target_selector_state_change_event(
            self._hass, target, self._state_changed, pick, self._targets_changed
        )
        stop_compared = async_track_state_change_event(self._hass, compared_with, self._compared_changed)

        @callback
        def stop() -> None:
            stop_states()
            stop_compared()
            self._stop_timers(list(self._timers))

        return stop

    @callback
    def _targets_changed(self, added: set[str], removed: set[str], states: States) -> None:
        """Take in which entities there are: those that are new are a starting point."""
        self._entity_ids = (self._entity_ids - removed) | added
        self._stop_broken(states)
        for entity_id in removed:
            self._known.pop(entity_id, None)
        verdicts = {entity_id: self._trigger.verdict(states[entity_id]) for entity_id in sorted(added)}
        self._known.update({entity_id: verdict for entity_id, verdict in verdicts.items() if verdict is not None})
        begun = [entity_id for entity_id, verdict in verdicts.items() if verdict]
        if self._trigger.duration and begun:
            together = self._trigger.behavior != BEHAVIOR_EACH
            for entity_id in begun[:1] if together else begun:
                self._begin(Beginning(entity_id, None, states[entity_id]), states, begun)

    @callback
    def _state_changed(self, data: TargetStateChangedData) -> None:
        event = data.state_change_event
        seen = Beginning(event.data["entity_id"], event.data["old_state"], event.data["new_state"], event.context)
        self._look(seen, data.targeted_entity_states)

    @callback
    def _compared_changed(self, event: Event[EventStateChangedData]) -> None:
        """Look again at all entities: what they are compared with is another number now."""
        states = {entity_id: self._hass.states.get(entity_id) for entity_id in sorted(self._entity_ids)}
        for entity_id, state in states.items():
            self._look(Beginning(entity_id, state, state, event.context), states)

    def _look(self, seen: Beginning, states: States) -> None:
        """Compare an entity with what was last known of it."""

        def report(reason: str, /, **data: Any) -> None:
            if self._did_not_trigger is not None:
                self._did_not_trigger(NotTriggeredInfo(reason=reason, data=data), seen.context)

        verdict = self._trigger.verdict(seen.now, report)
        self._stop_broken(states)
        if verdict is None:
            return
        before = self._known.get(seen.entity_id)
        self._known[seen.entity_id] = verdict
        starting_point = before is None and not self._trigger.duration
        if verdict and not before and not starting_point:
            self._begin(seen, states, [seen.entity_id])

    def _begin(self, seen: Beginning, states: States, begun: Collection[str]) -> None:
        """Run the action, or begin to time it, where it is so of as many entities as are asked for."""
        behavior = self._trigger.behavior
        others = [self._trigger.verdict(state) for entity_id, state in states.items() if entity_id not in begun]
        if (behavior == BEHAVIOR_FIRST and True in others) or (behavior == BEHAVIOR_ALL and not self._all_so(states)):
            return
        if not (duration := self._trigger.duration):
            self._run(seen)
            return
        key = seen.entity_id if behavior == BEHAVIOR_EACH else behavior
        self._stop_timers({key} & self._timers.keys())

        @callback
        def held(_now: datetime) -> None:
            del self._timers[key]
            self._run(seen)

        self._timers[key] = async_call_later(self._hass, duration, held)

    def _run(self, seen: Beginning) -> None:
        told = {
            ATTR_ENTITY_ID: seen.entity_id,
            "from_state": seen.before,
            "to_state": seen.now,
            "for": self._trigger.duration,
        }
        self._run_action(told, f"state of {seen.entity_id}", seen.context)

    def _all_so(self, states: States) -> bool:
        """Tell whether it is so of all entities of which it is known, one at least."""
        verdicts = {self._trigger.verdict(state) for state in states.values()}
        return True in verdicts and False not in verdicts

    def _stop_broken(self, states: States) -> None:
        """Stop to time what does not hold any more; what is merely not known now begins anew when it is."""
        for key in list(self._timers):
            if key == BEHAVIOR_ALL:
                holds = self._all_so(states)
            elif key == BEHAVIOR_FIRST:
                holds = any(self._trigger.verdict(state) for state in states.values())
            else:
                holds = bool(self._trigger.verdict(states.get(key)))
            if holds:
                continue
            self._stop_timers([key])
            for entity_id in states if key in {BEHAVIOR_ALL, BEHAVIOR_FIRST} else [key]:
                if self._trigger.verdict(states.get(entity_id)) is None:
                    self._known[entity_id] = False

    def _stop_timers(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._timers.pop(key)()
