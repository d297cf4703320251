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


async def until_played(hub: Hub, api: HomeAssistantApi) -> None:
    """Wait until the node has told all that it heard."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            nodes = (await hub.diagnostics(api))["nodes"]
            if all(node["answer"] is not None and "ENDED" in node["answer"]["flags"] for node in nodes):
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
