"""The privacy notice, as Art. 13 GDPR asks for it, and in China the Personal Information Protection Law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custom_components.footfall.reports.document import Name, Number, Text, Unit

from .facts import Owner
from .paper import Items, Kind, Pairs, Paper, Paragraph, Section, of_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.footfall.reports.document import Cell

    from .facts import Facts
    from .paper import Part


def notice(facts: Facts, time: Cell, *, chinese: bool) -> Paper:
    """Return the notice. `time`: when a pseudonym of a day ends, as it is written. `chinese`: with what holds there."""
    sections = [
        _section("who", Pairs(tuple(_responsible(facts)))),
        _section("what", *map(_paragraph, _what(facts, time))),
        _section("data", Items(tuple(_data(facts))), _paragraph(Text("notice.data_not")), *_staff(facts)),
        _section("purpose", _paragraph(Text("notice.purpose_text"))),
        _section("basis", *map(_paragraph, _basis(facts))),
        _section("how_long", Items((_by_mode(facts, "notice.long", time), Text("notice.long_hours")))),
        _section("recipients", _paragraph(Text("notice.local")), _paragraph(_reports(facts))),
        Section(
            Text("notice.object"),
            (Paragraph(Text("notice.object_text"), strong=True), Items(objecting(facts, time))),
        ),
        _section("rights", *map(_paragraph, _rights(facts))),
    ]
    if chinese:
        of_law = _by_mode(facts, "notice.pipl", time)
        sections.append(_section("pipl", _paragraph(of_law), _paragraph(Text("notice.pipl_rights"))))
    return Paper(Kind.NOTICE, (), tuple(sections), (Owner.CONTROLLER, Owner.CONTACT))


def objecting(facts: Facts, time: Cell) -> tuple[Text, ...]:
    """Return how somebody objects."""
    return Text("sign.off"), _by_mode(facts, "sign.ask", time)


def _section(name: str, *parts: Part) -> Section:
    return Section(Text(f"notice.{name}"), parts)


def _paragraph(text: Text) -> Paragraph:
    return Paragraph(text)


def _by_mode(facts: Facts, key: str, time: Cell) -> Text:
    """Return the text of the mode; that of the day says until when."""
    return Text(f"{key}_anonymous") if facts.anonymous else Text(f"{key}_day", {"time": time})


def _responsible(facts: Facts) -> Iterator[tuple[Text, Cell]]:
    yield Text("facts.shop"), Name(facts.shop)
    yield Text("facts.controller"), of_owner(facts, Owner.CONTROLLER)
    yield Text("facts.contact"), of_owner(facts, Owner.CONTACT)
    if Owner.OFFICER in facts.owner:
        yield Text("facts.officer"), of_owner(facts, Owner.OFFICER)


def _what(facts: Facts, time: Cell) -> Iterator[Text]:
    yield Text("notice.hear")
    if facts.nodes or not facts.proxies:
        yield Text("notice.pseudonym")
    if facts.proxies:
        yield Text("notice.proxies")
    yield Text("notice.anonymous") if facts.anonymous else Text("notice.day", {"time": time})
    if facts.zones:
        yield Text("notice.zones", {"zones": Name(", ".join(facts.zones))})
    if facts.door_counter:
        yield Text("notice.door_counter")


def _data(facts: Facts) -> Iterator[Text]:
    yield from (Text(f"notice.data_{what}") for what in ("pseudonym", "signal", "model"))
    if not facts.anonymous:
        yield Text("notice.data_sequence")


def _staff(facts: Facts) -> Iterator[Paragraph]:
    if facts.staff:
        yield Paragraph(Text("notice.staff"))


def _basis(facts: Facts) -> Iterator[Text]:
    yield Text("notice.basis_anonymous" if facts.anonymous else "notice.basis_day")
    if facts.staff:
        yield Text("notice.basis_staff")


def _reports(facts: Facts) -> Text:
    if not facts.suppressed:
        return Text("notice.reports_any")
    return Text("notice.reports", {"smallest": Number(facts.smallest, Unit.COUNT)})


def _rights(facts: Facts) -> Iterator[Text]:
    yield Text("notice.rights_text")
    if facts.staff:
        yield Text("notice.rights_staff")
    yield Text("notice.must")
    yield Text("notice.complain")
