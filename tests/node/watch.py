"""A node's entities as a client of its API sees them, by name."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from math import isnan
from typing import TYPE_CHECKING

from aioesphomeapi import BinarySensorState, NumberState, SensorState, SwitchState

from .hub import connected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from aioesphomeapi import EntityInfo, EntityState

    from scripts.tools.host_node import HostNode

    from .hub import Hub

type Shown = float | bool | None
WAIT_SECONDS = 60


class Watch:
    """What a node shows: `infos` and the latest `states`, None where a state is not known."""

    def __init__(self, hub: Hub, infos: dict[str, EntityInfo]) -> None:
        self.hub = hub
        self.infos = infos
        self.states: dict[str, Shown] = {}
        self.changes: list[tuple[str, Shown]] = []
        """Every state that was told, in the order of their arrival."""
        self._names = {info.key: name for name, info in infos.items()}
        self._changed = asyncio.Event()

    def take(self, state: EntityState) -> None:
        """Take a state from the connection."""
        if not isinstance(state, BinarySensorState | NumberState | SensorState | SwitchState):
            return
        missing = getattr(state, "missing_state", False) or isnan(state.state)
        shown = None if missing else state.state
        self.states[self._names[state.key]] = shown
        self.changes.append((self._names[state.key], shown))
        self._changed.set()

    async def until(self, wanted: Mapping[str, Shown]) -> None:
        """Wait until these entities show these states."""
        await self.until_that(lambda: wanted.items() <= self.states.items())

    async def until_that(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that the states say. TimeoutError names what they say instead."""
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise TimeoutError(f"the node shows {self.states}") from None

    def set_number(self, name: str, value: float) -> None:
        """Set a number as a user would."""
        self.hub.client.number_command(self.infos[name].key, value)

    def switch(self, name: str, *, on: bool) -> None:
        """Switch as a user would."""
        self.hub.client.switch_command(self.infos[name].key, on)


@asynccontextmanager
async def watched(node: HostNode) -> AsyncIterator[Watch]:
    """Connect to a node and follow its states."""
    async with connected(node) as hub:
        entities, _ = await hub.client.list_entities_services()
        watch = Watch(hub, {entity.name: entity for entity in entities})
        hub.client.subscribe_states(watch.take)
        yield watch
