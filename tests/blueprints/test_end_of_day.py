"""End-of-day summary."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.hours import ZONE, row, rows

from .driven import Driven, driven_shop
from .furnished import PHONE, does

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine import HourRow

NAME = "end_of_day"
TOLD: dict[str, Any] = {"notify": [PHONE]}
HOURS = {"hours": {"tue": [{"from": "09:00:00", "to": "18:00:00"}]}}


@asynccontextmanager
async def tuesday(
    hass: HomeAssistant, hours: list[HourRow] | None = None, options: Mapping[str, object] | None = None
) -> AsyncIterator[Driven]:
    """Give a shop on a Tuesday shortly after eight in the evening; unless told 45 people came from nine to six."""
    await hass.config.async_set_time_zone(str(ZONE))
    async with driven_shop(hass, options=options) as driven:
        driven.clock.move_to("2026-11-24 20:03:00+01:00")
        driven.shop.history.add(rows("2026-11-24 09:00", 9) if hours is None else hours)
        yield driven


async def evening(driven: Driven) -> list[str]:
    """Let it be five past eight, and give what is told."""
    await driven.later(minutes=2, seconds=1)
    await driven.hass.async_block_till_done()
    return driven.room.messages()


async def test_the_day_in_a_few_sentences(hass: HomeAssistant) -> None:
    async with tuesday(hass) as driven:
        driven.shop.history.add(rows("2026-11-17 09:00", 8))
        await driven.make(NAME, shop=driven.device(), **TOLD)
        [told] = await evening(driven)
        assert told == (
            "45 people came in today, 36 a week ago. Busiest from 17:00 to 18:00."
            " Half of them stayed for 6 minutes or longer. For 420 minutes nothing was heard."
        )


@pytest.mark.parametrize("heard", [0, 3])
async def test_without_a_week_before(hass: HomeAssistant, heard: int) -> None:
    """Or with one of which much was not heard: fewer people would be said to have come than did."""
    async with tuesday(hass) as driven:
        driven.shop.history.add(rows("2026-11-17 09:00", heard))
        await driven.make(NAME, shop=driven.device(), **TOLD)
        [told] = await evening(driven)
        assert told.startswith("45 people came in today. Busiest")


async def test_in_other_words(hass: HomeAssistant) -> None:
    message = (
        "{{ name }}: {{ entries }} ({{ entries_low }}-{{ entries_high }}) / {{ week_ago }} / {{ busiest_from }}"
        "-{{ busiest_to }} / {{ stay }} / {{ peak }} / {{ passers_by }} / {{ missing }} / {{ report.bounce_rate }}"
    )
    async with tuesday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), message=message, **TOLD)
        [told] = await evening(driven)
        assert told == "Shop: 45 (36-54) / None / 17:00-18:00 / 6 / 18 / 270 / 420 / 0.2"


async def test_at_another_time_on_other_days(hass: HomeAssistant) -> None:
    async with tuesday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), at="21:30:00", weekdays=["tue"], message="{{ entries }}", **TOLD)
        assert await evening(driven) == []
        await driven.later(hours=1, minutes=25)
        await hass.async_block_till_done()
        assert driven.room.messages() == ["45"]
        driven.shop.history.add(rows("2026-11-25 09:00", 9))
        await driven.later(hours=24)
        await hass.async_block_till_done()
        assert driven.room.messages() == [], "Wednesday"


@pytest.mark.parametrize(("skip", "told"), [(True, []), (False, ["0 people came in today."])])
async def test_nobody_came(hass: HomeAssistant, skip: bool, told: list[str]) -> None:  # noqa: FBT001
    async with tuesday(hass, [row("2026-11-24 12:00", 0.0)]) as driven:
        await driven.make(NAME, shop=driven.device(), skip_empty=skip, **TOLD)
        assert [message[:23] for message in await evening(driven)] == told


async def test_nothing_was_heard(hass: HomeAssistant) -> None:
    async with tuesday(hass, []) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        assert await evening(driven) == ["Nothing was heard at Shop today."]


@pytest.mark.parametrize(
    ("options", "only_open", "told"), [(HOURS, True, ["45"]), (HOURS, False, ["145"]), (None, True, ["145"])]
)
async def test_only_while_it_was_open(
    hass: HomeAssistant,
    options: Mapping[str, object] | None,
    only_open: bool,  # noqa: FBT001
    told: list[str],
) -> None:
    """Where the opening hours are not known, all hours count."""
    hours = [row("2026-11-24 07:00", 100.0), *rows("2026-11-24 09:00", 9)]
    async with tuesday(hass, hours, options) as driven:
        await driven.make(NAME, shop=driven.device(), only_open=only_open, message="{{ entries }}", **TOLD)
        assert await evening(driven) == told


async def test_home_assistant_was_restarting_just_then(hass: HomeAssistant) -> None:
    async with tuesday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), message="{{ entries }}", **TOLD)
        assert await evening(driven) == ["45"]
        driven.shop.history.add(rows("2026-11-25 09:00", 3))
        for moment, told in (("18:00", []), ("20:40", ["6"]), ("21:00", [])):
            driven.clock.move_to(f"2026-11-25 {moment}:00+01:00")
            await driven.start()
            assert driven.room.messages() == told, moment


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    step = [{"event": "step", "event_data": {"word": "{{ 2 * entries }}"}}]
    async with tuesday(hass) as driven:
        await driven.make(NAME, shop=driven.device(), message="{{ entries }}", and_then=step + does("rest"))
        await evening(driven)
        assert driven.notes() == ["45"]
        assert driven.room.done() == [90, "rest"]
