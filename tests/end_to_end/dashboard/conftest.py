"""One shop for all of these tests: what they change of it, they change back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import pytest_socket
from anyio.from_thread import start_blocking_portal

from custom_components.footfall.engine import DEFAULT_PROFILE
from scripts.bootstrap.chromium import ensure_chromium
from scripts.bootstrap.errors import ScriptError
from scripts.tools import demo_seed
from scripts.tools.shown_shop import shown_shop
from tests.end_to_end.browser import browser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from playwright.async_api import Browser

    from scripts.tools.demo_graphs import Graphs
    from scripts.tools.demo_shop import DemoDay
    from scripts.tools.shown_shop import ShownShop

OUTSIDERS = "outsiders"
"""A group that may read nothing of the shop. Home Assistant knows such groups, but has no form to make one."""


def write_past(folder: Path, day: DemoDay) -> Graphs:
    group = {"id": OUTSIDERS, "name": "Outsiders", "policy": {"entities": {"entity_ids": {"sun.sun": True}}}}
    file = folder / ".storage" / "auth"
    file.parent.mkdir(parents=True)
    data = {"users": [], "groups": [group], "credentials": [], "refresh_tokens": []}
    file.write_text(json.dumps({"version": 1, "minor_version": 1, "key": "auth", "data": data}))
    return demo_seed.write_past(folder, day)


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShownShop]:
    """Give a shop that is open, in an event loop of its own: each test has another one."""
    try:
        ensure_chromium()
    except ScriptError as error:
        pytest.skip(str(error))
    pytest_socket.enable_socket()
    made = shown_shop(tmp_path_factory.mktemp("shop"), write_past, profile=DEFAULT_PROFILE.to_json())
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(made) as shop:
        yield shop


@pytest.fixture
async def chromium(shop: ShownShop) -> AsyncIterator[Browser]:
    """Give a browser, once there is something to look at."""
    async with browser() as started:
        yield started
