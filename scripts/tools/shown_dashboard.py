"""A dashboard in a browser: its views one after the other, each looked at only once all of it is drawn."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from playwright.async_api import TimeoutError as NotInTime

from scripts.bootstrap.errors import ScriptError

from .browser import HEIGHTS
from .page_checks import barriers, misfits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from playwright.async_api import Page

    from .home_assistant import HomeAssistantProcess

VIEWS: Final = ("today", "week", "zones", "team", "nodes", "leave-me-out")
WIDTHS: Final = (390, 820, 1440)
VIEW: Final = "hui-sections-view"
SECTION: Final = "hui-grid-section"
"""What is as high as its cards; the view is as high as the window at least."""
CARDS: Final = (
    *("people", "today", "funnel", "dwell", "calibrate", "week"),
    *("heatmap", "reports", "floorplan", "nodes", "privacy", "leave-me-out", "papers"),
)
OURS: Final = ", ".join(f"footfall-{name}-card" for name in CARDS)
MOST_HIGH: Final = 6000
"""CSS pixels of the highest picture."""
BELOW: Final = 16


class ShownDashboard:
    """A dashboard on a page that is logged in. `path`: that of the dashboard, without a view."""

    def __init__(self, page: Page, base: str, path: str) -> None:
        self.page = page
        self._base = base
        self._path = path

    async def open(self, view: str) -> None:
        """Load the page with this view. ScriptError where it is not drawn."""
        await self.page.goto(f"{self._base}{self._path}/{view}")
        await self.drawn(view)

    async def turn_to(self, view: str) -> None:
        """Change to another view within the page, as its tabs do. ScriptError where it is not drawn."""
        await self.page.evaluate(
            """(path) => {
              history.pushState(null, "", path);
              dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
            }""",
            f"{self._path}/{view}",
        )
        await self.drawn(view)

    async def resize(self, width: int) -> None:
        """Give the window another width, and wait until everything has found its place."""
        await self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        await self.page.wait_for_function("inPage.chartsFit()")
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing moves any more: two frames on which everything is where it was."""
        await self.page.evaluate("inPage.settled()")

    async def findings(self) -> list[str]:
        """Return what is wrong with the view as it is drawn now."""
        view = await misfits(self.page, VIEW)
        return view + (await barriers(self.page, OURS) if await self.page.locator(OURS).count() else [])

    async def picture(self) -> bytes:
        """Return a picture of the whole view, however high it is, as PNG."""
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        height, needed = 0, HEIGHTS[width]
        # A higher window may have more drawn in it, which needs a still higher one.
        while needed > height and height < MOST_HIGH:
            height = min(MOST_HIGH, needed)
            await self.page.set_viewport_size({"width": width, "height": height})
            await self._until_ready()
            needed = await self.page.evaluate("(of) => inPage.bottom(of)", SECTION) + BELOW
        picture = await self.page.screenshot(animations="disabled")
        await self.resize(width)
        return picture

    async def drawn(self, view: str) -> None:
        """Wait until this view is drawn. ScriptError where that does not come about."""
        await self.page.wait_for_function("(end) => location.pathname.endsWith(end)", arg=f"{self._path}/{view}")
        await self._until_ready()

    async def _until_ready(self) -> None:
        """Wait until nothing is awaited, and still is not once all has found its place: cards come after their view."""
        try:
            while True:
                await self.page.wait_for_function("inPage.unready().length === 0")
                await self.settled()
                if not await self.page.evaluate("inPage.unready()"):
                    return
        except NotInTime:
            left = "; ".join(await self.page.evaluate("inPage.unready()"))
            raise ScriptError(f"{self.page.url} is not drawn: {left}") from None


BY_HAND: Final = "footfall-by-hand"
ALL: Final = "all"


@asynccontextmanager
async def made_by_hand(home: HomeAssistantProcess, cards: Sequence[str] = CARDS) -> AsyncIterator[None]:
    """Have a dashboard as somebody might make it: a view with a section for each of these cards, by its type alone."""
    sections: list[dict[str, Any]] = [
        {"type": "grid", "cards": [{"type": f"custom:footfall-{name}-card"}]} for name in cards
    ]
    view = {"type": "sections", "title": "All", "path": ALL, "sections": sections}
    # Home Assistant closes a connection on which nobody reads for a minute: none is kept open.
    async with home.api() as api:
        made = await api.command("lovelace/dashboards/create", url_path=BY_HAND, title="By hand", mode="storage")
        await api.command("lovelace/config/save", url_path=BY_HAND, config={"views": [view]})
    try:
        yield
    finally:
        async with home.api() as api:
            await api.command("lovelace/dashboards/delete", dashboard_id=made["id"])
