"""MariaDB and PostgreSQL as the recorder: the statistics are the store's there too, also after they were lost."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools.host_node import HostNode

from .hub import HOUR, Hub, customers, hours_from, summed
from .servers import mariadb, postgresql
from .waiting import until_played, until_recorded

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

CAPTURED = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp())
COUNTS = hours_from(datetime(2026, 1, 31, 20, tzinfo=UTC), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])


@pytest.mark.parametrize("server", [mariadb, postgresql], ids=["MariaDB", "PostgreSQL"])
async def test_a_recorder_on_another_database(
    server: Callable[[Path], AbstractAsyncContextManager[str]], tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(server(tmp_path / "server"))
        except ScriptError as error:
            pytest.skip(f"the server cannot be had here: {error}")
        capture = customers(tmp_path / "shop", CAPTURED, 3)
        node = await stack.enter_async_context(HostNode(name="door", captures=[capture]))
        yaml = f"recorder:\n  db_url: {address}\n  commit_interval: 0\n"
        hub = await stack.enter_async_context(Hub(tmp_path / "home", node, yaml=yaml))
        async with hub.home.api() as api:
            await until_played(hub, api)
            await hub.take_in(api, COUNTS)
            kept = hub.kept()
            assert kept.keys() == COUNTS.keys() | {CAPTURED, CAPTURED + HOUR}
            await until_recorded(hub, api, summed(kept))

            known = await api.command("recorder/list_statistic_ids")
            ours = [one["statistic_id"] for one in known if one["source"] == "footfall"]
            await api.command("recorder/clear_statistics", statistic_ids=ours)
        await hub.home.stop()
        await hub.start()
        async with hub.home.api() as api:
            await until_recorded(hub, api, summed(kept))
            reported = await hub.reported(api, min(COUNTS), CAPTURED + 2 * HOUR)
            assert reported == {start: round(entries) for start, entries in kept.items()}
            assert not await hub.said(api)
