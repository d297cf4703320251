"""Watches how the clocks of the hub and of its nodes go against each other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_S: Final = 2.0
"""By how much a clock is set at least, in seconds: what comes later than that beside other nodes is not counted."""
STEPS: Final = 3
"""How often within DAY_S the hub's clock has to be set before that is no single event, as a start without a network."""
DAY_S: Final = 86_400.0

DRIFT_S: Final = 2.0
"""By how much a node's time may move within HOUR looks; a crystal's does by a tenth of that."""
HOUR: Final = 60
ENDS: Final = 5
"""Looks from which it is taken where a node's time was at the beginning of an hour, and at its end."""


class NodeTime(NamedTuple):
    """A node's time. `boot`: another one is another clock. `offset`: UTC of its start by the hub's clock, seconds."""

    boot: int
    offset: float


@dataclass(slots=True)
class _Course:
    """How a node's time went from look to look, the hub's own steps taken off."""

    last: NodeTime
    places: deque[float] = field(default_factory=lambda: deque([0.0], maxlen=HOUR))
    """Where it was at each look, in seconds against the first one."""

    def moved(self, seconds: float) -> None:
        """Note that it moved since the last look."""
        self.places.append(self.places[-1] + seconds)

    @property
    def drift(self) -> float:
        """By how much it moved over all looks, by several at each end: a single slow answer moves nothing."""
        if len(self.places) < 2 * ENDS:
            return 0.0
        places = list(self.places)
        return median(places[-ENDS:]) - median(places[:ENDS])


class ClockWatch:
    """Tells apart a hub whose clock is set again and again from a node whose time runs away.

    A step of the hub's clock shows in two places: between its wall clock and its monotonic one, and in the nodes' time.
    A machine that slept shows the first alone, answers that take long the second alone.
    """

    def __init__(self) -> None:
        self._lead: float | None = None
        self._courses: dict[str, _Course] = {}
        self._steps: deque[float] = deque()

    def look(self, wall: float, monotonic: float, nodes: Mapping[str, NodeTime]) -> None:
        """Take in one look at all clocks. `wall`: UTC; `monotonic`: never set; both seconds, both the hub's."""
        lead, self._lead = self._lead, wall - monotonic
        step = 0.0 if lead is None else self._lead - lead
        confirmed = [self._follow(node, time, step) for node, time in nodes.items()]
        for gone in self._courses.keys() - nodes.keys():
            del self._courses[gone]
        if abs(step) > STEP_S and any(confirmed):
            self._steps.append(monotonic)
        while self._steps and self._steps[0] <= monotonic - DAY_S:
            self._steps.popleft()

    @property
    def jumps(self) -> bool:
        """The hub's clock was set again and again within a day."""
        return len(self._steps) >= STEPS

    def drift(self, node: str) -> float:
        """Return by how many seconds a node's time moved within the last hour; 0 where it is not known."""
        course = self._courses.get(node)
        return 0.0 if course is None else course.drift

    def drifts(self, node: str) -> bool:
        """Tell whether a node's time runs away."""
        return abs(self.drift(node)) > DRIFT_S

    def _follow(self, node: str, time: NodeTime, step: float) -> bool:
        """Note how a node's time moved; tell whether it moved with the hub's step."""
        course = self._courses.get(node)
        if course is None or course.last.boot != time.boot:
            self._courses[node] = _Course(time)
            return False
        moved = time.offset - course.last.offset
        course.last = time
        confirmed = abs(moved - step) < abs(moved)
        course.moved(moved - step if confirmed else moved)
        return confirmed
