"""What an owner set is what the engine is told, at once, and nobody inside is forgotten over it."""

from __future__ import annotations

from datetime import date, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.engine import REACHES, EngineSettings, OpeningHours, Ring, Span, ZoneKind, ZoneSettings
from custom_components.footfall.settings import engine_settings

from .conftest import node_subentry, set_up, shop_entry, until
from .watch import played

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry

    from custom_components.footfall.zone import Zone
    from scripts.tools.host_node import HostNode

NINE_TO_SIX = [{"from": "09:00:00", "to": "18:00:00"}]


def zone_subentry(title: str, kind: str, *nodes: dict[str, Any]) -> ConfigSubentryDataWithId:
    """Give the subentry of a zone, as its flow makes it."""
    return {
        "data": {"kind": kind, "nodes": list(nodes)},
        "subentry_id": f"id-{title.lower()}",
        "subentry_type": "zone",
        "title": title,
        "unique_id": None,
    }


def node_like(title: str) -> ConfigSubentryDataWithId:
    """Give the subentry of a node that nobody connects to."""
    return {
        "data": {"host": "127.0.0.1", "port": 1, "key": ""},
        "subentry_id": f"id-{title.lower()}",
        "subentry_type": "node",
        "title": title,
        "unique_id": f"02:00:00:00:00:{len(title):02x}",
    }


TILL = zone_subentry("Till", "till", {"node": "id-door", "reach": "near"})
WINDOW = zone_subentry(
    "Window",
    "window",
    {"node": "id-door", "reach": "custom", "weakest": -70, "strongest": -55},
    {"node": "id-back", "reach": "far"},
)


async def test_nothing_set_is_what_the_engine_has_anyway() -> None:
    assert engine_settings(shop_entry()) == EngineSettings(zone=dt_util.get_default_time_zone())


async def test_minutes_are_told_as_seconds() -> None:
    settings = engine_settings(shop_entry(options={"session_timeout": 20, "bounce": 3, "engaged": 12}))
    assert (settings.session_timeout, settings.bounce, settings.engaged) == (1200, 180, 720)


async def test_opening_hours() -> None:
    night = [{"from": "20:00:00", "to": "02:30:00"}]
    split = [{"from": "08:00", "to": "12:00"}, {"from": "14:00", "to": "24:00:00"}]
    options = {
        "hours": {"mon": NINE_TO_SIX, "fri": night, "sat": split, "sun": []},
        "exceptions": {"2026-12-24": [{"from": "09:00:00", "to": "13:00:00"}], "2026-12-25": []},
        "day_ends": "05:30:00",
    }
    settings = engine_settings(shop_entry(options=options))
    day = (Span(time(9), time(18)),)
    assert settings.day_ends == time(5, 30)
    assert settings.hours == OpeningHours(
        (
            *(day, (), (), (), (Span(time(20), time(2, 30)),)),
            *((Span(time(8), time(12)), Span(time(14), time(0))), ()),
        ),
        {date(2026, 12, 24): (Span(time(9), time(13)),), date(2026, 12, 25): ()},
    )


async def test_exceptions_say_nothing_where_the_hours_are_not_known() -> None:
    assert engine_settings(shop_entry(options={"exceptions": {"2026-12-25": []}})).hours is None


async def test_zones() -> None:
    shop = shop_entry(node_like("Door"), node_like("Back"), TILL, WINDOW)
    assert engine_settings(shop).zones == (
        ZoneSettings(
            zone="id-till", kind=ZoneKind.TILL, rings=(Ring(node="id-door", weakest=REACHES["near"].weakest),)
        ),
        ZoneSettings(
            zone="id-window",
            kind=ZoneKind.WINDOW,
            rings=(
                Ring(node="id-door", weakest=-70, strongest=-55),
                Ring(node="id-back", weakest=REACHES["far"].weakest),
            ),
        ),
    )


async def test_a_zone_may_be_around_one_of_home_assistants_own_scanners() -> None:
    scanner: Any = {**node_like("Door"), "subentry_type": "proxy", "data": {}}
    assert [zone.zone for zone in engine_settings(shop_entry(scanner, TILL)).zones] == ["id-till"]


