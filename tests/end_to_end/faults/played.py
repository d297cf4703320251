"""Days that a node plays to a shop as fast as it takes them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop

from .day import HOUR, TAIL, write_day
from .seen import report, until

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant_api import HomeAssistantApi


def played(said: dict[str, Any]) -> bool:
    """Tell by its diagnostics whether the nodes of a shop have played all they have."""
    return all(node["connected"] and node["answer"] and "ENDED" in node["answer"]["flags"] for node in said["nodes"])


async def whole_day(api: HomeAssistantApi, folder: Path, nine: float, hours: int) -> dict[str, Any]:
    """Return the report of a day on which nothing fails."""
    async with HostNode(name="whole", captures=[write_day(folder / "whole.pcap", nine, hours + TAIL)]) as node:
        entry = await add_shop(api, "Whole", node)
        await until(api, entry, played, "the whole day")
        kept = await report(api, entry, nine, nine + hours * HOUR)
        await remove_shop(api, entry)
    return kept


async def remove_shop(api: HomeAssistantApi, entry: str) -> None:
    """Delete a shop, so that the next one is the only one."""
    await api.delete(f"/api/config/config_entries/entry/{entry}")
