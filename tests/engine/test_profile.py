"""Profiles: read back as written, refused with a reason when they are damaged or of something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.footfall.engine import DEFAULT_PROFILE, Profile, ProfileError
from custom_components.footfall.engine.curves import Additive, Curve
from custom_components.footfall.engine.occupancy import bounds, measure
from custom_components.footfall.engine.profile import Interval


def changed(**parts: Any) -> str:
    """Return the default profile as JSON with some parts replaced."""
    return json.dumps({**json.loads(DEFAULT_PROFILE.to_json()), **parts})


def test_reads_back_what_it_wrote() -> None:
    assert Profile.from_json(DEFAULT_PROFILE.to_json()) == DEFAULT_PROFILE


def test_is_small_and_readable() -> None:
    text = DEFAULT_PROFILE.to_json()

    assert len(text) < 4000
    assert all(len(line) < 200 for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("[" * 100_000, "damaged"),
        ("[]", "not a profile of Footfall"),
        ('{"format": "other"}', "not a profile of Footfall"),
        (changed(version=2), "has version 2, this engine reads version 1"),
        (changed(features=99), "learn it again"),
        (changed(gate=-71), "the gate -71 is none of"),
        (changed(scale=0), "the scale is 0, not between"),
        (changed(scale="1"), "the scale is '1', not a number"),
        (changed(scale=True), "the scale is True, not a number"),
        (changed(corrections=[[1, 2], [1, 3]]), "the corrections do not ascend"),
        (changed(corrections=[[1, "2"]]), "a correction is '2', not a number"),
        (changed(corrections=[[step, 0] for step in range(1001)]), "more than 1000 corrections"),
        (changed(intervals=[]), "an interval must reach"),
        (changed(intervals=[[1, 1, 2]]), "an interval must reach"),
        (changed(intervals=[[2, -1, 2], [1, -1, 2]]), "the intervals do not ascend"),
        (changed(presence={}), "at least one of the radios"),
        (changed(number={"zigbee": {"base": 0, "curves": {}}}), "at least one of the radios"),
        (changed(number={"wifi": {"base": 0, "curves": {"wifi.hats@-70/300": [[0, 0]]}}}), "no feature"),
        (changed(number={"wifi": {"base": 0, "curves": {"bluetooth.devices@-70/60": [[0, 0]]}}}), "no feature of wifi"),
        (changed(number={"wifi": {"base": 0, "curves": {"wifi.devices@-70/7": [[0, 0]]}}}), "multiple of 10 s"),
        (changed(number={"wifi": {"base": 0, "curves": {"wifi.devices@-70/300": []}}}), "has 0 points"),
        (changed(number={"wifi": {"base": 0, "curves": {"wifi.devices@-70/300": [[1, 0], [1, 1]]}}}), "not ascend"),
        (changed(number={"wifi": {"base": float("nan"), "curves": {}}}), "not a number"),
        (changed(number={"wifi": {"base": 0, "curves": {"wifi.crowd@-70/10": [[0, 0]]}}}), "a crowd is counted at"),
        (
            changed(number={"wifi": {"base": 0, "curves": {key: [] for key in map(str, range(1001))}}}),
            "there are more than",
        ),
        (changed(number_is="dogs"), "the number is 'dogs', neither 'people' nor"),
        (changed(half_life={}), "it lacks 'presence'"),
        ('"' + "x" * 1_000_001 + '"', "larger than"),
    ],
)
def test_says_why_it_refuses(text: str, reason: str) -> None:
    with pytest.raises(ProfileError, match=reason):
        Profile.from_json(text)


@given(cut=st.integers(0, 1000), noise=st.binary(max_size=3))
@settings(deadline=None)
def test_damage_is_refused_or_harmless(cut: int, noise: bytes) -> None:
    text = DEFAULT_PROFILE.to_json().encode()
    damaged = text[: cut % len(text)] + noise + text[cut % len(text) + len(noise) :]

    try:
        profile = Profile.from_json(damaged)
    except ProfileError:
        return
    presence, number = measure(profile, [0] * len(profile.reader.names))
    assert 0 <= presence <= 1
    assert number >= 1


def test_a_curve_is_straight_between_its_points_and_level_beyond() -> None:
    curve = Curve.through(((0, 0), (2, 4), (4, 5)))

    assert [curve.at(place) for place in (-1, 0, 1, 2, 3, 4, 9)] == [0, 0, 2, 4, 4.5, 5, 5]


def test_a_feature_without_a_curve_adds_nothing() -> None:
    stage = Additive(1.5, {"wifi.devices@-70/300": Curve.through(((0, 0), (10, 5)))})

    assert stage.at(["wifi.devices@-70/300", "wifi.models@-70/300"], [2, 9]) == 2.5


@given(number=st.floats(0, 500))
def test_the_interval_holds_the_estimate(number: float) -> None:
    low, high = bounds((Interval(2, -1, 1.5), Interval(10, -4, 3)), number)

    assert 0 <= low <= number <= high
