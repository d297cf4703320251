"""A disk without room: the shop goes on, its owner is told, and nothing is lost once there is room again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scripts.tools.host_node import HostNode

from .hub import HOUR, Hub, customers, hours_from, summed
from .small_disk import fill, small_disk
from .waiting import until_played, until_recorded

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = hours_from(datetime(2026, 2, 1, tzinfo=UTC), [3.0, 4.0, 5.0])
MEANWHILE = hours_from(datetime(2026, 2, 3, tzinfo=UTC), [6.0, 7.0])
AFTER = hours_from(datetime(2026, 2, 5, tzinfo=UTC), [8.0])
CAPTURED = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp())
SPAN = min(BEFORE), max(AFTER) + HOUR


async def test_a_full_disk_costs_nothing(tmp_path: Path) -> None:
    capture = customers(tmp_path / "shop", CAPTURED, 3)
    with small_disk(tmp_path / "home") as folder:
        async with HostNode(name="door") as node, Hub(folder, node) as hub:
            async with hub.home.api() as api:
                await hub.take_in(api, BEFORE)
                ballast = fill(folder)
                node.captures = (capture,)
                await node.stop()
                await node.start()
                await until_played(hub, api, CAPTURED + 2.5 * HOUR)
                await hub.take_in(api, MEANWHILE)

                said = (await hub.said(api))["history_disk"]
                assert said["translation_placeholders"] == {"shop": "Shop", "reason": "No space left on device"}
                assert await hub.reported(api, *SPAN) == BEFORE | MEANWHILE
                assert len(await hub.reported(api, CAPTURED, CAPTURED + 2 * HOUR)) == 2, "it has gone on counting"
                assert hub.kept() == BEFORE

                ballast.unlink()
                await hub.take_in(api, AFTER)
                assert "history_disk" not in await hub.said(api)
                kept = hub.kept()
                assert kept.items() >= (BEFORE | MEANWHILE | AFTER).items()
                assert {CAPTURED, CAPTURED + HOUR} <= kept.keys()
                await until_recorded(hub, api, summed(kept))
            await hub.home.kill()
            await hub.start()
            async with hub.home.api() as api:
                assert await hub.reported(api, *SPAN) == BEFORE | MEANWHILE | AFTER
                await until_recorded(hub, api, summed(kept))
