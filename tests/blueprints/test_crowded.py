"""Crowded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.told import zone_subentry

from .driven import driven_shop
from .furnished import LIGHT, PHONE, SOCKET, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "crowded"
SIGN: dict[str, Any] = {"sign": {"entity_id": [LIGHT, SOCKET]}}
TEN: dict[str, Any] = {"full_from": 10, "room_at": 7, "message_after": "room: {{ people }}", "notify": [PHONE]}
FULL = ["Shop is full: 10 people."]


async def test_a_sign_while_it_is_full(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device(), **SIGN, **TEN)
        await driven.people(10)
        await driven.later(minutes=1)
        assert (driven.state(LIGHT), driven.room.messages()) == ("on", FULL)
        for people in (9, 12, 8, 10):
            await driven.people(people)
            await driven.later(minutes=5)
        assert (driven.state(LIGHT), driven.room.messages()) == ("on", []), "it does not flicker"
        await driven.people(7)
        await driven.later(minutes=2)
        assert (driven.state(LIGHT), driven.state(SOCKET)) == ("off", "off")
        assert driven.room.messages() == ["room: 7"]
        await driven.people(9)
        await driven.later(minutes=5)
        assert driven.room.messages() == []
        await driven.people(10)
        await driven.later(minutes=1)
        assert driven.room.messages() == FULL


async def test_out_of_the_box(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device())
        await driven.people(19)
        await driven.later(minutes=1)
        assert driven.notes() == []
        await driven.people(20)
        await driven.later(minutes=1)
        assert driven.notes() == ["Shop is full: 20 people."]
        await driven.people(17)
        await driven.later(minutes=2)
        assert driven.notes() == []


async def test_for_how_long(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        times = {"full_for": {"minutes": 5}, "room_for": {"minutes": 8}}
        await driven.make(NAME, place=driven.device(), **times, **TEN)
        await driven.people(10)
        await driven.later(minutes=4)
        assert driven.room.messages() == []
        await driven.later(minutes=1)
        assert driven.room.messages() == FULL
        await driven.people(3)
        await driven.later(minutes=7)
        assert driven.room.messages() == []
        await driven.later(minutes=1)
        assert driven.room.messages() == ["room: 3"]


async def test_a_node_that_is_away_changes_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device(), **SIGN, **TEN)
        await driven.people(10)
        await driven.later(minutes=1)
        await driven.away()
        await driven.later(hours=1)
        assert (driven.state(LIGHT), driven.room.messages()) == ("on", FULL)
        await driven.people(11)
        await driven.later(minutes=2)
        assert driven.room.messages() == []
        await driven.away()
        await driven.people(2)
        await driven.later(minutes=2)
        assert driven.room.messages() == ["room: 2"], "they left while nobody listened"


@pytest.mark.parametrize(("inside", "sign"), [(12, "on"), (2, "off")])
async def test_after_a_restart_the_sign_is_right(hass: HomeAssistant, inside: int, sign: str) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device(), **SIGN, **TEN)
        await driven.people(10)
        await driven.later(minutes=1)
        await driven.restart()
        await driven.people(inside)
        await driven.later(minutes=2)
        assert driven.state(LIGHT) == sign
        assert "room: 2" not in driven.room.messages()


async def test_a_zone_and_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Aisle")) as driven:
        await driven.people(50, aisle=0)
        inputs = {"full_from": 3, "room_at": 1, "message": "", "when_full": does("full"), "when_room": does("room")}
        await driven.make(NAME, place=driven.device("sensor.aisle_people"), **inputs)
        await driven.people(50, aisle=3)
        await driven.later(minutes=1)
        assert driven.room.done() == ["full"]
        assert driven.notes() == []
        await driven.people(50, aisle=1)
        await driven.later(minutes=2)
        assert driven.room.done() == ["room"]


async def test_numbers_the_wrong_way_round(hass: HomeAssistant) -> None:
    """There is room again where it is no longer full."""
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device(), full_from=10, room_at=20, **SIGN)
        await driven.people(10)
        await driven.later(minutes=1)
        await driven.later(minutes=10)
        assert driven.state(LIGHT) == "on"
        await driven.people(9)
        await driven.later(minutes=2)
        assert driven.state(LIGHT) == "off"
