"""Two of four nodes lose their power while the shop goes on, and are back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE

from .seen import recovery, until_repair

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .live_shop import LiveShop
    from .seen import Recorded

GONE = ("till", "window")


async def test_half_of_the_nodes_gone(
    live_shop: LiveShop, api: HomeAssistantApi, portal: BlockingPortal, record_property: Recorded
) -> None:
    before = await live_shop.all_well(api)
    logged = {name: len(live_shop.logged(name)) for name in GONE}
    connected = {name: live_shop.entity("connected", name) for name in live_shop.nodes}
    zones = {name: live_shop.entity("zone_occupied", name) for name in live_shop.nodes}
    occupancy = live_shop.entities.one("occupancy")

    portal.call(live_shop.kill, *GONE)
    states = await api.until(
        lambda s: all((s[zones[name]]["state"] == STATE_UNAVAILABLE) is (name in GONE) for name in zones),
        "the zones of the nodes that are gone unavailable, and no others",
    )
    assert {name: states[entity]["state"] for name, entity in connected.items()} == {
        name: STATE_OFF if name in GONE else STATE_ON for name in connected
    }
    assert states[occupancy]["state"] != STATE_UNAVAILABLE, "of the shop the others know"
    for name in GONE:
        await until_repair(api, f"node_away_{live_shop.ids[name]}")

    portal.call(live_shop.restart, *GONE)
    with recovery(record_property):
        after = await live_shop.all_well(api)
    for name in GONE:
        await until_repair(api, f"node_away_{live_shop.ids[name]}", there=False)
        assert [line.partition(":")[0] for line in live_shop.logged(name)[logged[name] :]] == [
            "cannot be used",
            "is back",
        ]
    await api.until(lambda s: STATE_UNAVAILABLE not in {s[zone]["state"] for zone in zones.values()}, "all zones known")
    live_shop.holds(before, after)
