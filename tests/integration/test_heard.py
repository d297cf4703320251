"""What a scanner heard becomes what a node would tell: by the same windows, classes and kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall import heard
from custom_components.footfall.advertised import address_of, kind_of
from custom_components.footfall.engine.model import AddressKind, DeviceClass
from custom_components.footfall.engine.siphash import BLUETOOTH_RANDOM_TAG, beacon_pseudonym, pseudonym
from custom_components.footfall.heard import Hearing, Look
from custom_components.footfall.keys import EpochKey
from scripts.tools.host_node import HostNode
from tests.captures import BLUETOOTH, NON_RESOLVABLE, STATIC, advertisement, ibeacon, random_address, write

from .conftest import node_subentry, set_up, shop_entry, until
from .scanners import PUBLIC, RANDOM, FakeScanner, set_up_bluetooth
from .watch import played

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine.model import Batch, Sighting
    from custom_components.footfall.node import AnyNode

KEY = EpochKey(7, 1e12, bytearray(range(16)))
UTC = 1_800_000_000.0
IDENTITY = bytes(range(20))

SAID = {
    "flags alone": (b"\x02\x01\x1a", DeviceClass.UNKNOWN),
    "a phone of Apple's": (bytes.fromhex("02011a 07ff4c0010020b00"), DeviceClass.PHONE),
    "earphones of Apple's": (bytes.fromhex("0aff4c00070519012055aa"), DeviceClass.AUDIO),
    "a tag of Apple's": (bytes.fromhex("07ff4c0012020001"), DeviceClass.TAG),
    "a phone of Apple's that finds others": (bytes.fromhex("0bff4c001202000110020b00"), DeviceClass.PHONE),
    "a tag of Apple's whose message is cut short": (bytes.fromhex("05ff4c0012ff"), DeviceClass.TAG),
    "Apple without a message": (bytes.fromhex("04ff4c0012"), DeviceClass.UNKNOWN),
    "an iBeacon": (ibeacon(IDENTITY), DeviceClass.BEACON),
    "an AltBeacon": (bytes.fromhex("07ff1801beac0102"), DeviceClass.BEACON),
    "a computer of Microsoft's": (bytes.fromhex("06ff0600010920"), DeviceClass.COMPUTER),
    "Microsoft without a scenario": (bytes.fromhex("03ff0600"), DeviceClass.UNKNOWN),
    "a heart rate": (bytes.fromhex("03030d18"), DeviceClass.WEARABLE),
    "a service that several kinds have": (bytes.fromhex("03030f18"), DeviceClass.UNKNOWN),
    "a Tile": (bytes.fromhex("0416 84fd00"), DeviceClass.TAG),
    "a lost thing of Google's": (bytes.fromhex("0516 aafe4000"), DeviceClass.TAG),
    "an Eddystone": (bytes.fromhex("0516 aafe0000"), DeviceClass.BEACON),
}
"""Advertisements, and what kind of thing sends them."""


@pytest.fixture
async def scanner(hass: HomeAssistant) -> FakeScanner:
    """Give a scanner that has heard nothing."""
    await set_up_bluetooth(hass)
    return FakeScanner()


class Looking:
    """Looks at a scanner, at moments that the test says."""

    def __init__(self, scanner: FakeScanner, beacons: tuple[bytes, ...] = ()) -> None:
        self._scanner = scanner
        self._beacons = beacons
        self._hearing = Hearing(KEY, 1000.0)

    def at(self, moment: float, *, at_once: bool = False) -> Look:
        """Look now."""
        return self._hearing.look(self._scanner, moment, UTC + moment, self._beacons, at_once=at_once)


def moments(look: Look) -> list[tuple[float, int, int]]:
    """Return when, how strongly and how often each was heard."""
    return [(round(one.time - UTC, 3), one.rssi, one.frames) for one in look.sightings]


async def test_an_address_is_told_at_once_and_then_every_five_seconds(scanner: FakeScanner) -> None:
    looking = Looking(scanner)
    told = []
    for second in range(1001, 1013):
        scanner.hear(at=second - 0.5, rssi=-70 + second % 5)
        told += moments(looking.at(second))
    assert told == [(1000.5, -69, 1), (1006.5, -66, 6)]


async def test_who_falls_silent_is_told_of_without_waiting(scanner: FakeScanner) -> None:
    looking = Looking(scanner)
    scanner.hear(at=1000.2, rssi=-80)
    looking.at(1001.0)
    scanner.hear(at=1001.2, rssi=-60)
    look = looking.at(1002.0)
    assert look.sightings == ()
    assert look.complete == 1001.2, "it will be told of"
    look = looking.at(1003.0)
    assert moments(look) == [(1001.2, -60, 1)]
    assert look.complete == pytest.approx(1003.0, abs=0.05)
    assert looking.at(1004.0).sightings == ()


async def test_all_is_told_where_another_node_waits_for_it(scanner: FakeScanner) -> None:
    looking = Looking(scanner)
    scanner.hear(at=1000.2)
    looking.at(1001.0)
    scanner.hear(at=1001.2, rssi=-61)
    look = looking.at(1001.3, at_once=True)
    assert moments(look) == [(1001.2, -61, 1)]
    assert look.complete == pytest.approx(1001.3, abs=0.05)


async def test_a_crowd_that_comes_at_once_is_told_of_in_turns(
    scanner: FakeScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "MOST", 4)
    looking = Looking(scanner)
    for number in range(10):
        scanner.hear(number, at=1000.1 + number / 100)
    looks = [looking.at(1001.0 + second) for second in range(4)]
    assert [len(look.sightings) for look in looks] == [4, 4, 2, 0]
    assert looks[0].complete == pytest.approx(1000.14)
    names = {one.pseudonym for look in looks for one in look.sightings}
    assert len(names) == 10


async def test_an_address_that_the_scanner_lists_no_more_is_not_held(scanner: FakeScanner) -> None:
    looking = Looking(scanner)
    scanner.hear(1, at=1000.1)
    scanner.hear(2, at=1000.2)
    assert looking.at(1001.0).held == 2
    scanner._previous_service_info.popitem()
    assert looking.at(1002.0).held == 1


async def test_an_address_that_says_nothing_any_more_is_left_alone(
    scanner: FakeScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an adapter two programs tell: one when an address was heard, one what it said."""
    looking = Looking(scanner)
    scanner.hear(1, at=1000.1)
    monkeypatch.setattr(FakeScanner, "discovered_devices_and_advertisement_data", {})
    assert looking.at(1001.0).sightings == ()
    monkeypatch.undo()
    assert len(looking.at(1002.0).sightings) == 1


