"""Subscriptions of the cards: told at once and when something changes, and over with the connection or the shop."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.shop import Shop

from .asked import event, received, refused, subscribed
from .conftest import set_up, shop_entry, until
from .hours import HOUR, at, row
from .told import passes, told_shop
from .watch import tasks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

    from custom_components.footfall.dashboard.feed import Feed


@pytest.fixture
async def entry(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a shop whose node has spoken."""
    async with told_shop(hass) as shop:
        yield shop


@pytest.fixture
async def client(entry: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> MockHAClientWebSocket:
    """Give a connection of an administrator."""
    return await hass_ws_client()


async def nothing_more(client: MockHAClientWebSocket) -> None:
    """Hold that nothing was sent: it would stand before the answer to a question."""
    await client.send_json_auto_id({"type": "ping"})
    assert (await received(client))["type"] == "pong"


def goes_on(monkeypatch: pytest.MonkeyPatch, shop: Shop, entries: float) -> None:
    """Have so many people come in the hour that goes on, and the shop say that something has changed."""
    running = row(shop.moment // HOUR * HOUR, entries, heard_s=1800.0)
    monkeypatch.setattr(shop.engine._account, "hour_so_far", lambda: running)
    shop._publish()


def waits(feed: Feed) -> bool:
    return feed._cancel_timer is not None


async def test_what_is_counted_is_told_once_a_minute_at_most(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop: Shop = entry.runtime_data
    _, first = await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    assert first["totals"]["entries"] != 7

    goes_on(monkeypatch, shop, 5.0)
    goes_on(monkeypatch, shop, 7.0)
    await passes(hass, 50)
    await nothing_more(client)
    await passes(hass, 61)
    assert (await event(client))["totals"]["entries"] == 7
    await nothing_more(client)

    shop._publish()
    await passes(hass, 61)
    await nothing_more(client)


async def test_an_hour_that_closes_is_told_soon(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    shop: Shop = entry.runtime_data
    await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    before = shop.moment // HOUR * HOUR - HOUR

    for entries in (10.0, 11.0):
        shop.history.add([row(before, entries, again=True)])
    await passes(hass, 2)

    told = await event(client)
    assert [hour["entries"] for hour in told["hours"] if hour["entries"] is not None] == [11]
    await nothing_more(client)


async def test_a_day_begins_though_no_node_says_anything(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    now = [at("2026-11-10 03:59")]
    monkeypatch.setattr(Shop, "moment", property(lambda _: now[-1]))
    shop = await set_up(hass, shop_entry())
    client = await hass_ws_client()
    _, first = await subscribed(client, "subscribe_day", entry_id=shop.entry_id)
    assert first["day"] == "2026-11-09"

    now.append(at("2026-11-10 04:00"))
    await passes(hass, 61)
    await passes(hass, 122)

    assert (await event(client))["day"] == "2026-11-10"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_change_of_the_set_up_is_told(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    _, first = await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    assert {hour["open"] for hour in first["hours"]} == {None}
    hass.config_entries.async_update_entry(entry, options={"hours": {}})
    await hass.async_block_till_done()
    await passes(hass, 2)
    assert {hour["open"] for hour in (await event(client))["hours"]} == {False}


async def test_all_who_subscribed_are_told_the_same_and_it_is_made_once(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop: Shop = entry.runtime_data
    other = await hass_ws_client()
    for one in (client, other):
        await subscribed(one, "subscribe_day", entry_id=entry.entry_id)
    make, made = shop.dashboard.days.async_make, []

    async def counted() -> dict[str, Any]:
        made.append(await make())
        return made[-1]

    monkeypatch.setattr(shop.dashboard.day, "_make", counted)
    goes_on(monkeypatch, shop, 5.0)
    await passes(hass, 61)
    assert await event(client) == await event(other) == made[0]
    assert len(made) == 1


async def test_whoever_joins_while_it_is_made_is_told_too(
    entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    numbers: list[int] = []
    for number in (1, 2):
        await client.send_json({"id": number, "type": "footfall/subscribe_day", "entry_id": entry.entry_id})
    while len(numbers) < 2:
        message = await received(client)
        if message["type"] == "event":
            numbers.append(message["id"])
    assert sorted(numbers) == [1, 2]


async def test_it_ends_with_a_word_and_with_the_connection(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket, hass_ws_client: WebSocketGenerator
) -> None:
    shop: Shop = entry.runtime_data
    day = shop.dashboard.day
    number, _ = await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    other = await hass_ws_client()
    await subscribed(other, "subscribe_day", entry_id=entry.entry_id)
    assert len(day._subscribers) == 2

    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": number})
    assert (await received(client))["success"]
    assert len(day._subscribers) == 1
    shop.history.add([row(shop.moment // HOUR * HOUR - HOUR, 3.0)])
    assert waits(day)
    await other.close()
    await until(lambda: not day._subscribers)
    assert not waits(day), "nobody is there whom it is made for"
    shop._publish()
    assert not waits(day)


async def test_it_ends_with_the_shop_and_says_so(
    hass: HomeAssistant, entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    number, _ = await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await event(client) == {"ended": True}
    assert await refused(client, "subscribe_day", entry_id=entry.entry_id) == ("not_found", "shop_not_loaded")
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": number})
    assert (await received(client))["error"]["code"] == "not_found"
    assert [name for name in tasks() if "day" in name] == []

    assert await hass.config_entries.async_setup(entry.entry_id)
    await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    old = weakref.ref(entry.runtime_data.dashboard)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert await event(client) == {"ended": True}
    await subscribed(client, "subscribe_day", entry_id=entry.entry_id)
    await hass.async_block_till_done()
    gc.collect()
    assert old() is None, "nothing holds what was"
