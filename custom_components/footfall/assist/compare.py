"""Whether a day, a week or a month was busier than another, or than is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol

from custom_components.footfall.history import By

from .comparison import Comparison, Estimate, Verdict, compared, estimate, known
from .errors import UnansweredError
from .figures_tool import (
    A_DATE,
    DATE,
    PERIOD,
    PERIODS,
    FiguresTool,
    async_report,
    entries_of,
    nothing_known,
    period_of,
    told_of,
)
from .periods import WORDS, Kind, before, side_by_side, week_before
from .tool import SENTENCE
from .usual_entries import usual_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.util.json import JsonObjectType

    from .periods import Span
    from .tool import Question
    from .words import Words

WITH: Final = "compare_with"
WITH_DATE: Final = "compare_with_date"
USUAL: Final = "usual"
BEFORE: Final = "the_one_before"
WEEK_BEFORE: Final = "same_day_a_week_before"


class CompareTool(FiguresTool):
    """Entries of two periods."""

    name = "footfall__compare"
    title = "Compare how many people came"
    description = (
        "Compares how many people came into a shop in two periods of the same kind (two days, two weeks or two "
        "months), or in a day or a week with what is usual for it. Answers questions such as 'Was today busier than "
        "last Tuesday?' (period today, compare_with tuesday) or 'Was last week better than usual?'. While a period "
        "is running, both are counted up to the same time of day. 'verdict' says whether the difference is certain. "
        + PERIODS
    )
    asks: ClassVar[Mapping[vol.Marker, Any]] = {
        vol.Required(PERIOD, description="The period that is asked about."): vol.In(WORDS),
        vol.Optional(DATE, description="The date, if period needs one."): A_DATE,
        vol.Required(WITH, description="What it is compared with."): vol.In([USUAL, BEFORE, WEEK_BEFORE, *WORDS]),
        vol.Optional(WITH_DATE, description="The date, if compare_with needs one."): A_DATE,
    }

    @override
    async def async_answer(self, question: Question) -> JsonObjectType:
        span = period_of(question)
        if question.given[WITH] == USUAL:
            return await _async_with_usual(question, span)
        return await _async_with_other(question, span, _other(question, span))


def _other(question: Question, span: Span) -> Span:
    days = question.history.business_days
    match question.given[WITH]:
        case wanted if wanted == BEFORE:
            return before(span, days, question.now)
        case wanted if wanted == WEEK_BEFORE and span.kind is Kind.DAY:
            return week_before(span, days, question.now)
        case wanted if wanted == WEEK_BEFORE:
            raise UnansweredError(f"'{WEEK_BEFORE}' is for days: compare a {span.kind} with '{BEFORE}'.")
    other = period_of(question, WITH, WITH_DATE)
    if other.kind is not span.kind:
        raise UnansweredError(f"A {span.kind} can only be compared with another {span.kind}, not with a {other.kind}.")
    return other


async def _async_with_other(question: Question, span: Span, other: Span) -> JsonObjectType:
    words, days = question.words, question.history.business_days
    this, then = side_by_side(span, other, days)
    of_this, of_then = [await async_report(question, one, By.HOUR) for one in (this, then)]
    for one, report in ((this, of_this), (then, of_then)):
        if report.total.entries is None:
            raise nothing_known(question, one)
    comparison = compared(of_this, of_then, days, this.first - then.first)
    if comparison is None:
        raise UnansweredError("There is no hour that is known of both periods.", "nothing_in_common")
    said = [
        words.estimate("came_in", comparison.this, period=words.span(this)),
        words.estimate("came_in", comparison.other, period=words.span(then)),
        *_say_result(comparison, words),
    ]
    return {
        "this": {**told_of(this), **entries_of(comparison.this)},
        "other": {**told_of(then), **entries_of(comparison.other)},
        **_result(comparison),
        SENTENCE: " ".join(said),
    }


async def _async_with_usual(question: Question, span: Span) -> JsonObjectType:
    if span.kind is Kind.MONTH:
        raise UnansweredError(f"Nothing is called usual of a month: compare it with '{BEFORE}'.")
    words = question.words
    report = await async_report(question, span, By.HOUR)
    if report.total.entries is None:
        raise nothing_known(question, span)
    complete, hours = known(report.total), [hour for hour in report.series if known(hour)]
    looked_at = None if complete and not span.running else [hour.begin for hour in hours]
    days, briefs = question.history.business_days, question.history.briefs()
    usual = await question.hass.async_add_executor_job(usual_entries, span, looked_at, days, briefs)
    if usual is None:
        raise UnansweredError("Too few weeks are known to say what is usual.", "usual_unknown")
    comparison = Comparison(
        this=estimate([report.total] if complete else hours),
        other=Estimate(usual.band.mean, usual.band.low, usual.band.high),
        left_out=0 if complete else len(report.series) - len(hours),
    )
    usually = "usually_so_far" if span.running else "usually"
    said = [
        words.estimate("came_in", comparison.this, period=words.span(span)),
        words.estimate(usually, comparison.other, weeks=str(usual.weeks)),
        *_say_result(comparison, words),
    ]
    return {
        "this": {**told_of(span), **entries_of(comparison.this)},
        "usual": {"weeks": usual.weeks, **entries_of(comparison.other)},
        **_result(comparison),
        SENTENCE: " ".join(said),
    }


def _result(comparison: Comparison) -> JsonObjectType:
    change = comparison.change
    return {
        "verdict": comparison.verdict.value,
        "change_percent": None if change is None else round(100 * change),
        "hours_left_out": comparison.left_out,
    }


def _say_result(comparison: Comparison, words: Words) -> list[str]:
    verdict, change = comparison.verdict, comparison.change
    if verdict is Verdict.SAME or change is None:
        said = [words.say(f"verdict_{verdict}")]
    else:
        said = [words.say(f"verdict_{verdict}_by", percent=str(abs(round(100 * change))))]
    if comparison.left_out:
        said.append(words.say("left_out", hours=str(comparison.left_out)))
    return said
