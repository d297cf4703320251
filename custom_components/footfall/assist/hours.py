"""Which hours are quiet and which are busy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol

from custom_components.footfall.history.pattern import pattern

from .errors import UnansweredError
from .figures_tool import FiguresTool
from .periods import WEEKDAYS
from .tool import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.history.pattern import Cell

    from .tool import Question
    from .words import Words

WEEKDAY: Final = "weekday"
WEEKS: Final = "weeks"
USUAL_WEEKS: Final = 8
MOST_WEEKS: Final = 52
SHOWN: Final = 3
"""How many of the quietest and of the busiest hours are given."""


class QuietHoursTool(FiguresTool):
    """The quietest and the busiest hours."""

    name = "footfall__quiet_and_busy_hours"
    title = "Quiet and busy hours"
    description = (
        "Tells which hours of the week, or of one weekday, are usually the quietest and the busiest in a shop, by "
        "how many people came in on average over the last weeks. Only hours in which the shop is normally open "
        "count, as far as its opening hours are known."
    )
    asks: ClassVar[Mapping[vol.Marker, Any]] = {
        vol.Optional(WEEKDAY, description="One weekday; leave it out for the whole week."): vol.In(WEEKDAYS),
        vol.Optional(WEEKS, description="Over how many of the last weeks.", default=USUAL_WEEKS): vol.All(
            int, vol.Range(min=1, max=MOST_WEEKS)
        ),
    }

    @override
    async def async_answer(self, question: Question) -> JsonObjectType:
        words, history = question.words, question.history
        weeks: int = question.given[WEEKS]
        days, briefs = history.business_days, history.briefs()
        found = await question.hass.async_add_executor_job(pattern, words.today, weeks, days, briefs)
        weekday = question.given.get(WEEKDAY)
        cells = [cell for cell in found.of_business if weekday is None or cell.weekday == WEEKDAYS.index(weekday)]
        if not cells:
            raise UnansweredError("Too little is known of these hours yet.", "hours_unknown")
        quiet, busy = cells[:SHOWN], cells[: -SHOWN - 1 : -1]
        said = [_say("quiet_hour", quiet[0], words), _say("busy_hour", busy[0], words)]
        return {
            "weeks": weeks,
            "quietest": [_cell(cell) for cell in quiet],
            "busiest": [_cell(cell) for cell in busy],
            SENTENCE: " ".join([*said, words.say("of_weeks", weeks=str(weeks))]),
        }


def _cell(cell: Cell) -> JsonObjectType:
    return {
        "weekday": WEEKDAYS[cell.weekday],
        "begin": f"{cell.hour:02}:00",
        "entries_per_hour": None if cell.entries is None else round(cell.entries, 1),
        "people_inside": None if cell.occupancy is None else round(cell.occupancy, 1),
        "weeks_known": cell.weeks,
    }


def _say(key: str, cell: Cell, words: Words) -> str:
    visitors = words.few(cell.entries or 0.0)
    return words.say(key, weekday=words.weekday(cell.weekday), visitors=visitors, **words.hour(cell.hour))
