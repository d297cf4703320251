"""A Chromium without a window, its own profile, and nothing to say to the network but to Home Assistant."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from playwright.async_api import async_playwright

from scripts.bootstrap.chromium import ensure_chromium

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 30_000
VALID_S = 1800
HEIGHTS = {390: 844, 820: 1180, 1280: 900, 1440: 900}
"""CSS pixels by width: a phone, a tablet, computers."""

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Looks:
    """How somebody has it: the window's width in CSS pixels, light or dark, the language, and the browser's zone."""

    width: int = 1440
    scheme: Scheme = "light"
    language: str = "en"
    time_zone: str = "UTC"

    @property
    def height(self) -> int:
        """Of the window, CSS pixels."""
        return HEIGHTS[self.width]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start a browser; ScriptError where there is none to be had."""
    found = await asyncio.to_thread(ensure_chromium)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found.program, args=ARGUMENTS, env={**found.environment}
        )
        try:
            yield browser
        finally:
            await browser.close()


async def fresh_page(browser: Browser, looks: Looks) -> Page:
    """Return an empty page that shares nothing with any other: no cache, no storage, no login."""
    context = await browser.new_context(
        # A service worker would answer from its cache, and not as Home Assistant does now.
        service_workers="block",
        locale="en-GB",
        timezone_id=looks.time_zone,
        color_scheme=looks.scheme,
        # Home Assistant's own charts draw themselves bit by bit else, and a picture shows the first bits.
        reduced_motion="reduce",
        viewport={"width": looks.width, "height": looks.height},
    )
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    await keep(page, "selectedLanguage", json.dumps(looks.language))
    return page


async def keep(page: Page, key: str, value: str) -> None:
    """Have the page find this in its storage, whatever it opens from now on."""
    await page.add_init_script(f"localStorage.setItem({json.dumps(key)}, {json.dumps(value)})")


async def log_in(page: Page, base: str, *, access_token: str, refresh_token: str) -> None:
    """Have the page find a login to the Home Assistant at this address, as its own frontend would have left it."""
    tokens = {
        "access_token": access_token,
        "refresh_token": refresh_token,
        "token_type": "Bearer",
        "expires_in": VALID_S,
        "expires": round(1000 * (time.time() + VALID_S)),
        "hassUrl": base,
        "clientId": f"{base}/",
    }
    await keep(page, "hassTokens", json.dumps(tokens))
