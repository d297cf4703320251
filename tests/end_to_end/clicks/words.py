"""What stands on the screen in another language: Footfall's and Home Assistant's words, by what they are in English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hass_frontend

from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = "en"
THEIRS = Path(hass_frontend.__file__).parent / "static" / "translations"
NEAREST = ("ui.panel.config.integrations.", "ui.common.", "")
"""Where Home Assistant's words are looked for: one word has several translations, each in its place."""


def texts(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Give the place and the words of every text."""
    if isinstance(tree, str):
        yield path, tree
    else:
        for key, below in tree.items():
            yield from texts(below, f"{path}.{key}" if path else key)


def read(file: Path) -> dict[str, str]:
    return dict(texts(json.loads(file.read_text(encoding="utf-8"))))


class Words:
    """Says English texts in a language."""

    def __init__(self, language: str) -> None:
        self._said: dict[str, str] = {}
        self._learn(*(read(COMPONENT / "translations" / f"{name}.json") for name in (ENGLISH, language)))
        for folder in (THEIRS / "config", THEIRS):
            # What follows the language is a hash, and not a country.
            files = [next(folder.glob(f"{name}-{'[0-9a-f]' * 32}.json")) for name in (ENGLISH, language)]
            self._learn(*map(read, files))

    def _learn(self, english: dict[str, str], other: dict[str, str]) -> None:
        for beginning in NEAREST:
            for place, text in english.items():
                if place.startswith(beginning) and place in other:
                    self._said.setdefault(text, other[place])

    def __call__(self, english: str, **filled_in: str) -> str:
        """Return a text in the language, its placeholders filled in."""
        text = self._said[english]
        return text.format(**filled_in) if filled_in else text
