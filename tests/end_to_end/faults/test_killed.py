"""Home Assistant is killed in the middle of what it writes: its stores are whole, and nobody counts twice."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import aiohttp
import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.host_node import HostNode

from .hub import HOUR, Hub, customers, is_month
from .stops import Stops
from .waiting import until_played

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.tools.home_assistant_api import HomeAssistantApi

BEGIN = round(datetime(2026, 2, 1, tzinfo=UTC).timestamp())
HOURS_A_LOT = 40
CAPTURED = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp())
OPERATIONS = range(1, 25)
"""A round of saving does two dozen: of each file a flush, a rename and a flush of its folder, before and after."""
KILLED_EVERY = 6


async def save_on_and_on(hub: Hub, api: HomeAssistantApi, acknowledged: dict[int, float], first: int) -> None:
    """Have it write both of its stores again and again until it is killed; note what it says is kept."""
    with suppress(ScriptError, aiohttp.ClientError, TimeoutError):
        for number in itertools.count(first):
            counts = {BEGIN + number * HOUR: float(number % 7 + 1)}
            await hub.take_in(api, counts)
            acknowledged |= counts
            await api.post("/api/services/footfall/forget_counts?return_response", {})


def check(files: Mapping[str, bytes], acknowledged: Mapping[int, float]) -> None:
    """Hold that files are whole, each as it was before or after, and have all that was said to be kept."""
    rows = [row for name, text in files.items() if is_month(name) for row in json.loads(text)["data"]["rows"]]
    kept = {row[0]: row[10][0] for row in rows}
    assert len(kept) == len(rows), "an hour is kept twice"
    assert acknowledged.items() <= kept.items(), "what it said is kept, is kept"
    json.loads(files.get("", b"{}"))


async def test_killed_in_mid_write_its_stores_are_whole(tmp_path: Path) -> None:
    """Stopped at each step of its writing, the disk is as a kill would leave it; at some of them it is killed."""
    stops = Stops(tmp_path / "stops")
    acknowledged: dict[int, float] = {}
    capture = customers(tmp_path / "shop", CAPTURED, 2)
    async with (
        HostNode(name="door", captures=[capture]) as node,
        Hub(tmp_path / "home", node, extra=stops.environment) as hub,
    ):
        async with hub.home.api() as api:
            await until_played(hub, api)
            entries = await entries_today(hub, api)
        for lot in itertools.batched(OPERATIONS, KILLED_EVERY, strict=True):
            async with hub.home.api() as api:
                saving = asyncio.create_task(save_on_and_on(hub, api, acknowledged, HOURS_A_LOT * lot[0]))
                for operation in lot:
                    stops.at(operation)
                    await stops.until_stopped(hub.home.pid)
                    check({name: path.read_bytes() for name, path in hub.files().items()}, acknowledged)
                    if operation != lot[-1]:
                        os.kill(hub.home.pid, signal.SIGCONT)
                await hub.home.kill()
                await saving
            check({name: path.read_bytes() for name, path in hub.files().items()}, acknowledged)
            await hub.start()
            async with hub.home.api() as api:
                await until_played(hub, api)
                assert not await hub.said(api)
                assert await entries_today(hub, api) == pytest.approx(entries, abs=0.5), "nobody twice, nobody lost"
        async with hub.home.api() as api:
            span = min(acknowledged), max(acknowledged) + HOUR
            assert (await hub.reported(api, *span)).items() >= acknowledged.items()


async def entries_today(hub: Hub, api: HomeAssistantApi) -> float:
    """Return the entries of the day so far, as they would be carried over a restart now."""
    await api.post("/api/services/footfall/forget_counts?return_response", {})
    carried = json.loads(hub.files()[""].read_bytes())["data"]["engine"]["account"]
    entries: float = carried["book"]["today"]["entries"]
    return entries
