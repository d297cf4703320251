"""The clock of the machine is set, and the clocks of the country are: no hour is missing, none is there twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import set_hours

from .clock import Clock
from .hub import HOUR, Hub, customers, is_month, rows_of
from .waiting import PATIENCE_S, until_played

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = 60
CAPTURED = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp())
CHANGES = {"2026-03-29": 23, "2026-10-25": 25}
"""Hours of the business day in which clocks are set, from four o'clock to four o'clock."""
OPEN = ("01:00:00", "10:00:00")
OPEN_H = 9


@pytest.mark.parametrize("day", CHANGES)
async def test_summer_time_begins_and_ends(day: str, tmp_path: Path) -> None:
    """The business day before it has an hour less, or more; shops are open for as long as ever."""
    begin = datetime.fromisoformat(f"{day} 04:00").replace(tzinfo=BERLIN) - timedelta(days=1)
    ends = datetime.fromisoformat(f"{day} 04:00").replace(tzinfo=BERLIN)
    first, last = round(begin.timestamp()), round(ends.timestamp())
    hours = (last - first) // HOUR
    assert hours == CHANGES[day]
    capture = customers(tmp_path / "shop", first - HOUR, hours + 2.5, 0.5)
    async with HostNode(name="door") as node, Hub(tmp_path / "home", node, time_zone="Europe/Berlin") as hub:
        async with hub.home.api() as api:
            await set_hours(api, hub.entry, dict.fromkeys(("weekdays", "saturday", "sunday"), OPEN))
            await node.stop()
            node.captures = (capture,)
            await node.start()
            await until_played(hub, api, last)
            span = {"start": begin.isoformat(), "end": ends.isoformat()}
            by_hour, by_day = [
                (await api.post("/api/services/footfall/report?return_response", {**span, "by": by}))[
                    "service_response"
                ]
                for by in ("hour", "day")
            ]
            async with asyncio.timeout(PATIENCE_S):
                while len(statistics := within(await hub.recorded(api), first, last)) < hours:  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.2)
        await hub.home.stop()
        rows = [row for name, path in sorted(hub.files().items()) if is_month(name) for row in rows_of(path)]
    of_day = [row for row in rows if row[1] == begin.date().toordinal()]
    assert [row[0] for row in of_day] == [first + number * HOUR for number in range(hours)]
    assert all(row[2] == HOUR for row in of_day), "every hour was heard in full"
    # Open across the change, for an hour less, or more, than the clock says.
    assert sum(row[3] for row in of_day) == (OPEN_H + hours - 24) * HOUR
    assert [hour["start"] for hour in by_hour["hours"]] == [
        datetime.fromtimestamp(first + number * HOUR, BERLIN).isoformat() for number in range(hours)
    ]
    [of] = by_day["days"]
    assert (of["heard_share"], by_hour["gaps"]) == (1, [])
    assert of["entries"] == by_hour["entries"] == round(sum(row[10][0] for row in of_day))
    assert statistics == [row[0] for row in of_day]
    assert sum(row[10][0] for row in of_day if row[3]) > 0


def within(statistics: Mapping[int, object], first: int, last: int) -> list[int]:
    """Return the hours of a span that there are statistics of."""
    return sorted(start for start in statistics if first <= start < last)


STEPS = [5 * MINUTE, -10 * MINUTE, 3 * HOUR, -3 * HOUR, 30 * HOUR, -30 * HOUR]
"""How the clock is set, one after the other."""


async def test_the_clock_of_the_machine_is_set(tmp_path: Path) -> None:
    """While a node tells of a day of its own: what it heard counts as ever, and it never lacks a key."""
    clock = Clock(tmp_path / "clock", datetime(2026, 6, 1, 9, 58, tzinfo=UTC))
    captures = [customers(tmp_path / f"{n}", CAPTURED + n * 2 * HOUR, 2.0) for n in range(len(STEPS))]
    async with HostNode(name="door") as node, Hub(tmp_path / "home", node, extra=clock.environment) as hub:
        for number, (step, capture) in enumerate(zip(STEPS, captures, strict=True), 1):
            await node.stop()
            node.captures = (capture,)
            await node.start()
            clock.step(step)
            async with hub.home.api() as api:
                await until_played(hub, api, CAPTURED + (2 * number - 0.5) * HOUR)
                [told] = (await hub.diagnostics(api))["nodes"]
                assert told["connected"]
                assert told["problem"] is None
                assert "NO_KEY" not in told["answer"]["flags"]
                assert not await hub.said(api)
        await hub.home.stop()
        kept = [row for name, path in sorted(hub.files().items()) if is_month(name) for row in rows_of(path)]
    starts = [row[0] for row in kept]
    assert starts == [CAPTURED + n * HOUR for n in range(len(starts))], "none is missing, none is there twice"
    assert len(starts) >= 2 * len(STEPS) - 1
    assert all(0 < row[2] <= HOUR for row in kept)
