"""Our conditions, in real automations."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import probatio as vol
import pytest
from freezegun import freeze_time
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import (
    async_from_config,
    async_get_all_descriptions,
    async_validate_condition_config,
)

from custom_components.footfall.condition import CONDITIONS

from .automated import FOR_TEN_MINUTES, automate, lose, of, remember, show, threshold
from .told import registered, settled, tell, told_shop, zone_subentry
from .watch import OCCUPANCY, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, ServiceCall

SHOP = {"entity_id": OCCUPANCY}
AISLE, SHELF, TILL = "sensor.aisle_people", "sensor.shelf_people", "sensor.till_queue_length"
BUSYNESS = {"entity_id": "sensor.shop_busyness"}
OPEN = {"entity_id": "binary_sensor.shop_open"}
CLOSED = {"entity_id": "binary_sensor.shop_occupied_while_closed"}
ALWAYS = {
    "hours": {
        day: [{"from": "00:00:00", "to": "24:00:00"}] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    }
}
NEVER: dict[str, object] = {"hours": {}}


async def automate_if(hass: HomeAssistant, *conditions: dict[str, Any]) -> list[ServiceCall]:
    """Start an automation that is asked by an event, and runs if all of this is so."""
    calls = await automate(hass, {"trigger": "event", "event_type": "asked"}, conditions=list(conditions))
    assert state(hass, "automation.say") == "on"
    return calls


async def passes_now(hass: HomeAssistant, calls: list[ServiceCall]) -> bool:
    """Ask, and tell whether it ran."""
    calls.clear()
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    return bool(calls)


@pytest.mark.parametrize(
    ("option", "says_yes"),
    [
        (threshold("above", 10), {11, 30}),
        (threshold("below", 3), {0, 2}),
        (threshold("between", 3, 10), {3, 10}),
        (threshold("outside", 3, 10), {0, 2, 11, 30}),
    ],
)
async def test_how_many_people_are_inside(hass: HomeAssistant, option: Any, says_yes: set[int]) -> None:
    async with told_shop(hass) as shop:
        calls = await automate_if(hass, of("is_occupancy", SHOP, **option))
        said = set()
        for people in (0, 2, 3, 10, 11, 30):
            await show(hass, shop.runtime_data, people)
            if await passes_now(hass, calls):
                said.add(people)
        assert said == says_yes


@pytest.mark.parametrize("behavior", ["any", "all"])
async def test_what_is_not_known_is_not_so(hass: HomeAssistant, behavior: str) -> None:
    """Neither below, nor above, nor all of none."""
    async with told_shop(hass) as shop:
        await show(hass, shop.runtime_data, 1)
        below = of("is_occupancy", SHOP, **threshold("below", 3), behavior=behavior)
        calls = await automate_if(hass, below)
        assert await passes_now(hass, calls)
        await lose(hass, shop.runtime_data)
        assert state(hass, OCCUPANCY) == STATE_UNAVAILABLE
        assert not await passes_now(hass, calls)


@pytest.mark.parametrize(
    ("behavior", "one", "unheard", "both"), [("any", True, True, True), ("all", False, True, True)]
)
async def test_several(hass: HomeAssistant, behavior: str, *, one: bool, unheard: bool, both: bool) -> None:
    async with told_shop(hass, zone_subentry("Aisle"), zone_subentry("Shelf")) as shop:
        running = shop.runtime_data
        target = {"entity_id": [AISLE, SHELF]}
        calls = await automate_if(hass, of("is_occupancy", target, **threshold("above", 3), behavior=behavior))
        await show(hass, running, aisle=5, shelf=2)
        assert await passes_now(hass, calls) is one
        await show(hass, running, aisle=5, shelf=-1)
        assert await passes_now(hass, calls) is unheard
        await show(hass, running, aisle=5, shelf=5)
        assert await passes_now(hass, calls) is both
        await show(hass, running, aisle=2, shelf=2)
        assert not await passes_now(hass, calls)


async def test_it_has_to_have_been_so_for_a_time(hass: HomeAssistant) -> None:
    """A number that goes on changing above the threshold is above it all along; one that was not known is not."""
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 5)
        calls = await automate_if(hass, of("is_occupancy", SHOP, **threshold("above", 10), **FOR_TEN_MINUTES))
        with freeze_time(real_asyncio=True) as clock:
            await show(hass, running, 12)
            clock.tick(timedelta(minutes=6))
            await show(hass, running, 14)
            clock.tick(timedelta(minutes=3))
            assert not await passes_now(hass, calls)
            clock.tick(timedelta(minutes=2))
            assert await passes_now(hass, calls)
            await lose(hass, running)
            await show(hass, running, 12)
            clock.tick(timedelta(minutes=9))
            assert not await passes_now(hass, calls)
            clock.tick(timedelta(minutes=2))
            assert await passes_now(hass, calls)


async def test_a_threshold_may_be_an_entity(hass: HomeAssistant) -> None:
    limit = "input_number.limit"
    hass.states.async_set(limit, "10")
    async with told_shop(hass) as shop:
        await show(hass, shop.runtime_data, 12)
        calls = await automate_if(hass, of("is_occupancy", SHOP, **threshold("above", limit)))
        assert await passes_now(hass, calls)
        hass.states.async_set(limit, "12")
        assert not await passes_now(hass, calls)
        hass.states.async_set(limit, STATE_UNAVAILABLE)
        assert not await passes_now(hass, calls)


async def test_a_queue_is_at_a_till(hass: HomeAssistant) -> None:
    async with told_shop(hass, zone_subentry("Aisle"), zone_subentry("Till", "till")) as shop:
        running = shop.runtime_data
        await show(hass, running, 9, aisle=9, till=2)
        devices = [registered(hass, entity_id).device_id for entity_id in (OCCUPANCY, AISLE, TILL)]
        calls = await automate_if(hass, of("is_queue_length", {"device_id": devices}, **threshold("above", 3)))
        assert not await passes_now(hass, calls)
        await show(hass, running, 9, aisle=0, till=4)
        assert await passes_now(hass, calls)


@pytest.mark.parametrize(("condition", "people"), [("is_busy", 17.0), ("is_quiet", 2.0)])
async def test_unusual_for_the_hour(hass: HomeAssistant, condition: str, people: float) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        calls = await automate_if(hass, of(condition, BUSYNESS))
        tell(running, people)
        await settled(hass)
        assert not await passes_now(hass, calls), "there is nothing to compare with"
        remember(running, 7.0, 10.0, 13.0)
        for inside, so in ((people, True), (10.0, False), (19.0 - people, False)):
            tell(running, inside)
            await settled(hass)
            assert await passes_now(hass, calls) is so


@pytest.mark.parametrize(("options", "is_open"), [(ALWAYS, True), (NEVER, False)])
async def test_opening_hours(hass: HomeAssistant, options: dict[str, object], *, is_open: bool) -> None:
    async with told_shop(hass, options=options) as shop:
        tell(shop.runtime_data, 1.0)
        for condition, target, so in (
            ("is_open", OPEN, is_open),
            ("is_closed", OPEN, not is_open),
            ("is_occupied_while_closed", CLOSED, not is_open),
        ):
            validated = await async_validate_condition_config(hass, cv.CONDITION_SCHEMA(of(condition, target)))
            checker = await async_from_config(hass, validated)
            assert checker.async_check() is so, condition
            checker.async_unload()


async def test_a_shop_without_opening_hours_is_neither_open_nor_closed(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 1.0)
        target = {"device_id": registered(hass, OCCUPANCY).device_id}
        for condition in ("is_open", "is_closed", "is_occupied_while_closed"):
            for behavior in ("any", "all"):
                asked = cv.CONDITION_SCHEMA(of(condition, target, behavior=behavior))
                checker = await async_from_config(hass, await async_validate_condition_config(hass, asked))
                assert checker.async_check() is False, condition
                checker.async_unload()


async def test_home_assistant_offers_them(hass: HomeAssistant) -> None:
    """It reads what the picker of an automation shows, and finds nothing wrong with it."""
    async with told_shop(hass):
        await automate(hass)
        offered = await async_get_all_descriptions(hass)
        ours = {key: value for key, value in offered.items() if key.startswith("footfall.")}
        assert set(ours) == {f"footfall.{key}" for key in CONDITIONS}
        assert all(value and {"behavior", "for"} <= set(value["fields"]) and value["target"] for value in ours.values())


@pytest.mark.parametrize(
    ("condition", "target", "options", "message"),
    [
        ("is_occupancy", SHOP, {}, "required key not provided.*threshold"),
        ("is_occupancy", SHOP, threshold("above", -1), "-1 is no number of people"),
        ("is_occupancy", SHOP, {"threshold": {"type": "any"}}, "'any' is only allowed"),
        ("is_occupancy", SHOP, {**threshold("above", 3), "behavior": "each"}, "must be one of.*behavior"),
        ("is_queue_length", SHOP, threshold("above", 3), f"{OCCUPANCY} does not say how long the queue at a till is"),
        ("is_open", SHOP, {}, f"{OCCUPANCY} does not say whether a shop is open"),
        ("is_busy", SHOP, {}, f"{OCCUPANCY} does not say how busy a shop is for this hour"),
    ],
)
async def test_what_is_wrong_is_said(
    hass: HomeAssistant, condition: str, target: Any, options: Any, message: str
) -> None:
    async with told_shop(hass):
        asked = cv.CONDITION_SCHEMA(of(condition, target, **options))
        with pytest.raises(vol.Invalid, match=message):
            await async_validate_condition_config(hass, asked)
