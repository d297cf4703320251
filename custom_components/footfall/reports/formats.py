"""How numbers, dates and times are written in each language: as Home Assistant writes them there.

Home Assistant leaves this to the browser. The patterns are those of the Unicode CLDR for these languages, and a clock
of twelve hours is used where Home Assistant would. Names of days and months are among the translations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .document import Written

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
TO: Final = "\N{EN DASH}"
FEW: Final = "<{}"
COVER: Final = "*"
"""What stands for a number that is not told, in every language: the signs of official statistics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a language is written.

    `texts`: whose translations go with it. Patterns of dates take `weekday`, `day`, `month` (its name), `number` (of
    the month) and `year`; `moment` takes a `date` and a `time`. `same_year`: how the first and the last day of a span
    within a year are written.
    """

    texts: str
    decimal: str
    group: str
    percent: str
    twelve_hours: bool
    weekday_date: str
    date: str
    month_year: str
    weekday_day: str
    day_month: str
    moment: str
    colon: str
    same_year: tuple[Written, Written]

    def pattern(self, written: Written) -> str:
        """Return how a date is written so."""
        patterns: dict[Written, str] = {
            Written.WEEKDAY_DATE: self.weekday_date,
            Written.WEEKDAY_DAY: self.weekday_day,
            Written.DATE: self.date,
            Written.DAY_MONTH: self.day_month,
            Written.MONTH_YEAR: self.month_year,
        }
        return patterns[written]


ENGLISH: Final = Format(
    texts="en",
    decimal=".",
    group=",",
    percent="{}%",
    twelve_hours=True,
    weekday_date="{weekday}, {month} {day}, {year}",
    date="{month} {day}, {year}",
    month_year="{month} {year}",
    weekday_day="{weekday}, {month} {day}",
    day_month="{month} {day}",
    moment="{date}, {time}",
    colon=": ",
    same_year=(Written.DAY_MONTH, Written.DATE),
)
BRITISH: Final = Format(
    texts="en",
    decimal=".",
    group=",",
    percent="{}%",
    twelve_hours=False,
    weekday_date="{weekday}, {day} {month} {year}",
    date="{day} {month} {year}",
    month_year="{month} {year}",
    weekday_day="{weekday}, {day} {month}",
    day_month="{day} {month}",
    moment="{date}, {time}",
    colon=": ",
    same_year=(Written.DAY_MONTH, Written.DATE),
)
GERMAN: Final = Format(
    texts="de",
    decimal=",",
    group=".",
    percent="{}" + NO_BREAK + "%",
    twelve_hours=False,
    weekday_date="{weekday}, {day}. {month} {year}",
    date="{day}. {month} {year}",
    month_year="{month} {year}",
    weekday_day="{weekday}, {day}. {month}",
    day_month="{day}. {month}",
    moment="{date}, {time}",
    colon=": ",
    same_year=(Written.DAY_MONTH, Written.DATE),
)
CHINESE: Final = Format(
    texts="zh-Hans",
    decimal=".",
    group=",",
    percent="{}%",
    twelve_hours=False,
    weekday_date="{year}年{number}月{day}日{weekday}",
    date="{year}年{number}月{day}日",
    month_year="{year}年{number}月",
    weekday_day="{number}月{day}日{weekday}",
    day_month="{number}月{day}日",
    moment="{date} {time}",
    colon="\N{FULLWIDTH COLON}",
    same_year=(Written.DATE, Written.DAY_MONTH),
)
FORMATS: Final = {"en": ENGLISH, "en-GB": BRITISH, "de": GERMAN, "zh-Hans": CHINESE}


def format_of(language: str) -> Format:
    """Return how a language is written; one that Footfall does not speak is answered in English."""
    return FORMATS.get(language) or FORMATS.get(language.split("-", maxsplit=1)[0], ENGLISH)


def number(value: float, places: int, form: Format) -> str:
    """Write a number with so many places; more than three digits in groups."""
    written = f"{abs(value):,.{places}f}"
    sign = MINUS if value < 0 and float(written.replace(",", "")) else ""
    return sign + written.replace(",", " ").replace(".", form.decimal).replace(" ", form.group)


def clock(hour: int, minute: int, form: Format) -> str:
    """Write a time of day."""
    if form.twelve_hours:
        return f"{(hour - 1) % 12 + 1}:{minute:02}{NO_BREAK}{'AM' if hour < 12 else 'PM'}"  # noqa: PLR2004 - noon
    return f"{hour:02}:{minute:02}"


def full_hour(hour: int, minute: int, form: Format) -> str:
    """Write the time at which an hour begins, as short as can be."""
    if minute:
        return clock(hour, minute, form)
    return f"{(hour - 1) % 12 + 1}{NO_BREAK}{'AM' if hour < 12 else 'PM'}" if form.twelve_hours else str(hour)  # noqa: PLR2004 - noon
