"""Quiet spell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.integration.automated import remember

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import PHONE, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "quiet_spell"
TOLD: dict[str, Any] = {"notify": [PHONE]}
QUIET = ["It is quiet at Shop: time to fill the shelves."]


async def test_few_people_for_a_while(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=ALWAYS) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1)
        await driven.later(minutes=14)
        await driven.people(2)
        await driven.later(minutes=14)
        await driven.people(0)
        await driven.later(minutes=14)
        assert driven.room.messages() == []
        await driven.people(1)
        await driven.later(minutes=2)
        assert driven.room.messages() == QUIET, "nobody or one, it is the same spell"


async def test_not_again_within_the_pause(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), pause=60, **TOLD)
        for minutes, heard in ((0, QUIET), (20, []), (30, QUIET)):
            await driven.later(minutes=minutes)
            await driven.people(0)
            await driven.later(minutes=16)
            assert driven.room.messages() == heard, minutes
            await driven.people(5)


async def test_the_number_the_time_and_the_words(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        inputs = {"people_at_most": 3, "quiet_for": {"minutes": 5}, "message": "{{ people }} at {{ name }}"}
        await driven.make(NAME, shop=driven.device(), **inputs, **TOLD)
        await driven.people(3)
        await driven.later(minutes=4)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == ["3 at Shop"]


async def test_quieter_than_usual(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        remember(driven.shop, 17.0, 20.0, 23.0)
        await driven.people(20)
        await driven.make(NAME, shop=driven.device(), quiet_is="unusual", **TOLD)
        await driven.later(minutes=6)
        await driven.people(10)
        await driven.later(minutes=6)
        assert driven.state("sensor.shop_busyness") == "quiet"
        await driven.later(minutes=16)
        assert driven.room.messages() == QUIET


async def test_few_people_are_not_quieter_than_usual(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), quiet_is="unusual", **TOLD)
        await driven.people(0)
        await driven.later(minutes=20)
        assert driven.room.messages() == []


async def test_quiet_since_before_it_opened(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(0)
        await driven.later(minutes=30)
        assert driven.room.messages() == []
        await driven.opens()
        await driven.people(0)
        await driven.later(minutes=10)
        assert driven.room.messages() == []
        await driven.later(minutes=10)
        assert driven.room.messages() == QUIET


async def test_unusually_quiet_since_it_opened(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        remember(driven.shop, 17.0, 20.0, 23.0)
        await driven.people(10)
        await driven.make(NAME, shop=driven.device(), quiet_is="unusual", **TOLD)
        await driven.later(minutes=20)
        assert driven.room.messages() == []
        await driven.opens()
        await driven.people(10)
        await driven.later(minutes=16)
        assert driven.room.messages() == QUIET


async def test_opening_with_people_inside_is_not_quiet(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.opens()
        await driven.people(5)
        await driven.later(minutes=20)
        assert driven.room.messages() == []


async def test_or_at_any_time(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), only_open=False, **TOLD)
        await driven.people(0)
        await driven.later(minutes=16)
        assert driven.room.messages() == QUIET


async def test_a_node_that_is_away_is_no_quiet_spell(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.away()
        await driven.later(hours=1)
        assert driven.room.messages() == []
        await driven.people(0)
        await driven.later(minutes=16)
        assert driven.room.messages() == QUIET


async def test_a_restart_does_not_say_it_twice(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(0)
        await driven.later(minutes=16)
        await driven.restart()
        await driven.people(0)
        await driven.later(minutes=16)
        assert driven.room.messages() == QUIET


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), when_quiet=does("break"))
        await driven.people(0)
        await driven.later(minutes=16)
        assert (driven.notes(), driven.room.done()) == (QUIET, ["break"])
