"""Every text of the dashboard is said somewhere; that none is missing is proved by the types of `texts.ts`."""

from __future__ import annotations

import re

from scripts.bootstrap.paths import COMPONENT, FRONTEND
from tests.integration.texts import TEXTS

TRANSLATIONS = COMPONENT / "translations"
OF_EVERY_CARD = {"name", "description"}
NOT_OF_CARDS = {"assist", "paper", "report_document"}
"""Said by the integration itself, and checked where it is."""


def test_no_text_is_left_over() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((FRONTEND / "src").rglob("*.ts")))
    said = set(re.findall(r'"([a-z_]+\.[a-z0-9_]+)"', source))
    cards = set(re.findall(r'texts: "([a-z_]+)"', source))
    said |= {f"{card}.{key}" for card in cards for key in OF_EVERY_CARD}
    texts = {card: texts for card, texts in TEXTS["config_panel"].items() if card not in NOT_OF_CARDS}
    there = {f"{card}.{re.sub('_(one|other)$', '', key)}" for card in texts for key in texts[card]}
    assert there - said == set()


def test_every_language_is_known_to_the_cards() -> None:
    """Names of days stand in the language of the sentences around them."""
    source = (FRONTEND / "src/texts.ts").read_text(encoding="utf-8")
    [listed] = re.findall(r"LANGUAGES: readonly string\[\] = \[(.*)\];", source)
    assert sorted(re.findall(r'"([^"]+)"', listed)) == sorted(path.stem for path in TRANSLATIONS.glob("*.json"))
