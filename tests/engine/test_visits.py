"""Visits as the owner of a shop sees them: who came, who only passed, how long they stayed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import (
    AddressKind,
    Batch,
    DayFigures,
    DeviceClass,
    Engine,
    EngineSettings,
    OpeningHours,
    Radio,
    Sighting,
    Span,
)

from .sightings import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterable

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
ALWAYS = EngineSettings()
SHOP = EngineSettings(hours=OpeningHours(((Span(time(9), time(19)),),) * 7))
BLUETOOTH = replace(
    PHONE,
    radio=Radio.BLUETOOTH,
    address_kind=AddressKind.RESOLVABLE,
    device_class=DeviceClass.PHONE,
    rssi=-55,
    fingerprint=1,
)
PER_TRACK = 1.1
"""People to a Bluetooth device in the built-in profile."""


def at(hour: float) -> float:
    """Return an hour of that Monday, UTC seconds."""
    return (MONDAY + timedelta(hours=hour)).timestamp()


def stay(phone: int, begin: float, seconds: float, like: Sighting = BLUETOOTH, every: float = 5.0) -> list[Sighting]:
    """Return the sightings of a phone that is heard for so long."""
    steps = int(seconds // every)
    return [
        replace(like, time=begin + step * every, pseudonym=phone, fingerprint=100 + phone) for step in range(steps + 1)
    ]


def tell(engine: Engine, heard: Iterable[Sighting], until: float) -> list[DayFigures]:
    """Have one node tell of it all, in time; return the day's figures as they were shown."""
    told = sorted(heard, key=lambda one: one.time)
    return [snapshot.today for snapshot in engine.ingest("door", Batch(until, until, tuple(told)))]


def visitors(number: int, begin: float, apart: float, seconds: float) -> list[Sighting]:
    """Return people who come one after the other, each for so long."""
    return [one for phone in range(number) for one in stay(1000 + phone, begin + phone * apart, seconds)]


def test_who_stays_is_an_entry_and_who_passes_is_not() -> None:
    engine = Engine(ALWAYS)
    passers = [one for phone in range(20) for one in stay(phone, at(10) + phone * 60, 15, replace(BLUETOOTH, rssi=-84))]

    tell(engine, [*visitors(10, at(10), 120, 600), *passers], at(12))

    visits = engine.snapshot.today.visits
    assert visits.entries == pytest.approx(10 * PER_TRACK)
    assert visits.passers_by == pytest.approx(20 * PER_TRACK)
    assert visits.entries_low < visits.entries < visits.entries_high
    assert visits.capture_rate == pytest.approx(1 / 3)
    assert visits.dwell.median == pytest.approx(600, abs=150)
    assert visits.ended == pytest.approx(visits.entries)
    assert engine.snapshot.today.open is None


def test_a_visit_shows_at_once_and_is_in_progress_until_they_leave() -> None:
    engine = Engine(ALWAYS)

    shown = tell(engine, stay(1, at(10), 300), at(11))

    began = next(place for place, today in enumerate(shown) if today.visits.entries)
    assert 30 <= began * 10 <= 50
    assert shown[began].in_progress == pytest.approx(PER_TRACK)
    assert shown[began].visits.ended == 0
    assert shown[-1].in_progress == 0
    assert shown[-1].visits.ended == pytest.approx(PER_TRACK)


def test_entries_of_the_last_hour_fade_and_those_of_the_day_do_not() -> None:
    engine = Engine(ALWAYS)

    tell(engine, visitors(5, at(10), 60, 300), at(10.9))
    assert engine.snapshot.today.entries_hour == pytest.approx(5 * PER_TRACK)
    engine.ingest("door", Batch(at(11.9), at(11.9)))

    assert engine.snapshot.today.entries_hour == 0
    assert engine.snapshot.today.visits.entries == pytest.approx(5 * PER_TRACK)


def test_silence_up_to_the_session_timeout_is_one_visit() -> None:
    with_break = [*stay(1, at(10), 300), *stay(1, at(10) + 1000, 300)]
    long, short = Engine(ALWAYS), Engine(replace(ALWAYS, session_timeout=300.0))

    tell(long, with_break, at(12))
    tell(short, with_break, at(12))

    assert long.snapshot.today.visits.ended == pytest.approx(PER_TRACK)
    assert long.snapshot.today.visits.dwell.seconds == pytest.approx(1300 * PER_TRACK, rel=0.05)
    assert short.snapshot.today.visits.ended == pytest.approx(2 * PER_TRACK)


