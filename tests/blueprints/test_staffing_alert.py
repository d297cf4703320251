"""Staffing alert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.integration.told import staff_subentry

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import PHONE, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "staffing_alert"
TOLD: dict[str, Any] = {"notify": [PHONE], "message_after": "better: {{ people }}"}


def alert(people: int, staff: int) -> list[str]:
    return [f"Shop: {people} people, {staff} of the staff. Who can help?"]


async def test_too_many_people_for_the_staff(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry(), options=ALWAYS) as driven:
        await driven.people(4, staff=2.0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(16, staff=2.0)
        await driven.later(minutes=15)
        assert driven.room.messages() == []
        await driven.people(17, staff=2.0)
        await driven.later(minutes=9)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == alert(17, 2)
        for people in (13, 20, 14):
            await driven.people(people, staff=2.0)
            await driven.later(minutes=15)
        assert driven.room.messages() == [], "once"
        await driven.people(12, staff=2.0)
        await driven.later(minutes=4)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == ["better: 12"]
        await driven.people(17, staff=2.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(17, 2)


async def test_better_for_a_moment_is_not_better(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(4, staff=1.0)
        await driven.make(NAME, shop=driven.device(), better_for={"minutes": 8}, **TOLD)
        await driven.people(9, staff=1.0)
        await driven.later(minutes=11)
        for people in (5, 7, 6, 9):
            await driven.people(people, staff=1.0)
            await driven.later(minutes=6)
        assert driven.room.messages() == alert(9, 1)
        await driven.people(6, staff=1.0)
        await driven.later(minutes=9)
        assert driven.room.messages() == ["better: 6"]


async def test_help_that_comes_makes_it_better(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(4, staff=1.0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(9, staff=1.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(9, 1)
        await driven.people(9, staff=2.0)
        await driven.later(minutes=6)
        assert driven.room.messages() == ["better: 9"]


async def test_none_of_the_staff(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(0, staff=0.0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(1, staff=0.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(1, 0)
        await driven.people(0, staff=0.0)
        await driven.later(minutes=6)
        assert driven.room.messages() == ["better: 0"]


async def test_or_not_when_none_is_there(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(0, staff=0.0)
        await driven.make(NAME, shop=driven.device(), nobody_there=False, **TOLD)
        await driven.people(30, staff=0.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == []


async def test_the_numbers_and_times(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(4, staff=1.0)
        limits = {"more_than": 4, "many_for": {"minutes": 3}, "at_most": 2, "remind": 20, "message": "{{ people }}"}
        await driven.make(NAME, shop=driven.device(), **limits, **TOLD)
        await driven.people(5, staff=1.0)
        await driven.later(minutes=3)
        assert driven.room.messages() == ["5"]
        await driven.later(minutes=19)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == ["5"]
        await driven.people(3, staff=1.0)
        await driven.later(minutes=25)
        assert driven.room.messages() == [], "not too many, and not yet better"
        await driven.people(2, staff=1.0)
        await driven.later(minutes=6)
        assert driven.room.messages() == ["better: 2"]


async def test_while_a_node_is_away_nothing_is_said(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(9, staff=1.0)
        await driven.make(NAME, shop=driven.device(), many_for={"minutes": 3}, **TOLD)
        await driven.away()
        await driven.later(minutes=15)
        assert driven.room.messages() == []
        await driven.people(9, staff=1.0)
        await driven.later(minutes=4)
        assert driven.room.messages() == alert(9, 1)
        await driven.away()
        await driven.later(minutes=15)
        await driven.people(9, staff=1.0)
        await driven.later(minutes=15)
        assert driven.room.messages() == []


async def test_what_is_so_from_the_start(hass: HomeAssistant) -> None:
    """When the automation is made, and after a restart of Home Assistant."""
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(9, staff=1.0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.later(seconds=2)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(9, 1)
        await driven.restart()
        await driven.people(9, staff=1.0)
        await driven.later(seconds=2)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(9, 1), "at worst a second time"


async def test_only_while_it_is_open(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry(), options=NEVER) as driven:
        await driven.people(9, staff=1.0)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.later(minutes=15)
        assert driven.room.messages() == []
        await driven.opens()
        await driven.people(9, staff=1.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(9, 1)
        await driven.opens(always=False)
        await driven.people(9, staff=1.0)
        await driven.later(minutes=6)
        assert driven.room.messages() == [], "closing ends it without a word"


async def test_or_at_any_time(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry(), options=NEVER) as driven:
        await driven.people(1, staff=1.0)
        await driven.make(NAME, shop=driven.device(), only_open=False, **TOLD)
        await driven.people(9, staff=1.0)
        await driven.later(minutes=11)
        assert driven.room.messages() == alert(9, 1)


async def test_without_staff_it_says_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.people(90)
        await driven.later(minutes=11)
        assert driven.room.messages() == []


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass, staff_subentry()) as driven:
        await driven.people(1, staff=1.0)
        await driven.make(NAME, shop=driven.device(), when_too_many=does("help"), when_better=does("thanks"))
        await driven.people(9, staff=1.0)
        await driven.later(minutes=11)
        assert driven.notes() == alert(9, 1)
        await driven.people(1, staff=1.0)
        await driven.later(minutes=6)
        assert driven.notes() == []
        assert driven.room.done() == ["help", "thanks"]
