"""The draft of a data protection impact assessment, in the order of Art. 35(7) GDPR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from custom_components.footfall.reports.document import Day, Name, Number, Text, Unit, Written

from .facts import Owner
from .paper import Choice, Field, Grid, Items, Kind, Pairs, Paper, Paragraph, Section, of_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.footfall.reports.document import Cell

    from .facts import Facts

RISKS: Final = ("key", "few", "staff", "outside", "fixed", "theft", "purpose", "objection")
OF_MODE: Final = ("key", "fixed")
"""Risks of which less is left where pseudonyms last five minutes."""


def assessment(facts: Facts, time: Cell, *, chinese: bool) -> Paper:
    """Return the draft. `time`: when a pseudonym of a day ends, as it is written. `chinese`: with what holds there."""
    sections = [_described(facts, time), _needed(facts), _risks(facts, time), _measures(facts), _views()]
    if chinese:
        sections.append(_china())
    above = Paragraph(Text("assessment.draft"), strong=True), Paragraph(Text("assessment.law"))
    return Paper(Kind.ASSESSMENT, above, (*sections, _decision()), (Owner.CONTROLLER, Owner.CONTACT))


def _described(facts: Facts, time: Cell) -> Section:
    return Section(
        Text("assessment.described"),
        (
            Pairs(tuple(set_up(facts, time))),
            Paragraph(Text("assessment.flow")),
            *((Paragraph(Text("notice.proxies")),) if facts.proxies else ()),
            Paragraph(Text("assessment.concerned")),
            Field(Text("assessment.network")),
        ),
    )


def set_up(facts: Facts, time: Cell) -> Iterator[tuple[Text, Cell]]:
    """Give what is set, line by line."""
    yield Text("facts.shop"), Name(facts.shop)
    yield Text("facts.controller"), of_owner(facts, Owner.CONTROLLER)
    yield Text("facts.contact"), of_owner(facts, Owner.CONTACT)
    if Owner.OFFICER in facts.owner:
        yield Text("facts.officer"), of_owner(facts, Owner.OFFICER)
    yield (
        Text("facts.mode"),
        Text("facts.mode_anonymous") if facts.anonymous else Text("facts.mode_day", {"time": time}),
    )
    yield Text("facts.nodes"), Number(facts.nodes, Unit.COUNT)
    yield Text("facts.proxies"), Number(facts.proxies, Unit.COUNT)
    yield Text("facts.zones"), Name(", ".join(facts.zones)) if facts.zones else Text("facts.no")
    yield Text("facts.staff"), Number(facts.staff, Unit.COUNT)
    for means in facts.means:
        yield Text("facts.means"), Text(f"means.{means}")
    yield Text("facts.equipment"), Number(facts.equipment, Unit.COUNT)
    yield Text("facts.door_counter"), Text("facts.yes" if facts.door_counter else "facts.no")
    yield Text("facts.hours"), Text("facts.hours_set" if facts.hours else "facts.hours_unset")
    yield Text("facts.smallest"), Number(facts.smallest, Unit.COUNT) if facts.suppressed else Text("facts.any")
    yield (
        Text("facts.since"),
        Text("facts.nothing_yet") if facts.since is None else Day(facts.since, Written.DATE),
    )


def _needed(facts: Facts) -> Section:
    mode = Paragraph(Text("assessment.anonymous_good")) if facts.anonymous else Field(Text("assessment.day_why"), 3)
    return Section(
        Text("assessment.needed"),
        (
            Paragraph(Text("notice.purpose_text")),
            Field(Text("assessment.why"), 3),
            Paragraph(Text("assessment.less")),
            Field(Text("assessment.others"), 3),
            mode,
            Paragraph(Text("notice.basis_anonymous" if facts.anonymous else "notice.basis_day")),
            Paragraph(Text("assessment.authorities")),
            Field(Text("assessment.device_law")),
            Field(Text("assessment.informed")),
        ),
    )


def _risks(facts: Facts, time: Cell) -> Section:
    return Section(
        Text("assessment.risks"),
        (
            Grid(
                tuple(Text(f"assessment.{heading}") for heading in ("risk", "against", "left")),
                tuple(
                    (Text(f"assessment.risk_{risk}"), _against(facts, risk), _left(facts, risk, time)) for risk in RISKS
                ),
                (Text("assessment.rated"),),
            ),
        ),
    )


def _against(facts: Facts, risk: str) -> Text:
    if risk != "few":
        return Text(f"assessment.against_{risk}")
    if not facts.suppressed:
        return Text("assessment.against_few_none")
    return Text("assessment.against_few", {"smallest": Number(facts.smallest, Unit.COUNT)})


def _left(facts: Facts, risk: str, time: Cell) -> Text:
    if risk not in OF_MODE:
        return Text(f"assessment.left_{risk}")
    if facts.anonymous:
        return Text(f"assessment.left_{risk}_anonymous")
    return Text(f"assessment.left_{risk}_day", {"time": time})


def _measures(facts: Facts) -> Section:
    smallest = {"smallest": Number(facts.smallest, Unit.COUNT)}
    items = [Text(f"assessment.measure_{measure}") for measure in ("pseudonym", "key", "disk", "local")]
    if facts.suppressed:
        items.append(Text("assessment.measure_small", smallest))
    items += [Text(f"assessment.measure_{measure}") for measure in ("object", "sign")]
    return Section(Text("assessment.measures"), (Items(tuple(items)), Field(Text("assessment.more"), 3)))


def _views() -> Section:
    return Section(
        Text("assessment.views"), (Field(Text("assessment.officer"), 3), Field(Text("assessment.people"), 3))
    )


def _china() -> Section:
    return Section(
        Text("assessment.pipl"),
        (Paragraph(Text("assessment.pipl_law")), Field(Text("assessment.pipl_basis"), 3)),
    )


def _decision() -> Section:
    return Section(
        Text("assessment.decision"),
        (
            Choice(
                Text("assessment.risk_left"), tuple(Text(f"assessment.{level}") for level in ("low", "medium", "high"))
            ),
            Field(Text("assessment.reasons"), 3),
            Field(Text("assessment.review"), 1),
            Field(Text("assessment.signed"), 1),
        ),
    )
