"""Staff by clicks: what they carry is checked before it is kept, and nobody is added who has not agreed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.data_entry_flow import FlowResultType

from custom_components.footfall.diagnostics import async_get_config_entry_diagnostics

from .conftest import set_up, shop_entry, until
from .flows import add, change, fill_in_part
from .stand_ins import ScriptedNode
from .test_staff import BEACON, UUID, member
from .texts import TEXTS, check_form, check_menu, suggested
from .watch import scripted_subentry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

STAFF = TEXTS["config_subentries"]["staff"]
TAG = "02:00:00:00:00:07"
GIVEN: dict[str, dict[str, Any]] = {
    "ibeacon": {"uuid": f" {UUID.replace('-', '').upper()}", "major": 1, "minor": 2},
    "tag": {"address": TAG.replace(":", "-")},
    "private_ble_device": {"entity_id": "device_tracker.annas_phone"},
    "device_tracker": {"entity_id": "device_tracker.anna", "zone": "zone.shop"},
}
KEPT: dict[str, dict[str, Any]] = GIVEN | {"ibeacon": BEACON, "tag": {"address": TAG}}


async def begin(hass: HomeAssistant, shop: MockConfigEntry, means: str) -> Mapping[str, Any]:
    """Choose what a new member of staff carries."""
    menu = await add(hass, shop, "staff")
    assert menu["menu_options"] == list(GIVEN)
    check_menu(STAFF, menu)
    return await fill_in_part(hass, menu, next_step_id=means)


@pytest.mark.parametrize("means", GIVEN)
async def test_added_and_changed(hass: HomeAssistant, means: str) -> None:
    shop = await set_up(hass, shop_entry())
    form = await begin(hass, shop, means)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, means)
    check_form(STAFF, form)

    done = await fill_in_part(hass, form, name=" Anna ", agreed=True, **GIVEN[means])
    await hass.async_block_till_done()

    assert done["type"] is FlowResultType.CREATE_ENTRY
    [kept] = shop.subentries.values()
    assert (kept.title, dict(kept.data), kept.unique_id) == ("Anna", {"means": means, **KEPT[means]}, None)
    assert len(shop.runtime_data.staff) == 1

    form = await change(hass, shop, kept.subentry_id)
    assert form["step_id"] == means
    assert suggested(form) == {"name": "Anna", **KEPT[means]}
    done = await fill_in_part(hass, form, name="Ben", agreed=True, **GIVEN[means])
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    [changed] = shop.subentries.values()
    assert (changed.title, changed.data) == ("Ben", kept.data)
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    ("means", "given", "errors"),
    [
        ("ibeacon", {"agreed": False}, {"agreed": "not_agreed"}),
        ("tag", {"name": " "}, {"name": "name_missing"}),
        ("ibeacon", {"uuid": "0123"}, {"uuid": "uuid_malformed"}),
        ("tag", {"address": "02:00:00"}, {"address": "address_malformed"}),
        ("tag", {"address": "x", "agreed": False}, {"address": "address_malformed", "agreed": "not_agreed"}),
        ("private_ble_device", {"agreed": False}, {"agreed": "not_agreed"}),
        ("device_tracker", {"name": ""}, {"name": "name_missing"}),
    ],
)
async def test_what_is_wrong_is_said_and_can_be_put_right(
    hass: HomeAssistant, means: str, given: dict[str, Any], errors: dict[str, str]
) -> None:
    shop = await set_up(hass, shop_entry())
    right = {"name": "Anna", "agreed": True, **GIVEN[means]}

    form = await fill_in_part(hass, await begin(hass, shop, means), **right | given)

    assert (form["type"], form["errors"]) == (FlowResultType.FORM, errors)
    check_form(STAFF, form)
    assert suggested(form).items() >= {name: one for name, one in given.items() if name != "name"}.items()
    assert (await fill_in_part(hass, form, **right))["type"] is FlowResultType.CREATE_ENTRY
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("means", GIVEN)
async def test_one_thing_is_carried_by_one(hass: HomeAssistant, means: str) -> None:
    shop = await set_up(hass, shop_entry(member("Anna", means, **KEPT[means])))

    form = await fill_in_part(hass, await begin(hass, shop, means), name="Ben", agreed=True, **GIVEN[means])

    assert form["errors"] == {"base": "already_carried"}
    check_form(STAFF, form)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_can_listen_for_16_beacons(hass: HomeAssistant) -> None:
    staff = [member(f"Member {minor}", "ibeacon", **BEACON | {"minor": minor}) for minor in range(16)]
    shop = await set_up(hass, shop_entry(*staff))
    one_more = GIVEN["ibeacon"] | {"minor": 16}

    form = await fill_in_part(hass, await begin(hass, shop, "ibeacon"), name="Anna", agreed=True, **one_more)
    assert form["errors"] == {"base": "too_many_beacons"}
    check_form(STAFF, form)

    form = await change(hass, shop, staff[0]["subentry_id"])
    done = await fill_in_part(hass, form, name="Anna", agreed=True, **one_more)
    assert done["type"] is FlowResultType.ABORT
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_that_cannot_hear_a_beacon_are_named(hass: HomeAssistant) -> None:
    """A stand-in for a node with older firmware."""
    async with ScriptedNode() as old:
        shop = await set_up(hass, shop_entry(scripted_subentry(old)))
        await until(lambda: shop.runtime_data.nodes["id-door"].connected)
        form = await begin(hass, shop, "ibeacon")
        assert "- **Door**: This node's firmware is older" in form["description_placeholders"]["trouble"]
        assert await hass.config_entries.async_unload(shop.entry_id)
    form = await begin(hass, shop, "ibeacon")
    assert form["description_placeholders"] == {"trouble": ""}


def test_no_text_is_there_for_nothing() -> None:
    assert set(STAFF["step"]) == {"user", *GIVEN}
    assert set(STAFF["error"]) == {
        *("name_missing", "not_agreed", "uuid_malformed", "address_malformed", "already_carried", "too_many_beacons")
    }


async def test_diagnostics_say_how_many_carry_what_and_not_who(hass: HomeAssistant) -> None:
    staff = [member("Anna", means, **KEPT[means]) for means in GIVEN]
    shop = await set_up(hass, shop_entry(*staff))

    told = await async_get_config_entry_diagnostics(hass, shop)

    assert told["staff"] == {"people": 1, "carried": dict.fromkeys(GIVEN, 1)}
    assert told["equipment"] == 0
    text = json.dumps(told)
    assert [secret for secret in ("Anna", "anna", UUID, TAG, "entity_id") if secret in text] == []
    assert await hass.config_entries.async_unload(shop.entry_id)
