"""Two Home Assistants that are the same shop towards a node, as after a backup was restored on another machine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component

from custom_components.footfall import client, twin
from custom_components.footfall.care.findings import PATIENCE, Issue
from custom_components.footfall.connection import NodeConnection
from custom_components.footfall.const import CONF_HUB, DOMAIN
from custom_components.footfall.errors import Problem

from .conftest import node_subentry, shop_entry, until
from .test_care import looks

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.issue_registry import IssueRegistry
    from pytest_homeassistant_custom_component.common import MockConfigEntry

    from custom_components.footfall.node import Node
    from scripts.tools.host_node import HostNode

ROUNDS = 8


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list to which every key is added that a node is given."""
    monkeypatch.setattr(client, "SHORTEST_PAUSE_S", 0.2)
    keys: list[str] = []
    set_key = NodeConnection.set_key

    async def noted(connection: NodeConnection, hub: Any, grant: Any, *, take_over: bool = False) -> Any:
        keys.append(grant.current.key.hex())
        return await set_key(connection, hub, grant, take_over=take_over)

    monkeypatch.setattr(NodeConnection, "set_key", noted)
    return keys


async def twins(hass: HomeAssistant, node: HostNode) -> list[MockConfigEntry]:
    """Give two shops that are one towards the node, both of which have noticed."""
    assert await async_setup_component(hass, REPAIRS, {})
    shops = [shop_entry(node_subentry(node), title=title) for title in ("Shop", "Copy")]
    for shop in shops:
        shop.add_to_hass(hass)
        hass.config_entries.async_update_entry(shop, data={**shops[0].data})
        assert await hass.config_entries.async_setup(shop.entry_id)
    await until(lambda: all(node_of(shop).problem is Problem.SUPERSEDED for shop in shops))
    return shops


def node_of(shop: MockConfigEntry) -> Node:
    """Give the node of a shop, as that knows it."""
    node: Node = shop.runtime_data.nodes["id-door"]
    return node


async def answers(shop: MockConfigEntry, number: int) -> None:
    """Wait until the shop has been told so many times by its node."""
    for _ in range(number):
        await until(partial(_answered, shop, node_of(shop).answer))


def _answered(shop: MockConfigEntry, before: object) -> bool:
    return node_of(shop).answer is not before


async def test_both_go_on_reading_and_the_keys_stay_whose_they_are(
    hass: HomeAssistant, silent_node: HostNode, given: list[str], issue_registry: IssueRegistry
) -> None:
    shops = await twins(hass, silent_node)
    before = len(given)
    for shop in shops:
        await answers(shop, ROUNDS)
        assert node_of(shop).connected
        assert node_of(shop).hears
        await looks(shop.runtime_data, PATIENCE[Issue.TWICE])
        said = issue_registry.async_get_issue(DOMAIN, f"{Issue.TWICE}_{shop.entry_id}")
        assert said is not None
        assert said.translation_placeholders == {"shop": shop.title}
    assert len(given) == before <= 6
    for shop in shops:
        assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_one_that_remains_decides_again(
    hass: HomeAssistant, silent_node: HostNode, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shops = await twins(hass, silent_node)
    reading = next(shop for shop in shops if not held(shop))
    [other] = [shop for shop in shops if shop is not reading]
    assert await hass.config_entries.async_unload(other.entry_id)
    monkeypatch.setattr(twin, "PROBE_S", 0.0)
    reading.runtime_data._clients["id-door"]._twin._probe_since = 0.0
    await until(lambda: node_of(reading).problem is None and held(reading))
    assert await hass.config_entries.async_unload(reading.entry_id)


def held(shop: MockConfigEntry) -> bool:
    """Tell whether the node has this shop's keys."""
    answer = node_of(shop).answer
    return answer is not None and shop.runtime_data.keys.held_by(answer, 0.0)


async def test_one_of_them_is_made_a_shop_of_its_own_under_repairs(
    hass: HomeAssistant, silent_node: HostNode, given: list[str]
) -> None:
    shop, copy = await twins(hass, silent_node)
    await looks(copy.runtime_data, PATIENCE[Issue.TWICE])
    fixes = hass.data[REPAIRS]["flow_manager"]
    form = await fixes.async_init(DOMAIN, data={"issue_id": f"{Issue.TWICE}_{copy.entry_id}"})
    late = await fixes.async_init(DOMAIN, data={"issue_id": f"{Issue.TWICE}_{copy.entry_id}"})
    assert form["description_placeholders"] == {"shop": "Copy"}
    done = await fixes.async_configure(form["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert copy.data[CONF_HUB] == copy.unique_id != shop.data[CONF_HUB]
    await until(lambda: node_of(copy).problem is Problem.OWNED)
    assert await hass.config_entries.async_unload(copy.entry_id)

    gone = await fixes.async_configure(late["flow_id"], {})
    assert (gone["type"], gone["reason"]) == (FlowResultType.ABORT, "shop_not_running")
    assert await hass.config_entries.async_unload(shop.entry_id)
