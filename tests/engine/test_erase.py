"""Erasing in the middle of a day: nobody is known any more, and the figures go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from custom_components.footfall.engine import AddressKind, Engine, Radio, Sighting, ZoneKind, ZoneSettings
from custom_components.footfall.engine.settings import EngineSettings, Ring

from .remembered import BIG, remembered
from .sightings import PHONE, START, heard, said

TILL = ZoneSettings(zone="till", kind=ZoneKind.TILL, rings=(Ring(node="door", weakest=-60),))
BLUETOOTH = replace(PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, rssi=-55)


def minutes(begin: int, end: int, like: Sighting, *, people: int = 10, every: float = 10.0) -> list[Sighting]:
    """Return what so many people who are inside say from one minute to another; from epoch to epoch by other names."""
    return [
        heard(60.0 * begin + step * every + person * 0.5, BIG + 1000 * like.epoch + person, like)
        for step in range(int(60 * (end - begin) / every))
        for person in range(people)
    ]


@pytest.mark.parametrize("like", [PHONE, BLUETOOTH], ids=["wifi", "bluetooth"])
def test_nobody_comes_or_leaves_with_it(like: Sighting) -> None:
    erased, control = (Engine(EngineSettings(zones=(TILL,))) for _ in range(2))
    for engine in (erased, control):
        engine.ingest("door", said(*minutes(0, 20, like)))
    before = erased.snapshot
    visits = before.today.in_progress or 0.0
    assert before.today.visits.entries > 5
    assert visits > 5

    assert erased.erase([1, 2]) == 10
    assert remembered(erased) == (set(), [])
    assert erased.snapshot == before

    after = minutes(20, 40, replace(like, epoch=3))
    erased.ingest("door", said(*after))
    control.ingest("door", said(*minutes(20, 40, like)))
    now, would_be = erased.snapshot, control.snapshot
    assert now.estimate == pytest.approx(would_be.estimate, rel=0.1)
    assert now.today.visits.entries == pytest.approx(would_be.today.visits.entries, abs=0.5)
    assert now.today.in_progress == pytest.approx(visits, rel=0.1)
    assert now.today.visits.ended == pytest.approx(would_be.today.visits.ended, abs=0.5)
    assert now.zones["till"].occupancy == pytest.approx(would_be.zones["till"].occupancy, rel=0.15)
    assert now.zones["till"].entries == pytest.approx(would_be.zones["till"].entries, abs=1.0)


@pytest.mark.parametrize("like", [PHONE, BLUETOOTH], ids=["wifi", "bluetooth"])
def test_the_number_goes_on_from_step_to_step(like: Sighting) -> None:
    engine = Engine()
    engine.ingest("door", said(*minutes(0, 20, like)))
    before = engine.snapshot
    engine.erase([1, 2])
    shown = [
        snapshot
        for minute in range(20, 35)
        for snapshot in engine.ingest("door", said(*minutes(minute, minute + 1, replace(like, epoch=3))))
    ]
    assert len(shown) > 80
    assert all(one.occupied for one in shown)
    assert max(one.estimate for one in shown) <= before.estimate * 1.05
    assert min(one.estimate for one in shown) >= before.estimate * 0.95
    assert {round(one.today.visits.entries, 1) for one in shown} == {round(before.today.visits.entries, 1)}


@pytest.mark.parametrize("like", [PHONE, BLUETOOTH], ids=["wifi", "bluetooth"])
def test_who_comes_or_leaves_afterwards_is_counted(like: Sighting) -> None:
    more, fewer = (Engine() for _ in range(2))
    for engine in (more, fewer):
        engine.ingest("door", said(*minutes(0, 20, like)))
    before = more.snapshot.estimate
    for engine in (more, fewer):
        engine.erase([1, 2])
    more.ingest("door", said(*minutes(20, 30, replace(like, epoch=3), people=20)))
    fewer.ingest("door", said(*minutes(20, 30, replace(like, epoch=3), people=4)))
    assert more.snapshot.estimate > 1.5 * before
    assert more.snapshot.today.visits.entries > 20
    assert fewer.snapshot.estimate < 0.7 * before
    fewer.ingest("door", said(until=60 * 60))
    assert not fewer.snapshot.occupied


def test_an_empty_shop_stays_empty() -> None:
    engine = Engine()
    engine.ingest("door", said(*minutes(0, 5, PHONE), until=60 * 60))
    assert not engine.snapshot.occupied
    engine.erase([1, 2])
    engine.ingest("door", said(until=70 * 60))
    assert engine.snapshot.estimate == 0
    engine.ingest("door", said(*minutes(70, 75, replace(PHONE, epoch=3), people=3)))
    assert 2 <= engine.snapshot.estimate <= 4


def test_what_is_told_under_a_key_that_is_no_more_is_not_taken_in() -> None:
    engine = Engine()
    engine.ingest("door", said(heard(0, BIG), until=30))
    engine.erase([1, 2])
    old = [heard(40 + step, BIG + step, replace(PHONE, epoch=1 + step % 2)) for step in range(4)]
    engine.ingest("door", said(*old, heard(50, BIG + 9, replace(PHONE, epoch=3)), until=60))
    assert remembered(engine)[0] == {BIG + 9}
    assert engine.snapshot.late == 0, "it is not missed"

    engine.begin_epochs([2, 3])
    engine.ingest("door", said(heard(70, BIG + 5, replace(PHONE, epoch=2)), until=80))
    assert BIG + 5 in remembered(engine)[0], "the numbers of epochs come round again"


def test_what_another_hub_has_a_key_for_is_heard_on() -> None:
    """Its nodes go on under the key that they have; of what was heard before nothing is known all the same."""
    engine = Engine()
    engine.ingest("till", said(heard(0, BIG, replace(PHONE, epoch=77)), until=30))
    engine.erase([1, 2])
    engine.ingest("till", said(heard(40, BIG + 1, replace(PHONE, epoch=77)), until=60))
    assert remembered(engine)[0] == {BIG + 1}


def test_an_engine_that_heard_nothing_has_nothing_to_erase() -> None:
    engine = Engine()
    assert engine.erase([1]) == 0
    engine.ingest("door", said(heard(0, BIG, replace(PHONE, epoch=2)), until=30))
    assert engine.memory().pseudonyms == 1


def test_since_when_the_oldest_is_held() -> None:
    engine = Engine()
    assert engine.memory().oldest is None
    engine.ingest("door", said(*(heard(60.0 * minute, BIG) for minute in range(10)), heard(590, BIG + 1)))
    memory = engine.memory()
    assert (memory.pseudonyms, memory.devices, memory.oldest) == (2, 2, START)
