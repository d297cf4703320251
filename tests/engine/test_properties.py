"""What holds whatever is heard: any order, any batches, any values that can be on the wire."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custom_components.footfall.engine import (
    AddressKind,
    Batch,
    DeviceClass,
    Engine,
    EngineSettings,
    Memory,
    OpeningHours,
    Radio,
    Ring,
    ShopSnapshot,
    Sighting,
    ZoneKind,
    ZoneSettings,
)
from custom_components.footfall.engine.epochs import GRACE, WINDOW
from custom_components.footfall.engine.stays import Stay

from .remembered import BIG, remembered
from .sightings import PHONE, START, in_parts

if TYPE_CHECKING:
    from random import Random

ZONES: Final = (
    ZoneSettings(zone="till", kind=ZoneKind.TILL, rings=(Ring(node="till", weakest=-60),)),
    ZoneSettings(zone="aisle", kind=ZoneKind.INSIDE, rings=(Ring(node="till", weakest=-90, strongest=-61),)),
    ZoneSettings(zone="street", kind=ZoneKind.STREET, rings=(Ring(node="door", weakest=-100, strongest=-70),)),
    ZoneSettings(zone="door", kind=ZoneKind.ENTRANCE, rings=(Ring(node="door", weakest=-75),)),
)
SHOP: Final = EngineSettings(hours=OpeningHours(((),) * 7), zones=ZONES)
PROPERTY: Final = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TIMES = st.floats(0, 3000).map(lambda at: round(at, 3))
ANY_TIMES = st.one_of(
    st.floats(START - 2e4, START + 2e4),
    st.floats(0, 2**64 / 1e6),
    st.sampled_from([0.0, START, START + 599.9, START + 600.1, 2**63 / 1e6]),
)


def sightings(times: st.SearchStrategy[float], epochs: st.SearchStrategy[int]) -> st.SearchStrategy[Sighting]:
    """Return any sighting that can be on the wire, of few addresses and models, so that they meet again."""
    return st.builds(
        Sighting,
        time=times,
        pseudonym=st.integers(BIG, BIG + 12),
        fingerprint=st.one_of(st.integers(0, 3), st.just(2**32 - 1)),
        sequence=st.one_of(st.none(), st.integers(0, 60), st.integers(0, 4095)),
        frames=st.integers(1, 255),
        rssi=st.integers(-128, 127),
        channel=st.integers(0, 255),
        radio=st.sampled_from(Radio),
        address_kind=st.sampled_from(AddressKind),
        device_class=st.sampled_from(DeviceClass),
        epoch=epochs,
    )


def in_time(of: list[Sighting]) -> list[Sighting]:
    """Return sightings of one node as it would tell them: in time, and from one epoch to the next."""
    ordered = sorted(of, key=lambda one: one.time)
    return [replace(one, time=START + one.time, epoch=1 + int(one.time // 1500)) for one in ordered]


ONE_NODE = st.lists(sightings(TIMES, st.just(1)), min_size=1, max_size=60).map(in_time)
CUTS = st.lists(st.integers(1, 59), max_size=12)


def told(engine: Engine, batches: list[tuple[str, Batch]]) -> list[ShopSnapshot]:
    """Give the engine the batches and then the end of the hour."""
    given_back = [snapshot for node, batch in batches for snapshot in engine.ingest(node, batch)]
    return given_back + engine.advance(START + 3600)


@PROPERTY
@given(ONE_NODE, CUTS)
def test_the_batches_do_not_matter(heard: list[Sighting], cuts: list[int]) -> None:
    one, other = Engine(SHOP), Engine(SHOP)
    whole = told(one, [("till", batch) for batch in in_parts(heard, [])])
    parts = told(other, [("till", batch) for batch in in_parts(heard, cuts)])

    assert parts == whole
    assert one.take_hours() == other.take_hours()


@PROPERTY
@given(ONE_NODE, ONE_NODE, CUTS, CUTS, st.randoms(use_true_random=False))
def test_which_node_answers_first_does_not_matter(
    door: list[Sighting], till: list[Sighting], door_cuts: list[int], till_cuts: list[int], random: Random
) -> None:
    waiting = {
        "door": [replace(one, catching_up=True) for one in in_parts(door, door_cuts)],
        "till": [replace(one, catching_up=True) for one in in_parts(till, till_cuts)],
    }
    begin = [(node, Batch(START, START, catching_up=True)) for node in waiting]
    one_by_one = [(node, batch) for node, batches in waiting.items() for batch in batches]
    mixed = []
    while any(waiting.values()):
        node = random.choice([node for node, batches in waiting.items() if batches])
        mixed.append((node, waiting[node].pop(0)))
    end = [(node, Batch(START + 3600, START + 3600)) for node in ("door", "till")]

    results = []
    for order in (one_by_one, mixed):
        engine = Engine(SHOP)
        shown = [snapshot for node, batch in begin + order + end for snapshot in engine.ingest(node, batch)]
        results.append((shown, engine.take_hours(), engine.carry()))

    assert results[0] == results[1]


@PROPERTY
@given(ONE_NODE, st.integers(0, 3600))
def test_what_is_held_is_told_exactly(heard: list[Sighting], later: int) -> None:
    engine = Engine(SHOP)
    for batch in in_parts(heard, [20, 40]):
        engine.ingest("till", batch)
        assert engine.memory().pseudonyms == len(remembered(engine)[0])
    engine.advance(heard[-1].time + later)
    assert engine.memory().pseudonyms == len(remembered(engine)[0])


@PROPERTY
@given(ONE_NODE, st.lists(sightings(TIMES, st.just(1)), min_size=1, max_size=10), st.integers(0, 60))
def test_nothing_of_anybody_survives_being_erased(before: list[Sighting], after: list[Sighting], place: int) -> None:
    """Neither what was heard nor what waits, nor what is still told under the old key."""
    engine = Engine(SHOP)
    for batch in in_parts(before, [20, 40])[: 1 + place // 20]:
        engine.ingest("till", batch)
    held = engine.memory().pseudonyms

    assert engine.erase([1, 2, 3]) == held

    assert remembered(engine)[0] == set()
    assert engine.memory() == Memory()
    late = [replace(one, time=START + 3600 + one.time) for one in sorted(after, key=lambda one: one.time)]
    engine.ingest("till", Batch(late[-1].time, late[-1].time, tuple(late)))
    pseudonyms, followed = remembered(engine)
    assert pseudonyms == set()
    assert all(isinstance(one, Stay) for one in followed)


@settings(PROPERTY, max_examples=25)
@given(ONE_NODE, st.lists(sightings(TIMES, st.just(9)), min_size=1, max_size=10))
def test_no_device_survives_its_epoch(before: list[Sighting], after: list[Sighting]) -> None:
    engine = Engine(SHOP)
    told(engine, [("till", batch) for batch in in_parts(before, [])])
    assert remembered(engine)[0]
    begin = START + 3600
    fresh = [
        replace(one, time=begin + one.time / 100, pseudonym=one.pseudonym + 1000)
        for one in sorted(after, key=lambda one: one.time)
    ]

    engine.ingest("till", Batch(fresh[-1].time, fresh[-1].time + GRACE + 20, tuple(fresh)))

    pseudonyms, followed = remembered(engine)
    assert pseudonyms <= {one.pseudonym for one in fresh}
    # Of one address: itself, its presence, its device, its stay, and the sighting of one that is held against a node.
    assert len(followed) <= 5 * len(fresh)


def test_no_device_survives_a_node_that_went_away_for_good() -> None:
    engine = Engine()
    engine.add_node("door")
    engine.ingest("door", Batch(START, START, (replace(PHONE, pseudonym=BIG),)))
    engine.remove_node("door")
    later = [replace(PHONE, time=START + step * 60, pseudonym=BIG + 1, epoch=2) for step in range(1, 40)]

    engine.ingest("till", Batch(later[-1].time, later[-1].time, tuple(later)))

    assert remembered(engine)[0] == {BIG + 1}
    assert later[-1].time > START + WINDOW


@PROPERTY
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["door", "till"]),
            st.lists(sightings(ANY_TIMES, st.integers(1, 255)), max_size=8),
            ANY_TIMES,
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_nothing_that_can_be_on_the_wire_raises(
    answers: list[tuple[str, list[Sighting], float, bool, bool, bool]],
) -> None:
    engine = Engine(SHOP)

    for node, heard, complete, started, ended, catching_up in answers:
        for snapshot in engine.ingest(node, Batch(complete, complete, tuple(heard), started, ended, catching_up)):
            assert 0 <= snapshot.low <= snapshot.estimate <= snapshot.high
            assert snapshot.occupied == (snapshot.estimate > 0)
            inside = [one for zone, one in snapshot.zones.items() if zone != "street" and one.known]
            assert sum(one.occupancy for one in inside) <= snapshot.estimate + 1e-6
            assert all(one.occupied == (one.occupancy > 0) for one in inside)
            visits = snapshot.today.visits
            assert 0 <= visits.entries_low <= visits.entries <= visits.entries_high
            assert min(visits.passers_by, visits.ended, visits.bounced, visits.engaged, visits.traceable) >= 0
            assert (snapshot.today.in_progress or 0.0) >= 0
    engine.advance(START)
    assert all(row.least <= row.occupancy <= row.most for row in engine.take_hours() if row.heard_s)
    engine.update(settings=replace(SHOP, zones=ZONES[2::-1]))
    engine.resume(engine.carry())
