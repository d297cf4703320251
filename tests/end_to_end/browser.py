"""The browser of the tests. They are skipped, with the reason, where there is no Chromium to be had."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.browser import Looks, chromium, fresh_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, Page


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Give a browser."""
    async with AsyncExitStack() as stack:
        try:
            started = await stack.enter_async_context(chromium())
        except ScriptError as error:
            pytest.skip(str(error))
        yield started


@asynccontextmanager
async def page_in_chromium(looks: Looks) -> AsyncIterator[Page]:
    """Give an empty page in a browser of its own."""
    async with browser() as started:
        yield await fresh_page(started, looks)