async def test_a_beacon_of_the_staffs_is_one_whatever_its_address(scanner: FakeScanner) -> None:
    looking = Looking(scanner, (IDENTITY,))
    scanner.hear(1, at=1000.1, data=ibeacon(IDENTITY))
    scanner.hear(2, at=1000.2, data=ibeacon(IDENTITY))
    scanner.hear(3, at=1000.3, data=ibeacon(IDENTITY[::-1]))
    scanner.hear(4, at=1000.4, data=SAID["an AltBeacon"][0])
    *own, other, another = looking.at(1001.0).sightings
    assert {one.pseudonym for one in own} == {beacon_pseudonym(KEY.key, IDENTITY)}
    assert {one.address_kind for one in own} == {AddressKind.IDENTITY}
    assert other.pseudonym == pseudonym(KEY.key, random_address(3), BLUETOOTH_RANDOM_TAG)
    assert {one.device_class for one in (*own, other, another)} == {DeviceClass.BEACON}


async def test_a_signal_that_no_radio_has(scanner: FakeScanner) -> None:
    looking = Looking(scanner)
    scanner.hear(1, at=1000.1, rssi=127)
    scanner.hear(2, at=1000.2, rssi=-127)
    assert [one.rssi for one in looking.at(1001.0).sightings] == [126, -127]


