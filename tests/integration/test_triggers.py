"""Our triggers, in real automations."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import probatio as vol
import pytest
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import EVENT_HOMEASSISTANT_START, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import CoreState
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import label_registry as lr
from homeassistant.helpers.trigger import async_get_all_descriptions, async_validate_trigger_config
from homeassistant.setup import async_setup_component

from custom_components.footfall.trigger import TRIGGERS

from .automated import FOR_TEN_MINUTES, HELD, NOT_YET, about, automate, lose, on, remember, show, threshold
from .told import passes, registered, settled, tell, told_shop, zone_subentry
from .watch import OCCUPANCY, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

SHOP = {"entity_id": OCCUPANCY}
AISLE, SHELF, TILL = "sensor.aisle_people", "sensor.shelf_people", "sensor.till_queue_length"
BOTH = {"entity_id": [AISLE, SHELF]}
BUSYNESS = {"entity_id": "sensor.shop_busyness"}
CLOSED = {"entity_id": "binary_sensor.shop_occupied_while_closed"}
CROSSED = "occupancy_crossed_threshold"
NEVER: dict[str, object] = {"hours": {}}


def zones() -> tuple[Any, Any]:
    return zone_subentry("Aisle"), zone_subentry("Shelf")


@pytest.mark.parametrize(
    ("option", "inside", "fires"),
    [
        (threshold("above", 10), (5, 10, 12, 14, 10, 11), [12, 11]),
        (threshold("below", 3), (5, 3, 2, 0, 3, 1), [2, 1]),
        (threshold("between", 4, 6), (3, 5, 4, 7, 6), [5, 6]),
        (threshold("outside", 4, 6), (4, 7, 9, 5, 3), [7, 3]),
    ],
)
async def test_a_number_is_crossed(hass: HomeAssistant, option: Any, inside: tuple[int, ...], fires: list[int]) -> None:
    """From either side, each time, and not again while it stays so."""
    async with told_shop(hass) as shop:
        await show(hass, shop.runtime_data, inside[0])
        calls = await automate(hass, on(CROSSED, SHOP, **option))
        fired = []
        for people in inside[1:]:
            await show(hass, shop.runtime_data, people)
            fired += [people] * len(about(calls))
        assert fired == fires


async def test_it_has_to_stay_so_for_a_time(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 5)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("above", 10), **FOR_TEN_MINUTES))
        await show(hass, running, 12)
        await show(hass, running, 10)
        await passes(hass, HELD)
        assert calls == [], "it has fallen meanwhile"
        await show(hass, running, 12)
        await show(hass, running, 15)
        await passes(hass, NOT_YET)
        assert calls == []
        await passes(hass, HELD)
        assert about(calls) == ["shop_occupancy"]
        await show(hass, running, 16)
        await passes(hass, HELD)
        assert calls == []


async def test_what_is_not_known_is_not_below(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 12)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("below", 3)))
        await lose(hass, running)
        assert state(hass, OCCUPANCY) == STATE_UNAVAILABLE
        assert calls == []
        await show(hass, running, 12)
        assert calls == []
        await lose(hass, running)
        await show(hass, running, 1)
        assert about(calls) == ["shop_occupancy"], "they left while nobody listened"
        await lose(hass, running)
        await show(hass, running, 2)
        assert calls == [], "that was told"


async def test_a_time_begins_anew_when_a_node_was_away(hass: HomeAssistant) -> None:
    """Nobody can say that it held all along; but it is told, and not twice."""
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 5)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("above", 10), **FOR_TEN_MINUTES))
        await show(hass, running, 12)
        await lose(hass, running)
        await passes(hass, HELD)
        assert calls == []
        await show(hass, running, 12)
        await passes(hass, NOT_YET)
        assert calls == []
        await passes(hass, HELD)
        assert about(calls) == ["shop_occupancy"]
        await lose(hass, running)
        await show(hass, running, 12)
        await passes(hass, HELD)
        assert calls == []


async def test_what_is_so_when_the_automation_starts_is_no_news(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 12)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("above", 10)))
        await show(hass, running, 13)
        await lose(hass, running)
        await show(hass, running, 13)
        assert calls == []
        await show(hass, running, 9)
        await show(hass, running, 13)
        assert about(calls) == ["shop_occupancy"]


@pytest.mark.parametrize("known", [True, False])
async def test_a_restart_loses_no_time_that_ran(hass: HomeAssistant, known: bool) -> None:  # noqa: FBT001
    """Whether the nodes are heard before the automations start or after: the time runs from then on."""
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 12)
        if not known:
            await lose(hass, running)
        hass.set_state(CoreState.starting)
        calls = await automate(
            hass,
            on(CROSSED, SHOP, **threshold("above", 10), **FOR_TEN_MINUTES),
            on(CROSSED, SHOP, **threshold("above", 10)),
        )
        hass.bus.async_fire(EVENT_HOMEASSISTANT_START)
        hass.set_state(CoreState.running)
        await hass.async_block_till_done()
        await show(hass, running, 12)
        await passes(hass, NOT_YET)
        assert calls == []
        await passes(hass, HELD)
        assert about(calls) == ["shop_occupancy"]


async def test_each_of_several(hass: HomeAssistant) -> None:
    async with told_shop(hass, *zones()) as shop:
        running = shop.runtime_data
        await show(hass, running, aisle=0, shelf=0)
        calls = await automate(hass, on(CROSSED, BOTH, **threshold("above", 3), behavior="each", **FOR_TEN_MINUTES))
        await show(hass, running, aisle=5, shelf=4)
        await show(hass, running, aisle=5, shelf=-1)
        await passes(hass, HELD)
        assert about(calls) == ["aisle_people"]
        await show(hass, running, aisle=5, shelf=4)
        await passes(hass, HELD)
        assert about(calls) == ["shelf_people"]


@pytest.mark.parametrize("options", [{}, FOR_TEN_MINUTES])
async def test_the_first_of_several(hass: HomeAssistant, options: dict[str, Any]) -> None:
    async with told_shop(hass, *zones()) as shop:
        running = shop.runtime_data
        await show(hass, running, aisle=0, shelf=0)
        calls = await automate(hass, on(CROSSED, BOTH, **threshold("above", 3), behavior="first", **options))
        await show(hass, running, aisle=5, shelf=0)
        await passes(hass, HELD)
        assert about(calls) == ["aisle_people"]
        await show(hass, running, aisle=5, shelf=5)
        await show(hass, running, aisle=0, shelf=5)
        await passes(hass, HELD)
        assert calls == [], "somebody was there all along"
        await show(hass, running, aisle=0, shelf=0)
        await show(hass, running, aisle=0, shelf=5)
        await passes(hass, HELD)
        assert about(calls) == ["shelf_people"]


@pytest.mark.parametrize("options", [{}, FOR_TEN_MINUTES])
async def test_all_of_several(hass: HomeAssistant, options: dict[str, Any]) -> None:
    async with told_shop(hass, *zones()) as shop:
        running = shop.runtime_data
        await show(hass, running, aisle=5, shelf=5)
        calls = await automate(hass, on(CROSSED, BOTH, **threshold("below", 3), behavior="all", **options))
        await show(hass, running, aisle=1, shelf=5)
        await show(hass, running, aisle=1, shelf=-1)
        await show(hass, running, aisle=2, shelf=-1)
        await passes(hass, HELD)
        assert calls == [], "what is not known is not below"
        await show(hass, running, aisle=2, shelf=2)
        await passes(hass, HELD)
        assert len(about(calls)) == 1
        await show(hass, running, aisle=-1, shelf=-1)
        await show(hass, running, aisle=2, shelf=2)
        await passes(hass, HELD)
        assert calls == []


@pytest.mark.parametrize("behavior", ["first", "all"])
async def test_together_they_begin_anew_after_silence(hass: HomeAssistant, behavior: str) -> None:
    async with told_shop(hass, *zones()) as shop:
        running = shop.runtime_data
        await show(hass, running, aisle=0, shelf=0)
        options = {**threshold("above", 3), "behavior": behavior, **FOR_TEN_MINUTES}
        calls = await automate(hass, on(CROSSED, BOTH, **options))
        await show(hass, running, aisle=5, shelf=5 if behavior == "all" else 0)
        await show(hass, running, aisle=-1, shelf=-1)
        await passes(hass, HELD)
        assert calls == []
        await show(hass, running, aisle=5, shelf=5)
        await passes(hass, HELD)
        assert len(about(calls)) == 1


@pytest.mark.parametrize("behavior", ["each", "first", "all"])
async def test_several_that_are_so_at_the_start(hass: HomeAssistant, behavior: str) -> None:
    async with told_shop(hass, *zones()) as shop:
        await show(hass, shop.runtime_data, aisle=5, shelf=5)
        options = {**threshold("above", 3), "behavior": behavior, **FOR_TEN_MINUTES}
        calls = await automate(hass, on(CROSSED, BOTH, **options))
        await passes(hass, HELD)
        assert len(about(calls)) == (2 if behavior == "each" else 1)


async def test_a_threshold_may_be_an_entity(hass: HomeAssistant) -> None:
    """Its owner moves it, and it is as if people had come or gone; while it is not there, nothing is told."""
    limit = "input_number.limit"
    helper = {"limit": {"min": 0, "max": 100, "initial": 20}}
    assert await async_setup_component(hass, "input_number", {"input_number": helper})
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 12)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("above", limit)))
        hass.states.async_set(limit, "10")
        await hass.async_block_till_done()
        assert about(calls) == ["shop_occupancy"]
        hass.states.async_set(limit, STATE_UNAVAILABLE)
        await show(hass, running, 13)
        hass.states.async_set(limit, "10")
        await hass.async_block_till_done()
        assert calls == [], "that was told"
        hass.states.async_remove(limit)
        await show(hass, running, 2)
        hass.states.async_set(limit, "1")
        await hass.async_block_till_done()
        assert calls == []


async def test_targets_by_device_area_and_label(hass: HomeAssistant) -> None:
    """Of a device, an area or a label it is the number of people that counts, and no other of the entities there."""
    async with told_shop(hass, *zones()) as shop:
        running = shop.runtime_data
        await show(hass, running, 5, aisle=0, shelf=0)
        area = ar.async_get(hass).async_create("Ground floor")
        label = lr.async_get(hass).async_create("Watched")
        of_shop, of_aisle = registered(hass, OCCUPANCY).device_id, registered(hass, AISLE).device_id
        assert of_shop is not None
        assert of_aisle is not None
        dr.async_get(hass).async_update_device(of_aisle, area_id=area.id)
        er.async_get(hass).async_update_entity(SHELF, labels={label.label_id})
        targets = {"device_id": of_shop, "area_id": area.id, "label_id": label.label_id}
        calls = await automate(hass, on(CROSSED, targets, **threshold("above", 3)))
        await show(hass, running, 3, aisle=9, shelf=0)
        assert about(calls) == ["aisle_people"]
        await show(hass, running, 7, aisle=9, shelf=0)
        assert about(calls) == ["shop_occupancy"]
        await show(hass, running, 7, aisle=9, shelf=8)
        assert about(calls) == ["shelf_people"]


async def test_a_zone_may_come_and_go(hass: HomeAssistant) -> None:
    """What an area has is looked at whenever it changes; what is timed of a zone that leaves it is not told."""
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        area = ar.async_get(hass).async_create("Ground floor")
        calls = await automate(hass, on(CROSSED, {"area_id": area.id}, **threshold("above", 3), **FOR_TEN_MINUTES))
        said = zone_subentry("Aisle")
        aisle = ConfigSubentry(
            data=MappingProxyType(said["data"]),
            subentry_id="id-aisle",
            subentry_type="zone",
            title="Aisle",
            unique_id=None,
        )
        hass.config_entries.async_add_subentry(shop, aisle)
        await hass.async_block_till_done()
        await show(hass, running, 9, aisle=0)
        dr.async_get(hass).async_update_device(str(registered(hass, AISLE).device_id), area_id=area.id)
        await hass.async_block_till_done()
        await show(hass, running, 9, aisle=5)
        await passes(hass, HELD)
        assert about(calls) == ["aisle_people"]
        await show(hass, running, 9, aisle=1)
        await show(hass, running, 9, aisle=5)
        dr.async_get(hass).async_update_device(str(registered(hass, AISLE).device_id), area_id=None)
        await passes(hass, HELD)
        assert calls == []
        hass.config_entries.async_remove_subentry(shop, "id-aisle")
        await hass.async_block_till_done()
        await passes(hass, HELD)
        assert calls == []


async def test_a_zone_that_comes_back_is_a_starting_point(hass: HomeAssistant) -> None:
    """It left the area with nobody in it; who is there when it is back, and heard, may have come long ago."""
    async with told_shop(hass, zone_subentry("Aisle")) as shop:
        running = shop.runtime_data
        area = ar.async_get(hass).async_create("Ground floor")
        aisle = str(registered(hass, AISLE).device_id)
        calls = await automate(hass, on(CROSSED, {"area_id": area.id}, **threshold("above", 3)))

        async def move(area_id: str | None) -> None:
            dr.async_get(hass).async_update_device(aisle, area_id=area_id)
            await hass.async_block_till_done()

        await show(hass, running, aisle=0)
        await move(area.id)
        await move(None)
        await show(hass, running, aisle=-1)
        await move(area.id)
        await show(hass, running, aisle=5)
        assert calls == []
        await show(hass, running, aisle=0)
        await show(hass, running, aisle=5)
        assert about(calls) == ["aisle_people"]


async def test_an_automation_that_is_switched_off_forgets_what_it_timed(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        await show(hass, running, 12)
        calls = await automate(hass, on(CROSSED, SHOP, **threshold("above", 10), **FOR_TEN_MINUTES))
        for action in ("turn_off", "turn_on"):
            await hass.services.async_call("automation", action, {"entity_id": "automation.say"}, blocking=True)
            await show(hass, running, 2)
        await passes(hass, HELD)
        assert calls == []


async def test_a_queue_is_at_a_till(hass: HomeAssistant) -> None:
    """A shop has many numbers of people; a queue is that of its tills alone."""
    async with told_shop(hass, zone_subentry("Aisle"), zone_subentry("Till", "till")) as shop:
        running = shop.runtime_data
        await show(hass, running, 2, aisle=0, till=1)
        devices = [registered(hass, entity_id).device_id for entity_id in (OCCUPANCY, AISLE, TILL)]
        triggers = on("queue_crossed_threshold", {"device_id": devices}, **threshold("above", 3), **FOR_TEN_MINUTES)
        calls = await automate(hass, triggers)
        await show(hass, running, 9, aisle=9, till=4)
        await passes(hass, HELD)
        assert about(calls) == ["till_queue_length"]


@pytest.mark.parametrize(("trigger", "people"), [("became_busy", 17.0), ("became_quiet", 2.0)])
async def test_unusual_for_the_hour(hass: HomeAssistant, trigger: str, people: float) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        remember(running, 7.0, 10.0, 13.0)
        tell(running, 10.0)
        await settled(hass)
        assert state(hass, "sensor.shop_busyness") == "usual"
        calls = await automate(hass, on(trigger, BUSYNESS))
        for inside in (people, 10.0, 19.0 - people, people):
            tell(running, inside)
            await settled(hass)
        assert about(calls) == ["shop_busyness"] * 2


async def test_somebody_is_inside_while_it_is_closed(hass: HomeAssistant) -> None:
    """At once, or after a time through which a node may be away for a moment."""
    async with told_shop(hass, options=NEVER) as shop:
        running = shop.runtime_data
        tell(running, 0.0)
        assert state(hass, CLOSED["entity_id"]) == STATE_OFF
        calls = await automate(
            hass, on("occupied_while_closed", CLOSED), on("occupied_while_closed", CLOSED, **FOR_TEN_MINUTES)
        )
        tell(running, 1.0)
        await hass.async_block_till_done()
        assert state(hass, CLOSED["entity_id"]) == STATE_ON
        assert len(about(calls)) == 1
        await lose(hass, running)
        tell(running, 1.0)
        await hass.async_block_till_done()
        assert calls == []
        await passes(hass, HELD)
        assert len(about(calls)) == 1


def test_all_triggers_are_tried() -> None:
    assert set(TRIGGERS) == {
        CROSSED,
        "queue_crossed_threshold",
        "became_busy",
        "became_quiet",
        "occupied_while_closed",
    }


async def test_home_assistant_offers_them(hass: HomeAssistant) -> None:
    """It reads what the picker of an automation shows, and finds nothing wrong with it."""
    async with told_shop(hass):
        await automate(hass)
        offered = await async_get_all_descriptions(hass)
        ours = {key: value for key, value in offered.items() if key.startswith("footfall.")}
        assert set(ours) == {f"footfall.{key}" for key in TRIGGERS}
        assert all(value and {"behavior", "for"} <= set(value["fields"]) and value["target"] for value in ours.values())


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        (SHOP, {}, "required key not provided.*threshold"),
        (SHOP, threshold("above", -1), "-1 is no number of people: it has to be from 0 to 10000.*threshold"),
        (SHOP, threshold("above", float("nan")), "nan is no number of people"),
        (SHOP, threshold("between", 2, 10001), "10001 is no number of people"),
        (SHOP, threshold("between", 6, 4), "must not be greater than"),
        (SHOP, threshold("above", "limit"), "entity"),
        (SHOP, {"threshold": {"type": "any"}}, "any"),
        (SHOP, {**threshold("above", 3), "behavior": "most"}, "behavior"),
        (SHOP, {**threshold("above", 3), "for": {"minutes": -1}}, "for"),
        ({"entity_id": "sensor.shop_entries_today"}, threshold("above", 3), "sensor.shop_entries_today does not say"),
        ({"entity_id": "sun.sun"}, threshold("above", 3), "sun.sun does not say how many people are in a shop"),
        ({"entity_id": "sensor.hall"}, threshold("above", 3), "sensor.hall does not say how many people are in a shop"),
    ],
)
async def test_what_is_wrong_is_said(hass: HomeAssistant, target: Any, options: Any, message: str) -> None:
    hass.states.async_set("sun.sun", "above_horizon")
    er.async_get(hass).async_get_or_create(
        "sensor", "other", "1", suggested_object_id="hall", translation_key="occupancy"
    )
    async with told_shop(hass):
        with pytest.raises(vol.Invalid, match=message):
            await async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([on(CROSSED, target, **options)]))


async def test_an_automation_that_is_wrong_says_so(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    async with told_shop(hass, zone_subentry("Aisle")):
        await automate(hass, on("queue_crossed_threshold", {"entity_id": AISLE}, **threshold("above", 3)))
        assert state(hass, "automation.say") == STATE_UNAVAILABLE
        assert f"{AISLE} does not say how long the queue at a till is" in caplog.text


async def test_an_entity_that_is_not_there_yet_is_let_be(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        calls = await automate(hass, on("occupied_while_closed", CLOSED))
        hass.config_entries.async_update_entry(shop, options=NEVER)
        await hass.async_block_till_done()
        tell(shop.runtime_data, 0.0)
        await hass.async_block_till_done()
        tell(shop.runtime_data, 1.0)
        await hass.async_block_till_done()
        assert about(calls) == ["shop_occupied_while_closed"]
