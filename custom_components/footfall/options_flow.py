"""The options of a shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.config_entries import OptionsFlow
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig, TextSelector, TextSelectorConfig

from .const import CONF_DOOR_COUNTER, CONF_PROFILE
from .engine import Profile, ProfileError

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult


DOOR_COUNTERS: Final = ["counter", "input_number", "number", "sensor"]


class FootfallOptionsFlow(OptionsFlow):
    """Takes the calibration profile that `scripts/learn` makes, as text, and a door counter that says how many are in.

    An empty profile means the built-in one.
    """

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for both."""
        errors: dict[str, str] = {}
        reason = ""
        if user_input is not None:
            text = user_input.get(CONF_PROFILE, "").strip()
            try:
                if text:
                    Profile.from_json(text)
            except ProfileError as error:
                errors, reason = {CONF_PROFILE: "profile_refused"}, str(error)
            else:
                door = user_input.get(CONF_DOOR_COUNTER)
                given = {CONF_PROFILE: text, CONF_DOOR_COUNTER: door}
                return self.async_create_entry(data={name: value for name, value in given.items() if value})
        schema = vol.Schema(
            {
                vol.Optional(CONF_DOOR_COUNTER): EntitySelector(EntitySelectorConfig(domain=DOOR_COUNTERS)),
                vol.Optional(CONF_PROFILE): TextSelector(TextSelectorConfig(multiline=True)),
            }
        )
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(schema, user_input or self.config_entry.options),
            errors=errors,
            description_placeholders={"reason": reason},
        )
