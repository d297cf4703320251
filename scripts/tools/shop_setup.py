"""Sets up a shop and its nodes through the integration's own flows, as a person would by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from scripts.bootstrap.errors import ScriptError

from .free_port import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import time

    from .home_assistant_api import HomeAssistantApi

DOMAIN = "footfall"
DONE = "create_entry"


class Reached(Protocol):
    """A node on this machine, or what stands before one."""

    name: str
    mac: str
    port: int


async def add_shop(api: HomeAssistantApi, name: str, node: Reached) -> str:
    """Make a shop with its first node and return its entry id. Raises ScriptError with the step where it stopped."""
    place = {"name": name, "host": LOOPBACK, "port": node.port}
    step = await api.flow("flow", DOMAIN, place, show_advanced_options=False)
    return str(result_of(step)["entry_id"])


async def add_node(api: HomeAssistantApi, entry_id: str, node: Reached) -> None:
    """Add a node to a shop. Raises ScriptError with the step where it stopped."""
    result_of(await api.flow("subentries/flow", [entry_id, "node"], {"host": LOOPBACK, "port": node.port}))


async def name_nodes(api: HomeAssistantApi, entry_id: str, nodes: Iterable[Reached]) -> None:
    """Give each node of a shop the name that it has here. Raises ScriptError with the step where it stopped."""
    ids = await ids_of(api, entry_id)
    for node in nodes:
        place = {"name": node.name.capitalize(), "host": LOOPBACK, "port": node.port}
        step = await api.flow("subentries/flow", [entry_id, "node"], place, subentry_id=ids[node.mac])
        result_of(step, "abort", "reconfigure_successful")


async def set_hours(api: HomeAssistantApi, entry_id: str, hours: Mapping[str, tuple[str, str]]) -> None:
    """Say when a shop is open: `hours` by "weekdays", "saturday" and "sunday". ScriptError where it is refused."""
    table = {
        day: dict(zip(("opens", "closes"), hours[day], strict=True)) if day in hours else {}
        for day in ("weekdays", "saturday", "sunday")
    }
    steps = ({"next_step_id": "hours"}, {"next_step_id": "working_week"}, table)
    result_of(await api.flow("options/flow", entry_id, *steps))


async def set_day_end(api: HomeAssistantApi, entry_id: str, at: time) -> None:
    """Say when a shop's business day ends, and with it the keys that are made from then on."""
    steps = ({"next_step_id": "hours"}, {"next_step_id": "day"}, {"day_ends": at.isoformat("seconds")})
    result_of(await api.flow("options/flow", entry_id, *steps))


async def add_zone(
    api: HomeAssistantApi, entry_id: str, node: Reached, reach: str, kind: str, *, name: str | None = None
) -> None:
    """Make a zone around a node, called like it unless told, by a word for its reach. ScriptError where refused."""
    ids = await ids_of(api, entry_id)
    answers = _zone(name or node.name, kind, ids[node.mac], reach)
    result_of(await api.flow("subentries/flow", [entry_id, "zone"], *answers))


async def change_zone(api: HomeAssistantApi, entry_id: str, node: Reached, reach: str, kind: str) -> None:
    """Change what the zone around a node is, and how far it reaches. ScriptError where it is refused."""
    ids = await ids_of(api, entry_id)
    answers = _zone(node.name, kind, ids[node.mac], reach)
    step = await api.flow("subentries/flow", [entry_id, "zone"], *answers, subentry_id=ids[node.name])
    result_of(step, "abort", "reconfigure_successful")


def _zone(name: str, kind: str, node_id: str, reach: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"name": name, "kind": kind, "nodes": [node_id]}, {"reach": reach, "signals": {}}


async def ids_of(api: HomeAssistantApi, entry_id: str) -> dict[str, str]:
    """Return the subentries of a shop by what tells them apart: nodes by their address, all else by title."""
    subentries = await api.command("config_entries/subentries/list", entry_id=entry_id)
    return {subentry["unique_id"] or subentry["title"]: subentry["subentry_id"] for subentry in subentries}


async def set_profile(api: HomeAssistantApi, entry_id: str, profile: str) -> None:
    """Give a shop what `scripts/learn` learned, as JSON. Raises ScriptError where it is refused."""
    result_of(await api.flow("options/flow", entry_id, {"next_step_id": "counting"}, {"profile": profile}))


def result_of(step: dict[str, Any], kind: str = DONE, reason: str | None = None) -> dict[str, Any]:
    """Return what a finished flow made; ScriptError for one that asks on or that ended in another way."""
    if step["type"] != kind or step.get("reason") != reason:
        why = step.get("errors") or step.get("reason") or step.get("step_id")
        raise ScriptError(f"the flow ended with {step['type']}: {why}")
    result = step.get("result")
    return result if isinstance(result, dict) else {}
