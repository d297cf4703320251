"""The network between hub and node is cut: for ten seconds, ten minutes, ten hours of the shop's day.

The node goes on in its own time, which another reader makes pass: a capture that is pulled plays as it is pulled. What
it hears meanwhile lies in its ring, and the hub reads on from where it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import STATE_UNAVAILABLE

from custom_components.footfall.engine.protocol import Flag
from scripts.tools.entities import Entities
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop
from tests.node.hub import connected

from .day import AN_HOUR, HOUR, STAY, TAIL, nine_in, write_day
from .front import Front
from .played import played, remove_shop, whole_day
from .seen import logged, node_titles, recovery, report, until

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .seen import Recorded

HOURS = 14
CUT_AFTER = 240_000
"""Bytes of answers: about two and a half hours."""
RING = 16_384
"""Sightings that a node holds that runs on a computer; a board holds 512 to 2048."""

type Told = dict[str, Any]


@pytest.fixture(scope="module")
def whole() -> dict[str, Told]:
    """Keep the day on which nothing fails, once it was played."""
    return {}


async def undisturbed(api: HomeAssistantApi, folder: Path, nine: float, kept: dict[str, Told]) -> Told:
    """Return the report of the day on which nothing fails."""
    if not kept:
        kept["day"] = await whole_day(api, folder, nine, HOURS)
    return kept["day"]


async def reads_on(node: HostNode, moment: float) -> None:
    """Have another reader make the node's time pass up to a moment, UTC seconds."""
    async with connected(node) as other:
        cursor = -1
        while True:
            answer = await other.pull(cursor, 100)
            cursor = answer.next
            if answer.now_us >= moment * 1e6 or Flag.ENDED in answer.flags:
                return


@pytest.mark.parametrize("seconds", [10.0, 600.0, 10 * HOUR])
async def test_the_network_is_cut(
    shared_home: HomeAssistantProcess, tmp_path: Path, whole: dict[str, Told], seconds: float, record_property: Recorded
) -> None:
    nine = nine_in(shared_home.time_zone)
    async with shared_home.api() as api:
        same = await undisturbed(api, tmp_path, nine, whole)
        name = f"cut{seconds:.0f}"
        node = HostNode(name=name, captures=[write_day(tmp_path / "day.pcap", nine, HOURS + TAIL)])
        async with node, Front(node, board=False) as front:
            front.cut_after = CUT_AFTER
            entry = await add_shop(api, name, front)
            entities = await Entities.read(api, entry)
            said = await until(api, entry, lambda said: front.severed and not said["nodes"][0]["connected"], "the cut")
            cut = said["nodes"][0]["now"]
            await api.until(lambda s: s[entities.one("occupied")]["state"] == STATE_UNAVAILABLE, "nothing claimed")
            await reads_on(node, cut + seconds)
            await front.mend()
            with recovery(record_property):
                await until(api, entry, lambda said: said["nodes"][0]["connected"], "the node back")
            said = await until(api, entry, played, "the rest of the day")
            kept = await report(api, entry, nine, nine + HOURS * HOUR)
            (title,) = await node_titles(api, entry)
            await remove_shop(api, entry)
    losses = said["nodes"][0]["losses"]
    lost = losses["missed"]
    assert (losses["restarts"], losses["reconnects"]) == (0, 1)
    assert [line.partition(":")[0] for line in logged(shared_home, title)] == ["cannot be used", "is back"]
    assert said["snapshot"]["late"] == 0
    assert (lost > 0) is (seconds * AN_HOUR / 60 > RING)
    heard = [hour["heard_share"] for hour in kept["hours"]]
    assert [hour["entries"] is None for hour in kept["hours"]] == [share == 0.0 for share in heard]
    entries = [
        (hour["entries"] or 0.0, before["entries"]) for hour, before in zip(kept["hours"], same["hours"], strict=True)
    ]
    record_property("entries", [sum(column) for column in zip(*entries, strict=True)])
    record_property("missed", lost)
    if not lost:
        assert heard == [1.0] * HOURS
        assert [one for one, _ in entries] == [before for _, before in entries]
        return
    gap = lost / AN_HOUR * 60 / HOUR
    assert HOURS - sum(heard) == pytest.approx(gap, abs=0.05)
    # Who is inside when it is heard again counts as come in then: after so long all visits of before have ended.
    counted, before = (sum(column) for column in zip(*entries, strict=True))
    an_hour = before / HOURS
    assert counted == pytest.approx(before - an_hour * (gap - STAY / HOUR), abs=0.1 * an_hour * gap)
