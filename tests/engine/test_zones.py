"""Who is in which zone, and what is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    JSON,
    AddressKind,
    Batch,
    DeviceClass,
    Engine,
    EngineSettings,
    Radio,
    Ring,
    ShopSnapshot,
    Sighting,
    ZoneFigures,
    ZoneKind,
    ZoneSettings,
)

from .sightings import PHONE, START, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custom_components.footfall.engine.zones import Zones

TILL = ZoneSettings(zone="till", kind=ZoneKind.TILL, rings=(Ring(node="back", weakest=-60),))
DOOR = ZoneSettings(zone="door", kind=ZoneKind.ENTRANCE, rings=(Ring(node="front", weakest=-60),))
STREET = ZoneSettings(zone="street", kind=ZoneKind.STREET, rings=(Ring(node="front", weakest=-90, strongest=-75),))
SHOP = EngineSettings(zones=(TILL, DOOR))
BLUETOOTH = replace(
    PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, device_class=DeviceClass.PHONE, channel=37
)


def phone(at: float, number: int, rssi: int, like: Sighting = BLUETOOTH) -> Sighting:
    """Return a sighting of a phone, `at` seconds after START."""
    return replace(like, time=START + at, pseudonym=number, fingerprint=number, rssi=rssi)


def staying(number: int, rssi: int, begin: float, end: float, like: Sighting = BLUETOOTH) -> list[Sighting]:
    """Return what is heard of a phone that stays where it is, every 5 s."""
    return [phone(begin + step * 5, number, rssi, like) for step in range(int((end - begin) / 5))]


def hear(engine: Engine, heard: Mapping[str, Sequence[Sighting]], until: float) -> list[ShopSnapshot]:
    """Let both nodes tell what they hear, in order, each on time."""
    merged = sorted(((one.time, node, one) for node, ones in heard.items() for one in ones), key=lambda told: told[:2])
    snapshots = []
    for time, node, one in merged:
        snapshots += engine.ingest(node, Batch(time, time, (one,)))
        for other in {"front", "back"} - {node}:
            snapshots += engine.ingest(other, Batch(time, time))
    for node in ("front", "back"):
        snapshots += engine.ingest(node, said(until=until))
    return snapshots


def shop(settings: EngineSettings = SHOP) -> Engine:
    """Return a shop with a node at the front and one at the back."""
    engine = Engine(settings)
    for node in ("front", "back"):
        engine.add_node(node)
    return engine


def zones_of(engine: Engine) -> Zones:
    """Return what the engine closes the hours of."""
    return engine._zones


def zone(engine: Engine, name: str = "till") -> ZoneFigures:
    """Return what is shown of a zone."""
    return engine.snapshot.zones[name]


def test_who_is_heard_within_a_ring_is_in_the_zone_and_others_are_not() -> None:
    engine = shop()

    hear(engine, {"back": staying(1, -50, 0, 60), "front": staying(2, -65, 0, 60)}, 61)

    assert zone(engine).occupied
    assert not zone(engine, "door").occupied
    assert 0 < zone(engine).occupancy < engine.snapshot.estimate


def test_a_zone_is_occupied_at_once_and_empty_when_nobody_was_heard_for_a_while() -> None:
    engine = shop()
    hear(engine, {"front": staying(1, -50, 0, 62)}, 62)

    (lit,) = [one for one in hear(engine, {"back": [phone(63, 2, -50)]}, 64) if one.time == START + 63]
    hear(engine, {"front": staying(1, -50, 64, 200)}, 200)

    assert lit.zones["till"].occupied
    assert lit.zones["till"].occupancy > 0
    assert not zone(engine).occupied
    assert zone(engine).occupancy == 0
    assert zone(engine, "door").occupied


def test_the_zones_inside_add_up_to_no_more_than_the_shop() -> None:
    engine = shop()
    at_till = [one for number in range(1, 6) for one in staying(number, -45, 0, 300)]
    at_door = [one for number in range(6, 9) for one in staying(number, -52, 0, 300)]

    snapshots = hear(engine, {"back": at_till, "front": at_door}, 301)

    for snapshot in snapshots:
        assert sum(one.occupancy for one in snapshot.zones.values()) <= snapshot.estimate + 1e-9
    assert zone(engine).occupancy > zone(engine, "door").occupancy


def test_fading_does_not_move_anybody_but_walking_does() -> None:
    engine = shop()
    fading = [phone(at, 1, -52 + (6 if at % 10 else -6)) for at in range(0, 120, 5)]
    echo = [phone(at + 1, 1, -56) for at in range(0, 120, 5)]

    snapshots = hear(engine, {"back": fading, "front": echo}, 120)
    stayed = {one.zones["till"].occupied for one in snapshots if one.time > START + 20}
    elsewhere = {one.zones["door"].occupied for one in snapshots}
    hear(engine, {"back": staying(1, -75, 121, 200), "front": staying(1, -45, 121.5, 200)}, 200)

    assert stayed == {True}
    assert elsewhere == {False}
    assert zone(engine, "door").occupied
    assert not zone(engine).occupied


def test_phones_that_change_their_address_with_every_scan_are_where_they_are_heard() -> None:
    engine = shop()
    scans = [
        replace(
            phone(at, 1000 + at, -40),
            radio=Radio.WIFI,
            address_kind=AddressKind.RANDOM,
            channel=6,
            fingerprint=at % 3 + 1,
        )
        for at in range(0, 300, 12)
    ]

    hear(engine, {"back": scans}, 301)

    assert zone(engine).occupied
    assert zone(engine).dwell.people == 0


def test_wifi_is_brought_down_to_what_rings_are_measured_in() -> None:
    engine = shop()
    wifi = replace(PHONE, device_class=DeviceClass.PHONE)

    hear(engine, {"back": staying(1, -50, 0, 60, wifi), "front": staying(2, -45, 0, 60, wifi)}, 61)

    assert not zone(engine).occupied
    assert zone(engine, "door").occupied


def test_stays_are_counted_and_measured() -> None:
    engine = shop()
    visits = [one for number in range(1, 9) for one in staying(number, -45, number * 100, number * 100 + 60)]

    hear(engine, {"back": visits, "front": staying(99, -65, 0, 1000)}, 1000)

    assert zone(engine).entries > 2
    assert zone(engine).dwell.people == pytest.approx(zone(engine).entries, rel=0.2)
    assert zone(engine).dwell.median == pytest.approx(60, abs=15)
    assert zone(engine, "door").entries == 0


def test_a_device_for_the_first_time_unheard_of_any_signal_is_in_no_zone() -> None:
    engine = shop()

    hear(engine, {"back": staying(1, 127, 0, 60)}, 61)

    assert not zone(engine).occupied


def test_things_that_are_no_phones_are_in_no_zone() -> None:
    engine = shop()
    tag = replace(BLUETOOTH, device_class=DeviceClass.TAG)

    hear(engine, {"back": staying(1, -45, 0, 60, tag), "front": staying(2, -65, 0, 60)}, 61)

    assert not zone(engine).occupied


def test_own_equipment_is_in_no_zone() -> None:
    engine = shop()
    engine.update(ignored={1: frozenset({1})})

    hear(engine, {"back": staying(1, -45, 0, 60), "front": staying(2, -65, 0, 60)}, 61)

    assert not zone(engine).occupied


def test_people_on_the_street_are_not_inside() -> None:
    engine = shop(EngineSettings(zones=(TILL, STREET)))

    hear(engine, {"front": [one for number in range(1, 9) for one in staying(number, -85, 0, 120)]}, 121)

    assert engine.snapshot.estimate == 0
    assert zone(engine, "street").occupied
    assert zone(engine, "street").occupancy > 1


def test_nothing_is_known_of_a_zone_whose_node_is_silent() -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 60)}, 60)
    before = zone(engine)

    for step in range(60, 150, 5):
        engine.ingest("front", said(phone(step, 2, -45)))

    assert before.known
    assert before.occupied
    assert not zone(engine).known
    assert zone(engine).occupied
    assert zone(engine, "door").known
    hear(engine, {"back": [phone(160, 1, -45)]}, 171)
    assert zone(engine).known


def test_a_node_that_has_nothing_to_tell_is_not_silent() -> None:
    engine = shop()

    hear(engine, {"front": staying(2, -45, 0, 300)}, 301)

    assert zone(engine).known
    assert not zone(engine).occupied


def test_changed_settings_forget_nobody() -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 60), "front": staying(2, -45, 0, 60)}, 61)
    before = zone(engine)
    fitting = ZoneSettings(zone="fitting", kind=ZoneKind.FITTING_ROOM, rings=(Ring(node="front", weakest=-70),))

    engine.update(settings=EngineSettings(zones=(fitting, TILL)))
    hear(engine, {}, 71)

    assert engine.snapshot.zones.keys() == {"fitting", "till"}
    assert zone(engine).occupied
    assert zone(engine).entries == before.entries
    hear(engine, {"front": staying(2, -45, 71, 90)}, 91)
    assert zone(engine, "fitting").occupied
    engine.update(settings=EngineSettings())
    hear(engine, {"front": staying(2, -45, 91, 110)}, 111)
    assert engine.snapshot.zones == {}


def test_the_hour_is_closed_once_and_the_day_goes_on() -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 600), "front": staying(2, -65, 0, 600)}, 600)

    hour = zones_of(engine).close_hour()["till"]
    again = zones_of(engine).close_hour()["till"]

    assert hour.known_s == pytest.approx(600, abs=12)
    assert hour.occupancy == pytest.approx(zone(engine).occupancy, rel=0.5)
    assert hour.most >= hour.occupancy
    assert hour.entries == zone(engine).entries > 0
    assert (again.known_s, again.occupancy, again.entries) == (0, 0, 0)


def test_a_forgotten_day_is_gone() -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 60), "front": staying(2, -65, 0, 200)}, 200)
    assert zone(engine).dwell.people > 0

    zones_of(engine).forget_day()
    hear(engine, {}, 211)

    assert (zone(engine).entries, zone(engine).dwell.people) == (0, 0)
    assert zones_of(engine).close_hour()["till"].entries == 0


def test_a_business_day_begins_with_nothing() -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 60), "front": staying(2, -65, 0, 200)}, 200)
    assert zone(engine).entries > 0
    day = 86_400

    for step in range(1, 12):
        hear(engine, {"front": [phone(step * day / 12, 2, -65)]}, step * day / 12)

    assert zone(engine).entries == 0


def test_a_restart_counts_nobody_twice_and_carries_no_device() -> None:
    engine = shop()
    hear(engine, {"back": staying(1 << 60, -45, 0, 300), "front": staying(2, -65, 0, 300)}, 300)
    carried = json.loads(json.dumps(engine.carry()))
    fresh = shop()

    fresh.resume(carried)
    hear(fresh, {"back": staying(7, -45, 310, 400), "front": staying(8, -65, 310, 400)}, 400)

    assert str(1 << 60) not in json.dumps(carried)
    assert zone(fresh).occupied
    assert zone(fresh).entries == pytest.approx(zone(engine).entries, abs=0.3)


@pytest.mark.parametrize(
    "damage",
    [
        {"stood": [1, 0, 1]},
        {"day": "today"},
        {"zones": []},
        {"zones": {"till": {}}},
        {"zones": {"till": None}},
        {"time": "now"},
    ],
)
def test_what_is_damaged_is_refused_and_changes_nothing(damage: dict[str, JSON]) -> None:
    engine = shop()
    hear(engine, {"back": staying(1, -45, 0, 60)}, 60)
    carried = engine.carry()
    zones = carried["zones"]
    assert isinstance(zones, dict)
    fresh = shop()

    with pytest.raises(ValueError, match="zones"):
        fresh.resume({**carried, "zones": {**zones, **damage}})

    assert fresh.carry() == shop().carry()


def test_an_epochs_change_counts_nobody_twice() -> None:
    undisturbed, engine = shop(), shop()
    before = {"back": staying(1, -45, 0, 300), "front": staying(2, -65, 0, 300)}
    after = {
        "back": staying(3, -45, 300, 600, replace(BLUETOOTH, epoch=2)),
        "front": staying(4, -65, 300, 600, replace(BLUETOOTH, epoch=2)),
    }
    hear(undisturbed, {"back": staying(1, -45, 0, 600), "front": staying(2, -65, 0, 600)}, 600)

    hear(engine, before, 300)
    hear(engine, after, 600)

    assert zone(engine).occupied
    assert zone(engine).entries == pytest.approx(zone(undisturbed).entries, abs=0.3)
