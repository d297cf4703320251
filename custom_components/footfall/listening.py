"""Asks the nodes of an empty shop which things stand there: the one way on which addresses leave a node."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .connection import connected
from .engine.model import AddressKind, Radio
from .engine.owner_protocol import EquipmentAnswer, EquipmentFlag
from .engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, WIFI_TAG, pseudonym
from .errors import NodeError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from homeassistant.core import HomeAssistant

    from .connection import HubIdentity, NodeConnection
    from .node import Node

LISTEN_S: Final = 60
"""Seconds of a node's clock for which it listens."""

ASK_EVERY_S: Final = 1.0
PATIENCE_S: Final = 30.0
"""Seconds by which a node may be late, by the hub's clock: a capture that does not play has a clock that stands."""

WEAKEST: Final = -80
STRONGEST: Final = 0
"""dBm between which a node takes what counts as heard strongly."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """One thing of the shop's own: its address as printed, and the tag of the radio on which it has it."""

    address: bytes = field(repr=False)
    tag: int

    def pseudonym(self, key: bytes | bytearray) -> int:
        """Return what it is called under a key."""
        return pseudonym(key, self.address, self.tag)


@dataclass(frozen=True, slots=True)
class Found:
    """What was heard. `heard_by`: how many nodes listened. `trouble`: the names of the others, and why not."""

    things: frozenset[Thing] = field(default=frozenset(), repr=False)
    heard_by: int = 0
    trouble: tuple[tuple[str, Problem], ...] = ()

    def with_more(self, more: Found) -> Found:
        """Return what was heard by both."""
        return Found(self.things | more.things, self.heard_by + more.heard_by, self.trouble + more.trouble)


class _Progress:
    """How far all nodes together are, 0 to 1."""

    def __init__(self, nodes: int, tell: Callable[[float], None]) -> None:
        self._done: dict[str, float] = {}
        self._nodes = nodes
        self._tell = tell

    def reached(self, node: Node, done: float) -> None:
        self._done[node.subentry_id] = done
        self._tell(sum(self._done.values()) / self._nodes)


async def async_listen(
    hass: HomeAssistant, hub: HubIdentity, nodes: Iterable[Node], signal: int, tell: Callable[[float], None]
) -> Found:
    """Have all nodes listen at once. `signal`: the weakest frame that counts, dBm. `tell`: called with the progress.

    A node that cannot is no reason to do without the others.
    """
    asked = list(nodes)
    progress = _Progress(len(asked), tell)
    signal = max(WEAKEST, min(STRONGEST, signal))
    heard = await asyncio.gather(*(_listen_at(hass, hub, node, signal, progress) for node in asked))
    trouble = [(node.title, said) for node, said in zip(asked, heard, strict=True) if isinstance(said, Problem)]
    things: set[Thing] = set()
    things.update(*(said for said in heard if not isinstance(said, Problem)))
    return Found(frozenset(things), len(asked) - len(trouble), tuple(trouble))


async def _listen_at(
    hass: HomeAssistant, hub: HubIdentity, node: Node, signal: int, progress: _Progress
) -> set[Thing] | Problem:
    """Have one node listen; give what it heard, or why it could not."""
    try:
        # Refused unless the connection is encrypted, or does not leave this machine.
        async with connected(hass, node.address) as connection:
            if connection.identity.mac != node.mac:
                return Problem.OTHER_NODE
            answer = await _session(connection, hub, signal, lambda done: progress.reached(node, done))
    except NodeError as error:
        return error.problem
    finally:
        progress.reached(node, 1.0)
    return {thing_of(entry.address, entry.radio, entry.address_kind) for entry in answer.entries}


async def _session(
    connection: NodeConnection, hub: HubIdentity, signal: int, tell: Callable[[float], None]
) -> EquipmentAnswer:
    """Go through one session, from a beginning of its own to its end; raises NodeError."""
    loop = asyncio.get_running_loop()
    late = loop.time() + LISTEN_S + PATIENCE_S
    # One that was broken off may still run, and may have heard people.
    await connection.learn_equipment(hub, 0, signal)
    answer = await connection.learn_equipment(hub, LISTEN_S, signal)
    while EquipmentFlag.LISTENING in answer.flags and loop.time() < late:
        tell(1.0 - answer.seconds_left / LISTEN_S)
        await asyncio.sleep(ASK_EVERY_S)
        answer = await connection.learn_equipment(hub, LISTEN_S, signal)
    if EquipmentFlag.PAUSED in answer.flags:
        raise NodeError(Problem.PAUSED)
    # Read already: what is lost with this answer cannot be asked for again.
    await connection.learn_equipment(hub, 0, signal)
    return answer


def thing_of(address: bytes, radio: Radio, kind: AddressKind) -> Thing:
    """Return the thing that has an address of this kind on this radio."""
    if radio is Radio.WIFI:
        return Thing(address, WIFI_TAG)
    return Thing(address, BLUETOOTH_PUBLIC_TAG if kind is AddressKind.PUBLIC else BLUETOOTH_RANDOM_TAG)
