"""Home Assistant's own backup, restored on another machine: in another folder, at another port, beside the first."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.run import environment
from scripts.tools.host_node import HostNode

from .hub import HOUR, Hub, customers, hours_from, summed
from .waiting import PATIENCE_S, until_played, until_recorded

if TYPE_CHECKING:
    from scripts.tools.home_assistant_api import HomeAssistantApi

COUNTS = hours_from(datetime(2026, 1, 31, 20, tzinfo=UTC), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
CAPTURED = round(datetime(2026, 3, 2, 10, tzinfo=UTC).timestamp())
AGENT = "backup.local"
RESTART = 100
"""Exit status with which Home Assistant asks to be started again."""


async def test_a_backup_is_the_same_shop_elsewhere_and_two_of_them_are_noticed(tmp_path: Path) -> None:
    yaml = "backup:\n"
    capture = customers(tmp_path / "shop", CAPTURED, 1.5)
    async with HostNode(name="door", captures=[capture]) as node, Hub(tmp_path / "first", node, yaml=yaml) as hub:
        async with hub.home.api() as api:
            await hub.take_in(api, COUNTS)
            await until_played(hub, api)
            [door] = await subentries(hub, api)
            place = {"x": 0.25, "y": 0.75}
            await api.command("footfall/floor_plan/save", entry_id=hub.entry, nodes={door["subentry_id"]: place})
            archive = await back_up(hub, api)

        other = Hub(tmp_path / "second", node, yaml=yaml)
        await restore(other, archive)
        other.entry = hub.entry
        await other.start()
        try:
            async with other.home.api() as api, hub.home.api() as first:
                assert await subentries(other, api) == [door]
                assert await other.reported(api, min(COUNTS), max(COUNTS) + HOUR) == COUNTS
                assert hub.kept() == other.kept()
                assert other.kept().keys() == COUNTS.keys() | {CAPTURED}, "an hour that had closed within a minute"
                await until_recorded(other, api, summed(other.kept()))
                plan = await api.command("footfall/floor_plan/get", entry_id=hub.entry)
                assert plan["nodes"] == {door["subentry_id"]: place}
                for one, its in ((hub, first), (other, api)):
                    await until_superseded(one, its)
                    [told] = (await one.diagnostics(its))["nodes"]
                    assert told["connected"], "it is noticed, and does not stop either of them"
        finally:
            await other.home.stop()


async def until_superseded(hub: Hub, api: HomeAssistantApi) -> None:
    """Wait until the shop has noticed that there is another one of it."""
    async with asyncio.timeout(PATIENCE_S):
        while [of["problem"] for of in (await hub.diagnostics(api))["nodes"]] != ["superseded"]:  # noqa: ASYNC110 - remote
            await asyncio.sleep(0.1)


async def subentries(hub: Hub, api: HomeAssistantApi) -> list[dict[str, str]]:
    """Return what belongs to the shop."""
    listed: list[dict[str, str]] = await api.command("config_entries/subentries/list", entry_id=hub.entry)
    return listed


async def back_up(hub: Hub, api: HomeAssistantApi) -> Path:
    """Have Home Assistant make a backup, as its dialogue does, and return the file."""
    await api.command("backup/generate", agent_ids=[AGENT], name="Everything")
    async with asyncio.timeout(PATIENCE_S):
        while (  # noqa: ASYNC110 - another process
            not (files := list((hub.home.folder / "backups").glob("*.tar")))
            or (await api.command("backup/info"))["state"] != "idle"
        ):
            await asyncio.sleep(0.2)
    return files[0]


async def restore(hub: Hub, archive: Path) -> None:
    """Restore a backup into an empty folder, as Home Assistant does at the start that follows the dialogue."""
    folder = hub.home.folder
    (folder / "backups").mkdir(parents=True)
    copy = Path(shutil.copy(archive, folder / "backups"))
    order = {"path": str(copy), "password": None, "remove_after_restore": False}
    order |= {"restore_database": True, "restore_homeassistant": True}
    (folder / ".HA_RESTORE").write_text(json.dumps(order))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "homeassistant", "-c", str(folder), "--skip-pip", env=environment()
    )
    assert await process.wait() == RESTART
    assert json.loads((folder / ".HA_RESTORE_RESULT").read_text())["success"]
    # On another machine it could have the port that it had; here the first one has it.
    network = folder / ".storage" / "http"
    kept = json.loads(network.read_text())
    kept["data"]["stable"]["server_port"] = hub.home.port
    network.write_text(json.dumps(kept))
