"""What is usual on a day of the week, or at an hour of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol

from custom_components.footfall.history.business_days import WEEK_DAYS
from custom_components.footfall.history.normal import normal

from .comparison import Estimate
from .errors import UnansweredError
from .figures_tool import FiguresTool
from .periods import WEEKDAYS
from .tool import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.history.normal import Band, NormalDay, NormalHour

    from .tool import Question
    from .words import Words

WEEKDAY: Final = "weekday"
HOUR_OF_DAY: Final = "hour"
LAST_HOUR: Final = 23


class UsualTool(FiguresTool):
    """What is usual."""

    name = "footfall__usual"
    title = "What is usual"
    description = (
        "Tells what is usual in a shop on a weekday, by the last 8 weeks: how many people come in on the whole day "
        "and in each hour, and how many are inside at once. 'low' and 'high' are what most of those weeks lay "
        "between. Use the compare tool to compare a day or a week with what is usual."
    )
    asks: ClassVar[Mapping[vol.Marker, Any]] = {
        vol.Optional(WEEKDAY, description="Which weekday; today's unless given."): vol.In(WEEKDAYS),
        vol.Optional(HOUR_OF_DAY, description="Begin of an hour, 0 to 23, if the question is about that one."): vol.All(
            int, vol.Range(min=0, max=LAST_HOUR)
        ),
    }

    @override
    async def async_answer(self, question: Question) -> JsonObjectType:
        days, words = question.history.business_days, question.words
        day = _next(question.given.get(WEEKDAY), words.today)
        usual = normal(day, days, question.history.briefs())
        if usual is None:
            raise UnansweredError("Fewer than two weeks are known of that weekday.", "usual_unknown")
        weekday = date.fromordinal(day).weekday()
        answer: JsonObjectType = {"weekday": WEEKDAYS[weekday], "weeks": usual.weeks}
        if (wanted := question.given.get(HOUR_OF_DAY)) is None:
            hours: list[Any] = [_hour(hour, words) for hour in usual.hours if hour.weeks]
            return {
                **answer,
                "day": _band(usual.entries),
                "hours": hours,
                SENTENCE: _say_day(weekday, usual, words),
            }
        hour = next((hour for hour in usual.hours if words.hour_of(hour.start) == wanted), None)
        if hour is None or (come := hour.entries) is None:
            raise UnansweredError("Fewer than two weeks are known of that hour.", "usual_unknown")
        given = {"weekday": words.weekday(weekday), "weeks": str(hour.weeks), **words.hour(wanted)}
        said = [words.estimate("usual_hour", _estimate(come), **given)]
        if hour.occupancy is not None:
            said.append(words.estimate("usually_inside", _estimate(hour.occupancy)))
        return {**answer, **_hour(hour, words), SENTENCE: " ".join(said)}


def _next(weekday: str | None, today: int) -> int:
    """Return the next business day, today included, that is this weekday."""
    if weekday is None:
        return today
    ahead = (WEEKDAYS.index(weekday) - date.fromordinal(today).weekday()) % WEEK_DAYS
    return (date.fromordinal(today) + timedelta(days=ahead)).toordinal()


def _hour(hour: NormalHour, words: Words) -> JsonObjectType:
    return {"begin": words.clock(hour.start), "entries": _band(hour.entries), "people_inside": _band(hour.occupancy)}


def _band(band: Band | None) -> JsonObjectType | None:
    return (
        None if band is None else {"mean": round(band.mean, 1), "low": round(band.low, 1), "high": round(band.high, 1)}
    )


def _estimate(band: Band) -> Estimate:
    return Estimate(band.mean, min(band.low, band.mean), max(band.high, band.mean))


def _say_day(weekday: int, usual: NormalDay, words: Words) -> str:
    if usual.entries is None:
        return words.say("usual_unknown")
    return words.estimate("usual_day", _estimate(usual.entries), weekday=words.weekday(weekday), weeks=str(usual.weeks))
