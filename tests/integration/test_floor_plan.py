"""The floor plan of a shop: kept on disk, told to whoever may see the shop, and gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import FormData
from homeassistant.helpers.storage import Store
from homeassistant.setup import async_setup_component
from homeassistant.util.file import WriteError

from custom_components.footfall.const import DOMAIN

from .asked import ask, event, refused, subscribed
from .conftest import set_up, shop_entry
from .scanners import proxy_subentry
from .told import passes, zone_subentry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import (
        ClientSessionGenerator,
        MockHAClientWebSocket,
        WebSocketGenerator,
    )

EMPTY: dict[str, Any] = {"image": None, "aspect": None, "zones": {}, "nodes": {}}
IMAGE = f"/api/image/serve/{'0123456789abcdef' * 2}/original"
TILL, KITCHEN = {"id-till": {"x": 0.25, "y": 0.5}}, {"id-kitchen": {"x": 1.0, "y": 0.0}}
PLAN = {"image": IMAGE, "aspect": 1.6, "zones": TILL, "nodes": KITCHEN}


@pytest.fixture
async def shop(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a shop with a zone and a scanner that is away."""
    entry = await set_up(hass, shop_entry(proxy_subentry(), zone_subentry("Till", "till")))
    yield entry
    if entry.entry_id in {one.entry_id for one in hass.config_entries.async_loaded_entries(DOMAIN)}:
        assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
async def client(shop: MockConfigEntry, hass_ws_client: WebSocketGenerator) -> MockHAClientWebSocket:
    """Give a connection of an administrator."""
    return await hass_ws_client()


@pytest.fixture
async def pictures(hass: HomeAssistant) -> None:
    """Have Home Assistant keep pictures."""
    assert await async_setup_component(hass, "image_upload", {})


def key_of(shop: MockConfigEntry) -> str:
    """Give the name of the file that the plan is kept in."""
    return f"footfall.{shop.entry_id}.floor_plan"


async def plan_of(client: MockHAClientWebSocket, shop: MockConfigEntry) -> Any:
    return await ask(client, "floor_plan/get", entry_id=shop.entry_id)


async def save(client: MockHAClientWebSocket, shop: MockConfigEntry, **changes: Any) -> Any:
    return await ask(client, "floor_plan/save", entry_id=shop.entry_id, **changes)


