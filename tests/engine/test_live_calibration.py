"""Counts by hand and a door counter while the shop is open."""

from __future__ import annotations

import json
import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.engine import DEFAULT_PROFILE, CalibrationError, Engine, Profile
from custom_components.footfall.engine.live_calibration import MOST_COUNTS

from .sightings import FAR, PHONE, START, crowd, heard, run, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.footfall.engine import ShopSnapshot, Sighting

MINUTE = 60.0
HOUR = 3600.0
MIDNIGHT = -(START % 60)
"""A full minute, seconds after START."""


def open_shop(phones: int = 5, seconds: float = 20 * MINUTE) -> Engine:
    """Return an engine that has heard so many phones near for a while."""
    engine = Engine()
    run(engine, [("till", said(*crowd(phones, seconds)))])
    return engine


def visitors(hour: float, noise: float = 0.0) -> int:
    """Return how many people are inside: nobody at first, then an ebb and flow, then nobody."""
    return max(0, round(12 + 8 * math.sin(hour * 1.3) + noise)) if 1 <= hour < 9 else 0


def minutes(phones_a_person: float, hours: float = 10, first: int = 0) -> Iterator[tuple[float, int, list[Sighting]]]:
    """Give each minute of a day: its start after START, the people inside, and what their phones say.

    Nobody stays for longer than two hours: one goes as another comes. `first`: the first phone's number.
    """
    for number in range(int(hours * 60)):
        at = MIDNIGHT + number * MINUTE
        people = visitors(number / 60)
        sightings = [heard(at, 9_999_999, FAR)]
        for place in range(round(people * phones_a_person)):
            phone = first + 1 + place + 100 * ((number + 17 * place) // 120)
            sightings.append(heard(at + 1 + place * 0.5, phone, replace(PHONE, fingerprint=phone)))
        yield at, people, sightings


def mean_error(told: list[tuple[int, ShopSnapshot]]) -> float:
    return sum(abs(people - snapshot.estimate) for people, snapshot in told) / len(told)


def test_three_counts_put_a_wrong_factor_right() -> None:
    """Four phones are heard of ten people, where the built-in profile believes in more than eight."""

    def day(counts: set[int]) -> list[tuple[int, ShopSnapshot]]:
        engine = Engine()
        told = []
        for number, (at, people, sightings) in enumerate(minutes(0.4)):
            run(engine, [("till", said(*sightings, until=at + MINUTE - 1))])
            if number in counts:
                engine.calibrate(people)
            if people and number > max(counts, default=240):
                told.append((people, engine.snapshot))
        return told

    without, counted = mean_error(day(set())), mean_error(day({90, 160, 240}))

    assert without > 5
    assert counted < without * 0.6


def test_a_count_shows_at_once() -> None:
    engine = open_shop()
    before = engine.snapshot

    outcome = engine.calibrate(14)

    assert outcome.before == before.estimate
    assert outcome.after == engine.snapshot.estimate
    assert before.estimate + 3 < outcome.after <= 14
    assert outcome.used
    assert (outcome.counts, outcome.time) == (1, before.time)
    assert engine.snapshot.low <= engine.snapshot.estimate <= engine.snapshot.high


def test_a_count_that_is_told_late_is_compared_with_its_own_moment() -> None:
    engine = Engine()
    few = crowd(2, 20 * MINUTE)
    many = [replace(one, time=one.time + 20 * MINUTE) for one in crowd(14, 20 * MINUTE)]
    run(engine, [("till", said(*few)), ("till", said(*many))])

    outcome = engine.calibrate(2, START + 15 * MINUTE)

    assert outcome.before < 5
    assert abs(outcome.after - 2) < 1
    assert engine.snapshot.estimate > 9


def test_what_is_taken_back_leaves_no_trace() -> None:
    engine = open_shop()
    untouched = engine.snapshot.estimate
    engine.calibrate(30)
    engine.calibrate(20, START + 10 * MINUTE)

    assert engine.forget_counts() == 2

    assert engine.profile == DEFAULT_PROFILE
    assert engine.snapshot.estimate == pytest.approx(untouched, abs=0.01)
    assert engine.explain().counts == 0


def test_one_of_several_is_taken_back_by_its_moment() -> None:
    engine, other = open_shop(), open_shop()
    for one in (engine, other):
        one.calibrate(9, START + 5 * MINUTE)
    engine.calibrate(40, START + 10 * MINUTE)

    assert engine.forget_counts(START + 9 * MINUTE, START + 11 * MINUTE) == 1

    assert engine.profile == other.profile


def test_the_order_of_counts_does_not_matter() -> None:
    engine, other = open_shop(), open_shop()
    engine.calibrate(9, START + 5 * MINUTE)
    engine.calibrate(12, START + 10 * MINUTE)
    other.calibrate(12, START + 10 * MINUTE)
    other.calibrate(9, START + 5 * MINUTE)

    assert engine.profile == other.profile


def test_counting_again_within_a_minute_corrects() -> None:
    engine, other = open_shop(), open_shop()
    engine.calibrate(120)
    engine.calibrate(12)
    other.calibrate(12)

    assert engine.profile.scale == other.profile.scale
    assert engine.explain().counts == 1


@pytest.mark.parametrize(
    ("counted", "at", "reason"),
    [
        (5, 20 * MINUTE + 300, "count_ahead"),
        (5, -HOUR, "count_too_old"),
        (-1, 10 * MINUTE, "count_impossible"),
        (float("nan"), 10 * MINUTE, "count_impossible"),
        (10_001, 10 * MINUTE, "count_impossible"),
    ],
)
def test_what_cannot_be_compared_is_refused_and_changes_nothing(counted: float, at: float, reason: str) -> None:
    engine = open_shop()

    with pytest.raises(CalibrationError) as refused:
        engine.calibrate(counted, START + at)

    assert refused.value.reason == reason
    assert engine.profile == DEFAULT_PROFILE


def test_a_count_in_a_gap_or_before_anything_was_heard_is_refused() -> None:
    with pytest.raises(CalibrationError, match="nothing has been heard yet"):
        Engine().calibrate(3)
    engine = open_shop()
    later = [replace(one, time=one.time + 3 * HOUR) for one in crowd(3, 5 * MINUTE)]
    run(engine, [("till", said(*later, started=True))])

    with pytest.raises(CalibrationError, match="in a gap"):
        engine.calibrate(3, START + 2 * HOUR)


def test_an_empty_shop_and_people_without_phones_say_nothing_of_the_factor() -> None:
    engine = open_shop()
    assert not engine.calibrate(0).used
    assert engine.profile.scale == 1

    silent = Engine()
    run(silent, [("till", said(heard(1, like=replace(PHONE, rssi=-89)), until=20 * MINUTE))])
    assert not silent.calibrate(5).used
    assert silent.profile.scale == 1


def test_memory_is_bounded() -> None:
    engine = open_shop(seconds=3 * HOUR)
    for minute in range(MOST_COUNTS + 20):
        engine.calibrate(9, START + (minute + 5) * MINUTE)

    kept = engine.carry_calibration()

    assert engine.explain().counts == MOST_COUNTS
    assert len(json.dumps(kept)) < 10_000
    assert kept["counts"][0][0] == START + 25 * MINUTE  # type: ignore[index]


def test_a_restart_loses_no_calibration() -> None:
    engine, restarted = open_shop(), Engine()
    engine.calibrate(12)

    restarted.resume_calibration(json.loads(json.dumps(engine.carry_calibration())))

    assert restarted.profile == engine.profile
    assert restarted.explain().last_count == engine.explain().last_count


def kept_with(**parts: Any) -> dict[str, Any]:
    engine = open_shop()
    engine.calibrate(12)
    return {**engine.carry_calibration(), **parts}


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"version": 99}, "calibration_version"),
        ({"base": "0123"}, "calibration_foreign"),
        ({"counts": None}, "calibration_damaged"),
        ({"counts": [[1, 2]]}, "calibration_damaged"),
        ({"counts": [[1, 2, 3, 4, 5]]}, "calibration_damaged"),
        ({"counts": [[1, "2", 3, 1, 5]]}, "calibration_damaged"),
        ({"counts": [[step, 1, 1, 1, 1] for step in range(MOST_COUNTS + 1)]}, "calibration_damaged"),
        ({"door": [[1, float("inf"), 1]]}, "calibration_damaged"),
        ({"door": [[1, 1, 1]] * 31}, "calibration_damaged"),
    ],
)
def test_kept_counts_that_are_damaged_or_foreign_are_refused(parts: dict[str, Any], reason: str) -> None:
    engine = Engine()

    with pytest.raises(CalibrationError) as refused:
        engine.resume_calibration(kept_with(**parts))

    assert refused.value.reason == reason
    assert engine.profile == DEFAULT_PROFILE


