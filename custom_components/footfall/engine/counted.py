"""Moments at which somebody counted the people: what profiles are learned from and judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SOMEBODY: Final = 0.5
"""People, on average over a moment, from which it counts as occupied."""

BANDS: Final = (3.0, 8.0, 13.0, 18.0)
"""People: where one size of crowd ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The features of one moment of event time, and how many people were there; None where nobody counted."""

    time: float
    values: tuple[int, ...]
    people: float | None


@dataclass(frozen=True, slots=True)
class Day:
    """One stretch of moments in order, as a rule a business day: what is held out together."""

    name: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was counted at one moment of a day, and what was estimated without having seen that day."""

    day: str
    people: float
    estimate: float
    occupied: bool


def band_of(people: float) -> int:
    """Return the number of the band that a number of people lies in."""
    return sum(people >= edge for edge in BANDS)
