"""A visitor at the till who does not want to be counted, on the shop's tablet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import expect

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints, barriers

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from scripts.tools.shown_shop import ShownShop

CARD = "footfall-leave-me-out-card"
SETTLED = re.compile("nicht mitgezählt$|nicht mitgezählt:|Niemand wurde weggelassen")
"""Whether a phone of the demo happens to be that close to the till does not matter here: it is said what came of it."""


async def test_a_visitor_goes_through_it_in_their_own_language(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks(820))
    complaints = Complaints(page)
    await page.clock.install()
    dashboard = shop.shown(page)
    await dashboard.open("nodes")
    await page.get_by_role("button", name="Page for visitors").click()
    await dashboard.drawn("leave-me-out")
    card = page.locator(CARD)
    await expect(card.get_by_role("listitem")).to_have_count(3)

    await card.get_by_role("button", name="Deutsch").click()
    await expect(card.get_by_role("heading")).to_have_text("Ich bin jetzt hier. Zählen Sie mich nicht mit.")
    assert await barriers(page, CARD) == []
    for _ in range(3):  # the other languages lie between
        await page.keyboard.press("Tab")
    await expect(card.get_by_role("button", name="Nicht mitzählen")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(card.get_by_role("timer")).to_have_text(re.compile(r"Noch 1\d Sekunden"))
    assert await barriers(page, CARD) == []
    await page.clock.run_for(16_000)
    await expect(card.get_by_role("heading")).to_have_text(SETTLED)
    await expect(card.get_by_role("heading")).to_be_focused()
    await expect(card).to_contain_text("Was wir versprechen können und was nicht")
    assert await barriers(page, CARD) == []

    await page.clock.run_for(121_000)
    await expect(card.get_by_role("heading")).to_have_text("I am here now. Leave me out.")
    assert complaints.said == []
