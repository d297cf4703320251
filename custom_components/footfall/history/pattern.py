"""The pattern of the week: how many come and are inside at each hour of each weekday, and which hours stand out."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from .business_days import DAY_HOURS, WEEK_DAYS
from .normal import FEWEST
from .usual import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .business_days import BusinessDays
    from .hour import Brief

type Place = tuple[int, int]
"""Weekday, 0 for Monday, and hour by the clock."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An hour of the week. `weeks`: of how many it is known; `entries`, `occupancy`: means, None where not known.

    `open`: whether the shop is normally open in it, None where its opening hours are not known.
    """

    weekday: int
    hour: int
    weeks: int
    entries: float | None
    occupancy: float | None
    open: bool | None = None

    @property
    def place(self) -> Place:
        """Where in the week it is."""
        return self.weekday, self.hour


@dataclass(frozen=True, slots=True)
class Pattern:
    """All hours of the week, from `begin` to `end`, UTC seconds.

    `of_business`: those of them that are normally open, and known well enough to be ranked, from the quietest on; by
    who comes, then by who is inside.
    """

    begin: float
    end: float
    cells: tuple[Cell, ...]
    of_business: tuple[Cell, ...]

    @property
    def quietest(self) -> Place | None:
        """The hour of business in which fewest come."""
        return self.of_business[0].place if self.of_business else None

    @property
    def busiest(self) -> Place | None:
        """The hour of business in which most come; None where nobody does."""
        busiest = self.of_business[-1] if self.of_business else None
        return busiest.place if busiest is not None and (busiest.entries or busiest.occupancy) else None


def pattern(today: int, weeks: int, days: BusinessDays, index: Mapping[float, Brief]) -> Pattern:
    """Return the pattern of so many weeks, up to and without a business day."""
    begin, end = days.begin(today - WEEK_DAYS * weeks), days.begin(today)
    known: dict[Place, list[tuple[date, Brief]]] = {}
    for start, brief in index.items():
        if begin <= start < end and comparable(brief):
            local = days.local(start)
            known.setdefault((local.weekday(), local.hour), []).append((local.date(), brief))
    opened = days.open_in_a_week()
    places = ((weekday, hour) for weekday in range(WEEK_DAYS) for hour in range(DAY_HOURS))
    cells = tuple(_cell(place, known.get(place, []), opened) for place in places)
    return Pattern(begin, end, cells, _of_business(cells, min(FEWEST, weeks)))


def _cell(place: Place, known: list[tuple[date, Brief]], opened: frozenset[Place] | None) -> Cell:
    """Sum an hour of the week up; where the clock is set back it comes twice in one week."""
    inside = [brief.occupancy for _, brief in known if brief.occupancy is not None]
    return Cell(
        *place,
        weeks=len({day for day, _ in known}),
        entries=fmean(brief.entries for _, brief in known) if known else None,
        occupancy=fmean(inside) if inside else None,
        open=None if opened is None else place in opened,
    )


def _of_business(cells: tuple[Cell, ...], fewest: int) -> tuple[Cell, ...]:
    """Return the hours of business that are known well enough, from the quietest on.

    These are the hours that are normally open; where opening hours are not known, those in which anybody comes.
    """
    known = [
        cell
        for cell in cells
        if cell.entries is not None and cell.weeks >= fewest and (cell.entries > 0 if cell.open is None else cell.open)
    ]
    return tuple(sorted(known, key=_rank))


def _rank(cell: Cell) -> tuple[float, float, Place]:
    return cell.entries or 0.0, cell.occupancy or 0.0, cell.place
