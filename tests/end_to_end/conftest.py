"""Real processes: a `hass` of its own for each test and the host nodes that it listens to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scripts.tools.home_assistant import HomeAssistantProcess
from simulator import Hours, boutique, simulate, write_captures

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MOST_TALKATIVE = "logger:\n  default: debug\n  logs:\n    aioesphomeapi: debug\n    custom_components.footfall: debug\n"
OPEN_ALL_DAY = ((0.0, 24.0),) * 7
CLOSED = (None,) * 7
MORNING = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _sockets(socket_enabled: None) -> None:
    """Allow sockets; the plugin lets them reach this machine alone."""


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[HomeAssistantProcess]:
    """Give a Home Assistant that was just started, every logger at its most talkative."""
    process = HomeAssistantProcess(tmp_path / "home", yaml=MOST_TALKATIVE)
    await process.start()
    try:
        yield process
    finally:
        await process.stop()


def shop_hours(
    folder: Path, *, day: int = 0, hours: float = 1.0, people: float = 2.0, is_open: bool = True
) -> dict[str, Path]:
    """Simulate some hours of a shop with two nodes, from ten o'clock of a day on; return the capture of each node.

    Only visitors and passers-by: staff and equipment are told apart by means that the engine does not have yet.
    """
    begin = MORNING + timedelta(days=day)
    plan = boutique(begin, begin + timedelta(hours=hours), timezone="UTC", people=people)
    opening = Hours(opening=OPEN_ALL_DAY if is_open else CLOSED, weekdays=(1.0,) * 7)
    return write_captures(simulate(replace(plan, staff=0, fixed=(), hours=opening)), folder)
