"""The tables of a report, out of its figures."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from statistics import fmean
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine.figures import BAND_EDGES
from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.sensors_shop import shown_s

from .document import Clock, Day, Moment, Name, Number, Table, Term, Text, Unit, Written
from .words import MINUTE, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from custom_components.footfall.history import Figures, ZoneReport

    from .document import Cell
    from .gathering import Gathered

HEARD_IN_FULL: Final = 0.9
"""Share of an hour that must have been heard for it to count in a mean with others."""

ABOUT_AS_MUCH: Final = 0.1
"""How far what is known of two spans may lie apart for their figures to be compared."""

FIGURES: Final[Mapping[str, Unit]] = {
    "entries": Unit.PEOPLE,
    "passers_by": Unit.PEOPLE,
    "capture_rate": Unit.SHARE,
    "dwell_median": Unit.SECONDS,
    "engaged_rate": Unit.SHARE,
    "bounce_rate": Unit.SHARE,
    "occupancy": Unit.MEAN,
    "peak": Unit.PEOPLE,
    "person_hours": Unit.HOURS,
    "heard_share": Unit.SHARE,
    "imported_share": Unit.SHARE,
    "traceable_share": Unit.SHARE,
}
"""What is told of every span, as history.Figures calls it."""
OF_SERIES: Final = (
    *("entries", "entries_low", "entries_high", "passers_by", "capture_rate", "dwell_median", "engaged_rate"),
    *("bounce_rate", "occupancy", "peak", "heard_share", "imported_share"),
)
"""What is told of each day, hour and month."""
WITHOUT_CHANGE: Final = {"heard_share", "imported_share", "traceable_share"}
"""How well something is known: more or less of it is no news."""
PLACES: Final = {Unit.MEAN: 1, Unit.HOURS: 1, Unit.SHARE: 3}
FIGURE_COLUMNS: Final = (
    *("figure", "value", "low", "high", "at", "before", "before_change", "week_before", "week_before_change"),
    "definition",
)


def number(value: float | None, unit: Unit) -> Number | None:
    """Return a number as it is shown, None where it is not known."""
    if value is None:
        return None
    if unit is Unit.SECONDS:
        return Number(shown_s(value), unit)
    return Number(round(value, PLACES.get(unit)), unit)


def change(now: Number | None, then: Number | None) -> Number | None:
    """Return how much more or less a figure is than it was: of a share in points, else as a part of what it was."""
    if now is None or then is None:
        return None
    if now.unit is Unit.SHARE:
        return _difference(now.value - then.value, Unit.POINTS)
    return _difference(now.value / then.value - 1, Unit.CHANGE) if then.value else None


def _difference(value: float, unit: Unit) -> Number:
    """Round a difference; nothing has no sign."""
    return Number(round(value, 2) + 0.0, unit)


def known_share(figures: Figures) -> float:
    """Return how much of a span is known, 0 to 1."""
    return min(1.0, figures.heard_share + figures.imported_share)


def comparable(figures: Figures, earlier: Figures) -> bool:
    """Tell whether about as much is known of two spans: else more people may be nothing but more that was heard."""
    return abs(known_share(figures) - known_share(earlier)) <= ABOUT_AS_MUCH


def of_figures(figures: Figures, key: str) -> Cell:
    """Return one figure of a span; the bounds of the interval lie around what is shown."""
    match key:
        case "entries_low" | "entries_high" if figures.entries is not None:
            bound = figures.entries_low if key == "entries_low" else figures.entries_high
            inner = min if key == "entries_low" else max
            return Number(inner(round(figures.entries), round(bound or 0.0)), Unit.PEOPLE)
        case "entries_low" | "entries_high":
            return None
        case _:
            value: float | None = getattr(figures, key)
            return number(value, FIGURES[key])


def figures_table(told: Gathered, before: Figures | None, week_before: Figures | None) -> Table:
    """Return the figures of the span, beside those of the spans that it is compared with, and what they mean."""
    report = told.report
    rows: list[tuple[Cell, ...]] = []
    for key, unit in FIGURES.items():
        now = number(getattr(report.total, key), unit)
        cells: list[Cell] = [Term("figure", key), now, None, None, None]
        if key == "entries":
            cells[2:4] = [of_figures(report.total, "entries_low"), of_figures(report.total, "entries_high")]
        if key == "peak" and report.total.peak_at is not None:
            cells[4] = Moment(report.total.peak_at, day=told.first != told.last)
        for earlier in (before, week_before):
            then = None if earlier is None else number(getattr(earlier, key), unit)
            told_of = key not in WITHOUT_CHANGE and earlier is not None and comparable(report.total, earlier)
            cells += [then, change(now, then) if told_of else None]
        rows.append((*cells, definition(key, told)))
        if key == "peak":
            rows.append(_busiest_hour(told))
    return Table(FIGURE_COLUMNS, tuple(rows))


def definition(key: str, told: Gathered) -> Text:
    """Return what a figure means, by the times that are set for the shop."""
    times = {
        "entries": {"timeout": told.settings.session_timeout},
        "bounce_rate": {"bounce": told.settings.bounce},
        "engaged_rate": {"engaged": told.settings.engaged},
    }
    given = {name: Number(seconds / MINUTE, Unit.COUNT) for name, seconds in times.get(key, {}).items()}
    return Text(f"definition.{key}", given)


def _busiest_hour(told: Gathered) -> tuple[Cell, ...]:
    key = Term("figure", "busiest_hour")
    nothing = (None,) * (len(FIGURE_COLUMNS) - 5)
    if (busiest := told.report.busiest) is None:
        return (key, None, *nothing, None, None, definition("busiest_hour", told))
    at, entries = busiest
    hour = Moment(at, day=told.first != told.last)
    return (key, number(entries, Unit.PEOPLE), None, None, hour, *nothing[1:], definition("busiest_hour", told))


def days_table(told: Gathered) -> Table:
    """Return the business days, each beside the same weekday before."""
    earlier = {(day.day or 0) + told.back: day for day in told.earlier.series}

    def named(figures: Figures) -> tuple[Cell, ...]:
        day = figures.day or 0
        return Day(day), Term("weekday", WEEKDAYS[date.fromordinal(day).weekday()])

    return _series(("day", "weekday"), told.report.series, named, lambda day: earlier.get(day.day or 0))


def hours_table(told: Gathered) -> Table:
    """Return the hours, each beside the same hour of the same weekday a week before."""
    known = {hour.begin: hour for hour in told.hours}
    single = told.first == told.last

    def named(figures: Figures) -> tuple[Cell, ...]:
        return Day(told.days.of(figures.begin)), Moment(figures.begin, day=not single)

    def a_week_before(figures: Figures) -> Figures | None:
        return known.get(told.days.earlier(figures.begin, WEEK_DAYS))

    return _series(("day", "begin"), told.hours_of_span, named, a_week_before)


def months_table(told: Gathered) -> Table:
    """Return the calendar months of a span of many days."""

    def named(figures: Figures) -> tuple[Cell, ...]:
        return (Day(told.days.of(figures.begin), Written.MONTH_YEAR),)

    return _series(("month",), told.months, named, None)


def _series(
    names: tuple[str, ...],
    series: Iterable[Figures],
    named: Callable[[Figures], tuple[Cell, ...]],
    earlier: Callable[[Figures], Figures | None] | None,
) -> Table:
    rows = []
    for figures in series:
        cells = (*named(figures), *(of_figures(figures, key) for key in OF_SERIES))
        if earlier is not None:
            then = earlier(figures)
            cells = (*cells, None if then is None else of_figures(then, "entries"))
        rows.append(cells)
    return Table((*names, *OF_SERIES, *(("week_before",) if earlier is not None else ())), tuple(rows))


def pattern_table(told: Gathered) -> Table:
    """Return the usual week: each hour of each weekday, by business days, on average."""
    zone, days = told.days.zone, told.days
    heard: defaultdict[tuple[int, int], list[Figures]] = defaultdict(list)
    for hour in told.pattern:
        local = datetime.fromtimestamp(hour.begin, UTC).astimezone(zone)
        place = date.fromordinal(days.of(hour.begin)).weekday(), 60 * local.hour + local.minute
        heard[place].append(hour)
    rows: list[tuple[Cell, ...]] = []
    for place in sorted(heard, key=lambda place: (place[0], _since_day_began(told, place[1]))):
        known = _comparable(heard[place])
        weekday, minutes = place
        rows.append(
            (
                Term("weekday", WEEKDAYS[weekday]),
                Clock(minutes),
                Number(len(known), Unit.COUNT),
                _mean([hour.entries for hour in known]),
                _mean([hour.occupancy for hour in known]),
            )
        )
    return Table(("weekday", "hour", "weeks", "entries", "occupancy"), tuple(rows))


def _since_day_began(told: Gathered, minutes: int) -> int:
    ends = told.settings.day_ends
    return (minutes - 60 * ends.hour - ends.minute) % (24 * 60)


def _comparable(hours: list[Figures]) -> list[Figures]:
    """Return the hours that were heard in full or imported; where there are none, those of which anything is known."""
    known = [hour for hour in hours if hour.entries is not None]
    in_full = [hour for hour in known if hour.heard_share >= HEARD_IN_FULL or hour.imported_share > 0]
    return in_full or known


def _mean(values: list[float | None]) -> Number | None:
    known = [value for value in values if value is not None]
    return number(fmean(known), Unit.MEAN) if known else None


def zones_table(told: Gathered) -> Table:
    """Return the zones, the busiest first."""
    columns = ("zone", "entries", "entry_rate", "dwell_median", "occupancy", "peak", "at", "known_share")
    single = told.first == told.last
    zones = sorted(told.report.zones.items(), key=lambda zone: -zone[1].entries)
    rows = tuple(
        (
            Name(told.zones.get(zone_id, zone_id)),
            number(zone.entries, Unit.PEOPLE),
            number(zone.entry_rate, Unit.SHARE),
            number(zone.dwell_median, Unit.SECONDS),
            number(zone.occupancy, Unit.MEAN),
            number(zone.peak, Unit.PEOPLE),
            None if zone.peak_at is None else Moment(zone.peak_at, day=not single),
            number(zone.known_share, Unit.SHARE),
        )
        for zone_id, zone in zones
    )
    return Table(columns, rows)


def dwell_table(told: Gathered) -> Table:
    """Return how long people stayed, by band: in the shop, and in each zone."""
    places: list[tuple[Cell, Figures | ZoneReport]] = [(Term("place", "shop"), told.report.total)]
    places += [(Name(told.zones.get(zone_id, zone_id)), zone) for zone_id, zone in told.report.zones.items()]
    rows = [row for place, of in places for row in _bands(place, of.dwell_bands)]
    return Table(("place", "band", "from_seconds", "to_seconds", "people", "share"), tuple(rows))


def _bands(place: Cell, bands: tuple[float, ...]) -> list[tuple[Cell, ...]]:
    everybody = sum(bands)
    if not everybody:
        return []
    rows: list[tuple[Cell, ...]] = []
    for edge, upto, people in zip(BAND_EDGES, (*BAND_EDGES[1:], None), bands, strict=True):
        begin, end = number(edge, Unit.SECONDS), number(upto, Unit.SECONDS)
        minutes = {
            "begin": Number(edge / MINUTE, Unit.COUNT),
            "end": None if upto is None else Number(upto / MINUTE, Unit.COUNT),
        }
        word = "under" if not edge else "over" if upto is None else "between"
        needed = {"under": ("end",), "over": ("begin",), "between": ("begin", "end")}[word]
        band = Text(f"band.{word}", {name: minutes[name] for name in needed})
        rows.append((place, band, begin, end, number(people, Unit.PEOPLE), number(people / everybody, Unit.SHARE)))
    return rows


def gaps_table(told: Gathered) -> Table:
    """Return the times of which something is missing."""
    single = told.first == told.last
    rows = tuple(
        (Moment(gap.begin, day=not single), Moment(gap.end, day=not single), _minutes(gap.missing_s))
        for gap in told.report.gaps
    )
    return Table(("begin", "end", "missing"), rows)


def _minutes(seconds: float) -> Number:
    return Number(round(seconds / MINUTE), Unit.MINUTES)
