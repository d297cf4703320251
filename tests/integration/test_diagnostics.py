"""Diagnostics help, and give nobody away."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from custom_components.footfall.const import CONF_DOOR_COUNTER, CONF_PROFILE, DOMAIN
from custom_components.footfall.diagnostics import (
    async_get_config_entry_diagnostics,
    async_get_device_diagnostics,
)
from custom_components.footfall.engine import DEFAULT_PROFILE, Profile
from custom_components.footfall.engine.siphash import WIFI_TAG
from custom_components.footfall.listening import Thing

from .conftest import node_subentry, set_up, shop_entry, until
from .flows import KEY
from .hours import rows
from .links import LOOPBACK, NoiseFront
from .told import TODAY, in_zone, tell, told_shop, zone_subentry
from .watch import played

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigSubentryDataWithId
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


async def test_of_what_the_owner_set_up(hass: HomeAssistant, device_registry: DeviceRegistry) -> None:
    """Hours, zones and what is kept help; what the owner calls things and which entities there are does not."""
    options = {
        "hours": {"mon": [{"from": "09:00:00", "to": "18:00:00"}]},
        CONF_DOOR_COUNTER: "sensor.secret_counter",
        "capacity": 20,
    }
    till = zone_subentry("Secret till", "till")
    beacon: ConfigSubentryDataWithId = {
        "data": {"means": "ibeacon", "uuid": "f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff", "major": 1, "minor": 2},
        "subentry_id": "id-beacon",
        "subentry_type": "staff",
        "title": "Secret person",
        "unique_id": None,
    }
    tag: ConfigSubentryDataWithId = {
        "data": {"means": "tag", "address": "02:00:00:00:0B:01"},
        "subentry_id": "id-tag",
        "subentry_type": "staff",
        "title": "Secret person",
        "unique_id": None,
    }
    tracker: ConfigSubentryDataWithId = {
        "data": {"means": "device_tracker", "entity_id": "device_tracker.secret_phone"},
        "subentry_id": "id-tracker",
        "subentry_type": "staff",
        "title": "Secret other",
        "unique_id": None,
    }
    async with told_shop(hass, till, beacon, tag, tracker, options=options) as shop:
        running = shop.runtime_data
        running.equipment.add({Thing(bytes.fromhex("020000000c01"), WIFI_TAG)})
        tell(running, 3, zones={"id-secret till": in_zone(2.0)}, today=TODAY)
        running.history.add(rows("2026-03-02 04:00", 30))
        await running.history.async_save()

        told = await async_get_config_entry_diagnostics(hass, shop)

        assert told["options"]["hours"] == options["hours"]
        assert told["options"]["capacity"] == 20
        assert (told["history"]["hours"], told["history"]["days"]) == (30, 2)
        assert told["history"]["bytes"] > 1000
        assert told["today"]["visits"]["entries"] == 20.4
        assert told["equipment"] == 1
        assert told["staff"]["people"] == 2
        [zone] = told["zones"]
        assert (zone["kind"], zone["figures"]["occupancy"], zone["lost_nodes"]) == ("till", 2.0, 0)
        assert zone["rings"][0]["node"] == told["nodes"][0]["id"]
        assert told["nodes"][0]["ahead_s"] == 0.0
        assert told["wrong_for_minutes"] == {}

        text = json.dumps(told).lower()
        secrets = ("secret", "sensor.", "02:00", "020000", "0b01", "0c01", "f0f1f2f3", *shop.data.values())
        assert [secret for secret in secrets if secret in blank(text)] == []
        device = device_registry.async_get_device_by_identifier((DOMAIN, "id-secret till"), shop.entry_id)
        assert device is not None
        assert (await async_get_device_diagnostics(hass, shop, device)) == zone


def blank(text: str) -> str:
    """Leave out the id that this test gave the zone: Home Assistant makes one that says nothing."""
    return text.replace("id-secret till", "")
