"""Closed but occupied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import LIGHT, PHONE, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "closed_but_occupied"
TOLD: dict[str, Any] = {"notify": [PHONE], "lights": {"entity_id": LIGHT}}
SOMEBODY = ["Somebody is at Shop, and it is closed."]
NOBODY = ["Nobody is at Shop any more."]
CLEANER = "input_boolean.cleaner"


async def test_somebody_and_then_nobody(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.later(minutes=14)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert (driven.room.messages(), driven.state(LIGHT)) == (SOMEBODY, "on")
        await driven.people(0)
        await driven.later(minutes=3)
        await driven.people(1)
        await driven.later(minutes=20)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "on"), "it is still the same"
        await driven.people(0)
        await driven.later(minutes=6)
        assert (driven.room.messages(), driven.state(LIGHT)) == (NOBODY, "off")
        await driven.people(1)
        await driven.later(minutes=16)
        assert driven.room.messages() == SOMEBODY


async def test_the_last_customers_leave(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=ALWAYS) as driven:
        await driven.people(4)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.later(minutes=30)
        await driven.opens(always=False)
        await driven.people(2)
        await driven.later(minutes=12)
        await driven.people(0)
        await driven.later(minutes=30)
        assert driven.room.messages() == []
        assert driven.room.done() == [], "and their going switches nothing"


async def test_the_times_and_the_words(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        times = {"somebody_for": {"minutes": 2}, "empty_for": {"minutes": 20}}
        words = {"message": "{{ people }} at {{ name }}", "message_after": "gone"}
        await driven.make(NAME, shop=driven.device(), **times, **words, **TOLD)
        await driven.people(3)
        await driven.later(minutes=3)
        assert driven.room.messages() == ["3 at Shop"]
        await driven.people(0)
        await driven.later(minutes=19)
        assert driven.room.messages() == []
        await driven.later(minutes=1)
        assert driven.room.messages() == ["gone"]


async def test_opening_ends_it(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.later(minutes=16)
        await driven.opens()
        await driven.people(1)
        assert (driven.room.messages(), driven.state(LIGHT)) == (SOMEBODY, "off")


async def test_not_while_somebody_is_allowed_to_be_there(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        hass.states.async_set(CLEANER, "on")
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), unless=[CLEANER], **TOLD)
        await driven.people(1)
        await driven.later(minutes=60)
        assert driven.room.messages() == []
        hass.states.async_set(CLEANER, "off")
        await driven.later(seconds=1)
        assert driven.room.messages() == SOMEBODY, "the time is over, and somebody is still there"


async def test_allowed_until_they_have_left(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        hass.states.async_set(CLEANER, "on")
        await driven.people(1)
        await driven.make(NAME, shop=driven.device(), unless=[CLEANER], **TOLD)
        await driven.later(minutes=60)
        await driven.people(0)
        hass.states.async_set(CLEANER, "off")
        await driven.later(minutes=20)
        assert driven.room.messages() == []


async def test_a_node_that_is_away(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.away()
        await driven.later(hours=1)
        assert driven.room.messages() == [], "nobody knows"
        await driven.people(1)
        await driven.later(minutes=16)
        assert driven.room.messages() == SOMEBODY
        await driven.away()
        await driven.later(hours=1)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "on")
        await driven.people(0)
        await driven.later(minutes=6)
        assert (driven.room.messages(), driven.state(LIGHT)) == (NOBODY, "off")


async def test_a_restart_in_the_middle(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.later(minutes=16)
        await driven.restart()
        await driven.people(1)
        await driven.later(minutes=16)
        assert driven.room.messages() == SOMEBODY * 2, "at worst a second time"
        await driven.restart()
        await driven.people(0)
        await driven.later(minutes=6)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "off"), "no light stays on"


async def test_without_opening_hours_it_says_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.later(hours=1)
        assert driven.room.messages() == []


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        steps = {"when_somebody": does("somebody"), "when_nobody": does("nobody")}
        await driven.make(NAME, shop=driven.device(), **steps)
        await driven.people(1)
        await driven.later(minutes=16)
        assert driven.notes() == SOMEBODY
        await driven.people(0)
        await driven.later(minutes=6)
        assert driven.notes() == NOBODY
        assert driven.room.done() == ["somebody", "nobody"]
