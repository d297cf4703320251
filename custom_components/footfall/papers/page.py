"""Papers as pages of HTML to read and to print: nothing is loaded, nothing runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from custom_components.footfall.reports.document import Day, Name, Text, Written
from custom_components.footfall.reports.html_page import POLICY

from .facts import Owner
from .notice import objecting
from .paper import Choice, Field, Grid, Items, Kind, Pairs, Paragraph, of_owner

if TYPE_CHECKING:
    from jinja2 import Template

    from custom_components.footfall.reports.document import Cell
    from custom_components.footfall.reports.words import Words

    from .facts import Facts
    from .paper import Paper, Part

QUIET_ZONE: Final = 4
"""Modules that are left white around a QR code, as its standard asks for (ISO/IEC 18004)."""
PARTS: Final = {
    Paragraph: "paragraph",
    Items: "items",
    Pairs: "pairs",
    Grid: "grid",
    Field: "field",
    Choice: "choice",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What the templates ask for. `time`: when a pseudonym of a day ends, as it is written."""

    kind: Kind
    facts: Facts
    words: Words
    time: Cell
    paper: Paper | None = None

    @property
    def wanted(self) -> tuple[Text, ...]:
        """What the owner still has to fill in."""
        asked = (Owner.CONTROLLER, Owner.CONTACT) if self.paper is None else self.paper.wanted
        return tuple(Text(f"missing.{what}") for what in asked if not self.facts.owner.get(what))

    @property
    def made(self) -> Text:
        """When it was made, and of what."""
        day = datetime.fromtimestamp(self.facts.now, UTC).astimezone(self.facts.zone).date().toordinal()
        return Text("made", {"made": Day(day, Written.DATE), "version": Name(self.facts.version)})

    @property
    def code(self) -> Markup | None:
        """The QR code that leads to the owner's own text."""
        link = self.facts.owner.get(Owner.LINK)
        return None if link is None else qr_code(link)

    @property
    def link(self) -> str:
        """The address in the QR code, for those who rather type it: without what every browser adds."""
        return self.facts.owner.get(Owner.LINK, "").removeprefix("https://").removeprefix("http://").rstrip("/")

    @property
    def kept(self) -> Text:
        """What the sign says of how long a phone is known."""
        return Text("sign.anonymous") if self.facts.anonymous else Text("sign.day", {"time": self.time})

    @property
    def objecting(self) -> tuple[Text, ...]:
        """How somebody objects."""
        return objecting(self.facts, self.time)

    @property
    def style(self) -> Markup:
        """The style sheets."""
        return _style("paper.css") if self.paper is not None else _style("sign.css")

    def say(self, cell: Cell) -> Markup:
        """Return what a cell says; what is missing stands out."""
        said = self.words.cell(cell)
        if isinstance(cell, Text) and cell.key.startswith("missing."):
            return Markup("<mark>{}</mark>").format(said)
        return Markup("<br>").join(said.split("\n"))

    def text(self, key: str) -> str:
        """Return a text of which nothing is missing."""
        return self.words(key)

    def owner(self, what: str) -> Markup:
        """Return what the owner filled in."""
        return self.say(of_owner(self.facts, Owner(what)))

    def part(self, part: Part) -> str:
        """Return which kind a part is."""
        return PARTS[type(part)]


def html_page(page: Page) -> bytes:
    """Return a paper as a page."""
    template = _template("sign.html.jinja" if page.paper is None else "paper.html.jinja")
    return template.render(page=page, policy=POLICY).encode("utf-8", "replace")


def qr_code(link: str) -> Markup:
    """Return a link as a QR code, an SVG that scales; a quarter of it may be dirty or torn (level Q)."""
    made: Any = segno.make_qr(link, error="q")
    return Markup(made.svg_inline(border=QUIET_ZONE, omitsize=True, dark="#000", light="#fff"))  # noqa: S704 - a path of segno's own, no text  # nosec B704


@cache
def _template(name: str) -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template(name)


@cache
def _style(name: str) -> Markup:
    folder = Path(__file__).parent
    texts = (folder / "shared.css", folder / name)
    return Markup("\n".join(text.read_text(encoding="utf-8") for text in texts))  # noqa: S704 - ours, and no text of anybody's  # nosec B704
