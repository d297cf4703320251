"""Staff: known by what they agreed to carry, in no number but their own."""

from __future__ import annotations

import logging
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.config_entries import ConfigSubentry, ConfigSubentryDataWithId

from custom_components.footfall import keys
from custom_components.footfall import shop as shop_module
from custom_components.footfall.candidate import async_take_over
from custom_components.footfall.connection import NodeAddress
from custom_components.footfall.errors import Problem
from custom_components.footfall.staff import beacon_of, typed_address
from scripts.tools.host_node import HostNode
from tests.captures import BLUETOOTH, STATIC, advertisement, ibeacon, random_address, write

from .conftest import node_subentry, own, set_up, shop_entry, until
from .links import LOOPBACK, Link
from .stand_ins import ScriptedNode
from .watch import played, scripted_subentry

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.shop import Shop

UUID = "f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff"
BEACON = {"uuid": UUID, "major": 1, "minor": 2}
PHONE = "device_tracker.annas_phone"
PHONE_DATA = bytes.fromhex("020106 0aff4c001005010203 0405")
"""What an advertisement of a phone says."""


def member(title: str, means: str, **data: Any) -> ConfigSubentryDataWithId:
    """Give the subentry of one of the staff, as the flow makes it."""
    return {
        "data": {"means": means, **data},
        "subentry_id": f"id-{title.lower()}-{means}",
        "subentry_type": "staff",
        "title": title,
        "unique_id": None,
    }


def add(hass: HomeAssistant, shop: MockConfigEntry, one: ConfigSubentryDataWithId) -> None:
    """Add one of the staff to a shop at work."""
    subentry = ConfigSubentry(
        data=MappingProxyType(one["data"]),
        subentry_id=one["subentry_id"],
        subentry_type="staff",
        title=one["title"],
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(shop, subentry)


def on_air(path: Path, *senders: tuple[bytes, bytes], seconds: int = 120) -> Path:
    """Write a capture in which each sender, an address and what it says, advertises every 2 s."""
    frames = [
        (step * 2 + number / 10, advertisement(0, sender=sender, data=data, signal=-50))
        for step in range(seconds // 2)
        for number, (sender, data) in enumerate(senders)
    ]
    return write(path, frames, BLUETOOTH)


def snapshot(shop: MockConfigEntry) -> Any:
    running: Shop = shop.runtime_data
    return running.engine.snapshot


async def test_a_beacon_tells_who_is_there(hass: HomeAssistant, tmp_path: Path) -> None:
    """Its address changes as it likes: the node is told of its identity before it plays the first frame."""
    identity = beacon_of(BEACON)
    senders = [(random_address(1), ibeacon(identity)), (random_address(2), ibeacon(identity))]
    async with HostNode(name="a", captures=[on_air(tmp_path / "a.pcap", *senders)]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node), member("Anna", "ibeacon", **BEACON)))
        await until(lambda: played(shop.runtime_data))
        known = shop.runtime_data.nodes["id-door"]
        assert (known.beacons, known.deaf) == (1, None)
        assert snapshot(shop).staff_present == 1
        assert snapshot(shop).bluetooth_devices == 0
        assert not snapshot(shop).occupied
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_tag_with_an_address_for_life_tells_who_is_there(hass: HomeAssistant, tmp_path: Path) -> None:
    tag = random_address(7, STATIC)
    async with HostNode(name="a", captures=[on_air(tmp_path / "a.pcap", (tag, PHONE_DATA))]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node), member("Anna", "tag", address=tag.hex(":"))))
        await until(lambda: played(shop.runtime_data))
        assert snapshot(shop).staff_present == 1
        assert snapshot(shop).bluetooth_devices == 0
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_phone_is_left_out_under_every_address_that_it_has(hass: HomeAssistant, tmp_path: Path) -> None:
    before, after, stranger = (random_address(number) for number in (1, 2, 3))
    hass.states.async_set(PHONE, "home", {"current_address": before.hex(":").upper()})
    senders = [(address, PHONE_DATA) for address in (before, after, stranger)]
    async with Link(1) as link:
        door = node_subentry(HostNode(name="a"), port=link.port)
        phone = member("Anna", "private_ble_device", entity_id=PHONE)
        shop = await set_up(hass, shop_entry(door, phone))
        hass.states.async_set(PHONE, "home", {"current_address": after.hex(":").upper()})
        hass.states.async_set(PHONE, "not_home", {})
        await hass.async_block_till_done()
        async with HostNode(name="a", captures=[on_air(tmp_path / "a.pcap", *senders)]) as node:
            link.node_port = node.port
            await until(lambda: played(shop.runtime_data))
            assert snapshot(shop).bluetooth_devices == 1
            assert snapshot(shop).staff_present == 1
            assert await hass.config_entries.async_unload(shop.entry_id)


