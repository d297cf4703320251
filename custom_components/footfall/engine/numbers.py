"""Reads the plain numbers that are carried over a restart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .profile import JSON

DAMAGED: Final = "the day carried over is damaged, of the shop or of its zones; it begins anew"

MOST: Final = 1e18
"""People or seconds that something carried over a restart may claim."""


def number_of(carried: JSON) -> float:
    """Read a finite number; ValueError where it is none."""
    if isinstance(carried, bool) or not isinstance(carried, int | float) or not math.isfinite(carried):
        raise ValueError(DAMAGED)
    return float(carried)


def count_of(carried: JSON) -> float:
    """Read a number of people or seconds; ValueError where it is none, or out of bounds."""
    number = number_of(carried)
    if not 0 <= number <= MOST:
        raise ValueError(DAMAGED)
    return number


def numbers_of(carried: JSON, length: int) -> list[float]:
    """Read so many numbers of people or seconds; ValueError where they are something else."""
    if not isinstance(carried, list) or len(carried) != length:
        raise ValueError(DAMAGED)
    return [count_of(one) for one in carried]


def part_of(carried: JSON) -> dict[str, JSON]:
    """Read a part by its names; ValueError where it is something else."""
    if not isinstance(carried, dict):
        raise ValueError(DAMAGED)  # noqa: TRY004 - whatever is wrong with it, it cannot be used
    return carried
