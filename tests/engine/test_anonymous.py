"""A shop in which nobody is recognised for longer than five minutes: what is known, and what is not."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    AddressKind,
    Batch,
    DeviceClass,
    Engine,
    EngineSettings,
    Radio,
    Sighting,
)
from custom_components.footfall.engine.siphash import pseudonym

from .remembered import everything
from .sightings import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custom_components.footfall.engine import ShopSnapshot

START = 1_772_445_600.0
"""A Monday, 10 o'clock in UTC."""
EPOCH = 300.0
MINUTE = 60.0
HOUR = 3600.0
ANONYMOUS = EngineSettings(anonymous=True)
BLUETOOTH = replace(
    PHONE,
    radio=Radio.BLUETOOTH,
    address_kind=AddressKind.RESOLVABLE,
    device_class=DeviceClass.PHONE,
    rssi=-55,
    fingerprint=1,
)


def named(phone: int, time: float, like: Sighting) -> Sighting:
    """Return a sighting under the key of its five minutes."""
    epoch = int((time - START) // EPOCH) % 255 + 1
    name = pseudonym(epoch.to_bytes(16), phone.to_bytes(6), 0x52)
    return replace(like, time=time, pseudonym=name, epoch=epoch, fingerprint=(phone * 977 + epoch) % 2**32)


def stay(phone: int, begin: float, seconds: float, like: Sighting = BLUETOOTH) -> list[Sighting]:
    """Return the sightings of a phone that is heard every four seconds, `begin` seconds after START, for so long."""
    return [named(phone, START + begin + 4.0 * step, like) for step in range(int(seconds // 4) + 1)]


def day_of(hours: float, seed: int = 7) -> tuple[list[Sighting], int, int]:
    """Return what is heard of visitors who come by chance, 24 an hour for 20 minutes each, and of who walks past.

    Also how many came and how many passed.
    """
    chance = Random(seed)
    heard: list[Sighting] = []
    entered = passed = 0
    time = 0.0
    while (time := time + chance.expovariate(24 / HOUR)) < hours * HOUR:
        heard += stay(1000 + entered, time, min(chance.uniform(600, 1800), hours * HOUR - time))
        entered += 1
    time = 0.0
    while (time := time + chance.expovariate(60 / HOUR)) < hours * HOUR - 20:
        heard += stay(5000 + passed, time, 20, replace(BLUETOOTH, rssi=-84))
        passed += 1
    return heard, entered, passed


def tell(engine: Engine, heard: Iterable[Sighting], until: float) -> list[ShopSnapshot]:
    """Have one node tell of it all, in time."""
    told = sorted(heard, key=lambda one: one.time)
    return engine.ingest("door", Batch(START + until, START + until, tuple(told)))


def test_entries_and_passers_by_are_estimates_that_hold() -> None:
    engine = Engine(ANONYMOUS)
    heard, entered, passed = day_of(10)

    shown = tell(engine, heard, 10 * HOUR)

    visits = engine.snapshot.today.visits
    people = 1.1
    assert visits.entries == pytest.approx(entered * people, rel=0.15)
    assert visits.passers_by == pytest.approx(passed * people, rel=0.2)
    assert visits.entries_low < entered * people < visits.entries_high
    # Eight people on average, and no step at a change of name.
    numbers = [one.estimate for one in shown if one.time > START + HOUR]
    assert sum(numbers) / len(numbers) == pytest.approx(8 * people, rel=0.3)


def test_an_interval_of_entries_is_wider_than_where_visitors_are_followed() -> None:
    anonymous, followed = Engine(ANONYMOUS), Engine()
    heard, _, _ = day_of(4)
    tell(anonymous, heard, 4 * HOUR)
    tell(followed, [replace(one, epoch=1) for one in heard], 4 * HOUR)

    def width(engine: Engine) -> float:
        visits = engine.snapshot.today.visits
        return visits.entries_high / visits.entries_low

    assert width(anonymous) > 1.2 * width(followed)


def test_who_stays_all_day_comes_once_at_most() -> None:
    engine = Engine(ANONYMOUS)
    tell(engine, [one for phone in range(12) for one in stay(phone, 0.0, 5 * HOUR)], 5 * HOUR)
    assert engine.snapshot.today.visits.entries <= 1.5


def test_who_stays_is_no_passer_by_at_any_change_of_name() -> None:
    engine = Engine(ANONYMOUS)
    tell(engine, [one for phone in range(12) for one in stay(phone, 0.0, 2 * HOUR)], 2 * HOUR)
    assert engine.snapshot.today.visits.passers_by == 0


def test_what_would_take_longer_to_know_is_not_known() -> None:
    engine = Engine(ANONYMOUS)
    heard, _, _ = day_of(2)
    tell(engine, heard, 2 * HOUR + EPOCH)
    today = engine.snapshot.today
    assert today.in_progress is None
    assert today.visits.dwell.median is None
    assert (today.visits.bounce_rate, today.visits.engaged_rate, today.visits.traceable_share) == (None, None, None)
    for row in engine.take_hours():
        assert row.visits.entries > 0
        assert (row.visits.ended, row.visits.dwell.people) == (0, 0)


def test_sequence_numbers_that_an_old_node_tells_are_not_looked_at() -> None:
    told, silent = Engine(ANONYMOUS), Engine(ANONYMOUS)
    phones = replace(PHONE, address_kind=AddressKind.RANDOM, sequence=0)
    heard = [
        replace(one, sequence=(7 * place + phone * 500) % 4096)
        for phone in range(5)
        for place, one in enumerate(stay(phone, phone * 11.0, HOUR, phones))
    ]
    one, other = tell(told, heard, HOUR), tell(silent, [replace(one, sequence=None) for one in heard], HOUR)
    assert one == other
    assert one[-1].occupied


@pytest.mark.parametrize("kind", [AddressKind.PUBLIC, AddressKind.STATIC])
def test_what_has_its_address_for_life_is_nobody(kind: AddressKind) -> None:
    """Equipment that was not learned: an empty shop shows nobody, without opening hours too."""
    engine = Engine(ANONYMOUS)
    things = replace(BLUETOOTH, address_kind=kind, device_class=DeviceClass.UNKNOWN)
    shown = tell(engine, [one for thing in range(6) for one in stay(thing, 0.0, HOUR, things)], HOUR)
    assert not any(one.occupied for one in shown)
    assert engine.snapshot.today.visits.entries == 0
    tell(engine, stay(9, HOUR, 200), HOUR + 200)
    assert engine.snapshot.occupancy == 1


def test_without_bluetooth_the_time_spent_inside_says_how_many_came() -> None:
    engine = Engine(ANONYMOUS)
    phones = replace(PHONE, address_kind=AddressKind.RANDOM)
    tell(engine, [one for phone in range(4) for one in stay(phone, 0.0, 3 * HOUR, phones)], 3 * HOUR)
    visits = engine.snapshot.today.visits
    assert visits.entries > 0
    assert visits.entries_high > 4 * visits.entries_low


def test_nothing_is_known_of_a_phone_after_its_five_minutes() -> None:
    engine = Engine(ANONYMOUS)
    first = stay(1, 0.0, 290)
    tell(engine, [*first, *stay(2, 310.0, 60)], 370)
    assert not any(one == first[0].pseudonym for one in everything(engine))


def test_an_epoch_whose_node_is_away_ends_when_the_hub_says_so() -> None:
    engine = Engine(ANONYMOUS)
    shown = tell(engine, [one for phone in range(6) for one in stay(phone, 0.0, 200)], 200)[-1]
    assert engine.memory().pseudonyms == 6
    engine.end_epochs([2])
    assert engine.memory().pseudonyms == 6, "of another epoch"
    engine.end_epochs([1])
    assert engine.memory().pseudonyms == 0
    # What the node had not told yet comes with its return, and nobody is counted twice for it.
    after = tell(engine, [one for phone in range(6) for one in stay(phone, 204.0, 90)], 294)[-1]
    assert after.estimate == pytest.approx(shown.estimate, rel=0.35)


def test_carried_over_a_restart_the_day_goes_on() -> None:
    engine, again = Engine(ANONYMOUS), Engine(ANONYMOUS)
    heard, _, _ = day_of(4)
    tell(engine, [one for one in heard if one.time < START + 2 * HOUR], 2 * HOUR)
    again.resume(engine.carry())
    before = engine.snapshot.today.visits
    for one in (engine, again):
        tell(one, [late for late in heard if late.time >= START + 2 * HOUR], 4 * HOUR)
    kept, went_on = (one.snapshot.today.visits for one in (again, engine))
    assert kept.entries > before.entries
    assert kept.entries == pytest.approx(went_on.entries, rel=0.1)
    assert kept.passers_by == pytest.approx(went_on.passers_by, rel=0.1)


def test_what_was_carried_before_there_was_a_choice_is_gone_on_with() -> None:
    engine = Engine()
    tell(engine, stay(1, 0.0, 200), 400)
    carried = engine.carry()
    account = carried["account"]
    assert isinstance(account, dict)
    del account["turnover"]
    again = Engine(ANONYMOUS)
    again.resume(carried)
    tell(again, stay(2, 500.0, 200), 700)
    assert again.snapshot.today.visits.entries >= engine.snapshot.today.visits.entries


def test_a_change_of_the_mode_in_mid_day_forgets_no_count_and_counts_nobody_twice() -> None:
    engine = Engine()
    everybody = [one for phone in range(10) for one in stay(phone, 0.0, 2 * HOUR)]
    tell(engine, [one for one in everybody if one.time < START + 1500], 1500)
    before = engine.snapshot
    for anonymous, until in ((True, 3000), (False, 4500), (True, 6000)):
        engine.update(settings=replace(EngineSettings(), anonymous=anonymous))
        engine.erase([])
        begins = START + until - 1500
        shown = tell(engine, [one for one in everybody if begins <= one.time < START + until], until)
        assert all(one.occupied for one in shown)
        visits = engine.snapshot.today.visits
        assert before.today.visits.entries <= visits.entries <= before.today.visits.entries + 3
        assert (engine.snapshot.today.in_progress is None) is anonymous
