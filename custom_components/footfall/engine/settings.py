"""What the owner of a shop may set about counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from .hours import DAY_ENDS

if TYPE_CHECKING:
    from datetime import time, tzinfo

    from .hours import OpeningHours


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """`gate`: dBm from which a device is near; None takes the profile's. Every signal is moved by the difference.

    `leave_out_persistent`: what stays far longer than a visitor is not counted. `zone`: of the shop. `day_ends`: local
    time at which its business day ends. `hours`: when it is open, None where that is not known.
    """

    gate: int | None = None
    leave_out_persistent: bool = True
    zone: tzinfo = UTC
    day_ends: time = DAY_ENDS
    hours: OpeningHours | None = None
