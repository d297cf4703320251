"""Lights and music while somebody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.exceptions import HomeAssistantError
from pytest_homeassistant_custom_component.common import async_mock_service

from tests.integration.told import attribute, zone_subentry

from .driven import ALWAYS, NEVER, driven_shop
from .furnished import LIGHT, PLAYER, SOCKET, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "lights_and_music"
LIGHTS: dict[str, Any] = {"lights": {"entity_id": LIGHT}}
ALL: dict[str, Any] = {**LIGHTS, "sockets": {"entity_id": SOCKET}, "players": [PLAYER]}
ON, OFF = ["light.turn_on"], ["light.turn_off"]


async def test_on_with_the_first_and_off_after_the_last(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), **ALL)
        await driven.people(1)
        assert [driven.state(each) for each in (LIGHT, SOCKET, PLAYER)] == ["on", "on", "playing"]
        await driven.people(5)
        assert driven.room.done() == ["light.turn_on", "switch.turn_on"], "it plays already"
        await driven.people(0)
        await driven.later(minutes=9)
        assert driven.room.done() == []
        await driven.later(minutes=2)
        assert [driven.state(each) for each in (LIGHT, SOCKET, PLAYER)] == ["off", "off", "paused"]
        await driven.people(2)
        assert driven.state(PLAYER) == "playing"


async def test_who_comes_back_in_time_keeps_the_light_on(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, place=driven.device(), stay_on={"minutes": 3}, **LIGHTS)
        await driven.people(0)
        await driven.later(minutes=2)
        await driven.people(1)
        await driven.people(0)
        await driven.later(minutes=2)
        assert OFF[0] not in driven.room.done()
        await driven.later(minutes=1)
        assert driven.room.done() == OFF


async def test_a_node_that_is_away_switches_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), **LIGHTS)
        await driven.people(1)
        await driven.away()
        await driven.later(minutes=30)
        assert driven.room.done() == ON
        await driven.people(1)
        assert driven.room.done() == []
        await driven.people(0)
        await driven.away()
        await driven.later(minutes=30)
        await driven.people(0)
        assert driven.room.done() == [], "who knows whether nobody was there all along?"
        await driven.later(minutes=11)
        assert driven.room.done() == OFF


async def test_who_came_while_it_was_away_gets_light(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), **LIGHTS)
        await driven.away()
        await driven.people(1)
        assert driven.room.done() == ON


@pytest.mark.parametrize("inside", [1, 0])
async def test_after_a_restart_it_is_as_it_should_be(hass: HomeAssistant, inside: int) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1 - inside)
        await driven.make(NAME, place=driven.device(), **LIGHTS)
        await driven.restart()
        await driven.people(inside)
        await driven.later(minutes=11)
        assert driven.room.done()[-1:] == (ON if inside else OFF)


async def test_a_zone_has_its_own_light(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Aisle")) as driven:
        await driven.people(0, aisle=0)
        await driven.make(NAME, place=driven.device("sensor.aisle_people"), **LIGHTS)
        await driven.people(5, aisle=0)
        assert driven.room.done() == []
        await driven.people(5, aisle=1)
        assert driven.room.done() == ON
        await driven.people(5, aisle=0)
        await driven.later(minutes=11)
        assert driven.room.done() == OFF


@pytest.mark.parametrize("zone", [False, True])
async def test_only_while_it_is_open(hass: HomeAssistant, zone: bool) -> None:  # noqa: FBT001
    async with driven_shop(hass, zone_subentry("Aisle"), options=NEVER) as driven:
        await driven.people(0, aisle=0)
        place = driven.device("sensor.aisle_people") if zone else driven.device()
        await driven.make(NAME, place=place, only_open=True, **LIGHTS)
        await driven.people(1, aisle=1)
        assert driven.room.done() == []
        await driven.opens()
        await driven.people(1, aisle=1)
        assert driven.room.done() == ON, "who was there before it opened"
        await driven.opens(always=False)
        await driven.people(1, aisle=1)
        assert driven.room.done() == [], "nobody is left in the dark"
        await driven.people(0, aisle=0)
        await driven.later(minutes=11)
        assert driven.room.done() == OFF


async def test_without_opening_hours_it_is_always_open(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), only_open=True, **LIGHTS)
        await driven.people(1)
        assert driven.room.done() == ON


async def test_opening_with_nobody_inside_switches_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), only_open=True, **ALL)
        await driven.opens()
        await driven.people(0)
        assert driven.room.done() == []


async def test_only_while_it_is_dark(hass: HomeAssistant) -> None:
    sensor = "sensor.daylight"
    async with driven_shop(hass) as driven:
        hass.states.async_set(sensor, "500")
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), light_level=sensor, dark_below=400, **ALL)
        await driven.people(1)
        assert "light.turn_on" not in driven.room.done(), "music plays by day too"
        hass.states.async_set(sensor, "350")
        await hass.async_block_till_done()
        assert driven.room.done() == ON
        await driven.people(0)
        hass.states.async_set(sensor, "500")
        await driven.later(minutes=11)
        driven.room.done()
        hass.states.async_set(sensor, "350")
        await hass.async_block_till_done()
        assert driven.room.done() == [], "nobody is there"
        hass.states.async_set(sensor, "unavailable")
        await driven.people(1)
        assert "light.turn_on" in driven.room.done(), "better light than none"


async def test_how_bright_how_loud_and_what(hass: HomeAssistant) -> None:
    music = {"media_content_id": "media-source://media_source/local/a.mp3", "media_content_type": "audio/mpeg"}
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await hass.services.async_call("media_player", "media_pause", {"entity_id": PLAYER}, blocking=True)
        driven.room.done()
        inputs = {"brightness": 40, "volume": 30, "music": music, "music_ends": "turn_off"}
        await driven.make(NAME, place=driven.device(), **inputs, **ALL)
        await driven.people(1)
        assert driven.room.data[2:] == [
            {"entity_id": [PLAYER], "volume_level": 0.3},
            {"entity_id": [PLAYER], **music},
        ]
        assert attribute(hass, LIGHT, "brightness") == round(0.4 * 255)
        await driven.people(0)
        await driven.later(minutes=11)
        assert driven.state(PLAYER) == "off"


async def test_music_can_be_stopped(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), players=[PLAYER], music_ends="media_stop")
        await driven.later(minutes=11)
        assert driven.room.done() == ["media_player.media_stop"]


async def test_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=ALWAYS) as driven:
        await driven.people(0)
        steps = {"when_somebody_comes": does("came"), "when_nobody_is_left": does("left")}
        await driven.make(NAME, place=driven.device(), **steps)
        await driven.people(1)
        assert driven.room.done() == ["came"]
        await driven.people(0)
        await driven.later(minutes=11)
        assert driven.room.done() == ["left"]


async def test_what_fails_keeps_nothing_else_from_being_done(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        async_mock_service(hass, "light", "turn_on", raise_exception=HomeAssistantError("It burned out"))
        await driven.make(NAME, place=driven.device(), when_somebody_comes=does("came"), **ALL)
        await driven.people(1)
        assert driven.room.done()[-1:] == ["came"]
        assert "It burned out" in caplog.text
        caplog.clear()