def test_bounced_and_engaged_follow_the_settings() -> None:
    heard = [*visitors(4, at(10), 60, 60), *stay(1, at(10), 1200)]
    engine = Engine(replace(ALWAYS, bounce=90.0, engaged=900.0))

    tell(engine, heard, at(12))

    assert engine.snapshot.today.visits.bounce_rate == pytest.approx(0.8)
    assert engine.snapshot.today.visits.engaged_rate == pytest.approx(0.2)


def test_phones_that_cannot_be_followed_are_neither_visits_nor_passers_by() -> None:
    engine = Engine(ALWAYS)
    rng = Random(1)
    changing = replace(PHONE, address_kind=AddressKind.RANDOM)
    heard = [
        replace(changing, time=at(10) + step * 20, pseudonym=rng.getrandbits(60), sequence=rng.randrange(4096))
        for step in range(90)
    ]

    tell(engine, heard, at(12))

    assert engine.snapshot.today.visits.entries == 0
    assert engine.snapshot.today.visits.passers_by == 0


def test_a_phone_whose_address_changes_is_one_visit() -> None:
    engine = Engine(ALWAYS)
    first, second = stay(1, at(10), 600), stay(2, at(10) + 605, 600)
    heard = [replace(one, fingerprint=7) for one in [*first, *second]]

    tell(engine, heard, at(12))

    assert engine.snapshot.today.visits.entries == pytest.approx(PER_TRACK)
    assert engine.snapshot.today.visits.dwell.median == pytest.approx(1200, abs=320)


def test_what_stays_all_day_is_no_visit_in_the_end() -> None:
    engine = Engine(SHOP)
    staff = stay(1, at(8.5), 9 * 3600, every=20.0)

    shown = tell(engine, [*staff, *visitors(30, at(12), 300, 240)], at(18.5))

    assert shown[-1].visits.entries == pytest.approx(30 * PER_TRACK)
    assert shown[-1].visits.ended == pytest.approx(30 * PER_TRACK)


def test_tracks_that_begin_at_night_are_nobody_and_are_taken_off_by_day() -> None:
    restless = [one for phone in range(40) for one in stay(5000 + phone, at(4.1) + phone * 1200, 120)]

    engine = Engine(SHOP)
    shown = tell(engine, [*restless, *visitors(60, at(10), 240, 300)], at(18.5))
    before_opening = [today for today in shown if today.visits.entries == 0]

    assert len(before_opening) * 10 >= 3.5 * 3600
    assert shown[-1].visits.entries == pytest.approx(60 * PER_TRACK, rel=0.15)


def test_entries_never_fall_within_a_day() -> None:
    engine = Engine(SHOP)
    rng = Random(2)
    heard = [one for phone in range(150) for one in stay(phone, at(rng.uniform(4.1, 20)), rng.uniform(10, 5000))]

    shown = tell(engine, heard, at(22))

    assert all(before.visits.entries <= after.visits.entries for before, after in pairwise(shown))
    assert all(before.visits.passers_by <= after.visits.passers_by for before, after in pairwise(shown))


def test_a_business_day_ends_all_visits_and_begins_with_none() -> None:
    engine = Engine(replace(ALWAYS, day_ends=time(4)))

    shown = tell(engine, stay(1, at(27.5), 3600), at(28.25))

    days = {today.day for today in shown}
    assert len(days) == 2
    last = [today for today in shown if today.day == min(days)][-1]
    assert last.visits.entries == pytest.approx(PER_TRACK)
    assert last.visits.ended == 0
    night = engine.take_hours()[-1]
    assert night.day == min(days)
    assert night.visits.ended == pytest.approx(PER_TRACK)
    assert night.visits.dwell.seconds == pytest.approx(1800 * PER_TRACK, rel=0.05)


def test_opening_hours_have_figures_of_their_own() -> None:
    engine = Engine(SHOP)

    tell(engine, [*visitors(3, at(8.2), 60, 240), *visitors(1, at(12), 60, 240)], at(13))

    today = engine.snapshot.today
    assert today.open is not None
    assert today.open.entries == pytest.approx(PER_TRACK)
    assert today.visits.entries == pytest.approx(4 * PER_TRACK)


