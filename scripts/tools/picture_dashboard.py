"""Takes the pictures of the dashboard that stand in the documents, or looks at all there is of it.

The shop is the demo's, at two in the afternoon. --all: every view and every card, at every width, light and dark, in
every language: what is cut off, what keeps somebody out and errors are told, and the pictures lie in the cache.
Exit status: 0 nothing was found, 1 something was found or failed, 2 bad usage.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PIL import Image

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE, ROOT

from .browser import Looks, Scheme, chromium
from .demo_places import ENTRY_ID
from .demo_shop import practised_profile
from .page_checks import Complaints
from .shown_dashboard import ALL, BY_HAND, VIEWS, WIDTHS, ShownDashboard, made_by_hand
from .shown_shop import shown_shop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from playwright.async_api import Browser

    from .shown_shop import ShownShop

IMAGES: Final = ROOT / "docs" / "images"
LOOKED_AT: Final = CACHE / "dashboard"
LANGUAGES: Final = ("en", "de", "zh-Hans")
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
COLOURS: Final = 255
"""Of a picture: it is small with so many, and looks the same."""


@dataclass(frozen=True)
class Shot:
    """A picture of a view."""

    name: str
    view: str
    looks: Looks


SHOTS: Final = (
    Shot("dashboard-today", "today", Looks(1440)),
    Shot("dashboard-today-phone", "today", Looks(390, "dark")),
    Shot("dashboard-week", "week", Looks(1440)),
    Shot("dashboard-zones", "zones", Looks(820)),
    Shot("dashboard-team", "team", Looks(1440)),
    Shot("dashboard-nodes", "nodes", Looks(1440)),
    Shot("dashboard-week-de", "week", Looks(820, "dark", "de")),
    Shot("dashboard-week-zh-Hans", "week", Looks(390, "light", "zh-Hans")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures, or look at everything; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.tools.picture_dashboard",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--all", action="store_true", help="look at every view, width, theme and language")
    options = parser.parse_args(arguments)
    try:
        return asyncio.run(run(everything=options.all))
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130


async def run(*, everything: bool) -> int:
    """Start the shop and the browser and do it."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="footfall-pictures-")))
        browser = await stack.enter_async_context(chromium())
        print("learning, simulating and starting the shop: a minute or two", flush=True)
        shop = await stack.enter_async_context(shown_shop(folder, profile=await asyncio.to_thread(practised_profile)))
        if not everything:
            await take_pictures(shop, browser)
            return 0
        await asyncio.to_thread(shutil.rmtree, LOOKED_AT, ignore_errors=True)
        found = 0
        for language in LANGUAGES:
            await speak(shop, language)
            async with made_by_hand(shop.home):
                for scheme in SCHEMES:
                    looks = Looks(scheme=scheme, language=language)
                    async for line in findings(shop, browser, looks):
                        found += 1
                        print(line, flush=True)
        views = (len(VIEWS) + 1) * len(WIDTHS) * len(SCHEMES) * len(LANGUAGES)
        print(f"{found} findings in {views} views; the pictures are in {LOOKED_AT.relative_to(ROOT)}")
        return 1 if found else 0


async def take_pictures(shop: ShownShop, browser: Browser) -> None:
    """Take those of the documents. In other languages than the server's they are of views that name no entity."""
    for shot in SHOTS:
        page = await shop.page(browser, shot.looks)
        dashboard = shop.shown(page)
        await dashboard.open(shot.view)
        size = small(await dashboard.picture(), IMAGES / f"{shot.name}.png")
        await page.context.close()
        print(f"{shot.name}.png: {size / 1000:.0f} kB", flush=True)


def small(picture: bytes, file: Path) -> int:
    """Write a picture with few colours; return its bytes."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    return file.stat().st_size


async def speak(shop: ShownShop, language: str) -> None:
    """Have Home Assistant name its entities in a language; they take it when the shop is loaded."""
    async with shop.home.api() as api:
        await api.command("config/core/update", language=language)
        await api.post(f"/api/config/config_entries/entry/{ENTRY_ID}/reload", {})
    await shop.told()


async def findings(shop: ShownShop, browser: Browser, looks: Looks) -> AsyncIterator[str]:
    """Look at every view at every width, and give what is found, a line each."""
    page = await shop.page(browser, looks)
    complaints = Complaints(page)
    made, by_hand = shop.shown(page), ShownDashboard(page, shop.home.base, f"/{BY_HAND}")
    await made.open(VIEWS[0])
    for dashboard, view in [*((made, view) for view in VIEWS), (by_hand, ALL)]:
        await dashboard.turn_to(view)
        for width in WIDTHS:
            await dashboard.resize(width)
            place = f"{view}-{width}-{looks.scheme}-{looks.language}"
            for finding in await dashboard.findings():
                yield f"{place}: {finding}"
            LOOKED_AT.mkdir(parents=True, exist_ok=True)
            (LOOKED_AT / f"{place}.png").write_bytes(await dashboard.picture())
    for complaint in complaints.said:
        yield f"{looks.scheme}-{looks.language}: {complaint}"
    await page.context.close()


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
