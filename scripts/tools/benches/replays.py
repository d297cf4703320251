"""Captures through nodes and several engines at once: each counts by itself what all of them hear."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import Engine
from scripts.tools.captures import DEFAULT_KEY, Ignored, run_nodes
from scripts.tools.pull import EpochKeys

from .occupancy_score import Estimates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from custom_components.footfall.engine import Batch, Profile, ShopSnapshot

QUARTER: Final = 900
"""Seconds: a clock is set forward and back at such moments alone."""

type Hears = Callable[[str, Batch, Mapping[int, frozenset[int]]], None]
"""Told of every batch: its node, and the pseudonyms of own equipment by epoch."""


@dataclass
class Shop:
    """An engine, and what it said."""

    engine: Engine
    times: list[float] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    look: Callable[[ShopSnapshot], None] | None = None
    """Told of every snapshot."""

    def take(self, node: str, batch: Batch) -> None:
        """Count what a node said."""
        for snapshot in self.engine.ingest(node, batch):
            self.times.append(snapshot.time)
            self.numbers.append(snapshot.estimate)
            self.lows.append(snapshot.low)
            self.highs.append(snapshot.high)
            if self.look is not None:
                self.look(snapshot)

    def estimates(self, clock: Callable[[float], float] = float) -> Estimates:
        """Return what it said, in the seconds of that clock; a moment is told in whole seconds, as replay does."""
        times = [clock(math.floor(time)) for time in self.times]
        order = sorted(range(len(times)), key=times.__getitem__)
        series = (times, self.numbers, self.lows, self.highs)
        return Estimates(*([one[place] for place in order] for one in series))


def replay(
    captures: Mapping[str, Sequence[Path]],
    profiles: Mapping[str, Profile],
    *,
    ignored: Sequence[bytes] = (),
    epoch: int | None = None,
    hears: Hears | None = None,
    prepare: Callable[[Mapping[str, Shop]], None] | None = None,
) -> tuple[dict[str, Shop], list[str]]:
    """Count captures with each profile, as scripts/replay does; also return what was wrong with the captures."""
    shops = {name: Shop(Engine(profile=profile)) for name, profile in profiles.items()}
    if prepare is not None:
        prepare(shops)
    own = Ignored([], EpochKeys(b""))
    names: dict[int, frozenset[int]] = {}

    def keys_at(origin: float) -> EpochKeys:
        nonlocal own
        keys = EpochKeys(bytes.fromhex(DEFAULT_KEY), epoch, origin)
        own = Ignored(ignored, keys)
        return keys

    def take(node: str, batch: Batch) -> None:
        fresh = own.of(batch)
        if fresh is not None:
            names.update(fresh)
            for shop in shops.values():
                shop.engine.update(ignored=fresh)
        if hears is not None:
            hears(node, batch, names)
        for shop in shops.values():
            shop.take(node, batch)

    def known(node: str) -> None:
        for shop in shops.values():
            shop.engine.add_node(node)

    trouble = asyncio.run(run_nodes(captures, keys_at, take, known))
    return shops, trouble


class LocalClock:
    """Seconds that a clock on the wall shows, as if it stood in UTC: what truth is written down by."""

    def __init__(self, zone: ZoneInfo) -> None:
        @lru_cache(maxsize=4096)
        def ahead(quarter: float) -> float:
            offset = datetime.fromtimestamp(quarter * QUARTER, zone).utcoffset()
            return 0.0 if offset is None else offset.total_seconds()

        self._ahead = ahead

    def __call__(self, time: float) -> float:
        """Return what the clock shows at a moment in UTC seconds."""
        return time + self._ahead(time // QUARTER)
