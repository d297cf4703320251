"""What is wrong with a page that somebody would notice: texts that do not fit, what keeps some from it, errors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.nodejs import LINK, ensure_packages

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Page
    from playwright.async_api import Error as PageError

IN_PAGE: Final = Path(__file__).with_name("in_page.mjs")
AXE: Final = LINK / "axe-core/axe.min.js"
SEVERE: Final = ("serious", "critical")
OURS: Final = "footfall"


async def look_from_inside(page: Page) -> None:
    """Give all that the page opens from now on the means by which it is looked at."""
    ensure_packages()
    await page.add_init_script(path=IN_PAGE)
    await page.add_init_script(path=AXE)


async def misfits(page: Page, selector: str) -> list[str]:
    """Return what does not fit on the page, and in what lies below these elements."""
    sideways = ["the page scrolls sideways"] if await page.evaluate("inPage.scrollsSideways()") else []
    cut = [f"cut off: {text}" for text in await page.evaluate("(of) => inPage.cutOff(of)", selector)]
    over = [f"drawn over: {text}" for text in await page.evaluate("(of) => inPage.onEachOther(of)", selector)]
    return sideways + cut + over


async def barriers(page: Page, selector: str) -> list[str]:
    """Return what axe finds serious or critical in these elements, a line each: rule, where, and what is wrong."""
    found = await page.evaluate(
        """async ([of, severe]) => {
          const elements = inPage.find(of);
          if (elements.length === 0) return ["there is none of it to look at"];
          const { violations } = await axe.run({ include: elements }, { resultTypes: ["violations"] });
          return violations.filter(({ impact }) => severe.includes(impact)).flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().at(-1)}: ${failureSummary}`));
        }""",
        [selector, SEVERE],
    )
    return [" ".join(line.split()) for line in found]


class Complaints:
    """What a page says went wrong in it and is of ours: uncaught errors, and errors and warnings in the console."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        page.on("pageerror", self._uncaught)
        page.on("console", self._console)

    def _uncaught(self, error: PageError) -> None:
        if OURS in f"{error.message} {error.stack}":
            self.said.append(f"uncaught: {error.message}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and OURS in f"{message.text} {message.location.get('url', '')}":
            self.said.append(f"{message.type}: {message.text}")
