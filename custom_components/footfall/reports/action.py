"""The action that makes a report, writes it where it can be attached, and says what is in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
import yarl
from homeassistant.components.http.auth import async_sign_path
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.generated.languages import LANGUAGES
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.network import NoURLAvailableError, get_url
from homeassistant.helpers.service import async_get_config_entry

from custom_components.footfall.access import async_check_caller
from custom_components.footfall.action_target import SHOP
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.span import ATTR_END, ATTR_OPEN_ONLY, ATTR_START, SPAN, span_of

from .document import Number
from .files import media_id, usual_folder, write
from .forms import ATTR_FORMAT, ATTR_LANGUAGE, Form, async_document, async_file, async_words_of
from .gathering import HOUR
from .summary import summary, title
from .view import URL

if TYPE_CHECKING:
    from custom_components.footfall import FootfallConfigEntry

    from .document import Document

ATTR_FOLDER: Final = "folder"
WRITE_REPORT: Final = "write_report"
TEXT: Final = "text"
"""Instead of a form: no file is written."""
LINK_LASTS: Final = timedelta(days=7)
WRITE_REPORT_SCHEMA: Final = vol.Schema(
    {
        **SHOP,
        **SPAN,
        vol.Optional(ATTR_FORMAT, default=Form.HTML.value): vol.In([*map(str, Form), TEXT]),
        vol.Optional(ATTR_LANGUAGE): vol.In(LANGUAGES),
        vol.Optional(ATTR_FOLDER): cv.path,
    }
)


@callback
def async_register_report_actions(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN, WRITE_REPORT, _async_write_report, WRITE_REPORT_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )


async def _async_write_report(call: ServiceCall) -> ServiceResponse:
    """Make a report, and say where it is and what is in it."""
    hass, asked = call.hass, call.data
    if (entry_id := asked.get(ATTR_CONFIG_ENTRY_ID)) is not None:
        await async_check_caller(call, entry_id)
    entry: FootfallConfigEntry = async_get_config_entry(hass, DOMAIN, entry_id)
    await async_check_caller(call, entry.entry_id)
    span = span_of(asked, entry.runtime_data.history)
    document = await async_document(hass, entry, span, open_only=asked[ATTR_OPEN_ONLY])
    words = await async_words_of(hass, document, asked.get(ATTR_LANGUAGE))
    form = None if asked[ATTR_FORMAT] == TEXT else Form(asked[ATTR_FORMAT])
    path = None
    if form is not None:
        folder = Path(asked[ATTR_FOLDER]) if ATTR_FOLDER in asked else usual_folder(hass)
        content = await async_file(hass, document, form, words)
        path = await hass.async_add_executor_job(write, hass, folder, f"{document.slug}.{form}", content)
    entries = document.figure("entries")["value"]
    return {
        "title": title(document, words),
        "text": summary(document, words),
        "entries": entries.value if isinstance(entries, Number) else None,
        "filename": None if path is None else path.name,
        "path": None if path is None else str(path),
        "media_content_id": None if path is None else media_id(hass, path),
        "url": _link(hass, entry.entry_id, document, {**asked, ATTR_FORMAT: form or Form.HTML}),
    }


def _link(hass: HomeAssistant, entry_id: str, document: Document, asked: dict[str, Any]) -> str:
    """Return an address that shows the report without a login, for a while.

    It is Home Assistant's own user for such links that it acts for, not the one who calls: theirs would end with their
    login. Times have no plus sign, which the signature would not live through.
    """
    query = {
        ATTR_START: _utc(document.begin),
        ATTR_END: _utc(max(document.end, document.begin + HOUR)),
        ATTR_FORMAT: str(asked[ATTR_FORMAT]),
        **({ATTR_LANGUAGE: asked[ATTR_LANGUAGE]} if ATTR_LANGUAGE in asked else {}),
        **({ATTR_OPEN_ONLY: "true"} if asked[ATTR_OPEN_ONLY] else {}),
    }
    path = str(yarl.URL(URL.format(entry_id=entry_id)).with_query(query))
    signed = async_sign_path(hass, path, LINK_LASTS, use_content_user=True)
    try:
        return get_url(hass, prefer_external=True) + signed
    except NoURLAvailableError:
        return signed


def _utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