async def test_it_is_what_a_node_makes_of_the_same_advertisements(hass: HomeAssistant, tmp_path: Path) -> None:
    """A real node plays them from a capture; Home Assistant's own Bluetooth takes them apart for the scanner."""
    senders = {
        number: (random_address(number, first), public, data)
        for number, (first, public, data) in enumerate(
            [
                *((0x42, False, data) for data, _ in SAID.values()),
                (STATIC, False, SAID["flags alone"][0]),
                (NON_RESOLVABLE, False, SAID["flags alone"][0]),
                (0x82, False, SAID["flags alone"][0]),
                (0xAC, True, SAID["flags alone"][0]),
            ],
            1,
        )
    }
    packets = [
        (number / 10, advertisement(number, sender=sender, public=public, data=data))
        for number, (sender, public, data) in senders.items()
    ]
    by_node: list[Sighting] = []
    async with HostNode(name="door", captures=[write(tmp_path / "all.pcap", packets, BLUETOOTH)]) as node:
        shop = await set_up(hass, shop_entry(node_subentry(node)))
        running = shop.runtime_data
        take = running.take

        def note(node: AnyNode, batch: Batch) -> None:
            by_node.extend(batch.sightings)
            take(node, batch)

        running.take = note
        await until(lambda: played(running))
        [epoch] = {one.epoch for one in by_node}
        key = next(key for key in running.keys.valid if key.epoch == epoch)
        # As it is now: it is overwritten when the shop stops.
        key = replace(key, key=bytearray(key.key))
        assert await hass.config_entries.async_unload(shop.entry_id)
    await set_up_bluetooth(hass)
    scanner = FakeScanner()
    for number, (sender, public, data) in senders.items():
        scanner.hear(sender=sender, kind=PUBLIC if public else RANDOM, data=data, at=1000.0 + number / 10)
    by_proxy = Hearing(key, 999.0).look(scanner, 1004.0, UTC, (), at_once=False).sightings

    def told(sightings: list[Sighting] | tuple[Sighting, ...]) -> list[tuple[object, ...]]:
        return sorted((one.pseudonym, one.address_kind, one.device_class, one.radio) for one in sightings)

    assert len(by_proxy) == len(senders)
    assert told(by_node) == told(by_proxy)
    classes = {one.pseudonym: one.device_class for one in by_proxy}
    names = [pseudonym(key.key, senders[number][0], BLUETOOTH_RANDOM_TAG) for number in range(1, len(SAID) + 1)]
    assert [classes[name] for name in names] == [kind for _, kind in SAID.values()]


@pytest.mark.parametrize(
    ("first", "details", "kind"),
    [
        (0xC2, {"address_type": 1}, AddressKind.STATIC),
        (0x42, {"address_type": 3}, AddressKind.RESOLVABLE),
        (0x02, {"address_type": 1}, AddressKind.NON_RESOLVABLE),
        (0x42, {"address_type": 0}, AddressKind.PUBLIC),
        (0x42, {"address_type": 2}, AddressKind.PUBLIC),
        (0x42, {"props": {"AddressType": "public"}}, AddressKind.PUBLIC),
        (0x42, {"props": {"AddressType": "random"}}, AddressKind.RESOLVABLE),
        (0xC2, {"source": "someone"}, AddressKind.STATIC),
        (0xC2, None, AddressKind.STATIC),
    ],
)
def test_scanners_say_in_their_own_way_of_which_kind_an_address_is(
    first: int, details: object, kind: AddressKind
) -> None:
    assert kind_of(random_address(1, first), details) is kind


def test_what_is_no_address() -> None:
    assert address_of("02:00:00:00:00:01") == bytes.fromhex("020000000001")
    assert address_of("3F2504E0-4F89-11D3-9A0C-0305E82C3301") is None
    assert address_of("0200") is None
