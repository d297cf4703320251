"""How many units of each model there may be: the random addresses of a model, at their square root, summed over models.

A phone shows a new address with nearly every scan, so addresses say how often phones scanned more than how many there
are; distinct models say nothing of a second phone of one model. The root lies between the two: a model counts for one
at its first address, for two at its fourth. Of all counts that were tried it holds best from one day to another.
"""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING, Final

from .recency import BUCKET, GATES, KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .devices import Address, Model

CROWD_GATES: Final = (-75, -70, -65)
"""dBm: the gates, weakest first, at which a crowd is counted."""

CROWD_WINDOWS: Final = (300, 600, 900)
"""Seconds: the windows over which a crowd is counted."""

UNIT: Final = 100
"""A crowd is told in hundredths, so that sums stay whole and exact."""

PLACES: Final = len(CROWD_GATES) * len(CROWD_WINDOWS)

_GATES: Final = tuple(GATES.index(gate) for gate in CROWD_GATES)
_WINDOWS: Final = tuple(int(window // BUCKET) for window in CROWD_WINDOWS)
_STRONGEST: Final = tuple(
    max((index for index in _GATES if index < passed), default=-1) for passed in range(len(GATES) + 1)
)
"""The index of the strongest gate that is counted at, by how many gates were passed; -1 for none."""
_PLACES: Final = tuple((index, length) for index in _GATES for length in _WINDOWS)
"""The index of the gate and the window in buckets, place by place."""

type _Member = tuple[Address, Model]
"""An address and the model that it counts for: one member, wherever the address is counted from one moment on."""


class Crowd:
    """Counts the addresses of every model within every window, and keeps the sum of their roots.

    An address is counted in a window until the window has passed since it was heard last. That is looked at once a
    window and address, not at every sighting: who was heard again meanwhile is looked at again when that has passed.
    """

    __slots__ = ("_due", "_falls", "_sums", "bucket")

    def __init__(self, bucket: int) -> None:
        self.bucket = bucket
        self._sums = [0] * PLACES
        self._due: tuple[dict[int, list[_Member]], ...] = tuple({} for _ in range(PLACES))
        self._falls: dict[int, list[int]] = {}

    def advance(self, bucket: int) -> None:
        """Begin the bucket of this number. Going back changes nothing."""
        for now in range(self.bucket + 1, min(bucket, self.bucket + KEPT) + 1):
            self._let_go(now)
            if now in self._falls:
                self._sums = [one - fall for one, fall in zip(self._sums, self._falls.pop(now), strict=True)]
        self.bucket = max(bucket, self.bucket)

    def close(self) -> None:
        """Keep plain counts from now on: by how much the sums will fall, and when, but nothing of an address."""
        sums = list(self._sums)
        for now in range(self.bucket + 1, self.bucket + KEPT + 1):
            before = list(self._sums)
            self._let_go(now)
            if before != self._sums:
                self._falls[now] = [one - left for one, left in zip(before, self._sums, strict=True)]
        self._sums = sums

    def heard(self, address: Address, passed: int) -> None:
        """Note that an address is heard now, through that many gates; its marks are still those of before."""
        bucket = self.bucket
        strongest = _STRONGEST[passed]
        if strongest < 0 or bucket - address.marks[strongest] < _WINDOWS[0]:
            # At a weaker gate it was never heard longer ago.
            return
        member: _Member | None = None
        for gate, index in enumerate(_GATES):
            if index >= passed:
                return
            silent = bucket - address.marks[index]
            if silent < _WINDOWS[0]:
                continue
            member = member or (address, address.shown)
            for place, length in enumerate(_WINDOWS, gate * len(_WINDOWS)):
                if silent >= length:
                    self._due[place].setdefault(bucket + length, []).append(member)
                    self._count(address.shown, place, 1)

    def forget(self, address: Address) -> None:
        """Count an address no more."""
        for place, due in enumerate(self._due):
            for members in due.values():
                for member in [one for one in members if one[0] is address]:
                    members.remove(member)
                    self._count(member[1], place, -1)

    def addresses(self) -> Iterator[Address]:
        """Return the addresses that are counted, some more than once."""
        return (address for due in self._due for members in due.values() for address, _ in members)

    def within(self, gate: int, windows: tuple[int, ...]) -> list[int]:
        """Return the sums, in hundredths, at the gate of this index within each window, given in buckets."""
        row = _GATES.index(gate) * len(_WINDOWS)
        return [self._sums[row + _WINDOWS.index(window)] for window in windows]

    def _let_go(self, now: int) -> None:
        """Count those no more whose window has passed when this bucket begins."""
        for place, (index, length) in enumerate(_PLACES):
            due = self._due[place]
            for member in due.pop(now, ()):
                address, model = member
                end = address.marks[index] + length
                if end > now:
                    due.setdefault(end, []).append(member)
                else:
                    self._count(model, place, -1)

    def _count(self, model: Model, place: int, step: int) -> None:
        before = model.crowd[place]
        model.crowd[place] = after = before + step
        self._sums[place] += isqrt(UNIT * UNIT * after) - isqrt(UNIT * UNIT * before)
