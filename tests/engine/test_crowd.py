"""Units of each model by the roots of their addresses: as counted anew, over epochs, and with nothing kept of them."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace
from math import isqrt

from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.footfall.engine import AddressKind, Engine, Sighting
from custom_components.footfall.engine.crowd import CROWD_GATES, CROWD_WINDOWS
from custom_components.footfall.engine.devices import Address
from custom_components.footfall.engine.epochs import Epochs
from custom_components.footfall.engine.features import FeatureReader
from custom_components.footfall.engine.recency import BUCKET
from custom_components.footfall.engine.tracking import Tracker

from .sightings import PHONE, START, heard, said

NAMES = tuple(f"wifi.crowd@{gate}/{window}" for gate in CROWD_GATES for window in CROWD_WINDOWS)
RANDOM = replace(PHONE, address_kind=AddressKind.RANDOM)
EVENTS = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 9), st.integers(-80, -60)), min_size=1, max_size=60)
"""Seconds since the one before, address, dBm; an address is of the model that is its number modulo 3."""


def sightings_of(events: list[tuple[int, int, int]]) -> list[Sighting]:
    """Return sightings that follow each other."""
    at = 0
    sightings = []
    for gap, address, rssi in events:
        at += gap
        sightings.append(heard(at, address, replace(RANDOM, fingerprint=1 + address % 3, rssi=rssi)))
    return sightings


def counted_anew(sightings: list[Sighting], now: float) -> list[int]:
    """Return the crowd of every gate and window as one would count it from all sightings."""
    first = now // BUCKET + 1
    crowd = []
    for gate in CROWD_GATES:
        for window in CROWD_WINDOWS:
            near = {
                one.pseudonym: one.fingerprint
                for one in sightings
                if one.rssi >= gate and one.time // BUCKET >= first - window / BUCKET
            }
            crowd.append(sum(isqrt(10_000 * many) for many in Counter(near.values()).values()))
    return crowd


@given(events=EVENTS)
@settings(max_examples=100, deadline=None)
def test_is_what_one_would_count_anew(events: list[tuple[int, int, int]]) -> None:
    tracker = Tracker(START, START)
    told = []
    for sighting in (sightings := sightings_of(events)):
        tracker.advance(sighting.time)
        tracker.hear("a", sighting, tracker.find(sighting), sighting.rssi)
    for later in (0, 290, 310, 590, 890, 910, 2000):
        tracker.advance(sightings[-1].time + later)
        told.append(FeatureReader(NAMES).read([tracker.counters]))

    assert told == [counted_anew(sightings, sightings[-1].time + later) for later in (0, 290, 310, 590, 890, 910, 2000)]


@given(events=EVENTS)
@settings(max_examples=50, deadline=None)
def test_fades_alike_after_its_epoch_and_keeps_no_address(events: list[tuple[int, int, int]]) -> None:
    open_one, closed = Tracker(START, START), Tracker(START, START)
    sightings = sightings_of(events)
    for tracker in (open_one, closed):
        for sighting in sightings:
            tracker.advance(sighting.time)
            tracker.hear("a", sighting, tracker.find(sighting), sighting.rssi)
    end = sightings[-1].time
    counters = closed.counters
    for one in counters:
        one.close(int(end // BUCKET))
    del closed, tracker

    for step in range(100):
        now = end + step * BUCKET
        open_one.advance(now)
        for one in counters:
            one.advance(int(now // BUCKET))
        assert FeatureReader(NAMES).read([counters]) == FeatureReader(NAMES).read([open_one.counters])
    del open_one
    gc.collect()
    assert not any(isinstance(thing, Address) for thing in gc.get_objects())


def test_fixed_addresses_are_no_crowd() -> None:
    tracker = Tracker(START, START)

    tracker.hear("a", PHONE, None, PHONE.rssi)

    assert set(FeatureReader([*NAMES, "wifi.types@-70/600"]).read([tracker.counters])) == {0}


def test_keys_that_change_often_leave_a_steady_crowd_as_it_was() -> None:
    """Ten phones that show a new address a minute, for half an hour, under one key and under one for five minutes."""

    def told(epoch: int) -> list[int]:
        epochs = Epochs()
        for second in range(0, 1800, 6):
            phone = second // 6 % 10
            sighting = replace(heard(second, second, RANDOM), fingerprint=1 + phone, epoch=1 + second // epoch)
            epochs.advance(sighting.time)
            tracker = epochs.tracker("a", sighting.epoch, sighting.time)
            assert tracker is not None
            tracker.hear("a", sighting, tracker.find(sighting), sighting.rssi)
        return FeatureReader(NAMES).read(epochs.counts())

    for one, many in zip(told(1800), told(300), strict=True):
        assert 0.9 * one < many < 1.1 * one


def test_a_group_that_comes_at_a_change_of_keys_counts_whole() -> None:
    engine = Engine()
    quiet = [heard(second, 1, replace(RANDOM, fingerprint=1)) for second in range(0, 290, 10)]
    group = [heard(300 + one, one, replace(RANDOM, fingerprint=one, epoch=2)) for one in range(2, 12)]
    told: list[list[int]] = []
    engine.watch(FeatureReader(["wifi.types@-70/300"]), 10.0, lambda _, values: told.append(values))

    engine.ingest("a", said(*quiet, *group, until=330, started=True))

    assert 10 <= told[-1][0] <= 11
