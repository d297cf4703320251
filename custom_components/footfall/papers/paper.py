"""A paper without a form: its sections and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from custom_components.footfall.reports.document import Name, Text

if TYPE_CHECKING:
    from custom_components.footfall.reports.document import Cell

    from .facts import Facts, Owner


class Kind(StrEnum):
    """Which papers there are."""

    SIGN = "sign"
    NOTICE = "notice"
    ASSESSMENT = "assessment"
    RECORD = "record"


OF_OWNER = frozenset({Kind.ASSESSMENT, Kind.RECORD})
"""Papers that say what only who runs the shop has to know."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `strong`: one that must not be overlooked."""

    text: Text
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names, and what is said of each."""

    rows: tuple[tuple[Text, Cell], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under headings. `fields`: columns more that are filled in by hand."""

    headings: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fields: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """What is filled in by hand, on so many lines."""

    asked: Text
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What is ticked by hand."""

    asked: Text
    of: tuple[Text, ...]


type Part = Paragraph | Items | Pairs | Grid | Field | Choice


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper under a heading."""

    heading: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to read. `above`: what stands before all sections. `wanted`: what of it the owner has to fill in."""

    kind: Kind
    above: tuple[Part, ...]
    sections: tuple[Section, ...]
    wanted: tuple[Owner, ...] = ()


def of_owner(facts: Facts, what: Owner) -> Cell:
    """Return what the owner filled in, or what shows that it is missing."""
    filled = facts.owner.get(what)
    return Name(filled) if filled else Text(f"missing.{what}")
