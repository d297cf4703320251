"""The looks at a page find what they are there for: without that, their finding nothing would say nothing."""

from __future__ import annotations

from scripts.tools.browser import Looks
from scripts.tools.page_checks import Complaints, barriers, look_from_inside, misfits

from .browser import page_in_chromium

PAGE = """<!doctype html><html lang="en"><title>Page</title><body style="margin: 0"><a-card></a-card><script>
  document.querySelector("a-card").attachShadow({mode: "open"}).innerHTML = `%s`;
</script></body></html>"""
CARD = "a-card"
SVG = "<svg style='width: 100px; height: 50px'>%s</svg>"


MISFITS = {
    "<p>All of this is seen</p>": [],
    "<p style='width: 3em; overflow: hidden; white-space: nowrap'>Too long for it</p>": ["cut off: Too long for it"],
    "<p style='position: fixed; left: 95vw; white-space: nowrap'>Half outside</p>": ["cut off: Half outside"],
    "<ha-card style='display: block; height: 20px'><p>One line</p><p>Below it</p></ha-card>": ["cut off: Below it"],
    "<div style='width: 600px'>Very wide</div>": ["the page scrolls sideways", "cut off: Very wide"],
    "<div style='overflow-x: auto'><div style='width: 600px'>It can be scrolled to</div></div>": [],
    "<p style='visibility: hidden; width: 9999px; position: fixed'>Not shown at all</p>": [],
    SVG % "<text x='5' y='20'>Fits</text>": [],
    SVG % "<text x='70' y='20'>Beyond the drawing</text>": ["cut off: Beyond the drawing"],
    SVG % "<text x='5' y='20'>10:00</text><text x='15' y='20'>11:00</text>": ["drawn over: 10:00 on 11:00"],
}


async def test_texts_that_do_not_fit_are_found() -> None:
    found = {}
    async with page_in_chromium(Looks(390)) as page:
        await look_from_inside(page)
        await page.goto("about:blank")
        for content in MISFITS:
            await page.set_content(PAGE % content)
            found[content] = await misfits(page, CARD)
    assert found == MISFITS


async def test_what_keeps_some_from_using_a_page_is_found() -> None:
    async with page_in_chromium(Looks(390)) as page:
        await look_from_inside(page)
        await page.goto("about:blank")
        await page.set_content(PAGE % "<button>Erase</button><p>Plain to read</p>")
        assert await barriers(page, CARD) == []
        await page.set_content(PAGE % "<button></button><p style='color: #aaa; background: #fff'>Hardly to be read</p>")
        found = await barriers(page, CARD)
        assert sorted(line.partition(":")[0] for line in found) == ["button-name", "color-contrast"]
        assert await barriers(page, "b-card") == ["there is none of it to look at"]


async def test_errors_of_ours_are_heard_and_those_of_others_not() -> None:
    async with page_in_chromium(Looks(390)) as page:
        complaints = Complaints(page)
        await page.evaluate("console.error('footfall: no such shop')")
        await page.evaluate("console.error('something else')")
        await page.evaluate("setTimeout(() => { throw new Error('footfall card') })")
        await page.evaluate("setTimeout(() => { throw new Error('another card') })")
        await page.wait_for_timeout(0)
        assert sorted(complaints.said) == ["error: footfall: no such shop", "uncaught: footfall card"]
