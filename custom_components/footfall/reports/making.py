"""Makes the document of a report out of what was gathered for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.util import slugify

from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.report import earlier_spans

from .document import Compared, Day, Days, Document, Hidden, Moment, Name, Number, Text, Unit, Written
from .gathering import HOUR
from .tables import (
    comparable,
    days_table,
    dwell_table,
    figures_table,
    gaps_table,
    hours_table,
    known_share,
    months_table,
    number,
    pattern_table,
    zones_table,
)
from .withholding import withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custom_components.footfall.history import Figures

    from .document import Cell, Table
    from .gathering import Gathered

DAY_HOURS: Final = 24
MOST_OF_NAME: Final = 40
"""Characters of a shop's name in that of a file."""


def document_of(told: Gathered) -> Document:
    """Return the document of a report. All that leaves Home Assistant in a report is in it."""
    spans = earlier_spans(told.begin, told.end, told.days)
    before, week_before = told.report.before, told.report.week_before
    if not told.whole_days or spans[0] == spans[1]:
        before = None
    tables = {
        "figures": figures_table(told, before, week_before),
        "months": months_table(told),
        "days": days_table(told),
        "hours": hours_table(told),
        "pattern": pattern_table(told),
        "zones": zones_table(told),
        "dwell": dwell_table(told),
        "gaps": gaps_table(told),
    }
    tables = withheld(told, tables)
    return Document(
        shop=Name(told.shop),
        span=_span(told),
        begin=told.begin,
        end=told.end,
        zone=told.days.zone,
        made=Day(datetime.fromtimestamp(told.made, told.days.zone).date().toordinal(), Written.DATE),
        single=told.first == told.last,
        day_begins=told.days.begin(told.first),
        window=_window(told, told.pattern, range(max(told.first, told.last + 1 - WEEK_DAYS), told.last + 1)),
        curve_window=_window(told, told.hours_of_span, range(told.first, told.first + 1)),
        compared=_compared(told, before, week_before),
        pattern_span=Days(told.days.of(told.pattern_begin), told.last),
        slug=_slug(told),
        known=told.report.total.entries is not None,
        tables=tables,
        notes=(*_notes(told, week_before or before), *_hidden(told, tables)),
    )


def _span(told: Gathered) -> Cell:
    """Say what the report is of."""
    first, last = told.first, told.last
    if told.begin == told.end:
        return Days(first, last)
    if told.whole_days:
        begins, over = date.fromordinal(first), date.fromordinal(last + 1)
        of_month = begins.day == over.day == 1 and last - first < 31  # noqa: PLR2004 - the longest month
        return Day(first, Written.MONTH_YEAR) if of_month else Days(first, last)
    times: dict[str, Cell] = {"begin": Moment(told.begin, day=False), "end": Moment(told.end, day=False)}
    if first == last:
        return Text("span.part_of_day", {"day": Day(first, Written.WEEKDAY_DATE), **times})
    return Text("span.times", {"first": Day(first, Written.DATE), "last": Day(last, Written.DATE), **times})


def _compared(told: Gathered, before: Figures | None, week_before: Figures | None) -> dict[str, Compared]:
    """Say what the span is compared with."""
    compared: dict[str, Compared] = {}
    length = told.last - told.first + 1
    if before is not None:
        name = Text("compared.day_before") if length == 1 else Text("compared.before", {"days": _count(length)})
        compared["before"] = Compared(name, Days(told.first - length, told.first - 1))
    if week_before is not None:
        weeks = {"weeks": _count(told.back // WEEK_DAYS)}
        name = Text("compared.week_before") if told.back == WEEK_DAYS else Text("compared.weeks_before", weeks)
        compared["week_before"] = Compared(name, Days(told.first - told.back, told.last - told.back))
    return compared


def _window(told: Gathered, hours: Iterable[Figures], on: Iterable[int]) -> tuple[int, int]:
    """Return which hours of a business day to draw: from the first to the last in which anybody came, or it opens."""
    days = told.days
    worth = {
        int((hour.begin - days.begin(days.of(hour.begin))) // HOUR)
        for hour in hours
        if round(hour.entries or 0.0) or round(hour.peak or 0.0)
    }
    for begin in map(days.begin, on):
        starts = [begin + place * HOUR for place in range(DAY_HOURS)]
        worth |= {place for place, start in enumerate(starts) if days.open_seconds(start, start + HOUR)}
    return (min(worth), max(worth) + 1) if worth else (0, DAY_HOURS)


def _slug(told: Gathered) -> str:
    """Return a name for files: which shop, which days."""
    first, last = (date.fromordinal(day).isoformat() for day in (told.first, told.last))
    shop = slugify(told.shop)[:MOST_OF_NAME].strip("_")
    return f"footfall_{shop}_{first}" if first == last else f"footfall_{shop}_{first}_{last}"


def _notes(told: Gathered, compared: Figures | None) -> tuple[Text, ...]:
    """Say how well the figures are known."""
    total = told.report.total
    notes = []
    if told.made < told.days.begin(told.last + 1) and told.end > told.begin:
        notes.append(Text("note.not_over", {"until": Moment(told.end)}))
    if told.begin == told.end:
        notes.append(Text("note.just_begun"))
    elif total.entries is None:
        notes.append(Text("note.nothing"))
    elif told.report.gaps:
        hours = sum(gap.missing_s for gap in told.report.gaps) / HOUR
        notes.append(Text("note.gaps", {"hours": Number(hours, Unit.HOURS)}))
    if total.imported_share:
        notes.append(Text("note.imported", {"share": number(total.imported_share, Unit.SHARE)}))
    if compared is not None and total.entries is not None and not comparable(total, compared):
        shares = {"now": known_share(total), "then": known_share(compared)}
        notes.append(Text("note.not_comparable", {of: number(share, Unit.SHARE) for of, share in shares.items()}))
    if told.open_only:
        notes.append(Text("note.open_only"))
    elif not told.days.hours_known:
        notes.append(Text("note.hours_unknown"))
    if total.entries is not None:
        notes += [Text("note.interval"), Text("note.rounded")]
    return tuple(notes)


def _hidden(told: Gathered, tables: Mapping[str, Table]) -> tuple[Text, ...]:
    """Say what stands for what is not told, where anything is."""
    if not any(isinstance(cell, Hidden) for table in tables.values() for row in table.rows for cell in row):
        return ()
    return (Text("note.hidden", {"few": Hidden(told.smallest), "cover": Hidden()}),)


def _count(of: float) -> Number:
    return Number(of, Unit.COUNT)
