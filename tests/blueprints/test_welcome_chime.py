"""Welcome chime."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.told import TODAY, VISITS, attribute, tell, zone_subentry

from .driven import ALWAYS, NEVER, Driven, driven_shop
from .furnished import LIGHT, PLAYER, does

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "welcome_chime"
SOUND = {"media_content_id": "media-source://media_source/local/chime.mp3", "media_content_type": "audio/mpeg"}
CHIME: dict[str, Any] = {"players": [PLAYER], "sound": SOUND}
PLAYED = ["media_player.play_media"]


async def arrive(driven: Driven, people: int) -> None:
    """Have so many people count as having come in today."""
    visits = replace(VISITS, entries=VISITS.entries + people)
    tell(driven.shop, people, today=replace(TODAY, visits=visits, open=visits))
    await driven.later(seconds=61)


async def test_the_first_is_welcomed(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=ALWAYS) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), **CHIME)
        await driven.people(1)
        assert driven.room.data == [{"entity_id": [PLAYER], "announce": True, **SOUND}]
        assert driven.room.done() == PLAYED
        await driven.people(3)
        await driven.people(1)
        assert driven.room.done() == []


async def test_not_again_within_the_pause(hass: HomeAssistant) -> None:
    """Somebody who is heard, not heard and heard again has come once."""
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), pause=5, **CHIME)
        for minutes, heard in ((0, PLAYED), (4, []), (2, PLAYED)):
            await driven.later(minutes=minutes)
            await driven.people(0)
            await driven.people(1)
            assert driven.room.done() == heard, minutes


async def test_nobody_is_welcomed_late(hass: HomeAssistant) -> None:
    """Who came while a node was away, or while Home Assistant started, has long been inside."""
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), **CHIME)
        await driven.away()
        await driven.people(2)
        await driven.restart()
        await driven.people(2)
        assert driven.room.done() == []
        await driven.people(0)
        await driven.people(1)
        assert driven.room.done() == PLAYED


@pytest.mark.parametrize("zone", [False, True])
async def test_only_while_it_is_open(hass: HomeAssistant, zone: bool) -> None:  # noqa: FBT001
    async with driven_shop(hass, zone_subentry("Aisle"), options=NEVER) as driven:
        await driven.people(0, aisle=0)
        place = driven.device("sensor.aisle_people") if zone else driven.device()
        await driven.make(NAME, place=place, **CHIME)
        await driven.people(1, aisle=1)
        assert driven.room.done() == []


async def test_or_at_any_time(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=NEVER) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), only_open=False, **CHIME)
        await driven.people(1)
        assert driven.room.done() == PLAYED


async def test_everybody_is_welcomed(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await arrive(driven, 0)
        await driven.make(NAME, place=driven.device(), moment="everybody", pause=2, **CHIME)
        await arrive(driven, 1)
        assert driven.room.done() == PLAYED
        await arrive(driven, 2)
        assert driven.room.done() == [], "within the pause"
        await arrive(driven, 4)
        assert driven.room.done() == PLAYED
        await driven.away()
        await driven.later(minutes=5)
        await arrive(driven, 9)
        assert driven.room.done() == [], "they came while nobody listened"


async def test_of_a_zone_it_is_the_first(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Aisle")) as driven:
        await driven.people(4, aisle=0)
        await driven.make(NAME, place=driven.device("sensor.aisle_people"), moment="everybody", **CHIME)
        await driven.people(5, aisle=0)
        assert driven.room.done() == []
        await driven.people(5, aisle=1)
        assert driven.room.done() == PLAYED


async def test_a_light_and_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        inputs = {"lights": {"entity_id": LIGHT}, "when_somebody_comes": does("welcome")}
        await driven.make(NAME, place=driven.device(), **inputs)
        await driven.people(1)
        assert driven.room.data == [{"entity_id": [LIGHT], "flash": "short"}]
        assert driven.room.done() == ["light.turn_on", "welcome"]
        assert attribute(hass, LIGHT, "friendly_name")


async def test_with_nothing_chosen_nothing_is_done(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(0)
        await driven.make(NAME, place=driven.device(), players=[PLAYER])
        await driven.people(1)
        assert driven.room.done() == []