async def test_a_plan_outlives_a_restart(
    hass: HomeAssistant, hass_storage: dict[str, Any], shop: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    assert await plan_of(client, shop) == EMPTY
    assert key_of(shop) not in hass_storage
    assert await save(client, shop, **PLAN) == PLAN
    assert await plan_of(client, shop) == PLAN
    assert (hass_storage[key_of(shop)]["version"], hass_storage[key_of(shop)]["data"]) == (1, PLAN)

    assert await hass.config_entries.async_reload(shop.entry_id)
    assert await plan_of(client, shop) == PLAN


async def test_what_is_not_given_stays(shop: MockConfigEntry, client: MockHAClientWebSocket) -> None:
    await save(client, shop, **PLAN)
    assert await save(client, shop, nodes={}) == {**PLAN, "nodes": {}}
    assert await save(client, shop, aspect=2) == {**PLAN, "nodes": {}, "aspect": 2.0}
    other = IMAGE.replace("0", "f")
    assert await save(client, shop, image=other) == {**PLAN, "image": other, "aspect": None, "nodes": {}}
    assert await save(client, shop, image=None, aspect=3) == {**EMPTY, "zones": TILL}


async def test_what_the_shop_has_no_more_drops_out(
    hass: HomeAssistant, shop: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    await save(client, shop, **PLAN)
    unknown = {**TILL, "id-nothing": {"x": 0.5, "y": 0.5}}
    assert (await save(client, shop, zones=unknown))["zones"] == TILL
    _, first = await subscribed(client, "subscribe_floor_plan", entry_id=shop.entry_id)
    assert first == PLAN

    for gone in ("id-till", "id-kitchen"):
        assert hass.config_entries.async_remove_subentry(shop, gone)
    await hass.async_block_till_done()
    await passes(hass, 2)

    assert await event(client) == {**PLAN, "zones": {}, "nodes": {}}


async def test_who_looks_at_it_sees_what_another_saves(
    hass: HomeAssistant, shop: MockConfigEntry, client: MockHAClientWebSocket, hass_ws_client: WebSocketGenerator
) -> None:
    other = await hass_ws_client()
    _, first = await subscribed(other, "subscribe_floor_plan", entry_id=shop.entry_id)
    assert first == EMPTY
    await save(client, shop, **PLAN)
    await passes(hass, 2)
    assert await event(other) == PLAN


@pytest.mark.parametrize(
    "changes",
    [
        {"image": "https://example.test/plan.png"},
        {"image": "/api/image/serve/../../secret/original"},
        {"image": f"{IMAGE}?x"},
        {"image": IMAGE.replace("original", "512x512")},
        {"aspect": 0},
        {"aspect": "wide"},
        {"zones": {"id-till": {"x": 1.1, "y": 0}}},
        {"zones": {"id-till": {"x": -0.1, "y": 0}}},
        {"nodes": {"id-kitchen": {"x": 0.5}}},
        {"nodes": {"id-kitchen": {"x": 0.5, "y": "0.5"}}},
        {"nodes": []},
    ],
)
async def test_what_is_no_plan_is_refused(
    shop: MockConfigEntry, client: MockHAClientWebSocket, changes: dict[str, Any]
) -> None:
    assert await refused(client, "floor_plan/save", entry_id=shop.entry_id, **changes) == ("invalid_format", None)
    assert await plan_of(client, shop) == EMPTY


async def test_only_administrators_change_it(
    shop: MockConfigEntry, hass_ws_client: WebSocketGenerator, hass_read_only_access_token: str
) -> None:
    reader = await hass_ws_client(access_token=hass_read_only_access_token)
    assert await refused(reader, "floor_plan/save", entry_id=shop.entry_id, **PLAN) == ("unauthorized", None)
    assert await plan_of(reader, shop) == EMPTY


@pytest.mark.parametrize("damage", [{"zones": 3}, {**PLAN, "aspect": "wide"}, "something else"])
async def test_a_damaged_plan_is_begun_anew(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    shop: MockConfigEntry,
    client: MockHAClientWebSocket,
    caplog: pytest.LogCaptureFixture,
    damage: object,
) -> None:
    await save(client, shop, **PLAN)
    hass_storage[key_of(shop)]["data"] = damage
    assert await hass.config_entries.async_reload(shop.entry_id)
    assert await plan_of(client, shop) == EMPTY
    assert "floor_plan is damaged" in caplog.text
    assert hass_storage[key_of(shop)]["data"] == damage, "until another one is saved"
    assert await save(client, shop, **PLAN) == PLAN


async def test_a_plan_of_a_newer_version_is_left_alone(
    hass: HomeAssistant, hass_storage: dict[str, Any], shop: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    await save(client, shop, **PLAN)
    theirs = {**hass_storage[key_of(shop)], "version": 2, "data": {"rooms": []}}
    hass_storage[key_of(shop)] = theirs
    assert await hass.config_entries.async_reload(shop.entry_id)
    assert await plan_of(client, shop) == EMPTY
    refusal = await refused(client, "floor_plan/save", entry_id=shop.entry_id, **PLAN)
    assert refusal == ("home_assistant_error", "floor_plan_newer")
    assert hass_storage[key_of(shop)] == theirs


async def test_what_the_disk_does_not_take_is_said(
    shop: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save(client, shop, **PLAN)

    async def full(*_: object) -> None:
        raise WriteError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_async_write_data", full)
        refusal = await refused(client, "floor_plan/save", entry_id=shop.entry_id, zones={})
    assert refusal == ("home_assistant_error", "floor_plan_not_written")
    assert await plan_of(client, shop) == PLAN
    assert (await save(client, shop, zones={}))["zones"] == {}


async def uploaded(client: ClientSessionGenerator) -> str:
    """Upload a picture as the card does; return its address."""
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000002000001000505025f0000000049454e44ae426082"
    )
    form = FormData()
    form.add_field("file", picture, filename="plan.png", content_type="image/png")
    answer = await (await client()).post("/api/image/upload", data=form)
    assert answer.status == 200, await answer.text()
    return f"/api/image/serve/{(await answer.json())['id']}/original"


async def test_a_picture_that_is_replaced_is_deleted_unless_another_shop_shows_it(
    hass: HomeAssistant,
    pictures: None,
    shop: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    first, second = await uploaded(hass_client), await uploaded(hass_client)
    visitor = await hass_client_no_auth()
    other = await set_up(hass, shop_entry(title="Other"))
    for one in (shop, other):
        await save(client, one, image=first, aspect=1)

    await save(client, shop, zones=TILL)
    await save(client, shop, image=second)
    assert (await visitor.get(first)).status == 200, "another shop shows it"
    await save(client, other, image=second)
    assert (await visitor.get(first)).status == 404
    await save(client, other, image=None)
    assert (await visitor.get(second)).status == 200
    await save(client, shop, image=None)
    assert (await visitor.get(second)).status == 404


async def test_it_goes_with_the_shop_and_so_does_its_picture(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    pictures: None,
    shop: MockConfigEntry,
    client: MockHAClientWebSocket,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    image = await uploaded(hass_client)
    other = await set_up(hass, shop_entry(title="Other"))
    for one in (shop, other):
        await save(client, one, image=image, aspect=1)
    visitor = await hass_client_no_auth()
    assert (await visitor.get(image)).status == 200

    assert await hass.config_entries.async_remove(shop.entry_id)
    assert key_of(shop) not in hass_storage
    assert (await visitor.get(image)).status == 200, "another shop shows it"
    assert await hass.config_entries.async_remove(other.entry_id)
    assert key_of(other) not in hass_storage
    assert (await visitor.get(image)).status == 404


@pytest.mark.parametrize("more", [{"version": 2}, {"data": {}}])
async def test_a_plan_that_cannot_be_read_goes_with_the_shop_too(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    shop: MockConfigEntry,
    client: MockHAClientWebSocket,
    more: dict[str, Any],
) -> None:
    await save(client, shop, **PLAN)
    hass_storage[key_of(shop)] |= more
    assert await hass.config_entries.async_remove(shop.entry_id)
    assert key_of(shop) not in hass_storage
