"""Brings what several nodes heard into one order of event time, whatever way it was batched.

A node's sightings keep the order in which the node made them; a sighting's moment is its time, or that of its
predecessor where that is later (a sighting whose last frame is a second old may be closed after a fresh one). Nodes are
merged by (moment, node, position). Event time goes on to the smallest moment that all live nodes have passed, but never
lags more than two seconds behind the newest; what comes later than that is dropped and counted. Only a node that is
catching up, after an outage or in a capture that is read as fast as it goes, is waited for as long as it does: one that
will, as soon as it is there, is waited for until it is, or is removed.
"""

from __future__ import annotations

from bisect import insort
from collections import deque
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .model import Batch, Sighting

LATENESS: Final = 2.0
"""Seconds that a node may be behind the newest one before the others wait no longer."""

OUTAGE: Final = 600.0
"""Seconds that were not heard, or by which a clock went back, before nothing from before them counts any more."""

NEVER: Final = float("-inf")

type Item = tuple[float, str, int, Sighting | None]
"""Moment, node, position, and the sighting; None where the node started anew."""


@dataclass(slots=True)
class _Stream:
    """One node. `passed`: no moment before this will follow."""

    passed: float = NEVER
    position: int = 0
    ended: bool = False
    catching_up: bool = False


class Merge:
    """The nodes' streams and what of them is still to come, in order.

    What waits is kept by node, in order, and of each node the first one in a heap: that holds as many as there are
    nodes, however much waits.
    """

    def __init__(self) -> None:
        self.late = 0
        self.done = NEVER
        """Event time: everything before it has been given."""
        self._streams: dict[str, _Stream] = {}
        self._queues: dict[str, deque[Item]] = {}
        self._firsts: list[Item] = []
        self._hub = NEVER

    def add(self, node: str, *, catching_up: bool = False) -> None:
        """Wait for this node from now on; a known one changes nothing. `catching_up`: its first word is of the past."""
        self._streams.setdefault(node, _Stream(catching_up=catching_up))

    def remove(self, node: str) -> bool:
        """Wait for this node no longer; what it has said still counts.

        True where it was the last one whose clock had not gone back, so that event time has to begin anew.
        """
        self._streams.pop(node, None)
        if not self._queues.get(node, True):
            del self._queues[node]
        newest = max((stream.passed for stream in self._streams.values()), default=NEVER)
        return newest > NEVER and self._went_back(newest)

    @property
    def nodes(self) -> int:
        """How many nodes are waited for."""
        return len(self._streams)

    def push(self, node: str, batch: Batch) -> bool:
        """Take in one batch; True where the clock of all nodes went back, so that event time has to begin anew."""
        self.add(node)
        stream = self._streams[node]
        went_back = False
        if batch.started:
            first = batch.sightings[0].time if batch.sightings else batch.complete
            went_back = self._turn(node, stream, first)
        for sighting in batch.sightings:
            time = sighting.time
            if time > stream.passed:
                stream.passed = time
            elif time < stream.passed - OUTAGE:
                went_back |= self._turn(node, stream, time)
            self._place(node, stream, sighting)
        stream.passed = max(stream.passed, batch.complete)
        stream.ended = batch.ended
        stream.catching_up = batch.catching_up and not batch.ended
        return went_back

    def waiting(self) -> list[Sighting]:
        """Return the sightings that wait for their moment."""
        return [sighting for queue in self._queues.values() for *_, sighting in queue if sighting is not None]

    def forget(self) -> None:
        """Give up the sightings that wait."""
        self._keep(lambda item: item[3] is None)

    def tell(self, now: float) -> None:
        """Take in the hub's own clock, which goes on where the nodes are silent."""
        self._hub = max(self._hub, now)

    def _turn(self, node: str, stream: _Stream, moment: float) -> bool:
        """Begin a node's stream anew at this moment; tell whether event time has to go back with it."""
        if not stream.passed - OUTAGE <= moment <= stream.passed:
            stream.passed = moment
        went_back = self._went_back(max(other.passed for other in self._streams.values()))
        self._place(node, stream, None)
        return went_back

    def _went_back(self, newest: float) -> bool:
        """Let event time go back where the newest of all nodes has; tell whether that is so."""
        if newest >= self.done - OUTAGE:
            return False
        self.done = NEVER
        self._hub = NEVER
        self.late += self._keep(lambda item: item[0] <= newest + OUTAGE)
        return True

    def _keep(self, wanted: Callable[[Item], bool]) -> int:
        """Keep of what waits what is wanted, and return how much is not."""
        before = sum(map(len, self._queues.values()))
        self._queues = {node: deque(filter(wanted, queue)) for node, queue in self._queues.items()}
        self._find_firsts()
        return before - sum(map(len, self._queues.values()))

    def _find_firsts(self) -> None:
        self._firsts = [queue[0] for queue in self._queues.values() if queue]
        heapify(self._firsts)

    def _place(self, node: str, stream: _Stream, sighting: Sighting | None) -> None:
        if stream.passed < self.done:
            self.late += sighting is not None
            return
        stream.position += 1
        item = stream.passed, node, stream.position, sighting
        queue = self._queues.get(node)
        if queue is None:
            queue = self._queues[node] = deque()
        if not queue:
            queue.append(item)
            heappush(self._firsts, item)
        elif queue[-1][0] <= stream.passed:
            queue.append(item)
        else:
            # The node's clock went back while it waited for others.
            insort(queue, item)
            self._find_firsts()

    def target(self) -> tuple[float, bool]:
        """Return how far event time may go, and whether what lies exactly there is complete as well."""
        streams = self._streams.values()
        newest = max(max((stream.passed for stream in streams), default=NEVER), self._hub)
        waited = [stream.passed for stream in streams if not stream.ended]
        if not waited:
            return max((stream.passed for stream in streams), default=NEVER), True
        slowest = min(waited)
        target = max(slowest, newest - LATENESS)
        catching_up = min((stream.passed for stream in streams if stream.catching_up), default=target)
        return min(target, catching_up), len(waited) == 1 and slowest >= newest - LATENESS

    def due(self, target: float, *, complete: bool) -> Iterator[Item]:
        """Give, one after the other, the items up to the target; what is not asked for any more stays for later."""
        firsts = self._firsts
        while firsts:
            item = firsts[0]
            moment = item[0]
            if moment > target or (moment == target and not complete):
                return
            self.done = max(self.done, moment)
            queue = self._queues[item[1]]
            queue.popleft()
            if queue:
                heapreplace(firsts, queue[0])
            else:
                heappop(firsts)
            yield item

    def next_moment(self) -> float | None:
        """Return the moment of the next item, whether it may be given yet or not."""
        return self._firsts[0][0] if self._firsts else None
