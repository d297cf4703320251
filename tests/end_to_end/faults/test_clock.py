"""The clock of the machine is set, and the clocks of the country are: no hour is missing, none is there twice."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.faketime import ensure_faketime
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import set_hours

from .hub import HOUR, Hub, customers, rows_of
from .waiting import PATIENCE_S, until_played

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = 60.0
DAY = 86_400.0
CHANGES = {"2026-03-29": 23, "2026-10-25": 25}
"""Hours of the business day in which clocks are set, from four o'clock to four o'clock."""
EVERY_S = 600
OPEN_H = 9
CACHED_S = 1
"""Seconds after which a program looks again what time it is to see."""


@pytest.mark.parametrize("day", CHANGES)
async def test_summer_time_begins_and_ends(day: str, tmp_path: Path) -> None:
    """The business day before it has an hour less, or more; shops are open for as long as ever."""
    begin = datetime.fromisoformat(f"{day} 04:00").replace(tzinfo=BERLIN) - timedelta(days=1)
    ends = datetime.fromisoformat(f"{day} 04:00").replace(tzinfo=BERLIN)
    first, last = round(begin.timestamp()), round(ends.timestamp())
    hours = (last - first) // HOUR
    assert hours == CHANGES[day]
    capture = customers(tmp_path / "door.pcap", first - HOUR, hours + 2.5, EVERY_S)
    async with HostNode(name="door") as node, Hub(tmp_path / "home", node, time_zone="Europe/Berlin") as hub:
        async with hub.home.api() as api:
            await set_hours(
                api, hub.entry, {"weekdays": ("09:00:00", "18:00:00"), "saturday": ("09:00:00", "18:00:00")}
            )
            await node.stop()
            node.captures = (capture,)
            await node.start()
            await until_played(hub, api)
            span = {"start": begin.isoformat(), "end": ends.isoformat()}
            by_hour, by_day = [
                (await api.post("/api/services/footfall/report?return_response", {**span, "by": by}))[
                    "service_response"
                ]
                for by in ("hour", "day")
            ]
            statistics = await hub.recorded(api)
        await hub.home.stop()
        rows = [row for name, path in sorted(hub.files().items()) if name[:2] == "20" for row in rows_of(path)]
    of_day = [row for row in rows if row[1] == begin.date().toordinal()]
    assert [row[0] for row in of_day] == [first + number * HOUR for number in range(hours)]
    assert all(row[2] == HOUR for row in of_day), "every hour was heard in full"
    assert sum(row[3] for row in of_day) == OPEN_H * HOUR
    assert [hour["start"] for hour in by_hour["hours"]] == [
        datetime.fromtimestamp(first + number * HOUR, BERLIN).isoformat() for number in range(hours)
    ]
    [of] = by_day["days"]
    assert (of["heard_share"], by_hour["gaps"]) == (1, [])
    assert of["entries"] == by_hour["entries"] == round(sum(row[10][0] for row in of_day))
    assert {start for start in statistics if first <= start < last} == {row[0] for row in of_day}
    entries = [row[10][0] for row in of_day]
    assert min(entries) > 0
    assert max(entries) < 2 * min(entries), "the doubled hour is two hours"


class Clock:
    """The clock that a process sees; `environment` is what it must be started with."""

    def __init__(self, folder: Path, at: datetime) -> None:
        folder.mkdir(parents=True)
        self._file = folder / "faketime"
        self._ahead = 0.0
        self.set(at.timestamp() - time.time())
        self.environment: Mapping[str, str] = {
            "LD_PRELOAD": str(ensure_faketime()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": str(CACHED_S),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    @property
    def now(self) -> float:
        """What it shows, UTC seconds."""
        return time.time() + self._ahead

    def set(self, ahead: float) -> None:
        """Set it ahead of what is so by so many seconds."""
        self._ahead = ahead
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{ahead:+.0f}s\n")
        fresh.rename(self._file)

    def step(self, seconds: float) -> None:
        """Set it ahead, or back."""
        self.set(self._ahead + seconds)


STEPS = [5 * MINUTE, -10 * MINUTE, 3 * HOUR, -3 * HOUR, 30 * HOUR, -30 * HOUR]
"""How the clock is set, one after the other, each shortly before an hour closes."""


async def test_the_clock_of_the_machine_is_set(tmp_path: Path) -> None:
    try:
        clock = Clock(tmp_path / "clock", datetime(2026, 6, 1, 9, 59, 30, tzinfo=UTC))
    except ScriptError as error:
        pytest.skip(f"another time cannot be had here: {error}")
    async with HostNode(name="door") as node, Hub(tmp_path / "home", node, extra=clock.environment) as hub:
        for step in STEPS:
            clock.step(step)
            async with hub.home.api() as api:
                await until_it_follows(hub, api, clock)
        async with hub.home.api() as api:
            [told] = (await hub.diagnostics(api))["nodes"]
            assert told["connected"]
            assert told["problem"] is None
            assert "NO_KEY" not in told["answer"]["flags"]
            assert not await hub.said(api)
        await hub.home.stop()
        kept = [row for name, path in hub.files().items() if name[:2] == "20" for row in rows_of(path)]
        json.loads(hub.files()[""].read_bytes())
    starts = [row[0] for row in kept]
    assert len(starts) == len(set(starts))
    assert all(0 <= row[2] <= HOUR for row in kept)


async def until_it_follows(hub: Hub, api: Any, clock: Clock) -> None:
    """Wait until what is known of the shop is of now, by the clock that was set."""
    async with asyncio.timeout(PATIENCE_S):
        while abs((await hub.diagnostics(api))["snapshot"]["time"] - clock.now) > MINUTE / 2:  # noqa: ASYNC110 - remote
            await asyncio.sleep(0.2)
