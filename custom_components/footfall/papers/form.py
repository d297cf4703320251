"""The form that asks for what papers have to say and Footfall cannot know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
import yarl
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType

from .facts import Owner

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST: Final = 400
"""Characters of a field: more does not fit on the sign."""
MOST_OF_LINK: Final = 300
"""Characters of a link: a code of more is too fine to be read from a door."""
PAPER_FIELDS: Final = vol.Schema(
    {
        vol.Optional(Owner.CONTROLLER.value): TextSelector(TextSelectorConfig(multiline=True)),
        vol.Optional(Owner.CONTACT.value): TextSelector(TextSelectorConfig(multiline=True)),
        vol.Optional(Owner.OFFICER.value): TextSelector(TextSelectorConfig(multiline=True)),
        vol.Optional(Owner.LINK.value): TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
    }
)


class PaperError(ValueError):
    """What was filled in cannot be used. `field`: where, `reason`: key of its text."""

    def __init__(self, field: Owner, reason: str) -> None:
        super().__init__(reason)
        self.field = field.value
        self.reason = reason


def read_papers(filled: Mapping[str, Any]) -> dict[str, str]:
    """Return what was filled in, without what is empty; PaperError where it cannot be used."""
    papers = {name: text for name, value in filled.items() if (text := str(value).strip())}
    for field in (Owner.CONTROLLER, Owner.CONTACT, Owner.OFFICER):
        if len(papers.get(field, "")) > MOST:
            raise PaperError(field, "too_long")
    if (link := papers.get(Owner.LINK)) is not None:
        _check_link(link)
    return papers


def _check_link(link: str) -> None:
    if len(link) > MOST_OF_LINK:
        raise PaperError(Owner.LINK, "link_too_long")
    try:
        address = yarl.URL(link)
    except ValueError:
        raise PaperError(Owner.LINK, "not_a_link") from None
    if address.scheme not in {"http", "https"} or not address.host or address.user:
        raise PaperError(Owner.LINK, "not_a_link")
