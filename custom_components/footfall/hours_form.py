"""Opening hours as a form: a table that is filled in by clicks, exceptions, and what a schedule entity holds."""

from __future__ import annotations

from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.data_entry_flow import section
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.selector import DateSelector, ObjectSelector, ObjectSelectorConfig, TimeSelector

from .const import CONF_FROM, CONF_TO
from .settings import WEEKDAYS, clock_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.core import HomeAssistant

type Spans = list[dict[str, str]]
"""The spans of one day as the options keep them: [{"from": "09:00:00", "to": "18:00:00"}]."""

type Week = dict[str, Spans]

SCHEDULE: Final = "schedule"
GET_SCHEDULE: Final = "get_schedule"
SCHEDULE_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As Home Assistant's schedule integration calls them."""

SPAN_FIELDS: Final = (("opens", "closes"), ("opens_again", "closes_again"))
DATE: Final = "date"
CLOSED: Final = "-"
MISSING: Final = "?"
EVERY_DAY: Final = {weekday: (weekday,) for weekday in WEEKDAYS}
"""The sections of the table, with the weekdays that each stands for."""

WORKING_WEEK: Final = {"weekdays": WEEKDAYS[:5], "saturday": ("sat",), "sunday": ("sun",)}
"""The same for shops that keep the same hours from Monday to Friday."""

EXCEPTIONS: Final = ObjectSelector(
    ObjectSelectorConfig(
        fields={
            DATE: {"selector": DateSelector(), "required": True},
            **{name: {"selector": TimeSelector()} for pair in SPAN_FIELDS for name in pair},
        },
        multiple=True,
        label_field=DATE,
        description_field=SPAN_FIELDS[0][0],
        translation_key="exceptions",
    )
)


class HoursError(Exception):
    """Hours cannot be used. `reason`: a key of the errors in the translations; `place`: the section, date or entity."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def table(sections: Mapping[str, Sequence[str]], shown: str | None) -> vol.Schema:
    """Return the form of a week, with one or two spans in each section; `shown` is the one that is not folded."""
    day = vol.Schema({vol.Optional(name): TimeSelector() for pair in SPAN_FIELDS for name in pair})
    return vol.Schema({vol.Required(name): section(day, {"collapsed": name != shown}) for name in sections})


def told(filled: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what the title of each section says of it: its times, or a dash for a day on which the shop is closed."""
    return {name: "; ".join(_spans(day)) or CLOSED for name, day in filled.items()}


def _spans(day: Mapping[str, str]) -> list[str]:
    pairs = [(day.get(opens), day.get(closes)) for opens, closes in SPAN_FIELDS]
    return [f"{_minutes(opens)} - {_minutes(closes)}" for opens, closes in pairs if opens or closes]


def _minutes(text: str | None) -> str:
    """Return a time as a title shows it, "09:00"; a question mark for one that is missing."""
    return clock_time(text).isoformat("minutes") if text else MISSING


def filled_table(sections: Mapping[str, Sequence[str]], week: Week) -> dict[str, dict[str, str]]:
    """Return what the form of a week shows; a section for several weekdays shows the first of them."""
    return {name: filled_day(week.get(weekdays[0], [])) for name, weekdays in sections.items()}


def read_table(sections: Mapping[str, Sequence[str]], filled_in: Mapping[str, Mapping[str, str]]) -> Week | None:
    """Read the form of a week; None where it is empty: the hours are not known. HoursError says what is wrong."""
    week: Week = {}
    for name, weekdays in sections.items():
        try:
            spans = read_day(filled_in[name])
        except HoursError as error:
            raise HoursError(error.reason, name) from error
        week |= dict.fromkeys(weekdays, spans)
    return week if any(week.values()) else None


def filled_exceptions(exceptions: Mapping[str, Spans]) -> list[dict[str, str]]:
    """Return what the form of the exceptions shows."""
    return [{DATE: day, **filled_day(spans)} for day, spans in sorted(exceptions.items())]


def read_exceptions(filled_in: Sequence[Mapping[str, str]]) -> dict[str, Spans]:
    """Read the form of the exceptions, those without times being closed days. HoursError says what is wrong."""
    exceptions: dict[str, Spans] = {}
    for row in filled_in:
        day = row[DATE]
        if day in exceptions:
            raise HoursError("exception_twice", day)
        try:
            exceptions[day] = read_day(row)
        except HoursError as error:
            raise HoursError(f"exception_{error.reason}", day) from error
    return dict(sorted(exceptions.items()))


def filled_day(spans: Spans) -> dict[str, str]:
    """Return what the form of a day shows."""
    filled: dict[str, str] = {}
    for (opens, closes), span in zip(SPAN_FIELDS, spans, strict=False):
        filled |= {opens: clock_time(span[CONF_FROM]).isoformat(), closes: clock_time(span[CONF_TO]).isoformat()}
    return filled


def read_day(filled_in: Mapping[str, str | None]) -> Spans:
    """Read the form of a day. A closing time that is no later than the opening time is one of the next day."""
    spans = [read_span(filled_in.get(opens), filled_in.get(closes)) for opens, closes in SPAN_FIELDS]
    given = [span for span in spans if span is not None]
    for first, second in pairwise(given):
        if first[1] <= first[0] or second[0] < first[1]:
            raise HoursError("overlap")
    return [{CONF_FROM: opens.isoformat(), CONF_TO: closes.isoformat()} for opens, closes in given]


def read_span(opens: str | None, closes: str | None) -> tuple[time, time] | None:
    """Read two times that belong together, None where neither is given. From midnight to midnight is the whole day."""
    if not opens and not closes:
        return None
    if not opens or not closes:
        raise HoursError("half_span")
    span = clock_time(opens), clock_time(closes)
    if span[0] == span[1] != time():
        raise HoursError("no_length")
    return span


async def async_read_schedule(hass: HomeAssistant, entity_id: str) -> Week:
    """Read the week of a schedule entity. HoursError where it cannot be had, is empty, or has more than two spans."""
    try:
        said: Any = await hass.services.async_call(
            SCHEDULE, GET_SCHEDULE, {ATTR_ENTITY_ID: entity_id}, blocking=True, return_response=True
        )
    except HomeAssistantError as error:
        raise HoursError("schedule_unreadable", entity_id) from error
    week = {
        weekday: [
            {CONF_FROM: span[CONF_FROM].isoformat(), CONF_TO: _end(span[CONF_TO]).isoformat()}
            for span in said[entity_id][theirs]
        ]
        for weekday, theirs in zip(WEEKDAYS, SCHEDULE_DAYS, strict=True)
    }
    if not any(week.values()):
        raise HoursError("schedule_empty", entity_id)
    if any(len(spans) > len(SPAN_FIELDS) for spans in week.values()):
        raise HoursError("schedule_too_fine", entity_id)
    return week


def _end(moment: time) -> time:
    """Return the end of a span: a schedule keeps the end of the day as the last moment before it."""
    return time() if moment == time.max else moment
