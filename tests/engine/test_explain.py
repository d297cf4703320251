"""The engine says why it says what it says."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from custom_components.footfall.engine import DEFAULT_PROFILE, AddressKind, Engine, EngineSettings, Radio

from .sightings import PHONE, START, crowd, run, said

BLUETOOTH = replace(PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.STATIC)


def test_before_anything_was_heard() -> None:
    why = Engine().explain()

    assert (why.estimate, why.presence, why.counts, why.last_count) == (0, 0, 0, None)
    assert why.people_per_device is None


def test_the_parts_give_the_estimate() -> None:
    engine = Engine()
    run(engine, [("till", said(*crowd(10, 1200)))])

    why = engine.explain()

    assert why.occupied
    assert why.presence > 0.95
    assert why.radios["wifi"].devices == 10
    assert why.radios["bluetooth"].devices == 0
    assert (why.presence_from, why.number_from) == ("wifi", "wifi")
    assert why.people_per_device == pytest.approx(1.2)
    assert why.measured == pytest.approx(12)
    assert why.estimate == pytest.approx(why.measured + why.corrections, abs=0.5)
    assert why.low <= why.estimate <= why.high
    assert why.gate == -70
    assert not why.interval_learned
    assert why.nodes["till"] < 30


def test_the_radio_that_hears_more_decides() -> None:
    engine = Engine()
    wifi = crowd(2, 600)
    bluetooth = [
        replace(one, radio=Radio.BLUETOOTH, address_kind=AddressKind.STATIC, pseudonym=one.pseudonym + 100)
        for one in crowd(6, 600)
    ]
    run(engine, [("till", said(*sorted(wifi + bluetooth, key=lambda one: one.time)))])

    assert engine.explain().number_from == "bluetooth"


def test_counts_are_named() -> None:
    engine = Engine()
    run(engine, [("till", said(*crowd(5, 1200)))])
    shown, time = engine.snapshot.estimate, engine.snapshot.time
    engine.calibrate(12)

    why = engine.explain()

    assert why.counts == 1
    assert why.last_count is not None
    assert (why.last_count.counted, why.last_count.time) == (12, time)
    assert why.count_error == pytest.approx(12 - shown, abs=0.01)
    assert why.factor > 1
    assert why.corrections > 0
    assert why.estimate == pytest.approx(why.measured + why.corrections, abs=0.5)


def test_what_is_set_and_what_is_learned_is_named() -> None:
    learned = replace(DEFAULT_PROFILE, performance={"error_occupied": 2.0}, learned={"days": ["monday"]}, scale=1.5)
    engine = Engine(EngineSettings(gate=-65), learned)
    engine.update(ignored={1: frozenset({2, 3})})
    run(engine, [("till", said(*crowd(5, 600)))])

    why = engine.explain()

    assert why.gate == -65
    assert why.interval_learned
    assert why.learned["days"] == ["monday"]
    assert (why.factor, why.scale) == (1, 1.5)
    assert why.left_out["own_equipment"] == 2
    assert why.radios["wifi"].devices == 3


def test_an_unsure_presence_and_what_was_carried_are_named() -> None:
    engine = Engine()
    engine.resume({"version": 1, "time": START, "number": 8.0})
    run(engine, [("till", said(*crowd(1, 60), until=120))])
    assert 5 < engine.explain().carried < 8

    run(engine, [("till", said(until=400))])
    why = engine.explain()
    assert why.interval_unsure == (why.occupied and why.presence < 0.95)


def test_explaining_changes_nothing_and_holds_nothing_of_a_device() -> None:
    engine, other = Engine(), Engine()
    first, second = crowd(4, 300), [replace(one, time=one.time + 300) for one in crowd(6, 300)]
    run(engine, [("till", said(*first))])
    engine.explain()
    run(engine, [("till", said(*second))])
    run(other, [("till", said(*first)), ("till", said(*second))])

    assert engine.explain() == other.explain()
    assert json.loads(json.dumps(asdict(engine.explain())))
