"""Whether the recorder has the statistics that it should have, held as bare numbers while one waits for the other.

A month has thousands of rows, each of a dozen objects; as numbers side by side they are a hundredth of the memory.
"""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homeassistant.components.recorder.models import StatisticData
    from homeassistant.components.recorder.statistics import StatisticsRow

type Numbers = Mapping[str, array[float]]
"""Of each statistic that has any its rows one after the other: start in UTC seconds, mean, min, max and sum.

Not a number stands for what a row does not have.
"""

NONE: Final = math.nan
ROUNDED: Final = 1e-3
"""By how much numbers may differ that were the same."""


def numbers_of(rows: Mapping[str, Iterable[StatisticData] | Iterable[StatisticsRow]]) -> Numbers:
    """Return statistics by id as numbers, those that are to be written as well as those that were read."""
    numbers = {one: array("d", (number for row in of for number in _numbers(row))) for one, of in rows.items()}
    return {one: of for one, of in numbers.items() if of}


def same(one: Numbers, other: Numbers) -> bool:
    """Tell whether these are the same statistics, but for what rounding does to them."""
    return one.keys() == other.keys() and all(
        len(numbers) == len(other[key]) and all(map(_near, numbers, other[key], strict=True))
        for key, numbers in one.items()
    )


def _numbers(row: StatisticData | StatisticsRow) -> tuple[float, ...]:
    start = row["start"]
    return (
        start if isinstance(start, float | int) else start.timestamp(),
        *(
            NONE if number is None else number
            for number in (row.get("mean"), row.get("min"), row.get("max"), row.get("sum"))
        ),
    )


def _near(one: float, other: float) -> bool:
    return math.isclose(one, other, abs_tol=ROUNDED) or (math.isnan(one) and math.isnan(other))
