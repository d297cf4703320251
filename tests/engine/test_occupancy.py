"""The filter over time: what is chance, and what is a change."""

from __future__ import annotations

import math
from dataclasses import replace

from custom_components.footfall.engine import DEFAULT_PROFILE
from custom_components.footfall.engine.curves import Additive, Curve
from custom_components.footfall.engine.occupancy import Occupancy
from custom_components.footfall.engine.profile import ADDED, LOGARITHM

NEAR = "wifi.devices@-70/300"
ONE_IN_FIVE_HAS_NO_PHONE = replace(
    DEFAULT_PROFILE,
    number={"wifi": Additive(0.0, {NEAR: Curve.through(((0.0, 0.0), (100.0, 120.0)))})},
    number_half_life=30.0,
)


def shown(devices: list[int]) -> list[float]:
    """Return the numbers shown while so many devices are near, ten seconds each."""
    occupancy, profile = Occupancy(), ONE_IN_FIVE_HAS_NO_PHONE
    names = profile.reader.names
    return [
        occupancy.update(10.0 * step, profile, [count if name.startswith("wifi.") else 0 for name in names]).number
        for step, count in enumerate(devices)
    ]


def test_a_group_that_comes_in_shows_within_two_minutes() -> None:
    assert shown([5] * 30 + [15] * 12)[-1] > 15


def test_a_phone_that_falls_silent_for_two_minutes_hardly_shows() -> None:
    numbers = shown([10] * 30 + [9] * 12)

    assert 11.6 < numbers[-1] < numbers[0]


def test_what_lasts_is_believed() -> None:
    assert abs(shown([10] * 30 + [9] * 360)[-1] - 10.8) < 0.3


def test_a_number_may_be_told_as_a_logarithm() -> None:
    profile = replace(DEFAULT_PROFILE, number_is=LOGARITHM, number={"wifi": Additive(math.log(12 + ADDED), {})})

    assert math.isclose(profile.people("wifi", [0] * len(profile.reader.names)), 12)