def test_kept_counts_that_are_something_else_altogether_are_refused() -> None:
    with pytest.raises(CalibrationError, match="the counts that were kept are damaged"):
        Engine().resume_calibration([1, 2])


def test_another_profile_ends_the_counts_made_with_the_old_one() -> None:
    engine = open_shop()
    engine.calibrate(12)
    engine.update(profile=DEFAULT_PROFILE)
    assert engine.explain().counts == 1

    calmer = replace(DEFAULT_PROFILE, number_half_life=300, learned={"from": "elsewhere"})
    engine.update(profile=calmer)
    assert engine.explain().counts == 1, "it measures alike"

    other = replace(DEFAULT_PROFILE, scale=1.5)
    engine.update(profile=other)

    assert engine.profile == other
    assert engine.explain().counts == 0


def test_the_profile_that_results_is_a_profile_and_says_where_it_comes_from() -> None:
    engine = open_shop()
    shown = engine.snapshot.estimate
    engine.calibrate(12)

    profile = Profile.from_json(engine.profile.to_json())

    assert profile == engine.profile
    assert profile.learned["counts_in_shop"] == 1
    assert str(profile.learned["last_count"]).startswith("2023-11-14T22:3")
    assert profile.performance["error_when_counted"] == pytest.approx(12 - shown, abs=0.01)


