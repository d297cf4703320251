"""Closed hours: what history keeps, each hour once, over restarts and gaps."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from custom_components.footfall.engine import Batch, Engine, EngineSettings, VisitFigures
from custom_components.footfall.engine.day import bounded
from custom_components.footfall.engine.figures import HourRow, ZoneHour

from .sightings import PHONE
from .test_visits import ALWAYS, PER_TRACK, SHOP, at, stay, tell, visitors


def test_an_hour_closes_when_it_is_over_and_is_given_once() -> None:
    engine = Engine(SHOP)

    tell(engine, visitors(6, at(10), 60, 300), at(12) - 1)
    (ten,) = engine.take_hours()
    engine.ingest("door", Batch(at(12), at(12)))
    (eleven,) = engine.take_hours()

    assert ten.start == at(10)
    assert ten.heard_s == pytest.approx(3600)
    assert ten.open_s == pytest.approx(3600)
    assert ten.visits.entries == pytest.approx(6 * PER_TRACK)
    assert ten.visits.entries_low < ten.visits.entries < ten.visits.entries_high
    assert 0 == ten.least <= ten.low <= ten.occupancy <= ten.high
    assert ten.occupancy < ten.most
    assert eleven.start == at(11)
    assert eleven.visits.entries == 0
    assert eleven.occupancy == 0
    assert engine.take_hours() == []


def test_an_hour_before_opening_says_how_long_it_was_open() -> None:
    engine = Engine(SHOP)

    tell(engine, stay(1, at(8), 10), at(9.25))
    engine.update(settings=replace(SHOP, hours=None))
    engine.ingest("door", Batch(at(10), at(10)))

    rows = engine.take_hours()
    assert [row.open_s for row in rows] == [0, None]


def test_an_hour_goes_on_over_a_restart() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10), 60, 300), at(10.5))
    carried = json.loads(json.dumps(engine.carry()))
    fresh = Engine(ALWAYS)

    fresh.resume(carried)
    tell(fresh, stay(77, at(10.7), 300), at(11))

    (row,) = fresh.take_hours()
    assert row.start == at(10)
    assert row.heard_s == pytest.approx(3600 * 0.8, abs=30)
    assert row.visits.entries == pytest.approx(5 * PER_TRACK)
    assert fresh.snapshot.today.visits.entries == pytest.approx(5 * PER_TRACK)


def test_the_hour_before_a_long_gap_is_not_lost() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10), 60, 300), at(10.5))
    carried = json.loads(json.dumps(engine.carry()))
    fresh = Engine(ALWAYS)

    fresh.resume(carried)
    tell(fresh, stay(77, at(13.2), 300), at(14))

    ten, one = fresh.take_hours()
    assert (ten.start, one.start) == (at(10), at(13))
    assert ten.heard_s == pytest.approx(1800, abs=20)
    assert ten.visits.entries == pytest.approx(4 * PER_TRACK)
    assert one.visits.entries == pytest.approx(PER_TRACK)


def test_a_new_business_day_after_a_restart_begins_with_nothing() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10), 60, 300), at(10.5))
    carried = json.loads(json.dumps(engine.carry()))
    fresh = Engine(ALWAYS)

    fresh.resume(carried)
    tell(fresh, stay(77, at(34), 300), at(35))

    assert fresh.snapshot.today.visits.entries == pytest.approx(PER_TRACK)
    assert sum(row.visits.entries for row in fresh.take_hours()) == pytest.approx(5 * PER_TRACK)


def test_hours_that_come_again_as_the_clock_is_set_back_hold_what_they_held() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10.6), 60, 300), at(11.5))
    (before,) = engine.take_hours()

    engine.ingest("door", Batch(at(10.5), at(10.5), started=True))
    tell(engine, visitors(2, at(10.5), 60, 300), at(12))

    ten, eleven = engine.take_hours()
    assert not before.again
    assert (ten.start, eleven.start) == (at(10), at(11))
    assert ten.again
    assert ten.heard_s == pytest.approx(24 * 60 + 30 * 60, abs=20)
    assert ten.visits.entries == pytest.approx(6 * PER_TRACK)
    assert ten.visits.dwell.people == pytest.approx(ten.visits.ended)
    assert 0 < ten.occupancy < before.occupancy + 2 * PER_TRACK
    assert eleven.heard_s == pytest.approx(3600)
    assert ten.visits.entries + eleven.visits.entries == pytest.approx(engine.snapshot.today.visits.entries)


def test_hours_that_wait_to_be_taken_are_given_once_though_the_clock_is_set_back() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10), 60, 300), at(11.5))

    engine.ingest("door", Batch(at(10.5), at(10.5), started=True))
    tell(engine, visitors(2, at(10.5), 60, 300), at(12))

    assert [row.start for row in engine.take_hours()] == [at(10), at(11)]


def test_a_day_that_was_erased_does_not_come_again_as_the_clock_is_set_back() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(4, at(10), 60, 300), at(11.5))
    engine.take_hours()

    engine.forget_day()
    engine.ingest("door", Batch(at(10.5), at(10.5), started=True))
    tell(engine, visitors(2, at(10.5), 60, 300), at(12))

    assert sum(row.visits.entries for row in engine.take_hours()) == pytest.approx(2 * PER_TRACK)


def test_figures_of_one_hour_add_up() -> None:
    long = HourRow(
        start=at(10),
        day=1,
        heard_s=2700.0,
        open_s=3600.0,
        occupancy=4.0,
        least=1.0,
        most=5.0,
        visits=VisitFigures(entries=7.0),
        zones={"till": ZoneHour(known_s=2700.0, occupancy=2.0, most=3.0, entries=4.0)},
    )
    short = HourRow(
        start=at(10),
        day=1,
        heard_s=900.0,
        open_s=900.0,
        most=2.0,
        visits=VisitFigures(entries=1.0),
        zones={
            "till": ZoneHour(known_s=900.0, most=1.0, entries=1.0),
            "door": ZoneHour(known_s=900.0, occupancy=1.0, most=1.0),
        },
    )

    both = long + short

    assert (both.heard_s, both.open_s, both.occupancy) == (3600, 3600, 3)
    assert (both.least, both.most, both.visits.entries) == (0, 5, 8)
    assert both.zones["till"] == ZoneHour(known_s=3600.0, occupancy=1.5, most=3.0, entries=5.0)
    assert both.zones["door"] == short.zones["door"]
    assert long + HourRow(start=at(10), day=1, open_s=0.0) == replace(long, again=True)


def test_while_no_node_says_anything_an_hour_is_not_heard() -> None:
    engine = Engine(ALWAYS)
    tell(engine, stay(1, at(10), 300), at(10.25))

    engine.advance(at(12) + 5)

    ten, eleven = engine.take_hours()
    assert ten.heard_s == pytest.approx(900, abs=60)
    assert eleven.heard_s == 0
    assert eleven.occupancy == 0


def test_what_is_carried_holds_nothing_of_a_device() -> None:
    engine = Engine(ALWAYS)
    phone = 0x974698666EF72E3F
    tell(engine, [replace(PHONE, time=at(10) + step, pseudonym=phone) for step in range(60)], at(10.1))

    assert str(phone) not in json.dumps(engine.carry())


@pytest.mark.parametrize(
    "damage",
    [
        {"account": 7},
        {"account": {"visits": {}, "book": {}}},
        {"account": {"visits": None}},
    ],
)
def test_a_damaged_day_is_refused(damage: dict[str, Any]) -> None:
    engine = Engine(ALWAYS)
    tell(engine, stay(1, at(10), 300), at(10.25))
    carried = engine.carry() | damage

    with pytest.raises(ValueError, match="day carried over is damaged"):
        Engine(EngineSettings()).resume(carried)


def test_every_number_carried_is_checked() -> None:
    engine = Engine(ALWAYS)
    tell(engine, stay(1, at(10), 300), at(10.25))
    whole = json.dumps(engine.carry()["account"])
    account = json.loads(whole)
    for part, names in account.items():
        for name in names:
            if part == "book" and name in {"day", "hour"}:
                continue
            broken = json.loads(whole)
            broken[part][name] = "many"
            with pytest.raises(ValueError, match="damaged"):
                Engine(ALWAYS).resume({**engine.carry(), "account": broken})


def test_fewer_than_nobody_cannot_have_come() -> None:
    engine = Engine(ALWAYS)
    tell(engine, stay(1, at(10), 300), at(10.25))
    carried = json.loads(json.dumps(engine.carry()))
    carried["account"]["visits"]["lengths"] = [-1.0] * len(carried["account"]["visits"]["lengths"])
    with pytest.raises(ValueError, match="damaged"):
        Engine(ALWAYS).resume(carried)


@pytest.mark.parametrize("entries", [0.0, 1e-9, 0.4, 1.0, 40.0])
def test_however_few_entries_have_bounds(entries: float) -> None:
    told = bounded(VisitFigures(entries=entries), 0.15)
    assert told.entries_low <= entries <= told.entries_high <= 5 * entries
