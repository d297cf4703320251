"""The page in a real browser: on a screen, on paper, and with names that are meant to do harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.reports.forms import Form, async_document, async_file, async_words_of
from custom_components.footfall.reports.view import PAGE_POLICY
from scripts.tools.browser import Looks
from scripts.tools.page_checks import barriers, look_from_inside, misfits
from tests.end_to_end.browser import page_in_chromium

from .hours import at
from .reported import OPEN, SCRIPT, remember_days, reported_shop
from .test_report_forms import days

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from playwright.async_api import Page
    from pytest_homeassistant_custom_component.common import MockConfigEntry

ADDRESS = "http://shop.test/report"
HARMFUL = f'{SCRIPT}<img src="http://shop.test/x" onerror="alert(2)">'
SPANS = {
    "day": ("2026-11-10 04:00", "2026-11-11 04:00"),
    "week": ("2026-11-02 04:00", "2026-11-09 04:00"),
    "month": ("2026-10-01 04:00", "2026-11-01 04:00"),
    "year": ("2025-11-11 04:00", "2026-11-11 04:00"),
    "nothing": ("2024-11-10 04:00", "2024-11-11 04:00"),
}


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncIterator[MockConfigEntry]:
    """Give a shop with a year of history, some gaps, and names as nobody should give them."""
    shop = await reported_shop(hass, freezer, title=f"Wool & Thread {HARMFUL}", zone=HARMFUL, options=OPEN)
    gone = [f"{day} {hour}:00" for day in days("2026-10-01", 12) for hour in (11, 14)]
    remember_days(shop, days("2025-11-01", 375), without=[*gone, "2026-11-04 12:00"])
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


async def shown(page: Page, content: bytes, **headers: str) -> dict[str, list[str]]:
    """Show a report; returns what it asked for, what it complained of, and what it said in dialogues."""
    seen: dict[str, list[str]] = {"asked": [], "errors": [], "dialogues": []}
    page.on("request", lambda request: seen["asked"].append(request.url))
    page.on("pageerror", lambda error: seen["errors"].append(str(error)))
    page.on("console", lambda line: seen["errors"].append(line.text))
    page.on("dialog", lambda dialog: seen["dialogues"].append(dialog.message))
    all_headers = {"Content-Type": "text/html; charset=utf-8", **headers}
    await page.route(ADDRESS, lambda route: route.fulfill(body=content, headers=all_headers))
    await page.goto(ADDRESS, wait_until="networkidle")
    return seen


async def page_of(hass: HomeAssistant, shop: MockConfigEntry, span: str, language: str) -> bytes:
    begin, end = SPANS[span]
    document = await async_document(hass, shop, (at(begin), at(end)), open_only=False)
    return await async_file(hass, document, Form.HTML, await async_words_of(hass, document, language))


def pages_of(printed: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("span", SPANS)
async def test_it_is_printed_on_one_to_three_pages(hass: HomeAssistant, shop: MockConfigEntry, span: str) -> None:
    """As it comes from Home Assistant, to which it is a stranger."""
    content = await page_of(hass, shop, span, "de")
    async with page_in_chromium(Looks()) as page:
        seen = await shown(page, content, **{"Content-Security-Policy": PAGE_POLICY})
        printed = await page.pdf(prefer_css_page_size=True)
        assert printed.startswith(b"%PDF")
        assert 1 <= pages_of(printed) <= 3
        assert (seen["asked"], seen["dialogues"]) == ([ADDRESS], [])
        [kept_out] = seen["errors"]
        assert "localStorage" in kept_out, "every page of the tests looks there, where Home Assistant keeps its tokens"
        assert "sandboxed" in kept_out


@pytest.mark.parametrize("span", SPANS)
async def test_it_can_be_read_by_everybody(hass: HomeAssistant, shop: MockConfigEntry, span: str) -> None:
    """As a file, on a computer and on a phone, and by a screen reader."""
    content = await page_of(hass, shop, span, "de")
    async with page_in_chromium(Looks(1280)) as page:
        await look_from_inside(page)
        seen = await shown(page, content)
        assert seen == {"asked": [ADDRESS], "errors": [], "dialogues": []}
        assert await page.locator("h1").inner_text() == f"Wool & Thread {HARMFUL}"
        assert await barriers(page, "body") == []
        for width in (1280, 390):
            await page.set_viewport_size({"width": width, "height": 900})
            assert await misfits(page, "body") == [], width


async def test_it_is_dark_on_a_dark_screen_and_never_on_paper(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    content = await page_of(hass, shop, "day", "en")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    async with page_in_chromium(Looks()) as page:
        await look_from_inside(page)
        await shown(page, content)
        seen = []
        await page.emulate_media(media="screen", color_scheme="light")
        seen.append(await page.evaluate(background))
        await page.emulate_media(media="screen", color_scheme="dark")
        seen.append(await page.evaluate(background))
        assert await barriers(page, "body") == []
        await page.emulate_media(media="print", color_scheme="dark")
        seen.append(await page.evaluate(background))
        white = "rgb(255, 255, 255)"
        assert seen == [white, "rgb(20, 24, 29)", white]
