"""The demo's shop for whoever looks at its dashboard: always at two in the afternoon, with all that there is to show.

What it shows is then the same at whatever hour somebody looks.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN

from scripts.bootstrap.errors import ScriptError
from simulator import simulate, write_captures

from . import demo_seed, demo_shop
from .browser import Looks, fresh_page, log_in
from .demo_dashboard import dismiss_own_advice, draw_floor_plan, make_dashboard
from .demo_graphs import caught_up, draw_graphs
from .demo_places import ENTRY_ID, NodePlace
from .entities import Entities
from .free_port import free_port
from .home_assistant import HomeAssistantProcess
from .host_node import HostNode, mac_of
from .page_checks import look_from_inside
from .played_day import zone_in_which_it_is
from .shown_dashboard import ShownDashboard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from .demo_graphs import Graphs
    from .demo_shop import DemoDay
    from .home_assistant_api import HomeAssistantApi

AFTERNOON: Final = 14
AHEAD: Final = timedelta(hours=1)
"""How far the nodes can go on after they have told of the day so far."""
PLAYED_SECONDS: Final = 300.0
LOOK_SECONDS: Final = 0.5


@dataclass(frozen=True)
class ShownShop:
    """A Home Assistant in which the shop is open. `dashboard`: the path of its dashboard."""

    home: HomeAssistantProcess
    day: DemoDay
    dashboard: str

    async def page(self, browser: Browser, looks: Looks, refresh_token: str = "") -> Page:
        """Return an empty page in the shop's time zone on which the owner is logged in, or whose token this is."""
        page = await fresh_page(browser, replace(looks, time_zone=str(self.day.zone)))
        await look_from_inside(page)
        async with self.home.api(refresh_token) as api:
            token = await api.token()
        await log_in(page, self.home.base, access_token=token, refresh_token=refresh_token or self.home.refresh_token)
        return page

    async def told(self) -> None:
        """Wait until the nodes have told of the day so far and the entities say so. ScriptError where they do not."""
        async with self.home.api() as api:
            entries = (await Entities.read(api)).one("entries")
            await _until(lambda: self._has_told(api, entries))

    async def _has_told(self, api: HomeAssistantApi, entries: str) -> bool:
        told = await api.command("footfall/day", entry_id=ENTRY_ID)
        if datetime.fromisoformat(told["now"]) < self.day.now:
            return False
        return _is_about((await api.states())[entries]["state"], told["totals"]["entries"])

    def shown(self, page: Page) -> ShownDashboard:
        """Return the dashboard on a page."""
        return ShownDashboard(page, self.home.base, self.dashboard)


def this_afternoon() -> DemoDay:
    """Return the day on which it is two o'clock now, somewhere."""
    zone = ZoneInfo(zone_in_which_it_is(AFTERNOON))
    return demo_shop.DemoDay(datetime.now(zone).replace(microsecond=0), zone)


@asynccontextmanager
async def shown_shop(
    folder: Path, write_past: Callable[[Path, DemoDay], Graphs] = demo_seed.write_past, *, profile: str = ""
) -> AsyncIterator[ShownShop]:
    """Simulate and start the shop, and wait until its nodes have told of the day so far.

    `write_past`: writes the hours before today into the folder of a Home Assistant, and returns what the entities would
    have shown then. `profile`: what the shop has learned. ScriptError where anything does not start.
    """
    day = this_afternoon()
    home = HomeAssistantProcess(folder / "home", time_zone=str(day.zone))
    graphs = await asyncio.to_thread(write_past, home.folder, day)
    captures = await asyncio.to_thread(_captures, folder / "today", day)
    places = [NodePlace(name, mac_of(name), free_port()) for name in captures]
    simulated = demo_shop.Simulated(day, demo_shop.tags(folder / "today"), profile)
    await asyncio.to_thread(demo_seed.write_shop, home.folder, places, simulated)
    nodes = [HostNode(name=name, captures=[captures[name]], speed="live", port=port) for name, _, port in places]
    try:
        for node in nodes:
            await node.start()
        await home.start()
        async with home.api() as api:
            dashboard = (await make_dashboard(api)).rpartition("/")[0]
            await draw_floor_plan(api, demo_shop.node_places())
            await dismiss_own_advice(api)
        shop = ShownShop(home, day, dashboard)
        await shop.told()
        async with home.api() as api:
            await _until(lambda: caught_up(api))
            await draw_graphs(api, graphs, len(demo_shop.STAFF_TAGS))
            await _until(lambda: _recorded(api))
        yield shop
    finally:
        await home.stop()
        for node in nodes:
            await node.stop()


def _captures(folder: Path, day: DemoDay) -> dict[str, Path]:
    return write_captures(simulate(day.plan(day.begin, day.now + AHEAD)), folder)


async def _until(wanted: Callable[[], Awaitable[bool]]) -> None:
    try:
        async with asyncio.timeout(PLAYED_SECONDS):
            while not await wanted():  # noqa: ASYNC110 - another process
                await asyncio.sleep(LOOK_SECONDS)
    except TimeoutError:
        raise ScriptError(f"the nodes have not told of the day so far within {PLAYED_SECONDS:.0f} s") from None


async def _recorded(api: HomeAssistantApi) -> bool:
    """Tell whether the recorder has done all that it was told."""
    return bool((await api.command("recorder/info"))["backlog"] == 0)


def _is_about(state: str, number: float) -> bool:
    return state not in {STATE_UNKNOWN, STATE_UNAVAILABLE} and abs(float(state) - number) <= number / 10
