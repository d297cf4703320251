"""How a shop's number is fitted: the owner's profile, counts made in the shop, and a door counter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_state_change_event

from .const import CONF_DOOR_COUNTER, CONF_PROFILE, DOMAIN
from .engine import DEFAULT_PROFILE, CalibrationError, Profile, ProfileError

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry

    from .engine import JSON, Engine

PROFILE_REFUSED: Final = "profile_refused"
COUNTS_REFUSED: Final = "counts_refused"


class Calibration:
    """Gives the engine of a shop what the options and the store hold, and says what of it cannot be used."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, engine: Engine) -> None:
        self._hass = hass
        self._entry = entry
        self._engine = engine
        self._text: str | None = None
        self._door: str | None = None
        self._stop_following: CALLBACK_TYPE | None = None
        self._refused: JSON = None
        self._apply_profile()

    def resume(self, kept: JSON) -> None:
        """Go on with the counts that were kept; those that cannot be used are reported, and kept until others are made.

        A profile that is damaged today may be put right tomorrow, and then they are right again.
        """
        self._refused = None
        if kept is not None:
            try:
                self._engine.resume_calibration(kept)
            except CalibrationError as error:
                self._refused = kept
                self._report(COUNTS_REFUSED, str(error))
                return
        self._withdraw(COUNTS_REFUSED)

    def carry(self) -> JSON:
        """Return the counts to be kept."""
        if self._refused is not None and not self._engine.explain().counts:
            return self._refused
        return self._engine.carry_calibration()

    def apply(self) -> None:
        """Apply the options as they are now."""
        self._apply_profile()
        self._follow()

    def stop(self) -> None:
        """Follow no door counter any more, and report nothing: the next start looks anew."""
        self._door = None
        self._stop()
        self._withdraw(PROFILE_REFUSED)
        self._withdraw(COUNTS_REFUSED)

    def counted(self) -> None:
        """Drop what was refused: the owner has counted anew."""
        self._refused = None
        self._withdraw(COUNTS_REFUSED)

    def _apply_profile(self) -> None:
        text: str | None = self._entry.options.get(CONF_PROFILE)
        if text == self._text:
            return
        self._text = text
        self._engine.update(profile=self._read(text))
        if self._refused is not None:
            self.resume(self._refused)

    def _read(self, text: str | None) -> Profile:
        """Read the owner's profile, the built-in one where there is none or it cannot be read any more."""
        profile = DEFAULT_PROFILE
        if text is not None:
            try:
                profile = Profile.from_json(text)
            except ProfileError as error:
                self._report(PROFILE_REFUSED, str(error))
                return profile
        self._withdraw(PROFILE_REFUSED)
        return profile

    def _follow(self) -> None:
        """Follow the door counter that the options name."""
        door: str | None = self._entry.options.get(CONF_DOOR_COUNTER)
        if door == self._door:
            return
        self._stop()
        self._door = door
        self._engine.observe(0.0, None)
        if door is not None:
            self._stop_following = async_track_state_change_event(self._hass, door, self._async_door_changed)
            self._observe(self._hass.states.get(door))

    @callback
    def _async_door_changed(self, event: Event[EventStateChangedData]) -> None:
        self._observe(event.data["new_state"])

    def _observe(self, state: State | None) -> None:
        if state is None:
            self._engine.observe(0.0, None)
        else:
            self._engine.observe(state.last_updated_timestamp, people_of(state))

    def _stop(self) -> None:
        if self._stop_following is not None:
            self._stop_following()
            self._stop_following = None

    def _report(self, issue: str, reason: str) -> None:
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            f"{issue}_{self._entry.entry_id}",
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=issue,
            translation_placeholders={"shop": self._entry.title, "reason": reason},
        )

    def _withdraw(self, issue: str) -> None:
        ir.async_delete_issue(self._hass, DOMAIN, f"{issue}_{self._entry.entry_id}")


def people_of(state: State) -> float | None:
    """Return the occupancy that an entity's state gives, None where it is no number."""
    try:
        people = float(state.state)
    except ValueError:
        return None
    return people if math.isfinite(people) else None
