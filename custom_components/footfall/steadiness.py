"""What is said in the log of a node's coming and going: each time once, and of one that does nothing else once only."""

from __future__ import annotations

import logging
from collections import deque
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING, Final

from .errors import NodeError, Problem

if TYPE_CHECKING:
    from .node import Node

_LOGGER = logging.getLogger(__name__)

LOSSES: Final = 4
"""How often a node has to be lost within STEADY_S before it comes and goes."""
STEADY_S: Final = 600.0
"""For how long it then has to stay, up or down, before it does not any more."""
RESTARTS: Final = 2
"""How many of these times it has to have restarted for the node to be what fails, and not its connection."""


class Unsteady(StrEnum):
    """Why a node comes and goes."""

    RESTARTS = "restarts"
    CONNECTION = "connection"


class Steadiness:
    """Follows one node."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._told: set[Problem] = set()
        """What was found wrong since the node went down; empty while it is up."""
        self._losses: deque[tuple[float, int]] = deque(maxlen=LOSSES)
        """When it was lost, by the monotonic clock, and how often it had restarted by then."""
        self._changed = monotonic()
        self._comes_and_goes = False
        self._fault_told = False

    @property
    def down(self) -> bool:
        """Whether it went down and is not up yet."""
        return bool(self._told)

    @property
    def unsteady(self) -> Unsteady | None:
        """Why it comes and goes, None where it does not."""
        if not self._comes_and_goes:
            return None
        restarts = self._node.losses.restarts - self._losses[0][1]
        return Unsteady.RESTARTS if restarts >= RESTARTS else Unsteady.CONNECTION

    def went_down(self, problem: Problem) -> None:
        """Take note that it cannot be used, for the first time or still."""
        if self._told:
            self.look()
            # That a node which is down cannot be reached says nothing new.
            if problem not in self._told | {Problem.UNREACHABLE}:
                self._say("Node %s cannot be used: %s", problem)
            self._told.add(problem)
            return
        self._told.add(problem)
        self._changed = monotonic()
        self._losses.append((self._changed, self._node.losses.restarts))
        if len(self._losses) == LOSSES and self._changed - self._losses[0][0] <= STEADY_S:
            text = "Node %s comes and goes, and no more is said of that until it has stayed for ten minutes: %s"
            self._say(text, problem)
            self._comes_and_goes = True
        else:
            self._say("Node %s cannot be used: %s", problem)

    def came_up(self) -> bool:
        """Take note that it can be used; tell whether it could not before."""
        if not self._told:
            return False
        self._told.clear()
        self._changed = monotonic()
        if not self._comes_and_goes:
            _LOGGER.info("Node %s is back", self._node.title)
        return True

    def look(self) -> bool:
        """Take note that it is as it was; tell whether it has stayed so for long enough with this."""
        if monotonic() - self._changed < STEADY_S:
            return False
        self._fault_told = self._fault_told and self.down
        if not self._comes_and_goes:
            return False
        self._comes_and_goes = False
        self._losses.clear()
        if not self._told:
            _LOGGER.info("Node %s stays", self._node.title)
        return True

    def failed(self) -> bool:
        """Take note of a fault of ours; tell whether it is the first, which is put on record."""
        told, self._fault_told = self._fault_told, True
        return not told

    def _say(self, text: str, problem: Problem) -> None:
        if not self._comes_and_goes:
            _LOGGER.warning(text, self._node.title, NodeError(problem))
