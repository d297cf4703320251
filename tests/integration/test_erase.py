"""What a shop holds of strangers, and that it forgets it when it is told to: with a real node that plays on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from time import time
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.engine.protocol import Flag
from custom_components.footfall.engine.siphash import BLUETOOTH_RANDOM_TAG
from custom_components.footfall.listening import Thing
from scripts.tools.host_node import HostNode
from tests.captures import BASE, factory_address, probe_request, random_address, write
from tests.engine.remembered import everything

from .asked import ask, event, received, refused, subscribed
from .conftest import node_subentry, own, set_up, shop_entry, until
from .scanners import FakeScanner, add_scanner, look, proxy_subentry, set_up_bluetooth
from .told import passes, tell, told_shop
from .watch import played

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket, WebSocketGenerator

    from custom_components.footfall.engine import Batch, ShopSnapshot, Sighting
    from custom_components.footfall.node import AnyNode
    from custom_components.footfall.shop import Shop

PHONES = 12
MINUTES = 14


def inside(path: Path) -> Path:
    """Write a capture in which phones that keep their address come one after the other, and stay."""
    frames = [
        (20.0 * phone + 20.0 * scan, probe_request(phone, scan, sender=factory_address(phone + 1), model=phone + 1))
        for phone in range(PHONES)
        for scan in range(3 * MINUTES - phone)
    ]
    return write(path, sorted(frames))


class Noted:
    """What a shop takes in, and what it shows after each of it."""

    def __init__(self, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sightings: list[Sighting] = []
        self.shown: list[ShopSnapshot] = []
        take = shop.take

        def noting(node: AnyNode, batch: Batch) -> None:
            self.sightings.extend(batch.sightings)
            take(node, batch)
            self.shown.append(shop.engine.snapshot)

        monkeypatch.setattr(shop, "take", noting)

    def pseudonyms(self, epochs: set[int]) -> set[int]:
        """Give what was heard in these epochs."""
        return {one.pseudonym for one in self.sightings if one.epoch in epochs}


async def test_nobody_is_known_afterwards_and_nobody_came_or_left(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hass_ws_client: WebSocketGenerator
) -> None:
    async with HostNode(name="inside", captures=[inside(tmp_path / "inside.pcap")], speed="60") as node:
        entry = await set_up(hass, shop_entry(node_subentry(node)))
        client = await hass_ws_client()
        shop: Shop = entry.runtime_data
        noted = Noted(shop, monkeypatch)
        old_keys = shop.keys.valid
        epochs = {key.epoch for key in old_keys}
        secrets = {bytes(key.key) for key in old_keys}
        await until(lambda: shop.engine.snapshot.time >= BASE + 480)
        before = shop.engine.snapshot
        assert before.today.visits.entries > PHONES / 2

        assert await ask(client, "erase", entry_id=entry.entry_id) == {"erased": PHONES}

        heard = noted.pseudonyms(epochs)
        assert len(heard) == PHONES
        held = list(everything(shop.engine, shop.nodes, *shop.proxies.nodes.values()))
        assert heard.isdisjoint(one for one in held if isinstance(one, int))
        assert secrets.isdisjoint(bytes(one) for one in everything(shop.keys) if isinstance(one, bytes | bytearray))
        assert {bytes(key.key) for key in old_keys} == {bytes(16)}, "overwritten, not only forgotten"
        since = len(noted.shown)

        await until(lambda: played(shop))
        later = noted.pseudonyms({key.epoch for key in shop.keys.valid})
        assert len(later) == PHONES, "the node goes on under the new key"
        assert later.isdisjoint(heard)
        assert shop.nodes["id-door"].problem is None
        after = noted.shown[since:]
        assert after[-1].time >= BASE + 60 * MINUTES - 60
        assert all(one.occupied for one in after)
        assert {round(one.estimate / before.estimate, 1) for one in after} <= {0.9, 1.0, 1.1}
        entries = before.today.visits.entries
        assert [one.today.visits.entries for one in (after[0], after[-1])] == pytest.approx([entries] * 2, abs=0.5)
        assert after[-1].today.visits.ended == before.today.visits.ended
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_that_is_away_is_given_the_new_key_when_it_is_back(
    hass: HomeAssistant, silent_node: HostNode
) -> None:
    entry = await set_up(hass, shop_entry(node_subentry(silent_node)))
    shop: Shop = entry.runtime_data
    door = shop.nodes["id-door"]
    await until(lambda: door.hears)
    await silent_node.stop()
    await until(lambda: not door.connected)

    assert shop.erase() == 0

    await silent_node.start()
    shop.wake("id-door")
    await until(lambda: door.hears and door.answer is not None and shop.keys.held_by(door.answer, time()))
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_of_another_hub_keeps_its_key(
    hass: HomeAssistant, silent_node: HostNode, hass_ws_client: WebSocketGenerator
) -> None:
    """The shop cannot change it, and says what it holds all the same."""
    await own(hass, silent_node)
    entry = await set_up(hass, shop_entry(node_subentry(silent_node)))
    shop: Shop = entry.runtime_data
    await until(lambda: shop.nodes["id-door"].hears)
    epoch = shop.nodes["id-door"].answer
    client = await hass_ws_client()
    assert await ask(client, "erase", entry_id=entry.entry_id) == {"erased": 0}
    await until(lambda: shop.nodes["id-door"].answer is not epoch)
    assert shop.nodes["id-door"].answer is not None
    assert epoch is not None
    assert shop.nodes["id-door"].answer.epoch == epoch.epoch
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_what_a_proxy_holds_is_gone_too_and_own_equipment_stays_left_out(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up_bluetooth(hass)
    scanner = FakeScanner()
    add_scanner(hass, scanner)
    entry = await set_up(hass, shop_entry(proxy_subentry()))
    shop: Shop = entry.runtime_data
    await look(hass)
    noted = Noted(shop, monkeypatch)
    kitchen = shop.proxies.nodes["id-kitchen"]
    shop.equipment.add({Thing(random_address(1), BLUETOOTH_RANDOM_TAG)})
    for epochs in range(2):
        for device in (1, 2):
            scanner.hear(device, at=kitchen.looked + 0.5)
        await look(hass)
        valid = {key.epoch for key in shop.keys.valid}
        assert len(noted.pseudonyms(valid)) == 2
        await until(lambda: shop.engine.memory().pseudonyms == 1)
        if not epochs:
            assert shop.erase() == 1
            held = list(everything(shop.engine, *shop.proxies.nodes.values()))
            assert noted.pseudonyms(valid).isdisjoint(one for one in held if isinstance(one, int))
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_what_is_held_is_told(
    hass: HomeAssistant, busy_node: HostNode, hass_ws_client: WebSocketGenerator
) -> None:
    entry = await set_up(hass, shop_entry(node_subentry(busy_node)))
    shop: Shop = entry.runtime_data
    client = await hass_ws_client()
    number, _ = await subscribed(client, "subscribe_held", entry_id=entry.entry_id)
    await until(lambda: played(shop))

    told = await last(client, entry.entry_id)
    assert told == {
        "pseudonyms": 40,
        "devices": 40,
        "left_out_today": 0,
        "people_with_visit": round(shop.engine.snapshot.today.in_progress or 0.0, 3),
        "until": datetime.fromtimestamp(int(shop.keys.valid[0].ends), UTC).isoformat(),
        "oldest": "2016-03-01T09:00:00+00:00",
        "nodes": [{"id": "id-door", "name": "Door", "pseudonyms_sent": True, "paused": False}],
        "on_disk": 0,
    }
    assert await ask(client, "erase", entry_id=entry.entry_id) == {"erased": 40}
    told = await last(client, entry.entry_id)
    assert (told["pseudonyms"], told["devices"], told["oldest"]) == (0, 0, None)
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": number})
    assert await hass.config_entries.async_unload(entry.entry_id)


async def last(client: MockHAClientWebSocket, entry_id: str) -> dict[str, Any]:
    """Ask what is held; what a subscription tells meanwhile is read over."""
    await client.send_json_auto_id({"type": "footfall/held", "entry_id": entry_id})
    while (message := await received(client))["type"] != "result":
        assert set(message["event"]) == {
            *("pseudonyms", "devices", "people_with_visit", "left_out_today", "until", "oldest", "nodes", "on_disk")
        }
    told: dict[str, Any] = message["result"]
    return told


async def test_that_all_is_gone_is_told_soon(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> None:
    async with told_shop(hass) as entry:
        shop: Shop = entry.runtime_data
        client = await hass_ws_client()
        _, first = await subscribed(client, "subscribe_held", entry_id=entry.entry_id)
        assert first["pseudonyms"] == 1
        tell(shop, 3.0)
        await passes(hass, 9)
        assert await ask(client, "erase", entry_id=entry.entry_id) == {"erased": 1}
        await passes(hass, 2)
        assert (await event(client))["pseudonyms"] == 0


async def test_what_a_node_does_is_told(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> None:
    async with told_shop(hass) as entry:
        shop: Shop = entry.runtime_data
        client = await hass_ws_client()
        door = shop.nodes["id-door"]
        assert door.answer is not None
        for flags, sent, paused in ((Flag.PAUSED, False, True), (Flag.NO_KEY, False, False), (Flag(0), True, False)):
            door.answer = replace(door.answer, flags=flags)
            [node] = (await ask(client, "held", entry_id=entry.entry_id))["nodes"]
            assert (node["pseudonyms_sent"], node["paused"]) == (sent, paused)


async def test_erasing_is_for_administrators_alone(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, hass_read_only_access_token: str
) -> None:
    async with told_shop(hass) as entry:
        client = await hass_ws_client(access_token=hass_read_only_access_token)
        assert await refused(client, "erase", entry_id=entry.entry_id) == ("unauthorized", None)
        assert (await ask(client, "held", entry_id=entry.entry_id))["pseudonyms"] == 1
        assert await refused(await hass_ws_client(), "erase", entry_id="none") == ("not_found", "shop_unknown")
