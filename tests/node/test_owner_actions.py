"""What a node does for its owner alone: it learns equipment, and tells of the beacons that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.engine.model import AddressKind, DeviceClass, Radio
from custom_components.footfall.engine.owner_protocol import EquipmentFlag, OwnerStatus
from custom_components.footfall.engine.protocol import Flag, VersionError
from scripts.tools.host_node import HostNode
from tests.captures import (
    BLUETOOTH,
    NON_RESOLVABLE,
    STATIC,
    advertisement,
    factory_address,
    ibeacon,
    probe_request,
    random_address,
    write,
)
from tests.engine.siphash import siphash

from .hub import KEY, OTHER_KEY, RefusedError, connected
from .watch import watched

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("socket_enabled", "every_build")

IDENTITY = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff00010002")
OTHER_IDENTITY = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff00010003")


def till(signal: int = -40, device: int = 1) -> bytes:
    """Return a frame of a thing with an address for life."""
    return probe_request(device, signal=signal, sender=factory_address(device))


async def test_owner_learns_the_stable_addresses_that_are_heard_strongly(tmp_path: Path) -> None:
    frames = [
        (0.0, till(-70)),
        (1.0, till(-45)),
        (2.0, till(-50)),
        (3.0, probe_request(2, signal=-30)),
        (4.0, till(-61, device=3)),
    ]
    capture = write(tmp_path / "a.pcap", frames)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        begun = await hub.learn_equipment(20, -60)
        assert begun.status is OwnerStatus.ACCEPTED
        assert (begun.flags, begun.seconds_left, begun.heard_s, begun.count) == (EquipmentFlag.LISTENING, 20, 0, 0)
        await hub.drain()
        asked = await hub.learn_equipment(900, -80)
        fetched = await hub.learn_equipment(0)
        after = await hub.learn_equipment(0)
    assert (asked.flags, asked.seconds_left, asked.heard_s) == (EquipmentFlag.LISTENING, 16, 4)
    (entry,) = asked.entries
    assert entry.address == factory_address(1)
    assert (entry.radio, entry.address_kind, entry.rssi) == (Radio.WIFI, AddressKind.PUBLIC, -45)
    assert fetched.entries == asked.entries
    assert (after.status, after.flags, after.heard_s, after.count) == (OwnerStatus.ACCEPTED, 0, 0, 0)


async def test_owner_learns_bluetooth_of_the_kinds_that_stay(tmp_path: Path) -> None:
    public, static = factory_address(1), random_address(2, STATIC)
    frames = [
        (0.0, advertisement(1, sender=public, public=True)),
        (1.0, advertisement(2, sender=static)),
        (2.0, advertisement(3)),
        (3.0, advertisement(4, sender=random_address(4, NON_RESOLVABLE))),
    ]
    capture = write(tmp_path / "a.pcap", frames, BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        learned = await hub.learn_equipment(0)
    assert [(entry.address, entry.radio, entry.address_kind) for entry in learned.entries] == [
        (public, Radio.BLUETOOTH, AddressKind.PUBLIC),
        (static, Radio.BLUETOOTH, AddressKind.STATIC),
    ]


async def test_list_waits_when_its_time_is_over(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, till()), (20.0, till(device=2))])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment(10)
        await hub.drain()
        over = await hub.learn_equipment(10)
        assert (over.flags, over.seconds_left, over.heard_s) == (0, 0, 10)
        assert [entry.address for entry in over.entries] == [factory_address(1)]
        assert (await hub.learn_equipment(0)).entries == over.entries
        again = await hub.learn_equipment(10)
    assert (again.flags, again.heard_s, again.count) == (EquipmentFlag.LISTENING, 0, 0)


async def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, till()), (60.0, till(device=2))])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment(900)
        await hub.drain()
        fetched = await hub.learn_equipment(0)
    assert (fetched.status, fetched.flags, fetched.count) == (OwnerStatus.ACCEPTED, 0, 0)


async def test_no_more_than_64_are_held_and_the_strongest_stay(tmp_path: Path) -> None:
    frames = [(number * 0.1, till(-70 + number // 2, device=number)) for number in range(80)]
    capture = write(tmp_path / "a.pcap", frames)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment(60, -80)
        await hub.drain()
        learned = await hub.learn_equipment(0)
    assert {entry.address for entry in learned.entries} == {factory_address(number) for number in range(16, 80)}


async def test_others_than_the_owner_learn_nothing(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, till())])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        assert (await hub.learn_equipment()).status is OwnerStatus.NOT_OWNER
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        for other in (hub.as_("00000000000000ff"), hub.as_(hub.identity, "0000000000000000")):
            for seconds in (60, 0):
                refused = await other.learn_equipment(seconds)
                assert refused.status is OwnerStatus.NOT_OWNER
                assert (refused.flags, refused.seconds_left, refused.heard_s, refused.count) == (0, 0, 0, 0)
        assert (await hub.learn_equipment()).count == 1


async def test_take_over_forgets_what_was_learned_and_asked_for(tmp_path: Path) -> None:
    frames = [(0.0, till()), (1.0, till(device=2))]
    captures = [write(tmp_path / "a.pcap", frames)]
    async with HostNode(name="a", captures=captures) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        other = hub.as_("00000000000000ff")
        await other.set_key(2, OTHER_KEY, take_over=True)
        taken = await other.learn_equipment(0)
        assert (taken.status, taken.flags, taken.count) == (OwnerStatus.ACCEPTED, 0, 0)
        assert (await hub.learn_equipment()).status is OwnerStatus.NOT_OWNER
        await hub.set_key(3, take_over=True)
        assert (await hub.learn_equipment(0)).count == 0


async def test_end_of_ownership_forgets_what_was_learned(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, till()), (15.0, till())])
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key(seconds=10)
        await hub.learn_equipment()
        answer = (await hub.drain())[-1]
        assert Flag.WAITS_FOR_KEY in answer.flags
        assert (await hub.learn_equipment()).status is OwnerStatus.NOT_OWNER
        await hub.set_key(2)
        assert (await hub.learn_equipment(0)).count == 0


async def test_new_start_forgets_what_was_learned(tmp_path: Path) -> None:
    captures = [write(tmp_path / f"{day}.pcap", [(day * 30.0, till(device=day + 1))]) for day in range(2)]
    async with HostNode(name="a", captures=captures) as node, connected(node) as hub:
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        assert (await hub.learn_equipment(0)).count == 0


async def test_pause_forgets_what_was_learned_and_begins_nothing(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, till())])
    async with HostNode(name="a", captures=[capture]) as node, watched(node) as watch:
        hub = watch.hub
        await hub.set_key()
        await hub.learn_equipment()
        await hub.drain()
        assert (await hub.learn_equipment()).count == 1
        watch.switch("Listening", on=False)
        await watch.until({"Listening": False})
        paused = await hub.learn_equipment()
        assert (paused.status, paused.flags, paused.count) == (OwnerStatus.ACCEPTED, EquipmentFlag.PAUSED, 0)
        watch.switch("Listening", on=True)
        await watch.until({"Listening": True})
        assert (await hub.learn_equipment(0)).flags == 0
        assert (await hub.learn_equipment()).flags == EquipmentFlag.LISTENING


@pytest.mark.parametrize(
    "changed",
    [{"hub": "1"}, {"token": "x"}, {"seconds": -1}, {"seconds": 901}, {"signal": -81}, {"signal": 1}],
    ids=str,
)
async def test_malformed_calls_for_equipment_are_refused(idle_node: HostNode, changed: dict[str, Any]) -> None:
    async with connected(idle_node) as hub:
        await hub.set_key()
        assert (await hub.learn_equipment(**changed)).status is OwnerStatus.BAD_ARGUMENTS
        assert (await hub.learn_equipment(0)).heard_s == 0


async def test_other_protocol_versions_are_told_which_one_is_spoken(idle_node: HostNode) -> None:
    async with connected(idle_node) as hub:
        await hub.set_key()
        for call in (hub.learn_equipment, hub.set_beacons):
            with pytest.raises(VersionError) as raised:
                await call(protocol=2)
            assert raised.value.spoken == 1


async def test_beacon_that_was_asked_for_keeps_its_name_while_its_address_changes(tmp_path: Path) -> None:
    frames = [
        (number * 10.0, advertisement(number, sender=random_address(number, NON_RESOLVABLE), data=ibeacon(identity)))
        for number, identity in enumerate([IDENTITY, OTHER_IDENTITY, IDENTITY, OTHER_IDENTITY, IDENTITY])
    ]
    capture = write(tmp_path / "a.pcap", frames, BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        answer = await hub.set_beacons([IDENTITY])
        assert (answer.status, answer.count) == (OwnerStatus.ACCEPTED, 1)
        sightings = [sighting for answer in await hub.drain() for sighting in answer.sightings]
    asked = [sighting for sighting in sightings if sighting.kind == 0x85]
    others = [sighting for sighting in sightings if sighting.kind != 0x85]
    assert len(asked) == 3
    assert {sighting.pseudonym for sighting in asked} == {siphash(bytes.fromhex(KEY), IDENTITY + b"\x49")}
    assert {sighting.device_class for sighting in asked} == {DeviceClass.BEACON}
    assert {sighting.kind for sighting in others} == {0x84}
    assert {sighting.pseudonym for sighting in others} == {
        siphash(bytes.fromhex(KEY), random_address(number, NON_RESOLVABLE) + b"\x52") for number in (1, 3)
    }


async def test_without_being_asked_no_identity_is_told(tmp_path: Path) -> None:
    frames = [(0.0, advertisement(1, data=ibeacon(IDENTITY))), (10.0, advertisement(2, data=ibeacon(IDENTITY)))]
    capture = write(tmp_path / "a.pcap", frames, BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        assert (await hub.set_beacons([IDENTITY])).status is OwnerStatus.NOT_OWNER
        await hub.set_key()
        await hub.set_beacons([IDENTITY])
        assert (await hub.set_beacons()).count == 0
        refused = await hub.as_("00000000000000ff").set_beacons([IDENTITY])
        assert (refused.status, refused.count) == (OwnerStatus.NOT_OWNER, 0)
        sightings = [sighting for answer in await hub.drain() for sighting in answer.sightings]
    assert [sighting.kind for sighting in sightings] == [0x83, 0x83]
    assert len({sighting.pseudonym for sighting in sightings}) == 2


async def test_take_over_forgets_the_beacons(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, advertisement(1, data=ibeacon(IDENTITY)))], BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.set_beacons([IDENTITY])
        await hub.as_("00000000000000ff").set_key(2, OTHER_KEY, take_over=True)
        (answer,) = await hub.drain()
    assert [sighting.kind for sighting in answer.sightings] == [0x83]


@pytest.mark.parametrize(
    "changed",
    [{"hub": ""}, {"token": "1"}, {"identities": "0"}, {"identities": "00" * 340}],
    ids=lambda value: str(value)[:40],
)
async def test_malformed_calls_for_beacons_change_nothing(tmp_path: Path, changed: dict[str, Any]) -> None:
    capture = write(tmp_path / "a.pcap", [(0.0, advertisement(1, data=ibeacon(IDENTITY)))], BLUETOOTH)
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        await hub.set_beacons([IDENTITY] * 16)
        refused = await hub.set_beacons(**changed)
        assert (refused.status, refused.count) == (OwnerStatus.BAD_ARGUMENTS, 0)
        (answer,) = await hub.drain()
    assert [sighting.kind for sighting in answer.sightings] == [0x85]


async def test_calls_of_any_length_are_survived(idle_node: HostNode) -> None:
    async with connected(idle_node) as hub:
        await hub.set_key()
        for text in ("f" * 20_000, "\0" * 640, "ä" * 320):
            assert (await hub.set_beacons(identities=text)).status is OwnerStatus.BAD_ARGUMENTS
            assert (await hub.learn_equipment(token=text)).status is OwnerStatus.BAD_ARGUMENTS
            with pytest.raises(RefusedError, match="bad arguments"):
                await hub.pull(hub=text)
        assert (await hub.pull()).boot_id != 0
