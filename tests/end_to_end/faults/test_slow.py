"""A node whose answers are long under way, and one that hangs: the others are not held up."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from homeassistant.const import STATE_UNAVAILABLE

from .live_shop import near
from .seen import recovery, until

if TYPE_CHECKING:
    from typing import Any

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .live_shop import LiveShop
    from .seen import Recorded

SLOW = "window"
DELAYS_S = (0.0, 6.0)


async def test_a_node_that_answers_slowly_holds_nobody_up(live_shop: LiveShop, api: HomeAssistantApi) -> None:
    occupancy = live_shop.entities.one("occupancy")
    await live_shop.all_well(api)
    delays = cycle(DELAYS_S)
    live_shop.fronts[SLOW].delay_s = lambda: next(delays)
    answers: set[float] = set()

    def heard_thrice(said: dict[str, Any]) -> bool:
        node = live_shop.node(said, SLOW)
        assert all(near(other) for other in said["nodes"] if other is not node), "the others are waited for no more"
        answers.add(node["now"])
        return len(answers) > len(DELAYS_S) + 2

    said = await until(api, live_shop.entry, heard_thrice, "several slow answers")
    assert (await api.states())[occupancy]["state"] != STATE_UNAVAILABLE
    assert live_shop.node(said, SLOW)["connected"]
    late = said["snapshot"]["late"]
    await until(
        api, live_shop.entry, lambda said: said["snapshot"]["late"] > late, "what comes too late to be counted as such"
    )


async def test_a_node_that_hangs_is_said_to_and_is_used_again(
    live_shop: LiveShop, api: HomeAssistantApi, record_property: Recorded
) -> None:
    front, lines = live_shop.fronts[SLOW], len(live_shop.logged(SLOW))
    front.hangs = True
    said = await until(
        api, live_shop.entry, lambda said: live_shop.node(said, SLOW)["problem"] == "silent", "a node that hangs"
    )
    assert [near(node) for node in said["nodes"]].count(True) >= len(live_shop.nodes) - 1
    front.well()
    front.cut()
    with recovery(record_property):
        await live_shop.all_well(api)
    down, back = live_shop.logged(SLOW)[lines:]
    assert down.startswith("cannot be used: The node took the connection but does not answer")
    assert back == "is back"
