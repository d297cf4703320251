"""What a shop in a running Home Assistant says by its diagnostics: how much it was told, and what was lost."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from aiohttp import ClientResponseError

from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scripts.tools.home_assistant_api import HomeAssistantApi

CURSORS: Final = 2**31
LOOK_SECONDS: Final = 0.5
TRIES: Final = 20


@dataclass(frozen=True)
class Told:
    """What a shop had been told at a moment. `at`: by this program's clock; `time`: UTC seconds of event time.

    `sightings`: all that its nodes gave, modulo CURSORS each. `late`: dropped because their moment was over.
    `missed`, `lost`: overwritten before they were read, and what the nodes themselves had no room for. `ended`: a node
    has played its capture to the end.
    """

    at: float
    time: float
    estimate: float
    low: float
    high: float
    cursors: Mapping[str, int]
    late: int
    missed: int
    lost: int
    nodes: int
    connected: int
    ended: bool

    def sightings_since(self, before: Told) -> float:
        """Return how many sightings a second came since then, of the nodes that were there already."""
        grown = sum((self.cursors[node] - cursor) % CURSORS for node, cursor in before.cursors.items())
        return grown / (self.at - before.at)

    def lost_since(self, before: Told) -> int:
        """Return how many sightings were lost since then, wherever."""
        return sum((self.late - before.late, self.missed - before.missed, self.lost - before.lost))


async def told(api: HomeAssistantApi, entry: str) -> Told:
    """Ask a shop."""
    said = await _said(api, entry)
    answers = [node["answer"] for node in said["nodes"] if node["answer"] is not None]
    lost = ("lost_queue", "lost_table", "lost_ring", "lost_damaged")
    return Told(
        at=time.monotonic(),
        time=said["snapshot"]["time"],
        estimate=said["snapshot"]["estimate"],
        low=said["snapshot"]["low"],
        high=said["snapshot"]["high"],
        cursors={node["id"]: node["cursor"] for node in said["nodes"] if node["answer"] is not None},
        late=said["snapshot"]["late"],
        missed=sum(node["losses"]["missed"] for node in said["nodes"]),
        lost=sum(answer[cause] for answer in answers for cause in lost),
        nodes=len(said["nodes"]),
        connected=sum(node["connected"] for node in said["nodes"]),
        ended=any("ENDED" in answer["flags"] for answer in answers),
    )


async def _said(api: HomeAssistantApi, entry: str) -> dict[str, Any]:
    for _ in range(TRIES):
        try:
            answer = await api.get(f"/api/diagnostics/config_entry/{entry}")
        except ClientResponseError as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise
            # A shop that was just added: Home Assistant has not found its diagnostics yet.
            await asyncio.sleep(LOOK_SECONDS)
        else:
            said: dict[str, Any] = answer["data"]
            return said
    raise ScriptError(f"Home Assistant has no diagnostics of the shop {entry}")


async def told_when(
    api: HomeAssistantApi, entry: str, wanted: Callable[[Told], bool], what: str, seconds: float
) -> Told:
    """Return what a shop says as soon as it is as wanted; ScriptError naming `what` after so many seconds."""
    deadline = time.monotonic() + seconds
    while not wanted(now := await told(api, entry)):
        if time.monotonic() > deadline:
            raise ScriptError(f"waited {seconds:.0f} s in vain for: {what}")
        await asyncio.sleep(LOOK_SECONDS)
    return now
