"""Report by message."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.hours import ZONE, row, rows

from .driven import Driven, driven_shop
from .furnished import PHONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine import HourRow

NAME = "report_by_message"
TOLD: dict[str, Any] = {"notify": [PHONE]}
MONDAY = "2026-11-23"
HOURS = {"hours": {"sun": [{"from": "09:00:00", "to": "18:00:00"}]}}


@asynccontextmanager
async def monday(
    hass: HomeAssistant, hours: list[HourRow] | None = None, options: Mapping[str, object] | None = None
) -> AsyncIterator[Driven]:
    """Give a shop on a Monday shortly before half past seven; unless told 45 people came on Sunday from nine to six."""
    await hass.config.async_set_time_zone(str(ZONE))
    async with driven_shop(hass, options=options) as driven:
        driven.clock.move_to(f"{MONDAY} 07:28:00+01:00")
        driven.shop.history.add(rows("2026-11-22 09:00", 9) if hours is None else hours)
        yield driven


async def morning(driven: Driven) -> list[str]:
    """Let it be half past seven, and give what is told."""
    await driven.later(minutes=2, seconds=1)
    await driven.hass.async_block_till_done()
    return driven.room.messages()


async def test_yesterday_with_a_link(hass: HomeAssistant) -> None:
    async with monday(hass) as driven:
        driven.shop.history.add(rows("2026-11-15 09:00", 9))
        await driven.make(NAME, shop=driven.device(), **TOLD)
        [told] = await morning(driven)
        text, link = told.split("\n\n")
        assert text.startswith("45 people came in (between 36 and 54).\nA week before: 45 (0%)\nBusiest hour: 5:00")
        assert "/api/footfall/report/" in link
        assert "authSig=" in link


async def test_in_another_language_and_other_words(hass: HomeAssistant) -> None:
    message = "{{ report.title }} / {{ report.entries }} / {{ report.filename }}"
    async with monday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), language="de", message=message, **TOLD)
        assert await morning(driven) == ["Shop: Sonntag, 22. November 2026 / 45 / None"]


@pytest.mark.parametrize(
    ("period", "days", "title"),
    [
        ("last_week", {MONDAY, "2026-11-30"}, "November 16 to November 22, 2026"),
        ("last_month", {"2026-12-01"}, "November 2026"),
        ("yesterday", {MONDAY, "2026-11-24", "2026-11-30", "2026-12-01"}, "Sunday, November 22, 2026"),
    ],
)
async def test_each_period_on_its_days(hass: HomeAssistant, period: str, days: set[str], title: str) -> None:
    hours = [row("2026-11-22 12:00"), *(row(f"2026-11-{day} 12:00") for day in (23, 29, 30))]
    async with monday(hass, hours) as driven:
        await driven.make(NAME, shop=driven.device(), period=period, message="{{ report.title }}", **TOLD)
        titles: dict[str, list[str]] = {}
        for day in (MONDAY, "2026-11-24", "2026-11-30", "2026-12-01"):
            driven.clock.move_to(f"{day} 07:28:00+01:00")
            titles[day] = await morning(driven)
        assert {day for day, told in titles.items() if told} == days
        assert titles[min(days)] == [f"Shop: {title}"]


async def test_at_another_time(hass: HomeAssistant) -> None:
    async with monday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), at="09:00:00", message="{{ report.entries }}", **TOLD)
        assert await morning(driven) == []
        await driven.later(hours=1, minutes=30)
        await hass.async_block_till_done()
        assert driven.room.messages() == ["45"]


@pytest.mark.parametrize(("skip", "told"), [(True, []), (False, ["0"])])
async def test_nobody_came(hass: HomeAssistant, skip: bool, told: list[str]) -> None:  # noqa: FBT001
    async with monday(hass, [row("2026-11-22 12:00", 0.0)]) as driven:
        await driven.make(NAME, shop=driven.device(), skip_empty=skip, message="{{ report.entries }}", **TOLD)
        assert await morning(driven) == told


async def test_nothing_was_heard(hass: HomeAssistant) -> None:
    """That is no day on which nobody came."""
    async with monday(hass, []) as driven:
        await driven.make(NAME, shop=driven.device(), message="{{ report.text }}", **TOLD)
        assert await morning(driven) == ["Nothing is known of this time: no node heard, and nothing was imported."]


@pytest.mark.parametrize(("options", "told"), [(HOURS, ["45"]), (None, ["145"])])
async def test_only_while_it_was_open(
    hass: HomeAssistant, options: Mapping[str, object] | None, told: list[str]
) -> None:
    """Where the opening hours are not known, all hours count."""
    hours = [row("2026-11-22 07:00", 100.0), *rows("2026-11-22 09:00", 9)]
    async with monday(hass, hours, options) as driven:
        await driven.make(NAME, shop=driven.device(), only_open=True, message="{{ report.entries }}", **TOLD)
        assert await morning(driven) == told


async def test_a_file_and_what_is_done_with_it(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.media_dirs = {"local": str(tmp_path)}
    hass.config.allowlist_external_dirs = {str(tmp_path)}
    step = [{"event": "step", "event_data": {"word": "{{ report.media_content_id }}"}}]
    async with monday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), file="xlsx", and_then=step, message="{{ report.path }}")
        assert await morning(driven) == []
        name = "footfall/footfall_shop_2026-11-22.xlsx"
        assert driven.notes() == [f"{tmp_path}/{name}"]
        assert driven.room.done() == [f"media-source://media_source/local/{name}"]


async def test_home_assistant_was_restarting_just_then(hass: HomeAssistant) -> None:
    async with monday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), message="{{ report.entries }}", **TOLD)
        assert await morning(driven) == ["45"]
        driven.shop.history.add(rows("2026-11-23 09:00", 3))
        for moment, told in (("06:00", []), ("08:10", ["6"]), ("09:00", [])):
            driven.clock.move_to(f"2026-11-24 {moment}:00+01:00")
            await driven.start()
            assert driven.room.messages() == told, moment
