"""A day with known truth that a node plays as fast as it is pulled: a visitor a minute, each inside for 20 minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.captures import factory_address, probe_request, write

if TYPE_CHECKING:
    from pathlib import Path

MINUTE = 60.0
HOUR = 3600.0
AN_HOUR = 60
"""Visitors in an hour, and scans in a minute."""
STAY = 20 * MINUTE
TAIL = 0.1
"""Hours that a day goes on after the last one that is looked at, which closes it."""
EVERY = 20.0
"""Seconds from one scan of a phone to its next."""
NINE = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - on the wall of whichever shop


def nine_in(time_zone: str) -> float:
    """Return when it is nine o'clock of the day in a shop, UTC seconds."""
    return NINE.replace(tzinfo=ZoneInfo(time_zone)).timestamp()


def write_day(path: Path, nine: float, hours: float, *, begin: float = 0.0, end: float | None = None) -> Path:
    """Write what is heard between two moments, hours after nine, of a day of so many hours."""
    until = (hours if end is None else end) * HOUR
    frames = sorted(
        (moment, visitor, scan)
        for visitor in range(int(hours * AN_HOUR))
        for scan in range(int(STAY / EVERY))
        if begin * HOUR <= (moment := visitor * MINUTE + scan * EVERY + visitor % 20 / 20) < until
    )
    packets = (
        (moment, probe_request(visitor, scan + 1, sender=factory_address(visitor), model=visitor % 250))
        for moment, visitor, scan in frames
    )
    return write(path, packets, base=int(nine))
