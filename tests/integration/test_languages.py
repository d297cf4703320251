"""Every language says all that English says, with the same placeholders and numbers, and says it in its own words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from homeassistant.helpers.translation import async_get_translations

from custom_components.footfall.const import DOMAIN
from scripts.bootstrap.paths import COMPONENT

from .test_translations import TEXTS, placeholders, walk

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

FOLDER: Final = COMPONENT / "translations"
THE_SAME: Final = {
    "de": {
        *("Bluetooth", "Definition", "Frames", "Frames/s", "Host", "Major", "Minor"),
        *("Name", "Port", "Status", "UUID", "Zone", "{name}"),
        *("1 Person", "April", "August", "November", "September", "{month} {year}", "{shop}: {sentence}"),
        *("{weekday}, {time}", "{zone}: {count} Person"),
        *("CSV", "Excel", "Team"),
        *("Format", "{number} min"),
    },
    "zh-Hans": {"Major", "Minor", "UUID", "Wi-Fi", "{name}"},
}
"""What is the same word in English; every other text that is the same was forgotten."""

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_WORDS: Final = re.compile(r"\b(the|of|and|is|are|with|for|not|you|this|from|it)\b", re.IGNORECASE)
"""Words that stand in nearly every English sentence, and in none of the other languages."""

MENTIONED: Final = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
ENGLISH: Final = dict(walk(TEXTS))
OTHERS: Final = {
    file.stem: dict(walk(json.loads(file.read_text(encoding="utf-8"))))
    for file in sorted(FOLDER.glob("*.json"))
    if file.stem != "en"
}


def numbers(text: str) -> list[str]:
    """Give the numbers of a text in order of size; a comma or a point may stand before decimals."""
    return sorted(re.findall(r"\d+(?:\.\d+)*", re.sub(r"(?<=\d),(?=\d)", ".", text)))


def test_languages() -> None:
    assert set(OTHERS) == set(THE_SAME)


@pytest.mark.parametrize("language", THE_SAME)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    assert set(ENGLISH) - set(OTHERS[language]) == set(), "missing"
    assert set(OTHERS[language]) - set(ENGLISH) == set(), "left over"
    assert all(text.strip() == text and text for text in OTHERS[language].values())


@pytest.mark.parametrize("language", THE_SAME)
def test_texts_stand_in_the_same_order(language: str) -> None:
    """So that two files can be read side by side."""
    assert list(OTHERS[language]) == list(ENGLISH)


@pytest.mark.parametrize("language", THE_SAME)
def test_placeholders_and_numbers_are_the_same(language: str) -> None:
    for path, text in OTHERS[language].items():
        assert placeholders(text) == placeholders(ENGLISH[path]), path
        assert numbers(text) == numbers(ENGLISH[path]), path


@pytest.mark.parametrize("language", THE_SAME)
def test_no_text_is_still_english(language: str) -> None:
    same = {text for path, text in OTHERS[language].items() if text.casefold() == ENGLISH[path].casefold()}
    assert same == THE_SAME[language]
    assert {text for text in OTHERS[language].values() if ENGLISH_WORDS.search(text)} == set()


def test_chinese_is_written_in_chinese() -> None:
    texts = set(OTHERS["zh-Hans"].values()) - THE_SAME["zh-Hans"]
    assert {text for text in texts if not HAN.search(text)} == set()


@pytest.mark.parametrize("language", THE_SAME)
def test_what_a_text_mentions_is_called_so(language: str) -> None:
    """A text that says *Change zone* names something to click on or to call, by the name that stands there."""
    mentioning = {path: MENTIONED.findall(text) for path, text in ENGLISH.items() if MENTIONED.search(text)}
    assert mentioning
    for path, names in mentioning.items():
        translated = MENTIONED.findall(OTHERS[language][path])
        assert len(translated) == len(names), path
        for name, said in zip(names, translated, strict=True):
            shown = {OTHERS[language][other] for other, text in ENGLISH.items() if text == name}
            assert said in (shown or {said}), path


@pytest.mark.parametrize("language", THE_SAME)
async def test_home_assistant_shows_them(language: str, hass: HomeAssistant) -> None:
    """What Home Assistant cannot use of a translation it shows in English."""
    shown: dict[str, str] = {}
    for category in TEXTS:
        shown |= await async_get_translations(hass, language, category, {DOMAIN})
    start = f"component.{DOMAIN}."
    assert {key.removeprefix(start): text for key, text in shown.items() if key.startswith(start)} == OTHERS[language]
