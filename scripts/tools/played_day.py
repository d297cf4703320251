"""A day that real nodes play into a real Home Assistant, as fast as it takes it in; what it shows and keeps of it."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Self
from zoneinfo import ZoneInfo

from aiohttp import ClientResponseError

from custom_components.footfall.engine.hours import DAY_ENDS
from custom_components.footfall.engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, WIFI_TAG
from scripts.bootstrap.errors import ScriptError

from .captures import UNGATED, read_addresses
from .cut_capture import cut
from .entities import Entities
from .home_assistant import HomeAssistantProcess
from .host_node import HostNode
from .shop_setup import DOMAIN, add_node, add_shop, add_zone, change_zone, name_nodes, set_day_end, set_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from .home_assistant_api import HomeAssistantApi

SHOP: Final = "Shop"
YAML: Final = "diagnostics:\n"
PLAYED_SECONDS: Final = 900.0
SHOWN_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.1
HOUR: Final = 3600.0
DAY_HOURS: Final = 24
FURTHEST_WEST: Final = 12
FOREVER: Final = (float("-inf"), float("inf"))
NODES: Final = "nodes"
ENTRIES: Final = "entries"


def zone_in_which_it_is(hour: int) -> str:
    """Return a time zone in which it is this hour of the day now.

    An epoch ends as a business day does by the clock on the wall, also while nodes play another day: this says when.
    """
    ahead = (hour - datetime.now(UTC).hour + FURTHEST_WEST) % DAY_HOURS - FURTHEST_WEST
    return f"Etc/GMT{-ahead:+d}"


@dataclass(frozen=True)
class Zone:
    """A zone around a node, as the owner would describe it: a word for its reach, and its kind."""

    reach: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is set up and played.

    `captures`: of each node, those of which there is one zone at most, in `zones`. `begins`: UTC seconds; what lies
    before it is heard while the shop is set up, and what comes after it when all is ready. `hours`: as for `set_hours`.
    `own`: a file of the addresses of the shop's own equipment. `away`: spans in which the first node does not hear, UTC
    seconds; it starts anew after each. `new_key`: hours after `begins` at which the epoch ends, None for the day's end.
    """

    captures: Mapping[str, Path]
    begins: float
    time_zone: str
    hours: Mapping[str, tuple[str, str]]
    zones: Mapping[str, Zone] = field(default_factory=dict)
    own: Path | None = None
    away: Sequence[tuple[float, float]] = ()
    new_key: float | None = None

    def pieces(self) -> dict[str, list[Path]]:
        """Cut the captures: of each node what comes before `begins`, and then what it hears from start to start."""
        return {name: cut(capture, self._spans(name)) for name, capture in self.captures.items()}

    def _spans(self, node: str) -> list[tuple[float, float]]:
        away = self.away if node == next(iter(self.captures)) else ()
        since = [self.begins, *(end for _, end in away)]
        until = [*(begin for begin, _ in away), FOREVER[1]]
        return [(FOREVER[0], self.begins), *zip(since, until, strict=True)]


@dataclass(frozen=True)
class Kept:
    """What there is of a day in the end.

    `states`: of the shop's enabled entities by translation key, one of several. `report`: the answer of the action for
    the hours from `begins` on, by hour. `sums`: what each hour adds to the statistic of entries. `today`: unrounded
    figures of the engine, by the diagnostics. `rows`: of the store, as docs/history.md has them.
    """

    states: Mapping[str, str]
    report: Mapping[str, Any]
    sums: Sequence[float]
    today: Mapping[str, Any]
    rows: Sequence[list[Any]]

    @property
    def entries(self) -> float:
        """People who came in that day."""
        return float(self.today["visits"][ENTRIES])


