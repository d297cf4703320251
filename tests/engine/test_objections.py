"""Somebody holds a phone against a node and asks to be left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    AddressKind,
    Engine,
    EngineSettings,
    Objected,
    ObjectionError,
    Radio,
    Ring,
    ShopSnapshot,
    Sighting,
    ZoneKind,
    ZoneSettings,
)
from custom_components.footfall.engine.crowd import CROWD_GATES, CROWD_WINDOWS
from custom_components.footfall.engine.features import KINDS, RADIOS, FeatureReader

from .remembered import BIG, remembered
from .sightings import PHONE, START, heard, said

if TYPE_CHECKING:
    from collections.abc import Iterable

TILL = ZoneSettings(zone="till", kind=ZoneKind.TILL, rings=(Ring(node="till", weakest=-70),))
SHOP = EngineSettings(zones=(TILL,))
STABLE = replace(PHONE, fingerprint=77)
BLUETOOTH = replace(STABLE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE)
PRIVATE = replace(STABLE, address_kind=AddressKind.RANDOM, sequence=100)
VISITOR = BIG + 1000
HELD_AT = 300.0


def guests(seconds: float, people: int = 6) -> list[Sighting]:
    """Return what so many people some metres from the till say, each with another model."""
    return [
        heard(step * 10.0 + person * 0.5, BIG + person, replace(PHONE, fingerprint=person + 1))
        for step in range(int(seconds // 10))
        for person in range(people)
    ]


def visitor(begin: float, end: float, like: Sighting = STABLE, phone: int = VISITOR) -> list[Sighting]:
    """Return what one phone says that is held against the till for half a minute from HELD_AT on."""
    return [
        heard(at, phone, replace(like, rssi=-20 if HELD_AT <= at < HELD_AT + 30 else -50))
        for at in (begin + 0.25 + 5.0 * step for step in range(int((end - begin) // 5)))
    ]


def told(engine: Engine, sightings: Iterable[Sighting], until: float) -> ShopSnapshot:
    engine.ingest("till", said(*sorted(sightings, key=lambda one: one.time), until=until))
    return engine.snapshot


def between(sightings: Iterable[Sighting], begin: float, end: float) -> list[Sighting]:
    return [one for one in sightings if begin <= one.time - START < end]


def names() -> list[str]:
    """Return all features, but for those that say in how many scans addresses were heard."""
    plain = [kind for kind in KINDS if kind not in {"activity", "scans", "crowd"}]
    return [
        *(f"{radio}.{kind}@-70/{window}" for radio in RADIOS for kind in plain for window in (60, 300, 900)),
        *(f"{radio}.crowd@{gate}/{window}" for radio in RADIOS for gate in CROWD_GATES for window in CROWD_WINDOWS),
    ]


@pytest.mark.parametrize("like", [STABLE, BLUETOOTH, PRIVATE], ids=["stable", "bluetooth", "private"])
def test_who_asks_is_counted_as_if_they_had_not_come(like: Sighting) -> None:
    asking, without = (Engine(SHOP) for _ in range(2))
    read: dict[str, list[int]] = {}
    asking.watch(FeatureReader(names()), 10.0, lambda _, values: read.update(asking=values))
    without.watch(FeatureReader(names()), 10.0, lambda _, values: read.update(without=values))
    others = guests(1200)
    theirs = visitor(0, 1200, like)
    told(asking, between([*others, *theirs], 0, 325), 325)
    told(without, between(others, 0, 325), 325)
    assert read["asking"] != read["without"]

    objected = asking.leave_out_near("till")

    assert objected == Objected(phones=1, wifi=like.radio is Radio.WIFI, bluetooth=like.radio is Radio.BLUETOOTH)
    assert asking.left_out_today == 1
    now, would_be = told(asking, [], 331), told(without, [], 331)
    assert read["asking"] == read["without"]
    assert now.wifi_devices == would_be.wifi_devices
    assert now.bluetooth_devices == would_be.bluetooth_devices
    assert now.today.in_progress == pytest.approx(would_be.today.in_progress)

    told(asking, between([*others, *theirs], 331, 1200), 1200)
    told(without, between(others, 331, 1200), 1200)
    assert read["asking"] == read["without"]
    now, would_be = told(asking, [], 7200), told(without, [], 7200)
    assert now.today.visits.ended == pytest.approx(would_be.today.visits.ended)
    # How many people a device stands for is learned from all that is heard; how long these stayed is not.
    stayed, would_have = now.zones["till"].dwell, would_be.zones["till"].dwell
    assert stayed.seconds / stayed.people == pytest.approx(would_have.seconds / would_have.people)
    assert now.zones["till"].entries >= would_be.zones["till"].entries


def test_as_many_of_the_next_are_no_entries() -> None:
    """What was shown never falls: who had been counted is made up for by the next who come."""
    asking, without = (Engine(SHOP) for _ in range(2))
    told(asking, [*guests(340), *visitor(0, 340)], 340)
    told(without, guests(340), 340)
    shown = asking.snapshot.today.visits.entries
    assert shown > without.snapshot.today.visits.entries

    asking.leave_out_near("till")

    assert asking.snapshot.today.visits.entries == shown
    later = [replace(one, pseudonym=one.pseudonym + 100, time=one.time + 340) for one in guests(300)]
    told(asking, later, 3000)
    told(without, later, 3000)
    assert asking.snapshot.today.visits.entries == pytest.approx(without.snapshot.today.visits.entries, abs=0.1)
    assert asking.snapshot.zones["till"].entries == pytest.approx(without.snapshot.zones["till"].entries, rel=0.1)


def test_both_radios_of_a_phone_are_one_phone() -> None:
    engine = Engine()
    told(engine, [*guests(340), *visitor(0, 340), *visitor(0.1, 340, BLUETOOTH, VISITOR + 1)], 325)

    assert engine.leave_out_near("till") == Objected(phones=1, wifi=True, bluetooth=True)
    assert told(engine, [], 331).bluetooth_devices == 0


@pytest.mark.parametrize("node", ["till", "door"])
def test_nobody_is_left_out_where_no_phone_is_clearly_near(node: str) -> None:
    engine = Engine()
    told(engine, guests(340), 340)
    before = engine.snapshot

    with pytest.raises(ObjectionError) as refusal:
        engine.leave_out_near(node)

    assert refusal.value.reason == "objection_nobody"
    assert engine.snapshot == before
    assert engine.left_out_today == 0


def test_a_phone_that_was_held_there_some_time_ago_is_not_near() -> None:
    engine = Engine()
    told(engine, [*guests(420), *visitor(0, 420)], 400)

    with pytest.raises(ObjectionError):
        engine.leave_out_near("till")
    with pytest.raises(ObjectionError):
        engine.leave_out_near("till", 60)


def test_a_signal_that_was_not_measured_says_nothing() -> None:
    engine = Engine()
    told(engine, [heard(step, VISITOR, replace(PHONE, rssi=127)) for step in range(20)], 20)

    with pytest.raises(ObjectionError):
        engine.leave_out_near("till")


def test_what_stands_there_is_nobodys_phone() -> None:
    """A card reader beside the till's node is louder than any phone that is held there."""
    engine = Engine()
    reader = [heard(step * 5.0, BIG + 500, replace(PHONE, fingerprint=500, rssi=-5)) for step in range(400)]
    told(engine, [*reader, *guests(2000)], 1300)
    with pytest.raises(ObjectionError):
        engine.leave_out_near("till")

    held = [heard(1310 + step, VISITOR, replace(STABLE, rssi=-28)) for step in range(10)]
    told(engine, [*between([*reader, *guests(2000)], 1300, 1325), *held], 1325)
    before = engine.snapshot.wifi_devices
    assert engine.leave_out_near("till").phones == 1
    assert told(engine, between(reader, 1325, 1340), 1340).wifi_devices == before - 1


