"""An hour as it is kept: how it is written as JSON, and how it is read back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from custom_components.footfall.engine.figures import DWELL_EDGES, Dwell, HourRow, VisitFigures, ZoneHour
from custom_components.footfall.engine.hours import LEAST_TIME, MOST_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable

type Encoded = list[Any]
"""A row as JSON. Its form is described in docs/history.md."""

HOUR: Final = 3600.0
BINS: Final = len(DWELL_EDGES)
DECIMALS: Final = 3


class DamagedError(ValueError):
    """What was read is not what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What is known of figures that came from elsewhere.

    `begin`, `end`: UTC seconds that they are of, an hour or a business day. `occupancy`, `passers_by`: whether they
    were given. `dwell_median`: seconds, None where it was not given.
    """

    begin: float
    end: float
    occupancy: bool = False
    passers_by: bool = False
    dwell_median: float | None = None


@dataclass(frozen=True, slots=True)
class Hour:
    """A row, and where it is from: counted by the nodes, or imported."""

    row: HourRow
    imported: Import | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything: nodes heard, or somebody else counted."""
        return self.imported is not None or self.row.heard_s > 0

    @property
    def occupancy_s(self) -> float:
        """Seconds over which its occupancy is a mean; 0 where it is not known."""
        if self.imported is None:
            return self.row.heard_s
        return self.imported.end - self.imported.begin if self.imported.occupancy else 0.0

    @property
    def passers_by(self) -> float | None:
        """Passers-by, None where they are not known."""
        known = self.row.heard_s > 0 if self.imported is None else self.imported.passers_by
        return self.row.visits.passers_by if known else None

    @property
    def whole_day(self) -> bool:
        """Whether these are the figures of a whole business day, kept at the hour in the middle of it."""
        return self.imported is not None and self.imported.end - self.imported.begin > HOUR


class Brief(NamedTuple):
    """What is held in memory of an hour that is kept; the rest is read from disk when it is asked for."""

    day: int
    heard_s: float
    entries: float
    passers_by: float | None
    occupancy: float | None
    imported: bool
    whole_day: bool

    @classmethod
    def of(cls, hour: Hour) -> Brief:
        """Sum an hour up."""
        row = hour.row
        return cls(
            row.day,
            row.heard_s,
            row.visits.entries if hour.known else 0.0,
            hour.passers_by,
            row.occupancy if hour.occupancy_s > 0 and not hour.whole_day else None,
            hour.imported is not None,
            hour.whole_day,
        )


def encode(hour: Hour) -> Encoded:
    """Return an hour as JSON; ValueError where it holds what is no number of people or seconds."""
    row, visits = hour.row, hour.row.visits
    _check_start(row.start)
    return [
        *_numbers(row.start, row.day, row.heard_s),
        None if row.open_s is None else _number(row.open_s),
        *_numbers(row.occupancy, row.low, row.high, row.least, row.most, row.staff),
        [
            *_numbers(visits.entries, visits.entries_low, visits.entries_high, visits.passers_by),
            *_numbers(visits.ended, visits.bounced, visits.engaged, visits.traceable),
            _encode_dwell(visits.dwell),
        ],
        {
            zone: [*_numbers(of.known_s, of.occupancy, of.most, of.entries), _encode_dwell(of.dwell)]
            for zone, of in row.zones.items()
        },
        None if (imported := hour.imported) is None else _encode_import(imported),
    ]


def decode(encoded: Any) -> Hour:
    """Return the hour that was written; DamagedError where it is none."""
    try:
        start, day, heard, opened, occupancy, low, high, least, most, staff, visits, zones, imported = encoded
        *counts, dwell = visits
        entries, entries_low, entries_high, passers_by, ended, bounced, engaged, traceable = _read(counts)
        _read((start, day, heard, occupancy, low, high, least, most, staff))
        _check_start(start)
        _read(() if opened is None else (opened,))
        row = HourRow(
            start=float(start),
            day=int(day),
            heard_s=heard,
            open_s=opened,
            occupancy=occupancy,
            low=low,
            high=high,
            least=least,
            most=most,
            visits=VisitFigures(
                entries=entries,
                entries_low=entries_low,
                entries_high=entries_high,
                passers_by=passers_by,
                ended=ended,
                bounced=bounced,
                engaged=engaged,
                dwell=_decode_dwell(dwell),
                traceable=traceable,
            ),
            staff=staff,
            zones={str(zone): _decode_zone(of) for zone, of in zones.items()},
        )
        return Hour(row, None if imported is None else _decode_import(imported))
    except DamagedError:
        raise
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedError("a row does not have the form that it is written in") from error


def _check_start(start: float) -> None:
    if start % HOUR or not LEAST_TIME <= start <= MOST_TIME:
        raise DamagedError(f"{start} is not the start of an hour")


def _encode_dwell(dwell: Dwell) -> Encoded:
    counts = _numbers(*dwell.counts)
    while counts and not counts[-1]:
        counts.pop()
    return [_number(dwell.seconds), *counts] if counts else []


def _decode_dwell(encoded: Any) -> Dwell:
    if not encoded:
        return NO_DWELL
    seconds, *counts = _read(encoded)
    return Dwell((*counts, *(0.0,) * (BINS - len(counts))), seconds)


def _decode_zone(encoded: Any) -> ZoneHour:
    *counts, dwell = encoded
    known, occupancy, most, entries = _read(counts)
    return ZoneHour(known_s=known, occupancy=occupancy, most=most, entries=entries, dwell=_decode_dwell(dwell))


def _encode_import(imported: Import) -> Encoded:
    median = imported.dwell_median
    return [
        *_numbers(imported.begin, imported.end),
        imported.occupancy,
        imported.passers_by,
        None if median is None else _number(median),
    ]


def _decode_import(encoded: Any) -> Import:
    begin, end, occupancy, passers_by, median = encoded
    _read((begin, end) if median is None else (begin, end, median))
    if not begin < end or type(occupancy) is not bool or type(passers_by) is not bool:
        raise DamagedError("what was imported does not have the form that it is written in")
    return Import(begin=begin, end=end, occupancy=occupancy, passers_by=passers_by, dwell_median=median)


def _numbers(*values: float) -> Encoded:
    return [_number(value) for value in values]


def _number(value: float) -> float:
    """Round to what a file need hold; a whole number is written without a point."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number")
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded


def _read(values: Iterable[Any]) -> list[float]:
    read = list(values)
    for value in read:
        if type(value) is not int and type(value) is not float:
            raise DamagedError(f"{type(value).__name__} where a number belongs")
    return read


NO_DWELL: Final = Dwell()
