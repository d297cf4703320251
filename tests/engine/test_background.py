"""What is heard through the walls of a closed shop is taken off what is heard in the open one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    DEFAULT_PROFILE,
    AddressKind,
    Engine,
    EngineSettings,
    OpeningHours,
    Sighting,
    Span,
)
from custom_components.footfall.engine.background import Background

from .sightings import PHONE, START, crowd, heard, said

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = "wifi.types@-70/300"
ALWAYS_CLOSED = EngineSettings(hours=OpeningHours(((),) * 7))
OPENS_AT = 36_000.0


def open_after(seconds: float) -> EngineSettings:
    """Return settings of a shop that opens so long after START, for 5 hours."""
    opens = datetime.fromtimestamp(START + seconds, UTC)
    hours = Span(opens.time().replace(microsecond=0), (opens + timedelta(hours=5)).time().replace(microsecond=0))
    return EngineSettings(hours=OpeningHours(((),) * 7, {opens.date(): (hours,)}), day_ends=time(12))


def passing(seconds: float, begin: float = 0.0, things: int = 3) -> Iterator[Sighting]:
    """Yield what things next door say: each heard for 4 minutes under an address that is never heard again."""
    for step in range(int(seconds // 30)):
        for thing in range(things):
            number = 1000 + (begin * 10 + step // 8 * things) + thing
            like = replace(PHONE, address_kind=AddressKind.RANDOM, fingerprint=int(number), rssi=-60)
            yield heard(begin + step * 30 + thing, int(number), like)


def test_the_closed_shop_teaches_its_background_and_the_open_one_is_counted_without_it() -> None:
    engine, plain = Engine(open_after(OPENS_AT)), Engine()
    night = said(*passing(OPENS_AT), until=OPENS_AT)
    engine.ingest("till", night)
    plain.ingest("till", night)

    day = said(*passing(1200, OPENS_AT), until=OPENS_AT + 1200)
    alone = engine.ingest("till", day)[-1]
    counted = plain.ingest("till", day)[-1]

    assert counted.estimate > 3
    assert alone.estimate < counted.estimate - 2


def test_visitors_are_still_counted_over_the_background() -> None:
    engine = Engine(open_after(OPENS_AT))
    engine.ingest("till", said(*passing(OPENS_AT), until=OPENS_AT))
    visitors = [replace(one, time=one.time + OPENS_AT) for one in crowd(10, 1200)]
    both = sorted([*visitors, *passing(1200, OPENS_AT)], key=lambda one: one.time)

    assert 9 < engine.ingest("till", said(*both))[-1].estimate < 14


def test_without_opening_hours_nothing_is_learned() -> None:
    engine = Engine()

    engine.ingest("till", said(*passing(20_000), until=20_000))

    assert engine.carry()["background"] == {}


def test_where_no_node_hears_anything_nothing_is_learned() -> None:
    engine = Engine(ALWAYS_CLOSED)
    engine.ingest("till", said(*passing(20_000), until=20_000))
    learned = engine.carry()["background"]

    engine.ingest("till", said(heard(40_000, 5), until=40_000))

    left = engine.carry()["background"]
    assert isinstance(learned, dict)
    assert isinstance(left, dict)
    assert float(str(left[NEAR])) > 0.8 * float(str(learned[NEAR]))


def test_a_profile_learned_from_the_site_knows_its_background_already() -> None:
    learned = Engine(open_after(OPENS_AT), replace(DEFAULT_PROFILE, beyond_background=False))
    plain = Engine()
    for engine in (learned, plain):
        engine.ingest("till", said(*passing(OPENS_AT + 1200), until=OPENS_AT + 1200))

    assert learned.snapshot.estimate == pytest.approx(plain.snapshot.estimate)


def test_it_survives_a_restart_as_plain_numbers() -> None:
    engine, fresh = Engine(open_after(OPENS_AT)), Engine(open_after(OPENS_AT))
    engine.ingest("till", said(*passing(OPENS_AT), until=OPENS_AT))

    carried = json.loads(json.dumps(engine.carry()))
    fresh.resume(carried)

    assert set(carried["background"]) <= set(DEFAULT_PROFILE.reader.names)
    assert 2 < carried["background"][NEAR] < 7
    assert fresh.carry()["background"] == carried["background"]


def test_it_follows_what_changes_and_is_forgotten_slowly() -> None:
    background = Background()
    for step in range(5000):
        background.learn(step * 10.0, [NEAR], [4])
    assert background.values[NEAR] == pytest.approx(4, abs=0.1)

    for day in range(1, 4):
        background.forget(50_000 + day * 86_400.0)
    assert 1.5 < background.values[NEAR] < 2.5

    for step in range(3000):
        background.learn(400_000 + step * 10.0, [NEAR], [0])
    assert background.values[NEAR] < 0.1


def test_what_is_heard_now_and_then_is_hardly_background() -> None:
    background = Background()

    for step in range(8000):
        background.learn(step * 10.0, [NEAR], [step // 60 % 10 == 0])

    assert background.values[NEAR] < 0.1


@pytest.mark.parametrize(
    "background",
    [7, {"nothing": 1}, {NEAR: "4"}, {NEAR: True}, {NEAR: -1}, {NEAR: float("nan")}, {NEAR: 1e9}],
)
def test_a_damaged_background_is_refused(background: object) -> None:
    with pytest.raises(ValueError, match=r"background|feature"):
        Engine().resume({"version": 1, "time": None, "number": 0, "background": background})  # type: ignore[dict-item]


def test_what_was_carried_before_there_was_a_background_is_still_good() -> None:
    engine = Engine()

    engine.resume({"version": 1, "time": START, "number": 5.0})

    assert engine.carry()["background"] == {}
