"""What is told of visits and zones: the business day so far, and closed hours, which are what history keeps.

The terms are those of docs/metrics.md. All numbers of people are estimates of the population, not counts of devices,
and need not be whole.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

DWELL_EDGES: Final = (
    *(5.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 300.0, 420.0, 600.0, 750.0, 900.0),
    *(1200.0, 1500.0, 1800.0, 2700.0, 3600.0, 5400.0, 7200.0, 10_800.0, 14_400.0),
)
"""Seconds at which the bins of a dwell histogram begin; the last one is open. Bins below 30 s are for zones alone."""

HOUR: Final = 3600.0

BAND_EDGES: Final = (0.0, 120.0, 300.0, 600.0, 1200.0, 2700.0)
"""Seconds at which the bands begin in which dwell is shown; the last one is open. All but 0 are edges of bins."""


@dataclass(frozen=True, slots=True)
class Dwell:
    """A histogram of how long people stayed. `counts`: people by bin of DWELL_EDGES. `seconds`: all their time."""

    counts: tuple[float, ...] = (0.0,) * len(DWELL_EDGES)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what has other bins."""
        if len(self.counts) != len(DWELL_EDGES):
            raise ValueError(f"a dwell histogram has {len(DWELL_EDGES)} bins, not {len(self.counts)}")

    def with_stay(self, seconds: float, people: float = 1.0) -> Dwell:
        """Return this histogram and a stay of so many people; one shorter than the first edge is in the first bin."""
        place = max(0, bisect_right(DWELL_EDGES, seconds) - 1)
        counts = list(self.counts)
        counts[place] += people
        return Dwell(tuple(counts), self.seconds + seconds * people)

    def __add__(self, other: Dwell) -> Dwell:
        """Return both together."""
        return Dwell(tuple(map(sum, zip(self.counts, other.counts, strict=True))), self.seconds + other.seconds)

    @property
    def people(self) -> float:
        """Number of stays."""
        return sum(self.counts)

    @property
    def median(self) -> float | None:
        """Seconds that half of them stayed, in proportion within its bin; None where there are none."""
        return self.quantile(0.5)

    def quantile(self, share: float) -> float | None:
        """Return the seconds that this share (0 to 1) of them stayed at most; None where there are none."""
        people = self.people
        if people <= 0:
            return None
        ends = (*DWELL_EDGES[1:], DWELL_EDGES[-1])
        for place, upto in enumerate(accumulate(self.counts)):
            if upto >= share * people and self.counts[place] > 0:
                within = 1.0 - (upto - share * people) / self.counts[place]
                return DWELL_EDGES[place] + within * (ends[place] - DWELL_EDGES[place])
        return DWELL_EDGES[-1]

    def bands(self) -> tuple[float, ...]:
        """Return the people of each band of BAND_EDGES."""
        bands = [0.0] * len(BAND_EDGES)
        for edge, people in zip(DWELL_EDGES, self.counts, strict=True):
            bands[bisect_right(BAND_EDGES, edge) - 1] += people
        return tuple(bands)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFigures:
    """What came of visits over a span of time.

    `entries`: visits begun, with the bounds of an 80 % interval. `passers_by`: people who walked by. `ended`: visits
    that ended; of those `bounced` were shorter than the bounce time, `engaged` at least the engaged time long, and
    `dwell` says how long all of them were. `traceable`: how many of the `ended` were followed from end to end, the
    others' dwell being taken to be like theirs.
    """

    entries: float = 0.0
    entries_low: float = 0.0
    entries_high: float = 0.0
    passers_by: float = 0.0
    ended: float = 0.0
    bounced: float = 0.0
    engaged: float = 0.0
    dwell: Dwell = field(default_factory=Dwell)
    traceable: float = 0.0

    def __add__(self, other: VisitFigures) -> VisitFigures:
        """Return both together; the bounds are added too, as errors of one shop go the same way."""
        return VisitFigures(
            entries=self.entries + other.entries,
            entries_low=self.entries_low + other.entries_low,
            entries_high=self.entries_high + other.entries_high,
            passers_by=self.passers_by + other.passers_by,
            ended=self.ended + other.ended,
            bounced=self.bounced + other.bounced,
            engaged=self.engaged + other.engaged,
            dwell=self.dwell + other.dwell,
            traceable=self.traceable + other.traceable,
        )

    @property
    def capture_rate(self) -> float | None:
        """Entries / (entries + passers-by), 0 to 1; None where nobody came by."""
        return _share(self.entries, self.entries + self.passers_by)

    @property
    def bounce_rate(self) -> float | None:
        """Share of the ended visits that were shorter than the bounce time, 0 to 1; None where none ended."""
        return _share(self.bounced, self.ended)

    @property
    def engaged_rate(self) -> float | None:
        """Share of the ended visits that were at least the engaged time long, 0 to 1; None where none ended."""
        return _share(self.engaged, self.ended)

    @property
    def traceable_share(self) -> float | None:
        """Share of the ended visits that were followed from end to end, 0 to 1; None where none ended."""
        return _share(self.traceable, self.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """The business day so far.

    `day`: its number, as the calendar gives it (the ordinal of its date). `visits`: all of it; `open`: what fell into
    the opening hours, None where these are not known. `in_progress`: visits that go on now, None where
    nobody is followed. `entries_hour`, `passers_by_hour`: within the last 60 minutes.
    """

    day: int = 0
    visits: VisitFigures = field(default_factory=VisitFigures)
    open: VisitFigures | None = None
    in_progress: float | None = 0.0
    entries_hour: float = 0.0
    passers_by_hour: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneFigures:
    """What is known of one zone now and of its business day.

    `known`: all its nodes hear; otherwise nothing is claimed and the rest is what was last known. `occupancy`: people
    inside, unrounded, never more than in the shop for zones inside it. `entries`: stays of at least 5 s begun today.
    `dwell`: of the stays that ended today.
    """

    known: bool = False
    occupied: bool = False
    occupancy: float = 0.0
    entries: float = 0.0
    dwell: Dwell = field(default_factory=Dwell)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneHour:
    """One zone over a closed hour: `occupancy` is the mean over the time in which it was known, `known_s` seconds."""

    known_s: float = 0.0
    occupancy: float = 0.0
    most: float = 0.0
    entries: float = 0.0
    dwell: Dwell = field(default_factory=Dwell)

    def __add__(self, other: ZoneHour) -> ZoneHour:
        """Return both together, of different times that went by the same hour."""
        known = self.known_s + other.known_s
        person_s = self.occupancy * self.known_s + other.occupancy * other.known_s
        return ZoneHour(
            known_s=min(HOUR, known),
            occupancy=person_s / known if known else 0.0,
            most=max(self.most, other.most),
            entries=self.entries + other.entries,
            dwell=self.dwell + other.dwell,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HourRow:
    """A closed hour of a shop: all that history keeps of it.

    `start`: UTC seconds, a whole hour. `day`: the business day that it began in. `heard_s`: seconds in which at least
    one node heard (3600: no gap; occupancy is over these alone). `open_s`: seconds within opening hours, None where
    these are not known. `occupancy`, `low`, `high`: means; `least`, `most`: extremes of people inside. `visits`: what
    began and ended in it. `staff`: mean number of staff present, who are in no other figure. `zones`: by zone id.
    `again`: the clock was set back, and this takes the place of the row of the same start, which it holds as well.
    """

    start: float
    day: int
    heard_s: float = 0.0
    open_s: float | None = None
    occupancy: float = 0.0
    low: float = 0.0
    high: float = 0.0
    least: float = 0.0
    most: float = 0.0
    visits: VisitFigures = field(default_factory=VisitFigures)
    staff: float = 0.0
    zones: Mapping[str, ZoneHour] = field(default_factory=dict)
    again: bool = False

    def __add__(self, later: HourRow) -> HourRow:
        """Return both together, of different times that went by the same hour: people add up, means are of both."""
        heard = self.heard_s + later.heard_s
        share = later.heard_s / heard if heard else 0.0
        known = [row for row in (self, later) if row.heard_s]
        return HourRow(
            start=later.start,
            day=later.day,
            heard_s=min(HOUR, heard),
            open_s=None if self.open_s is None or later.open_s is None else min(HOUR, self.open_s + later.open_s),
            occupancy=_mean(self.occupancy, later.occupancy, share),
            low=_mean(self.low, later.low, share),
            high=_mean(self.high, later.high, share),
            least=min((row.least for row in known), default=0.0),
            most=max((row.most for row in known), default=0.0),
            visits=self.visits + later.visits,
            staff=_mean(self.staff, later.staff, share),
            zones={
                zone: self.zones.get(zone, ZoneHour()) + later.zones.get(zone, ZoneHour())
                for zone in {**self.zones, **later.zones}
            },
            again=True,
        )


def _mean(first: float, second: float, share: float) -> float:
    return first + (second - first) * share


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
