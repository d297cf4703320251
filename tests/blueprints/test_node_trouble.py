"""Node trouble."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import CONF_HOST, CONF_PORT

from custom_components.footfall.const import CONF_KEY
from custom_components.footfall.engine.protocol import Flag
from scripts.tools.free_port import LOOPBACK, free_port
from tests.integration.hours import ZONE

from .driven import Driven, driven_shop
from .furnished import PHONE, does

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant

NAME = "node_trouble"
TOLD: dict[str, Any] = {"notify": [PHONE]}
WELL = ["Shop: all nodes count again."]


def trouble(nodes: str) -> list[str]:
    return [f"Shop: trouble with {nodes}. Look at power and network, and under Repairs."]


def back_node() -> ConfigSubentryDataWithId:
    """Give the subentry of a second node, which nothing answers for."""
    return {
        "data": {CONF_HOST: LOOPBACK, CONF_PORT: free_port(), CONF_KEY: ""},
        "subentry_id": "id-back",
        "subentry_type": "node",
        "title": "Back",
        "unique_id": "02:00:00:00:00:09",
    }


@asynccontextmanager
async def nodes_at(hass: HomeAssistant, time: str = "12:00") -> AsyncIterator[Driven]:
    """Give a shop with two nodes that hear, at this time of a day."""
    await hass.config.async_set_time_zone(str(ZONE))
    async with driven_shop(hass, back_node()) as driven:
        await driven.shop._clients.pop("id-back").async_stop()
        driven.shop.nodes["id-back"].answer = driven.shop.nodes["id-door"].answer
        driven.clock.move_to(f"2026-11-24 {time}:00+01:00")
        await connect(driven, back=True)
        yield driven


async def connect(driven: Driven, **nodes: bool) -> None:
    """Have nodes connected, or away."""
    for name, connected in nodes.items():
        driven.shop.nodes[f"id-{name}"].connected = connected
    driven.shop._publish()
    await driven.later(seconds=1)


async def flag(driven: Driven, flags: Flag) -> None:
    """Have the node at the door say this of itself."""
    node = driven.shop.nodes["id-door"]
    assert node.answer is not None
    node.answer = replace(node.answer, flags=flags)
    driven.shop._publish()
    await driven.later(seconds=1)


async def test_away_and_back(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=14)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == trouble("Door")
        await driven.later(hours=3)
        assert driven.room.messages() == [], "once"
        await connect(driven, door=True)
        assert driven.room.messages() == []
        await driven.later(minutes=2)
        assert driven.room.messages() == WELL
        await connect(driven, door=False)
        await driven.later(minutes=16)
        assert driven.room.messages() == trouble("Door"), "the next time"


async def test_a_moment_is_no_trouble(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        for _ in range(3):
            await connect(driven, door=False, back=False)
            await driven.later(minutes=10)
            await connect(driven, door=True, back=True)
            await driven.later(minutes=1)
        assert driven.room.messages() == []


async def test_another_one_meanwhile(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        await connect(driven, back=False)
        await driven.later(minutes=16)
        assert driven.room.messages() == trouble("Door") + trouble("Back")
        await connect(driven, door=True)
        await driven.later(minutes=5)
        assert driven.room.messages() == [], "not all is well"
        await connect(driven, back=True)
        await driven.later(minutes=2)
        assert driven.room.messages() == WELL


async def test_all_at_once(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), lasts=3, message="{{ name }}: {{ nodes }}, {{ minutes }}", **TOLD)
        await connect(driven, door=False, back=False)
        await driven.later(minutes=4)
        assert driven.room.messages() == ["Shop: Back, Door, 3"]


@pytest.mark.parametrize(
    ("flags", "kinds", "told"),
    [
        (Flag.NO_KEY, None, True),
        (Flag.PAUSED, None, False),
        (Flag.PAUSED, ["paused"], True),
        (Flag.NO_KEY, ["disconnected"], False),
    ],
)
async def test_what_is_trouble(hass: HomeAssistant, flags: Flag, kinds: list[str] | None, told: bool) -> None:  # noqa: FBT001
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD, **({} if kinds is None else {"kinds": kinds}))
        await flag(driven, flags)
        await driven.later(minutes=16)
        assert driven.room.messages() == (trouble("Door") if told else [])


async def test_what_begins_at_night_is_told_in_the_morning(hass: HomeAssistant) -> None:
    async with nodes_at(hass, "23:00") as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(hours=7)
        assert driven.room.messages() == []
        await driven.later(hours=1, minutes=1)
        assert driven.room.messages() == trouble("Door")


async def test_what_ends_at_night_is_told_in_the_morning(hass: HomeAssistant) -> None:
    async with nodes_at(hass, "21:30") as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        assert driven.room.messages() == trouble("Door")
        await driven.later(hours=1)
        await connect(driven, door=True, back=False)
        await driven.later(hours=1)
        await connect(driven, back=True)
        await driven.later(hours=1)
        assert driven.room.messages() == [], "and what came and went in between is not told at all"
        await driven.later(hours=8)
        assert driven.room.messages() == WELL


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ({"from": "00:00:00", "until": "00:00:00"}, True),
        ({"from": "22:00:00", "until": "06:00:00"}, True),
        ({"from": "09:00:00", "until": "18:00:00"}, False),
        ({"from": "00:00:00", "until": "01:00:00"}, False),
    ],
)
async def test_from_and_until(hass: HomeAssistant, hours: dict[str, str], told: bool) -> None:  # noqa: FBT001
    async with nodes_at(hass, "02:00") as driven:
        await driven.make(NAME, shop=driven.device(), **hours, **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        assert driven.room.messages() == (trouble("Door") if told else [])


async def test_away_since_before_the_automation_was_made(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await connect(driven, door=False)
        await driven.later(hours=1)
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await driven.later(minutes=30)
        assert driven.room.messages() == trouble("Door")


async def test_a_restart_in_the_middle(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        await driven.restart()
        await driven.later(minutes=31)
        assert driven.room.messages() == trouble("Door") * 2, "at worst a second time"


async def test_a_shop_that_is_being_reloaded_is_not_well(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        await driven.make(NAME, shop=driven.device(), **TOLD)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        assert driven.room.messages() == trouble("Door")
        for status in ("sensor.door_status", "sensor.back_status"):
            found = hass.states.get(status)
            assert found is not None
            hass.states.async_set(status, "unavailable", found.attributes)
        await driven.later(minutes=30)
        assert driven.room.messages() == []


async def test_without_a_phone_and_with_further_steps(hass: HomeAssistant) -> None:
    async with nodes_at(hass) as driven:
        steps = {"when_trouble": does("trouble"), "when_well": does("well"), "message_after": ""}
        await driven.make(NAME, shop=driven.device(), **steps)
        await connect(driven, door=False)
        await driven.later(minutes=16)
        assert driven.notes() == trouble("Door")
        await connect(driven, door=True)
        await driven.later(minutes=2)
        assert driven.notes() == []
        assert driven.room.done() == ["trouble", "well"]
