"""The recorder's database is deleted, replaced by an older one, locked, purged: statistics are the store's again."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scripts.tools.host_node import HostNode

from .hub import Hub, hours_from, summed
from .waiting import until_recorded

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant_api import HomeAssistantApi

FIRST = hours_from(datetime(2026, 1, 31, 20, tzinfo=UTC), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
SECOND = hours_from(datetime(2026, 2, 3, 8, tzinfo=UTC), [7.0, 8.0])
THIRD = hours_from(datetime(2026, 3, 1, 0, tzinfo=UTC), [9.0])
FOURTH = hours_from(datetime(2026, 3, 2, 0, tzinfo=UTC), [10.0])
LOCKED_S = 3.0


def database(hub: Hub) -> Path:
    """Return the recorder's database."""
    return hub.home.folder / "home-assistant_v2.db"


def delete(hub: Hub) -> None:
    """Delete the recorder's database, with its journal."""
    for path in hub.home.folder.glob("home-assistant_v2.db*"):
        path.unlink()


async def test_whatever_becomes_of_the_database_the_statistics_are_the_stores(tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    async with (
        HostNode(name="door") as node,
        Hub(tmp_path / "home", node, yaml="recorder:\n  commit_interval: 0\n") as hub,
    ):
        async with hub.home.api() as api:
            await hub.take_in(api, FIRST)
            await until_recorded(hub, api, summed(FIRST))
        await hub.home.stop()
        shutil.copy(database(hub), older)

        # Deleted between two runs.
        delete(hub)
        await hub.start()
        async with hub.home.api() as api:
            await until_recorded(hub, api, summed(FIRST))
            await hub.take_in(api, SECOND)
            await until_recorded(hub, api, summed(FIRST | SECOND))

            # Purged down to nothing.
            await api.post("/api/services/recorder/purge", {"keep_days": 0, "repack": True})
            # Held by another program for some seconds.
            with sqlite3.connect(database(hub), isolation_level=None) as other:
                other.execute("BEGIN EXCLUSIVE")
                await hub.take_in(api, THIRD)
                await asyncio.sleep(LOCKED_S)
                other.execute("ROLLBACK")
            other.close()
            await until_recorded(hub, api, summed(FIRST | SECOND | THIRD))

            # Lost its rows while it runs, as when somebody clears them by hand.
            await api.command("recorder/clear_statistics", statistic_ids=[*await ids(hub, api)])
            await hub.take_in(api, FOURTH)
            await until_recorded(hub, api, summed(FIRST | SECOND | THIRD | FOURTH))
        await hub.home.stop()

        # Replaced by an older copy.
        delete(hub)
        shutil.copy(older, database(hub))
        await hub.start()
        async with hub.home.api() as api:
            await until_recorded(hub, api, summed(FIRST | SECOND | THIRD | FOURTH))
        await hub.home.kill()

        # Damaged, and found to be when it is opened. The journal of one that was killed may hold what is damaged as it
        # was: then Home Assistant's recorder begins to work, and ends for good at the first page that is not in there.
        with database(hub).open("r+b") as file:
            file.write(bytes(8192))
        for journal in hub.home.folder.glob("home-assistant_v2.db-*"):
            journal.unlink()
        await hub.start()
        async with hub.home.api() as api:
            await until_recorded(hub, api, summed(FIRST | SECOND | THIRD | FOURTH))
            assert not await hub.said(api)


async def ids(hub: Hub, api: HomeAssistantApi) -> set[str]:
    """Return the ids of the shop's statistics."""
    known = await api.command("recorder/list_statistic_ids")
    return {one["statistic_id"] for one in known if one["statistic_id"].startswith(f"footfall:{hub.entry.lower()}")}
