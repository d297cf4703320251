"""Hands papers out over HTTP: sign and notice to whoever may read the shop, the others to administrators."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, assert_never

import probatio as vol
from aiohttp import web
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
from homeassistant.generated.languages import LANGUAGES
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import slugify

from custom_components.footfall.access import SHOP_NOT_LOADED, SHOP_UNKNOWN, may_read
from custom_components.footfall.const import DOMAIN
from custom_components.footfall.reports.document import Name
from custom_components.footfall.reports.formats import format_of
from custom_components.footfall.reports.view import HEADERS, PAGE_POLICY, SIGNATURE
from custom_components.footfall.reports.words import async_words

from .assessment import assessment
from .changes import changes_paper
from .facts import async_facts
from .notice import notice
from .page import Page, html_page
from .paper import OF_OWNER, Kind

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

    from .paper import Paper

URL: Final = "/api/footfall/paper/{entry_id}/{kind}"
ATTR_LANGUAGE: Final = "language"
QUERY: Final = vol.Schema({vol.Optional(ATTR_LANGUAGE): vol.In(LANGUAGES)})
PAPER_UNKNOWN: Final = "paper_unknown"
TEXTS: Final = "paper"
CHINESE: Final = "zh-Hans"


@callback
def async_register_paper_view(hass: HomeAssistant) -> None:
    """Offer papers, whether a shop is loaded or not."""
    hass.http.register_view(PaperView())


class PaperView(HomeAssistantView):
    """A paper of a shop, as a page."""

    url = URL
    name = "api:footfall:paper"

    async def get(self, request: web.Request, entry_id: str, kind: str) -> web.StreamResponse:
        """Answer with a paper.

        Who may not read it is refused in the same words whether there is such a shop or paper or not. 403, not 401:
        they are logged in, and Home Assistant would take 401 for a login that failed.
        """
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        if not may_read(hass, user, entry_id) or (kind in OF_OWNER and not user.is_admin):
            return self.json_message("Not allowed", HTTPStatus.FORBIDDEN, "unauthorized", HEADERS)
        language = request.query.get(ATTR_LANGUAGE, hass.config.language)
        entry: ConfigEntry[Shop] | None = hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.domain != DOMAIN:
            return await self._refuse(hass, language, SHOP_UNKNOWN)
        if entry.state is not ConfigEntryState.LOADED:
            return await self._refuse(hass, language, SHOP_NOT_LOADED)
        if kind not in Kind:
            return await self._refuse(hass, language, PAPER_UNKNOWN)
        try:
            QUERY({key: value for key, value in request.query.items() if key != SIGNATURE})
        except vol.Invalid as error:
            return self.json_message(str(error), HTTPStatus.BAD_REQUEST, "invalid", HEADERS)
        page = await async_page(hass, entry, Kind(kind), language)
        headers = {
            **HEADERS,
            "Content-Type": "text/html; charset=utf-8",
            "Content-Disposition": f'inline; filename="footfall_{slugify(entry.title)}_{kind}.html"',
            "Content-Security-Policy": PAGE_POLICY,
        }
        return web.Response(body=await hass.async_add_executor_job(html_page, page), headers=headers)

    async def _refuse(self, hass: HomeAssistant, language: str, reason: str) -> web.Response:
        """Say why there is no paper, in words."""
        texts: Any = await async_get_translations(hass, format_of(language).texts, "exceptions", {DOMAIN})
        message = texts[f"component.{DOMAIN}.exceptions.{reason}.message"]
        return self.json_message(message, HTTPStatus.NOT_FOUND, reason, HEADERS)


async def async_page(hass: HomeAssistant, entry: ConfigEntry[Shop], kind: Kind, language: str) -> Page:
    """Return what a paper says, in a language."""
    facts = await async_facts(hass, entry)
    words = await async_words(hass, language, facts.zone, TEXTS)
    time = Name(words.clock(facts.day_ends.hour, facts.day_ends.minute))
    chinese = facts.china or words.language == CHINESE
    paper: Paper | None
    match kind:
        case Kind.SIGN:
            paper = None
        case Kind.NOTICE:
            paper = notice(facts, time, chinese=chinese)
        case Kind.ASSESSMENT:
            paper = assessment(facts, time, chinese=chinese)
        case Kind.RECORD:
            paper = changes_paper(entry.runtime_data.record, facts.zone, words)
        case _:
            assert_never(kind)
    return Page(kind, facts, words, time, paper)
