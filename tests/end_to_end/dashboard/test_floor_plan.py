"""The floor plan is arranged by mouse and by keys, by those who may; it is as they left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from scripts.tools.browser import Looks
from scripts.tools.demo_places import ENTRY_ID
from scripts.tools.page_checks import Complaints, barriers, misfits

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

    from scripts.tools.shown_shop import ShownShop

CARD = "footfall-floorplan-card"
TILL, DOOR = "zone zone_till", "zone zone_door"


def marker(page: Page, thing: str) -> Locator:
    return page.locator(f"{CARD} .marker[data-id='{thing}']")


async def kept(shop: ShownShop) -> dict[str, Any]:
    async with shop.home.api() as api:
        plan: dict[str, Any] = await api.command("footfall/floor_plan/get", entry_id=ENTRY_ID)
        return plan


async def drag(page: Page, of: Locator, across: float, down: float) -> None:
    """Drag something by so many pixels."""
    await of.scroll_into_view_if_needed()
    box = await of.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + across / 2, y + down / 2)
    await page.mouse.move(x + across, y + down)
    await page.mouse.up()


async def test_zones_are_moved_by_mouse_and_by_keys(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks())
    complaints = Complaints(page)
    dashboard = shop.shown(page)
    before = await kept(shop)
    await dashboard.open("zones")
    await page.locator(CARD).get_by_role("button", name="Edit floor plan").click()
    await drag(page, marker(page, TILL), -200, -120)
    await marker(page, DOOR).focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown"):
        await page.keyboard.press(key)
    assert await barriers(page, CARD) == []
    assert await misfits(page, CARD) == []
    await page.locator(CARD).get_by_role("button", name="Save").click()
    await expect(page.locator(CARD).get_by_role("button", name="Edit floor plan")).to_be_focused()

    after = await kept(shop)
    assert after["zones"]["zone_till"]["x"] < before["zones"]["zone_till"]["x"] - 0.1
    assert after["zones"]["zone_till"]["y"] < before["zones"]["zone_till"]["y"] - 0.1
    assert after["zones"]["zone_door"]["x"] > before["zones"]["zone_door"]["x"]
    assert after["zones"]["zone_door"]["y"] > before["zones"]["zone_door"]["y"]
    assert after["zones"]["zone_fitting"] == before["zones"]["zone_fitting"]
    assert after["nodes"] == before["nodes"]

    await dashboard.open("zones")
    style = await marker(page, TILL).get_attribute("style")
    assert f"--x:{after['zones']['zone_till']['x']}" in (style or "").replace(" ", "")
    async with shop.home.api() as api:
        await api.command("footfall/floor_plan/save", entry_id=ENTRY_ID, zones=before["zones"])
    assert complaints.said == []


async def test_what_was_moved_is_given_up(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks(390))
    before = await kept(shop)
    await shop.shown(page).open("zones")
    await page.locator(CARD).get_by_role("button", name="Edit floor plan").click()
    await drag(page, marker(page, TILL), -60, -60)
    assert await misfits(page, CARD) == []
    await page.locator(CARD).get_by_role("button", name="Cancel").click()
    await expect(page.locator(CARD).get_by_role("button", name="Edit floor plan")).to_be_visible()
    assert await kept(shop) == before


async def test_others_look_and_do_not_touch(shop: ShownShop, chromium: Browser) -> None:
    token = await shop.home.add_user("Assistant", "system-users")
    page = await shop.page(chromium, Looks(), token)
    complaints = Complaints(page)
    dashboard = shop.shown(page)
    await dashboard.open("zones")
    await expect(marker(page, TILL)).to_be_visible()
    assert await page.locator(CARD).get_by_role("button", name="Edit floor plan").count() == 0
    await dashboard.turn_to("nodes")
    assert await page.locator("footfall-privacy-card").get_by_role("button").count() == 0
    async with shop.home.api(token) as api:
        with pytest.raises(Exception, match="Unauthorized"):
            await api.command("footfall/floor_plan/save", entry_id=ENTRY_ID, zones={})
    assert complaints.said == []
