"""What stays far longer than any visitor is left out: fixtures and staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    AddressKind,
    DeviceClass,
    Engine,
    EngineSettings,
    OpeningHours,
    Radio,
    ShopSnapshot,
    Sighting,
    Span,
)

from .sightings import PHONE, heard, run, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HOUR = 3600.0
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC).timestamp()
"""A Monday, an hour before the shop opens."""

HOURS = EngineSettings(hours=OpeningHours(((Span(time(9), time(19)),),) * 7))
TAG = replace(
    PHONE,
    time=0.0,
    fingerprint=11,
    rssi=-60,
    radio=Radio.BLUETOOTH,
    address_kind=AddressKind.RESOLVABLE,
    device_class=DeviceClass.PHONE,
)


def there(
    hours: float, number: int = 1, *, begin: float = 0.0, every: float = 60.0, like: Sighting = PHONE
) -> list[Sighting]:
    """Return what one address says from `begin` hours after MORNING on, for so many hours."""
    steps = int(hours * HOUR / every)
    return [
        replace(like, time=MORNING + begin * HOUR + step * every + number * 0.01, pseudonym=number)
        for step in range(steps)
    ]


def rotating(
    hours: float, first: int, *, begin: float = 0.0, every: float = 4.0, like: Sighting = TAG
) -> Iterator[Sighting]:
    """Yield what one Bluetooth device says that has another address every quarter of an hour."""
    for step in range(int(hours * HOUR / every)):
        at = begin * HOUR + step * every
        yield replace(like, time=MORNING + at + first * 0.001, pseudonym=first + int(at // 900))


def count(engine: Engine, sightings: Iterable[Sighting]) -> ShopSnapshot:
    """Give the engine what was heard, in order, and return its last word."""
    ordered = sorted(sightings, key=lambda sighting: sighting.time)
    until = ordered[-1].time
    engine.ingest("till", said(*ordered, until=until - heard(0).time))
    return engine.snapshot


def test_a_visitor_is_counted_however_slowly_they_shop() -> None:
    snapshot = count(Engine(), there(4.5))

    assert snapshot.occupied
    assert snapshot.staff == snapshot.fixtures == 0


def test_who_stays_for_more_than_five_hours_is_staff_and_counts_no_more() -> None:
    snapshot = count(Engine(), there(5.3))

    assert not snapshot.occupied
    assert snapshot.wifi_devices == 0
    assert (snapshot.staff, snapshot.fixtures) == (1, 0)


def test_visitors_beside_staff_are_counted_as_ever() -> None:
    staff = [one for number in (1, 2) for one in there(6, number)]
    visitors = [one for number in range(10, 15) for one in there(0.5, number, begin=5.5)]

    with_staff = count(Engine(), staff + visitors)
    alone = count(Engine(), visitors)

    assert with_staff.estimate == pytest.approx(alone.estimate, abs=0.1)
    assert with_staff.staff == 2


def test_leaving_out_can_be_switched_off_and_on_again() -> None:
    engine = Engine()
    count(engine, there(5.5))
    engine.update(settings=EngineSettings(leave_out_persistent=False))
    counted = count(engine, there(0.1, begin=5.5))
    engine.update(settings=EngineSettings())
    left_out = count(engine, there(0.3, begin=5.6))

    assert counted.occupied
    assert counted.staff == 0
    assert not left_out.occupied
    assert left_out.staff == 1


def test_it_is_forgotten_at_the_end_of_the_business_day() -> None:
    engine = Engine()

    late = count(engine, there(19.9))
    next_day = count(engine, there(1, begin=20))

    assert (late.fixtures, late.staff) == (1, 0)
    assert next_day.occupied
    assert next_day.fixtures == next_day.staff == 0


def test_the_business_day_ends_in_the_zone_and_at_the_hour_that_are_set() -> None:
    engine = Engine(EngineSettings(day_ends=time(12)))

    assert count(engine, there(6)).staff == 0
    assert count(engine, there(3.5, begin=6)).staff == 1


def test_it_is_forgotten_with_its_epoch() -> None:
    engine = Engine()

    before = count(engine, there(5.5))
    after = count(engine, there(0.5, begin=5.5, like=replace(PHONE, epoch=2)))

    assert before.staff == 1
    assert after.occupied
    assert after.staff == 0


def test_what_is_heard_in_the_closed_shop_is_a_fixture_within_the_hour() -> None:
    engine = Engine(HOURS)

    evening = count(engine, there(2, begin=12.5))

    assert not evening.occupied
    assert (evening.fixtures, evening.staff) == (1, 0)
    assert not count(engine, there(1, begin=14.5)).occupied


def test_who_is_there_before_the_shop_opens_is_staff_within_the_hour() -> None:
    early, visitor = there(1.5, 1, begin=0.75), there(1.2, 2, begin=1.05)

    snapshot = count(Engine(HOURS), [*early, *visitor])

    assert (snapshot.fixtures, snapshot.staff) == (0, 1)
    assert snapshot.wifi_devices == 1


def test_who_waits_outside_until_the_shop_opens_is_a_visitor() -> None:
    outside = there(0.75, 1, begin=0.25, like=replace(PHONE, rssi=-82))

    assert count(Engine(HOURS), [*outside, *there(2, 1, begin=1)]).occupied


def test_who_goes_to_lunch_is_still_staff_afterwards() -> None:
    engine = Engine()
    count(engine, there(5.5))
    count(engine, there(1, 99, begin=5.5, like=replace(PHONE, rssi=-88)))

    back = count(engine, there(0.2, begin=6.5))

    assert not back.occupied
    assert back.staff == 1


def test_a_regular_who_comes_three_times_a_day_is_a_visitor() -> None:
    engine = Engine()

    for begin in (0.0, 4.0, 8.0):
        assert count(engine, there(1.2, begin=begin)).occupied


def test_a_bluetooth_device_is_followed_over_its_addresses() -> None:
    snapshot = count(Engine(), rotating(6, 100))

    assert snapshot.staff == 1
    assert snapshot.bluetooth_devices == 0


def test_two_that_change_their_addresses_side_by_side_are_both_followed() -> None:
    both = [*rotating(6, 100), *rotating(6, 1000, like=replace(TAG, rssi=-48))]

    assert count(Engine(), both).staff == 2


def test_a_phone_that_appears_while_another_goes_on_takes_nothing_over() -> None:
    engine = Engine()
    count(engine, there(5.5, 1, every=4, like=TAG))

    snapshot = count(
        engine, [*there(0.2, 1, begin=5.5, every=4, like=TAG), *there(0.2, 2, begin=5.5, every=4, like=TAG)]
    )

    assert snapshot.staff == 1
    assert snapshot.bluetooth_devices == 1


def test_visitors_who_follow_each_other_are_no_staff() -> None:
    like = replace(PHONE, address_kind=AddressKind.RANDOM)
    visitors = [one for number in range(14) for one in there(0.45, 10 + number, begin=number * 0.5, like=like)]

    snapshot = count(Engine(), visitors)

    assert snapshot.occupied
    assert snapshot.staff == 0


def test_a_phone_that_keeps_counting_is_followed_over_its_addresses() -> None:
    scans = [
        replace(
            PHONE,
            time=MORNING + step * 60.0,
            pseudonym=5000 + step,
            address_kind=AddressKind.RANDOM,
            sequence=step * 9 % 4096,
        )
        for step in range(360)
    ]

    assert count(Engine(), scans).staff == 1


def test_of_two_heirs_the_likelier_one_is_taken() -> None:
    staff = there(5.5, 1, every=4, like=TAG)
    stranger = there(0.2, 2, begin=5.499, every=4, like=replace(TAG, rssi=-68))
    successor = there(0.2, 3, begin=5.502, every=4, like=TAG)

    engine = Engine()
    snapshot = count(engine, [*staff, *stranger, *successor])

    assert snapshot.staff == 1
    assert snapshot.bluetooth_devices == 1
    assert not count(engine, there(0.1, 3, begin=5.71, every=4, like=TAG)).occupied


def test_two_nodes_hear_one_member_of_staff_once() -> None:
    engine = Engine()
    engine.add_node("door")
    engine.add_node("till")
    steps = there(5.3)
    batches = [(node, said(one, until=one.time - heard(0).time)) for one in steps for node in ("door", "till")]

    assert run(engine, batches)[-1].staff == 1
