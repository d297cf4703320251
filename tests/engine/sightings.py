"""Sightings and batches for the engine's tests."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from custom_components.footfall.engine import (
    AddressKind,
    Batch,
    DeviceClass,
    Engine,
    Radio,
    ShopSnapshot,
    Sighting,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

START = 1_700_000_000.0
PHONE = Sighting(
    time=START,
    pseudonym=1,
    fingerprint=7,
    sequence=None,
    frames=1,
    rssi=-50,
    channel=1,
    radio=Radio.WIFI,
    address_kind=AddressKind.PUBLIC,
    device_class=DeviceClass.UNKNOWN,
    epoch=1,
)
FAR = replace(PHONE, pseudonym=99, rssi=-89)


def heard(at: float, phone: int = 1, like: Sighting = PHONE) -> Sighting:
    """Return a sighting of a phone, `at` seconds after START."""
    return replace(like, time=START + at, pseudonym=phone)


def said(*sightings: Sighting, until: float | None = None, started: bool = False, ended: bool = False) -> Batch:
    """Return a batch that is complete up to `until` seconds after START, as a rule up to its last sighting."""
    complete = START + until if until is not None else max(sighting.time for sighting in sightings)
    return Batch(complete, complete, sightings, started=started, ended=ended)


def crowd(people: int, seconds: float, every: float = 20.0) -> list[Sighting]:
    """Return what so many phones near the node say within a time, in order."""
    steps = int(seconds // every)
    return sorted(
        (
            heard(step * every + person * 0.37, person + 1, replace(PHONE, fingerprint=person + 1))
            for step in range(steps)
            for person in range(people)
        ),
        key=lambda sighting: sighting.time,
    )


def run(engine: Engine, batches: Iterable[tuple[str, Batch]]) -> list[ShopSnapshot]:
    """Give the engine batches in turn and return all that became due."""
    return [snapshot for node, batch in batches for snapshot in engine.ingest(node, batch)]


def in_parts(sightings: Sequence[Sighting], cuts: Iterable[int]) -> list[Batch]:
    """Cut sightings of one node, given in its own order, into batches that promise only what holds."""
    edges = [0, *sorted(min(cut, len(sightings)) for cut in cuts), len(sightings)]
    batches = []
    for start, end in pairwise(edges):
        if start >= end:
            continue
        complete = min(sighting.time for sighting in sightings[start:])
        batches.append(Batch(sightings[end - 1].time, complete, tuple(sightings[start:end]), started=start == 0))
    return batches
