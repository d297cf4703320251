"""Why the number is what it is, in words and numbers that the owner of a shop understands."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .engine import Explanation

CALIBRATIONS: Final = ("counts", "door_counter", "profile", "none")
RADIOS: Final = ("wifi", "bluetooth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The attributes of the number of people, as their names say; they belong to the number that is shown with them.

    `decided_by`: the radio that the number is nearer to. `sure`: per cent, that somebody is inside. `calibration`: the
    best of what the number rests on. `from_counts`: people that the last counts add. `count_error`: people by which the
    number was wrong when somebody counted, on average.
    """

    wifi_devices: int
    bluetooth_devices: int
    decided_by: str | None
    people_per_device: float | None
    sure: int
    calibration: str
    counts: int
    last_count: datetime | None
    last_counted: int | None
    from_counts: float
    count_error: float | None

    @classmethod
    def of(cls, told: Explanation) -> Why:
        """Put the engine's explanation into an owner's words."""
        last = told.last_count
        return cls(
            wifi_devices=told.radios["wifi"].devices,
            bluetooth_devices=told.radios["bluetooth"].devices,
            decided_by=told.number_from if told.occupied else None,
            people_per_device=None if told.people_per_device is None else round(told.people_per_device, 1),
            sure=round(100 * told.presence),
            calibration=_calibration(told),
            counts=told.counts,
            last_count=None if last is None else datetime.fromtimestamp(last.time, UTC).replace(microsecond=0),
            last_counted=None if last is None else round(last.counted),
            from_counts=round(told.corrections, 1),
            count_error=None if told.count_error is None else round(told.count_error, 1),
        )

    def attributes(self) -> dict[str, Any]:
        """Return the attributes."""
        return asdict(self)


def _calibration(told: Explanation) -> str:
    if told.counts:
        return "counts"
    if told.door_weight:
        return "door_counter"
    return "profile" if told.performance else "none"
