"""How much is heard in each place: devices, fading from when they were heard last.

A phone that shows a new address with every scan leaves a device behind with each; that fades before it adds up. Plain
sums, nothing of a device: they outlive its epoch.
"""

from __future__ import annotations

from typing import Final

from .recency import BUCKET

WIFI_ONCE: Final = 0
"""A Wi-Fi device that cannot be followed from one address to the next."""
WIFI_FOLLOWED: Final = 1
BLUETOOTH: Final = 2
SOURCES: Final = 3

HALF_LIVES: Final = (30.0, 60.0, 20.0)
"""Seconds of silence after which a device of each source weighs half: longer than from one sighting to the next."""

WORTH: Final = (0.5, 0.7, 1.0)
"""What a device of each source weighs: Bluetooth is heard most often and can be followed longest."""

LONGEST: Final = 24
"""Buckets of silence after which a device is not missed any more."""

LEFT: Final = tuple(
    tuple(0.5 ** (age * BUCKET / half_life) if age < LONGEST else 0.0 for age in range(LONGEST + 1))
    for half_life in HALF_LIVES
)
"""By source and buckets of silence: what is left of a device."""

FADED: Final = tuple(tuple(1.0 - left for left in row) for row in LEFT)
"""And what of it has faded."""


class ZoneFilter:
    """The sums by place: source times `width`, plus the number of the zone."""

    __slots__ = ("_left", "bucket", "faded", "sums", "width")

    def __init__(self, width: int) -> None:
        self.width = width
        self.bucket = 0
        self.sums = [0.0] * (SOURCES * width)
        self._left = [LEFT[place // width] for place in range(SOURCES * width)]
        self.faded = [FADED[place // width] for place in range(SOURCES * width)]
        """What a device regains that is heard again where it was, by place and buckets of silence."""

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number. Going back changes nothing."""
        age = min(LONGEST, bucket - self.bucket)
        if age > 0:
            self.sums = [one * left[age] for one, left in zip(self.sums, self._left, strict=True)]
            self.bucket = bucket

    def move(self, before: int, zoned: int, place: int) -> None:
        """Count a device at a place now that was counted at another one (0: none) in bucket `zoned`."""
        if before:
            self.take(before, zoned)
        self.sums[place] += 1.0

    def take(self, place: int, zoned: int) -> None:
        """Count a device no more that was counted at a place last in bucket `zoned`."""
        self.sums[place] -= self._left[place][min(LONGEST, max(0, self.bucket - zoned))]

    def devices(self, number: int, first: int = 0) -> float:
        """Return how many devices are in a zone now, of this source and those after it."""
        return sum(self.sums[first * self.width + number :: self.width])

    def weight(self, number: int) -> float:
        """Return what all that is heard in a zone weighs."""
        return sum(worth * one for worth, one in zip(WORTH, self.sums[number :: self.width], strict=True))

    def translated(self, numbers: list[int], width: int) -> ZoneFilter:
        """Return the same sums under other numbers of zones."""
        other = ZoneFilter(width)
        other.bucket = self.bucket
        for place, one in enumerate(self.sums):
            source, number = divmod(place, self.width)
            other.sums[source * width + numbers[number]] += one
        return other
