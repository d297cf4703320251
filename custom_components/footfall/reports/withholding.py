"""Takes out of a report's tables what is of a few people, and what would tell it; docs/reports.md says how.

What the tables show is what is looked at: so what holds, holds of what anybody can read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.report import earlier_spans

from .document import Clock, Day, Hidden, Moment, Number, Table, Term
from .suppression import Figure, Sum, Why, covered, suppressed
from .words import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from custom_components.footfall.history import Figures

    from .document import Cell, Row
    from .gathering import Gathered
    from .suppression import Key

FEWEST: Final = 2
"""Below this number any figure may be told: fewer than one is nobody."""
NOW: Final[Key] = ("span", "value")
BEFORE: Final[Key] = ("span", "before")
WEEK_BEFORE: Final[Key] = ("span", "week_before")
SERIES: Final = ("months", "days", "hours")
RATES: Final = ("engaged_rate", "bounce_rate")
ALL_BUT_EQUAL: Final = 0.002
"""How far a rate may lie from what the figures beside it give: further, and it says something that they do not."""
HOUR: Final = 3600.0


def withheld(told: Gathered, tables: Mapping[str, Table]) -> dict[str, Table]:
    """Return the tables without what must not leave the shop; as they are where a figure of any number may."""
    return dict(tables) if told.smallest < FEWEST else _Withholding(told, tables).tables()


@dataclass(frozen=True, slots=True)
class _Place:
    """What is told of one time: its key, its cells by figure, and the history's figures that they come from."""

    key: Key
    row: Row
    of: Figures

    @property
    def visits(self) -> float:
        """Visits that its shares are of."""
        return sum(self.of.dwell_bands) or self.of.entries or 0.0


