"""What the owner of a shop can see of a fault: entities, Repairs, the log, the report; and diagnostics."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING, Any

import aiohttp

from scripts.bootstrap.errors import ScriptError
from scripts.tools.shop_setup import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi

SECONDS = 120.0

type Recorded = Callable[[str, object], None]
"""pytest's `record_property`."""


async def diagnostics(api: HomeAssistantApi, entry: str) -> dict[str, Any] | None:
    """Return what a shop says of itself; None while Home Assistant has yet to load what says it."""
    try:
        answer = await api.get(f"/api/diagnostics/config_entry/{entry}")
    except aiohttp.ClientResponseError as error:
        if error.status != HTTPStatus.NOT_FOUND:
            raise
        return None
    said: dict[str, Any] = answer["data"]
    return said


async def until(
    api: HomeAssistantApi, entry: str, wanted: Callable[[dict[str, Any]], object], what: str, seconds: float = SECONDS
) -> dict[str, Any]:
    """Return a shop's diagnostics as soon as they are as wanted; ScriptError naming `what` where they never are."""
    said = None
    try:
        async with asyncio.timeout(seconds):
            while (said := await diagnostics(api, entry)) is None or not wanted(said):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.1)
            return said
    except TimeoutError:
        told = {} if said is None else said
        nodes = [[node[key] for key in ("connected", "problem", "losses", "ahead_s")] for node in told.get("nodes", ())]
        raise ScriptError(f"waited {seconds:.0f} s in vain for: {what}; {told.get('snapshot')}, {nodes}") from None


async def repairs(api: HomeAssistantApi) -> dict[str, dict[str, Any]]:
    """Return what stands under Repairs of ours, by its id."""
    listed = await api.command("repairs/list_issues")
    return {issue["issue_id"]: issue for issue in listed["issues"] if issue["domain"] == DOMAIN}


async def until_repair(api: HomeAssistantApi, issue: str, *, there: bool = True) -> dict[str, Any]:
    """Wait until something stands under Repairs, or no more; return it."""
    async with asyncio.timeout(SECONDS):
        while ((found := await repairs(api)).get(issue) is not None) is not there:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.2)
    return found.get(issue, {})


async def fix(api: HomeAssistantApi, issue: str) -> dict[str, Any]:
    """Go through the dialogue of what stands under Repairs, as with two clicks; return its last step."""
    step = await api.post("/api/repairs/issues/fix", {"handler": DOMAIN, "issue_id": issue})
    done: dict[str, Any] = await api.post(f"/api/repairs/issues/fix/{step['flow_id']}", {})
    return done


async def report(api: HomeAssistantApi, entry: str, begin: float, end: float) -> dict[str, Any]:
    """Return the figures of whole hours of a shop, and each of them."""
    span = {"start": _iso(begin), "end": _iso(end), "by": "hour", "config_entry_id": entry}
    answer = await api.post(f"/api/services/{DOMAIN}/report?return_response", span)
    said: dict[str, Any] = answer["service_response"]
    return said


async def node_titles(api: HomeAssistantApi, entry: str) -> list[str]:
    """Return what the nodes of a shop are called."""
    subentries = await api.command("config_entries/subentries/list", entry_id=entry)
    return [subentry["title"] for subentry in subentries if subentry["subentry_type"] == "node"]


@contextmanager
def recovery(record_property: Recorded) -> Iterator[None]:
    """Note how many seconds it takes until all is well: `--junitxml` tells it, nothing is asserted of it."""
    began = monotonic()
    yield
    record_property("recovered_s", round(monotonic() - began, 1))


def logged(home: HomeAssistantProcess, node: str) -> list[str]:
    """Return what the log said of a node, in order: without when, by whom and of whom."""
    said = f"] Node {node} "
    return [line.partition(said)[2] for line in home.log.read_text().splitlines() if said in line]


def node_of(said: dict[str, Any], node_id: str) -> dict[str, Any]:
    """Return what the diagnostics say of one node."""
    found: dict[str, Any] = next(node for node in said["nodes"] if node["id"] == node_id)
    return found


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()
