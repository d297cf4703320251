"""Keeps one node connected, keyed and pulled: one task, from the start of the node's use to its end."""

from __future__ import annotations

import asyncio
import logging
from time import time
from typing import TYPE_CHECKING, Final, Protocol

from .connection import HubIdentity, NodeConnection, NodeIdentity, connected
from .engine.protocol import OLDEST_CURSOR, Answer, Flag, KeyStatus, TimeBase
from .errors import KEY_PROBLEMS, NodeError, Problem
from .twin import Twin

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from . import FootfallConfigEntry
    from .engine.model import Batch
    from .keys import KeyGrant, KeyRing
    from .node import Node

_LOGGER = logging.getLogger(__name__)

WAIT_MS: Final = 5000
SHORT_WAIT_MS: Final = 1000
"""How long a node may keep silent where others wait for it: event time passes no node that has not spoken."""
LONGEST_REST_MS: Final = 600
"""For how long a node is left alone at most: an answer has room for what is heard in a crowd meanwhile."""
SPACING_S: Final = 0.04
"""A node answers every 50 ms at most; one that tells without end, whatever it is, gets no more of the hub than that."""
SHORTEST_PAUSE_S: Final = 1.0
SLOWER: Final = 1.5
"""Times that pause, how seldom a node is asked that a twin asks too: what is left is the twin's, or it never catches
up, as each question of one takes the place of the other's."""
LONGEST_PAUSE_S: Final = 20.0
REFUSED_PAUSE_S: Final = 60.0
"""How long a node is left alone with keys that it refused."""

_REFUSALS: Final = {
    KeyStatus.OWNED: Problem.OWNED,
    KeyStatus.NOT_ENCRYPTED: Problem.NOT_ENCRYPTED,
    KeyStatus.BAD_ARGUMENTS: Problem.DAMAGED,
}


class Shop(Protocol):
    """What a client needs of the shop that its node is part of."""

    identity: HubIdentity
    keys: KeyRing

    @property
    def wait_ms(self) -> int:
        """How long a node may keep silent."""

    @property
    def rest_ms(self) -> int:
        """How long a node that has told all is left alone, `wait_ms` at most: what it hears meanwhile comes at once."""

    @property
    def beacons(self) -> tuple[bytes, ...]:
        """Identities of the iBeacons that the staff carry."""

    def take(self, node: Node, batch: Batch) -> None:
        """Take what a node heard."""

    def node_met(self, node: Node, identity: NodeIdentity) -> None:
        """Take note of what a node says of itself."""

    def node_changed(self, node: Node) -> None:
        """Take note that a node was connected, lost or refused."""

    def node_gone(self, node: Node) -> None:
        """Wait for this node no longer: it could not be reached again at once."""

    def key_needed(self, node: Node) -> None:
        """Ask the owner for the node's encryption key."""