class Door:
    """A door counter that misses some of those who leave, so that its occupancy climbs through the day."""

    def __init__(self, engine: Engine, missed: float, start: float = 0.0) -> None:
        self._engine = engine
        self._missed = missed
        self._chance = random.Random(3)
        self._inside = 0
        self.value = start
        engine.observe(START + MIDNIGHT, start)

    def follow(self, time: float, people: int) -> None:
        """Let people in and out one by one; about as many again pass both ways."""
        moves = [1] * max(0, people - self._inside) + [-1] * max(0, self._inside - people)
        if people:
            moves += [1, -1]
        for move in moves:
            if move > 0 or self._chance.random() >= self._missed:
                self.value += move
                self._engine.observe(time, self.value)
        self._inside = people


def with_door(missed: float, phones_a_person: float, start: float = 0.0, days: int = 1) -> tuple[Engine, float]:
    """Run days with a door counter; return the engine and the error of the last day."""
    engine = Engine()
    door = Door(engine, missed, start)
    told = []
    for day in range(days):
        for at, people, sightings in minutes(phones_a_person, 12, 10_000 * day):
            moved = [replace(one, time=one.time + day * 12 * HOUR) for one in sightings]
            time = at + day * 12 * HOUR
            door.follow(START + time, people)
            run(engine, [("till", said(*moved, until=time + MINUTE - 1))])
            if people and day == days - 1:
                told.append((people, engine.snapshot))
    return engine, mean_error(told)


def test_a_door_counter_puts_a_wrong_factor_right_over_days() -> None:
    bare = with_door(0.0, 0.4, days=1)
    engine, error = with_door(0.0, 0.4, days=6)

    assert engine.profile.scale > 1.4
    assert error < bare[1] * 0.75
    assert engine.explain().door_weight > 2


def test_a_door_counter_that_drifts_does_not_spoil_the_number() -> None:
    """At the end of each day dozens of people seem to be left, while the built-in factor was right."""
    bare, drifting = with_door(0.0, 1 / 1.2), with_door(0.06, 1 / 1.2, start=40, days=6)

    assert 0.8 < drifting[0].profile.scale < 1.25
    assert drifting[1] < bare[1] + 1


def test_a_count_by_hand_weighs_more_than_a_day_at_the_door() -> None:
    engine, _ = with_door(0.0, 0.4)
    weight = engine.explain().door_weight

    assert 0 < weight <= 0.5


def test_a_door_counter_that_was_set_to_zero_in_the_middle_of_the_day_is_not_believed() -> None:
    engine = Engine()
    door = Door(engine, 0.0)
    for number, (at, people, sightings) in enumerate(minutes(1 / 1.2)):
        if number == 300:
            door.value = 0
            engine.observe(START + at, 0)
        door.follow(START + at, people)
        run(engine, [("till", said(*sightings, until=at + MINUTE - 1))])

    assert 0.85 < engine.profile.scale < 1.15


def test_a_door_counter_that_falls_silent_says_nothing() -> None:
    engine = Engine()
    engine.observe(START, None)
    engine.observe(START, 100)
    run(engine, [("till", said(*crowd(5, HOUR)))])
    engine.observe(START + HOUR, None)

    assert engine.profile == DEFAULT_PROFILE
    assert engine.explain().door_weight == 0


def test_days_at_the_door_are_kept() -> None:
    engine, _ = with_door(0.0, 0.4, days=2)
    restarted = Engine()

    restarted.resume_calibration(engine.carry_calibration())

    assert restarted.profile.scale > 1
    assert engine.carry_calibration()["door"] == restarted.carry_calibration()["door"]
