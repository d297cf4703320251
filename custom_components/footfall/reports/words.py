"""Puts what a document holds into the words, numbers and dates of a language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, assert_never

from homeassistant.helpers.translation import async_get_translations

from custom_components.footfall.assist.periods import WEEKDAYS as DAY_NAMES
from custom_components.footfall.assist.words import MONTHS as MONTH_NAMES
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.sensors_shop import FINE_DWELL_S

from .document import Clock, Day, Days, Hidden, Moment, Name, Number, Term, Text, Unit, Written
from .formats import COVER, FEW, TO, clock, format_of, full_hour, number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from homeassistant.core import HomeAssistant

    from .document import Cell
    from .formats import Format

CATEGORY: Final = "config_panel"
SUBTREE: Final = "report_document"
NAMES_OF: Final = "assist"
"""The texts that names of days and months are taken from."""
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE: Final = 60.0
MINUTES_OF_HOUR: Final = 60.0
MANY_MINUTES: Final = 120.0
"""Minutes from which they are told as hours."""


async def async_words(hass: HomeAssistant, language: str, zone: tzinfo, *more: str) -> Words:
    """Return the words of a language; where Footfall does not speak it, those of English.

    `more`: names of other groups of texts than those of reports, which come before these.
    """
    form = format_of(language)
    texts = await async_get_translations(hass, form.texts, CATEGORY, {DOMAIN})
    said: dict[str, str] = {}
    for subtree in (SUBTREE, *more):
        own = f"component.{DOMAIN}.{CATEGORY}.{subtree}."
        said |= {key.removeprefix(own): text for key, text in texts.items() if key.startswith(own)}
    names = f"component.{DOMAIN}.{CATEGORY}.{NAMES_OF}."
    return Words(said | {name: texts[names + name] for name in (*DAY_NAMES, *MONTH_NAMES)}, form, zone)


class Words:
    """The words of a language."""

    def __init__(self, texts: Mapping[str, str], form: Format, zone: tzinfo) -> None:
        self._texts = texts
        self._form = form
        self._zone = zone

    def clock(self, hour: int, minute: int) -> str:
        """Return a time of day."""
        return clock(hour, minute, self._form)

    @property
    def language(self) -> str:
        """The language that the words are of."""
        return self._form.texts

    def __call__(self, key: str, **given: Cell) -> str:
        """Return a text with what is given in its places."""
        return self.text(Text(key, given))

    def text(self, text: Text) -> str:
        """Return a sentence."""
        return self._texts[text.key].format(**{name: self.cell(cell) for name, cell in text.given.items()})

    def term(self, group: str, key: str) -> str:
        """Return a word of the vocabulary."""
        return self.weekday(WEEKDAYS.index(key)) if group == "weekday" else self._texts[f"{group}.{key}"]

    def heading(self, column: str) -> str:
        """Return what a column of a table is called: what the figure in it is, unless it has a name of its own."""
        return self._texts.get(f"column.{column}") or self.term("figure", column)

    def around_points(self) -> tuple[str, str]:
        """Return what stands before and after a number of percentage points."""
        before, _, after = self("points", number=Name("#")).partition("#")
        return before, after

    def cell(self, cell: Cell) -> str:
        """Return what a cell says; a dash where it is not known."""
        match cell:
            case None:
                said = TO
            case Number():
                said = self._number(cell)
            case Moment():
                said = self._moment(cell)
            case Day() | Days():
                said = self._dates(cell)
            case Clock():
                said = full_hour(*divmod(cell.minutes, 60), self._form)
            case Term() | Text():
                said = self.text(cell) if isinstance(cell, Text) else self.term(cell.group, cell.key)
            case Name():
                said = cell.text
            case Hidden(below):
                said = COVER if below is None else FEW.format(number(below, 0, self._form))
            case _:
                assert_never(cell)
        return said

    def _dates(self, of: Day | Days) -> str:
        if isinstance(of, Day):
            return self._date(of)
        first, last = of.first, of.last
        if first == last:
            return self._date(Day(first, Written.WEEKDAY_DATE))
        within = date.fromordinal(first).year == date.fromordinal(last).year
        written = self._form.same_year if within else (Written.DATE, Written.DATE)
        return self("span.days", first=Day(first, written[0]), last=Day(last, written[1]))

    def _date(self, day: Day) -> str:
        of = date.fromordinal(day.ordinal)
        return self._form.pattern(day.written).format(
            weekday=self.weekday(of.weekday()),
            day=of.day,
            month=self._texts[MONTH_NAMES[of.month - 1]],
            number=of.month,
            year=of.year,
        )

    def weekday(self, of: int) -> str:
        """Return the name of a weekday, Monday being 0."""
        return self._texts[DAY_NAMES[of]]

    def between(self, low: Cell, high: Cell) -> str:
        """Return a range, as short as can be."""
        return f"{self.cell(low)}{TO}{self.cell(high)}"

    def pair(self, name: Cell, *said: Cell) -> str:
        """Return a name and what is said of it; what comes second is in brackets."""
        first, *more = map(self.cell, said)
        return f"{self.cell(name)}{self._form.colon}{first}" + "".join(f" ({one})" for one in more)

    def hour(self, moment: Moment) -> str:
        """Return the time of day at which an hour begins, as short as can be."""
        local = self._local(moment)
        return full_hour(local.hour, local.minute, self._form)

    def day_label(self, day: Cell, *, with_weekday: bool) -> str:
        """Return what stands under a day in a curve."""
        if not isinstance(day, Day):
            return ""
        of = date.fromordinal(day.ordinal)
        if not with_weekday:
            return str(of.day)
        return f"{self.term('weekday_short', WEEKDAYS[of.weekday()])} {of.day}"

    def month_label(self, month: Cell) -> str:
        """Return what stands under a month in a curve."""
        return self._texts[MONTH_NAMES[date.fromordinal(month.ordinal).month - 1]] if isinstance(month, Day) else ""

    def _local(self, moment: Moment) -> datetime:
        return datetime.fromtimestamp(moment.at, UTC).astimezone(self._zone)

    def _moment(self, moment: Moment) -> str:
        local = self._local(moment)
        at = clock(local.hour, local.minute, self._form)
        if not moment.day:
            return at
        return self._form.moment.format(date=self._date(Day(local.date().toordinal(), Written.DAY_MONTH)), time=at)

    def _number(self, of: Number) -> str:
        value, form = of.value, self._form
        match of.unit:
            case Unit.PEOPLE | Unit.COUNT:
                said = number(value, 0, form)
            case Unit.MEAN | Unit.HOURS:
                said = number(value, 1, form)
            case Unit.SHARE:
                said = form.percent.format(number(100 * value, 0, form))
            case Unit.CHANGE:
                said = form.percent.format(self._signed(100 * value))
            case Unit.POINTS:
                said = self("points", number=Name(self._signed(100 * value)))
            case Unit.SECONDS:
                said = self("minutes", number=Name(number(value / MINUTE, 1 if value < FINE_DWELL_S else 0, form)))
            case Unit.MINUTES if value >= MANY_MINUTES:
                said = self("hours", number=Name(number(value / MINUTES_OF_HOUR, 1, form)))
            case Unit.MINUTES:
                said = self("minutes", number=Name(number(value, 0, form)))
            case _:
                assert_never(of.unit)
        return said

    def _signed(self, value: float) -> str:
        written = number(value, 0, self._form)
        return f"+{written}" if value > 0 and written != "0" else written
