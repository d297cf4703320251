"""Idle display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.told import zone_subentry

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import LIGHT, PHONE, PLAYER, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "idle_display"
SHELF = "sensor.shelf_people"
TOLD: dict[str, Any] = {"notify": [PHONE]}
SWITCHED: dict[str, Any] = {"devices": {"entity_id": [LIGHT, PLAYER]}}
IDLE = ["Nobody has stood at Shelf for a long time."]


async def test_nobody_for_long(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf")) as driven:
        await driven.people(5, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD, **SWITCHED)
        assert driven.state(LIGHT) == "off"
        await driven.later(seconds=1)
        assert driven.state(LIGHT) == "on", "somebody is there"
        await driven.people(5, shelf=0)
        await driven.later(minutes=50)
        await driven.people(5, shelf=1)
        await driven.people(5, shelf=0)
        await driven.later(minutes=50)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "on")
        await driven.later(minutes=11)
        assert (driven.room.messages(), driven.state(LIGHT), driven.state(PLAYER)) == (IDLE, "off", "off")
        await driven.later(hours=5)
        assert driven.room.messages() == [], "once"
        await driven.people(5, shelf=2)
        assert (driven.state(LIGHT), driven.state(PLAYER)) == ("on", "playing")
        await driven.people(5, shelf=0)
        await driven.later(minutes=61)
        assert driven.room.messages() == IDLE


@pytest.mark.parametrize("time", [{"minutes": 5}, "00:05:00"])
async def test_for_how_long_and_in_which_words(hass: HomeAssistant, time: object) -> None:
    async with driven_shop(hass, zone_subentry("Shelf"), options=ALWAYS) as driven:
        await driven.later(minutes=5)
        await driven.people(5, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), idle_for=time, message="{{ name }}!", **TOLD)
        await driven.people(5, shelf=0)
        await driven.later(minutes=6)
        assert driven.room.messages() == ["Shelf!"]


async def test_at_night_it_is_switched_off_and_nothing_is_said(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf"), options=ALWAYS) as driven:
        await driven.people(5, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD, **SWITCHED)
        await driven.later(seconds=1)
        await driven.opens(always=False)
        await driven.people(0, shelf=0)
        await driven.later(hours=8)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "off")
        await driven.opens()
        await driven.people(0, shelf=0)
        await driven.later(minutes=50)
        assert driven.room.messages() == []
        await driven.later(minutes=11)
        assert driven.room.messages() == IDLE, "an hour in which somebody could have stood there"


async def test_who_comes_within_the_first_hour(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf"), options=NEVER) as driven:
        await driven.people(0, shelf=0)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD)
        await driven.opens()
        await driven.people(1, shelf=0)
        await driven.later(minutes=30)
        await driven.people(1, shelf=1)
        await driven.people(1, shelf=0)
        await driven.later(minutes=40)
        assert driven.room.messages() == []
        await driven.later(minutes=21)
        assert driven.room.messages() == IDLE


async def test_idle_since_shortly_before_it_opened(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf"), options=NEVER) as driven:
        await driven.people(1, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD)
        await driven.people(1, shelf=0)
        await driven.later(minutes=40)
        await driven.opens()
        await driven.people(1, shelf=0)
        await driven.later(minutes=30)
        assert driven.room.messages() == []
        await driven.later(minutes=31)
        assert driven.room.messages() == IDLE


async def test_or_at_any_time(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf"), options=NEVER) as driven:
        await driven.people(1, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), only_open=False, **TOLD)
        await driven.people(1, shelf=0)
        await driven.later(minutes=61)
        assert driven.room.messages() == IDLE


async def test_a_node_that_is_away_switches_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf")) as driven:
        await driven.people(5, shelf=1)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD, **SWITCHED)
        await driven.later(seconds=1)
        await driven.people(5, shelf=-1)
        await driven.later(hours=3)
        assert (driven.room.messages(), driven.state(LIGHT)) == ([], "on")
        await driven.people(5, shelf=0)
        await driven.later(minutes=61)
        assert (driven.room.messages(), driven.state(LIGHT)) == (IDLE, "off")


async def test_after_a_restart(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf")) as driven:
        await driven.people(5, shelf=0)
        await driven.make(NAME, zone=driven.device(SHELF), **TOLD, **SWITCHED)
        await driven.later(minutes=40)
        await driven.restart()
        await driven.people(5, shelf=0)
        await driven.later(minutes=61)
        assert (driven.room.messages(), driven.state(LIGHT)) == (IDLE, "off")


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Shelf")) as driven:
        await driven.people(5, shelf=1)
        steps = {"when_idle": does("idle"), "when_somebody_comes": does("somebody")}
        await driven.make(NAME, zone=driven.device(SHELF), **steps)
        await driven.people(5, shelf=0)
        await driven.later(minutes=61)
        assert driven.notes() == IDLE
        await driven.people(5, shelf=1)
        assert driven.room.done()[-2:] == ["idle", "somebody"]
