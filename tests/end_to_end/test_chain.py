"""From the radio frame to the entity, through real processes: nodes that play a simulated shop and a real `hass`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.tools.entities import Entities
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import add_node, add_shop, result_of

from .conftest import shop_hours

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi

type States = dict[str, dict[str, Any]]

HEARD = ("on", "off")


def is_on(states: States, entity: str) -> bool:
    """Tell whether this entity is there and on."""
    return entity in states and states[entity]["state"] == "on"


def number(states: States, entity: str) -> float | None:
    """Return an entity's number, None while it has none."""
    state = states[entity]["state"] if entity in states else "unknown"
    return float(state) if state not in {"unknown", "unavailable"} else None


def counts(states: States, entity: str) -> bool:
    """Tell whether this is a sensor with a number above zero."""
    return (
        entity.startswith("sensor.")
        and states[entity]["state"].replace(".", "").isdigit()
        and number(states, entity) != 0
    )


async def entity_ids(api: HomeAssistantApi, platform: str) -> set[str]:
    """Return the ids of an integration's enabled entities."""
    registry = await api.command("config/entity_registry/list")
    return {e["entity_id"] for e in registry if e["platform"] == platform and not e["disabled_by"]}


async def until_people(api: HomeAssistantApi, entities: Entities) -> States:
    """Wait until the shop is shown as occupied, with a number."""
    return await api.until(
        lambda s: is_on(s, entities.one("occupied")) and bool(number(s, entities.one("occupancy"))), "people"
    )


async def test_node_that_dies_and_comes_back(home: HomeAssistantProcess, tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop")
    node = HostNode(name="door", captures=[captures["door"]])
    async with node, home.api() as api:
        await add_shop(api, "Shop", node)
        entities = await Entities.read(api)
        connected, occupied = entities.one("connected"), entities.one("occupied")
        await until_people(api, entities)
        await node.stop()
        await api.until(lambda s: s[connected]["state"] == "off", "the node shown as gone")
        await api.until(lambda s: s[occupied]["state"] == "unavailable", "occupancy no longer claimed")
        await node.start()
        await api.until(lambda s: is_on(s, connected), "the node shown as back")
        await until_people(api, entities)


async def test_home_assistant_that_restarts(home: HomeAssistantProcess, tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop")
    async with HostNode(name="door", captures=[captures["door"]]) as node:
        async with home.api() as api:
            await add_shop(api, "Shop", node)
            entities = await Entities.read(api)
            await until_people(api, entities)
        await home.stop()
        await home.start()
        async with home.api() as api:
            states = await api.until(lambda s: is_on(s, entities.one("connected")), "the node connected by itself")
            assert await entity_ids(api, "footfall") <= states.keys()
            await api.until(lambda s: s[entities.one("occupied")]["state"] in HEARD, "presence known again")


async def test_node_that_esphome_uses_as_well(home: HomeAssistantProcess, tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop")
    async with HostNode(name="door", captures=[captures["door"]]) as node, home.api() as api:
        await add_shop(api, "Shop", node)
        entities = await Entities.read(api)
        result_of(await api.flow("flow", "esphome", {"host": "127.0.0.1", "port": node.port}))
        await api.until(lambda s: any("footfall_host" in e and counts(s, e) for e in s), "a count by the node itself")
        assert await entity_ids(api, "esphome")
        states = await until_people(api, entities)
        assert is_on(states, entities.one("connected"))


async def test_two_nodes_of_one_shop(home: HomeAssistantProcess, tmp_path: Path) -> None:
    captures = shop_hours(tmp_path / "shop")
    async with (
        HostNode(name="door", captures=[captures["door"]]) as door,
        HostNode(name="till", captures=[captures["till"]]) as till,
        home.api() as api,
    ):
        entry = await add_shop(api, "Shop", door)
        await add_node(api, entry, till)
        entities = await Entities.read(api)
        await api.until(lambda s: all(is_on(s, e) for e in entities.all("connected")), "both nodes connected")
        assert len(entities.all("connected")) == 2
        states = await until_people(api, entities)
        low, shown, high = (number(states, entities.one(k)) for k in ("occupancy_low", "occupancy", "occupancy_high"))
        assert low is not None
        assert shown is not None
        assert high is not None
        assert low <= shown <= high
