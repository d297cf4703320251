"""The shop's own: equipment is left out, staff are left out and known to be there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine import (
    AddressKind,
    Batch,
    DeviceClass,
    Engine,
    Radio,
    ShopSnapshot,
    Sighting,
    Staff,
)
from custom_components.footfall.engine.occupancy import Estimate
from custom_components.footfall.engine.own import without

from .remembered import remembered
from .sightings import PHONE, START, crowd, heard, run, said

ANNA, BEN = 1, 2
PRIVATE = replace(PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, device_class=DeviceClass.PHONE)
BEACON = replace(
    PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.IDENTITY, device_class=DeviceClass.BEACON, pseudonym=500
)


def told(engine: Engine, *sightings: Sighting, until: float) -> ShopSnapshot:
    engine.ingest("till", said(*sightings, until=until))
    return engine.snapshot


def test_a_phone_of_the_staff_is_there_and_counts_for_nobody() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}))

    snapshot = told(engine, heard(1, 7, PRIVATE), until=20)

    assert not snapshot.occupied
    assert snapshot.bluetooth_devices == 0
    assert snapshot.staff_present == 1
    assert engine.explain().left_out["staff_present"] == 1


def test_staff_have_gone_five_minutes_after_they_were_heard_last() -> None:
    engine = Engine()
    engine.tell_staff(Staff(things={1: {500: ANNA}}))

    assert told(engine, heard(1, 500, BEACON), until=300).staff_present == 1
    assert told(engine, heard(305, 99, replace(PHONE, rssi=-89)), until=320).staff_present == 0


def test_who_carries_two_things_is_one() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA, 8: ANNA}}, things={1: {500: ANNA, 501: BEN}}))

    snapshot = told(engine, heard(1, 7), heard(2, 8), heard(3, 500, BEACON), heard(4, 501, BEACON), until=20)

    assert snapshot.staff_present == 2
    assert not snapshot.occupied


def test_customers_count_as_if_the_staff_were_not_there() -> None:
    customers = crowd(6, 600)
    staff = [replace(one, pseudonym=one.pseudonym + 1000) for one in crowd(2, 600)]
    alone, both = Engine(), Engine()
    both.tell_staff(Staff(phones={1: {1001: ANNA, 1002: BEN}}))

    told(alone, *customers, until=600)
    told(both, *sorted([*customers, *staff], key=lambda one: one.time), until=600)

    assert replace(both.snapshot, staff_present=0) == alone.snapshot
    assert both.snapshot.staff_present == 2


def test_who_is_there_by_other_means_is_taken_off_the_number_and_widens_the_interval() -> None:
    alone, apart = Engine(), Engine()
    apart.tell_staff(Staff(apart=frozenset({ANNA, BEN})))
    for engine in (alone, apart):
        told(engine, *crowd(12, 600), until=600)

    before, after = alone.snapshot, apart.snapshot

    assert after.estimate == pytest.approx(before.estimate - 2)
    assert after.staff_present == 2
    assert after.low <= after.estimate <= after.high
    assert after.high - after.estimate > before.high - before.estimate
    assert after.estimate - after.low > before.estimate - before.low


def test_staff_alone_are_nobody_however_they_are_known() -> None:
    engine = Engine()
    engine.tell_staff(Staff(apart=frozenset({ANNA})))

    snapshots = engine.ingest("till", said(heard(1), until=20))

    assert not any(snapshot.occupied for snapshot in snapshots)
    assert (engine.snapshot.estimate, engine.snapshot.low) == (0, 0)
    assert engine.snapshot.high > 0, "whose phone was heard is not known"


def test_a_customer_who_joins_them_is_somebody() -> None:
    engine = Engine()
    engine.tell_staff(Staff(apart=frozenset({ANNA})))

    assert not told(engine, *crowd(1, 300), until=300).occupied
    later = [replace(one, time=one.time + 300) for one in crowd(6, 300)]
    assert told(engine, *later, until=600).occupied


def test_who_is_told_to_be_there_and_whose_phone_is_heard_is_not_left_out_twice() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {1001: ANNA}}, apart=frozenset({ANNA})))
    alone = Engine()
    customers = crowd(6, 600)
    phone = [replace(heard(at, 1001, PRIVATE)) for at in range(0, 600, 20)]

    told(alone, *customers, until=600)
    told(engine, *sorted([*customers, *phone], key=lambda one: one.time), until=600)

    assert engine.snapshot.estimate == alone.snapshot.estimate
    assert engine.snapshot.staff_present == 1


def test_a_beacon_says_who_is_there_but_does_not_stand_for_the_phone() -> None:
    """A member of staff with a beacon whom a tracker knows as well is still taken off the number."""
    alone, both = Engine(), Engine()
    both.tell_staff(Staff(things={1: {500: ANNA}}, apart=frozenset({ANNA})))
    for engine in (alone, both):
        told(engine, *sorted([*crowd(6, 600), heard(590, 500, BEACON)], key=lambda one: one.time), until=600)

    assert both.snapshot.estimate == alone.snapshot.estimate - 1
    assert both.snapshot.staff_present == 1


def test_staff_who_are_told_no_more_are_there_no_more() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}, apart=frozenset({BEN})))
    assert told(engine, heard(1, 7), until=20).staff_present == 2

    engine.tell_staff(Staff())

    assert told(engine, heard(21, 99, replace(PHONE, rssi=-89)), until=40).staff_present == 0


def test_a_count_by_hand_leaves_the_staff_out_as_the_number_does() -> None:
    alone, apart = Engine(), Engine()
    apart.tell_staff(Staff(apart=frozenset({ANNA, BEN})))
    for engine in (alone, apart):
        told(engine, *crowd(12, 600), until=600)
    right = apart.snapshot.estimate

    done = apart.calibrate(right)

    assert done.before == right
    assert done.factor == pytest.approx(1.0, abs=0.05)
    assert alone.calibrate(right).factor < done.factor


def test_a_phone_of_the_staff_that_changes_its_address_is_never_a_stranger() -> None:
    """What tells of the change comes a little later than what is heard."""
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}, rotating=True))
    told(engine, heard(1, 7, PRIVATE), until=20)

    seen = engine.ingest("till", said(heard(21, 8, PRIVATE), heard(22, 8, PRIVATE), until=23))
    engine.tell_staff(Staff(phones={1: {7: ANNA, 8: ANNA}}, rotating=True))
    seen += engine.ingest("till", said(heard(25, 8, PRIVATE), until=60))

    assert not any(snapshot.occupied or snapshot.bluetooth_devices for snapshot in seen)
    assert engine.snapshot.staff_present == 1


def test_a_stranger_beside_the_staff_is_there_three_seconds_later() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}, rotating=True))
    told(engine, heard(1, 7, PRIVATE), until=20)

    assert not engine.ingest("till", said(heard(21, 9, PRIVATE), until=23))
    [arrival] = engine.ingest("till", said(until=24))

    assert arrival.occupied
    assert arrival.time == START + 24
    assert not engine.ingest("till", said(heard(25, 9, PRIVATE), until=26)), "it is known now"


def test_a_phone_that_is_told_only_after_it_came_in_was_nobody() -> None:
    engine = Engine()
    engine.tell_staff(Staff(rotating=True))

    seen = engine.ingest("till", said(heard(1, 7, PRIVATE), until=3))
    engine.tell_staff(Staff(phones={1: {7: ANNA}}, rotating=True))
    seen += engine.ingest("till", said(heard(5, 7, PRIVATE), until=20))

    assert not any(snapshot.occupied or snapshot.bluetooth_devices for snapshot in seen)
    assert engine.snapshot.staff_present == 1


@pytest.mark.parametrize("like", [PHONE, replace(PRIVATE, address_kind=AddressKind.STATIC)])
def test_other_addresses_are_never_held(like: Sighting) -> None:
    engine = Engine()
    engine.tell_staff(Staff(rotating=True))

    [arrival] = engine.ingest("till", said(heard(1, 9, like), until=2))

    assert arrival.time == START + 1


def test_nobody_is_held_where_no_phone_of_the_staff_changes_its_address() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}))

    [arrival] = engine.ingest("till", said(heard(1, 9, PRIVATE), until=2))

    assert arrival.time == START + 1


def test_an_outage_lets_go_of_who_is_held() -> None:
    engine = Engine()
    engine.tell_staff(Staff(rotating=True))
    engine.ingest("till", said(heard(1, 9, PRIVATE), until=2, started=True))

    engine.ingest("till", replace(said(heard(5000, 99, replace(PHONE, rssi=-89)), until=5020), started=True))

    assert engine.snapshot.bluetooth_devices == 0


def test_what_was_told_for_an_epoch_stays_until_its_last_node_has_left_it() -> None:
    engine = Engine()
    engine.update(ignored={1: frozenset({3})})
    engine.tell_staff(Staff(phones={1: {7: ANNA}}))
    told(engine, heard(1, 99, replace(PHONE, rssi=-89)), until=10)

    engine.update(ignored={2: frozenset({4}), 3: frozenset({5})})
    engine.tell_staff(Staff(phones={2: {8: ANNA}, 3: {9: ANNA}}))
    snapshot = told(engine, heard(11, 3), heard(12, 7, PRIVATE), until=20)

    assert not snapshot.occupied
    assert snapshot.staff_present == 1


def test_no_pseudonym_of_the_shops_own_outlives_its_epoch() -> None:
    big = 1 << 60
    engine = Engine()
    engine.update(ignored={1: frozenset({big + 1})})
    engine.tell_staff(Staff(phones={1: {big + 2: ANNA}}, things={1: {big + 3: BEN}}))
    told(engine, heard(1, big + 2), heard(2, big + 3), until=10)

    engine.update(ignored={2: frozenset({big + 11})})
    engine.tell_staff(Staff(phones={2: {big + 12: ANNA}}, things={2: {big + 13: BEN}}))
    told(engine, replace(heard(20, big + 12), epoch=2), until=60)

    assert remembered(engine)[0] == {big + 11, big + 12, big + 13}


def test_an_outage_forgets_who_was_there() -> None:
    engine = Engine()
    engine.tell_staff(Staff(phones={1: {7: ANNA}}))
    assert run(engine, [("till", said(heard(1, 7), until=20, started=True))])[-1].staff_present == 1

    again = replace(said(heard(5000, 99, replace(PHONE, rssi=-89)), until=5020), started=True)

    assert run(engine, [("till", again)])[-1].staff_present == 0


@given(st.floats(0, 50), st.floats(0, 20), st.floats(0, 20), st.integers(0, 60))
def test_bounds_hold_whoever_is_taken_off(number: float, below: float, above: float, apart: int) -> None:
    estimate = Estimate(number, max(0.0, number - below), number + above, 1.0)

    left = without(estimate, apart)

    assert 0 <= left.low <= left.number <= left.high
    assert left.number <= estimate.number
    assert left.occupied == (left.number >= 0.5 or (not apart and number > 0))


def test_batches_of_nothing_change_nothing() -> None:
    engine = Engine()
    engine.tell_staff(Staff(apart=frozenset({ANNA})))

    engine.ingest("till", Batch(START, START))

    assert engine.snapshot.staff_present == 0
