"""How long the dashboard takes until it can be used, beside Home Assistant's own page of the same shop's history.

A year of the demo shop's history lies in the store and in the recorder. Both pages are loaded in turn, each time in a
browser that has never seen them; the clock runs from the address to the last thing that a person came for.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Final

from scripts.tools.browser import Looks, chromium
from scripts.tools.demo_seed import past_of, write_rows
from scripts.tools.demo_shop import DAYS
from scripts.tools.entities import Entities
from scripts.tools.host_node import ensure_host_node
from scripts.tools.shown_shop import shown_shop

from .measure import Measure
from .workers import progress

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from scripts.tools.demo_graphs import Graphs
    from scripts.tools.demo_shop import DemoDay
    from scripts.tools.shown_shop import ShownShop

LOADS: Final = 7
REPEATED: Final = 13
"""Times four weeks: a year."""
DAY_S: Final = 86_400.0
LATER_AT_MOST: Final = 1.1

FIND: Final = """
const find = (selector) => {
  const search = (root) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((child) => (child.shadowRoot ? search(child.shadowRoot) : [])),
  ];
  return search(document);
};
"""
USABLE: Final = f"""() => {{
  {FIND}
  const told = (card, part) => find(card).some((one) => one.shadowRoot?.querySelector(part));
  return told("footfall-people-card", ".big") && told("footfall-today-card", "svg path")
    && told("footfall-funnel-card", "ha-card") && find("footfall-funnel-card .loading").length === 0;
}}"""
"""Ours: the number of people, the day's curve and the funnel are there."""
DRAWN: Final = f"""() => {{
  {FIND}
  return find("ha-panel-history").length > 0 && find("canvas").length > 0;
}}"""
"""Home Assistant's: the graph of its history is there; as it opens, of the last hours alone."""


def run() -> list[Measure]:
    """Load both pages in turn. ScriptError where one is never drawn."""
    ensure_host_node()
    return asyncio.run(_measured())


def write_year(folder: Path, day: DemoDay) -> Graphs:
    """Write the demo's four weeks again and again, back to a year ago."""
    weeks = past_of(day)
    rows = [
        replace(row, start=row.start - back * DAYS * DAY_S, day=row.day - back * DAYS)
        for back in reversed(range(REPEATED))
        for row in weeks
    ]
    return write_rows(folder, rows)


async def _measured() -> list[Measure]:
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        async with shown_shop(Path(name), write_year) as shop, chromium() as browser:
            ours, theirs = f"{shop.dashboard}/today", await _history(shop)
            took: list[tuple[float, float]] = []
            for number in range(LOADS + 1):
                pair = (await _seconds(shop, browser, ours, USABLE), await _seconds(shop, browser, theirs, DRAWN))
                progress(f"load {number} of {LOADS}: dashboard {pair[0]:.2f} s, history {pair[1]:.2f} s")
                took.append(pair)
    # The first load warms what Home Assistant itself keeps.
    counted = took[1:]
    return [
        Measure(
            "Today, to the history page of Home Assistant", "times", tuple(a / b for a, b in counted), LATER_AT_MOST, 2
        ),
        Measure("Today: people, curve and funnel drawn", "s", tuple(a for a, _ in counted), digits=2),
        Measure("Home Assistant's history of the same shop drawn", "s", tuple(b for _, b in counted), digits=2),
    ]


async def _history(shop: ShownShop) -> str:
    """Return the address of Home Assistant's history of the shop's numbers."""
    async with shop.home.api() as api:
        entities = await Entities.read(api)
    keys = ("occupancy", "occupancy_low", "occupancy_high", "entries", "passers_by")
    return f"/history?entity_id={'%2C'.join(entities.one(key) for key in keys)}"


async def _seconds(shop: ShownShop, browser: Browser, path: str, drawn: str) -> float:
    page = await shop.page(browser, Looks())
    try:
        began = monotonic()
        await page.goto(f"{shop.home.base}{path}", wait_until="commit")
        await page.wait_for_function(drawn)
        return monotonic() - began
    finally:
        await page.context.close()
