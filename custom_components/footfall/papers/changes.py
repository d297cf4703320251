"""The record of what was changed when, as a paper: the newest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from custom_components.footfall.reports.document import Day, Name, Number, Text, Unit, Written

from .paper import Grid, Kind, Paper, Paragraph, Section
from .record import MOST

if TYPE_CHECKING:
    from datetime import tzinfo

    from custom_components.footfall.engine import JSON
    from custom_components.footfall.reports.document import Cell
    from custom_components.footfall.reports.words import Words

    from .record import Change, Record

WRITTEN: Final = "%Y-%m-%d %H:%M"
KNOWN_OR_NOT: Final = {"profile": ("record.own", "record.built_in"), "door_counter": ("facts.yes", "facts.no")}


def changes_paper(record: Record, zone: tzinfo, words: Words) -> Paper:
    """Return the record as a paper."""
    above = [Paragraph(Text("record.about", {"most": Number(MOST, Unit.COUNT)}))]
    if not record.readable:
        above.append(Paragraph(Text("record.unreadable"), strong=True))
    if record.dropped:
        above.append(Paragraph(Text("record.dropped", {"count": Number(record.dropped, Unit.COUNT)})))
    rows = tuple(_row(change, zone, words) for change in reversed(record.changes))
    headings = tuple(Text(f"record.{heading}") for heading in ("at", "what", "old", "new"))
    return Paper(Kind.RECORD, tuple(above), (Section(Text("title.record"), (Grid(headings, rows),)),))


def _row(change: Change, zone: tzinfo, words: Words) -> tuple[Cell, ...]:
    at = datetime.fromtimestamp(change["at"], UTC)
    when = Text(
        "record.at_both",
        {"local": Name(f"{at.astimezone(zone):{WRITTEN}}"), "utc": Name(f"{at:{WRITTEN}}")},
    )
    what = change["what"]
    return when, Text(f"record.kind.{what}"), _said(what, change["old"], words), _said(what, change["new"], words)


def _said(what: str, value: JSON, words: Words) -> Cell:
    """Say what something was or is, in plain words."""
    said: Cell
    match what, value:
        case ("hours", None):
            said = Text("record.unset")
        case (_, None):
            said = Name("")
        case ("privacy", str()):
            said = Text(f"record.mode.{value}")
        case ("responsible", _):
            said = Text("record.filled" if value else "record.unset")
        case ("profile" | "door_counter", _):
            said = Text(KNOWN_OR_NOT[what][not value])
        case ("hours", dict()):
            said = Name("; ".join(_day(day, spans, words) for day, spans in value.items()))
        case ("staff_added" | "staff_removed" | "staff_renamed", _):
            said = Text(f"means.{value}")
        case ("forgotten_day", int()):
            said = Day(value, Written.DATE)
        case _:
            said = Name(str(value))
    return said


def _day(day: str, spans: JSON, words: Words) -> str:
    opened = ", ".join(map(str, spans)) if isinstance(spans, list) and spans else words("record.closed")
    return f"{words.term('weekday_short', day)} {opened}"
