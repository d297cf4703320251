"""The forms that a report leaves Home Assistant in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from custom_components.footfall.span import refused

from .csv_file import csv_file
from .gathering import async_gather
from .html_page import html_page
from .making import document_of
from .words import async_words
from .xlsx_file import xlsx_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

    from .document import Document
    from .words import Words

ATTR_FORMAT: Final = "format"
ATTR_LANGUAGE: Final = "language"
MOST_DAYS: Final = 1100
"""Days that a report may be of, about three years: what is asked for at once has to be made at once."""
DAY_S: Final = 86_400.0


class Form(StrEnum):
    """The form of a report; a file's name ends with it."""

    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"

    @property
    def content_type(self) -> str:
        """What the file is called on the web."""
        return CONTENT_TYPES[self]


CONTENT_TYPES: Final[Mapping[Form, str]] = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.HTML: "text/html; charset=utf-8",
}
MADE_BY: Final[Mapping[Form, Callable[[Document, Words], bytes]]] = {
    Form.CSV: csv_file,
    Form.XLSX: xlsx_file,
    Form.HTML: html_page,
}


async def async_document(
    hass: HomeAssistant, entry: ConfigEntry[Shop], span: tuple[float, float], *, open_only: bool
) -> Document:
    """Return what a report of a span, UTC seconds, says; ServiceValidationError where the span is too long."""
    if span[1] - span[0] > MOST_DAYS * DAY_S:
        raise refused("report_too_long", days=str(MOST_DAYS))
    told = await async_gather(entry, span, open_only=open_only)
    return await hass.async_add_executor_job(document_of, told)


async def async_file(hass: HomeAssistant, document: Document, form: Form, words: Words) -> bytes:
    """Return a report in a form."""
    return await hass.async_add_executor_job(MADE_BY[form], document, words)


async def async_words_of(hass: HomeAssistant, document: Document, language: str | None) -> Words:
    """Return the words that a report is told in: those of a language, of Home Assistant's own unless one is named."""
    return await async_words(hass, language or hass.config.language, document.zone)
