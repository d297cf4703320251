"""Runs the people and their radios through time, a slice after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .air import Air
from .devices import emitters_of
from .people import population
from .truth import Truth, find_truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .addresses import AddressUse
    from .devices import Emitter
    from .packets import Frame
    from .plan import ShopPlan

SLICE_S = 10.0


class Simulation:
    """A plan that can be asked for its truth and its frames, each made when asked for, always the same."""

    def __init__(self, plan: ShopPlan) -> None:
        self.plan = plan
        self._truth: Truth | None = None

    def truth(self) -> Truth:
        """Return what really happened, worked out once."""
        if self._truth is None:
            self._truth = find_truth(self.plan)
        return self._truth

    def frames(self, on_address: Callable[[AddressUse], None] | None = None) -> Iterator[Frame]:
        """Yield what the nodes receive, by time. `on_address`: told of each address when it is given up.

        Memory goes with the people who are there at once and the visitors of a day, not with the span simulated.
        """
        pending: list[Frame] = []
        for until, uses in self._slices(pending):
            if on_address is not None:
                for use in uses:
                    on_address(use)
            pending.sort()
            due = _before(pending, int(until * 1e6))
            yield from pending[:due]
            del pending[:due]

    def _slices(self, out: list[Frame]) -> Iterator[tuple[float, list[AddressUse]]]:
        """Append the frames slice by slice; yield the end of each slice and the addresses given up in it."""
        air = Air(self.plan)
        people = population(self.plan)
        coming = next(people, None)
        live: list[Emitter] = []
        now = self.plan.begin_s
        uses: list[AddressUse] = []
        while now < self.plan.end_s:
            until = min(now + SLICE_S, self.plan.end_s)
            while coming is not None and coming.appear < until:
                live += emitters_of(self.plan, air, coming, uses)
                coming = next(people, None)
            staying: list[Emitter] = []
            for emitter in live:
                emitter.emit(until, out)
                if emitter.end > until and until < self.plan.end_s:
                    staying.append(emitter)
                else:
                    emitter.close()
            live = staying
            yield until, uses
            uses.clear()
            now = until


def _before(frames: list[Frame], edge_us: int) -> int:
    """Return how many of the sorted frames lie before a moment."""
    due = len(frames)
    while due and frames[due - 1].time_us >= edge_us:
        due -= 1
    return due


def simulate(plan: ShopPlan) -> Simulation:
    """Return the simulation of a plan; nothing is worked out before it is asked for."""
    return Simulation(plan)