async def test_who_is_tracked_is_taken_off_the_number(hass: HomeAssistant, busy_node: HostNode) -> None:
    hass.states.async_set("device_tracker.ben", "home")
    shop = await set_up(hass, shop_entry(node_subentry(busy_node)))
    await until(lambda: played(shop.runtime_data))
    engine, before = shop.runtime_data.engine, snapshot(shop).estimate

    add(hass, shop, member("Ben", "device_tracker", entity_id="device_tracker.ben"))
    await hass.async_block_till_done()
    engine.calibrate(before)
    engine.forget_counts()

    assert snapshot(shop).staff_present == 1
    assert snapshot(shop).estimate == pytest.approx(before - 1, abs=0.1)
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.mark.parametrize(
    ("zone", "said", "attributes", "there"),
    [
        ("zone.home", "home", {}, 1),
        ("zone.home", "home", {"in_zones": []}, 1),
        ("zone.home", "Counter", {"in_zones": ["zone.counter", "zone.home"]}, 1),
        ("zone.home", "not_home", {"in_zones": []}, 0),
        ("zone.home", "unavailable", {}, 0),
        ("zone.shop", "Our shop", {}, 1),
        ("zone.shop", "home", {"in_zones": ["zone.shop", "zone.home"]}, 1),
        ("zone.shop", "home", {}, 0),
        ("zone.gone", "home", {}, 0),
    ],
)
async def test_where_a_tracker_is(
    hass: HomeAssistant, zone: str, said: str, attributes: dict[str, Any], there: int
) -> None:
    hass.states.async_set("zone.shop", "0", {"friendly_name": "Our shop"})
    hass.states.async_set("device_tracker.ben", said, attributes)
    data = {"entity_id": "device_tracker.ben", "zone": zone}
    shop = await set_up(hass, shop_entry(member("Ben", "device_tracker", **data)))
    running: Shop = shop.runtime_data

    assert len(running.staff._told.apart) == there

    hass.states.async_remove("device_tracker.ben")
    await hass.async_block_till_done()
    assert not running.staff._told.apart
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_who_carries_two_things_under_one_name_is_one(hass: HomeAssistant) -> None:
    hass.states.async_set("device_tracker.one", "home")
    hass.states.async_set("device_tracker.two", "home")
    shop = await set_up(
        hass,
        shop_entry(
            member("Anna", "device_tracker", entity_id="device_tracker.one"),
            member("Anna ", "private_ble_device", entity_id="device_tracker.two"),
            member("Ben", "device_tracker", entity_id="device_tracker.two"),
        ),
    )
    running: Shop = shop.runtime_data

    assert len(running.staff._told.apart) == len(running.staff) == 2
    assert running.staff.described() == {"ibeacon": 0, "tag": 0, "private_ble_device": 1, "device_tracker": 2}
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_nodes_are_told_of_beacons_that_come_and_go(
    hass: HomeAssistant, silent_node: HostNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over the connection that there is, and without waiting for the node to have something to say."""
    monkeypatch.setattr(shop_module, "WAIT_MS", 25_000)
    async with Link(silent_node.port) as link:
        shop = await set_up(hass, shop_entry(node_subentry(silent_node, port=link.port)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected and node.beacons == 0)
        anna = member("Anna", "ibeacon", **BEACON)
        add(hass, shop, anna)
        await until(lambda: node.beacons == 1)
        add(hass, shop, member("Ben", "ibeacon", **BEACON | {"minor": 3}))
        await until(lambda: node.beacons == 2)
        hass.config_entries.async_remove_subentry(shop, anna["subentry_id"])
        await until(lambda: node.beacons == 1)
        assert link.accepted == 1
        link.cut()
        node.beacons = None
        await until(lambda: node.beacons == 1)
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_comes_back_from_another_hub_is_told_again(
    hass: HomeAssistant, silent_node: HostNode
) -> None:
    shop = await set_up(hass, shop_entry(node_subentry(silent_node), member("Anna", "ibeacon", **BEACON)))
    [node] = shop.runtime_data.nodes.values()
    await until(lambda: node.beacons == 1)
    node.beacons = None
    address = NodeAddress(LOOPBACK, silent_node.port, "")

    await async_take_over(hass, address, shop.runtime_data.identity)

    await until(lambda: node.beacons == 1)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_of_another_hub_is_no_reason_to_stop(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node)
    shop = await set_up(hass, shop_entry(node_subentry(silent_node), member("Anna", "ibeacon", **BEACON)))
    [node] = shop.runtime_data.nodes.values()
    await until(lambda: node.connected)
    assert (node.beacons, node.deaf) == (None, Problem.OWNED)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_node_that_is_too_old_counts_all_the_same(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """A stand-in for a node with older firmware."""
    async with ScriptedNode() as old:
        shop = await set_up(hass, shop_entry(scripted_subentry(old), member("Anna", "ibeacon", **BEACON)))
        [node] = shop.runtime_data.nodes.values()
        await until(lambda: node.connected)
        assert (node.beacons, node.deaf, node.problem) == (None, Problem.PROTOCOL_TOO_OLD, None)
        assert caplog.text.count("Node Door cannot hear the staff's beacons: This node's firmware is older") == 1
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_staff_stay_staff_when_the_key_changes(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "LONGEST_EPOCH_S", 60)
    phone, tag = random_address(1), random_address(2, STATIC)
    hass.states.async_set(PHONE, "home", {"current_address": phone.hex(":")})
    senders = [(phone, PHONE_DATA), (tag, PHONE_DATA), (random_address(3), ibeacon(beacon_of(BEACON)))]
    staff = [
        member("Anna", "private_ble_device", entity_id=PHONE),
        member("Ben", "tag", address=tag.hex()),
        member("Eve", "ibeacon", **BEACON),
    ]
    async with HostNode(name="a", captures=[on_air(tmp_path / "a.pcap", *senders, seconds=600)]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node), *staff))
        first = shop.runtime_data.keys.valid[0].epoch
        await until(lambda: played(shop.runtime_data))
        last = {key.epoch for key in shop.runtime_data.keys.valid}
        assert first not in last
        assert snapshot(shop).staff_present == 3
        assert snapshot(shop).bluetooth_devices == 0
        told = shop.runtime_data.staff._told
        assert set(told.phones) == set(told.things) == last
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_no_log_tells_what_staff_carry(
    hass: HomeAssistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    tag, identity = random_address(7, STATIC), beacon_of(BEACON)
    senders = [(tag, PHONE_DATA), (random_address(3), ibeacon(identity))]
    staff = [member("Anna", "ibeacon", **BEACON), member("Ben", "tag", address=tag.hex(":"))]
    async with HostNode(name="a", captures=[on_air(tmp_path / "a.pcap", *senders)]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node), *staff))
        await until(lambda: played(shop.runtime_data))
        told = shop.runtime_data.staff._told
        names = {name for one in told.things.values() for name in one}
        assert len(names) == 6
        assert await hass.config_entries.async_unload(shop.entry_id)
    secrets = {UUID, identity.hex(), tag.hex(), tag.hex(":"), tag.hex(":").upper()}
    secrets |= {text for name in names for text in (str(name), f"{name:016x}")}
    assert [secret for secret in secrets if secret in caplog.text] == []


@pytest.mark.parametrize("text", ["02:00:00:00:00:01", "02-00-00-00-00-01", " 020000000001 "])
def test_an_address_is_read_as_people_write_it(text: str) -> None:
    assert typed_address(text) == bytes.fromhex("020000000001")


@pytest.mark.parametrize("text", ["", "02:00", "02:00:00:00:00:0g", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", None, 7])
def test_what_is_no_address_is_none(text: object) -> None:
    assert typed_address(text) is None