class NodeClient:
    """One node's connection, again whenever it ends. The cursor stays, so what the node's ring holds is not lost."""

    def __init__(self, hass: HomeAssistant, entry: FootfallConfigEntry, shop: Shop, node: Node) -> None:
        self._hass = hass
        self._shop = shop
        self._node = node
        self._awake = asyncio.Event()
        self._pause_s = SHORTEST_PAUSE_S
        self._granted: int | None = None
        self._asked: tuple[bytes, ...] | None = None
        """The iBeacons that the node was told of, though it may not have taken them; None where it has to be told."""
        self._deaf_told: Problem | None = None
        self._refused_until = 0.0
        self._renewal_due = False
        self._refusal: Problem | None = None
        self._refusal_told: Problem | None = None
        self._twin = Twin()
        self._left_over = 0
        """Answers in a row after which the node may have had more to tell than they held."""
        self._patience: asyncio.Timeout | None = None
        self._answered = float("-inf")
        """By the loop's clock: when the node last said something of the present."""
        self._task = entry.async_create_background_task(
            hass, self._run(), f"footfall node {node.subentry_id}", eager_start=False
        )

    async def async_stop(self) -> None:
        """End the task, and with it a pending pull and the connection."""
        self._task.cancel()
        await asyncio.wait([self._task])
        self._node.connected = False

    def wake(self) -> None:
        """Connect now rather than after the pause: the node was seen on the network."""
        self._awake.set()

    def nudge(self) -> None:
        """Have the node say at once how far it is: what another one heard waits for it."""
        if self._patience is not None:
            self._patience.reschedule(asyncio.get_running_loop().time())
            self._patience = None

    def renew(self) -> None:
        """Give the node its keys now, though it has just refused them or holds others."""
        self._refused_until = 0.0
        self._renewal_due = True
        self.nudge()

    async def _run(self) -> None:
        while True:
            try:
                await self._session()
            except NodeError as error:
                self._went_down(error.problem)
            except Exception:
                # A fault of ours: the node is tried again, and the fault is on record, once.
                if self._node.steadiness.failed():
                    _LOGGER.exception("Node %s: what it said could not be worked up", self._node.title)
                self._went_down(Problem.DAMAGED)
            await self._pause()

    async def _session(self) -> None:
        """Use one connection until it ends, by raising NodeError."""
        async with connected(self._hass, self._node.address) as connection:
            if connection.identity.mac != self._node.mac:
                raise NodeError(Problem.OTHER_NODE)
            self._shop.node_met(self._node, connection.identity)
            await self._pull(connection)

    async def _pull(self, connection: NodeConnection) -> None:
        self._granted = None
        if not self._twin.found:
            await self._give_keys(connection)
        self._take(await self._first_answer(connection))
        self._came_up()
        while True:
            await self._exchange(connection)

    async def _exchange(self, connection: NodeConnection) -> None:
        """Hear what the node has to say, and give it what it lacks. Nothing of what it said is held afterwards."""
        answer = await self._listen(connection)
        self._take(answer)
        if self._node.steadiness.look():
            self._shop.node_changed(self._node)
        await self._renew_keys(connection, answer)
        await self._ask_for_beacons(connection)

    async def _first_answer(self, connection: NodeConnection) -> Answer:
        """Ask where the hub stopped, and from the oldest on where the node has started anew and counts anew."""
        answer = await self._answer(connection, 0)
        if self._node.boot in {None, answer.boot_id}:
            return answer
        self._node.cursor = OLDEST_CURSOR
        return await self._answer(connection, 0)

    async def _listen(self, connection: NodeConnection) -> Answer:
        """Wait for what the node has to say; after a nudge it is asked to say it now, and then let finish."""
        rest_ms = self._shop.rest_ms
        many = rest_ms >= LONGEST_REST_MS
        # Of many nodes in a crowd one is often left with a few: they go with what it hears next, unless they grow more.
        behind = self._left_over > (1 if many else 0)
        at_once = many or (rest_ms > 0 and behind)
        try:
            async with asyncio.timeout(None) as self._patience:
                if (rest_s := self._rest_s(0 if behind else rest_ms)) > 0:
                    await asyncio.sleep(rest_s)
                # Of many nodes one that waits on would answer by itself, and the hub be woken by each.
                return await self._answer(connection, 0 if at_once else self._shop.wait_ms - rest_ms)
        except TimeoutError:
            return await self._answer(connection, 0)
        finally:
            self._patience = None

    def _rest_s(self, rest_ms: int) -> float:
        """Return for how long the node is left alone now: all of a shop are asked at the same moments.

        What comes together costs less to take in than what wakes the hub one by one (docs/performance.md).
        """
        now = asyncio.get_running_loop().time()
        together_s = rest_ms / 1000 - now % (rest_ms / 1000) if rest_ms else 0.0
        return max(together_s, self._answered + SPACING_S - now)

    async def _answer(self, connection: NodeConnection, wait_ms: int) -> Answer:
        loop = asyncio.get_running_loop()
        while True:
            try:
                if wait_ms and self._twin.asks_briefly(loop.time()):
                    await asyncio.sleep(SLOWER * SHORTEST_PAUSE_S)
                    wait_ms = 0
                answer = await connection.pull(self._shop.identity, self._node.cursor, wait_ms)
            except NodeError as error:
                if error.problem is not Problem.SUPERSEDED or self._twin.superseded(loop.time()):
                    raise
                # The set-up of this very shop asked the node in between; or a copy of this Home Assistant.
                self._show_refusal()
                await asyncio.sleep(SHORTEST_PAUSE_S)
            else:
                if self._twin.answered(loop.time()):
                    self._twin, self._renewal_due = Twin(), True
                    self._show_refusal()
                return answer

    def _take(self, answer: Answer) -> None:
        if answer.time_base is TimeBase.UPTIME:
            self._answered = asyncio.get_running_loop().time()
        heard = self._node.hears
        self._left_over = self._left_over + 1 if answer.full or not answer.drained else 0
        self._shop.take(self._node, self._node.take(answer, time()))
        if self._node.hears != heard:
            self._shop.node_changed(self._node)

    async def _renew_keys(self, connection: NodeConnection, answer: Answer) -> None:
        now, keys = time(), self._shop.keys
        mine = Flag.OWNED_BY_CALLER in answer.flags
        if mine and self._twin.replaced(answer, asyncio.get_running_loop().time()):
            self._granted = None
            self._show_refusal()
        if self._refusal is Problem.OWNED and Flag.OWNED not in answer.flags:
            # The other hub's keys have ended, and nobody gives it any.
            self._refused_until = 0.0
        if self._granted is not None:
            if answer.epoch:
                keys.follow(answer.epoch, now)
            else:
                keys.expired(self._granted, now)
        theirs = self._twin.found and answer.epoch
        if self._renewal_due or not (theirs or keys.held_by(answer, now)):
            await self._give_keys(connection, answer)

    async def _give_keys(self, connection: NodeConnection, held: Answer | None = None) -> None:
        """Give the node its keys. `held`: what it said last, and so which it has."""
        loop_now = asyncio.get_running_loop().time()
        if loop_now < self._refused_until:
            return
        self._renewal_due = False
        grant = self._shop.keys.grant(time(), held)
        said = await connection.set_key(self._shop.identity, grant)
        self._refusal = _refusal(said.status, grant)
        if self._refusal is None:
            self._granted = grant.current.epoch
            self._twin.granted(grant)
            # Whoever owned the node in between had it forget them.
            self._asked = None
            await self._ask_for_beacons(connection)
        else:
            self._granted = None
            self._node.beacons, self._node.deaf = None, self._refusal
            self._refused_until = loop_now + REFUSED_PAUSE_S
        if self._node.connected:
            self._show_refusal()

    async def _ask_for_beacons(self, connection: NodeConnection) -> None:
        """Have the node tell of the staff's iBeacons, where it does not yet; one that cannot counts all the same."""
        wanted = self._shop.beacons
        if self._granted is None or self._asked == wanted:
            return
        self._asked = wanted
        self._node.beacons = self._node.deaf = None
        try:
            self._node.beacons = (await connection.set_beacons(self._shop.identity, wanted)).count
        except NodeError as error:
            if error.problem is Problem.LOST:
                raise
            self._node.deaf = error.problem
            if wanted and error.problem is not self._deaf_told:
                _LOGGER.warning("Node %s cannot hear the staff's beacons: %s", self._node.title, error)
                self._deaf_told = error.problem
        else:
            self._deaf_told = None

    def _show_refusal(self) -> None:
        refusal = self._refusal or (Problem.SUPERSEDED if self._twin.found else None)
        if refusal is Problem.OWNED and self._node.tells_too_much:
            # What the other hub has it tell is not taken.
            refusal = Problem.NOT_ANONYMOUS
        if refusal is self._node.problem or not self._node.connected:
            return
        self._node.problem = refusal
        if refusal not in {None, self._refusal_told}:
            _LOGGER.warning("Node %s does not take this shop's keys: %s", self._node.title, NodeError(refusal))
        self._refusal_told = refusal
        self._shop.node_changed(self._node)

    def _came_up(self) -> None:
        self._pause_s = SHORTEST_PAUSE_S
        if self._node.steadiness.came_up():
            self._node.losses.reconnects += 1
        self._node.connected = True
        self._shop.node_changed(self._node)
        self._show_refusal()

    def _went_down(self, problem: Problem) -> None:
        if self._node.steadiness.down:
            self._shop.node_gone(self._node)
        self._node.steadiness.went_down(problem)
        self._node.connected = False
        self._node.problem = problem
        self._shop.node_changed(self._node)
        if problem in KEY_PROBLEMS:
            self._shop.key_needed(self._node)

    async def _pause(self) -> None:
        self._awake.clear()
        try:
            async with asyncio.timeout(self._pause_s):
                await self._awake.wait()
        except TimeoutError:
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)


def _refusal(status: KeyStatus, grant: KeyGrant) -> Problem | None:
    """Return why a node did not take keys, None where it did; older nodes know of no anonymous ones."""
    if status is KeyStatus.BAD_ARGUMENTS and grant.current.anonymous:
        return Problem.TOO_OLD_FOR_ANONYMOUS
    return _REFUSALS.get(status)
