"""What came of a day, a week or a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol

from custom_components.footfall.history import By
from custom_components.footfall.history.hour import HOUR

from .comparison import estimate
from .figures_tool import A_DATE, DATE, PERIOD, PERIODS, FiguresTool, async_report, nothing_known, period_of, told_of
from .periods import WORDS, Kind
from .tool import SENTENCE, Question, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.history import Figures, Report

    from .periods import Span
    from .words import Words

EACH: Final = "each"
UNHEARD: Final = 0.01
"""Share of the time from which it is said that it was not heard."""
MINUTE: Final = 60


class ReportTool(FiguresTool):
    """Figures of a period."""

    name = "footfall__report"
    title = "Report of a day, a week or a month"
    description = (
        "Reports what came of a period in a shop: how many people came in ('entries', between 'entries_low' and "
        "'entries_high' in four of five cases), how many walked past, what share of those came in, how long visits "
        "typically were, how many were short or long, the busiest hour, how full it was, the same for each zone, and "
        "how much of the time was heard at all. Null means not known, never nought. Use the compare tool for "
        "comparisons. " + PERIODS
    )
    asks: ClassVar[Mapping[vol.Marker, Any]] = {
        vol.Required(PERIOD, description="The period that is asked about."): vol.In(WORDS),
        vol.Optional(DATE, description="The date, if period needs one."): A_DATE,
        vol.Optional(EACH, description="Also give the entries of each hour or day of it."): vol.In(["hour", "day"]),
    }

    @override
    async def async_answer(self, question: Question) -> JsonObjectType:
        span = period_of(question)
        report = await async_report(question, span, By(question.given.get(EACH, By.NONE)))
        if report.total.entries is None:
            raise nothing_known(question, span)
        answer: JsonObjectType = {**told_of(span), **_figures(report.total)}
        if report.busiest is not None:
            answer["busiest_hour"] = {"begin": moment(report.busiest[0]), "entries": round(report.busiest[1])}
        answer["zones"] = _zones(question, report)
        if report.series:
            answer[f"{question.given[EACH]}s"] = [_part(part) for part in report.series]
        return {**answer, SENTENCE: " ".join(_say(span, report, question.words))}


def _figures(figures: Figures) -> JsonObjectType:
    return {
        "entries": _whole(figures.entries),
        "entries_low": _whole(figures.entries_low),
        "entries_high": _whole(figures.entries_high),
        "passers_by": _whole(figures.passers_by),
        "came_in_percent": _percent(figures.capture_rate),
        "typical_visit_minutes": _minutes(figures.dwell_median),
        "short_visits_percent": _percent(figures.bounce_rate),
        "long_visits_percent": _percent(figures.engaged_rate),
        "people_inside_on_average": None if figures.occupancy is None else round(figures.occupancy, 1),
        "most_people_inside": _whole(figures.peak),
        "heard_percent": _percent(figures.heard_share),
        "imported_percent": _percent(figures.imported_share),
    }


def _zones(question: Question, report: Report) -> list[Any]:
    names = question.history.zone_names
    return [
        {
            "name": names.get(zone, zone),
            "entries": round(of.entries),
            "typical_stay_minutes": _minutes(of.dwell_median),
            "people_on_average": None if of.occupancy is None else round(of.occupancy, 1),
        }
        for zone, of in report.zones.items()
        if zone in question.told.zones
    ]


def _part(part: Figures) -> JsonObjectType:
    day = {} if part.day is None else {"day": date.fromordinal(part.day).isoformat()}
    return {**day, "begin": moment(part.begin), "entries": _whole(part.entries)}


def _say(span: Span, report: Report, words: Words) -> list[str]:
    total = report.total
    said = [words.estimate("came_in", estimate([total]), period=words.span(span))]
    if total.passers_by is not None and total.capture_rate is not None:
        percent = str(round(100 * total.capture_rate))
        said.append(words.say("passed_by", people=words.people(total.passers_by), percent=percent))
    if (minutes := _minutes(total.dwell_median)) is not None:
        said.append(words.say("typical_visit", minutes=str(minutes)))
    if report.busiest is not None:
        begin = report.busiest[0]
        hour = {"begin": words.clock(begin), "end": words.clock(begin + HOUR)}
        if span.kind is Kind.DAY:
            said.append(words.say("busiest_hour", **hour))
        else:
            said.append(words.say("busiest_hour_of_days", date=words.date(words.days.of(begin)), **hour))
    if total.imported_share > 0:
        said.append(words.say("imported"))
    elif total.heard_share < 1 - UNHEARD:
        said.append(words.say("unheard", percent=str(round(100 * (1 - total.heard_share)))))
    return said


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _minutes(seconds: float | None) -> int | None:
    return None if seconds is None else max(1, round(seconds / MINUTE))
