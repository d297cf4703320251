"""System information tells how all shops together are doing, and identifies nobody."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.footfall.const import DOMAIN
from scripts.tools.host_node import HostNode

from .conftest import node_subentry, set_up, shop_entry, until
from .hours import rows
from .texts import TEXTS
from .told import told_shop
from .watch import played

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


async def health(hass: HomeAssistant) -> dict[str, Any]:
    """Give what is told."""
    assert await async_setup_component(hass, "system_health", {})
    info = await get_system_health_info(hass, DOMAIN)
    assert set(info) == set(TEXTS["system_health"]["info"])
    return info


async def test_of_shops_at_work(hass: HomeAssistant, busy_node: HostNode) -> None:
    away = node_subentry(HostNode(name="away"), port=1, title="Away")
    first = await set_up(hass, shop_entry(node_subentry(busy_node), away, title="Secret shop"))
    second = await set_up(hass, shop_entry(title="Second"))
    await until(lambda: played(first.runtime_data, "id-door"))
    first.runtime_data.history.add(rows("2026-03-02 04:00", 30))
    await first.runtime_data.history.async_save()

    info = await health(hass)

    assert (info["shops"], info["nodes_connected"], info["bluetooth_scanners"]) == (2, "1 / 2", "0 / 0")
    assert (info["protocol_versions"], info["late"]) == ("1", 0)
    assert (info["behind"], info["longest_unheard"]) == ("-", "-"), "a capture that is over waits for nothing"
    assert info["history_hours"] >= 30
    assert re.fullmatch(r"[1-9]\d* kB", info["history_size"])
    text = json.dumps(info)
    secrets = (busy_node.mac, "Secret", *first.data.values(), first.entry_id)
    assert [secret for secret in secrets if secret in text] == []
    for shop in (first, second):
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_of_a_shop_that_lags_behind(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        door = shop.runtime_data.nodes["id-door"]
        door.now = shop.runtime_data.engine.snapshot.time + 600
        info = await health(hass)
        assert (info["behind"], info["longest_unheard"]) == ("10 min", "10 min")


async def test_without_a_shop(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    info = await health(hass)
    assert (info["shops"], info["nodes_connected"], info["behind"], info["protocol_versions"]) == (0, "0 / 0", "-", "-")