def undisturbed_and(restart: float, *, epoch: bool) -> tuple[float, float]:
    """Return the entries of a busy day without and with a restart of the hub, or a new key, at that hour."""
    heard = sorted(visitors(120, at(9.2), 240, 700), key=lambda one: one.time)
    whole = Engine(SHOP)
    tell(whole, heard, at(18.9))
    moment = at(restart)
    before = [one for one in heard if one.time < moment]
    after = [replace(one, pseudonym=one.pseudonym + 10**6, epoch=2) for one in heard if one.time >= moment]
    engine = Engine(SHOP)
    tell(engine, before, moment)
    if not epoch:
        carried = json.loads(json.dumps(engine.carry()))
        engine = Engine(SHOP)
        engine.resume(carried)
    tell(engine, after, at(18.9))
    return whole.snapshot.today.visits.entries, engine.snapshot.today.visits.entries


@pytest.mark.parametrize("epoch", [False, True])
def test_a_restart_or_a_new_key_in_mid_day_counts_nobody_twice(epoch: bool) -> None:  # noqa: FBT001 - a parameter
    whole, disturbed = undisturbed_and(14.03, epoch=epoch)

    assert disturbed == pytest.approx(whole, rel=0.03)


def restarted(engine: Engine, heard: Iterable[Sighting], moment: float, *, epoch: bool) -> tuple[Engine, float]:
    """Restart the hub at a moment, or give it a new key only; return it and the entries that were shown until then."""
    told = sorted(heard, key=lambda one: one.time)
    tell(engine, [one for one in told if one.time < moment], moment)
    before = engine.snapshot.today.visits.entries
    if not epoch:
        carried = json.loads(json.dumps(engine.carry()))
        engine = Engine(SHOP)
        engine.resume(carried)
    after = [replace(one, pseudonym=one.pseudonym + 10**6, epoch=2) for one in told if one.time >= moment]
    tell(engine, after, moment + 1800)
    return engine, before


@pytest.mark.parametrize("epoch", [False, True])
def test_who_has_just_come_in_counts_though_the_hub_restarts(epoch: bool) -> None:  # noqa: FBT001 - a parameter
    regulars = visitors(4, at(11.7), 60, 3600)
    party = [one for phone in range(3) for one in stay(phone, at(12) - 10, 600)]

    engine, before = restarted(Engine(SHOP), [*regulars, *party], at(12), epoch=epoch)

    assert before == pytest.approx(4 * PER_TRACK)
    assert engine.snapshot.today.visits.entries == pytest.approx(7 * PER_TRACK, abs=0.1)


@pytest.mark.parametrize("epoch", [False, True])
def test_who_was_heard_from_afar_at_a_restart_is_no_entry_when_heard_near(epoch: bool) -> None:  # noqa: FBT001
    afar = replace(BLUETOOTH, rssi=-84)
    visitor = [*stay(1, at(11.5), 900), *stay(1, at(11.75) + 5, 1200, afar), *stay(1, at(12.1), 600)]
    next_door = [*stay(2, at(11), 3900, afar), *stay(2, at(12.1), 600)]

    engine, before = restarted(Engine(SHOP), [*visitor, *next_door], at(12), epoch=epoch)

    assert before == pytest.approx(PER_TRACK)
    assert engine.snapshot.today.visits.entries == pytest.approx(PER_TRACK)


@pytest.mark.parametrize("epoch", [False, True])
def test_who_passed_just_before_a_restart_has_passed(epoch: bool) -> None:  # noqa: FBT001 - a parameter
    afar = replace(BLUETOOTH, rssi=-84)
    passers = [one for phone in range(20) for one in stay(phone, at(11.8) + phone * 20, 15, afar)]

    engine, _ = restarted(Engine(SHOP), [*passers, *stay(99, at(12.2), 60)], at(12), epoch=epoch)

    assert engine.snapshot.today.visits.passers_by == pytest.approx(20 * PER_TRACK)


def test_an_owner_who_erases_the_day_begins_it_anew() -> None:
    engine = Engine(ALWAYS)
    tell(engine, visitors(5, at(10), 60, 300), at(10.75))

    engine.forget_day()

    assert engine.snapshot.today.visits.entries == 0
    assert engine.snapshot.today.entries_hour == 0
    tell(engine, visitors(2, at(10.8), 60, 300), at(12))
    ten, eleven = engine.take_hours()
    assert ten.visits.entries + eleven.visits.entries == pytest.approx(2 * PER_TRACK)
    assert engine.snapshot.today.visits.entries == pytest.approx(2 * PER_TRACK)