def test_of_too_many_as_close_nobody_is_left_out() -> None:
    engine = Engine()
    close = [visitor(0, 340, replace(STABLE, fingerprint=80 + phone), VISITOR + phone) for phone in range(4)]
    told(engine, [one for phone in close for one in phone], 325)
    before = engine.snapshot

    with pytest.raises(ObjectionError) as refusal:
        engine.leave_out_near("till")

    assert refusal.value.reason == "objection_crowd"
    assert engine.snapshot == before


def test_who_stands_beside_with_a_phone_as_close_is_left_out_too() -> None:
    engine = Engine()
    told(engine, [*visitor(0, 340), *visitor(0.1, 340, replace(STABLE, fingerprint=78), VISITOR + 1)], 325)

    assert engine.leave_out_near("till").phones == 2


def test_nobody_empties_the_shop_by_asking_again_and_again() -> None:
    engine = Engine()
    reasons: list[str] = []
    for phone in range(40):
        at = 20.0 * phone
        told(engine, [heard(at + 1, VISITOR + phone, replace(STABLE, fingerprint=100 + phone, rssi=-20))], at + 12)
        try:
            engine.leave_out_near("till", 12)
        except ObjectionError as refusal:
            reasons.append(refusal.reason)
    assert engine.left_out_today == 20
    assert reasons == ["objection_often"] * 20

    told(engine, [heard(4000, VISITOR + 50, replace(STABLE, fingerprint=50, rssi=-20))], 4010)
    assert engine.leave_out_near("till").phones == 1, "an hour later it may be asked again"


def test_at_most_three_times_a_minute() -> None:
    engine = Engine()
    for phone in range(4):
        at = 10.0 * phone
        told(engine, [heard(at + 1, VISITOR + phone, replace(STABLE, fingerprint=100 + phone, rssi=-20))], at + 8)
        if phone < 3:
            engine.leave_out_near("till", 7)
    with pytest.raises(ObjectionError) as refusal:
        engine.leave_out_near("till", 7)
    assert refusal.value.reason == "objection_often"


def test_asking_twice_for_the_same_phone_is_asking_once() -> None:
    engine = Engine()
    told(engine, [*guests(340), *visitor(0, 340)], 325)
    assert [engine.leave_out_near("till").phones for _ in range(10)] == [1] * 10
    assert engine.left_out_today == 1


