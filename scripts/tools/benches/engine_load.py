"""Made-up sightings for the bench of the engine: a crowd of devices that stays, each of which is heard every 20 s.

Half of them are phones on Wi-Fi that change their address and keep counting, a quarter is heard on Bluetooth, a quarter
never changes its address.
"""

from __future__ import annotations

from itertools import batched
from random import Random
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import Batch, Profile, Sighting
from custom_components.footfall.engine.curves import Additive, Curve
from custom_components.footfall.engine.default_profile import DEFAULT_PROFILE
from custom_components.footfall.engine.features import RADIOS
from custom_components.footfall.engine.learning import all_features
from custom_components.footfall.engine.model import AddressKind, DeviceClass, Radio

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN: Final = 1_700_000_000.0
EVERY: Final = 20.0
"""Seconds from one sighting of a device to its next."""
ANSWER: Final = 46
"""Sightings in an answer of 1,200 bytes."""
MODELS: Final = 40
NEW_ADDRESS: Final = 0.1
"""How likely a phone on Wi-Fi has a new address each time that it is heard."""
WEAKEST, STRONGEST = -90, -40
SEQUENCES: Final = 4096


def sightings(devices: int, span: float, *, changing: bool = True) -> Iterator[Sighting]:
    """Yield the sightings of so many devices over so many seconds. `changing`: phones change their addresses."""
    rng = Random(1)  # noqa: S311 - the same at each run
    address = list(range(devices))
    sequence = [rng.randrange(SEQUENCES) for _ in range(devices)]
    strength = [rng.randint(WEAKEST, STRONGEST) for _ in range(devices)]
    fresh = devices
    for number in range(int(span / EVERY) * devices):
        device = number % devices
        kind = device % 4
        if changing and kind < 2 and rng.random() < NEW_ADDRESS:  # noqa: PLR2004 - the half of them
            address[device], fresh = fresh, fresh + 1
        sequence[device] = (sequence[device] + 4) % SEQUENCES
        yield Sighting(
            time=BEGIN + number * EVERY / devices,
            pseudonym=address[device] * 0x9E3779B97F4A7C15 % 2**64,
            fingerprint=device % MODELS + 1,
            sequence=None if kind == 2 else sequence[device],  # noqa: PLR2004 - Bluetooth has none
            frames=3,
            rssi=max(WEAKEST, min(STRONGEST, strength[device] + rng.randint(-3, 3))),
            channel=6,
            radio=Radio.BLUETOOTH if kind == 2 else Radio.WIFI,  # noqa: PLR2004
            address_kind=(AddressKind.RANDOM, AddressKind.RANDOM, AddressKind.RESOLVABLE, AddressKind.PUBLIC)[kind],
            device_class=DeviceClass.PHONE,
            epoch=1,
        )


def answers(heard: Iterator[Sighting]) -> list[Batch]:
    """Return sightings in batches as a node gives them."""
    return [Batch(part[-1].time, part[-1].time, part) for part in batched(heard, ANSWER, strict=False)]


def widest_profile() -> Profile:
    """Return a profile that asks for every feature that learning may choose."""
    curve = Curve.through(((0.0, 0.0), (100.0, 1.0)))
    stages = {
        radio: Additive(0.0, {name: curve for name in all_features() if name.startswith(f"{radio}.")})
        for radio in RADIOS
    }
    return Profile(gate=DEFAULT_PROFILE.gate, presence=stages, number=stages, intervals=DEFAULT_PROFILE.intervals)
