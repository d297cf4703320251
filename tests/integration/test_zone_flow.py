"""Adding and changing the zones of a shop by words; the engine is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.data_entry_flow import FlowResultType, InvalidData

from custom_components.footfall.const import SUBENTRY_ZONE
from custom_components.footfall.engine import REACHES, Ring, ZoneKind

from .conftest import set_up, shop_entry
from .flows import add, change, fill_in_part
from .test_settings import TILL, WINDOW, node_like
from .texts import TEXTS, check_form, fields, filled_in, section_of, suggested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.zone import Zone

ZONE = TEXTS["config_subentries"]["zone"]
BY_WORDS: dict[str, Any] = {"signals": {}}


def signals(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the advanced section of a form shows; it is folded away where that is nothing."""
    inner = section_of(form, "signals")
    shown = filled_in(inner.schema.schema)
    assert inner.options["collapsed"] == (not shown)
    return shown


def zone_named(shop: MockConfigEntry, title: str) -> Zone:
    zones: dict[str, Zone] = shop.runtime_data.zones
    return next(zone for zone in zones.values() if zone.title == title)


async def test_a_zone_is_added_by_words(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back")))
    running = shop.runtime_data
    form = await add(hass, shop, SUBENTRY_ZONE)
    assert (form["step_id"], form["last_step"]) == ("user", False)
    check_form(ZONE, form)
    form = await fill_in_part(hass, form, name=" Till ", kind="till", nodes=["id-back", "id-door"])
    assert (form["step_id"], form["last_step"]) == ("reach", False)
    assert form["description_placeholders"] == {"zone": "Till", "node": "Back"}
    check_form(ZONE, form)
    form = await fill_in_part(hass, form, reach="touch", **BY_WORDS)
    assert form["description_placeholders"] == {"zone": "Till", "node": "Door"}
    assert form["last_step"] is True
    result = await fill_in_part(hass, form, reach="medium", **BY_WORDS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Till"
    assert result["data"] == {
        "kind": "till",
        "nodes": [{"node": "id-back", "reach": "touch"}, {"node": "id-door", "reach": "medium"}],
    }
    assert shop.runtime_data is running
    zone = zone_named(shop, "Till")
    assert zone.kind is ZoneKind.TILL
    assert zone.settings.rings == (
        Ring(node="id-back", weakest=REACHES["touch"].weakest),
        Ring(node="id-door", weakest=REACHES["medium"].weakest),
    )
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_by_signals(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door")))
    form = await fill_in_part(
        hass, await add(hass, shop, SUBENTRY_ZONE), name="Pavement", kind="street", nodes=["id-door"]
    )
    for nothing in ({"weakest": -60, "strongest": -60}, {"strongest": -90}, {"weakest": 0}):
        form = await fill_in_part(hass, form, reach="far", signals=nothing)
        assert form["errors"] == {"signals": "ring_empty"}
        check_form(ZONE, form)
        assert signals(form) == nothing
    with pytest.raises(InvalidData):
        await fill_in_part(hass, form, reach="far", signals={"weakest": -120})
    result = await fill_in_part(hass, form, reach="far", signals={"strongest": -55})
    assert result["data"]["nodes"] == [
        {"node": "id-door", "reach": "custom", "weakest": REACHES["far"].weakest, "strongest": -55}
    ]
    assert zone_named(shop, "Pavement").settings.rings == (
        Ring(node="id-door", weakest=REACHES["far"].weakest, strongest=-55),
    )
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_without_name_or_node_or_with_a_taken_name_is_refused(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back"), TILL))
    form = await add(hass, shop, SUBENTRY_ZONE)
    form = await fill_in_part(hass, form, name="  ", kind="till", nodes=[])
    assert form["errors"] == {"name": "no_name", "nodes": "no_node"}
    check_form(ZONE, form)
    form = await fill_in_part(hass, form, name="till ", kind="entrance", nodes=["id-door"])
    assert form["errors"] == {"name": "name_taken"}
    check_form(ZONE, form)
    assert suggested(form) == {"name": "till ", "kind": "entrance", "nodes": ["id-door"]}
    form = await fill_in_part(hass, form, name="Second till", kind="till", nodes=["id-door"])
    assert form["step_id"] == "reach"
    result = await fill_in_part(hass, form, reach="near", **BY_WORDS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert {zone.title for zone in shop.runtime_data.zones.values()} == {"Till", "Second till"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_leaves_while_its_zone_is_made(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back")))
    form = await add(hass, shop, SUBENTRY_ZONE)
    hass.config_entries.async_remove_subentry(shop, "id-back")
    form = await fill_in_part(hass, form, name="Till", kind="till", nodes=["id-back"])
    assert form["errors"] == {"nodes": "no_node"}
    form = await fill_in_part(hass, form, name="Till", kind="till", nodes=["id-door"])
    result = await fill_in_part(hass, form, reach="near", **BY_WORDS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_of_both_kinds_are_offered_and_a_single_one_is_chosen(hass: HomeAssistant) -> None:
    scanner: Any = {**node_like("Speaker"), "subentry_type": "proxy", "data": {}}
    shop = shop_entry(node_like("Door"), scanner, TILL)
    shop.add_to_hass(hass)
    form = await add(hass, shop, SUBENTRY_ZONE)
    field = next(key for key in fields(form) if key == "nodes")
    options = fields(form)[field].config["options"]
    assert [option["label"] for option in options] == ["Door", "Speaker"]
    assert field.default() == []
    hass.config_entries.async_remove_subentry(shop, scanner["subentry_id"])
    field = next(key for key in fields(await add(hass, shop, SUBENTRY_ZONE)) if key == "nodes")
    assert field.default() == ["id-door"]


async def test_a_shop_without_nodes_has_no_zones(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry())
    result = await add(hass, shop, SUBENTRY_ZONE)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_nodes")
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_is_changed_and_stays_the_same_zone(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back"), TILL, WINDOW))
    running = shop.runtime_data
    form = await change(hass, shop, "id-window")
    assert form["step_id"] == "reconfigure"
    check_form(ZONE, form)
    assert suggested(form) == {"name": "Window", "kind": "window", "nodes": ["id-door", "id-back"]}
    form = await fill_in_part(hass, form, name="Till", kind="window", nodes=["id-door"])
    assert form["errors"] == {"name": "name_taken"}
    form = await fill_in_part(hass, form, name="window", kind="street", nodes=["id-door", "id-back"])
    assert suggested(form) == {"reach": "medium"}
    assert signals(form) == {"weakest": -70, "strongest": -55}
    form = await fill_in_part(hass, form, reach="near", **BY_WORDS)
    assert (suggested(form), signals(form)) == ({"reach": "far"}, {})
    result = await fill_in_part(hass, form, reach="far", **BY_WORDS)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert shop.runtime_data is running
    zone = running.zones["id-window"]
    assert (zone.title, zone.kind) == ("window", ZoneKind.STREET)
    assert [ring.weakest for ring in zone.settings.rings] == [REACHES["near"].weakest, REACHES["far"].weakest]
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_that_has_lost_a_node_is_given_another(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back"), TILL))
    hass.config_entries.async_remove_subentry(shop, "id-door")
    await hass.async_block_till_done()
    assert shop.runtime_data.zones["id-till"].lost == 1
    form = await change(hass, shop, "id-till")
    assert suggested(form) == {"name": "Till", "kind": "till", "nodes": []}
    form = await fill_in_part(hass, form, name="Till", kind="till", nodes=["id-back"])
    assert (suggested(form), signals(form)) == ({}, {})
    await fill_in_part(hass, form, reach="near", **BY_WORDS)
    assert shop.runtime_data.zones["id-till"].lost == 0
    assert await hass.config_entries.async_unload(shop.entry_id)


def test_every_word_is_translated() -> None:
    assert set(TEXTS["selector"]["zone_kind"]["options"]) == {kind.value for kind in ZoneKind}
    assert set(TEXTS["selector"]["reach"]["options"]) == set(REACHES)
    assert set(ZONE["step"]) == {"user", "reconfigure", "reach"}
    assert set(ZONE["error"]) == {"no_name", "name_taken", "no_node", "ring_empty"}
    assert set(ZONE["abort"]) == {"no_nodes"}
