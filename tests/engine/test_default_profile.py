"""The built-in profile: it grows with the crowd, whatever phones show of themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from statistics import fmean

import pytest

from custom_components.footfall.engine import AddressKind, DeviceClass, Engine, Radio, Sighting
from custom_components.footfall.engine.default_profile import SCANS_A_PHONE, WIFI_WINDOW

from .sightings import PHONE, START, heard, said

NEW_WITH_EVERY_SCAN = replace(PHONE, address_kind=AddressKind.RANDOM)
ROTATING = replace(
    PHONE, radio=Radio.BLUETOOTH, address_kind=AddressKind.RESOLVABLE, device_class=DeviceClass.PHONE, fingerprint=3
)
LENGTH = 1200
MINUTES_KEPT = 10
"""A Bluetooth address's life."""


def scanning(people: int) -> list[Sighting]:
    """Return what phones of one model say that change their address with every scan, in order."""
    every = WIFI_WINDOW / SCANS_A_PHONE
    addresses = count(1)
    return [
        heard(step * every + person * every / people, next(addresses), NEW_WITH_EVERY_SCAN)
        for step in range(int(LENGTH / every))
        for person in range(people)
    ]


def advertising(people: int) -> list[Sighting]:
    """Return what phones of one model say over Bluetooth, in order; they change their address each at its time."""
    return [
        heard(at + person / people, 1000 * person + (at + 37 * person) // (60 * MINUTES_KEPT), ROTATING)
        for at in range(0, LENGTH, 5)
        for person in range(people)
    ]


def estimated(sightings: list[Sighting]) -> float:
    """Return the mean number of people over the second half."""
    snapshots = Engine().ingest("till", said(*sightings))
    return fmean(one.estimate for one in snapshots if one.time > START + LENGTH / 2)


@pytest.mark.parametrize("phones", [5, 25, 50])
@pytest.mark.parametrize("say", [scanning, advertising])
def test_many_phones_of_one_model_are_many_people(say: object, phones: int) -> None:
    assert callable(say)

    assert estimated(say(phones)) == pytest.approx(1.15 * phones, rel=0.3)


def test_fixed_addresses_are_people_only_where_they_are_close() -> None:
    things = [heard(at + thing * 0.3, thing) for at in range(0, LENGTH, 20) for thing in range(20)]

    assert estimated(things) == pytest.approx(24, rel=0.05)
    assert estimated([replace(thing, rssi=-66) for thing in things]) < 5
