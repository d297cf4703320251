"""One Home Assistant and one shop for most of these tests: what each of them does to it, it makes good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_socket
from anyio.from_thread import BlockingPortal, start_blocking_portal

from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.played_day import zone_in_which_it_is

from .live_shop import LiveShop
from .quick_care import quick_care

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scripts.tools.home_assistant_api import HomeAssistantApi


YAML = "diagnostics:\nrepairs:\nlogger:\n  default: warning\n  logs:\n    custom_components.footfall: info\n"
EARLY = 5
"""Hour on the wall, at which a key has most of a day before it."""


@pytest.fixture(scope="package")
def portal() -> Iterator[BlockingPortal]:
    """Give an event loop in which nodes and fronts live on from test to test: each test has a loop of its own."""
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="package")
def shared_home(portal: BlockingPortal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeAssistantProcess]:
    """Give a Home Assistant whose minutes of care are short, in a place where keys hold for the rest of the day."""
    pytest_socket.enable_socket()
    folder = tmp_path_factory.mktemp("shared")
    home = HomeAssistantProcess(folder / "home", yaml=YAML, time_zone=zone_in_which_it_is(EARLY))
    try:
        portal.call(home.start, quick_care(folder / "quick"))
        yield home
    finally:
        portal.call(home.stop)


@pytest.fixture(scope="package")
def live_shop(
    portal: BlockingPortal, shared_home: HomeAssistantProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveShop]:
    """Give a shop that goes on."""
    pytest_socket.enable_socket()
    with portal.wrap_async_context_manager(LiveShop(shared_home, tmp_path_factory.mktemp("live"))) as shop:
        yield shop


@pytest.fixture
async def api(live_shop: LiveShop) -> AsyncIterator[HomeAssistantApi]:
    """Give the shop, once it is well; what a test broke is mended after it, whatever came of it."""
    async with live_shop.home.api() as api:
        await live_shop.all_well(api)
        try:
            yield api
        finally:
            for front in live_shop.fronts.values():
                front.well()
