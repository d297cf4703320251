"""What is held in memory of strangers, so that it can be told: how much, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .devices import Device
    from .model import Sighting
    from .persistence import Presence
    from .tracking import Tracker


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """`pseudonyms`, `devices`: how many are held. `oldest`: UTC seconds since when the first of them is, or None."""

    pseudonyms: int = 0
    devices: int = 0
    oldest: float | None = None


def memory_of(trackers: Iterable[Tracker], waiting: Iterable[Sighting]) -> Memory:
    """Return what is held: everything that trackers keep, and sightings that wait to be looked at."""
    names: set[int] = set()
    devices: set[Device] = set()
    since: list[float] = []
    for tracker in trackers:
        held = set(_devices(tracker))
        devices |= held
        names.update(tracker.persistence.objected)
        if (asked := tracker.persistence.objected.since) is not None:
            since.append(asked)
        names.update(device.pseudonym for device in held)
        for presence in _presences(tracker, held):
            names.add(presence.pseudonym)
            since.append(presence.last - presence.present)
    for sighting in waiting:
        names.add(sighting.pseudonym)
        since.append(sighting.time)
    return Memory(pseudonyms=len(names), devices=len(devices), oldest=min(since, default=None))


def _devices(tracker: Tracker) -> Iterator[Device]:
    yield from tracker.zone_stays.devices()
    for model in tracker.models():
        yield from model.devices()
    for address in tracker.addresses():
        if address.device is not None:
            yield address.device


def _presences(tracker: Tracker, devices: Iterable[Device]) -> set[Presence]:
    """Return all presences, those too that others went on from."""
    found = {address.presence for address in tracker.addresses()}
    found.update(tracker.persistence.presences(), tracker.stays.presences())
    for model in tracker.models():
        found.update(model.lately)
    found.update(device.presence for device in devices if device.presence is not None)
    waiting = list(found)
    while waiting:
        heir = waiting.pop().heir
        if heir is not None and heir not in found:
            found.add(heir)
            waiting.append(heir)
    return found
