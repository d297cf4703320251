"""Reports over HTTP: who gets them, what is refused, and how they come."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footfall.const import DOMAIN

from .reported import OPEN, YESTERDAY, of_table, read_csv, read_xlsx, remember_days, reported_shop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp.test_utils import TestClient
    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

    type Client = TestClient[Any, Any]


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncIterator[MockConfigEntry]:
    shop = await reported_shop(hass, freezer, options=OPEN)
    remember_days(shop, ["2026-11-03", "2026-11-09", YESTERDAY])
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


def address(entry_id: str, **query: str) -> str:
    return f"/api/footfall/report/{entry_id}?{urlencode({'period': 'yesterday', **query})}"


async def token_of(hass: HomeAssistant, policy: dict[str, Any]) -> str:
    """Give the access token of somebody who may do no more than a policy says."""
    user = MockUser(groups=[]).add_to_hass(hass)
    user.mock_policy(policy)
    refresh_token = await hass.auth.async_create_refresh_token(user, "https://example.com/")
    return hass.auth.async_create_access_token(refresh_token)


async def test_a_page_is_shown(shop: MockConfigEntry, hass_client: ClientSessionGenerator) -> None:
    answer = await (await hass_client()).get(address(shop.entry_id))
    assert answer.status == HTTPStatus.OK
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="footfall_shop_2026-11-10.html"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox"} <= set(policy)
    assert "Tuesday, November 10, 2026" in await answer.text()


async def test_files_are_downloaded(shop: MockConfigEntry, hass_client: ClientSessionGenerator) -> None:
    client = await hass_client()
    answer = await client.get(address(shop.entry_id, format="csv", language="de"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="footfall_shop_2026-11-10.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    read = read_csv(await answer.read())
    assert of_table(read, "figures")[0]["value"] == "108"
    assert "Besuche" in of_table(read, "figures")[0]["definition"]
    answer = await client.get(address(shop.entry_id, format="xlsx"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="footfall_shop_2026-11-10.xlsx"'
    assert read_xlsx(await answer.read()).sheetnames[0] == "Figures"


async def test_a_span_by_its_times(shop: MockConfigEntry, hass_client: ClientSessionGenerator) -> None:
    query = {"start": "2026-11-03T03:00:00Z", "end": "2026-11-11T03:00:00Z", "format": "csv", "open_only": "true"}
    client = await hass_client()
    answer = await client.get(f"/api/footfall/report/{shop.entry_id}?{urlencode(query)}")
    read = read_csv(await answer.read())
    assert of_table(read, "figures")[0]["value"] == "324"
    local = {**query, "start": "2026-11-03T04:00", "end": "2026-11-11T04:00"}
    answer = await client.get(f"/api/footfall/report/{shop.entry_id}?{urlencode(local)}")
    assert read_csv(await answer.read()) == read
    assert "Only hours in which the shop was open" in str(of_table(read, "notes"))


async def test_the_dashboard_signs_a_link(
    hass: HomeAssistant,
    shop: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    assert await async_setup_component(hass, "auth", {})
    asking = await hass_ws_client()
    await asking.send_json_auto_id({"type": "auth/sign_path", "path": address(shop.entry_id, format="csv")})
    told = await asking.receive_json()
    assert told["success"], told
    signed = told["result"]["path"]
    client = await hass_client_no_auth()
    answer = await client.get(signed)
    assert answer.status == HTTPStatus.OK
    assert of_table(read_csv(await answer.read()), "figures")[0]["value"] == "108"
    for changed in (signed.replace("yesterday", "today"), signed.replace(shop.entry_id, "another"), signed[:-3]):
        assert (await client.get(changed)).status == HTTPStatus.UNAUTHORIZED


async def test_without_a_login_there_is_nothing(
    shop: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    client = await hass_client_no_auth()
    for entry_id in (shop.entry_id, "no-such-shop"):
        assert (await client.get(address(entry_id))).status == HTTPStatus.UNAUTHORIZED


async def test_who_may_not_read_the_shop_does_not_learn_whether_there_is_one(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    policy = {"entities": {"entity_ids": {"sensor.shop_entries_today": True}}}
    client = await hass_client(await token_of(hass, policy))
    refused = [await client.get(address(entry_id, format="csv")) for entry_id in (shop.entry_id, "no-such-shop")]
    assert {answer.status for answer in refused} == {HTTPStatus.FORBIDDEN}
    said = [await answer.json() for answer in refused]
    assert said[0] == said[1] == {"message": "Not allowed", "code": "unauthorized"}
    await hass.config_entries.async_unload(shop.entry_id)
    assert (await client.get(address(shop.entry_id))).status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "policy",
    [
        {"entities": {"entity_ids": {"binary_sensor.shop_occupied": {POLICY_READ: True}}}},
        {"entities": {"domains": {"binary_sensor": True}}},
        {"entities": {"all": {POLICY_READ: True}}},
        {"entities": True},
    ],
)
async def test_who_may_read_whether_it_is_occupied_gets_reports(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator, policy: dict[str, Any]
) -> None:
    client = await hass_client(await token_of(hass, policy))
    assert (await client.get(address(shop.entry_id))).status == HTTPStatus.OK


async def test_usual_users_get_reports(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator, hass_read_only_access_token: str
) -> None:
    client = await hass_client(hass_read_only_access_token)
    assert (await client.get(address(shop.entry_id))).status == HTTPStatus.OK
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group is not None
    user = MockUser(groups=[group]).add_to_hass(hass)
    refresh_token = await hass.auth.async_create_refresh_token(user, "https://example.com/")
    client = await hass_client(hass.auth.async_create_access_token(refresh_token))
    assert (await client.get(address(shop.entry_id))).status == HTTPStatus.OK


async def test_a_shop_that_is_not_there(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator, hass_admin_user: MockUser
) -> None:
    client = await hass_client()
    answer = await client.get(address("no-such-shop", language="de"))
    assert answer.status == HTTPStatus.NOT_FOUND
    assert (await answer.json())["code"] == "shop_unknown"
    assert "Geschäft" in (await answer.json())["message"]
    await hass.config_entries.async_unload(shop.entry_id)
    answer = await client.get(address(shop.entry_id))
    assert (answer.status, (await answer.json())["code"]) == (HTTPStatus.NOT_FOUND, "shop_not_loaded")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"period": "last_year"}, "invalid"),
        ({"period": "today", "format": "pdf"}, "invalid"),
        ({"period": "today", "language": "klingon"}, "invalid"),
        ({"period": "today", "tables": "all"}, "invalid"),
        ({"start": "soon"}, "invalid"),
        ({}, "report_what"),
        ({"end": "2026-11-10T03:00:00Z"}, "report_what"),
        ({"start": "2026-11-10T03:00:00Z", "end": "2026-11-09T03:00:00Z"}, "report_backwards"),
        ({"start": "2020-11-10T03:00:00Z"}, "report_too_long"),
    ],
)
async def test_what_makes_no_sense_is_said(
    shop: MockConfigEntry, hass_client: ClientSessionGenerator, query: dict[str, str], code: str
) -> None:
    answer = await (await hass_client()).get(f"/api/footfall/report/{shop.entry_id}?{urlencode(query)}")
    assert answer.status == HTTPStatus.BAD_REQUEST
    said = await answer.json()
    assert said["code"] == code
    assert "{" not in said["message"]
    assert said["message"]


async def test_opening_hours_have_to_be_known_to_go_by_them(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    hass.config_entries.async_update_entry(shop, options={})
    await hass.async_block_till_done()
    answer = await (await hass_client()).get(address(shop.entry_id, open_only="1"))
    assert (answer.status, (await answer.json())["code"]) == (HTTPStatus.BAD_REQUEST, "report_hours_unknown")


async def test_the_entry_of_another_integration_is_no_shop(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    await async_setup_component(hass, DOMAIN, {})
    other = type(shop)(domain="sun", title="Sun")
    other.add_to_hass(hass)
    answer = await (await hass_client()).get(address(other.entry_id))
    assert answer.status == HTTPStatus.NOT_FOUND
