"""When a shop is open and when its business day ends, evaluated in its own time zone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

WEEK: Final = 7
DAY_ENDS: Final = time(4)
"""Local time at which a business day ends, unless set."""

ASLEEP_MARGIN: Final = 3600.0
"""Seconds: who works in a shop comes earlier than this before it opens and is gone later than this after it closed."""

DAY: Final = 86_400.0
LEAST_TIME: Final = -60_000_000_000.0
MOST_TIME: Final = 250_000_000_000.0
"""UTC seconds between which there are dates: the years 68 and 9892."""


@dataclass(frozen=True, slots=True)
class Span:
    """Open from `opens` to `closes`, local time; one that closes no later than it opens does so on the next day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse times that have a zone of their own."""
        if self.opens.tzinfo is not None or self.closes.tzinfo is not None:
            raise ValueError("opening hours are local times of the shop, without a time zone")

    def on(self, day: date, zone: tzinfo) -> tuple[float, float]:
        """Return when it opens and closes on a day, UTC seconds."""
        last = day + timedelta(days=1) if self.closes <= self.opens else day
        return _utc(day, self.opens, zone), _utc(last, self.closes, zone)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """`week`: the spans of each weekday from Monday, none where the shop stays closed. `exceptions`: of single dates.

    A span belongs to the day on which it opens. Spans may touch and overlap. ValueError where there are not 7 days.
    """

    week: tuple[tuple[Span, ...], ...]
    exceptions: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what is not a week."""
        if len(self.week) != WEEK:
            raise ValueError(f"a week has {WEEK} days, not {len(self.week)}")

    def of(self, day: date) -> tuple[Span, ...]:
        """Return the spans that open on a day."""
        return self.exceptions.get(day, self.week[day.weekday()])


@dataclass(frozen=True, slots=True)
class When:
    """What a moment is to a shop.

    `day`: number of the business day. `closed`: the shop is known to be closed. `asleep`: and has been for an hour, and
    will be for another, so that nobody is inside; both False where no opening hours are given.
    """

    day: int
    closed: bool = False
    asleep: bool = False


NO_DAY: Final = When(0)
"""A moment of which nothing is known."""


class Calendar:
    """Tells what a moment is to a shop. What was worked out holds until the next change."""

    def __init__(self, zone: tzinfo, day_ends: time, hours: OpeningHours | None) -> None:
        self._zone = zone
        self._day_ends = day_ends
        self._hours = hours
        self._from = self._until = 0.0
        self._when = NO_DAY

    def at(self, moment: float) -> When:
        """Return what a moment is, UTC seconds; any number is one, also one beyond all dates."""
        if not self._from <= moment < self._until:
            self._work_out(moment)
        return self._when

    def _work_out(self, moment: float) -> None:
        if not LEAST_TIME <= moment <= MOST_TIME:
            day = moment // DAY
            self._from, self._until, self._when = day * DAY, (day + 1) * DAY, When(int(day))
            return
        today = datetime.fromtimestamp(moment, UTC).astimezone(self._zone).date()
        days = [today + timedelta(days=step) for step in range(-2, 3)]
        ends = [_utc(day, self._day_ends, self._zone) for day in days]
        spans = [span.on(day, self._zone) for day in days for span in self._hours.of(day)] if self._hours else []
        awake = [(opens - ASLEEP_MARGIN, closes + ASLEEP_MARGIN) for opens, closes in spans]
        edges = sorted({*ends, *(edge for span in spans + awake for edge in span)})
        place = bisect_right(edges, moment)
        self._from, self._until = edges[place - 1], edges[place]
        known = self._hours is not None
        self._when = When(
            days[0].toordinal() + bisect_right(ends, moment) - 1,
            closed=known and not any(opens <= moment < closes for opens, closes in spans),
            asleep=known and not any(begins <= moment < over for begins, over in awake),
        )


def _utc(day: date, at: time, zone: tzinfo) -> float:
    return datetime.combine(day, at, zone).timestamp()
