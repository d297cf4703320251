"""A report as a message: a title and a few lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import Hidden, Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document
    from .words import Words

KEPT_NOTES = (
    "note.just_begun",
    "note.nothing",
    "note.not_over",
    "note.gaps",
    "note.imported",
    "note.not_comparable",
    "note.open_only",
)
"""What is worth saying of how well the figures are known."""


def title(document: Document, words: Words) -> str:
    """Return the title of a message."""
    return f"{words.cell(document.shop)}: {words.cell(document.span)}"


def summary(document: Document, words: Words) -> str:
    """Return a report in a few lines."""
    return "\n".join(_lines(document, words))


def _lines(document: Document, words: Words) -> Iterator[str]:
    yield from _entries(document, words)
    for key in ("busiest_hour", "peak"):
        row = document.figure(key)
        if isinstance(row["value"], Number) and row["at"] is not None:
            yield words(f"summary.{key}", number=row["value"], at=row["at"])
    for key in ("passers_by", "dwell_median"):
        if isinstance(known := document.figure(key)["value"], Number):
            yield words(f"summary.{key}", number=known)
    for note in document.notes:
        if note.key in KEPT_NOTES:
            yield words.text(note)


def _entries(document: Document, words: Words) -> Iterator[str]:
    entries = document.figure("entries")
    if isinstance(entries["value"], Hidden):
        yield words.pair(entries["figure"], entries["value"])
    elif entries["value"] is not None:
        yield words("summary.entries", number=entries["value"], low=entries["low"], high=entries["high"])
        for key, compared in document.compared.items():
            if (more := entries[f"{key}_change"]) is not None:
                yield words.pair(compared.name, entries[key], more)
