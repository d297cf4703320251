"""Plain words for numbers, moments and periods, in the language of whoever asks.

The texts stand in `translations/`, under `config_panel.assist`. No sentence is put together in a way that only one
grammar allows: each is a text of its own, and what is filled in are whole phrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.const import MATCH_ALL
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.language import matches

from custom_components.footfall.const import DOMAIN

from .periods import WEEKDAYS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.history import BusinessDays

    from .comparison import Estimate
    from .periods import Span

LANGUAGES: Final = ("en", "de", "zh-Hans")
MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
HOURS: Final = 24
PLAIN_DAYS: Final = 300
"""Days from today within which a date is said without its year."""


@dataclass(frozen=True, slots=True)
class Words:
    """Says things. `texts`: by key. `days`: the shop's calendar. `today`: its business day, an ordinal."""

    texts: Mapping[str, str]
    days: BusinessDays
    today: int

    def say(self, key: str, **given: str) -> str:
        """Return a text with its placeholders filled in."""
        return self.texts[key].format(**given)

    def people(self, number: float) -> str:
        """Say how many people, as a whole number."""
        count = round(number)
        return self.say("person") if count == 1 else self.say("people", count=str(count))

    def visitors(self, number: float) -> str:
        """Say how many people came in, as a whole number."""
        count = round(number)
        return self.say("visitor") if count == 1 else self.say("visitors", count=str(count))

    def few(self, number: float) -> str:
        """Say how many came in on average: less than half of one is hardly anybody."""
        return self.visitors(number) if round(number) else self.say("hardly_anybody")

    def estimate(self, key: str, number: Estimate, **given: str) -> str:
        """Say a number with its bounds, by the text `key`, or by `key_exactly` where the bounds add nothing."""
        count, low, high = round(number.people), round(number.low), round(number.high)
        given |= {"people": self.people(count), "visitors": self.visitors(count)}
        if low == count == high:
            return self.say(f"{key}_exactly", **given)
        return self.say(key, low=str(low), high=str(high), **given)

    def clock(self, moment: float) -> str:
        """Say the time of day."""
        return f"{self._local(moment):%H:%M}"

    def date(self, ordinal: int) -> str:
        """Say a date, with its year where that is not plain."""
        return self._dated("date", ordinal)

    def weekday(self, number: int) -> str:
        """Say a day of the week, Monday 0."""
        return self.texts[WEEKDAYS[number]]

    def when(self, moment: float) -> str:
        """Say when something was: the time alone where that was today."""
        day = self.days.of(moment)
        if day == self.today:
            return self.say("at_time", time=self.clock(moment))
        return self.say("on_day_at_time", date=self.date(day), time=self.clock(moment))

    def hour(self, start: int) -> dict[str, str]:
        """Give the beginning and the end of an hour of the day, as texts take them."""
        return {"begin": f"{start:02}:00", "end": f"{(start + 1) % HOURS:02}:00"}

    def hour_of(self, moment: float) -> int:
        """Return the hour of the day."""
        return self._local(moment).hour

    def span(self, span: Span) -> str:
        """Say which period this is, and up to when it goes where it is not over."""
        name = self.name(span)
        if not span.running:
            return name
        if span.kind is Kind.DAY:
            return self.say("until_time", period=name, time=self.clock(span.until))
        weekday = self.weekday(self._local(span.until).weekday())
        if span.kind is Kind.WEEK:
            return self.say("until_weekday", period=name, weekday=weekday, time=self.clock(span.until))
        return self.say("until_date", period=name, date=self.date(self.days.of(span.until - 1)))

    def name(self, span: Span) -> str:
        """Say which period this is."""
        first = date.fromordinal(span.first)
        today = date.fromordinal(self.today)
        match span.kind:
            case Kind.DAY:
                near = {0: "today", 1: "yesterday"}.get(self.today - span.first)
                if near is not None:
                    return self.texts[near]
                return self._dated("day", span.first)
            case Kind.WEEK:
                near = {0: "this_week", 7: "last_week"}.get(self.today - today.weekday() - span.first)
                return self.texts[near] if near else self.say("week", date=self.date(span.first))
            case Kind.MONTH:
                return self.say("month", month=self.texts[MONTHS[first.month - 1]], year=str(first.year))

    def _dated(self, key: str, ordinal: int) -> str:
        """Fill in a date, by the text `key_and_year` where it is far from today."""
        day = date.fromordinal(ordinal)
        given = {
            "weekday": self.weekday(day.weekday()),
            "day": str(day.day),
            "month": self.texts[MONTHS[day.month - 1]],
        }
        far = abs(ordinal - self.today) > PLAIN_DAYS
        return self.say(f"{key}_and_year", year=str(day.year), **given) if far else self.say(key, **given)

    def _local(self, moment: float) -> datetime:
        return datetime.fromtimestamp(moment, UTC).astimezone(self.days.zone)


async def async_texts(hass: HomeAssistant, language: str | None) -> dict[str, str]:
    """Return the texts in the language that comes nearest; in English where none of ours does."""
    wanted = hass.config.language if not language or language == MATCH_ALL else language
    nearest = next(iter(matches(wanted, LANGUAGES, hass.config.country)), LANGUAGES[0])
    start = f"component.{DOMAIN}.config_panel.assist."
    texts = await async_get_translations(hass, nearest, "config_panel", {DOMAIN})
    return {key.removeprefix(start): text for key, text in texts.items() if key.startswith(start)}
