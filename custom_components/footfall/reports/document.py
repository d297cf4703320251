"""What a report says, in no language and in no file's form: tables of typed cells, and sentences about them.

`making.py` makes it, once. Every file and the message are made of it and of nothing else: what must not be told is
taken out before, by `withholding.py`, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo


class Unit(StrEnum):
    """What a number is of. People and seconds are whole, shares lie between 0 and 1 unless said."""

    PEOPLE = "people"
    MEAN = "mean"
    """People on average, to one place."""
    SHARE = "share"
    CHANGE = "change"
    """How much more (0.1: a tenth more) or less than what it is compared with."""
    POINTS = "points"
    """The difference of two shares."""
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, rounded to what is shown of it."""

    value: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, UTC seconds, shown in the shop's time zone. `day`: whether its date is not clear from around it."""

    at: float
    day: bool = True


class Written(StrEnum):
    """How a date is written: the patterns of formats.py."""

    WEEKDAY_DATE = "weekday_date"
    WEEKDAY_DAY = "weekday_day"
    DATE = "date"
    DAY_MONTH = "day_month"
    MONTH_YEAR = "month_year"


@dataclass(frozen=True, slots=True)
class Day:
    """A business day, by the ordinal of its date; one that stands for its month is written so."""

    ordinal: int
    written: Written = Written.WEEKDAY_DAY


@dataclass(frozen=True, slots=True)
class Days:
    """Business days in a row, from the first to the last, by the ordinals of their dates."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A local time of day at which an hour begins, in minutes since midnight."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word that programs know by its key, and people by its translation."""

    group: str
    key: str


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, or a part of one, by the key of its translation, with what stands in it."""

    key: str
    given: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """What the owner has called something: any text at all."""

    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is known and not told (suppression.py).

    `below`: it is of people, at least one and fewer than this many. None: what it is would tell such a figure.
    """

    below: int | None = None


type Cell = Number | Moment | Day | Days | Clock | Term | Text | Name | Hidden | None
"""None: not known."""

type Row = Mapping[str, Cell]
"""The cells of a row by the keys of their columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `columns` by key, `rows` with a cell for each of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[Row]:
        """Give each row by its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)


class Compared(NamedTuple):
    """What the span is compared with: what it is called, and the dates of it."""

    name: Text
    span: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report.

    `span`: what it is of. `compared`: by the column of the figures that has it. `begin`, `end`: UTC seconds. `single`:
    whether it is of one business day, so that hours are its curve, else days or, of a quarter and more, months.
    `day_begins`: its first business day, UTC seconds. `window`: which hours of a business day are worth drawing, from
    the first to before the last, counted from its begin; `curve_window`: of the first business day alone.
    `pattern_span`: what the usual week is made from. `slug`: a name for files. `known`: whether anything is.
    """

    shop: Name
    span: Cell
    begin: float
    end: float
    zone: tzinfo
    made: Day
    single: bool
    day_begins: float
    window: tuple[int, int]
    curve_window: tuple[int, int]
    compared: Mapping[str, Compared]
    pattern_span: Cell
    slug: str
    known: bool
    tables: Mapping[str, Table]
    notes: tuple[Text, ...]

    def figure(self, key: str) -> Row:
        """Return the row of a figure."""
        return next(row for row in self.tables["figures"] if row["figure"] == Term("figure", key))
