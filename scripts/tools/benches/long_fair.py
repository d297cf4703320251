"""A trade fair day after day, by event time alone: what 50 nodes say of made-up people, for the engine without nodes.

While the fair is open people show so many addresses a minute: seven of ten are of phones and things on Bluetooth that
change their address every quarter of an hour, three of phones on Wi-Fi that are never heard under that address again.
At night the exhibits stay. Each address is told by one node, some by two.
"""

from __future__ import annotations

import gc
import os
from copy import replace
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import AddressKind, Batch, DeviceClass, Engine, EngineSettings, Radio, Sighting
from custom_components.footfall.engine.hours import DAY_ENDS

from .usage import resident
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN: Final = datetime(2026, 3, 2, DAY_ENDS.hour, tzinfo=UTC).timestamp()
"""A Monday, at which a business day and its key begin."""
DAY: Final = 86_400.0
STEP: Final = 10.0
"""Seconds that a batch of each node covers."""
HOUR: Final = 3600.0
ROTATION: Final = 900.0
OF_TEN_ON_BLUETOOTH: Final = 7
TWICE: Final = 0.2
"""Share of the addresses that two nodes tell of."""
EXHIBITS: Final = 0.02
"""How many things stay overnight, of those that are heard in a minute."""
MODELS: Final = 60
SCATTER: Final = 0x9E3779B97F4A7C15
WEAKEST, STRONGEST = -80, -45
SEQUENCES: Final = 4096
LOOK_HOURS: Final = 0.25


@dataclass(frozen=True)
class LongFair:
    """`addresses`: a minute, while it is open. `opens`, `closes`: hours after the business day began."""

    addresses: int = 10_000
    nodes: int = 50
    opens: float = 5.0
    closes: float = 14.0
    settings: EngineSettings = field(default_factory=EngineSettings)

    def batches(self, day: int) -> Iterator[tuple[float, str, Batch]]:
        """Yield what nodes say on a day, the first one's number being 0: hours since it began, node and batch."""
        names = [f"node-{number:02}" for number in range(self.nodes)]
        for end, heard in self._steps(day):
            parts: dict[str, list[Sighting]] = {name: [] for name in names}
            for number, sighting in heard:
                parts[names[number % self.nodes]].append(sighting)
            hours = (end - BEGIN) % DAY / HOUR
            for name, part in parts.items():
                # A node tells of ten seconds at once, so the others have to wait for it.
                yield hours, name, Batch(end, end, tuple(part), catching_up=True)

    def _steps(self, day: int) -> Iterator[tuple[float, list[tuple[int, Sighting]]]]:
        """Yield the end of each step and what is heard in it, in order, with the number of the node."""
        rng = Random(day)  # noqa: S311 - the same fair at each run
        exhibits = max(1, round(EXHIBITS * self.addresses))
        fresh = 0
        for step in range(int(DAY / STEP)):
            begin = BEGIN + day * DAY + step * STEP
            is_open = self.opens <= step * STEP / HOUR < self.closes
            heard: list[tuple[int, Sighting]] = []
            there = self.addresses if is_open else exhibits
            here = range(step % 6, there, 6)
            for place, number in enumerate(here):
                time = begin + STEP * place / len(here)
                if number < exhibits:
                    sighting = _exhibit(time, number, day, rng)
                elif number % 10 < OF_TEN_ON_BLUETOOTH:
                    sighting = _bluetooth(time, number, day, rng)
                else:
                    fresh += 1
                    sighting = _wifi(time, number, (day << 32) + fresh, day, rng)
                heard.append((number, sighting))
                if rng.random() < TWICE:
                    heard.append((number + 1, replace(sighting, rssi=max(WEAKEST, sighting.rssi - 6))))
            yield begin + STEP, heard


def _heard(  # noqa: PLR0913, PLR0917 - what a sighting is
    time: float, identity: int, number: int, radio: Radio, kind: AddressKind, day: int, rng: Random
) -> Sighting:
    return Sighting(
        time=time,
        pseudonym=identity * SCATTER % 2**64,
        fingerprint=number % MODELS + 1,
        sequence=rng.randrange(SEQUENCES) if radio is Radio.WIFI else None,
        frames=2,
        rssi=rng.randint(WEAKEST, STRONGEST),
        channel=6,
        radio=radio,
        address_kind=kind,
        device_class=DeviceClass.PHONE,
        epoch=day % 255 + 1,
    )


def _exhibit(time: float, number: int, day: int, rng: Random) -> Sighting:
    identity = (1 << 60) + (day << 32) + number
    return _heard(time, identity, number, Radio.BLUETOOTH, AddressKind.PUBLIC, day, rng)


def _bluetooth(time: float, number: int, day: int, rng: Random) -> Sighting:
    """Return a device's sighting under the address of its quarter of an hour, each device at its own moment."""
    turn = int((time + number * 7.0) // ROTATION)
    identity = (2 << 60) + (turn << 24) + number
    return _heard(time, identity, number, Radio.BLUETOOTH, AddressKind.RESOLVABLE, day, rng)


def _wifi(time: float, number: int, identity: int, day: int, rng: Random) -> Sighting:
    return _heard(time, (3 << 60) + identity, number, Radio.WIFI, AddressKind.RANDOM, day, rng)


@dataclass(frozen=True)
class FairNight:
    """What an engine held when a day had ended, and at most during it. Memory in megabytes, of the whole process."""

    memory: float
    most: float
    objects: int
    pseudonyms: int
    entries: float


def played(fair: LongFair, days: int) -> list[FairNight]:
    """Have an engine in this process hear so many days, and look at it each night."""
    engine = Engine(fair.settings)
    nights = []
    for day in range(days):
        most = 0.0
        entries = 0.0
        looked = 0.0
        for hours, node, batch in fair.batches(day):
            engine.ingest(node, batch)
            if hours >= looked:
                looked = hours + LOOK_HOURS
                most = max(most, resident(os.getpid()))
                entries = max(entries, engine.snapshot.today.visits.entries)
        engine.take_hours()
        gc.collect()
        held = engine.memory().pseudonyms
        nights.append(FairNight(resident(os.getpid()), most, len(gc.get_objects()), held, entries))
        progress(f"fair: day {day + 1} of {days}: {nights[-1].memory:.0f} MB at night, {most:.0f} MB at most")
    return nights
