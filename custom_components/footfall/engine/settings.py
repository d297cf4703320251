"""What the owner of a shop may set about counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from .hours import DAY_ENDS, Calendar

if TYPE_CHECKING:
    from datetime import time, tzinfo

    from .hours import OpeningHours

STRONGEST: Final = 0
WEAKEST: Final = -100
"""dBm: the bounds of a signal ring."""


class Reach(NamedTuple):
    """How far a zone goes around its node: `weakest` signal of its ring in dBm, about so many `metres`."""

    weakest: int
    metres: float


REACHES: Final = {
    "touch": Reach(-50, 1.0),
    "near": Reach(-60, 2.5),
    "medium": Reach(-68, 5.0),
    "far": Reach(-78, 12.0),
}
"""By an owner's words. A ring's signals are those of a phone's Bluetooth in a hand or pocket: sent at about -1 dBm,
less 6 dB for the body, 2 for the antenna, 40 over the first metre and 26 over every tenfold after it (ITU-R P.1238, a
shop). In free space, 20 over every tenfold, the same signals reach 1, 3.5, 9 and 28 m.
"""

WIFI_STRONGER: Final = 12
"""dB by which phones send louder on Wi-Fi than on Bluetooth: what is heard there is compared with rings less this."""


class ZoneKind(StrEnum):
    """What a zone is to the shop. People in `WINDOW` and `STREET` are outside; the length of a queue is of `TILL`."""

    INSIDE = "inside"
    ENTRANCE = "entrance"
    TILL = "till"
    FITTING_ROOM = "fitting_room"
    WINDOW = "window"
    STREET = "street"

    @property
    def outside(self) -> bool:
        """Whether people in it are not inside the shop."""
        return self in {ZoneKind.WINDOW, ZoneKind.STREET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """What one node hears between two signals, dBm, both included: near the node for a zone around it, or further off.

    ValueError where it is empty or out of bounds.
    """

    node: str
    weakest: int
    strongest: int = STRONGEST

    def __post_init__(self) -> None:
        """Refuse an empty ring."""
        if not WEAKEST <= self.weakest < self.strongest <= STRONGEST:
            raise ValueError(f"a ring reaches from {WEAKEST} to {STRONGEST} dBm, its weakest below its strongest")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSettings:
    """A part of the shop: a device is in it when it is heard within one of the rings; one zone at a time."""

    zone: str
    kind: ZoneKind
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """What is set, with what holds where nothing is.

    `gate`: dBm from which a device is near; None takes the profile's. Every signal is moved by the difference.
    `anonymous`: nobody is followed for longer than five minutes, the length of an epoch; what would take longer is not
    known. `leave_out_persistent`: what stays far longer than a visitor is not counted. `zone`: of the shop. `day_ends`:
    local time at which its business day ends. `hours`: when it is open, None where that is not known.
    `session_timeout`, `bounce`, `engaged`: seconds of silence after which a visit has ended, below which it bounced,
    and from which it is engaged. `zones`: the parts of the shop.
    """

    gate: int | None = None
    anonymous: bool = False
    leave_out_persistent: bool = True
    zone: tzinfo = UTC
    day_ends: time = DAY_ENDS
    hours: OpeningHours | None = None
    session_timeout: float = 900.0
    bounce: float = 120.0
    engaged: float = 600.0
    zones: tuple[ZoneSettings, ...] = ()

    def calendar(self) -> Calendar:
        """Return what tells the shop's days and opening hours."""
        return Calendar(self.zone, self.day_ends, self.hours)
