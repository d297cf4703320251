"""A node that lies, or whoever has its connection: what it tells is bounded, and an honest word heals all of it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

import pytest

from custom_components.footfall import client, connection
from custom_components.footfall.engine.protocol import HEADER_SIZE
from custom_components.footfall.errors import Problem
from scripts.tools.host_node import HostNode

from .captures import visitors
from .conftest import node_subentry, set_up, shop_entry, until
from .flows import KEY
from .links import NoiseFront
from .stand_ins import ScriptedNode, golden
from .watch import scripted_subentry

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant

FIELDS: Final = {"time_base": ("<B", 12), "now_us": ("<q", 16), "base_us": ("<q", 24), "complete_us": ("<q", 32)} | {
    name: ("<I", at) for name, at in {"oldest": 40, "newest": 44, "next": 48}.items()
}
"""Where docs/protocol.md has them in an answer's header."""
TIME_MS_AT: Final = HEADER_SIZE + 12
HONEST: Final = golden("answer", "one_arrival")
HOUR_US: Final = 3_600_000_000


def told(**fields: int) -> bytes:
    """Give an honest answer with other values in these fields; `time_ms`: of its sighting."""
    answer = bytearray(HONEST)
    for name, value in fields.items():
        form, at = ("<I", TIME_MS_AT) if name == "time_ms" else FIELDS[name]
        struct.pack_into(form, answer, at, value)
    return bytes(answer)


@pytest.mark.parametrize(
    "lie",
    [
        {"time_ms": 3_600_000},
        {"base_us": 2 * HOUR_US},
        {"complete_us": 2 * HOUR_US},
        {"now_us": -(1 << 62)},
        {"time_base": 1, "now_us": 1 << 62},
        {"next": 1 << 31},
    ],
    ids=str,
)
async def test_what_cannot_be_is_refused_and_leaves_nothing_behind(hass: HomeAssistant, lie: dict[str, int]) -> None:
    said: list[Any] = [told(**lie)]
    async with ScriptedNode(pull=lambda: said[0]) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node)))
        shop = entry.runtime_data
        [door] = shop.nodes.values()
        await until(lambda: door.problem is Problem.DAMAGED)
        assert shop.engine.memory().pseudonyms == 0
        assert (door.cursor, door.boot) == (-1, None)

        said[0] = HONEST
        shop.wake(door.subentry_id)
        await until(lambda: door.hears and shop.engine.memory().pseudonyms == 1)
        assert door.problem is None
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_an_answer_that_is_told_again_and_again_is_one_device(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SPACING_S", 0.0)
    asked: list[None] = []

    def answer() -> bytes:
        asked.append(None)
        return HONEST

    async with ScriptedNode(pull=answer) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node)))
        shop = entry.runtime_data
        await until(lambda: len(asked) > 5)
        assert (shop.engine.memory().pseudonyms, shop.engine.memory().devices) == (1, 1)
        assert shop.engine.snapshot.today.visits.entries <= 1
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_that_tells_without_end_is_not_asked_without_end(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause between two questions never ends here; what another node heard ends it all the same."""
    monkeypatch.setattr(client, "SPACING_S", 1e6)
    asked: list[None] = []

    def answer() -> bytes:
        asked.append(None)
        return HONEST

    async with ScriptedNode(pull=answer) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node)))
        shop = entry.runtime_data
        [running] = shop._clients.values()
        await until(lambda: running._patience is not None)
        assert len(asked) == 1
        running.nudge()
        await until(lambda: len(asked) > 1)
        await until(lambda: running._patience is not None)
        assert len(asked) == 2
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_capture_is_taken_from_this_machine_alone(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time is whatever it says; a connection that leaves this machine cannot be had in a test."""
    monkeypatch.setattr(connection, "_is_loopback", lambda _host: False)
    async with (
        HostNode(name="busy", captures=[visitors(tmp_path / "visitors.pcap")]) as node,
        NoiseFront(node.port, KEY) as front,
    ):
        entry = await set_up(hass, shop_entry(node_subentry(node, port=front.port, key=KEY)))
        [door] = entry.runtime_data.nodes.values()
        await until(lambda: door.problem is Problem.DAMAGED)
        assert entry.runtime_data.engine.memory().pseudonyms == 0
        assert await hass.config_entries.async_unload(entry.entry_id)
