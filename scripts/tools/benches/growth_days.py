"""How cost grows with days: shops that have kept so many, each in a Home Assistant of its own beside an idle one.

The days are those of the demo's shop, again and again; the shop has three zones and no node, as nothing is heard.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Final

from scripts.tools.demo_places import ENTRY_ID
from scripts.tools.demo_seed import past_of, write_rows, write_shop
from scripts.tools.demo_shop import DAYS as PAST
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.shop_setup import DOMAIN
from scripts.tools.shown_shop import this_afternoon

from .live_shop import running
from .tables import Goal, Row, Table
from .trends import growth
from .usage import resident
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custom_components.footfall.engine import HourRow
    from scripts.tools.home_assistant_api import HomeAssistantApi

DAYS: Final = (1, 7, 30, 365)
DAY_S: Final = 86_400.0
TIMES: Final = 5
"""How often what takes a time is done."""
SETTLED_S: Final = 20.0
"""Seconds after which a Home Assistant that has just started has done what it does once, statistics among it."""
KILOBYTE: Final = 1e3
REPORT_GOAL: Final = Goal(most=1000.0)
"""Milliseconds that a year may take; nobody waits for longer without asking what is wrong."""


@dataclass(frozen=True)
class Kept:
    """What a past of so many days costs. Milliseconds, and megabytes above idle."""

    days: int
    load: float
    report: float
    memory: float
    kilobytes: float


def run() -> list[Table]:
    """Measure each past."""
    return [_grown(asyncio.run(measured(DAYS, TIMES, SETTLED_S)))]


async def measured(days: Sequence[int], times: int, settled: float) -> list[Kept]:
    """Start a Home Assistant for each past, and an idle one, all at once; then measure one after the other."""
    rows = past_of(this_afternoon())
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        homes = {number: HomeAssistantProcess(folder / f"{number}", yaml="diagnostics:\n") for number in days}
        idle = HomeAssistantProcess(folder / "idle")
        for number, home in homes.items():
            home.configure()
            write_rows(home.folder, last_days(rows, number))
            write_shop(home.folder, (), None)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(running(idle))
            apis = {number: await stack.enter_async_context(running(home)) for number, home in homes.items()}
            await asyncio.sleep(settled)
            found = []
            for number, api in apis.items():
                memory = resident(homes[number].pid) - resident(idle.pid)
                kept = await _kept(api, number, memory, times)
                found.append(kept)
                progress(f"{number} days: loaded in {kept.load:.0f} ms, report in {kept.report:.0f} ms")
            return found


def last_days(rows: Sequence[HourRow], days: int) -> list[HourRow]:
    """Return the last so many days of a past that was again and again what these weeks are."""
    wanted = [
        replace(row, start=row.start - back * PAST * DAY_S, day=row.day - back * PAST)
        for back in reversed(range(-(-days // PAST)))
        for row in rows
    ]
    since = wanted[-1].start - days * DAY_S
    return [row for row in wanted if row.start > since]


async def _kept(api: HomeAssistantApi, days: int, memory: float, times: int) -> Kept:
    loads, reports = [], []
    now = datetime.now(UTC).timestamp()
    span = {"start": _iso(now - (days + 2) * DAY_S), "end": _iso(now), "by": "day"}
    for _ in range(times):
        began = monotonic()
        await api.post(f"/api/config/config_entries/entry/{ENTRY_ID}/reload", {})
        loads.append(1000 * (monotonic() - began))
        began = monotonic()
        await api.post(f"/api/services/{DOMAIN}/report?return_response", span)
        reports.append(1000 * (monotonic() - began))
    said = await api.get(f"/api/diagnostics/config_entry/{ENTRY_ID}")
    return Kept(days, median(loads), median(reports), memory, said["data"]["history"]["bytes"] / KILOBYTE)


def _grown(kept: Sequence[Kept]) -> Table:
    rows = [
        Row(
            f"{one.days} days",
            (one.report, one.load, one.memory, one.kilobytes),
            REPORT_GOAL if one.days == max(DAYS) else None,
            1,
        )
        for one in kept
    ]
    days = [float(one.days) for one in kept]
    slopes = [
        growth(days, values)[0]
        for values in (
            [one.report for one in kept],
            [one.load for one in kept],
            [one.memory for one in kept],
            [one.kilobytes for one in kept],
        )
    ]
    rows.append(Row("each day more", tuple(slopes), digits=3))
    columns = ("report of all, ms", "reloaded, ms", "memory above idle, MB", "on disk, kB")
    return Table("growth with days kept, three zones", columns, tuple(rows))


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()
