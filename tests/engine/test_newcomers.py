"""Addresses that somebody makes up: what a shop takes in of them, and what becomes of those who are really there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from custom_components.footfall.engine import AddressKind, Engine, Radio, Sighting, newcomers
from custom_components.footfall.engine.persistence import Presence

from .remembered import BIG, remembered
from .sightings import PHONE, crowd, heard, run, said

FEW = 50
RATE = 0.5
HELD = 1900
"""Seconds for which an address that was heard once is known at most, with what is found out at the next of them."""
FORGED = replace(PHONE, address_kind=AddressKind.RANDOM)
KINDS = [
    FORGED,
    replace(FORGED, sequence=1),
    replace(FORGED, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE),
    replace(FORGED, radio=Radio.BLUETOOTH, address_kind=AddressKind.STATIC),
]


def made_up(at: float, number: int) -> list[tuple[float, int]]:
    """Give so many addresses, each heard once, within a second from `at` seconds on."""
    return [(at + one / number, BIG + round(at) * 1_000_000 + one) for one in range(number)]


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hundredth of the usual number be too many."""
    monkeypatch.setattr(newcomers, "BURST", FEW)
    monkeypatch.setattr(newcomers, "PER_SECOND", RATE)


@pytest.mark.usefixtures("_few")
def test_more_than_people_bring_is_not_taken_in() -> None:
    engine = Engine()
    seconds, each = 60, 10
    for second in range(seconds):
        sightings = [heard(at, name, FORGED) for at, name in made_up(second, each)]
        run(engine, [("door", said(*sightings, until=second + 1.0))])
    taken = FEW + RATE * seconds
    pseudonyms, _ = remembered(engine)
    assert abs(len(pseudonyms) - taken) <= each
    assert abs(engine.snapshot.withheld - (each * seconds - taken)) <= 2 * each


@pytest.mark.usefixtures("_few")
def test_more_nodes_may_bring_more() -> None:
    engine = Engine()
    nodes = [f"node-{number}" for number in range(21)]
    for name in nodes:
        run(engine, [(name, said(until=0.0))])
    run(engine, [(nodes[0], said(*(heard(at, name, FORGED) for at, name in made_up(0, 10 * FEW)), until=1.0))])
    run(engine, [(name, said(until=1.0)) for name in nodes])
    pseudonyms, _ = remembered(engine)
    assert abs(len(pseudonyms) - 3 * FEW) <= 3


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("forged", KINDS, ids=lambda one: f"{one.radio.name} {one.address_kind.name} {one.sequence}")
@pytest.mark.parametrize("models", [1, 1_000_000], ids=["of one model", "each of its own"])
def test_what_is_held_has_a_bound_however_long_it_goes_on(forged: Sighting, models: int) -> None:
    engine = Engine()
    for second in range(0, 3 * 3600, 10):
        sightings = [
            heard(at, name, replace(forged, fingerprint=1 + name % models, sequence=forged.sequence and name % 4096))
            for at, name in made_up(second, 10)
        ]
        run(engine, [("door", said(*sightings, until=second + 10.0))])
    pseudonyms, followed = remembered(engine)
    bound = FEW + RATE * HELD
    assert engine.snapshot.withheld
    assert len(pseudonyms) <= bound
    assert len(followed) <= 4 * bound


def test_a_real_crowd_is_taken_in_whole() -> None:
    engine = Engine()
    run(engine, [("door", said(*crowd(1000, 40.0)))])
    assert engine.snapshot.withheld == 0


@pytest.mark.usefixtures("_few")
def test_those_who_are_known_are_heard_on_while_nobody_new_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newcomers, "PER_SECOND", 0.0)
    engine = Engine()
    run(engine, [("door", said(heard(0, 1), until=1.0))])
    sightings = [heard(at, name, FORGED) for at, name in made_up(1, 4 * FEW)]
    run(engine, [("door", said(*sightings, heard(2.0, 1), heard(2.0, 2), until=12.0))])
    _, followed = remembered(engine)
    last = {one.pseudonym: one.last for one in followed if isinstance(one, Presence)}
    assert last[1] == PHONE.time + 2.0
    assert 2 not in last
