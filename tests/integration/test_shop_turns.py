"""What a node that lagged held up is counted in turns, between which everybody else has theirs."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from custom_components.footfall.shop import AT_ONCE
from tests.engine.sightings import START, crowd, said

from .conftest import set_up, shop_entry
from .stand_ins import ScriptedNode
from .watch import scripted_subentry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

SECONDS = AT_ONCE
TURNS = 3


@asynccontextmanager
async def held_up(hass: HomeAssistant) -> AsyncIterator[Shop]:
    """Give a shop in which one node has told more than what is counted at once, and another one is waited for."""
    async with ScriptedNode(pull=lambda: None) as node:
        shop = (await set_up(hass, shop_entry(scripted_subentry(node)))).runtime_data
        [door] = shop.nodes.values()
        shop.engine.add_node("lags", catching_up=True)
        shop.take(door, said(*crowd(20 * TURNS, SECONDS), until=SECONDS))
        assert shop.engine.snapshot.time == 0
        shop.engine.ingest("lags", said(until=SECONDS), 1)
        shop.take(door, said(until=SECONDS))
        yield shop


async def test_others_have_their_turn_meanwhile(hass: HomeAssistant) -> None:
    async with held_up(hass) as shop:
        turns = 0
        while shop.engine.behind:
            await asyncio.sleep(0)
            turns += 1

        assert turns >= TURNS - 1
        assert shop.engine.snapshot.time == START + SECONDS
        assert shop.engine.snapshot.wifi_devices == 20 * TURNS
        await hass.config_entries.async_unload(shop.entry_id)


async def test_what_is_left_is_counted_before_the_shop_stops(hass: HomeAssistant) -> None:
    async with held_up(hass) as shop:
        before = shop.engine.behind

        await hass.config_entries.async_unload(shop.entry_id)

        assert (before, shop.engine.behind) == (True, False)
        assert shop.engine.snapshot.time == START + SECONDS
