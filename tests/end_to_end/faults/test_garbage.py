"""A node that answers wrongly: the hub stays well, the others are not concerned, and it is said once what is wrong."""

from __future__ import annotations

import struct
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from homeassistant.const import STATE_UNAVAILABLE

from custom_components.footfall.steadiness import LOSSES
from tests.integration.stand_ins import golden

from .live_shop import near
from .seen import until, until_repair

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .live_shop import LiveShop

BAD = "fitting"
BOOT, NOW, BASE, COMPLETE, OLDEST, NEXT, MISSED, HEARD, LOST = 8, 16, 24, 32, 40, 48, 52, 60, 80
HOUR_US = 3_600_000_000
MOST_MB = 50
"""By how much memory may grow over all of this."""


def put(said: bytes, at: int, form: str, value: int) -> bytes:
    """Put another number into an answer."""
    field = struct.pack(form, value)
    return said[:at] + field + said[at + len(field) :]


def number(said: bytes, at: int, form: str) -> int:
    """Read a number of an answer."""
    (value,) = struct.unpack_from(form, said, at)
    assert isinstance(value, int)
    return value


REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "noise": lambda said: said[:4] + bytes((17 * at + 3) % 256 for at in range(4, len(said))),
    "cut off": lambda said: said[:-1],
    "of another action": lambda _: golden("key_answer", "accepted"),
    "far too long": lambda said: said + bytes(4_000_000),
    "heard an hour from now": lambda said: put(said, COMPLETE, "<q", number(said, NOW, "<q") + HOUR_US),
    "heard before all time": lambda said: put(said, BASE, "<q", -(2**62)),
    "passes over what it holds": lambda said: put(said, NEXT, "<I", (number(said, NEXT, "<I") + 5000) % 2**31),
    "goes back to what it gave": lambda said: put(said, NEXT, "<I", number(said, OLDEST, "<I") - 1),
}
"""What cannot be: it is refused, and asked for again."""
REFUSALS = {"damaged", "lost"}
"""Of what is beyond all measure the rest is not even read: the connection is ended."""

TIMES = count(1)


def set_back(said: bytes) -> bytes:
    """Return what a node says whose clock is set back by a quarter of an hour each time."""
    by = next(TIMES) * HOUR_US // 4
    for at in (NOW, BASE, COMPLETE):
        said = put(said, at, "<q", number(said, at, "<q") - by)
    return said


BELIEVED: dict[str, Callable[[bytes], bytes]] = {
    "a clock that goes backwards": set_back,
    "absurd counts": lambda said: put(put(said, HEARD, "<I", 2**32 - 1), LOST, "<I", 2**32 - 1),
    "a new boot each time": lambda said: put(said, BOOT, "<I", next(TIMES)),
    "all of it overwritten": lambda said: put(said, MISSED, "<I", 2**31 - 1),
}
"""What a node may say, however strange: it is taken in, and does the others no harm."""


def memory_mb(pid: int) -> float:
    """Return how much memory a process has."""
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def test_answers_that_cannot_be(live_shop: LiveShop, api: HomeAssistantApi) -> None:
    front, lines = live_shop.fronts[BAD], len(live_shop.logged(BAD))
    occupancy = live_shop.entities.one("occupancy")
    before = memory_mb(live_shop.home.pid)
    for what, altered in REFUSED.items():
        front.says = altered
        said = await until(
            api, live_shop.entry, lambda said: live_shop.node(said, BAD)["problem"] in REFUSALS, f"refused: {what}"
        )
        assert [near(node) for node in said["nodes"]].count(True) >= len(live_shop.nodes) - 1, what
        assert (await api.states())[occupancy]["state"] != STATE_UNAVAILABLE, what
        front.well()
        await live_shop.all_well(api)
    assert len(live_shop.logged(BAD)) - lines <= 2 * LOSSES
    assert memory_mb(live_shop.home.pid) - before < MOST_MB
    found = await until_repair(api, f"node_unsteady_{live_shop.ids[BAD]}")
    assert found["translation_placeholders"] == {"node": BAD.capitalize(), "shop": "Shop"}


async def test_answers_that_are_strange(live_shop: LiveShop, api: HomeAssistantApi) -> None:
    front = live_shop.fronts[BAD]
    before = await live_shop.all_well(api)
    for what, altered in BELIEVED.items():
        answers: set[float] = set()

        def told(said: dict[str, Any]) -> bool:
            node = live_shop.node(said, BAD)
            assert all(near(other) for other in said["nodes"] if other is not node), what  # noqa: B023 - it is called here
            assert node["connected"]
            answers.add(node["now"])  # noqa: B023 - likewise
            return len(answers) > 5  # noqa: B023 - likewise

        front.says = altered
        await until(api, live_shop.entry, told, f"taken in: {what}")
    front.well()
    after = await live_shop.all_well(api)
    live_shop.holds(before, after)
