"""How the cost of a shop grows: with nodes, with what is on the air, with days that are kept, and with shops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.tools.host_node import ensure_host_node

from . import growth_days, growth_devices, growth_nodes, growth_shops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tables import Table

PARTS: Final = {
    "nodes": growth_nodes.run,
    "addresses": growth_devices.run,
    "days-kept": growth_days.run,
    "shops": growth_shops.run,
}


def run(only: Sequence[str] = ()) -> list[Table]:
    """Run the parts named, or all."""
    ensure_host_node()
    return [table for name in only or PARTS for table in PARTS[name]()]
