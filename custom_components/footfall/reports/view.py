"""Hands reports out over HTTP, to whoever may read the shop."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from aiohttp import web
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.generated.languages import LANGUAGES
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.helpers.translation import async_get_translations

from custom_components.footfall.access import SHOP_NOT_LOADED, SHOP_UNKNOWN, may_read
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.span import ATTR_OPEN_ONLY, SPAN, span_of

from .formats import format_of
from .forms import ATTR_FORMAT, ATTR_LANGUAGE, Form, async_document, async_file, async_words_of
from .html_page import POLICY

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

URL: Final = "/api/footfall/report/{entry_id}"
SIGNATURE: Final = "authSig"
"""The argument that Home Assistant signs a link with; it has been looked at by then."""
QUERY: Final = vol.Schema(
    {
        **SPAN,
        vol.Optional(ATTR_FORMAT, default=Form.HTML): vol.Coerce(Form),
        vol.Optional(ATTR_LANGUAGE): vol.In(LANGUAGES),
    }
)
HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
PAGE_POLICY: Final = f"{POLICY}; sandbox"
"""The page is a stranger to Home Assistant, though it comes from there: it could not reach anything of it."""


@callback
def async_register_report_view(hass: HomeAssistant) -> None:
    """Offer reports, whether a shop is loaded or not."""
    hass.http.register_view(ReportView())


class ReportView(HomeAssistantView):
    """A report of a shop, in one of its forms."""

    url = URL
    name = "api:footfall:report"

    async def get(self, request: web.Request, entry_id: str) -> web.StreamResponse:
        """Answer with a report.

        Who may not read the shop is refused in the same words whether there is one or not. 403, not 401: they are
        logged in, and Home Assistant would take 401 for a login that failed.
        """
        hass = request.app[KEY_HASS]
        if not may_read(hass, request[KEY_HASS_USER], entry_id):
            return self.json_message("Not allowed", HTTPStatus.FORBIDDEN, "unauthorized", HEADERS)
        entry: ConfigEntry[Shop] | None = hass.config_entries.async_get_entry(entry_id)
        language = request.query.get(ATTR_LANGUAGE, hass.config.language)
        if entry is None or entry.domain != DOMAIN:
            return await self._refuse(hass, language, SHOP_UNKNOWN, HTTPStatus.NOT_FOUND)
        if entry.state is not ConfigEntryState.LOADED:
            return await self._refuse(hass, language, SHOP_NOT_LOADED, HTTPStatus.NOT_FOUND)
        try:
            asked = QUERY({key: value for key, value in request.query.items() if key != SIGNATURE})
            document = await async_document(
                hass, entry, span_of(asked, entry.runtime_data.history), open_only=asked[ATTR_OPEN_ONLY]
            )
        except vol.Invalid as error:
            return self.json_message(str(error), HTTPStatus.BAD_REQUEST, "invalid", HEADERS)
        except ServiceValidationError as error:
            placeholders = error.translation_placeholders or {}
            return await self._refuse(hass, language, str(error.translation_key), HTTPStatus.BAD_REQUEST, placeholders)
        form: Form = asked[ATTR_FORMAT]
        words = await async_words_of(hass, document, asked.get(ATTR_LANGUAGE))
        shown = "inline" if form is Form.HTML else "attachment"
        headers = {
            **HEADERS,
            "Content-Type": form.content_type,
            "Content-Disposition": f'{shown}; filename="{document.slug}.{form}"',
            **({"Content-Security-Policy": PAGE_POLICY} if form is Form.HTML else {}),
        }
        return web.Response(body=await async_file(hass, document, form, words), headers=headers)

    async def _refuse(
        self,
        hass: HomeAssistant,
        language: str,
        reason: str,
        status: HTTPStatus,
        placeholders: Any = (),
    ) -> web.Response:
        """Say why there is no report, in words."""
        texts = await async_get_translations(hass, format_of(language).texts, "exceptions", {DOMAIN})
        message = texts[f"component.{DOMAIN}.exceptions.{reason}.message"].format(**dict(placeholders))
        return self.json_message(message, status, reason, HEADERS)
