"""Different things and how often they were heard, by gate and window: as one would count them anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.footfall.engine import AddressKind, Sighting
from custom_components.footfall.engine.features import FeatureReader
from custom_components.footfall.engine.recency import BUCKET, GATES
from custom_components.footfall.engine.tracking import Tracker

from .sightings import PHONE, START, heard

SINGLE = replace(PHONE, address_kind=AddressKind.PUBLIC, sequence=None)
KINDS = ("addresses", "fixed", "devices", "activity")
WINDOWS = (10, 60, 300, 900)
LATER = (0, 10, 250, 300, 890, 900, 910, 2000)
EVENTS = st.lists(
    st.tuples(st.sampled_from((0, 1, 7, 10, 60, 290, 899, 1000)), st.integers(1, 5), st.integers(-128, 127)),
    min_size=1,
    max_size=60,
)
"""Seconds since the one before, address, dBm; each address is one device for good."""


def sightings_of(events: list[tuple[int, int, int]]) -> list[Sighting]:
    """Return sightings that follow each other."""
    at = 0
    sightings = []
    for gap, address, rssi in events:
        at += gap
        sightings.append(heard(at, address, replace(SINGLE, fingerprint=address, rssi=rssi)))
    return sightings


def counted_anew(sightings: list[Sighting], kind: str, gate: int, window: int, now: float) -> int:
    """Return one count as one would make it from all sightings."""
    first = now // BUCKET + 1 - window / BUCKET
    near = {
        (one.pseudonym, bucket) for one in sightings if one.rssi >= gate and (bucket := one.time // BUCKET) >= first
    }
    return len(near) if kind == "activity" else len({pseudonym for pseudonym, _ in near})


@given(events=EVENTS)
@settings(max_examples=100, deadline=None)
def test_is_what_one_would_count_anew(events: list[tuple[int, int, int]]) -> None:
    counts = [(kind, gate, window) for kind in KINDS for gate in GATES for window in WINDOWS]
    reader = FeatureReader(f"wifi.{kind}@{gate}/{window}" for kind, gate, window in counts)
    tracker = Tracker(START, START)
    for sighting in (sightings := sightings_of(events)):
        tracker.advance(sighting.time)
        tracker.hear("a", sighting, tracker.find(sighting), sighting.rssi)

    for later in LATER:
        now = sightings[-1].time + later
        tracker.advance(now)
        values = reader.read([tracker.counters])
        assert values == [counted_anew(sightings, *count, now) for count in counts]