def test_an_address_that_falls_silent_is_left_out_when_it_is_heard_again() -> None:
    engine = Engine()
    told(engine, visitor(0, 330), 325)
    engine.leave_out_near("till")

    snapshot = told(engine, visitor(3 * 3600, 3 * 3600 + 600), 3 * 3600 + 600)

    assert not snapshot.occupied
    assert snapshot.wifi_devices == 0


def test_a_phone_that_keeps_counting_its_frames_is_followed_to_its_next_addresses() -> None:
    engine = Engine()
    sequence = 0
    sightings = []
    for address in range(60):
        for at in (20.0 * address, 20.0 * address + 8.0):
            like = replace(PRIVATE, sequence=sequence, rssi=-20 if at >= 1100 else -50)
            sightings.append(heard(at, BIG + address, like))
            sequence += 20
    told(engine, sightings, 1195)
    engine.leave_out_near("till")

    later = [
        heard(1200.0 + 20.0 * step, BIG + 200 + step, replace(PRIVATE, sequence=(sequence + 20 * step) % 4096))
        for step in range(60)
    ]
    snapshot = told(engine, later, 2400)

    assert snapshot.wifi_devices == 0
    assert not snapshot.occupied


def test_a_bluetooth_address_that_takes_over_is_left_out_too() -> None:
    engine = Engine()
    first = visitor(0, 600, BLUETOOTH)
    second = [heard(600.25 + 5.0 * step, VISITOR + 1, BLUETOOTH) for step in range(120)]
    told(engine, between(first, 0, 325), 325)
    engine.leave_out_near("till")

    told(engine, between(first, 325, 600), 600)
    snapshot = told(engine, second, 1200)

    assert snapshot.bluetooth_devices == 0
    assert not snapshot.occupied


def test_an_address_that_was_not_left_gives_back_what_went_on_from_it() -> None:
    """Two phones: the one that asked is silent for a minute, as another one comes."""
    engine = Engine()
    first = visitor(0, 600, BLUETOOTH)
    other = [heard(600.25 + 5.0 * step, VISITOR + 1, BLUETOOTH) for step in range(240)]
    again = [heard(700.35 + 5.0 * step, VISITOR, BLUETOOTH) for step in range(200)]
    told(engine, between(first, 0, 325), 325)
    engine.leave_out_near("till")

    told(engine, between(first, 325, 600), 600)
    snapshot = told(engine, [*other, *again], 1790)

    assert snapshot.bluetooth_devices == 1
    assert snapshot.occupied


def test_nobody_is_left_out_for_being_as_loud_as_who_asked() -> None:
    """Phones that show a new address with each scan, and start their numbers anew, cannot be followed: all count."""
    engine = Engine()
    like = replace(PRIVATE, sequence=None)
    told(engine, [heard(at, VISITOR + at, replace(like, rssi=-20)) for at in range(300, 330, 10)], 325)
    engine.leave_out_near("till")

    crowd = [heard(330.0 + at, VISITOR + 500 + at, replace(like, rssi=-22)) for at in range(0, 300, 10)]
    snapshot = told(engine, crowd, 630)

    assert snapshot.occupied
    assert snapshot.wifi_devices > 0


def test_it_ends_with_the_epoch() -> None:
    engine = Engine()
    told(engine, visitor(0, 340), 325)
    engine.leave_out_near("till")

    snapshot = told(engine, visitor(340, 700, replace(STABLE, epoch=2), VISITOR + 7), 700)

    assert snapshot.wifi_devices == 1
    assert remembered(engine)[0] == {VISITOR + 7}


def test_it_is_in_memory_alone_and_erased_with_all_else() -> None:
    engine = Engine()
    told(engine, visitor(0, 340), 325)
    engine.leave_out_near("till")
    told(engine, guests(4200), 4200)
    assert VISITOR in remembered(engine)[0]
    memory = engine.memory()
    assert memory.pseudonyms == len(remembered(engine)[0])
    assert memory.oldest is not None
    assert memory.oldest <= START + 325
    assert not any(value >= BIG for value in numbers(engine.carry()))

    engine.erase([1, 2])

    assert remembered(engine) == (set(), [])
    assert engine.left_out_today == 1, "a count of nobody in particular"


def test_what_is_close_to_a_node_is_held_for_a_minute_and_of_few() -> None:
    engine = Engine()
    many = [
        heard(0.01 * phone, BIG + phone, replace(PHONE, fingerprint=0, rssi=-20, epoch=1 + phone % 2))
        for phone in range(1000)
    ]
    told(engine, many, 11)
    assert len(engine._objections._close["till"]) <= 64
    told(engine, [], 75)
    assert not engine._objections._close


def numbers(carried: object) -> list[float]:
    """Return all numbers of what is carried over a restart."""
    if isinstance(carried, dict):
        return [one for value in carried.values() for one in numbers(value)]
    if isinstance(carried, list | tuple):
        return [one for value in carried for one in numbers(value)]
    return [carried] if isinstance(carried, int | float) else []
