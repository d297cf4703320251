"""Ventilation by people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.setup import async_setup_component

from tests.integration.told import attribute, zone_subentry

from .driven import Driven, driven_shop
from .furnished import NUMBER, THREE_SPEEDS

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

NAME = "ventilation"
FAN = "fan.vent"
FANS: dict[str, Any] = {"fans": [FAN]}


@pytest.fixture(autouse=True)
async def _fan(hass: HomeAssistant) -> None:
    """Give a fan with a hundred speeds."""
    fan = {"name": "Vent", "turn_on": [], "turn_off": [], "set_percentage": []}
    assert await async_setup_component(hass, "template", {"template": [{"fan": [fan]}]})
    await hass.async_block_till_done()


async def speed(driven: Driven, people: float, **zones: float) -> int:
    """Have so many people inside, and return how fast the fan runs a minute later."""
    await driven.people(people, **zones)
    await driven.later(minutes=1)
    return int(attribute(driven.hass, FAN, "percentage")) if driven.state(FAN) == "on" else 0


async def test_faster_with_more_people(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, place=driven.device(), **FANS)
        speeds = [await speed(driven, people) for people in (1, 5, 10, 20, 35, 10)]
        assert speeds == [24, 40, 60, 100, 100, 60]


async def test_one_more_or_less_changes_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, place=driven.device(), **FANS)
        assert [await speed(driven, people) for people in (10, 11, 9, 12, 10, 13)] == [60, 60, 60, 60, 60, 72]
        assert len(driven.room.done()) == 2


@pytest.mark.parametrize("time", [{"minutes": 5}, "00:05:00"])
@pytest.mark.parametrize(("when_empty", "at_last"), [("off", 0), ("lowest", 20)])
async def test_nobody_is_there(hass: HomeAssistant, when_empty: str, at_last: int, time: object) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(10)
        await driven.make(NAME, place=driven.device(), when_empty=when_empty, off_after=time, **FANS)
        assert await speed(driven, 10) == 60
        assert await speed(driven, 0) == 20
        await driven.later(minutes=2)
        assert await speed(driven, 0) == 20
        await driven.later(minutes=1)
        assert await speed(driven, 0) == at_last
        assert await speed(driven, 10) == 60


async def test_from_the_lowest_to_the_highest(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(1)
        limits = {"lowest": 40, "highest": 80, "people_for_highest": 10, "step": 3}
        await driven.make(NAME, place=driven.device(), **limits, **FANS)
        assert [await speed(driven, people) for people in (1, 2, 5, 10, 40)] == [44, 48, 60, 80, 80]


async def test_a_node_that_is_away(hass: HomeAssistant) -> None:
    """For ten minutes nothing changes; then a level that does no harm, until it is back."""
    async with driven_shop(hass) as driven:
        await driven.people(20)
        await driven.make(NAME, place=driven.device(), unknown_level=55, **FANS)
        assert await speed(driven, 20) == 100
        await driven.away()
        await driven.later(minutes=9)
        assert attribute(hass, FAN, "percentage") == 100
        await driven.later(minutes=2)
        assert attribute(hass, FAN, "percentage") == 55
        assert await speed(driven, 5) == 40


async def test_after_a_restart(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, place=driven.device(), **FANS)
        await driven.restart()
        assert await speed(driven, 20) == 100


async def test_a_zone(hass: HomeAssistant) -> None:
    async with driven_shop(hass, zone_subentry("Aisle"), zone_subentry("Till", "till")) as driven:
        await driven.people(20, aisle=0, till=0)
        await driven.make(NAME, place=driven.device("sensor.till_queue_length"), **FANS)
        assert await speed(driven, 20, aisle=20, till=5) == 40


async def test_a_fan_with_three_speeds(hass: HomeAssistant) -> None:
    """It is given a speed that it has, and not again and again one that it has not."""
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, place=driven.device(), fans=[THREE_SPEEDS])
        for people, level in ((1, 33), (7, 33), (10, 66), (8, 66), (14, 66), (20, 100)):
            await driven.people(people)
            await driven.later(minutes=1)
            assert attribute(hass, THREE_SPEEDS, "percentage") == level, people
        assert len(driven.room.done()) == 3


async def test_a_fan_without_speeds(hass: HomeAssistant) -> None:
    fan = "fan.preset_only_limited_fan"
    async with driven_shop(hass) as driven:
        await driven.people(1)
        await driven.make(NAME, place=driven.device(), fans=[fan])
        for people in (1, 30):
            await driven.people(people)
            await driven.later(minutes=1)
        assert driven.state(fan) == "on"
        assert driven.room.done() == ["fan.turn_on"]
        await driven.people(0)
        await driven.later(minutes=16)
        assert driven.state(fan) == "off"


async def test_a_level_that_is_a_number(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(10)
        await driven.make(NAME, place=driven.device(), numbers=[NUMBER])
        await driven.later(minutes=1)
        assert float(driven.state(NUMBER)) == pytest.approx(1 + 0.6 * 999, abs=1), "it goes from 1 to 1000"
        await driven.people(0)
        await driven.later(minutes=16)
        assert float(driven.state(NUMBER)) == 1


async def test_a_device_that_is_away_is_left_alone(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        hass.states.async_set("fan.attic", "unavailable")
        await driven.people(10)
        await driven.make(NAME, place=driven.device(), fans=["fan.attic", "fan.gone", FAN])
        assert await speed(driven, 20) == 100
        assert driven.room.done() == ["fan.turn_on"]


async def test_with_nothing_chosen_nothing_is_done(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(10)
        await driven.make(NAME, place=driven.device())
        await driven.later(minutes=1)
        assert driven.room.done() == []
