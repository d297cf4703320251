"""What scripts/bench can measure. A bench is loaded when it is run: each needs something else of the project."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .measure import Measure
    from .tables import Table

    type Figures = list[Measure] | list[Table]


@dataclass(frozen=True)
class Bench:
    """A bench: what it is about, the module whose `run` measures, and its parts where these can be run alone."""

    about: str
    module: str
    parts: tuple[str, ...] = ()

    def run(self, only: Sequence[str] = ()) -> Figures:
        """Measure, these parts alone if any are named; return the figures in the order in which they are shown.

        ScriptError in one line for what is missing or fails.
        """
        run = import_module(f".{self.module}", __package__).run
        figures: Figures = run(only) if self.parts else run()
        return figures


BENCHES = {
    "node": Bench("instructions of the node's core for a frame, and its memory by chip; seconds", "node"),
    "engine": Bench("time and memory of the engine beside a plain dictionary; 2 minutes", "engine"),
    "counting": Bench(
        "people and devices counted beside plain methods; 10 to 20 minutes",
        "counting",
        ("lab-days", "mixes", "simulator"),
    ),
    "latency": Bench("from the radio frame to the state in Home Assistant; 10 minutes", "latency"),
    "load": Bench("processor time and event loop of Home Assistant beside an idle one; 16 minutes", "load"),
    "growth": Bench(
        "how cost grows with nodes, addresses, days and shops; a trade fair with 50 nodes; 12 minutes",
        "growth",
        ("nodes", "addresses", "days-kept", "shops"),
    ),
    "soak": Bench(
        "a month through Home Assistant and a week at a fair: what grows that should not; 15 minutes",
        "soak",
        ("month", "fair-week"),
    ),
    "frontend": Bench("until the dashboard can be used, beside Home Assistant's own history; 5 minutes", "frontend"),
    "recorder": Bench("rows that a shop writes into Home Assistant's database; 20 minutes", "recorder"),
    "zones": Bench("zones of simulated shops beside where people really were; 10 minutes", "zone_days"),
    "shop": Bench("visits of simulated days against what really happened; 6 minutes", "shop_days"),
    "objections": Bench("phones held against a node by who wants to be left out; 3 minutes", "objections"),
    "days": Bench(
        "simulated days through Home Assistant, as they are and disturbed; 40 minutes",
        "played_days",
        ("truth", "disturbed"),
    ),
}
