"""Numbers, moments and periods in plain words, in each language."""

from __future__ import annotations

import ast
from datetime import date
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.assist.comparison import Estimate, Verdict
from custom_components.footfall.assist.periods import side_by_side, span_of
from custom_components.footfall.assist.words import async_texts
from custom_components.footfall.busyness import BUSYNESS
from scripts.bootstrap.paths import COMPONENT

from .assist_words import DAYS, NOW, TODAY, texts, words
from .hours import at

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.assist.periods import Span


def span(word: str, day: date | None = None) -> Span:
    return span_of(word, day, DAYS, NOW)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Today until 14:00: about 41 visitors, between 36 and 47."),
        ("de", "Heute bis 14:00 Uhr: etwa 41 Besucher, zwischen 36 und 47."),
        ("zh-Hans", "今天截至 14:00\uff1a大约 41 位顾客\uff0c在 36 到 47 之间。"),
    ],
)
def test_an_estimate_says_how_sure_it_is(language: str, said: str) -> None:
    speech = words(language)
    assert speech.estimate("came_in", Estimate(41.2, 36.4, 46.9), period=speech.span(span("today"))) == said


def test_what_was_counted_exactly_needs_no_bounds() -> None:
    said = words().estimate("came_in", Estimate(41, 41, 41), period="Yesterday")
    assert said == "Yesterday: 41 visitors in all."


def test_one_is_one() -> None:
    assert words().estimate("inside", Estimate(1, 0, 2)) == "About 1 person inside, between 0 and 2."
    assert words("de").estimate("inside", Estimate(1, 0, 2)) == "Etwa 1 Person im Geschäft, zwischen 0 und 2."
    assert (words().visitors(1.2), words().few(0.4), words().few(2)) == ("1 visitor", "hardly anybody", "2 visitors")


@pytest.mark.parametrize(
    ("word", "english", "german", "chinese"),
    [
        ("yesterday", "Yesterday", "Gestern", "昨天"),
        ("friday", "Friday, 6 November", "Freitag, 6. November", "十一月 6 日星期五"),
        ("last_week", "Last week", "Letzte Woche", "上周"),
        ("last_month", "October 2026", "Oktober 2026", "2026 年十月"),
        (
            "this_week",
            "This week until Wednesday, 14:00",
            "Diese Woche bis Mittwoch, 14:00 Uhr",
            "本周截至星期三 14:00",
        ),
        (
            "this_month",
            "November 2026 until 11 November",
            "November 2026 bis 11. November",
            "2026 年十一月截至十一月 11 日",
        ),
    ],
)
def test_a_period_is_called_as_one_would_say_it(word: str, english: str, german: str, chinese: str) -> None:
    said = [words(language).span(span(word)) for language in ("en", "de", "zh-Hans")]
    assert said == [english, german, chinese]


def test_a_date_far_away_is_said_with_its_year() -> None:
    assert words().span(span("day_of_date", date(2025, 11, 11))) == "Tuesday, 11 November 2025"
    assert words("de").span(span("week_of_date", date(2025, 11, 12))) == "Die Woche ab dem 10. November 2025"
    assert words().span(span("week_of_date", date(2026, 10, 1))) == "The week from 28 September"


def test_a_day_that_was_cut_says_so() -> None:
    _, then = side_by_side(span("today"), span("friday"), DAYS)
    assert words().span(then) == "Friday, 6 November until 14:00"


def test_a_moment() -> None:
    assert words().when(at("2026-11-11 13:05")) == "at 13:05"
    assert words().when(at("2026-11-09 13:05")) == "on 9 November at 13:05"


def test_the_last_hour_of_the_day_ends_at_midnight() -> None:
    assert words().hour(23) == {"begin": "23:00", "end": "00:00"}


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de-CH", "de"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("fr", "en"),
        ("*", "de"),
        (None, "de"),
    ],
)
async def test_the_language_that_comes_nearest(hass: HomeAssistant, asked: str | None, spoken: str) -> None:
    """Agents name languages as they like; without one it is Home Assistant's own."""
    hass.config.language = "de"
    assert await async_texts(hass, asked) == texts(spoken)


def test_every_text_is_said_somewhere() -> None:
    """And what is said and has no text fails where it is said."""
    folder = COMPONENT / "assist"
    parts = [part for file in folder.glob("*.py") for part in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    named = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    verdicts = {f"verdict_{verdict}{by}" for verdict in Verdict for by in ("", "_by")} - {"verdict_same_by"}
    said = named | {f"busyness_{one}" for one in BUSYNESS} | verdicts
    said |= {f"{key}_exactly" for key in said} | {f"{key}_and_year" for key in ("day", "date")}
    assert set(texts()) - said == set()


def test_today_is_a_wednesday() -> None:
    assert date.fromordinal(TODAY).weekday() == 2
