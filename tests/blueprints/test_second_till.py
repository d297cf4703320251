"""Second till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.integration.told import zone_subentry

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import LIGHT, PHONE, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "second_till"
TILL = "sensor.till_queue_length"
CALLED = ["5 people are waiting at Till: please open a second till."]
SHORT = ["The queue at Till is short again."]
SIGNAL: dict[str, Any] = {"signal": {"entity_id": LIGHT}}


async def test_called_when_it_stays_long_and_told_when_it_is_short(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till"), options=ALWAYS) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], **SIGNAL)
        await driven.people(9, till=5)
        await driven.later(seconds=100)
        assert driven.room.messages() == []
        await driven.later(seconds=30)
        assert driven.room.messages() == CALLED
        assert driven.state(LIGHT) == "on"
        await driven.people(9, till=1)
        await driven.later(minutes=2)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == SHORT
        assert driven.state(LIGHT) == "off"
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.room.messages() == CALLED, "the next long queue"


async def test_called_once_however_the_queue_moves(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE])
        for people in (5, 3, 6, 2, 7):
            await driven.people(9, till=people)
            await driven.later(minutes=5)
        assert driven.room.messages() == CALLED


async def test_a_short_moment_of_a_long_queue_calls_nobody(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE])
        for people in (5, 3, 5, 3):
            await driven.people(9, till=people)
            await driven.later(minutes=1)
        assert driven.room.messages() == []


async def test_the_numbers_and_times(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        limits = {"more_than": 6, "long_for": {"minutes": 4}, "at_most": 4, "short_for": {"minutes": 8}}
        words = {"message": "{{ people }} at {{ name }}", "message_after": "{{ people }} left"}
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], **limits, **words)
        await driven.people(9, till=6)
        await driven.later(minutes=10)
        await driven.people(9, till=7)
        await driven.later(minutes=3)
        assert driven.room.messages() == []
        await driven.later(minutes=1)
        assert driven.room.messages() == ["7 at Till"]
        await driven.people(9, till=4)
        await driven.later(minutes=7)
        assert driven.room.messages() == []
        await driven.later(minutes=1)
        assert driven.room.messages() == ["4 left"]


async def test_while_a_node_is_away_it_waits(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], remind=5, **SIGNAL)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.room.messages() == CALLED
        await driven.people(9, till=-1)
        await driven.later(minutes=20)
        assert driven.room.messages() == [], "nobody knows whether it is long still"
        assert driven.state(LIGHT) == "on"
        await driven.people(9, till=5)
        await driven.later(minutes=6)
        assert driven.room.messages() == CALLED, "it is said again"


async def test_it_is_said_again(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], remind=10)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        await driven.people(9, till=8)
        await driven.later(minutes=11)
        assert driven.room.messages() == [*CALLED, CALLED[0].replace("5", "8")]
        await driven.people(9, till=2)
        await driven.later(minutes=11)
        assert driven.room.messages() == [], "neither long nor short"


async def test_closing_ends_a_call(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till"), options=ALWAYS) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], **SIGNAL)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        await driven.opens(always=False)
        await driven.people(9, till=5)
        assert driven.state(LIGHT) == "off"
        assert driven.room.messages() == CALLED


async def test_closed_it_calls_nobody(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till"), options=NEVER) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE])
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.room.messages() == []


async def test_or_at_any_time(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till"), options=NEVER) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], only_open=False)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.room.messages() == CALLED


async def test_a_restart_in_the_middle(hass: HomeAssistant) -> None:
    """It is called a second time where it is long still; and where it is short, the signal does not stay on."""
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], **SIGNAL)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        await driven.restart()
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.room.messages() == CALLED * 2
        await driven.restart()
        await driven.people(9, till=0)
        await driven.later(minutes=4)
        assert driven.state(LIGHT) == "off"
        assert driven.room.messages() == []


async def test_without_a_phone_it_stands_in_home_assistant(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        steps = {"when_long": does("long"), "when_short": does("short"), "message_after": ""}
        await driven.make(NAME, till=driven.device(TILL), **steps)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        assert driven.notes() == CALLED
        await driven.people(9, till=0)
        await driven.later(minutes=4)
        assert driven.notes() == [], "there is nothing to do any more"
        assert driven.room.done() == ["long", "short"]


async def test_numbers_the_wrong_way_round_end_a_call_nevertheless(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Till", "till")) as driven:
        await driven.people(9, till=1)
        await driven.make(NAME, till=driven.device(TILL), notify=[PHONE], more_than=3, at_most=6)
        await driven.people(9, till=5)
        await driven.later(minutes=3)
        await driven.later(minutes=10)
        assert driven.room.messages() == CALLED, "it is long still"
        await driven.people(9, till=2)
        await driven.later(minutes=4)
        assert driven.room.messages() == SHORT
