"""Home Assistant's frontend as somebody uses it who only clicks and types, and pictures of what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scripts.tools.home_assistant import OWNER

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

SCREENS = {"1280": (1280, 900), "390": (390, 844)}
"""Width and height in CSS pixels: a computer's window, and a phone."""
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")

CUT_OFF = """
() => {
  const cut = [];
  const look = (element) => {
    const style = getComputedStyle(element);
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent.trim()).join(" ").trim();
    const box = element.getBoundingClientRect();
    if (text && box.width > 1 && box.height > 1 && style.visibility === "visible" && style.opacity !== "0") {
      const hidden = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      if (hidden || box.left < -1 || box.right > innerWidth + 1) cut.push(text);
    }
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) look(child);
  };
  for (const dialog of document.querySelector("home-assistant").shadowRoot.querySelectorAll("dialog-data-entry-flow"))
    look(dialog);
  return cut;
}
"""
"""Gives the texts of the dialogue that is open which do not fit: cut off by their element, or beyond the screen."""


class Frontend:
    """A session in a browser. `pictures`: the folder in which the pictures are put, replaced each time."""

    def __init__(self, page: Page, base: str, pictures: Path) -> None:
        self._page = page
        self._base = base
        self._pictures = pictures
        self.dialog = page.locator("dialog-data-entry-flow")
        self.cut_off: list[str] = []
        """Texts that did not fit, each with its picture."""

    async def log_in(self) -> None:
        """Open the integrations and log in as the owner."""
        await self._page.goto(f"{self._base}/config/integrations")
        await self._page.get_by_role("textbox", name="Username").fill(OWNER["username"])
        await self._page.get_by_role("textbox", name="Password").fill(OWNER["password"])
        await self._page.get_by_role("button", name="Log in").click()

    async def add_integration(self, name: str) -> None:
        """Search for an integration in the list of all brands, and choose it."""
        await self._page.get_by_role("button", name="Add integration").click()
        await self._page.get_by_placeholder("Search for a brand name").fill(name)
        await self._page.locator("dialog-add-integration").get_by_role("button", name=name).click()

    async def press(self, name: str) -> None:
        """Press a button of the page."""
        await self._page.get_by_role("button", name=name, exact=True).click()

    async def change(self, title: str, button: str) -> None:
        """Press the button of the node, zone or member of staff of this title."""
        row = self._page.locator("ha-config-sub-entry-row").filter(has_text=title)
        await row.get_by_role("button", name=button).click()

    async def sees(self, text: str) -> None:
        """Wait until the dialogue says this."""
        await self.dialog.get_by_text(text).first.wait_for()

    async def fill(self, label: str, value: str, *, number: int = 0) -> None:
        """Type into a field of the dialogue. `number`: which of several with this label."""
        fields = self.dialog.get_by_role("textbox", name=label).or_(self.dialog.get_by_role("spinbutton", name=label))
        await fields.nth(number).fill(value)
        # Some steps look at a field only when it is left.
        await fields.nth(number).press("Tab")

    async def choose(self, text: str) -> None:
        """Click on a line of a menu or on a choice of the dialogue."""
        await self.dialog.get_by_text(text, exact=True).filter(visible=True).first.click()

    async def tick(self, label: str) -> None:
        """Tick a box of the dialogue."""
        await self.dialog.locator("ha-checkbox").filter(has_text=label).click()

    async def select(self, option: str) -> None:
        """Choose from the list that folds out in the dialogue."""
        await self.dialog.locator("ha-select").click()
        line = self.dialog.get_by_role("menuitem", name=option, exact=True)
        await line.click()
        # While it folds up it still lies above what follows.
        await line.wait_for(state="hidden")

    async def set_hour(self, label: str, hour: int) -> None:
        """Set a time of the day to a full hour."""
        time = self.dialog.get_by_role("group", name=label, exact=True).first
        field = time.get_by_role("spinbutton", name="hh")
        await field.fill(str(hour))
        await field.press("Tab")

    async def go_on(self, button: str) -> None:
        """Press a button at the foot of the dialogue, and wait until the step is left."""
        await self.dialog.get_by_role("button", name=button, exact=True).last.click()

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
                file = f"{name}-{screen}-{scheme}.png"
                await self._page.screenshot(path=self._pictures / file, animations="disabled")
            self.cut_off += [f"{name}-{screen}: {text}" for text in await self._page.evaluate(CUT_OFF)]
        width, height = SCREENS["1280"]
        await self._page.set_viewport_size({"width": width, "height": height})
