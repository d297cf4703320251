"""People came in: told of together, not too often, and only as long as it is news."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import callback

from .told import TODAY, passes, tell, told_shop
from .watch import state

if TYPE_CHECKING:
    from homeassistant.core import Event, HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

ARRIVALS = "event.shop_arrivals"


@pytest.fixture
def told(hass: HomeAssistant) -> list[int]:
    """Give the people of each arrival."""
    seen: list[int] = []

    @callback
    def note(event: Event) -> None:
        new = event.data["new_state"]
        if event.data["entity_id"] == ARRIVALS and new is not None and new.attributes.get("event_type") == "arrival":
            seen.append(new.attributes["people"])

    hass.bus.async_listen("state_changed", note)
    return seen


def entered(shop: MockConfigEntry, entries: float, day: int = 1) -> None:
    tell(shop.runtime_data, 5.0, today=replace(TODAY, day=day, visits=replace(TODAY.visits, entries=entries)))


async def test_who_came_before_is_no_news(hass: HomeAssistant, told: list[int]) -> None:
    """Home Assistant starts in mid-day, or nodes tell what happened while they could not be reached."""
    async with told_shop(hass) as shop:
        node = shop.runtime_data.nodes["id-door"]
        node.connected = False
        shop.runtime_data.node_changed(node)
        node.connected = True
        entered(shop, 50.0)
        await passes(hass, 31)
        assert told == []
        assert state(hass, ARRIVALS) == STATE_UNKNOWN


async def test_people_who_come_together_are_told_of_together(hass: HomeAssistant, told: list[int]) -> None:
    async with told_shop(hass) as shop:
        entered(shop, 0.0)
        entered(shop, 2.4)
        assert told == [2], "at once, and not when the numbers are due"
        for entries in (2.9, 3.3, 4.1, 5.7):
            entered(shop, entries)
        assert told == [2]
        await passes(hass, 31)
        assert told == [2, 3]
        await passes(hass, 31)
        assert told == [2, 3]


async def test_a_correction_tells_of_nobody_twice(hass: HomeAssistant, told: list[int]) -> None:
    async with told_shop(hass) as shop:
        entered(shop, 0.0)
        for entries in (3.0, 2.3, 3.0, 3.4):
            entered(shop, entries)
            await passes(hass, 31)
        assert told == [3]


async def test_nobody_is_told_of_when_it_is_no_news_any_more(hass: HomeAssistant, told: list[int]) -> None:
    """The shop is lost while somebody waits to be told of, or the estimate takes that somebody back."""
    async with told_shop(hass) as shop:
        node = shop.runtime_data.nodes["id-door"]
        entered(shop, 0.0)
        entered(shop, 2.0)
        entered(shop, 3.2)
        entered(shop, 2.8)
        await passes(hass, 31)
        assert told == [2]
        entered(shop, 4.0)
        node.connected = False
        shop.runtime_data.node_changed(node)
        await passes(hass, 31)
        assert told == [2]


async def test_a_new_day_and_one_that_was_forgotten_begin_at_nought(hass: HomeAssistant, told: list[int]) -> None:
    async with told_shop(hass) as shop:
        entered(shop, 0.0)
        entered(shop, 40.0)
        entered(shop, 1.2, day=2)
        await passes(hass, 31)
        assert told == [40, 1]
        entered(shop, 30.0, day=2)
        await passes(hass, 31)
        entered(shop, 0.0, day=2)
        await passes(hass, 31)
        entered(shop, 2.0, day=2)
        await passes(hass, 31)
        assert told == [40, 1, 29, 2]
