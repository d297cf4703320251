"""Home Assistant's frontend as somebody uses it who only clicks and types, and pictures of what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scripts.tools.home_assistant import OWNER
from scripts.tools.page_checks import look_from_inside, misfits

from .words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

SCREENS = {"1280": (1280, 900), "390": (390, 844)}
"""Width and height in CSS pixels: a computer's window, and a phone."""
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")

DIALOGUE = "dialog-data-entry-flow"


class Frontend:
    """A session in a browser. All texts are given in English, and looked for in the session's language.

    `pictures`: the folder in which the pictures are put.
    """

    def __init__(self, page: Page, base: str, pictures: Path, language: str) -> None:
        self._page = page
        self._base = base
        self._pictures = pictures
        self._language = language
        self._words = Words(language)
        self.dialog = page.locator(DIALOGUE)
        self.cut_off: list[str] = []
        """Texts that did not fit, each with its picture."""

    async def log_in(self) -> None:
        """Open the integrations and log in as the owner."""
        await look_from_inside(self._page)
        await self._page.goto(f"{self._base}/config/integrations")
        await self._page.locator("input[name=username]").fill(OWNER["username"])
        await self._page.locator("input[name=password]").fill(OWNER["password"])
        await self._page.keyboard.press("Enter")

    async def add_integration(self, name: str) -> None:
        """Search for an integration in the list of all brands, and choose it."""
        await self._page.get_by_role("button", name=self._words("Add integration")).click()
        await self._page.get_by_placeholder(self._words("Search for a brand name")).fill(name)
        await self._page.locator("dialog-add-integration").get_by_role("button", name=name).click()

    async def press(self, name: str) -> None:
        """Press a button of the page."""
        await self._page.get_by_role("button", name=self._words(name), exact=True).click()

    async def change(self, title: str, button: str) -> None:
        """Press the button of the node, zone or member of staff of this title."""
        row = self._page.locator("ha-config-sub-entry-row").filter(has_text=title)
        await row.get_by_role("button", name=self._words(button)).click()

    async def sees(self, text: str, **filled_in: str) -> None:
        """Wait until the dialogue says this."""
        await self.dialog.get_by_text(self._words(text, **filled_in)).first.wait_for()

    async def sees_beginning(self, text: str) -> None:
        """Wait until the dialogue says what stands before the first placeholder of this."""
        await self.dialog.get_by_text(self._words(text).partition("{")[0]).first.wait_for()

    async def fill(self, label: str, value: str, *, number: int = 0) -> None:
        """Type into a field of the dialogue. `number`: which of several with this label."""
        name = self._words(label)
        fields = self.dialog.get_by_role("textbox", name=name).or_(self.dialog.get_by_role("spinbutton", name=name))
        await fields.nth(number).fill(value)
        # Some steps look at a field only when it is left.
        await fields.nth(number).press("Tab")

    async def choose(self, text: str) -> None:
        """Click on a line of a menu or on a choice of the dialogue."""
        await self.dialog.get_by_text(self._words(text), exact=True).filter(visible=True).first.click()

    async def belongs_to(self, shop: str) -> None:
        """Choose a shop by the name that its owner gave it."""
        await self.dialog.get_by_role("radio", name=shop).check()

    async def tick(self, node: str) -> None:
        """Tick the box of a node."""
        await self.dialog.locator("ha-checkbox").filter(has_text=node).click()

    async def select(self, option: str) -> None:
        """Choose from the list that folds out in the dialogue."""
        await self.dialog.locator("ha-select").click()
        line = self.dialog.get_by_role("menuitem", name=self._words(option), exact=True)
        await line.click()
        # While it folds up it still lies above what follows.
        await line.wait_for(state="hidden")

    async def set_hour(self, label: str, hour: int) -> None:
        """Set a time of the day to a full hour."""
        time = self.dialog.get_by_role("group", name=self._words(label), exact=True).first
        field = time.get_by_role("spinbutton").first
        await field.fill(str(hour))
        await field.press("Tab")

    async def go_on(self, button: str) -> None:
        """Press a button at the foot of the dialogue, and wait until the step is left."""
        await self.dialog.get_by_role("button", name=self._words(button), exact=True).last.click()

    async def finish(self, button: str) -> None:
        """Press the last button of a dialogue, and wait until it is gone."""
        await self.go_on(button)
        await self.dialog.get_by_role("button").first.wait_for(state="detached")

    async def picture(self, name: str) -> None:
        """Take a picture for each screen, light and dark, and note which texts do not fit."""
        for screen, (width, height) in SCREENS.items():
            await self._page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                await self._page.emulate_media(color_scheme=scheme)
                file = f"{name}-{screen}-{scheme}-{self._language}.png"
                await self._page.screenshot(path=self._pictures / file, animations="disabled")
            self.cut_off += [f"{name}-{screen}: {text}" for text in await misfits(self._page, DIALOGUE)]
        width, height = SCREENS["1280"]
        await self._page.set_viewport_size({"width": width, "height": height})
