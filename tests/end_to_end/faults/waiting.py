"""Waits for what a shop has to do first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .hub import Hub

PATIENCE_S: Final = 90.0
LOOK_S: Final = 0.1


async def until_played(hub: Hub, api: HomeAssistantApi, past: float = 0.0) -> None:
    """Wait until the node has told all that it heard, up to a moment at least, UTC seconds."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            said = await hub.diagnostics(api)
            ended = all(of["connected"] and "ENDED" in (of["answer"] or {"flags": ()})["flags"] for of in said["nodes"])
            if ended and said["snapshot"]["time"] >= past:
                return
            await asyncio.sleep(LOOK_S)


async def until_recorded(hub: Hub, api: HomeAssistantApi, wanted: Mapping[int, tuple[float, float]]) -> None:
    """Wait until the statistic of the entries holds exactly this."""
    expected = {start: pytest.approx(of, abs=1e-3) for start, of in wanted.items()}
    recorded: dict[int, tuple[float, float]] = {}
    try:
        async with asyncio.timeout(PATIENCE_S):
            while recorded != expected:
                recorded = await hub.recorded(api)
                await asyncio.sleep(LOOK_S)
    except TimeoutError:
        assert recorded == expected
