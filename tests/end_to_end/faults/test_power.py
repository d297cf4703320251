"""A node loses its power in the middle of the day, and is back after some minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE

from scripts.tools.entities import Entities
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_shop

from .day import AN_HOUR, HOUR, TAIL, nine_in, write_day
from .played import played, remove_shop, whole_day
from .seen import logged, node_titles, recovery, repairs, report, until, until_repair

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant import HomeAssistantProcess

    from .seen import Recorded

HOURS = 3
OFF, ON = 1.5, 1.6
"""When the power goes and comes, hours after nine."""


async def test_a_node_that_loses_its_power_in_mid_day(
    shared_home: HomeAssistantProcess, tmp_path: Path, record_property: Recorded
) -> None:
    nine = nine_in(shared_home.time_zone)
    node = HostNode(name="power", captures=[write_day(tmp_path / "before.pcap", nine, HOURS + TAIL, end=OFF)])
    async with shared_home.api() as api:
        whole = await whole_day(api, tmp_path, nine, HOURS)
        async with node:
            entry = await add_shop(api, "Powerless", node)
            said = await until(api, entry, played, "the day up to the power cut")
            title = (await node_titles(api, entry))[0]
            issue = f"node_away_{said['nodes'][0]['id']}"
            entities = await Entities.read(api, entry)
            await node.kill()
            states = await api.until(lambda s: s[entities.one("connected")]["state"] == STATE_OFF, "the node gone")
            assert {states[entities.one(key)]["state"] for key in ("occupied", "occupancy", "entries")} == {
                STATE_UNAVAILABLE
            }
            assert issue not in await repairs(api)
            await until_repair(api, issue)
            node.captures = (write_day(tmp_path / "after.pcap", nine, HOURS + TAIL, begin=ON),)
            await node.start()
            with recovery(record_property):
                await until(api, entry, lambda said: said["nodes"][0]["connected"], "the node back")
            said = await until(api, entry, played, "the rest of the day")
            assert said["nodes"][0]["losses"] == {"missed": 0, "restarts": 1, "reconnects": 1}
            await until_repair(api, issue, there=False)
            kept = await report(api, entry, nine, nine + HOURS * HOUR)
            await remove_shop(api, entry)
    assert [line.partition(":")[0] for line in logged(shared_home, title)] == ["cannot be used", "is back"]
    heard = [hour["heard_share"] for hour in kept["hours"]]
    record_property("entries", [sum(hour["entries"] for hour in day["hours"]) for day in (kept, whole)])
    assert heard == pytest.approx([1.0, 1.0 - (ON - OFF), 1.0], abs=0.02)
    entries = [hour["entries"] for hour in kept["hours"]]
    assert entries == pytest.approx([hour["entries"] for hour in whole["hours"]], abs=2)
    assert sum(entries) > HOURS * AN_HOUR / 2
