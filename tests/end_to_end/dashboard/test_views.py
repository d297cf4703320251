"""Every view as it is drawn: nothing cut off, nothing that keeps anybody out, no errors.

All widths in one language and one theme, the others at one width each. The whole product of them is looked at by
`python -m scripts.tools.picture_dashboard --all`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints
from scripts.tools.shown_dashboard import VIEWS, WIDTHS

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from scripts.tools.shown_shop import ShownShop


@pytest.mark.parametrize(
    ("looks", "widths"),
    [
        (Looks(scheme="light", language="en"), WIDTHS),
        (Looks(scheme="dark", language="de"), [390]),
        (Looks(scheme="dark", language="zh-Hans"), [820]),
    ],
    ids=lambda value: value.language if isinstance(value, Looks) else None,
)
async def test_everything_is_seen_by_everybody(
    shop: ShownShop, chromium: Browser, looks: Looks, widths: list[int]
) -> None:
    page = await shop.page(chromium, looks)
    complaints = Complaints(page)
    dashboard = shop.shown(page)
    found = {}
    await dashboard.open(VIEWS[0])
    for view in VIEWS:
        await dashboard.turn_to(view)
        for width in widths:
            await dashboard.resize(width)
            found[view, width] = await dashboard.findings()
    assert {place: trouble for place, trouble in found.items() if trouble} == {}
    assert complaints.said == []


async def test_the_week_has_the_themes_colours_however_one_comes_to_it(shop: ShownShop, chromium: Browser) -> None:
    page = await shop.page(chromium, Looks(scheme="dark"))
    dashboard = shop.shown(page)
    fill = "getComputedStyle(inPage.find('footfall-heatmap-card')[0]).getPropertyValue('--fill-1')"
    await dashboard.open("week")
    opened = await (await page.wait_for_function(fill)).json_value()
    await dashboard.open("today")
    await dashboard.turn_to("week")
    assert await (await page.wait_for_function(fill)).json_value() == opened
