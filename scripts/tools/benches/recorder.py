"""How many rows a shop writes into Home Assistant's database: four nodes, five zones, about 40 people inside.

The people and their phones are simulated, the nodes, Home Assistant and its database are real, and everything is as it
is set up by default. It runs at the speed of life, as how often something is written is a matter of the clock: a
quarter of an hour is counted, and told as rows an hour. What is written once an hour comes on top of it.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode, ensure_host_node
from scripts.tools.shop_setup import result_of
from simulator import Hours, boutique, simulate, write_captures

from .live_shop import running, set_up
from .tables import Goal, Row, Table
from .workers import progress

if TYPE_CHECKING:
    from scripts.tools.home_assistant_api import HomeAssistantApi
    from simulator import ShopPlan, Simulation

NODES: Final = 4
PEOPLE: Final = 40.0
DEMANDS: Final = tuple(float(demand) for demand in range(20, 46, 2))
"""Of these that is taken which puts about so many people inside at this time of this day."""
GOAL: Final = 2500.0
HOUR_S: Final = 3600
BEFORE: Final = timedelta(minutes=45)
"""What the nodes have heard before: the shop is full and its people are known."""
COUNTED_S: Final = 900
"""A multiple of five minutes, at which Home Assistant writes its short-term statistics."""
WARM_S: Final = 90
AHEAD_S: Final = 240
"""How much longer the captures are than what is counted: starting, setting up and writing take their time."""
WRITTEN_S: Final = 10
"""The recorder writes what it has every five seconds."""
SAMPLES: Final = 60
ZONES: Final = (
    ("Entrance", "entrance", "Door", "near"),
    ("Till", "till", "Till", "near"),
    ("Fitting room", "fitting_room", "Fitting", "medium"),
    ("Window", "window", "Window", "near"),
    ("Sales floor", "inside", "Till", "far"),
)
"""Name, kind, node and reach."""


@dataclass(frozen=True)
class Written:
    """Rows written in a span of time. `states`: by entity; `attributes`: sets of attributes that were new."""

    states: dict[str, int]
    attributes: int
    short_term: int
    hourly: int
    events: int


def run() -> list[Table]:
    """Count the rows of a quarter of an hour."""
    ensure_host_node()
    return asyncio.run(measured(COUNTED_S))


async def measured(counted_s: int) -> list[Table]:
    """Count the rows of so many seconds."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        now = datetime.now(UTC)
        simulation = shop(now, counted_s)
        captures = write_captures(simulation, folder / "captures")
        nodes = [HostNode(name=node, captures=[file], speed="live") for node, file in captures.items()]
        home = HomeAssistantProcess(folder / "home")
        async with AsyncExitStack() as stack:
            for node in nodes:
                await stack.enter_async_context(node)
            api = await stack.enter_async_context(running(home))
            entry, entities = await set_up(api, nodes)
            await add_zones(api, entry)
            progress(f"set up; {WARM_S} s to warm up, then {counted_s} s to count")
            await asyncio.sleep(WARM_S)
            begin = time.time()
            await asyncio.sleep(counted_s)
            end = time.time()
            await asyncio.sleep(WRITTEN_S)
            # The first connection was dropped meanwhile: nobody answered whether it was still wanted.
            async with home.api() as fresh:
                ours = await entities_of(fresh)
                shown = (await fresh.states())[entities.one("occupancy")]["state"]
        people = fmean(people_between(simulation, begin, end))
        progress(f"{people:.0f} people inside on average, {shown} shown at the end")
        written = rows_of(folder / "home" / "home-assistant_v2.db", ours, begin, end)
        return tables(written, (end - begin) / HOUR_S, people)


def shop(now: datetime, counted_s: int) -> Simulation:
    """Simulate a shop to which as many people come at any hour, so many that 40 are inside while rows are counted."""
    begin, end = now - BEFORE, now + timedelta(seconds=WARM_S + counted_s + AHEAD_S)
    last = (end - timedelta(seconds=AHEAD_S + counted_s)).timestamp(), end.timestamp()

    def far_off(simulation: Simulation) -> float:
        return abs(fmean(people_between(simulation, *last)) - PEOPLE)

    return min((simulate(plan(begin, end, demand)) for demand in DEMANDS), key=far_off)


