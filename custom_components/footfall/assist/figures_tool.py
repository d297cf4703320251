"""What the tools about the past have in common: which period, and what is kept of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, override

import probatio as vol

from custom_components.footfall.history import By, Options

from .errors import UnansweredError
from .periods import span_of
from .tool import ShopTool, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.history import Report

    from .comparison import Estimate
    from .periods import Span
    from .shops import Told
    from .tool import Question

PERIOD: Final = "period"
DATE: Final = "date"
EARLIEST_YEAR: Final = 1970

PERIODS: Final = (
    "A weekday is the last one before today. 'day_of_date', 'week_of_date' and 'month_of_date' need a date beside. "
    "Weeks begin on Monday."
)


def past_date(value: Any) -> date:
    """Take a date as YYYY-MM-DD."""
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise vol.Invalid("a date is written YYYY-MM-DD") from error
    if day.year < EARLIEST_YEAR:
        raise vol.Invalid(f"nothing is known before {EARLIEST_YEAR}")
    return day


A_DATE: Final = vol.All(str, past_date)


class FiguresTool(ShopTool):
    """A question about what is kept of a shop."""

    @override
    @staticmethod
    def answers(told: Told, given: Mapping[str, Any]) -> bool:
        return told.figures is not None


def period_of(question: Question, period: str = PERIOD, day: str = DATE) -> Span:
    """Return the period that a question names."""
    return span_of(question.given[period], question.given.get(day), question.history.business_days, question.now)


async def async_report(question: Question, span: Span, by: By = By.NONE) -> Report:
    """Return what is kept of a period. UnansweredError where nothing of it is over."""
    if span.until <= span.begin:
        name = question.words.name(span)
        raise UnansweredError("No hour of that period is over yet: ask again later.", "too_early", period=name)
    return await question.history.async_figures(span.begin, span.until, Options(by=by))


def nothing_known(question: Question, span: Span) -> UnansweredError:
    """Say that of a period nothing is kept."""
    name = question.words.span(span)
    return UnansweredError(f"Nothing is kept of that period ({name}).", "nothing_known", period=name)


def told_of(span: Span) -> JsonObjectType:
    """Give when a period begins and ends, as far as it is told of."""
    return {"begin": moment(span.begin), "end": moment(span.until), "still_running": span.running}


def entries_of(number: Estimate) -> JsonObjectType:
    """Give how many people came in."""
    return {"entries": round(number.people), "low": round(number.low), "high": round(number.high)}
