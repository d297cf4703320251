"""A shop in a real Home Assistant whose real nodes play captures at the speed of life."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.tools.entities import Entities
from scripts.tools.shop_setup import add_node, add_shop, name_nodes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi
    from scripts.tools.host_node import HostNode

SHOP = "Shop"
HEARD_SECONDS = 120


@asynccontextmanager
async def running(home: HomeAssistantProcess, extra: dict[str, str] | None = None) -> AsyncIterator[HomeAssistantApi]:
    """Start a Home Assistant and log in; it ends with the context."""
    try:
        await home.start(extra)
        async with home.api() as api:
            yield api
    finally:
        await home.stop()


async def set_up(api: HomeAssistantApi, nodes: Sequence[HostNode]) -> tuple[str, Entities]:
    """Set up a shop with these nodes; return its entry and its entities once all nodes are heard.

    ScriptError where that does not come about.
    """
    entry = await add_shop(api, SHOP, nodes[0])
    for node in nodes[1:]:
        await add_node(api, entry, node)
    await name_nodes(api, entry, nodes)
    entities = await Entities.read(api)
    connected = entities.all("connected")
    if len(connected) != len(nodes):
        raise ScriptError(f"{len(nodes)} nodes were set up, and {len(connected)} are there")
    await api.until(
        lambda states: all(states.get(entity, {}).get("state") == "on" for entity in connected),
        "all nodes to be connected",
        HEARD_SECONDS,
    )
    return entry, entities
