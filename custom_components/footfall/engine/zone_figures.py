"""What is told of one zone: its business day so far and its hour so far, and how both outlive a restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .figures import DWELL_EDGES, Dwell, ZoneFigures, ZoneHour
from .numbers import count_of, numbers_of, part_of

if TYPE_CHECKING:
    from .profile import JSON

LEAST_STAY: Final = 5.0
"""Seconds: who is in a zone for less walks through it (Aura Vision: a zone stay lasts at least 5 s)."""


@dataclass(slots=True)
class ZoneTally:
    """One zone: what it is now, and what has added up.

    `weight`: what is heard in it. `refill`: stays that went on when nothing could be followed any more, through a
    restart or at the end of an epoch: the first to begin after it are these, not new ones. `withdrawn`: people who came
    and asked to be left out; as many of the next are not counted, for what was shown never falls within a day.
    """

    known: bool = False
    occupied: bool = False
    occupancy: float = 0.0
    entries: float = 0.0
    dwell: Dwell = field(default_factory=Dwell)
    known_s: float = 0.0
    person_s: float = 0.0
    most: float = 0.0
    hour_entries: float = 0.0
    hour_dwell: Dwell = field(default_factory=Dwell)
    refill: float = 0.0
    withdrawn: float = 0.0

    def last(self, seconds: float) -> None:
        """Have been as it is for so long."""
        if self.known and seconds > 0:
            self.known_s += seconds
            self.person_s += seconds * self.occupancy

    def show(self, occupancy: float, *, occupied: bool) -> None:
        """Be like this from now on."""
        self.known = True
        self.occupied = occupied
        self.occupancy = occupancy
        self.most = max(self.most, occupancy)

    def enter(self, people: float) -> None:
        """Count a stay that begins, of so many people."""
        again = min(self.refill, people)
        self.refill -= again
        instead = min(self.withdrawn, people - again)
        self.withdrawn -= instead
        self.entries += people - again - instead
        self.hour_entries += people - again - instead

    def withdraw(self, people: float) -> None:
        """Count a stay that began, of so many people, as none."""
        self.withdrawn += people

    def leave(self, seconds: float, people: float) -> None:
        """Count how long a stay took, of so many people."""
        if seconds >= LEAST_STAY:
            self.dwell = self.dwell.with_stay(seconds, people)
            self.hour_dwell = self.hour_dwell.with_stay(seconds, people)

    def figures(self) -> ZoneFigures:
        """Return what is shown."""
        return ZoneFigures(
            known=self.known,
            occupied=self.occupied,
            occupancy=self.occupancy,
            entries=self.entries,
            dwell=self.dwell,
        )

    def forget_day(self) -> None:
        """Begin the business day anew."""
        self.entries = self.withdrawn = 0.0
        self.dwell = Dwell()

    def close_hour(self) -> ZoneHour:
        """Return the hour so far, and begin another."""
        hour = ZoneHour(
            known_s=self.known_s,
            occupancy=self.person_s / self.known_s if self.known_s else 0.0,
            most=self.most,
            entries=self.hour_entries,
            dwell=self.hour_dwell,
        )
        self.known_s = self.person_s = self.hour_entries = 0.0
        self.most = self.occupancy if self.known else 0.0
        self.hour_dwell = Dwell()
        return hour

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: sums, nothing of a device."""
        return {
            "entries": self.entries,
            "dwell": _told(self.dwell),
            "known_s": self.known_s,
            "person_s": self.person_s,
            "most": self.most,
            "hour_entries": self.hour_entries,
            "hour_dwell": _told(self.hour_dwell),
        }


def tally_of(carried: JSON) -> ZoneTally:
    """Return what `carry` gave; ValueError where it is something else."""
    told = part_of(carried)
    return ZoneTally(
        entries=count_of(told.get("entries")),
        dwell=_dwell_of(told.get("dwell")),
        known_s=count_of(told.get("known_s")),
        person_s=count_of(told.get("person_s")),
        most=count_of(told.get("most")),
        hour_entries=count_of(told.get("hour_entries")),
        hour_dwell=_dwell_of(told.get("hour_dwell")),
        refill=count_of(told.get("stays")),
    )


def _told(dwell: Dwell) -> JSON:
    return {"counts": list(dwell.counts), "seconds": dwell.seconds}


def _dwell_of(carried: JSON) -> Dwell:
    told = part_of(carried)
    return Dwell(tuple(numbers_of(told.get("counts"), len(DWELL_EDGES))), count_of(told.get("seconds")))
