"""Home Assistant's own Bluetooth scanners as nodes, in a Home Assistant with its real Bluetooth and no radio."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.footfall import diagnostics, listening, proxy
from custom_components.footfall.devices import node_identifier
from custom_components.footfall.engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, pseudonym
from custom_components.footfall.errors import Problem
from scripts.tools.host_node import HostNode
from tests.captures import BLUETOOTH, STATIC, advertisement, random_address, write

from .conftest import node_subentry, set_up, shop_entry, until
from .scanners import (
    OTHER_SOURCE,
    PUBLIC,
    SOURCE,
    FakeAdapter,
    FakeScanner,
    add_scanner,
    look,
    printed,
    proxy_subentry,
    set_up_bluetooth,
)
from .test_secrets import spellings
from .watch import OCCUPIED, state

if TYPE_CHECKING:
    from pathlib import Path

    from habluetooth import BaseHaScanner
    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.engine.model import Batch, Sighting
    from custom_components.footfall.node import AnyNode
    from custom_components.footfall.shop import Shop

CONNECTED = "binary_sensor.kitchen_connected"


@pytest.fixture(autouse=True)
async def _bluetooth(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)


async def shop_with(
    hass: HomeAssistant, scanner: BaseHaScanner | None = None, title: str | None = None
) -> MockConfigEntry:
    """Give a shop whose only node is a scanner, which was looked at once."""
    if scanner is not None:
        add_scanner(hass, scanner, title)
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    await look(hass)
    return shop


def noting(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Batch]]:
    """Note what nodes say, and let the shop take it."""
    said: list[tuple[str, Batch]] = []
    take = shop.take

    def note(node: AnyNode, batch: Batch) -> None:
        said.append((node.subentry_id, batch))
        take(node, batch)

    monkeypatch.setattr(shop, "take", note)
    return said


def sightings(said: list[tuple[str, Batch]], node: str) -> list[Sighting]:
    return [sighting for name, batch in said if name == node for sighting in batch.sightings]


async def test_who_is_near_a_proxy_is_in_the_shop(hass: HomeAssistant) -> None:
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    assert state(hass, CONNECTED) == STATE_ON
    assert state(hass, "sensor.kitchen_status") == "listening"
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE, "nothing is known yet"
    scanner.hear(rssi=-50)
    await look(hass)
    assert state(hass, OCCUPIED) == STATE_ON
    assert shop.runtime_data.engine.snapshot.bluetooth_devices == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_what_was_heard_before_is_nobody(hass: HomeAssistant) -> None:
    scanner = FakeScanner()
    add_scanner(hass, scanner)
    scanner.hear(rssi=-40)
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    await look(hass, 2)
    assert state(hass, CONNECTED) == STATE_ON
    assert shop.runtime_data.proxies.nodes["id-kitchen"].addresses == 0
    assert state(hass, OCCUPIED) != STATE_ON
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_figure_that_nobody_counts_is_not_shown(hass: HomeAssistant) -> None:
    shop = await shop_with(hass, FakeScanner())
    registry = er.async_get(hass)
    entities = {entity.entity_id for entity in registry.entities.values() if "kitchen" in entity.entity_id}
    assert entities == {CONNECTED, "sensor.kitchen_status", "sensor.kitchen_last_heard"}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_one_address_is_one_device_for_a_node_and_a_proxy(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both make the same of the same advertisement, under the same key."""
    start = int(dt_util.utcnow().timestamp())
    packets = [(0.0, advertisement(7, signal=-60)), (120.0, advertisement(8))]
    capture = write(tmp_path / "door.pcap", packets, BLUETOOTH, start)
    scanner = FakeScanner()
    add_scanner(hass, scanner)
    async with HostNode(name="door", captures=[capture], speed="live") as node:
        shop = await set_up(hass, shop_entry(node_subentry(node), proxy_subentry()))
        running = shop.runtime_data
        said = noting(running, monkeypatch)
        await look(hass)
        scanner.hear(7, rssi=-55)
        await look(hass)
        await until(lambda: sightings(said, "id-door"))
        [by_node], [by_proxy] = sightings(said, "id-door"), sightings(said, "id-kitchen")
        same = ("pseudonym", "epoch", "radio", "address_kind", "device_class", "sequence")
        assert [getattr(by_node, name) for name in same] == [getattr(by_proxy, name) for name in same]
        assert (by_node.rssi, by_proxy.rssi) == (-60, -55)
        await until(lambda: running.engine.snapshot.nodes.keys() == {"id-door", "id-kitchen"})
        assert running.engine.snapshot.bluetooth_devices == 1
        assert running.engine.snapshot.late == 0
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_proxy_that_goes_and_comes_back(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxy, "PATIENCE_S", 0.0)
    scanner = FakeScanner()
    leave = add_scanner(hass, scanner)
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    await look(hass)
    scanner.hear()
    await look(hass)
    assert state(hass, OCCUPIED) == STATE_ON
    leave()
    await look(hass, 3)
    assert state(hass, CONNECTED) == STATE_OFF
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
    assert state(hass, "sensor.kitchen_status") == "disconnected"
    assert state(hass, "sensor.kitchen_last_heard") != STATE_UNAVAILABLE
    assert shop.runtime_data.proxies.nodes["id-kitchen"].problem == "no_scanner"
    assert caplog.text.count("Node Kitchen cannot be used: Home Assistant does not have this") == 1
    add_scanner(hass, scanner)
    await look(hass, 2)
    assert state(hass, CONNECTED) == STATE_ON
    assert shop.runtime_data.proxies.nodes["id-kitchen"].problem is None
    assert caplog.text.count("Node Kitchen is back") == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_restart_of_a_proxy_is_not_worth_a_word(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    scanner = FakeScanner()
    leave = add_scanner(hass, scanner)
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    await look(hass)
    leave()
    await look(hass)
    assert state(hass, CONNECTED) == STATE_OFF
    add_scanner(hass, scanner)
    await look(hass)
    assert state(hass, CONNECTED) == STATE_ON
    assert "Node Kitchen" not in caplog.text
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_proxy_that_makes_a_connection_pauses_and_one_that_stays_still_is_lost(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    with scanner.connecting():
        await look(hass, 2)
        assert state(hass, CONNECTED) == STATE_ON
        monkeypatch.setattr(proxy, "PATIENCE_S", 0.0)
        await look(hass, 2)
        assert state(hass, CONNECTED) == STATE_OFF
    assert caplog.text.count("Node Kitchen cannot be used: This Bluetooth scanner hears nothing") == 1
    await look(hass)
    assert state(hass, CONNECTED) == STATE_ON
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_scanner_that_cannot_be_read_is_said_once_and_does_not_stop_the_others(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    # As its base class is: it says nothing of what it has found.
    broken = type("FakeBrokenScanner", (FakeScanner,), {"discovered_devices_and_advertisement_data": None})()
    good = FakeScanner(OTHER_SOURCE, "hall")
    broken.hear(1)
    add_scanner(hass, broken)
    add_scanner(hass, good)
    shop = await set_up(hass, shop_entry(proxy_subentry(), proxy_subentry(OTHER_SOURCE, "Hall")))
    await look(hass)
    broken.hear(1)
    good.hear(2)
    await look(hass, 2)
    assert state(hass, "binary_sensor.hall_connected") == STATE_ON
    assert state(hass, OCCUPIED) == STATE_ON
    assert state(hass, CONNECTED) == STATE_OFF
    assert caplog.text.count("Node Kitchen: what it said could not be worked up") == 1
    assert caplog.text.count("Node Kitchen cannot be used") == 1
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_proxy_is_exchanged_and_removed_while_the_shop_goes_on(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    kitchen, hall = FakeScanner(), FakeScanner(OTHER_SOURCE, "hall")
    shop = await shop_with(hass, kitchen)
    add_scanner(hass, hall)
    engine = shop.runtime_data.engine
    kitchen.hear(1)
    await look(hass)
    said = noting(shop.runtime_data, monkeypatch)
    subentry = shop.subentries["id-kitchen"]
    hass.config_entries.async_update_subentry(
        shop, subentry, data={"source": OTHER_SOURCE}, unique_id=OTHER_SOURCE, title="Hall"
    )
    await hass.async_block_till_done()
    await look(hass)
    hall.hear(2)
    await look(hass)
    assert shop.runtime_data.engine is engine
    assert state(hass, OCCUPIED) == STATE_ON, "who was heard by the first is still there"
    key = shop.runtime_data.keys.valid[0].key
    [heard] = sightings(said, "id-kitchen")
    assert heard.pseudonym == pseudonym(key, random_address(2), BLUETOOTH_RANDOM_TAG)
    device = dr.async_get(hass).async_get_device_by_identifier(("footfall", "id-kitchen"), shop.entry_id)
    assert device is not None
    assert device.name == "Hall"
    hass.config_entries.async_remove_subentry(shop, "id-kitchen")
    await hass.async_block_till_done()
    assert hass.states.get(CONNECTED) is None
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_it_hangs_on_home_assistants_own_device(hass: HomeAssistant) -> None:
    add_scanner(hass, FakeScanner(), "Kitchen proxy (02:00:00:00:0B:01)")
    registry = dr.async_get(hass)
    owner = hass.config_entries.async_entry_for_domain_unique_id("bluetooth", SOURCE)
    assert owner is not None
    theirs = registry.async_get_or_create(
        config_entry_id=owner.entry_id, connections={(dr.CONNECTION_BLUETOOTH, SOURCE)}
    )
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    node = shop.runtime_data.proxies.nodes["id-kitchen"]
    ours = registry.async_get_device_by_identifier(node_identifier(node), shop.entry_id)
    assert ours is not None
    assert ours.via_device_id == theirs.id
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_adapter_that_gives_no_times(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """What says something new was heard just now; what was there at first was not."""
    adapter = FakeAdapter()
    adapter.hear(1, -50)
    adapter.hear(0, -50, address="a name of the system's")
    shop = await shop_with(hass, adapter)
    said = noting(shop.runtime_data, monkeypatch)
    await look(hass)
    assert sightings(said, "id-kitchen") == []
    adapter.hear(0, -50, address="a name of the system's")
    adapter.hear(2, -61)
    await look(hass)
    adapter.hear(1, -62)
    await look(hass, 2)
    key = shop.runtime_data.keys.valid[0].key
    names = [pseudonym(key, random_address(number), BLUETOOTH_RANDOM_TAG) for number in (2, 1)]
    heard = [(one.pseudonym, one.rssi) for one in sightings(said, "id-kitchen")]
    assert heard == list(zip(names, (-61, -62), strict=True))
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_an_epochs_end_names_everybody_anew(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    running = shop.runtime_data
    said = noting(running, monkeypatch)
    scanner.hear(1)
    await look(hass)
    before = running.keys.valid[0]
    first_key = bytes(before.key)
    running.keys.follow(running.keys.valid[1].epoch, dt_util.utcnow().timestamp())
    scanner.hear(1, at=running.proxies.nodes["id-kitchen"].looked + 0.5)
    await look(hass)
    first, second = sightings(said, "id-kitchen")
    after = running.keys.valid[0]
    assert (first.epoch, second.epoch) == (before.epoch, after.epoch)
    for one, key in ((first, first_key), (second, after.key)):
        assert one.pseudonym == pseudonym(key, random_address(1), BLUETOOTH_RANDOM_TAG)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_zone_around_a_proxy(hass: HomeAssistant) -> None:
    scanner = FakeScanner()
    zone: ConfigSubentryDataWithId = {
        "data": {"kind": "inside", "nodes": [{"node": "id-kitchen", "reach": "near"}]},
        "subentry_id": "id-till",
        "subentry_type": "zone",
        "title": "Till",
        "unique_id": None,
    }
    add_scanner(hass, scanner)
    shop = await set_up(hass, shop_entry(proxy_subentry(), zone))
    [ring] = shop.runtime_data.zones["id-till"].settings.rings
    assert ring.node == "id-kitchen"
    assert shop.runtime_data.zones["id-till"].lost == 0
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_own_equipment_is_learned_by_a_proxy_too(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps its address and stands near; not a phone, not what is far, not what was there before alone."""
    monkeypatch.setattr(listening, "ASK_EVERY_S", 0.0)
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    till, label, far, gone = (random_address(number, STATIC) for number in range(1, 5))
    later = monotonic() + 60.0
    scanner.hear(sender=gone, at=monotonic() - 1.0)
    scanner.hear(sender=till, at=later)
    scanner.hear(sender=label, kind=PUBLIC, at=later)
    scanner.hear(sender=far, rssi=-90, at=later)
    scanner.hear(5, at=later)
    progress: list[float] = []
    found = await shop.runtime_data.equipment.async_listen(progress.append)
    assert found.things == {listening.Thing(till, BLUETOOTH_RANDOM_TAG), listening.Thing(label, BLUETOOTH_PUBLIC_TAG)}
    assert (found.heard_by, found.trouble) == (1, ())
    assert progress == sorted(progress) != []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_proxy_that_is_away_is_told_with_the_equipment(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "ASK_EVERY_S", 0.0)
    shop = await set_up(hass, shop_entry(proxy_subentry()))
    found = await shop.runtime_data.equipment.async_listen(lambda _: None)
    assert (found.heard_by, found.trouble) == (0, (("Kitchen", Problem.NO_SCANNER),))
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_diagnostics_and_logs_name_nobody(hass: HomeAssistant, caplog: pytest.LogCaptureFixture) -> None:
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    caplog.clear()
    caplog.set_level(logging.DEBUG, logger="custom_components.footfall")
    for number in range(1, 6):
        scanner.hear(number)
    await look(hass, 2)
    told = str(await diagnostics.async_get_config_entry_diagnostics(hass, shop))
    device = dr.async_get(hass).async_get_device_by_identifier(("footfall", "id-kitchen"), shop.entry_id)
    assert device is not None
    one = await diagnostics.async_get_device_diagnostics(hass, shop, device)
    assert one.items() >= {"id": "id-kitchen", "connected": True, "problem": None, "addresses_held": 5}.items()
    ours = "".join(record.getMessage() for record in caplog.records if "footfall" in record.name)
    key = shop.runtime_data.keys.valid[0]
    secrets = spellings(bytes(key.key)) | {SOURCE}
    for number in range(1, 6):
        address = random_address(number)
        name = pseudonym(key.key, address, BLUETOOTH_RANDOM_TAG)
        secrets |= {printed(address), address.hex(), f"{name:x}", str(name)}
    assert [secret for secret in secrets if secret in told + ours] == []
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nothing_of_anybody_is_held_after_the_shop_stops(hass: HomeAssistant) -> None:
    scanner = FakeScanner()
    shop = await shop_with(hass, scanner)
    scanner.hear()
    await look(hass)
    running = shop.runtime_data
    assert await hass.config_entries.async_unload(shop.entry_id)
    assert running.proxies.nodes["id-kitchen"].hearing is None
    await look(hass, 2)
    assert running.proxies.nodes["id-kitchen"].hearing is None
