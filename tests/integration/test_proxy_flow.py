"""Choosing which of Home Assistant's own Bluetooth scanners belong to a shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr

from custom_components.footfall.const import SUBENTRY_PROXY

from . import flows
from .conftest import set_up, shop_entry
from .flows import add, change, fill_in_part
from .scanners import OTHER_SOURCE, SOURCE, FakeScanner, add_scanner, look, proxy_subentry, set_up_bluetooth
from .stand_ins import adopted
from .texts import TEXTS, check_form, check_menu, fields
from .watch import state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

PROXY = TEXTS["config_subentries"]["proxy"]


def offered(form: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form offers, by name."""
    selector = next(field for key, field in fields(form).items() if key == "source")
    return {option["label"]: option["value"] for option in selector.config["options"]}


def aborted(result: Mapping[str, Any], reason: str) -> bool:
    """Whether a flow ended for this reason, which is told."""
    return result["type"] is FlowResultType.ABORT and result["reason"] == reason and bool(PROXY["abort"][reason])


async def test_a_scanner_joins_the_shop_under_the_name_that_its_owner_gave_it(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner(), f"kitchen ({SOURCE})")
    add_scanner(hass, FakeScanner(OTHER_SOURCE, "hall"), f"hall ({OTHER_SOURCE})")
    registry = dr.async_get(hass)
    owner = hass.config_entries.async_entry_for_domain_unique_id("bluetooth", OTHER_SOURCE)
    assert owner is not None
    device = registry.async_get_or_create(
        config_entry_id=owner.entry_id, connections={(dr.CONNECTION_BLUETOOTH, OTHER_SOURCE)}, name="hall"
    )
    registry.async_update_device(device.id, name_by_user="Under the counter")
    shop = await set_up(hass, shop_entry())
    form = await add(hass, shop, SUBENTRY_PROXY)
    check_form(PROXY, form)
    assert offered(form) == {"kitchen": SOURCE, "Under the counter": OTHER_SOURCE}
    result = await fill_in_part(hass, form, source=OTHER_SOURCE)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert (result["title"], result["data"]) == ("Under the counter", {"source": OTHER_SOURCE})
    await look(hass)
    assert state(hass, "binary_sensor.under_the_counter_connected") == "on"
    assert offered(await add(hass, shop, SUBENTRY_PROXY)) == {"kitchen": SOURCE}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_scanners_of_one_name_are_numbered_and_one_without_a_name_shows_no_address(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    nameless = "02:00:00:00:0B:03"
    for source, name in ((SOURCE, "proxy"), (OTHER_SOURCE, "proxy"), (nameless, nameless)):
        add_scanner(hass, FakeScanner(source, name))
    shop = await set_up(hass, shop_entry())
    assert offered(await add(hass, shop, SUBENTRY_PROXY)) == {
        "Bluetooth": nameless,
        "proxy": SOURCE,
        "proxy 2": OTHER_SOURCE,
    }
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_cannot_be_chosen(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    assert aborted(await add(hass, shop, SUBENTRY_PROXY), "no_bluetooth")
    await set_up_bluetooth(hass)
    assert aborted(await add(hass, shop, SUBENTRY_PROXY), "no_scanners")
    add_scanner(hass, FakeScanner())
    other = shop_entry(proxy_subentry(), title="Florist")
    other.add_to_hass(hass)
    assert aborted(await add(hass, shop, SUBENTRY_PROXY), "none_left")
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_another_shop_was_quicker(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner())
    shop = await set_up(hass, shop_entry())
    form = await add(hass, shop, SUBENTRY_PROXY)
    shop_entry(proxy_subentry(), title="Florist").add_to_hass(hass)
    result = await fill_in_part(hass, form, source=SOURCE)
    assert aborted(result, "already_configured")
    assert result["description_placeholders"] == {"shop": "Florist"}
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize("with_adopted", [False, True])
async def test_a_shop_begins_with_a_scanner(hass: HomeAssistant, with_adopted: bool) -> None:  # noqa: FBT001
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner())
    if with_adopted:
        adopted(hass, "02:00:00:00:99:99", 1)
    menu = await flows.begin(hass)
    check_menu(TEXTS["config"], menu)
    assert menu["menu_options"] == [*(["adopted"] if with_adopted else []), "manual", "proxy"]
    form = await flows.choose(hass, menu, "proxy")
    check_form(TEXTS["config"], form)
    assert offered(form) == {"kitchen": SOURCE}
    result = await flows.fill_in(hass, form, name="Bakery", source=SOURCE)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    await look(hass)
    shop = result["result"]
    assert (shop.title, shop.unique_id) == ("Bakery", shop.data["hub"])
    assert state(hass, "binary_sensor.kitchen_connected") == "on"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_another_shop_was_quicker_to_begin_with_it(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner())
    form = await flows.choose(hass, await flows.begin(hass), "proxy")
    shop_entry(proxy_subentry(), title="Florist").add_to_hass(hass)
    ended = await flows.fill_in(hass, form, name="Bakery", source=SOURCE)
    assert ended["reason"] == "already_configured"
    assert ended["description_placeholders"] == {"shop": "Florist"}


async def test_a_scanner_is_renamed_while_it_is_away(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    form = await change(hass, shop, "id-kitchen")
    check_form(PROXY, form)
    assert offered(form) == {"Kitchen": SOURCE}
    form = await fill_in_part(hass, form, name="  ", source=SOURCE)
    assert form["errors"] == {"name": "no_name"}
    check_form(PROXY, form)
    result = await fill_in_part(hass, form, name="Café ", source=SOURCE)
    assert result["reason"] == "reconfigure_successful"
    assert shop.subentries["id-kitchen"].title == "Café"
    assert shop.runtime_data.proxies.nodes["id-kitchen"].title == "Café"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_scanner_is_exchanged_and_its_figures_go_on(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner(OTHER_SOURCE, "hall"))
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    form = await change(hass, shop, "id-kitchen")
    assert offered(form) == {"Kitchen": SOURCE, "hall": OTHER_SOURCE}
    await fill_in_part(hass, form, name="Kitchen", source=OTHER_SOURCE)
    changed = shop.subentries["id-kitchen"]
    assert (changed.unique_id, changed.data["source"]) == (OTHER_SOURCE, OTHER_SOURCE)
    await look(hass)
    assert state(hass, "binary_sensor.kitchen_connected") == "on"
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_another_shop_was_quicker_to_exchange_it(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    add_scanner(hass, FakeScanner(OTHER_SOURCE, "hall"))
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    form = await change(hass, shop, "id-kitchen")
    shop_entry(proxy_subentry(OTHER_SOURCE, "Hall"), title="Florist").add_to_hass(hass)
    assert aborted(await fill_in_part(hass, form, name="Kitchen", source=OTHER_SOURCE), "already_configured")
    assert shop.subentries["id-kitchen"].unique_id == SOURCE
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_shop_without_bluetooth_still_loads(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    await look(hass)
    assert state(hass, "binary_sensor.kitchen_connected") == "off"
    assert await hass.config_entries.async_unload(shop.entry_id)
