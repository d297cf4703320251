"""Keeps account of the visits of a shop, step by step: the day so far, and the hours as they close."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .day import Book
from .model import Radio
from .numbers import part_of
from .turnover import Turnover
from .visits import There, Visits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .epochs import Epochs
    from .figures import DayFigures, HourRow, ZoneHour
    from .hours import When
    from .model import ShopSnapshot
    from .profile import JSON, Profile
    from .settings import EngineSettings

    type CloseZones = Callable[[], Mapping[str, ZoneHour]]

CLOSED_KEPT: Final = 48
"""Closed hours that are gone on with where the clock is set back: one that is set is rarely off by more."""

MOST_ROWS: Final = 2_000
"""Closed hours that wait to be taken, some 80 days; the oldest are given up first."""


class Account:
    """Visits and book together. Every step stands for the same number of seconds, up to its moment."""

    def __init__(self, elapsed: float, close_zones: CloseZones) -> None:
        self._elapsed = elapsed
        self._close_zones = close_zones
        self._followed = Visits()
        self._turnover = Turnover()
        self._visits: Visits | Turnover = self._followed
        """Which of the two counts."""
        self._book = Book()
        self._rows: list[HourRow] = []
        self._closed: dict[float, HourRow] = {}
        """The hours that closed last, by start, in the order in which they did."""
        self._time: float | None = None
        self._when: When | None = None
        self._epochs: Epochs | None = None
        """Those in which the last step was; another outage may have begun anew since."""
        self._hours_known = False

    def today(self, when: When) -> DayFigures:
        """Return the business day so far; `when` it is."""
        visits = self._visits
        figures = self._book.figures(visits.in_progress, visits.unsure, visits.each, hours_known=self._hours_known)
        return figures if self._book.day is not None else replace(figures, day=when.day)

    def use(self, profile: Profile) -> None:
        """Take note of the profile that the number inside comes from."""
        self._followed.reconciling.use(profile)
        self._turnover.reconciling.use(profile)

    def step(
        self, time: float, when: When, settings: EngineSettings, epochs: Epochs, shown: ShopSnapshot, *, heard: bool
    ) -> None:
        """Take in the time up to this moment, of which `when` tells what comes after it.

        `shown`: what was said at the step before. `heard`: some node was there to hear.
        """
        self._hours_known = settings.hours is not None
        self._count_by(self._turnover if settings.anonymous else self._followed)
        before = self._when or when
        if self._book.day is None:
            self._book.begin_day(before.day)
        if self._book.over(time - self._elapsed):
            self._close()
        self._book.count(time, before, shown, self._elapsed, heard=heard)
        ends = when.day != self._book.day
        if ends:
            epochs.end_visits()
        here = [epochs.here(radio, time) for radio in Radio]
        self._visits.leaving = [float(epochs.leaving(radio, time)) for radio in Radio]
        self._epochs = epochs
        added = self._visits.step(
            time, self._elapsed, before, epochs.happened(), here, shown.estimate if heard else 0.0, settings
        )
        self._book.add(time, before, added + self._visits.next_day(settings) if ends else added)
        if self._book.over(time):
            self._close()
        if ends:
            self._book.begin_day(when.day)
        self._time, self._when = time, when

    def interrupt(self) -> None:
        """Note that what comes next lies behind an outage, or that the clock was set."""
        if self._time is not None:
            self._visits.interrupt(self._time, self._there(self._time))
        self._when = None

    def take_hours(self) -> list[HourRow]:
        """Return the hours that closed since it was last asked, in the order in which they did."""
        rows, self._rows = self._rows, []
        return rows

    def hour_so_far(self) -> HourRow | None:
        """Return the hour that goes on as it would be kept if it closed now, without zones; None where none does."""
        row = self._book.hour({}, self._visits.unsure, self._visits.each, hours_known=self._hours_known)
        if row is None or (before := self._closed.get(row.start)) is None:
            return row
        return before + row

    def forget_day(self) -> None:
        """Set the figures of today and of the hour that goes on back to nothing."""
        self._visits.forget_day()
        self._book.forget_day()
        self._closed.clear()

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: plain numbers of the day, the hour and the visits that go on."""
        if self._time is None:
            return {}
        return {
            "visits": self._followed.carry(self._time, self._there(self._time)),
            "turnover": self._turnover.carry(),
            "book": self._book.carry(),
        }

    def resume(self, carried: JSON) -> None:
        """Go on from what `carry` gave; ValueError where it is something else, and nothing changes."""
        told = part_of(carried)
        if not told:
            return
        visits, turnover, book = Visits(), Turnover(), Book()
        visits.resume(told.get("visits"))
        visits.reconciling.trust(self._followed.reconciling)
        if "turnover" in told:
            turnover.resume(told["turnover"])
        turnover.reconciling.trust(self._turnover.reconciling)
        book.resume(told.get("book"))
        anonymous = self._visits is self._turnover
        self._followed, self._turnover, self._book = visits, turnover, book
        self._visits = turnover if anonymous else visits

    def _count_by(self, visits: Visits | Turnover) -> None:
        """Have visits be counted so from now on; what was counted today stays in the book."""
        if visits is not self._visits:
            self._visits.leave_off()
            self._visits = visits

    def _there(self, time: float) -> There:
        """Return what is there at the moment of the last step."""
        if self._epochs is None:
            return There()
        others = [float(self._epochs.others(radio, time)) for radio in Radio]
        return There(others, [float(self._epochs.passing(radio, time)) for radio in Radio])

    def _close(self) -> None:
        visits = self._visits
        row = self._book.close(self._close_zones(), visits.unsure, visits.each, hours_known=self._hours_known)
        if row is None:
            return
        if (before := self._closed.pop(row.start, None)) is not None:
            row = before + row
            self._rows = [waiting for waiting in self._rows if waiting.start != row.start]
        self._closed[row.start] = row
        if len(self._closed) > CLOSED_KEPT:
            del self._closed[next(iter(self._closed))]
        self._rows.append(row)
        del self._rows[:-MOST_ROWS]
