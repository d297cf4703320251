"""More devices than there is room for, and more people than ever before, are said under Repairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custom_components.footfall.care.findings import BEYOND, DAYS_OF_USE, FEW, PATIENCE, Issue
from custom_components.footfall.care.floods import MANY
from custom_components.footfall.const import CONF_PROFILE
from custom_components.footfall.engine import DEFAULT_PROFILE

from .hours import row
from .test_care import said
from .told import passes, tell, told_shop

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop


async def minutes(hass: HomeAssistant, shop: Shop, number: int, *, lost: int = 0, withheld: int = 0) -> None:
    """Let so many minutes pass, in each of which the node gives up, and the shop does not take in, so many devices."""
    door = shop.nodes["id-door"]
    for _ in range(number):
        assert door.answer is not None
        door.answer = replace(door.answer, lost_table=door.answer.lost_table + lost)
        tell(shop, withheld=shop.engine.snapshot.withheld + withheld)
        await passes(hass, 61)


async def test_a_node_that_hears_more_than_it_can_hold(hass: HomeAssistant) -> None:
    async with told_shop(hass) as entry:
        shop: Shop = entry.runtime_data
        await minutes(hass, shop, PATIENCE[Issue.NODE_FLOODED] + 2, lost=MANY - 1)
        assert said(hass) == []
        await minutes(hass, shop, PATIENCE[Issue.NODE_FLOODED] - 1, lost=MANY)
        assert said(hass) == []
        await minutes(hass, shop, 1, lost=MANY)
        assert said(hass) == [Issue.NODE_FLOODED]
        await minutes(hass, shop, 1)
        assert said(hass) == []


async def test_counters_that_begin_anew_are_no_flood(hass: HomeAssistant) -> None:
    async with told_shop(hass) as entry:
        shop: Shop = entry.runtime_data
        door = shop.nodes["id-door"]
        for boot in range(PATIENCE[Issue.NODE_FLOODED] + 2):
            assert door.answer is not None
            door.answer = replace(door.answer, boot_id=boot, lost_table=1000 * boot)
            await minutes(hass, shop, 1)
        assert said(hass) == []


async def test_a_shop_that_is_told_of_more_than_people_bring(hass: HomeAssistant) -> None:
    async with told_shop(hass) as entry:
        shop: Shop = entry.runtime_data
        await minutes(hass, shop, PATIENCE[Issue.SHOP_FLOODED] - 1, withheld=1)
        assert said(hass) == []
        await minutes(hass, shop, 1, withheld=1)
        assert said(hass) == [Issue.SHOP_FLOODED]
        await minutes(hass, shop, 1)
        assert said(hass) == []


async def test_far_more_people_than_ever_before(hass: HomeAssistant) -> None:
    fullest = 10.0
    options = {CONF_PROFILE: DEFAULT_PROFILE.to_json()}
    async with told_shop(hass, options=options) as entry:
        shop: Shop = entry.runtime_data
        now = shop.nodes["id-door"].now // 3600 * 3600
        shop.history.add(row(now - 86_400 * day, fullest) for day in range(1, DAYS_OF_USE))

        async def shown(people: float, looks: int) -> list[str]:
            for _ in range(looks):
                tell(shop, people)
                await passes(hass, 61)
            return said(hass)

        assert await shown(1000.0, PATIENCE[Issue.BEYOND] + 1) == [], "what is usual is not known yet"
        shop.history.add([row(now - 86_400 * DAYS_OF_USE, fullest)])
        assert await shown(BEYOND * fullest, PATIENCE[Issue.BEYOND] + 1) == []
        assert await shown(BEYOND * fullest + 1, PATIENCE[Issue.BEYOND]) == [Issue.BEYOND]
        assert await shown(FEW, 1) == []
