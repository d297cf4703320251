"""What a shop owner does in the dashboard, by mouse, finger and keys."""

from __future__ import annotations

import asyncio
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import expect

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints, barriers

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator

    from scripts.tools.shown_shop import ShownShop

NUMBER = re.compile(r"\d+")


async def number(of: Locator) -> int:
    """Return the first number in an element's text."""
    found = NUMBER.search((await of.inner_text()).replace(",", ""))
    assert found is not None
    return int(found[0])


async def test_the_owner_counts_and_the_number_follows(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks(390))
    complaints = Complaints(page)
    await shop.shown(page).open("today")
    inside = page.locator("footfall-people-card .big")
    card = page.locator("footfall-calibrate-card")
    before = await number(inside)
    # Two taps suffice to say that the number is right; far from it there are more, or it is typed.
    await card.get_by_role("spinbutton").fill(str(before + 14))
    await card.get_by_role("button", name="One more").click()
    await card.get_by_role("button", name=f"I count {before + 15}").click()
    await expect(card.get_by_role("status")).to_contain_text(f"Before: {before}.")
    await expect(inside).not_to_have_text(str(before))
    assert await number(inside) > before
    assert await barriers(page, "footfall-calibrate-card") == []
    await card.get_by_role("button", name="Undo").click()
    await expect(card.get_by_role("status")).to_have_text("Taken back, as if you had not counted.")
    assert complaints.said == []


async def test_the_funnel_tells_of_another_period(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    await shop.shown(page).open("today")
    card = page.locator("footfall-funnel-card")
    came_in = card.locator("li.entered .people")
    today = await number(came_in)
    await card.get_by_role("combobox", name="Time").select_option("Last week")
    await expect(came_in).not_to_have_text(str(today))
    assert await number(came_in) > today
    await card.get_by_role("button", name="Came in").click()
    await expect(card.locator("#about-entered")).to_be_visible()


async def test_the_day_is_gone_through_by_keys(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    await shop.shown(page).open("today")
    card = page.locator("footfall-today-card")
    chart = card.get_by_role("slider", name="Entries today by the hour")
    await chart.focus()
    await page.keyboard.press("Home")
    await expect(chart).to_have_attribute("aria-valuenow", "0")
    first = await chart.get_attribute("aria-valuetext")
    await page.keyboard.press("ArrowRight")
    await expect(chart).not_to_have_attribute("aria-valuetext", first or "")
    await expect(card.locator(".tip")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(card.locator(".tip")).to_be_hidden()


async def test_the_day_is_shown_as_people_inside(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    await shop.shown(page).open("today")
    card = page.locator("footfall-today-card")
    await expect(card.locator("svg path.bars").first).to_be_attached()
    await card.get_by_role("button", name="People inside").click()
    await expect(card.get_by_role("button", name="People inside")).to_have_attribute("aria-pressed", "true")
    await expect(card.locator("svg path.curve")).to_be_attached()
    await expect(card.locator("svg path.bars")).to_have_count(0)


async def test_what_is_held_is_erased(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks(390))
    complaints = Complaints(page)
    dashboard = shop.shown(page)
    await dashboard.open("today")
    inside = await number(page.locator("footfall-people-card .big"))
    await dashboard.turn_to("nodes")
    card = page.locator("footfall-privacy-card")
    assert await number(card.locator(".big, h2, p").first) > 0
    await card.get_by_role("button", name="Erase now").click()
    assert await barriers(page, "footfall-privacy-card") == []
    await card.get_by_role("button", name="Erase", exact=True).click()
    await expect(card).to_contain_text(re.compile(r"Erased: \d+ pseudonyms\."))
    await dashboard.open("today")
    # Who was inside is inside still: people are no pseudonyms.
    assert abs(await number(page.locator("footfall-people-card .big")) - inside) <= inside / 2
    assert complaints.said == []


async def test_a_report_is_downloaded(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    complaints = Complaints(page)
    await shop.shown(page).open("week")
    async with page.expect_download() as started:
        await page.locator("footfall-reports-card").get_by_role("button", name="CSV").click()
    download = await started.value
    assert download.suggested_filename.endswith(".csv")
    text = await asyncio.to_thread(Path(await download.path()).read_text, encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) > 7
    assert complaints.said == []