class PlayedDay:
    """A shop that was set up, whose nodes play; an asynchronous context manager."""

    def __init__(self, folder: Path, scene: Scene, environment: Mapping[str, str] | None = None) -> None:
        """`environment`: of Home Assistant, beside what every program here is given."""
        self._scene = scene
        self._environment = environment
        self._home = HomeAssistantProcess(folder, yaml=YAML, time_zone=scene.time_zone)
        self._nodes: list[HostNode] = []
        self._entry = ""
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Set all up, and begin to play. ScriptError where that fails."""
        try:
            await self._begin()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the nodes and Home Assistant."""
        await self._stack.aclose()

    @property
    def trouble(self) -> list[str]:
        """What was wrong with the captures."""
        return [line for node in self._nodes for line in node.trouble]

    @property
    def pid(self) -> int:
        """The process id of Home Assistant."""
        return self._home.pid

    def api(self) -> HomeAssistantApi:
        """Return a client of Home Assistant, logged in as the owner."""
        return self._home.api()

    async def said(self, api: HomeAssistantApi) -> dict[str, Any]:
        """Return the shop's diagnostics."""
        answer = await api.get(f"/api/diagnostics/config_entry/{self._entry}")
        said: dict[str, Any] = answer["data"]
        return said

    async def until(self, moment: float) -> None:
        """Return as soon as event time has come to this moment, UTC seconds. ScriptError where the day is over."""
        async with self._home.api() as api:
            said = await self._until(api, lambda said: said["snapshot"]["time"] >= moment or is_over(said))
        if is_over(said):
            raise ScriptError("the nodes had played the day before something was to happen in it")

    async def restart(self) -> None:
        """Restart Home Assistant, as its owner would."""
        await self._home.stop()
        await self._home.start(self._environment)

    async def reload(self) -> None:
        """Reload the shop."""
        async with self._home.api() as api:
            await api.post(f"/api/config/config_entries/entry/{self._entry}/reload", {})

    async def change_zone(self, name: str, zone: Zone) -> None:
        """Make something else of the zone around a node."""
        node = next(node for node in self._nodes if node.name == name)
        async with self._home.api() as api:
            await change_zone(api, self._entry, node, zone.reach, zone.kind)

    async def played(self, *, shown: bool = True) -> Kept:
        """Wait until all is played, end Home Assistant, and return what there is of the day.

        `shown`: wait for the entities too, which show a figure of the day once a minute; else there are no states.
        """
        async with self._home.api() as api:
            said = await self._until(api, is_over)
            states = await self._shown(api, said) if shown else {}
            report = await self.report(api, said["snapshot"]["time"])
            sums = await self.entries_by_hour(api, len([hour for hour in report["hours"] if hour["heard_share"]]))
        await self._home.stop()
        return Kept(states, report, list(sums.values()), said["today"], self._rows())

    async def report(self, api: HomeAssistantApi, end: float, by: str = "hour") -> dict[str, Any]:
        """Return the action's report of the hours from the begin to a moment, UTC seconds."""
        # The hour that goes on has no figures yet.
        span = {"start": _iso(self._scene.begins), "end": _iso(end // HOUR * HOUR), "by": by}
        answer = await api.post(f"/api/services/{DOMAIN}/report?return_response", span)
        report: dict[str, Any] = answer["service_response"]
        return report

    async def entries_by_hour(self, api: HomeAssistantApi, hours: int) -> dict[float, float]:
        """Return by how much the statistic of the entries grew in each hour, once the recorder has so many of them."""
        statistic = f"{DOMAIN}:{self._entry.lower()}_{ENTRIES}"
        async with asyncio.timeout(SHOWN_SECONDS):
            while True:
                answer = await api.command(
                    "recorder/statistics_during_period",
                    start_time=_iso(self._scene.begins),
                    statistic_ids=[statistic],
                    period="hour",
                    types=["change"],
                )
                changes = {row["start"] / 1000: float(row["change"]) for row in answer.get(statistic, [])}
                if len(changes) >= hours:
                    return changes
                await asyncio.sleep(LOOK_SECONDS)

    async def _begin(self) -> None:
        pieces = self._scene.pieces()
        self._stack.push_async_callback(self._home.stop)
        for name, (prologue, *_) in pieces.items():
            node = HostNode(name=name, captures=[prologue], gate=UNGATED)
            self._nodes.append(await self._stack.enter_async_context(node))
        await self._home.start(self._environment)
        async with self._home.api() as api:
            await self._set_up(api)
        await self._home.stop()
        self._learn_equipment()
        for node in self._nodes:
            await node.stop()
            node.captures = tuple(pieces[node.name][1:])
        if self._scene.new_key is None:
            await self._play()
            await self._home.start(self._environment)
            return
        await self._home.start(self._environment)
        # The keys are made. The day ends when it always does from now on, before anything of it was heard: an end that
        # moves later turns the business day, and by that alone each track of the day may stand for other than it does.
        async with self._home.api() as api:
            await set_day_end(api, self._entry, DAY_ENDS)
        await self._play()

    async def _play(self) -> None:
        for node in self._nodes:
            await node.start()

    async def _set_up(self, api: HomeAssistantApi) -> None:
        first, *others = self._nodes
        self._entry = await add_shop(api, SHOP, first)
        for node in others:
            await add_node(api, self._entry, node)
        await name_nodes(api, self._entry, self._nodes)
        await set_hours(api, self._entry, self._scene.hours)
        for node in self._nodes:
            if (zone := self._scene.zones.get(node.name)) is not None:
                await add_zone(api, self._entry, node, zone.reach, zone.kind)
        await self._until(api, is_over)
        if (hours := self._scene.new_key) is not None:
            ends = datetime.now(ZoneInfo(self._scene.time_zone)) + timedelta(hours=hours)
            await set_day_end(api, self._entry, ends.time().replace(microsecond=0))

    def _learn_equipment(self) -> None:
        """Note the shop's own equipment as if it had been learned, which takes nodes a quarter of an hour."""
        if self._scene.own is None:
            return
        file = self._storage / f"{DOMAIN}.{self._entry}"
        stored = json.loads(file.read_text())
        tags = (WIFI_TAG, BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG)
        stored["data"]["equipment"] = {
            "version": 1,
            "things": [[address.hex(), tag] for address in read_addresses(self._scene.own) for tag in tags],
        }
        file.write_text(json.dumps(stored))

    async def _until(self, api: HomeAssistantApi, wanted: Callable[[Mapping[str, Any]], bool]) -> dict[str, Any]:
        """Return the shop's diagnostics as soon as they are as wanted."""
        async with asyncio.timeout(PLAYED_SECONDS):
            while True:
                # Home Assistant is ready somewhat sooner than its diagnostics, on a busy machine by seconds.
                with until_there():
                    said = await self.said(api)
                    if wanted(said):
                        return said
                await asyncio.sleep(LOOK_SECONDS)

    async def _shown(self, api: HomeAssistantApi, said: Mapping[str, Any]) -> dict[str, str]:
        """Return the entities' states once they show the entries of the day."""
        entities = await Entities.read(api)
        entries = f"{round(said['today']['visits'][ENTRIES])}"
        states = await api.until(
            lambda states: states[entities.one(ENTRIES)]["state"] == entries, f"{entries} entries", SHOWN_SECONDS
        )
        return {key: states[entities.one(key)]["state"] for key in entities.keys}

    def _rows(self) -> list[list[Any]]:
        """Return the rows from `begins` on that lie on the disk, in the order in which they lie there."""
        rows = []
        for file in sorted(self._storage.glob(f"{DOMAIN}.{self._entry}.????-??")):
            rows += json.loads(file.read_text())["data"]["rows"]
        return [row for row in rows if row[0] >= self._scene.begins]

    @property
    def _storage(self) -> Path:
        return self._home.folder / ".storage"


@contextmanager
def until_there() -> Iterator[None]:
    """Pass over that something is not there yet."""
    try:
        yield
    except ClientResponseError as error:
        if error.status != HTTPStatus.NOT_FOUND:
            raise


def is_over(said: Mapping[str, Any]) -> bool:
    """Tell by the diagnostics whether every node has played all it has."""
    return all(node["answer"] is not None and "ENDED" in node["answer"]["flags"] for node in said[NODES])


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()
