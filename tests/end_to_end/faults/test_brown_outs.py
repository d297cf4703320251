"""A node whose power is too weak: it starts anew every few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custom_components.footfall.steadiness import LOSSES

from .seen import until, until_repair

if TYPE_CHECKING:
    from typing import Any

    from anyio.from_thread import BlockingPortal

    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .live_shop import LiveShop

WEAK = "door"
TIMES = LOSSES + 2


async def test_a_node_that_restarts_again_and_again(
    live_shop: LiveShop, api: HomeAssistantApi, portal: BlockingPortal
) -> None:
    before, lines = await live_shop.all_well(api), len(live_shop.logged(WEAK))
    first = live_shop.node(before, WEAK)["losses"]["restarts"] + 1
    for restarts in range(first, first + TIMES):

        def used(said: dict[str, Any], restarts: int = restarts) -> bool:
            losses: dict[str, int] = live_shop.node(said, WEAK)["losses"]
            return losses["restarts"] == restarts

        portal.call(live_shop.kill, WEAK)
        portal.call(live_shop.restart, WEAK)
        await until(api, live_shop.entry, used, "the node used after its restart")
    found = await until_repair(api, f"node_restarts_{live_shop.ids[WEAK]}")
    assert found["translation_placeholders"] == {"node": "Door", "shop": "Shop"}
    said = [line.partition(":")[0] for line in live_shop.logged(WEAK)[lines:]]
    assert len(said) <= 2 * LOSSES
    assert said.count("cannot be used") == said.count("is back") <= LOSSES - 1
    after = await live_shop.all_well(api)
    live_shop.holds(before, after)
