"""What a shop has besides Footfall: Home Assistant's own demo devices, which do what real ones of their kind do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from homeassistant.components import demo
from homeassistant.const import EVENT_CALL_SERVICE, Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Final = "light.bed_light"
SOCKET: Final = "switch.decorative_lights"
PLAYER: Final = "media_player.bedroom"
THREE_SPEEDS: Final = "fan.percentage_full_fan"
NUMBER: Final = "number.large_range"
PHONE: Final = "notify.notifier"
PLATFORMS: Final = [
    Platform.FAN,
    Platform.LIGHT,
    Platform.MEDIA_PLAYER,
    Platform.NOTIFY,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
]
STEP: Final = "step"
LEFT_OUT: Final = {"homeassistant", "automation", "notify", "footfall", "persistent_notification"}
"""Actions of these are no devices'."""


def does(word: str) -> list[dict[str, Any]]:
    """Give a step of the owner's own, which is noted as this word when it is done."""
    return [{"event": STEP, "event_data": {"word": word}}]


@dataclass
class Furnished:
    """Notes what is done in a shop: the messages that were sent, and the actions on its devices."""

    data: list[Mapping[str, Any]] = field(default_factory=list)
    """Of each action on a device since the actions were last asked for."""
    _messages: list[str] = field(default_factory=list)
    _done: list[str] = field(default_factory=list)

    def messages(self) -> list[str]:
        """Give the messages since this was last asked."""
        told, self._messages = self._messages, []
        return told

    def done(self) -> list[str]:
        """Give what was done since this was last asked: 'light.turn_on', or the word of a step of the owner's own."""
        done, self._done = self._done, []
        self.data.clear()
        return done

    @callback
    def note_message(self, event: Event) -> None:
        """Take note of a message."""
        self._messages.append(event.data["message"])

    @callback
    def note_step(self, event: Event) -> None:
        """Take note of a step of the owner's own."""
        self._done.append(event.data["word"])

    @callback
    def note_action(self, event: Event) -> None:
        """Take note of an action."""
        action = f"{event.data['domain']}.{event.data['service']}"
        if event.data["domain"] not in LEFT_OUT:
            self._done.append(action)
            self.data.append(event.data["service_data"])


async def furnish(hass: HomeAssistant) -> Furnished:
    """Put the devices into the shop."""
    for always_there in ("homeassistant", "persistent_notification"):
        assert await async_setup_component(hass, always_there, {})
    entry = MockConfigEntry(domain=demo.DOMAIN)
    entry.add_to_hass(hass)
    with patch.object(demo, "COMPONENTS_WITH_CONFIG_ENTRY_DEMO_PLATFORM", PLATFORMS):
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
    room = Furnished()
    hass.bus.async_listen("notify", room.note_message)
    hass.bus.async_listen(STEP, room.note_step)
    hass.bus.async_listen(EVENT_CALL_SERVICE, room.note_action)
    return room
