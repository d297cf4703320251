"""Diagnostics help, and give nobody away."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from custom_components.footfall.const import CONF_PROFILE, DOMAIN
from custom_components.footfall.diagnostics import (
    async_get_config_entry_diagnostics,
    async_get_device_diagnostics,
)
from custom_components.footfall.engine import DEFAULT_PROFILE, Profile

from .conftest import node_subentry, set_up, shop_entry, until
from .flows import KEY
from .links import LOOPBACK, NoiseFront
from .watch import played

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceRegistry

    from scripts.tools.host_node import HostNode


async def test_of_a_shop_and_its_devices(
    hass: HomeAssistant, busy_node: HostNode, device_registry: DeviceRegistry
) -> None:
    async with NoiseFront(busy_node.port, KEY) as front:
        node = node_subentry(busy_node, port=front.port, key=KEY, title="Secret door")
        options = {CONF_PROFILE: DEFAULT_PROFILE.to_json()}
        shop = await set_up(hass, shop_entry(node, title="Secret shop", options=options))
        assert (await async_get_config_entry_diagnostics(hass, shop))["nodes"][0]["answer"] is None
        await until(lambda: played(shop.runtime_data))
        told = await async_get_config_entry_diagnostics(hass, shop)
        assert told["calibrated"]
        assert told["snapshot"]["wifi_devices"] == 40
        assert told["why"]["radios"]["wifi"]["devices"] == 40
        assert told["why"]["gate"] == -70
        assert Profile.from_json(json.dumps(told["profile"])) == DEFAULT_PROFILE
        assert told["counts"]["counts"] == []
        [said] = told["nodes"]
        assert (said["connected"], said["encrypted"], said["problem"]) == (True, True, None)
        assert said["losses"] == {"missed": 0, "restarts": 0, "reconnects": 0}
        assert said["answer"]["heard_wifi"] == 1200
        assert "ENDED" in said["answer"]["flags"]

        text = json.dumps(told)
        secrets = (KEY, LOOPBACK, busy_node.mac, "Secret", *shop.data.values())
        assert [secret for secret in secrets if secret in text] == []
        assert re.findall(r"(?:[0-9a-f]{2}:){5}|[0-9a-f]{16}", text, re.IGNORECASE) == []

        door = device_registry.async_get_device_by_identifier((DOMAIN, node["subentry_id"]), shop.entry_id)
        itself = device_registry.async_get_device_by_identifier((DOMAIN, shop.entry_id), shop.entry_id)
        assert door is not None
        assert itself is not None
        assert (await async_get_device_diagnostics(hass, shop, door))["id"] == said["id"]
        assert (await async_get_device_diagnostics(hass, shop, itself))["calibrated"]
        assert await hass.config_entries.async_unload(shop.entry_id)
