"""Each card by itself: in a dashboard made by hand, in the picker, in its editor, from right to left, and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints
from scripts.tools.shown_dashboard import ALL, BY_HAND, CARDS, OURS, WIDTHS, ShownDashboard, made_by_hand

from .conftest import OUTSIDERS

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

    from scripts.tools.shown_shop import ShownShop


def by_hand(shop: ShownShop, page: Page) -> ShownDashboard:
    return ShownDashboard(page, shop.home.base, f"/{BY_HAND}")


async def edit(shop: ShownShop, page: Page) -> None:
    """Open the dashboard and begin to edit it."""
    await by_hand(shop, page).open(ALL)
    await page.get_by_role("button", name="Edit dashboard").click()


async def test_each_card_works_alone(shop: ShownShop, chromium: Browser) -> None:
    async with made_by_hand(shop.home):
        page = await shop.page(chromium, Looks())
        complaints = Complaints(page)
        dashboard = by_hand(shop, page)
        await dashboard.open(ALL)
        await expect(page.locator(OURS)).to_have_count(len(CARDS))
        for width in WIDTHS:
            await dashboard.resize(width)
            assert await dashboard.findings() == []
        assert complaints.said == []


async def test_it_stands_from_right_to_left(shop: ShownShop, chromium: Browser) -> None:
    """Hebrew has no texts of ours: they are English, and everything has its place all the same."""
    async with made_by_hand(shop.home):
        page = await shop.page(chromium, Looks(390, language="he"))
        dashboard = by_hand(shop, page)
        await dashboard.open(ALL)
        assert await page.evaluate("getComputedStyle(inPage.find('footfall-people-card')[0]).direction") == "rtl"
        await expect(page.locator("footfall-calibrate-card")).to_contain_text("How many people do you count now?")
        for width in WIDTHS:
            await dashboard.resize(width)
            assert await dashboard.findings() == []


async def test_a_card_is_chosen_and_set_up(shop: ShownShop, chromium: Browser) -> None:
    async with made_by_hand(shop.home, ["people"]):
        page = await shop.page(chromium, Looks())
        complaints = Complaints(page)
        await edit(shop, page)
        await page.get_by_role("button", name="Add card").first.click()
        await page.get_by_role("tab", name="By card").click()
        await page.get_by_placeholder("Search cards").fill("footfall")
        picker = page.locator("hui-card-picker")
        await expect(picker.locator(OURS)).to_have_count(len(CARDS))
        await picker.locator(".card").filter(has_text="Footfall: today").click()
        await page.get_by_role("textbox", name="Title").fill("Our day")
        await page.locator("footfall-today-card").get_by_text("Our day").first.wait_for()
        await page.get_by_role("button", name="Save").click()
        await page.get_by_role("button", name="Done").click()
        await by_hand(shop, page).drawn(ALL)
        await expect(page.locator("footfall-today-card ha-card")).to_contain_text("Our day")
        async with shop.home.api() as api:
            kept = await api.command("lovelace/config", url_path=BY_HAND)
        [first, *_] = kept["views"][0]["sections"]
        assert first["cards"][1:] == [{"type": "custom:footfall-today-card", "title": "Our day"}]
        assert complaints.said == []


async def test_cards_are_suggested_beside_entities(shop: ShownShop, chromium: Browser) -> None:
    async with made_by_hand(shop.home, ["people"]):
        page = await shop.page(chromium, Looks())
        await edit(shop, page)
        await page.get_by_role("button", name="Add card").first.click()
        await page.get_by_placeholder("Search entities").fill("occupancy")
        await page.get_by_text("Occupancy", exact=True).click()
        dialog = page.locator("hui-dialog-create-card")
        await expect(dialog.locator("footfall-people-card")).to_have_count(1)
        await expect(dialog.locator("footfall-calibrate-card")).to_have_count(1)
        await expect(dialog.locator("footfall-privacy-card")).to_have_count(0)


async def test_whoever_may_not_see_the_shop_is_told_so(shop: ShownShop, chromium: Browser) -> None:
    token = await shop.home.add_user("Outsider", OUTSIDERS)
    async with made_by_hand(shop.home):
        page = await shop.page(chromium, Looks(390), token)
        complaints = Complaints(page)
        dashboard = by_hand(shop, page)
        await dashboard.open(ALL)
        for card in CARDS:
            await expect(page.locator(f"footfall-{card}-card")).to_contain_text("You may not see this shop.")
        assert await dashboard.findings() == []
        assert complaints.said == []
