"""Unusual day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.automated import remember
from tests.integration.hours import ZONE, row

from .driven import ALWAYS, NEVER, Driven, driven_shop
from .furnished import PHONE, does

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

NAME = "unusual_day"
TOLD: dict[str, Any] = {"notify": [PHONE]}
BUSY, QUIET = "Shop is busier than usual: 40 people.", "Shop is quieter than usual: 8 people."
USUAL = 20


async def usual(driven: Driven, **inputs: Any) -> None:
    """Make the automation at an hour at which there usually are 20 people, and are."""
    remember(driven.shop, 17.0, 20.0, 23.0)
    await driven.people(USUAL)
    await driven.make(NAME, shop=driven.device(), **inputs)


async def become(driven: Driven, people: float, minutes: float) -> list[str]:
    """Have so many people inside, and give what is told within so many minutes."""
    await driven.people(people)
    # How busy it is changes every five minutes at most.
    await driven.later(minutes=5, seconds=1)
    await driven.later(minutes=minutes)
    await driven.hass.async_block_till_done()
    return driven.room.messages()


async def test_busier_and_quieter(hass: HomeAssistant) -> None:
    async with driven_shop(hass, options=ALWAYS) as driven:
        await usual(driven, **TOLD)
        assert await become(driven, 40, 19) == []
        assert await become(driven, 40, 2) == [BUSY]
        assert await become(driven, USUAL, 300) == []
        assert await become(driven, 8, 50) == []
        assert await become(driven, 8, 2) == [QUIET]


async def test_for_how_long(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await usual(driven, busy_for={"minutes": 2}, quiet_for={"minutes": 4}, pause=0, **TOLD)
        assert await become(driven, 40, 3) == [BUSY]
        assert await become(driven, 8, 3) == []
        assert await become(driven, 8, 2) == [QUIET]


async def test_not_again_within_the_pause(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await usual(driven, pause=2, **TOLD)
        assert await become(driven, 40, 30) == [BUSY]
        assert await become(driven, USUAL, 30) == []
        assert await become(driven, 40, 30) == []
        assert await become(driven, USUAL, 30) == []
        assert await become(driven, 40, 30) == [BUSY]


@pytest.mark.parametrize(("kinds", "told"), [(["busy"], [BUSY]), (["quiet"], [QUIET]), ([], [])])
async def test_only_one_of_them(hass: HomeAssistant, kinds: list[str], told: list[str]) -> None:
    async with driven_shop(hass) as driven:
        await usual(driven, kinds=kinds, pause=0, **TOLD)
        assert await become(driven, 40, 30) + await become(driven, 8, 70) == told


@pytest.mark.parametrize(("options", "only_open", "told"), [(NEVER, True, []), (NEVER, False, [BUSY])])
async def test_only_while_it_is_open(
    hass: HomeAssistant,
    options: Mapping[str, object],
    only_open: bool,  # noqa: FBT001
    told: list[str],
) -> None:
    async with driven_shop(hass, options=options) as driven:
        await usual(driven, only_open=only_open, **TOLD)
        assert await become(driven, 40, 30) == told


async def test_with_the_day_so_far(hass: HomeAssistant) -> None:
    await hass.config.async_set_time_zone(str(ZONE))
    async with driven_shop(hass) as driven:
        await usual(driven, message_busy="{{ entries }}/{{ week_ago }}: {{ so_far }}", **TOLD)
        eleven = (datetime.now(ZONE) + timedelta(days=1)).replace(hour=11, minute=0, second=0)
        driven.clock.move_to(eleven + timedelta(hours=3, minutes=3))
        driven.shop.history.add([row(eleven.timestamp(), 30.0), row((eleven - timedelta(days=7)).timestamp(), 12.0)])
        [told] = await become(driven, 40, 30)
        assert told == "0/12: By the last full hour 30 came in today, 12 a week ago."


async def test_before_three_weeks_it_says_nothing(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await driven.people(5)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        assert await become(driven, 90, 60) == []


async def test_a_node_that_is_away(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        await usual(driven, **TOLD)
        assert await become(driven, 40, 10) == []
        await driven.away()
        await driven.later(minutes=30)
        assert driven.room.messages() == []
        assert await become(driven, 40, 21) == [BUSY]
        await driven.away()
        assert await become(driven, 40, 300) == [], "that was told"


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with driven_shop(hass) as driven:
        steps = {"when_busy": does("busy"), "when_quiet": does("quiet"), "message_quiet": ""}
        await usual(driven, pause=0, **steps)
        await become(driven, 40, 30)
        assert driven.notes() == [BUSY]
        await become(driven, 8, 70)
        assert driven.notes() == [BUSY], "nothing is said"
        assert driven.room.done() == ["busy", "quiet"]
