"""What scripts/bench can measure: a name, what it is about, and a function that measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .node import run as run_node

if TYPE_CHECKING:
    from collections.abc import Callable

    from .measure import Measure


@dataclass(frozen=True)
class Bench:
    """A bench: `run` measures and returns what came out, in the order in which it is shown."""

    about: str
    run: Callable[[], list[Measure]]


BENCHES = {
    "node": Bench("instructions of the node's core for a frame, and its memory by chip", run_node),
}
