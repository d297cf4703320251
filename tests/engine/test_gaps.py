"""Times that no node heard: they are told as gaps, and what is known of them is nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import Batch, Engine, HourRow
from custom_components.footfall.engine.gaps import Gaps

from .sightings import START, heard, said
from .test_visits import ALWAYS, PER_TRACK, at, stay, visitors
from .test_zones import shop, staying, zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.footfall.engine import Sighting

MINUTE = 60.0
STEPS = 30.0
"""Seconds by which a gap may be off at its two ends together."""


def until(moment: float, told: Sequence[Sighting] = (), *, started: bool = False) -> Batch:
    """Return what a node says that tells all up to a moment."""
    return Batch(moment, moment, tuple(told), started=started)


def hours(engine: Engine, end: float, node: str = "door") -> list[HourRow]:
    """Return the hours up to an end, to which a node hears nobody any more."""
    engine.ingest(node, until(end))
    return engine.take_hours()


@pytest.mark.parametrize("minutes", [2, 8, 25])
def test_what_lies_before_a_start_was_not_heard(minutes: float) -> None:
    engine = Engine(ALWAYS)
    engine.ingest("door", until(at(10.5), visitors(6, at(10), 60, 300), started=True))
    back = at(10.5) + minutes * MINUTE

    engine.ingest("door", until(back + 60, stay(77, back, 60), started=True))

    (ten,) = hours(engine, at(11))
    assert ten.heard_s == pytest.approx(3600 - minutes * MINUTE, abs=STEPS)


def test_nobody_comes_or_leaves_while_the_only_node_is_off() -> None:
    """Whoever is inside before and after a restart of some minutes came once, and was inside all the time."""
    engine = Engine(ALWAYS)
    inside = [one for phone in range(8) for one in stay(phone, at(10) + phone, 20 * MINUTE)]
    after = [one for phone in range(8) for one in stay(phone, at(10) + 28 * MINUTE + phone, 20 * MINUTE)]

    engine.ingest("door", until(at(10) + 20 * MINUTE, inside, started=True))
    engine.ingest("door", until(at(10) + 48 * MINUTE, after, started=True))

    (ten,) = hours(engine, at(11.5))
    assert ten.visits.entries == pytest.approx(8 * PER_TRACK, rel=0.01)
    assert ten.heard_s == pytest.approx(52 * MINUTE, abs=STEPS)


def test_a_paused_node_hears_nothing_however_often_it_says_so() -> None:
    engine = Engine(ALWAYS)
    engine.ingest("door", until(at(10) + 20 * MINUTE, stay(1, at(10), 60), started=True))

    for minute in range(20, 40):
        begin = at(10) + minute * MINUTE
        engine.ingest("door", replace(until(begin + MINUTE), unheard=(begin, begin + MINUTE)))

    (ten,) = hours(engine, at(11))
    assert ten.heard_s == pytest.approx(40 * MINUTE, abs=STEPS)


def test_where_another_node_heard_there_is_no_gap() -> None:
    engine = Engine(ALWAYS)
    for node in ("door", "till"):
        engine.ingest(node, until(at(10) + 60, stay(1, at(10), 60), started=True))
    for minute in range(1, 58):
        engine.ingest("till", until(at(10) + minute * MINUTE))

    engine.ingest("door", until(at(10) + 58 * MINUTE, stay(1, at(10) + 57 * MINUTE, 60), started=True))

    engine.ingest("till", until(at(11)))
    (ten,) = hours(engine, at(11))
    assert ten.heard_s == pytest.approx(3600)


def test_of_a_zone_whose_node_is_paused_nothing_is_known() -> None:
    engine = shop()
    engine.ingest("back", until(START + 60, staying(1, -50, 0, 60)))
    engine.ingest("front", until(START + 60, staying(2, -50, 0, 60)))
    assert zone(engine).occupied

    for second in range(60, 180, 5):
        deaf = START + second, START + second + 5.0
        engine.ingest("front", until(deaf[1], staying(2, -50, second, second + 5)))
        engine.ingest("back", replace(until(deaf[1]), unheard=deaf))
    assert not zone(engine).known
    assert zone(engine, "door").known

    for second in range(180, 240, 5):
        engine.ingest("back", until(START + second + 1, staying(1, -50, second, second + 5)))
        engine.ingest("front", until(START + second + 1))
    assert zone(engine).known
    assert zone(engine).occupied


def test_who_was_heard_first_after_a_start_ends_its_gap() -> None:
    """Nothing more is promised yet than that this was heard."""
    gaps = Gaps()
    gaps.take("door", said(heard(0), until=0, started=True))

    assert gaps.heard(START + 10)

    gaps.take("door", replace(said(until=20), unheard=(START + 15, START + 20)))
    assert not gaps.heard(START + 25)
    assert gaps.silence("door", START + 25) == 10


def test_a_clock_that_goes_back_leaves_no_gap_in_the_future() -> None:
    gaps = Gaps()
    gaps.take("door", said(until=0, started=True))
    gaps.take("door", said(until=3000, started=True))
    assert not gaps.heard(START + 1500)

    gaps.take("door", said(heard(1000), until=1010, started=True))

    assert gaps.heard(START + 1005)


def test_what_is_over_is_not_held() -> None:
    gaps = Gaps()
    for hour in range(100):
        gaps.take("door", said(until=3600 * hour, started=True))
        gaps.take("door", said(until=3600 * hour + 1800))
        gaps.pass_by(START + 3600 * hour)

    assert len(gaps._ears["door"].deaf) <= 2
