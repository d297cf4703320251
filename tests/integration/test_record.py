"""The record of what was changed when: all that touches privacy, over restarts, and nothing of anybody."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigSubentry
from homeassistant.setup import async_setup_component

from custom_components.footfall.listening import Thing
from custom_components.footfall.papers import record as of_record
from custom_components.footfall.papers.record import Record, record_store

from .conftest import set_up, shop_entry
from .flows import options, set_option
from .hours import zone_subentry
from .reported import YESTERDAY, remember_days
from .test_papers import Page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

ADDRESS = "020000000001"


@pytest.fixture
async def shop(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    assert await async_setup_component(hass, "http", {})
    shop = await set_up(hass, shop_entry())
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


def record(shop: MockConfigEntry) -> Record:
    kept: Record = shop.runtime_data.record
    return kept


def told(shop: MockConfigEntry) -> list[tuple[str, Any, Any]]:
    return [(change["what"], change["old"], change["new"]) for change in record(shop).changes]


def subentry(kind: str, title: str, **data: Any) -> ConfigSubentry:
    return ConfigSubentry(
        data=MappingProxyType(data), subentry_id=f"id-{kind}", subentry_type=kind, title=title, unique_id=None
    )


async def change(hass: HomeAssistant, shop: MockConfigEntry, **changed: Any) -> None:
    hass.config_entries.async_update_entry(shop, options={**shop.options, **changed})
    await hass.async_block_till_done()


async def test_what_touches_privacy_is_noted(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    await change(hass, shop, privacy="anonymous", smallest=10)
    await change(hass, shop, door_counter="counter.door", capacity=30)
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", "Till"))
    hass.config_entries.async_add_subentry(shop, subentry("staff", "Someone", means="tag", address="02:00:00:00:00:01"))
    await hass.async_block_till_done()
    await shop.runtime_data.async_leave_out([Thing(bytes.fromhex(ADDRESS), 0x57)])
    shop.runtime_data.erase()
    await shop.runtime_data.async_forget()
    hass.config_entries.async_remove_subentry(shop, "id-till")
    await change(hass, shop, papers={"controller": "Somebody Real"})
    assert told(shop) == [
        ("begun", None, None),
        ("privacy", "day", "anonymous"),
        ("smallest", 5, 10),
        # What was held under the key of the day is not kept under an anonymous one.
        ("erased", None, None),
        ("door_counter", False, True),
        ("zone_added", None, "Till"),
        ("staff_added", None, "tag"),
        ("equipment", 0, 1),
        ("erased", None, None),
        ("forgotten_all", None, None),
        ("zone_removed", "Till", None),
        ("responsible", False, True),
    ]
    stored = json.dumps(await record_store(hass, shop.entry_id).async_load())
    for secret in ("Someone", "Somebody", "02:00", ADDRESS, shop.data["token"], shop.data["hub"]):
        assert secret not in stored


async def test_it_outlives_a_restart_and_sees_what_was_changed_meanwhile(
    hass: HomeAssistant, shop: MockConfigEntry
) -> None:
    await change(hass, shop, day_ends="03:00:00")
    assert await hass.config_entries.async_unload(shop.entry_id)
    hass.config_entries.async_update_entry(shop, options={**shop.options, "day_ends": "05:00:00"})
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert told(shop)[1:] == [("day_ends", "04:00", "03:00"), ("day_ends", "03:00", "05:00")]
    assert await hass.config_entries.async_reload(shop.entry_id)
    assert len(told(shop)) == 3, "a reload is no change"


async def test_it_goes_with_its_shop(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    shop = await set_up(hass, shop_entry())
    key = record_store(hass, shop.entry_id).key
    assert key in hass_storage
    await hass.config_entries.async_remove(shop.entry_id)
    assert key not in hass_storage


async def test_the_newest_are_kept(hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_record, "MOST", 3)
    for smallest in (6, 7, 8, 9):
        await change(hass, shop, smallest=smallest)
    assert told(shop) == [("smallest", 6, 7), ("smallest", 7, 8), ("smallest", 8, 9)]
    assert record(shop).dropped == 2


async def test_what_a_newer_version_wrote_stays_as_it_is(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    hass_client: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert await async_setup_component(hass, "http", {})
    shop = await set_up(hass, shop_entry())
    assert await hass.config_entries.async_unload(shop.entry_id)
    key = record_store(hass, shop.entry_id).key
    theirs = {**hass_storage[key], "version": 9}
    hass_storage[key] = theirs
    assert await hass.config_entries.async_setup(shop.entry_id)
    await change(hass, shop, smallest=9)
    assert not record(shop).readable
    assert "the record of changes" in caplog.text
    answer = await (await hass_client()).get(f"/api/footfall/paper/{shop.entry_id}/record")
    assert "cannot be read" in Page(await answer.text()).printed
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert hass_storage[key] == theirs


async def test_it_is_told_in_plain_words(
    hass: HomeAssistant, shop: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    form = await options(hass, shop, "hours", "working_week")
    await set_option(hass, form, weekdays={"opens": "09:00:00", "closes": "18:00:00"}, saturday={}, sunday={})
    await change(hass, shop, privacy="anonymous", profile="{}", papers={"controller": "Example"}, door_counter="x.y")
    hass.config_entries.async_add_subentry(shop, subentry("staff", "Someone", means="tag", address="02:00:00:00:00:01"))
    await hass.async_block_till_done()
    remember_days(shop, [YESTERDAY])
    await shop.runtime_data.async_forget(shop.runtime_data.history.days()[0])
    client = await hass_client()
    page = Page(await (await client.get(f"/api/footfall/paper/{shop.entry_id}/record")).text())
    for said in (
        "The record begins",
        "Opening hours not set Mon 09:00-18:00; Tue 09:00-18:00",
        "Sat closed",
        "How long a phone can be recognised until the end of the business day 5 minutes at most",
        "Calibration profile the built-in one",
        "Counter at the door none yes",
        "not set filled in",
        "Member of staff added a Bluetooth tag",
        "Numbers of a day deleted November 10, 2026",
    ):
        assert said in page.printed, said
    page = Page(await (await client.get(f"/api/footfall/paper/{shop.entry_id}/record?language=zh-Hans")).text())
    assert "周一 09:00-18:00" in page.printed
