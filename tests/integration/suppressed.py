"""Reports of a few people, as their reader could work on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any

from custom_components.footfall.engine import Dwell, EngineSettings, OpeningHours, VisitFigures
from custom_components.footfall.history import Asked, BusinessDays, By, Options
from custom_components.footfall.history.hour import Hour
from custom_components.footfall.history.report import Reporter, earlier_spans
from custom_components.footfall.reports.document import Clock, Day, Hidden, Moment, Number, Term
from custom_components.footfall.reports.gathering import PATTERN_WEEKS, Gathered
from custom_components.footfall.reports.making import document_of
from custom_components.footfall.reports.words import WEEKDAYS

from .hours import HOUR, ZONE, at, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custom_components.footfall.history import Report
    from custom_components.footfall.reports.document import Cell, Document

type Key = tuple[str, object]
type Range = tuple[float, float]

SETTINGS = EngineSettings(zone=ZONE, hours=OpeningHours(((),) * 7))
DAYS = BusinessDays(SETTINGS)


def document(hours: Iterable[Hour], begin: str, end: str, smallest: int, **more: Any) -> Document:
    """Make a report of a span of whole business days from hours, as `async_gather` and `document_of` do."""
    kept = sorted(hours, key=lambda hour: hour.row.start)
    first, last = at(f"{begin} 04:00"), at(f"{end} 04:00")
    days = DAYS.of(last - HOUR)
    week = DAYS.begin(days - 6)
    pattern = first if first <= week else DAYS.begin(days + 1 - 7 * PATTERN_WEEKS)

    def report(asked: Asked) -> Report:
        reporter = Reporter(asked, DAYS)
        for hour in kept:
            reporter.add(hour)
        return reporter.report()

    _, earlier = earlier_spans(first, last, DAYS)
    told = Gathered(
        shop="Shop",
        settings=SETTINGS,
        days=DAYS,
        made=last + HOUR,
        open_only=False,
        begin=first,
        end=last,
        report=report(Asked(first, last, Options(by=By.DAY))),
        hours=report(Asked(min(pattern, DAYS.earlier(first, 7)), last, Options(by=By.HOUR))).series,
        earlier=report(Asked(*earlier, Options(by=By.DAY))),
        months=(),
        pattern_begin=pattern,
        smallest=smallest,
    )
    return document_of(replace(told, **more))


def hour(start: float, entries: float, passers_by: float = 0.0, bounced: float = 0.0) -> Hour:
    """Give an hour in which so many came in and all left again; twice as many as could be were inside at once."""
    visits = VisitFigures(
        entries=entries,
        entries_low=entries,
        entries_high=entries,
        passers_by=passers_by,
        ended=entries,
        bounced=bounced,
        dwell=Dwell().with_stay(400.0, entries),
        traceable=entries,
    )
    return Hour(row(start, entries, visits=visits, occupancy=entries / 2, most=entries))


def day_of(first: str, *entries: float) -> list[Hour]:
    """Give a whole business day: nobody came but from ten on, hour by hour."""
    begin = at(f"{first} 04:00")
    came = dict(enumerate(entries, 6))
    return [hour(begin + HOUR * step, came.get(step, 0.0)) for step in range(24)]


class Reader:
    """Somebody who works out what they can of the numbers of people that a document tells in a column.

    `ranges`: between which numbers each that is told of, or hidden, lies, after all sums have been used.
    """

    def __init__(self, of: Document, column: str, smallest: int) -> None:
        self._smallest = smallest
        self._of = of
        self.ranges: dict[Key, Range] = {}
        self.few: set[Key] = set()
        self._sums: list[tuple[Key, list[Key]]] = []
        total = of.figure(column)
        self._see(("span", 0), total["value"])
        days, hours = list(of.tables["days"]), list(of.tables["hours"])
        back = 0
        for line in days:
            self._see(("day", _ordinal(line["day"])), line[column])
        for line in hours:
            self._see(("hour", _begin(line["begin"])), line[column])
        if column == "entries":
            back = self._see_earlier(days, hours)
        self._sum(("span", 0), [("day", _ordinal(line["day"])) for line in days])
        if back:
            self._sum(("span", 7), [("day", _ordinal(line["day"]) - back) for line in days])
        begins = sorted(begin for kind, begin in self.ranges if kind == "hour" and isinstance(begin, float))
        for day in {DAYS.of(begin) for begin in begins}:
            self._sum(("day", day), [("hour", begin) for begin in begins if DAYS.of(begin) == day])
        if column == "entries":
            self._see_usual(begins)
        self._bound(of, column)
        self._work()

    def _see(self, key: Key, cell: Cell) -> None:
        match cell:
            case Number(value):
                self.ranges[key] = value, value
            case Hidden(None):
                self.ranges[key] = 0.0, inf
            case Hidden(int(below)):
                self.ranges[key] = 1.0, below - 1.0
                self.few.add(key)

    def _see_earlier(self, days: list[Mapping[str, Cell]], hours: list[Mapping[str, Cell]]) -> int:
        first = _ordinal(days[0]["day"])
        back = 7 * -(-len(days) // 7)
        self._see(("span", 7), self._of.figure("entries")["week_before"])
        for line in days:
            self._see(("day", _ordinal(line["day"]) - back), line["week_before"])
        for line in hours:
            self._see(("hour", DAYS.earlier(_begin(line["begin"]), 7)), line["week_before"])
        if (before := self._of.figure("entries")["before"]) is not None:
            self._see(("span", 1), before)
            days_before = [("day", day) for day in range(first - len(days), first)]
            if all(day in self.ranges for day in days_before):
                self._sum(("span", 1), [*days_before])
        return back

    def _see_usual(self, begins: list[float]) -> None:
        """Use the usual week, a mean over as many weeks as it says, where all of them are in the document."""
        for line in self._of.tables["pattern"]:
            mean, weeks, weekday, clock = line["entries"], line["weeks"], line["weekday"], line["hour"]
            if not isinstance(mean, Number) or not isinstance(weeks, Number):
                continue
            assert isinstance(weekday, Term)
            assert isinstance(clock, Clock)
            of_it = [begin for begin in begins if _place(begin) == (weekday.key, clock.minutes)]
            of_it = of_it[-round(weeks.value) :]
            if len(of_it) == weeks.value:
                key = "usual", (weekday.key, clock.minutes)
                people, rounding = mean.value * weeks.value, 0.051 * weeks.value
                self.ranges[key] = people - rounding, people + rounding
                self._sum(key, [("hour", begin) for begin in of_it])

    def _sum(self, total: Key, parts: list[Key]) -> None:
        known = [part for part in parts if part in self.ranges]
        if total in self.ranges and known:
            self._sums.append((total, known))

    def _bound(self, of: Document, column: str) -> None:
        """Use what is known of how hiding works, and that no hour is busier than the busiest."""
        for total, parts in self._sums:
            few = total in self.few
            seen_nobody = any(self.ranges[part] == (0.0, 0.0) for part in parts)
            for part in parts:
                low, high = self.ranges[part]
                if part in self.few and few:
                    self.ranges[part] = 0.0, high
                elif high == inf and seen_nobody and self.ranges[total][1] < inf:
                    self.ranges[part] = max(low, self._smallest), high
        busiest = of.figure("busiest_hour")["value"]
        if column == "entries" and isinstance(busiest, Number):
            shown = {_begin(line["begin"]) for line in of.tables["hours"]}
            for key, (low, high) in self.ranges.items():
                if key[0] == "hour" and key[1] in shown:
                    self.ranges[key] = low, min(high, busiest.value)

    def _work(self) -> None:
        """Narrow every range by every sum until nothing more comes of it."""
        changed = True
        while changed:
            changed = False
            for total, parts in self._sums:
                low, high = (sum(self.ranges[part][end] for part in parts) for end in (0, 1))
                changed |= self._narrow(total, low, high)
                least, most = self.ranges[total]
                for part in parts:
                    others = [self.ranges[other] for other in parts if other != part]
                    changed |= self._narrow(
                        part, least - sum(other[1] for other in others), most - sum(other[0] for other in others)
                    )

    def _narrow(self, key: Key, low: float, high: float) -> bool:
        before = self.ranges[key]
        self.ranges[key] = max(before[0], low), min(before[1], high)
        assert self.ranges[key][0] <= self.ranges[key][1] + 1e-6, "a document that contradicts itself"
        return any(abs(now - then) > 1e-6 for now, then in zip(self.ranges[key], before, strict=True) if now != then)


def _place(begin: float) -> tuple[str, int]:
    local = DAYS.local(begin)
    return WEEKDAYS[date.fromordinal(DAYS.of(begin)).weekday()], 60 * local.hour + local.minute


def _ordinal(cell: Cell) -> int:
    assert isinstance(cell, Day)
    return cell.ordinal


def _begin(cell: Cell) -> float:
    assert isinstance(cell, Moment)
    return cell.at
