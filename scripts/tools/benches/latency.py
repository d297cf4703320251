"""How long it takes from the radio frame with which somebody is there to the state that says so.

A real node plays captures at the speed of life, so the stamp of a frame is the moment at which it is heard. Which frame
it is that turns presence is told by a replay of the same captures. Both of the node's users watch it at the same time:
this integration, and Home Assistant's own ESPHome integration with the node's own entity for occupancy.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from custom_components.footfall.engine import Engine
from scripts.bootstrap.errors import ScriptError
from scripts.tools.free_port import LOOPBACK
from scripts.tools.home_assistant import HomeAssistantProcess
from scripts.tools.host_node import HostNode, ensure_host_node
from scripts.tools.pull import EpochKeys, Puller
from scripts.tools.shop_setup import result_of

from .arrivals import write_arrival
from .live_shop import running, set_up
from .tables import Goal, Row, Table
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.tools.home_assistant_api import HomeAssistantApi

TRIALS: Final = 200
EVERY_S: Final = 2.5
"""From one arrival to the next, and a fraction more: at another moment of every clock each time."""
SPREAD_S: Final = 0.5
AHEAD_S: Final = 30.0
"""Until the first arrival: what is needed to start and set up."""
GOAL_MS: Final = 100.0
KEY: Final = bytes(16)
ON, OFF = "on", "off"
OURS, THEIRS = "Footfall's entity", "the node's own entity, by ESPHome's integration"


class Turn(NamedTuple):
    """An entity's state turned to this one. UTC seconds: by Home Assistant, and when a subscriber was told."""

    state: str
    changed: float
    told: float


def run() -> list[Table]:
    """Measure all trials."""
    ensure_host_node()
    return asyncio.run(measured(TRIALS))


async def measured(trials: int) -> list[Table]:
    """Run so many trials; ScriptError where presence did not turn by itself in one of them."""
    with TemporaryDirectory(prefix="footfall-bench-") as name:
        folder = Path(name)
        async with AsyncExitStack() as stack:
            api = await stack.enter_async_context(running(HomeAssistantProcess(folder / "home")))
            arrivals = moments(time.time() + AHEAD_S, trials)
            files = [write_arrival(folder / f"{number:03}.pcapng", *each) for number, each in enumerate(arrivals)]
            flips = await replayed(files)
            node = await stack.enter_async_context(HostNode(name="door", captures=files, speed="live"))
            _, entities = await set_up(api, [node])
            result_of(await api.flow("flow", "esphome", {"host": LOOPBACK, "port": node.port}))
            ours = entities.one("occupied")
            watched = {OURS: ours, THEIRS: await own_entity(api, ours)}
            progress(f"{trials} trials of {EVERY_S} s")
            turns = await watch(api, list(watched.values()), arrivals[-1][1] + EVERY_S)
        return [table(flips, {name: turns[entity] for name, entity in watched.items()})]


def moments(begin: float, trials: int) -> list[tuple[int, float]]:
    """Return the number and the moment of each arrival."""
    return [(number, begin + EVERY_S * number + SPREAD_S * (number * 0.618 % 1)) for number in range(trials)]


async def replayed(files: Sequence[Path]) -> list[float]:
    """Return the moments of the frames on which presence turns when the captures are replayed; ScriptError if others.

    That is event time: the stamps of the frames.
    """
    engine = Engine()
    engine.add_node("door")
    flips = []
    async with HostNode(name="door", captures=files) as node:
        occupied = False
        async for batch in Puller("door", node.port, EpochKeys(KEY)).batches():
            if batch.started:
                occupied = False
            for snapshot in engine.ingest("door", batch):
                if snapshot.occupied and not occupied:
                    flips.append(snapshot.time)
                occupied = snapshot.occupied
    if len(flips) != len(files):
        raise ScriptError(f"latency: presence turned {len(flips)} times in a replay of {len(files)} arrivals")
    return flips


async def own_entity(api: HomeAssistantApi, ours: str) -> str:
    """Return the entity of the node's own occupancy, once ESPHome's integration has made it; `ours` is not meant."""

    def found(states: Mapping[str, Mapping[str, Any]]) -> list[str]:
        classes = {entity: state["attributes"].get("device_class") for entity, state in states.items()}
        return [entity for entity, kind in classes.items() if kind == "occupancy" and entity != ours]

    return found(await api.until(lambda states: bool(found(states)), "the node's own entity for occupancy"))[0]


async def watch(api: HomeAssistantApi, entities: Sequence[str], until: float) -> dict[str, list[Turn]]:
    """Return how these entities turned, up to this moment."""
    turns: dict[str, list[Turn]] = {entity: [] for entity in entities}
    await api.command("subscribe_entities", entity_ids=list(entities))
    while (left := until - time.time()) > 0 and (event := await api.event(left)) is not None:
        told = time.time()
        # As Home Assistant writes them: `a` are states, `c` what has changed of them since.
        for entity, state in event.get("a", {}).items():
            turns[entity].append(Turn(state["s"], state["lc"], told))
        for entity, change in event.get("c", {}).items():
            if "s" in (state := change.get("+", {})):
                turns[entity].append(Turn(state["s"], state["lc"], told))
    return turns


def table(flips: Sequence[float], turns: Mapping[str, Sequence[Turn]]) -> Table:
    """Compare the moments of the frames with those at which the entities turned."""
    rows = []
    for name, of_entity in turns.items():
        changed, told = delays(name, flips, of_entity)
        rows += [row(f"{name}: to the state machine", changed), row(f"{name}: to a subscriber", told)]
    return Table(f"latency of {len(flips)} arrivals, ms", ("p95", "median", "least", "most"), tuple(rows))


def delays(name: str, flips: Sequence[float], turns: Sequence[Turn]) -> tuple[list[float], list[float]]:
    """Return how long after each frame the state turned and a subscriber was told, ms; ScriptError where it did not."""
    changed, told = [], []
    for flip, after in zip(flips, [*flips[1:], float("inf")], strict=True):
        before = [turn.state for turn in turns if turn.changed < flip]
        turned = [turn for turn in turns if flip <= turn.changed < after and turn.state == ON]
        if not before or before[-1] != OFF or not turned:
            was = before[-1] if before else "unknown"
            raise ScriptError(f"latency: {name} was {was} before somebody came, and turned on {len(turned)} times")
        changed.append(1000 * (turned[0].changed - flip))
        told.append(1000 * (turned[0].told - flip))
    return changed, told


def row(name: str, values: list[float]) -> Row:
    """Return a row of the table."""
    goal = Goal(most=GOAL_MS) if name.startswith(OURS) else None
    return Row(
        name, (quantiles(values, n=20, method="inclusive")[-1], median(values), min(values), max(values)), goal, 1
    )
