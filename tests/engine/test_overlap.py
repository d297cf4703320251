"""A person who is heard on both radios is one, and a radio that is silent says nothing of the people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.footfall.engine import AddressKind, DeviceClass, Engine, Radio, Sighting
from custom_components.footfall.engine.overlap import people_of_both

from .sightings import crowd, run, said

PEOPLE = st.floats(0.0, 500.0)
LENGTH = 1200


def on_wifi(people: int) -> list[Sighting]:
    """Return what phones say on Wi-Fi, each of a model of its own with a new address for every scan."""
    return [
        replace(one, pseudonym=10_000 + index, address_kind=AddressKind.RANDOM)
        for index, one in enumerate(crowd(people, LENGTH))
    ]


def on_bluetooth(people: int) -> list[Sighting]:
    """Return what phones say on Bluetooth."""
    return [
        replace(one, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, device_class=DeviceClass.PHONE)
        for one in crowd(people, LENGTH, every=5.0)
    ]


def estimated(*heard: list[Sighting]) -> float:
    """Return how many people an engine sees in the end."""
    engine = Engine()
    run(engine, [("till", said(*sorted((one for radio in heard for one in radio), key=lambda one: one.time)))])
    return engine.snapshot.estimate


@pytest.mark.parametrize("people", [2, 8, 30])
def test_people_heard_on_both_radios_are_counted_once(people: int) -> None:
    both = estimated(on_wifi(people), on_bluetooth(people))

    assert both < 1.3 * max(estimated(on_wifi(people)), estimated(on_bluetooth(people)))
    assert both > 0.75 * people


@pytest.mark.parametrize("people", [4, 12, 40])
def test_a_silent_radio_pulls_nobody_down(people: int) -> None:
    alone = estimated(on_bluetooth(people))

    assert alone == pytest.approx(people, rel=0.1)
    assert estimated(on_bluetooth(people), on_wifi(1)) > 0.95 * alone
    assert estimated(on_wifi(people), on_bluetooth(1)) > 0.75 * estimated(on_wifi(people))


def test_a_crowd_is_not_less_for_those_whose_bluetooth_is_silent() -> None:
    assert people_of_both(60.0, 35.0) > 55.0


def test_a_watch_is_nobody_beside_its_owner() -> None:
    """Wi-Fi hears ten phones, Bluetooth these and two watches that pass for phones."""
    assert people_of_both(10.0, 12.0) < 11.0


@given(PEOPLE, PEOPLE)
def test_the_number_lies_between_what_the_radios_say(wifi: float, bluetooth: float) -> None:
    number = people_of_both(wifi, bluetooth)

    assert number <= max(wifi, bluetooth) + 1e-9
    assert number >= (min(wifi, bluetooth) if wifi and bluetooth else max(wifi, bluetooth)) - 1e-9


@given(PEOPLE)
def test_one_radio_alone_is_taken_at_its_word(people: float) -> None:
    assert people_of_both(people, 0.0) == people_of_both(0.0, people) == people


@given(st.floats(0.5, 100.0), st.floats(0.5, 100.0))
def test_a_little_more_heard_changes_little(wifi: float, bluetooth: float) -> None:
    before = people_of_both(wifi, bluetooth)

    assert abs(people_of_both(wifi * 1.01, bluetooth) - before) < 0.05 * max(wifi, bluetooth)
    assert abs(people_of_both(wifi, bluetooth * 1.01) - before) < 0.05 * max(wifi, bluetooth)
