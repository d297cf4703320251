"""The look for texts that do not fit finds them: without that, its finding nothing would say nothing."""

from __future__ import annotations

import pytest

from .browser import page_in_chromium
from .frontend import CUT_OFF

DIALOGUE = """<home-assistant></home-assistant><script>
  const root = document.querySelector("home-assistant").attachShadow({mode: "open"});
  root.innerHTML = "<dialog-data-entry-flow></dialog-data-entry-flow>";
  root.firstChild.attachShadow({mode: "open"}).innerHTML = `%s`;
</script>"""


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<p>All of this is seen</p>", []),
        (
            "<p style='width: 3em; overflow: hidden; white-space: nowrap'>Much too long for it</p>",
            ["Much too long for it"],
        ),
        ("<p style='position: absolute; left: 95vw; white-space: nowrap'>Half outside</p>", ["Half outside"]),
        ("<p style='visibility: hidden; width: 9999px'>Not shown at all</p>", []),
    ],
)
async def test_texts_that_do_not_fit_are_found(content: str, found: list[str]) -> None:
    async with page_in_chromium() as page:
        await page.set_content(DIALOGUE % content)
        assert await page.evaluate(CUT_OFF) == found
