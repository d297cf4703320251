"""Gathers what a report is made of: the figures of its span, and of what they are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from homeassistant.util import dt as dt_util

from custom_components.footfall.history import Asked, By, Options
from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.report import earlier_spans, up
from custom_components.footfall.privacy import smallest_of
from custom_components.footfall.settings import engine_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigEntry

    from custom_components.footfall.engine import EngineSettings
    from custom_components.footfall.history import BusinessDays, Figures, Report
    from custom_components.footfall.shop import Shop

HOUR: Final = 3600.0
PATTERN_WEEKS: Final = 8
"""Weeks that the usual week is made from where the span is shorter than a week."""
MANY_DAYS: Final = 92
"""Days up to which each is told by itself on a page; of more, months are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a report is made of.

    `begin`, `end`: UTC seconds, whole hours. `report`: of the span, with its days. `hours`: of the span, and of as much
    before it as is needed. `earlier`: the same weekdays before, day by day. `months`: of a span of many days.
    `pattern_begin`: when the hours begin that the usual week is made from. `smallest`: of how many people a figure must
    be to be told. `zones`: names of zones that there are or were, by id.
    """

    shop: str
    settings: EngineSettings
    days: BusinessDays
    made: float
    open_only: bool
    begin: float
    end: float
    report: Report
    hours: tuple[Figures, ...]
    earlier: Report
    months: tuple[Figures, ...]
    pattern_begin: float
    smallest: int
    zones: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The business day that the span begins in."""
        return self.days.of(self.begin)

    @property
    def last(self) -> int:
        """The business day that the span ends in; the first where it has no length."""
        return max(self.first, self.days.of(self.end - HOUR))

    @property
    def back(self) -> int:
        """How many days before them the same weekdays lie that the span is compared with."""
        _, (week_before, _) = earlier_spans(self.begin, self.end, self.days)
        return self.first - self.days.of(week_before)

    @property
    def hours_of_span(self) -> tuple[Figures, ...]:
        """The hours of the span alone."""
        return tuple(hour for hour in self.hours if hour.begin >= self.begin)

    @property
    def pattern(self) -> tuple[Figures, ...]:
        """The hours that the usual week is made from."""
        return tuple(hour for hour in self.hours if hour.begin >= self.pattern_begin)

    @property
    def whole_days(self) -> bool:
        """Whether the span is of whole business days."""
        ends = up(self.days.begin(self.first)), up(self.days.begin(self.last + 1))
        return (self.begin, self.end) == ends


async def async_gather(entry: ConfigEntry[Shop], span: tuple[float, float], *, open_only: bool) -> Gathered:
    """Gather what a report of a span, UTC seconds, is made of."""
    history = entry.runtime_data.history
    days = history.business_days
    begin, end = up(span[0]), up(span[1])
    last = days.of(max(begin, end - HOUR))
    week = days.begin(last + 1 - WEEK_DAYS)
    pattern_begin = begin if begin <= week else up(days.begin(last + 1 - WEEK_DAYS * PATTERN_WEEKS))
    months = _months(begin, end, days)
    _, week_before = earlier_spans(begin, end, days)
    report, hours, earlier, *of_months = await history.async_reports(
        [
            Asked(begin, end, Options(by=By.DAY, open_only=open_only)),
            Asked(min(pattern_begin, days.earlier(begin, WEEK_DAYS)), end, Options(by=By.HOUR, open_only=open_only)),
            Asked(*week_before, Options(by=By.DAY, open_only=open_only)),
            *(Asked(*month, Options(open_only=open_only)) for month in months),
        ]
    )
    return Gathered(
        shop=entry.title,
        settings=engine_settings(entry),
        days=days,
        made=dt_util.utcnow().timestamp(),
        open_only=open_only,
        begin=begin,
        end=end,
        report=report,
        hours=hours.series,
        earlier=earlier,
        months=tuple(month.total for month in of_months),
        pattern_begin=pattern_begin,
        smallest=smallest_of(entry.options),
        zones=dict(history.zone_names),
    )


def _months(begin: float, end: float, days: BusinessDays) -> list[tuple[float, float]]:
    """Return the calendar months of a span of many days, the first and the last cut by its ends."""
    first, last = days.of(begin), days.of(max(begin, end - HOUR))
    if last - first < MANY_DAYS:
        return []
    firsts = [day for day in range(first + 1, last + 1) if date.fromordinal(day).day == 1]
    edges = [begin, *(up(days.begin(day)) for day in firsts), end]
    return list(pairwise(edges))
