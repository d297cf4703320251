"""What a shop carries over a restart of Home Assistant: how full it is and how far its nodes were read, no device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from homeassistant.helpers.storage import Store

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

    from .engine import JSON
    from .node import Node

VERSION: Final = 1


class Place(TypedDict):
    """How far a node was read: the next cursor, and the boot in which it counts."""

    boot: int
    cursor: int


class Carried(TypedDict):
    """What is on disk. `engine`: as the engine gives and takes it."""

    engine: dict[str, JSON]
    nodes: dict[str, Place]


def shop_store(hass: HomeAssistant, entry_id: str) -> Store[Carried]:
    """Give the store of one shop."""
    return Store(hass, VERSION, f"{DOMAIN}.{entry_id}", private=True)


def places_of(nodes: Iterable[Node]) -> dict[str, Place]:
    """Note how far each node was read."""
    return {node.subentry_id: Place(boot=node.boot, cursor=node.cursor) for node in nodes if node.boot is not None}
