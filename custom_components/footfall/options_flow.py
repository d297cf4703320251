"""The options of a shop: a menu, and a form for each part of them. What is changed is applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.const import CONF_ENTITY_ID, UnitOfTime
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TimeSelector,
)

from .const import (
    CONF_BOUNCE,
    CONF_CAPACITY,
    CONF_DAY_ENDS,
    CONF_DOOR_COUNTER,
    CONF_ENGAGED,
    CONF_EXCEPTIONS,
    CONF_HOURS,
    CONF_PAPERS,
    CONF_PRIVACY,
    CONF_PROFILE,
    CONF_SESSION_TIMEOUT,
    CONF_SMALLEST,
)
from .engine import Profile, ProfileError
from .engine.live_calibration import MOST_PEOPLE
from .equipment_flow import EquipmentSteps
from .forms import PRIVACY_FIELD
from .hours_form import (
    EVERY_DAY,
    EXCEPTIONS,
    SCHEDULE,
    WORKING_WEEK,
    HoursError,
    async_read_schedule,
    filled_exceptions,
    filled_table,
    read_exceptions,
    read_table,
    table,
    told,
)
from .papers.form import PAPER_FIELDS, PaperError, read_papers
from .privacy import MOST_SMALLEST, privacy_of, smallest_of
from .settings import DEFAULT, MINUTE, clock_time, day_ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.config_entries import ConfigFlowResult

DOOR_COUNTERS: Final = ["counter", "input_number", "number", "sensor"]
EXCEPTION_FIELDS: Final = vol.Schema({vol.Optional(CONF_EXCEPTIONS): EXCEPTIONS})
SCHEDULE_FIELDS: Final = vol.Schema(
    {vol.Required(CONF_ENTITY_ID): EntitySelector(EntitySelectorConfig(domain=SCHEDULE))}
)
DAY_FIELDS: Final = vol.Schema({vol.Required(CONF_DAY_ENDS): TimeSelector()})
COUNTING_FIELDS: Final = vol.Schema(
    {
        vol.Optional(CONF_DOOR_COUNTER): EntitySelector(EntitySelectorConfig(domain=DOOR_COUNTERS)),
        vol.Optional(CONF_PROFILE): TextSelector(TextSelectorConfig(multiline=True)),
    }
)


def _whole(least: int, most: int, unit: str) -> Any:
    return vol.All(
        NumberSelector(
            NumberSelectorConfig(min=least, max=most, step=1, mode=NumberSelectorMode.BOX, unit_of_measurement=unit)
        ),
        vol.Coerce(int),
    )


VISIT_FIELDS: Final = vol.Schema(
    {
        vol.Required(CONF_SESSION_TIMEOUT): _whole(5, 60, UnitOfTime.MINUTES),
        vol.Required(CONF_BOUNCE): _whole(1, 30, UnitOfTime.MINUTES),
        vol.Required(CONF_ENGAGED): _whole(2, 120, UnitOfTime.MINUTES),
    }
)
VISITS_UNSET: Final = {
    CONF_SESSION_TIMEOUT: int(DEFAULT.session_timeout / MINUTE),
    CONF_BOUNCE: int(DEFAULT.bounce / MINUTE),
    CONF_ENGAGED: int(DEFAULT.engaged / MINUTE),
}
PRIVACY_FIELDS: Final = vol.Schema(PRIVACY_FIELD | {vol.Required(CONF_SMALLEST): _whole(0, MOST_SMALLEST, "people")})
CAPACITY_FIELDS: Final = vol.Schema({vol.Optional(CONF_CAPACITY): _whole(1, MOST_PEOPLE, "people")})


class FootfallOptionsFlow(EquipmentSteps):
    """Asks for one part of the options at a time; the others stay as they are."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Let the owner choose what to change."""
        return self.async_show_menu(
            step_id="init", menu_options=["hours", "visits", "capacity", "counting", "equipment", "privacy", "papers"]
        )

    async def async_step_hours(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Let the owner choose how to give the hours; exceptions are of hours that are known."""
        steps = ["working_week", "every_day"]
        if self.hass.states.async_entity_ids(SCHEDULE):
            steps.append("schedule")
        if CONF_HOURS in self.config_entry.options:
            steps.append("exceptions")
        return self.async_show_menu(step_id="hours", menu_options=[*steps, "day"])

    async def async_step_working_week(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the hours of Monday to Friday together, Saturday and Sunday."""
        return self._week("working_week", WORKING_WEEK, user_input)

    async def async_step_every_day(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the hours of each weekday."""
        return self._week("every_day", EVERY_DAY, user_input)

    async def async_step_schedule(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Copy the hours from a schedule entity."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return self._save({CONF_HOURS: await async_read_schedule(self.hass, user_input[CONF_ENTITY_ID])})
            except HoursError as error:
                errors[CONF_ENTITY_ID] = error.reason
        return self._form("schedule", SCHEDULE_FIELDS, user_input, errors)

    async def async_step_exceptions(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the dates with other hours."""
        errors: dict[str, str] = {}
        place = ""
        if user_input is not None:
            try:
                return self._save({CONF_EXCEPTIONS: read_exceptions(user_input.get(CONF_EXCEPTIONS, [])) or None})
            except HoursError as error:
                errors[CONF_EXCEPTIONS], place = error.reason, error.place
        kept = {CONF_EXCEPTIONS: filled_exceptions(self.config_entry.options.get(CONF_EXCEPTIONS, {}))}
        return self._form("exceptions", EXCEPTION_FIELDS, user_input or kept, errors, date=place)

    async def async_step_day(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask when the business day ends."""
        if user_input is not None:
            return self._save({CONF_DAY_ENDS: clock_time(user_input[CONF_DAY_ENDS]).isoformat()})
        return self._form("day", DAY_FIELDS, {CONF_DAY_ENDS: day_ends(self.config_entry.options).isoformat()}, {})

    async def async_step_visits(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what a visit is."""
        errors: dict[str, str] = {}
        if user_input is not None:
            if user_input[CONF_BOUNCE] < user_input[CONF_ENGAGED]:
                return self._save(user_input)
            errors[CONF_BOUNCE] = "bounce_too_long"
        return self._form("visits", VISIT_FIELDS, user_input or {**VISITS_UNSET, **self.config_entry.options}, errors)

    async def async_step_capacity(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask how many people are allowed inside."""
        if user_input is not None:
            return self._save({CONF_CAPACITY: user_input.get(CONF_CAPACITY)})
        return self._form("capacity", CAPACITY_FIELDS, self.config_entry.options, {})

    async def async_step_counting(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for a door counter, and for the profile that `scripts/learn` makes; an empty one is the built-in one."""
        errors: dict[str, str] = {}
        reason = ""
        if user_input is not None:
            text = user_input.get(CONF_PROFILE, "").strip()
            try:
                if text:
                    Profile.from_json(text)
            except ProfileError as error:
                errors[CONF_PROFILE], reason = "profile_refused", str(error)
            else:
                return self._save({CONF_PROFILE: text or None, CONF_DOOR_COUNTER: user_input.get(CONF_DOOR_COUNTER)})
        return self._form("counting", COUNTING_FIELDS, user_input or self.config_entry.options, errors, reason=reason)

    async def async_step_privacy(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for how long a phone may be recognised, and of how many people a figure must be to leave the shop."""
        if user_input is not None:
            return self._save(user_input)
        options = self.config_entry.options
        kept = {CONF_PRIVACY: privacy_of(options).value, CONF_SMALLEST: smallest_of(options)}
        return self._form("privacy", PRIVACY_FIELDS, kept, {})

    async def async_step_papers(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what papers have to say and Footfall cannot know."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return self._save({CONF_PAPERS: read_papers(user_input) or None})
            except PaperError as error:
                errors[error.field] = error.reason
        return self._form("papers", PAPER_FIELDS, user_input or self.config_entry.options.get(CONF_PAPERS), errors)

    def _week(
        self, step_id: str, sections: Mapping[str, Sequence[str]], user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return self._save({CONF_HOURS: read_table(sections, user_input)})
            except HoursError as error:
                errors[error.place] = error.reason
        filled_in = user_input or filled_table(sections, self.config_entry.options.get(CONF_HOURS, {}))
        # A new shop begins with the first line; later all are folded, and what is seen is the table.
        shown = next(iter(errors or ({} if CONF_HOURS in self.config_entry.options else sections)), None)
        return self._form(step_id, table(sections, shown), filled_in, errors, **told(filled_in))

    def _save(self, changed: Mapping[str, Any]) -> ConfigFlowResult:
        """Keep what was changed and all else; None takes an option away."""
        options = {**self.config_entry.options, **changed}
        return self.async_create_entry(data={name: value for name, value in options.items() if value is not None})

    def _form(
        self,
        step_id: str,
        fields: vol.Schema,
        filled_in: Mapping[str, Any] | None,
        errors: dict[str, str],
        **placeholders: str,
    ) -> ConfigFlowResult:
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(fields, filled_in),
            errors=errors,
            description_placeholders=placeholders or None,
        )