async def test_what_is_set_is_told_at_once_and_the_count_goes_on(hass: HomeAssistant, busy_node: HostNode) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    running = shop.runtime_data
    await until(lambda: played(running))
    engine, inside = running.engine, running.engine.snapshot.occupancy
    told: list[EngineSettings] = []
    update = engine.update

    def listen(**given: Any) -> None:
        told.append(given["settings"])
        update(**given)

    engine.update = listen
    hass.config_entries.async_update_entry(shop, title="Bakery")
    await hass.async_block_till_done()
    assert told == [], "the engine is left alone where nothing of it changed"
    hass.config_entries.async_update_entry(shop, options={"bounce": 3})
    await hass.async_block_till_done()
    assert [settings.bounce for settings in told] == [180]
    assert shop.runtime_data is running
    assert running.engine.snapshot.occupancy == inside > 40
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_zones_come_change_and_go(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back"), TILL))
    running = shop.runtime_data
    seen: list[Zone] = []
    stop = running.async_on_new_zone(seen.append)
    assert [zone.title for zone in seen] == ["Till"]

    hass.config_entries.async_add_subentry(
        shop,
        ConfigSubentry(
            data=MappingProxyType(WINDOW["data"]),
            subentry_id=WINDOW["subentry_id"],
            subentry_type="zone",
            title="Window",
            unique_id=None,
        ),
    )
    await hass.async_block_till_done()
    assert [zone.title for zone in seen] == ["Till", "Window"]
    assert set(running.zones) == {"id-till", "id-window"}
    devices = dr.async_get(hass)
    shop_device = devices.async_get_device_by_identifier((DOMAIN, shop.entry_id), shop.entry_id)
    device = devices.async_get_device_by_identifier((DOMAIN, "id-window"), shop.entry_id)
    assert shop_device is not None
    assert device is not None
    assert (device.name, device.via_device_id) == ("Window", shop_device.id)
    assert (device.config_entry_id, device.config_subentry_id) == (shop.entry_id, "id-window")

    hass.config_entries.async_update_subentry(shop, shop.subentries["id-window"], title="Shop window")
    await hass.async_block_till_done()
    assert running.zones["id-window"].title == "Shop window"
    device = devices.async_get_device_by_identifier((DOMAIN, "id-window"), shop.entry_id)
    assert device is not None
    assert device.name == "Shop window"
    assert len(seen) == 2, "a zone that was changed is not a new one"

    stop()
    hass.config_entries.async_remove_subentry(shop, "id-window")
    await hass.async_block_till_done()
    assert set(running.zones) == {"id-till"}
    assert devices.async_get_device_by_identifier((DOMAIN, "id-window"), shop.entry_id) is None
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_says_that_its_nodes_have_left_the_shop(
    hass: HomeAssistant, issue_registry: IssueRegistry
) -> None:
    shop = await set_up(hass, shop_entry(node_like("Door"), node_like("Back"), WINDOW))
    running = shop.runtime_data

    def said() -> dict[str, str | None]:
        return {issue_id: issue.translation_key for (_, issue_id), issue in issue_registry.issues.items()}

    assert said() == {}
    hass.config_entries.async_remove_subentry(shop, "id-door")
    await hass.async_block_till_done()
    assert [ring.node for ring in running.zones["id-window"].settings.rings] == ["id-back"]
    assert said() == {"zone_lost_node_id-window": "zone_lost_node"}
    hass.config_entries.async_remove_subentry(shop, "id-back")
    await hass.async_block_till_done()
    assert said() == {"zone_lost_node_id-window": "zone_lost_nodes"}
    assert engine_settings(shop).zones == (), "nothing is claimed of a zone that nobody hears"
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert said() == {}
    assert await hass.config_entries.async_setup(shop.entry_id)
    assert said() == {"zone_lost_node_id-window": "zone_lost_nodes"}
    hass.config_entries.async_remove_subentry(shop, "id-window")
    await hass.async_block_till_done()
    assert said() == {}
    assert await hass.config_entries.async_unload(shop.entry_id)
