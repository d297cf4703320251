"""Sets up a shop and its nodes through the integration's own flows, as a person would by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.bootstrap.errors import ScriptError

from .free_port import LOOPBACK

if TYPE_CHECKING:
    from .home_assistant_api import HomeAssistantApi
    from .host_node import HostNode

DOMAIN = "footfall"
DONE = "create_entry"


async def add_shop(api: HomeAssistantApi, name: str, node: HostNode) -> str:
    """Make a shop with its first node and return its entry id. Raises ScriptError with the step where it stopped."""
    place = {"name": name, "host": LOOPBACK, "port": node.port}
    step = await api.flow("flow", DOMAIN, place, show_advanced_options=False)
    return str(result_of(step)["entry_id"])


async def add_node(api: HomeAssistantApi, entry_id: str, node: HostNode) -> None:
    """Add a node to a shop. Raises ScriptError with the step where it stopped."""
    result_of(await api.flow("subentries/flow", [entry_id, "node"], {"host": LOOPBACK, "port": node.port}))


def result_of(step: dict[str, Any]) -> dict[str, Any]:
    """Return what a finished flow made; ScriptError for one that asks on or was aborted."""
    if step["type"] != DONE:
        why = step.get("reason") or step.get("errors") or step.get("step_id")
        raise ScriptError(f"the flow ended with {step['type']}: {why}")
    result = step.get("result")
    return result if isinstance(result, dict) else {}
