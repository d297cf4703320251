"""The dashboard is there: added by clicks, and drawn in a browser that has never seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints
from scripts.tools.shown_dashboard import CARDS, ShownDashboard

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from scripts.tools.shown_shop import ShownShop

TAGS = ["ll-strategy-dashboard-footfall", "ll-strategy-view-footfall", *(f"footfall-{name}-card" for name in CARDS)]


async def test_it_is_added_by_clicks(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    await page.goto(f"{shop.home.base}/config/lovelace/dashboards")
    await page.get_by_role("button", name="Add dashboard").click()
    await page.get_by_text("Community dashboards").wait_for()
    await page.get_by_text("People in your shop: now, today, by the week, by zone.").click()
    # Its title and address are suggested.
    await page.get_by_role("button", name="Create").click()
    await page.locator("ha-sidebar").get_by_text("Demo shop").click()
    added = ShownDashboard(page, shop.home.base, "/demo-shop")
    await added.drawn("today")
    for tab, heading in {
        "Week": "When it is busy",
        "Zones": "Floor plan",
        "Team": "Team now",
        "Nodes": "Privacy",
    }.items():
        await page.get_by_role("tab", name=tab).click()
        await added.drawn(tab.lower())
        await page.locator("hui-heading-card").get_by_text(heading).wait_for()
    async with shop.home.api() as api:
        [made] = [one for one in await api.command("lovelace/dashboards/list") if one["url_path"] == "demo-shop"]
        kept = await api.command("lovelace/config", url_path="demo-shop")
        await api.command("lovelace/dashboards/delete", dashboard_id=made["id"])
    assert kept == {"strategy": {"type": "custom:footfall"}}


async def test_whoever_has_never_seen_it_sees_it_at_once(shop: ShownShop, chromium: Browser) -> None:
    """Cold: our files come in parallel with Home Assistant's own, and must not be the first to register elements."""
    for _ in range(5):
        page = await shop.page(chromium, Looks())
        complaints = Complaints(page)
        await shop.shown(page).open("today")
        assert await page.evaluate("(tags) => tags.filter((tag) => !customElements.get(tag))", TAGS) == []
        assert complaints.said == []
        await page.context.close()
