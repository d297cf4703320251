"""Learning a profile: from counted days that the tests make themselves."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from custom_components.footfall.engine import DEFAULT_PROFILE, Profile, ProfileError
from custom_components.footfall.engine.boosting import quantile, rising
from custom_components.footfall.engine.calibration import FORGOTTEN, REACH, Spot, correct, missing
from custom_components.footfall.engine.counted import Day, Moment
from custom_components.footfall.engine.learning import all_features, learn
from custom_components.footfall.engine.review import judge

NAMES = all_features()
PEOPLE_A_DEVICE = 2.0


def values(people: float, noise: random.Random) -> tuple[int, ...]:
    """Return features of a shop where a device is heard for every two people, and the street far away."""
    devices = round(people / PEOPLE_A_DEVICE + noise.random() * 0.8)
    near = devices if people else 0
    return tuple((near if "@-128" not in name else near + 3) if name.startswith("wifi.") else 0 for name in NAMES)


def day(number: int, *, top: float = 20) -> Day:
    """Return a day: empty, a crowd that grows, empty again."""
    noise = random.Random(number)
    counts = [0.0] * 60 + [top * step / 120 for step in range(1, 121)] + [0.0] * 60
    moments = (Moment(number * 1e5 + 60 * step, values(count, noise), count) for step, count in enumerate(counts))
    return Day(f"day {number}", tuple(moments))


def test_learns_how_many_people_there_are_to_a_device() -> None:
    profile = learn([day(number) for number in range(4)])

    judged = judge(profile, NAMES, [day(9)])

    occupied = [one for one in judged if one.people >= 3]
    assert sum(abs(one.estimate - one.people) for one in occupied) / len(occupied) < 2
    assert all(one.estimate == 0 for one in judged[:50])
    assert profile.performance["error_occupied"] < 2  # type: ignore[operator]
    assert profile.learned["days"] == [f"day {number}" for number in range(4)]


def test_a_learned_profile_reads_back() -> None:
    profile = learn([day(1), day(2)])

    assert Profile.from_json(profile.to_json()) == profile


def test_learning_twice_gives_the_same() -> None:
    assert learn([day(1), day(2)]).to_json() == learn([day(2), day(1)]).to_json()


def test_more_devices_never_mean_fewer_people() -> None:
    profile = learn([day(number) for number in range(3)])

    for stage in (*profile.number.values(), *profile.presence.values()):
        for curve in stage.curves.values():
            assert list(curve.values) == sorted(curve.values)


def test_one_day_is_enough_to_say_how_well_it_does() -> None:
    assert "error_occupied" in learn([day(1)]).performance


def test_the_interval_holds_most_of_what_was_not_seen() -> None:
    profile = learn([day(number) for number in range(5)])
    judged = [one for one in judge(profile, NAMES, [day(7)]) if one.people >= 1]

    widths = [step.high - step.low for step in profile.intervals]

    assert all(step.low <= 0 <= step.high for step in profile.intervals)
    assert max(widths) < 10
    assert judged


def test_people_of_whom_nothing_was_heard_are_left_out_and_told() -> None:
    silent = replace(day(3), moments=tuple(replace(one, values=(0,) * len(NAMES)) for one in day(3).moments))

    profile = learn([day(1), day(2), silent])

    alone = learn([day(1), day(2)])
    assert profile.learned["moments_left_out"] == 118 + alone.learned["moments_left_out"]  # type: ignore[operator]


def test_nothing_heard_is_nothing_learned() -> None:
    silent = replace(day(3), moments=tuple(replace(one, values=(0,) * len(NAMES)) for one in day(3).moments))

    with pytest.raises(ProfileError, match="no device was heard"):
        learn([silent])


def test_a_shop_that_was_never_counted_empty_keeps_the_default_presence() -> None:
    busy = replace(day(1), moments=day(1).moments[60:180])

    assert learn([busy]).presence["wifi"] == DEFAULT_PROFILE.presence["wifi"]


def spots(*counts: tuple[float, float]) -> list[Spot]:
    """Return single counts, hours apart, of so many people counted and estimated."""
    return [Spot(1e6 + 3600 * hour, *count) for hour, count in enumerate(counts)]


def test_single_counts_scale_the_number() -> None:
    doubled = correct(DEFAULT_PROFILE, spots(*[(20, 9.5), (16, 7.5), (12, 5.5), (18, 8.5), (14, 6.5)] * 4))

    assert 1.7 < doubled.scale < 2.0
    assert doubled.learned["spots"] == 20


def test_one_count_moves_less_than_many() -> None:
    one = correct(DEFAULT_PROFILE, spots((20, 10))).scale

    assert 1 < one < correct(DEFAULT_PROFILE, spots(*[(20, 10)] * 10)).scale


def test_counts_of_nobody_do_not_scale() -> None:
    assert correct(DEFAULT_PROFILE, spots((0, 3))) == DEFAULT_PROFILE


def test_people_counted_while_nobody_was_heard_do_not_scale() -> None:
    assert correct(DEFAULT_PROFILE, [Spot(1e6, 5, 1, presence=0.1)]) == DEFAULT_PROFILE


def test_a_count_speaks_from_its_moment_on_and_is_forgotten() -> None:
    profile = correct(DEFAULT_PROFILE, [Spot(1e6, 20, 10)])
    (left,) = profile.corrections

    assert 0 < left.people < 10
    assert missing(profile.corrections, 1e6 - 1) == 0
    assert missing(profile.corrections, 1e6) > missing(profile.corrections, 1e6 + REACH) > 0
    assert missing(profile.corrections, 1e6 + 2 * FORGOTTEN) == 0


def test_later_counts_go_on_top_of_earlier_ones() -> None:
    first = correct(DEFAULT_PROFILE, [Spot(1e6, 20, 10)])

    both = correct(first, [Spot(1e6 + 600, 8, 10)])

    assert [one.time for one in both.corrections] == [1e6, 1e6 + 600]
    assert both.scale < first.scale
    assert Profile.from_json(both.to_json()) == both


def test_violators_are_pooled() -> None:
    assert rising([1, 3, 2, 4], [1, 1, 1, 1]) == [1, 2.5, 2.5, 4]
    assert rising([3, 2, 1], [1, 1, 2]) == [1.75, 1.75, 1.75]


def test_quantiles_lie_between_neighbours() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert quantile([7], 0.9) == 7
