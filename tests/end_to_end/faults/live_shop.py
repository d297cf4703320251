"""A shop with four nodes that goes on while things fail: a real Home Assistant, real nodes, and fronts in between.

The nodes play a simulated shop whose last forty minutes have passed as it is set up; from then on a second is a second.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import time
from typing import TYPE_CHECKING, Any, Self

from scripts.tools.cut_capture import cut
from scripts.tools.entities import Entities
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, add_zone, ids_of, name_nodes
from simulator import Hours, boutique, simulate, write_captures
from tests.end_to_end.conftest import OPEN_ALL_DAY

from .front import Front
from .seen import logged, node_of, until

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi
    from simulator.truth import Truth

PAST = timedelta(minutes=40)
FUTURE = timedelta(hours=1)
"""Longer than all that is done with it takes, other tests between its own included: they may take most of a run."""
PEOPLE = 3.0
ALWAYS = Hours(opening=OPEN_ALL_DAY, weekdays=(1.0,) * 7, arrivals=(1.0,) * 24, street=(1.0,) * 24)
"""As many people at any hour at which these tests may run."""
NOTICED = 120.0
"""Seconds within which somebody who came in is told of."""
SHARE = 0.5
"""Of those who are inside, how many may be told to have come in though they did not: any fault tells all, or nobody."""


class LiveShop:
    """Four nodes by name, each behind a front of the same name, and a zone around each."""

    def __init__(self, home: HomeAssistantProcess, folder: Path) -> None:
        self.home = home
        self.nodes: dict[str, HostNode] = {}
        self.fronts: dict[str, Front] = {}
        self.ids: dict[str, str] = {}
        """Of the nodes' subentries."""
        self.zones: dict[str, str] = {}
        """Of those of the zones around them."""
        self.entry = ""
        self.entities: Entities
        self._folder = folder
        self._registry: list[dict[str, Any]] = []
        self._captures: dict[str, Path] = {}
        self._truth: Truth
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._begin()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def kill(self, *names: str) -> None:
        """Take the power from nodes: their connections end, and from then on nothing takes one.

        The front goes first. While it stands before a dead node it takes a connection and closes it at once, which no
        node without power does, and its hub calls that something else than a node.
        """
        for name in names:
            await self.fronts[name].sever()
            await self.nodes[name].kill()

    async def restart(self, *names: str) -> None:
        """Start nodes that were killed: they hear what is heard from now on, and nothing of before.

        A front takes connections again once its node does: `start` waits for that.
        """
        now = time()
        for name in names:
            self.nodes[name].captures = (cut(self._captures[name], [(now, float("inf"))])[0],)
            await self.nodes[name].start()
            await self.fronts[name].mend()

    def entity(self, key: str, name: str) -> str:
        """Return the entity of a node, or of the zone around it, with this translation key."""
        owners = {self.ids[name], self.zones[name]}
        (found,) = (
            entry["entity_id"]
            for entry in self._registry
            if entry["config_subentry_id"] in owners and entry["translation_key"] == key
        )
        return str(found)

    def logged(self, name: str) -> list[str]:
        """Return what the log has said of a node so far."""
        return logged(self.home, name.capitalize())

    def node(self, said: dict[str, Any], name: str) -> dict[str, Any]:
        """Return what diagnostics say of a node."""
        return node_of(said, self.ids[name])

    def holds(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Hold the entries that diagnostics tell against those who really came in meanwhile."""
        (since, first), (until, last) = (
            (said["snapshot"]["time"], said["today"]["visits"]["entries"]) for said in (before, after)
        )
        came = sum(since - NOTICED <= visit.begin <= until for visit in self._truth.visits)
        inside = self._truth.occupancy().at(since)
        assert 0 <= last - first <= came + SHARE * inside

    async def all_well(self, api: HomeAssistantApi) -> dict[str, Any]:
        """Wait until nothing is wrong with any node and the shop knows of now; return diagnostics."""
        return await until(
            api,
            self.entry,
            lambda said: all(node["connected"] and node["problem"] is None and near(node) for node in said["nodes"]),
            "a shop that is well",
        )

    async def _begin(self) -> None:
        begin = datetime.now(UTC) - PAST
        plan = boutique(begin, begin + PAST + FUTURE, timezone="UTC", nodes=4, people=PEOPLE)
        simulation = simulate(replace(plan, staff=0, fixed=(), hours=ALWAYS))
        self._captures = write_captures(simulation, self._folder / "shop")
        self._truth = simulation.truth()
        for name, capture in self._captures.items():
            node = HostNode(name=name, captures=[capture], speed="live")
            self.nodes[name] = await self._stack.enter_async_context(node)
            self.fronts[name] = await self._stack.enter_async_context(Front(node, board=True))
        async with self.home.api() as api:
            await self._set_up(api)

    async def _set_up(self, api: HomeAssistantApi) -> None:
        first, *others = self.fronts.values()
        self.entry = await add_shop(api, "Shop", first)
        for front in others:
            await add_node(api, self.entry, front)
        await name_nodes(api, self.entry, self.fronts.values())
        known = await ids_of(api, self.entry)
        self.ids = {name: known[node.mac] for name, node in self.nodes.items()}
        for front in self.fronts.values():
            await add_zone(api, self.entry, front, "far", "inside", name=f"{front.name} zone")
        known = await ids_of(api, self.entry)
        self.zones = {name: known[f"{name} zone"] for name in self.nodes}
        await self.all_well(api)
        self._registry = await api.command("config/entity_registry/list")
        self.entities = await Entities.read(api, self.entry)


def near(node: dict[str, Any]) -> bool:
    """Tell whether what is known of the shop is as new as what this node has told."""
    return node["ahead_s"] is not None and node["ahead_s"] < 20.0