class _Withholding:
    """What is taken out of one report."""

    def __init__(self, told: Gathered, tables: Mapping[str, Table]) -> None:
        self._told = told
        self._tables = tables
        self._smallest = told.smallest
        self._spans = [*self._of_spans()]
        self._series = {name: [*self._of_series(name)] for name in SERIES}
        self._places = [*self._spans, *(place for name in SERIES for place in self._series[name])]
        self._begins = self._hours_told()
        self._usual_hours = self._hours_of_usual_week()
        self._sums = [*self._tree(), *self._crossing()]
        self._people = self._entries()
        self._entries_gone = suppressed(self._people, self._sums)
        self._passers_by_gone = suppressed(self._count("passers_by"), self._sums)
        self._rates_gone = {rate: suppressed(self._rate(rate), self._sums, self._entries_gone) for rate in RATES}
        self._means_gone = suppressed(self._means(), self._sums)

    def tables(self) -> dict[str, Table]:
        """Return the tables as they may be told."""
        told = {name: Table(self._tables[name].columns, tuple(map(self._timed, self._series[name]))) for name in SERIES}
        return {
            **self._tables,
            **told,
            "figures": self._figures(),
            "pattern": _each(self._tables["pattern"], self._usual),
            "zones": _each(self._tables["zones"], self._zone),
            "dwell": self._dwell(),
        }

    # What is told, and of which time.

    def _of_spans(self) -> Iterator[_Place]:
        report = self._told.report
        figures = {NOW: report.total, BEFORE: report.before, WEEK_BEFORE: report.week_before}
        for key, of in figures.items():
            if of is not None:
                rows = {_name(row): row[str(key[1])] for row in self._tables["figures"]}
                yield _Place(key, rows, of)

    def _of_series(self, name: str) -> Iterator[_Place]:
        told = self._told
        figures = {"months": told.months, "days": told.report.series, "hours": told.hours_of_span}[name]
        for row, of in zip(self._tables[name], figures, strict=True):
            yield _Place((name, self._when(name, row)), row, of)

    def _when(self, name: str, row: Row) -> object:
        cell = row[{"months": "month", "days": "day", "hours": "begin"}[name]]
        if isinstance(cell, Moment):
            return cell.at
        day = cell.ordinal if isinstance(cell, Day) else 0
        return _month(day) if name == "months" else day

    def _earlier(self, key: Key) -> Key | None:
        """Return which time a day or an hour is compared with."""
        match key:
            case ("days", int(day)):
                return "days", day - self._told.back
            case ("hours", float(begin)):
                return "hours", self._told.days.earlier(begin, WEEK_DAYS)
        return None

    def _hours_told(self) -> set[float]:
        """Return when the hours begin that anything is told of."""
        begins = {place.of.begin for place in self._series["hours"]}
        return begins | {self._told.days.earlier(begin, WEEK_DAYS) for begin in begins}

    # What adds up to what.

    def _tree(self) -> Iterator[Sum]:
        """Give the sums of the span, and of the same weekdays before it."""
        days = [place.key for place in self._series["days"]]
        months = [place.key for place in self._series["months"]]
        yield Sum(NOW, tuple(months or days))
        of_month: defaultdict[Key, list[Key]] = defaultdict(list)
        for day in days:
            of_month["months", _month(_ordinal(day))].append(day)
        yield from (Sum(month, tuple(of_month[month])) for month in months)
        yield Sum(WEEK_BEFORE, tuple(("days", _ordinal(day) - self._told.back) for day in days))
        of_day: defaultdict[int, list[Key]] = defaultdict(list)
        for begin in sorted(self._begins):
            of_day[self._told.days.of(begin)].append(("hours", begin))
        yield from (Sum(("days", day), tuple(hours)) for day, hours in of_day.items())

    def _crossing(self) -> Iterator[Sum]:
        """Give the sums of what is in other sums too: the days just before, and the usual week."""
        told = self._told
        (begin, end), _ = earlier_spans(told.begin, told.end, told.days)
        hours = [("hours", start) for start in self._begins if begin <= start < end]
        days = [("days", _ordinal(place.key) - told.back) for place in self._series["days"]]
        within = [key for key in days if begin <= told.days.begin(_ordinal(key)) < end]
        yield Sum(BEFORE, (*hours, *within), gives_way=True)
        for key, starts in self._usual_hours.items():
            yield Sum(key, tuple(("hours", start) for start in starts), gives_way=True)

    def _hours_of_usual_week(self) -> dict[Key, list[float]]:
        """Return which hours that are told each of the usual week is made from."""
        told = self._told
        hours: defaultdict[Key, list[float]] = defaultdict(list)
        for begin in self._begins:
            if begin >= told.pattern_begin:
                local = told.days.local(begin)
                weekday = date.fromordinal(told.days.of(begin)).weekday()
                hours["pattern", (WEEKDAYS[weekday], 60 * local.hour + local.minute)].append(begin)
        return hours

    # What is a figure of a few people.

    def _count(self, column: str) -> dict[Key, Figure]:
        return {
            place.key: Figure.of_people(cell.value, self._smallest)
            for place in self._places
            if isinstance(cell := place.row.get(column), Number)
        }

    def _entries(self) -> dict[Key, Figure]:
        """Return the entries wherever they are told: of earlier times, and summed up in the usual week, too."""
        figures = self._count("entries")
        for place in self._places:
            earlier = self._earlier(place.key)
            if earlier is not None and isinstance(cell := place.row.get("week_before"), Number):
                figures.setdefault(earlier, Figure.of_people(cell.value, self._smallest))
        for row in self._tables["pattern"]:
            mean, weeks = row["entries"], row["weeks"]
            if isinstance(mean, Number) and isinstance(weeks, Number):
                figures[_usual_key(row)] = Figure.of_people(mean.value * weeks.value, self._smallest)
        return figures

    def _rate(self, rate: str) -> dict[Key, Figure]:
        """Return of how many people a rate is, and of how many not: neither may be few."""
        figures = {}
        for place in self._places:
            if isinstance(cell := place.row.get(rate), Number):
                figures[place.key] = self._part(cell.value * place.visits, place.visits)
        return figures

    def _part(self, people: float, everybody: float) -> Figure:
        """Return how many of everybody something is said of."""
        these, others, all_of_them = (
            Figure.of_people(of, self._smallest) for of in (people, everybody - people, everybody)
        )
        if these.small:
            return these
        if others.small:
            return Figure(people, small=True, low=everybody - others.high, high=everybody - others.low, least=0.0)
        return Figure(people, all_of_them.small, low=0.0, high=everybody, least=0.0)

    def _means(self) -> dict[Key, Figure]:
        """Return the hours that people spent inside; where there were few at most, the mean is of few."""
        figures = {}
        for place in self._places:
            if place.of.person_hours is None or not isinstance(place.row.get("occupancy"), Number):
                continue
            most = place.row.get("peak") or place.row.get("entries")
            few = isinstance(most, Number) and Figure.of_people(most.value, self._smallest).small
            hours = (place.of.end - place.of.begin) / HOUR
            figures[place.key] = Figure(place.of.person_hours, few, 0.0, (self._smallest - 1) * hours, 0.0)
        return figures

    # What is left of the tables.

    def _timed(self, place: _Place) -> tuple[Cell, ...]:
        return tuple(self._row(place).values())

    def _row(self, place: _Place) -> dict[str, Cell]:
        """Return what may be told of a time."""
        cells, key = dict(place.row), place.key
        people = self._entries_gone.get(key)
        few = Figure.of_people(place.visits, self._smallest).small
        self._hide(cells, "entries", people)
        if people is not None:
            cells |= dict.fromkeys(cells.keys() & {"entries_low", "entries_high"})
        self._hide(cells, "passers_by", self._passers_by_gone.get(key))
        if people or self._passers_by_gone.get(key) or self._says_more(place.row):
            _leave_out(cells, "capture_rate")
        if people or few:
            _leave_out(cells, "dwell_median", *RATES)
        for rate in RATES:
            if key in self._rates_gone[rate]:
                _leave_out(cells, rate)
        if key in self._means_gone:
            _leave_out(cells, "occupancy", "person_hours")
        self._hide(cells, "peak", self._few(cells.get("peak")))
        traceable = cells.get("traceable_share")
        if isinstance(traceable, Number) and (people or few or self._few_of(traceable.value, place.visits)):
            _leave_out(cells, "traceable_share")
        if (earlier := self._earlier(key)) is not None:
            self._hide(cells, "week_before", self._entries_gone.get(earlier))
        return cells

    def _figures(self) -> Table:
        table = self._tables["figures"]
        told = {str(place.key[1]): self._row(place) for place in self._spans}
        rows = []
        for row in table:
            cells, name = dict(row), _name(row)
            for span, of in told.items():
                cells[span] = of[name]
                if isinstance(of[name], Hidden) or isinstance(told["value"][name], Hidden):
                    cells[f"{span}_change"] = None
            if name == "busiest_hour":
                self._hide(cells, "value", self._busiest(row))
            if isinstance(cells["value"], Hidden):
                cells |= dict.fromkeys(("low", "high", "at"))
            rows.append(tuple(cells[column] for column in table.columns))
        return Table(table.columns, tuple(rows))

    def _busiest(self, row: Row) -> Why | None:
        """Tell whether the busiest hour is hidden: it is so itself, or bounds what others are hidden by."""
        at, most = row["at"], row["value"]
        if not isinstance(at, Moment) or not isinstance(most, Number):
            return None
        if (why := self._entries_gone.get(("hours", at.at))) is not None:
            return why
        firm = (one for one in self._sums if not one.gives_way)
        bound = all(covered(one, self._people, self._entries_gone, most.value) for one in firm)
        return None if bound else Why.COVER

    def _usual(self, row: Row) -> Row:
        cells, key = dict(row), _usual_key(row)
        if key in self._entries_gone:
            _leave_out(cells, "entries", "occupancy")
        if any(("hours", begin) in self._means_gone for begin in self._usual_hours.get(key, ())):
            _leave_out(cells, "occupancy")
        return cells

    def _zone(self, row: Row) -> Row:
        cells = dict(row)
        few, few_at_once = self._few(row["entries"]), self._few(row["peak"])
        self._hide(cells, "entries", few)
        if few or NOW in self._entries_gone or self._zone_says_more(row):
            _leave_out(cells, "entry_rate")
        if few:
            _leave_out(cells, "dwell_median")
        self._hide(cells, "peak", few_at_once)
        if few_at_once:
            _leave_out(cells, "occupancy")
            cells["at"] = None
        return cells

    def _dwell(self) -> Table:
        table = self._tables["dwell"]
        hidden = {row["zone"] for row in self._tables["zones"] if self._few(row["entries"])}
        if NOW in self._entries_gone:
            hidden.add(Term("place", "shop"))
        rows = list(table)
        figures: dict[Key, Figure] = {}
        of_place: defaultdict[Cell, list[Key]] = defaultdict(list)
        for place, row in enumerate(rows):
            if isinstance(people := row["people"], Number):
                figures["band", place] = Figure.of_people(people.value, self._smallest)
                of_place[row["place"]].append(("band", place))
        for name, parts in of_place.items():
            whole = sum(figures[part].value for part in parts)
            figures["place", name] = Figure(whole, small=False, low=0.0, high=0.0, least=0.0)
        sums = [Sum(("place", name), tuple(parts)) for name, parts in of_place.items()]
        gone = suppressed(figures, sums, [key for name in hidden for key in of_place[name]])
        told = []
        for place, row in enumerate(rows):
            cells = dict(row)
            self._hide(cells, "people", gone.get(("band", place)))
            if ("band", place) in gone:
                _leave_out(cells, "share")
            told.append(tuple(cells.values()))
        return Table(table.columns, tuple(told))

    def _hide(self, cells: dict[str, Cell], column: str, why: Why | None) -> None:
        """Hide a number of people."""
        if why is not None and isinstance(cells.get(column), Number):
            cells[column] = Hidden(self._smallest if why is Why.SMALL else None)

    def _few(self, cell: Cell) -> Why | None:
        few = isinstance(cell, Number) and Figure.of_people(cell.value, self._smallest).small
        return Why.SMALL if few else None

    def _few_of(self, share: float, people: float) -> bool:
        of_these = share * people
        return any(Figure.of_people(part, self._smallest).small for part in (of_these, people - of_these))

    def _says_more(self, row: Row) -> bool:
        """Tell whether the capture rate is of other hours than the entries beside it, and some are hidden."""
        rate, entries, passers_by = row.get("capture_rate"), row.get("entries"), row.get("passers_by")
        if not (isinstance(rate, Number) and isinstance(entries, Number) and isinstance(passers_by, Number)):
            return False
        near = entries.value + passers_by.value
        return self._differs(rate.value, entries.value, near, 1.0)

    def _zone_says_more(self, row: Row) -> bool:
        rate, stays = row["entry_rate"], row["entries"]
        entries = next(place.row["entries"] for place in self._spans if place.key == NOW)
        if not (isinstance(rate, Number) and isinstance(stays, Number) and isinstance(entries, Number)):
            return False
        return self._differs(rate.value, stays.value, entries.value, rate.value)

    def _differs(self, rate: float, part: float, whole: float, scale: float) -> bool:
        """Tell whether a rate is not that of two rounded numbers, where anything is hidden that it could tell of."""
        if not (self._entries_gone or self._passers_by_gone) or not whole:
            return False
        rounded = (0.5 + 0.5 * max(scale, 1.0)) / whole
        return abs(rate - part / whole) > ALL_BUT_EQUAL + rounded


def _each(table: Table, told: Callable[[Row], Row]) -> Table:
    """Return a table with each row as it may be told."""
    return Table(table.columns, tuple(tuple(told(row).values()) for row in table))


def _leave_out(cells: dict[str, Cell], *columns: str) -> None:
    """Leave out what is no number of people."""
    for column in columns:
        if isinstance(cells.get(column), Number):
            cells[column] = Hidden()


def _name(row: Row) -> str:
    name = row["figure"]
    return name.key if isinstance(name, Term) else ""


def _usual_key(row: Row) -> Key:
    weekday, hour = row["weekday"], row["hour"]
    if isinstance(weekday, Term) and isinstance(hour, Clock):
        return "pattern", (weekday.key, hour.minutes)
    return "pattern", None


def _ordinal(day: Key) -> int:
    return day[1] if isinstance(day[1], int) else 0


def _month(day: int) -> tuple[int, int]:
    of = date.fromordinal(day)
    return of.year, of.month
