"""Render the brand images from docs/brand/*.svg, for light and dark, with rsvg-convert (Debian: librsvg2-bin)."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import COMPONENT, ROOT
from scripts.bootstrap.run import run, say

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = ROOT / "docs" / "brand"
IMAGES = COMPONENT / "brand"
# Home Assistant's sizes: an icon is 256 pixels square, a logo 256 high at most; @2x is twice that.
HEIGHT = 256
LIGHT = "svg { color: #0b8276 }"
DARK = "svg { color: #2dd4bf }"


def render(folder: Path) -> None:
    """Write every brand image into this folder."""
    for name in ("icon", "logo"):
        for prefix, style in (("", LIGHT), ("dark_", DARK)):
            for suffix, factor in (("", 1), ("@2x", 2)):
                render_one(SOURCES / f"{name}.svg", style, HEIGHT * factor, folder / f"{prefix}{name}{suffix}.png")


def render_one(source: Path, style: str, height: int, image: Path) -> None:
    """Draw one SVG in the colour that the style sheet gives to `currentColor`."""
    sheet = image.with_suffix(".css")
    sheet.write_text(style)
    try:
        run(["rsvg-convert", "--height", str(height), "--stylesheet", sheet, "--output", image, source], image.name)
    finally:
        sheet.unlink()


def main() -> int:
    """Render into the integration's brand folder."""
    argparse.ArgumentParser(prog="python -m scripts.tools.render_brand", description=__doc__).parse_args()
    IMAGES.mkdir(exist_ok=True)
    try:
        render(IMAGES)
    except ScriptError as error:
        return fail(error)
    say(f"rendered into {IMAGES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