def plan(begin: datetime, end: datetime, demand: float) -> ShopPlan:
    """Return the shop, with a demand as the simulator's boutique understands it."""
    day = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7, arrivals=(1.0,) * 24, street=(1.0,) * 24)
    return replace(boutique(begin, end, nodes=NODES, people=demand, timezone="UTC"), hours=day)


def people_between(simulation: Simulation, begin: float, end: float) -> list[int]:
    """Return how many people were inside at moments between these two."""
    occupancy = simulation.truth().occupancy()
    return [occupancy.at(begin + (end - begin) * sample / SAMPLES) for sample in range(SAMPLES)]


async def add_zones(api: HomeAssistantApi, entry: str) -> None:
    """Add the five zones."""
    subentries = await api.command("config_entries/subentries/list", entry_id=entry)
    ids = {subentry["title"]: subentry["subentry_id"] for subentry in subentries}
    for name, kind, node, reach in ZONES:
        zone = {"name": name, "kind": kind, "nodes": [ids[node]]}
        result_of(await api.flow("subentries/flow", [entry, "zone"], zone, {"reach": reach, "signals": {}}))


async def entities_of(api: HomeAssistantApi) -> frozenset[str]:
    """Return the integration's entities."""
    registry = await api.command("config/entity_registry/list")
    return frozenset(entry["entity_id"] for entry in registry if entry["platform"] == "footfall")


def rows_of(database: Path, ours: frozenset[str], begin: float, end: float) -> Written:
    """Count the rows that the integration had written between two moments, UTC seconds."""
    span = (begin, end)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        states = db.execute(
            "SELECT states_meta.entity_id, COUNT(*) FROM states JOIN states_meta USING (metadata_id) "
            "WHERE last_updated_ts >= ? AND last_updated_ts < ? GROUP BY metadata_id",
            span,
        ).fetchall()
        new = db.execute(
            "SELECT states_meta.entity_id, MIN(last_updated_ts) FROM states JOIN states_meta USING (metadata_id) "
            "GROUP BY metadata_id, attributes_id"
        ).fetchall()
        short_term = db.execute(
            "SELECT statistic_id, COUNT(*) FROM statistics_short_term AS written JOIN statistics_meta AS of "
            "ON of.id = written.metadata_id WHERE written.created_ts >= ? AND written.created_ts < ? "
            "GROUP BY statistic_id",
            span,
        ).fetchall()
        external = db.execute("SELECT COUNT(*) FROM statistics_meta WHERE source = 'footfall'").fetchone()[0]
        events = db.execute(
            "SELECT COUNT(*) FROM events JOIN event_types USING (event_type_id) "
            "WHERE event_types.event_type LIKE '%footfall%' AND time_fired_ts >= ? AND time_fired_ts < ?",
            span,
        ).fetchone()[0]
    of_ours = [(statistic, count) for statistic, count in short_term if statistic in ours]
    return Written(
        states={entity: count for entity, count in states if entity in ours},
        attributes=sum(entity in ours and begin <= first < end for entity, first in new),
        short_term=sum(count for _, count in of_ours),
        hourly=len(of_ours) + external,
        events=events,
    )


def tables(written: Written, hours: float, people: float) -> list[Table]:
    """Return the rows an hour, by what they are and by entity."""
    parts = {
        "states": sum(written.states.values()) / hours,
        "sets of attributes": written.attributes / hours,
        "short-term statistics": written.short_term / hours,
        "hourly statistics": float(written.hourly),
        "events of ours": written.events / hours,
    }
    rows = [
        Row("all", (sum(parts.values()),), Goal(most=GOAL), 0),
        *(Row(name, (n,), None, 0) for name, n in parts.items()),
    ]
    by_entity = sorted(written.states.items(), key=lambda item: -item[1])
    title = f"recorder: rows an hour, {NODES} nodes, {len(ZONES)} zones, {people:.0f} people inside"
    return [
        Table(title, ("rows an hour",), tuple(rows)),
        Table("states by entity", ("rows an hour",), tuple(Row(e, (n / hours,), None, 0) for e, n in by_entity)),
    ]
