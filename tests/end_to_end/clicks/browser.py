"""A Chromium without a window, its own profile, and nothing to say to the network but to Home Assistant."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright

from scripts.bootstrap.chromium import ensure_chromium
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

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


@asynccontextmanager
async def page_in_chromium() -> AsyncIterator[Page]:
    """Give an empty page; the test is skipped, with the reason, where there is no Chromium to be had."""
    try:
        chromium = await asyncio.to_thread(ensure_chromium)
    except ScriptError as error:
        pytest.skip(str(error))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.program, args=ARGUMENTS, env={**chromium.environment}
        )
        try:
            # A service worker would answer from its cache, and not as Home Assistant does now.
            context = await browser.new_context(service_workers="block", locale="en-GB", timezone_id="Europe/Berlin")
            context.set_default_timeout(PATIENCE_MS)
            yield await context.new_page()
        finally:
            await browser.close()
