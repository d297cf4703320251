"""Sums over hours, made in place: a year has 8,760 of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from custom_components.footfall.engine.figures import DWELL_EDGES, Dwell

from .hour import BINS, HOUR

if TYPE_CHECKING:
    from custom_components.footfall.engine.figures import VisitFigures

    from .hour import Hour


class DwellSum:
    """How long people stayed, of many hours. What is known by its median alone moves the median, but has no bands."""

    def __init__(self) -> None:
        self._counts = [0.0] * BINS
        self._by_median = [0.0] * BINS

    def add(self, dwell: Dwell) -> None:
        """Add a histogram."""
        if not dwell.seconds:
            return
        counts = self._counts
        for place, people in enumerate(dwell.counts):
            if people:
                counts[place] += people

    def add_median(self, seconds: float, people: float) -> None:
        """Add people of whom only the median stay is known."""
        self._by_median[max(0, bisect_right(DWELL_EDGES, seconds) - 1)] += people

    @property
    def median(self) -> float | None:
        """Seconds that half of all stayed; None where nobody did."""
        return Dwell(tuple(map(sum, zip(self._counts, self._by_median, strict=True)))).median

    @property
    def bands(self) -> tuple[float, ...]:
        """People by band."""
        return Dwell(tuple(self._counts)).bands()


class Sums:
    """The sums of hours. `known`: how many of them say anything."""

    def __init__(self) -> None:
        self.known = 0
        self.entries = self.entries_low = self.entries_high = 0.0
        self.ended = self.bounced = self.engaged = self.traceable = 0.0
        self.dwell = DwellSum()
        self.heard_s = self.imported_s = 0.0
        self.peak: float | None = None
        self.peak_at: float | None = None
        self._passers_by = self._entries_beside = 0.0
        self._passers_by_known = False
        self._people_s = self._occupancy_s = 0.0

    @property
    def passers_by(self) -> float | None:
        """Passers-by of the hours in which they were counted, None where there are none."""
        return self._passers_by if self._passers_by_known else None

    @property
    def capture_rate(self) -> float | None:
        """Entries / (entries + passers-by) of the hours in which both were counted."""
        came_by = self._entries_beside + self._passers_by
        return self._entries_beside / came_by if came_by > 0 else None

    @property
    def occupancy(self) -> float | None:
        """Mean of the people inside over the time in which it is known."""
        return self._people_s / self._occupancy_s if self._occupancy_s > 0 else None

    @property
    def person_hours(self) -> float | None:
        """Hours that all spent inside together, in the time in which that is known."""
        return self._people_s / HOUR if self._occupancy_s > 0 else None

    def share(self, part: float) -> float | None:
        """Return the share of the visits that ended, None where none did."""
        return part / self.ended if self.ended > 0 else None

    def add(self, hour: Hour) -> None:
        """Add an hour; one of which nothing is known adds nothing."""
        if not hour.known:
            return
        row, visits = hour.row, hour.row.visits
        self.known += 1
        self._add_visits(visits)
        if (passers_by := hour.passers_by) is not None:
            self._passers_by_known = True
            self._passers_by += passers_by
            self._entries_beside += visits.entries
        if seconds := hour.occupancy_s:
            self._people_s += row.occupancy * seconds
            self._occupancy_s += seconds
            if not hour.whole_day and (self.peak is None or row.most > self.peak):
                self.peak, self.peak_at = row.most, row.start
        self.heard_s += row.heard_s
        if (imported := hour.imported) is not None:
            self.imported_s += imported.end - imported.begin
            if imported.dwell_median is not None:
                self.dwell.add_median(imported.dwell_median, visits.entries)

    def _add_visits(self, visits: VisitFigures) -> None:
        self.entries += visits.entries
        self.entries_low += visits.entries_low
        self.entries_high += visits.entries_high
        self.ended += visits.ended
        self.bounced += visits.bounced
        self.engaged += visits.engaged
        self.traceable += visits.traceable
        self.dwell.add(visits.dwell)
