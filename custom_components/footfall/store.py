"""What a shop carries over a restart of Home Assistant: how full it is, how far nodes were read, what was counted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, NotRequired, TypedDict

import probatio as vol
from homeassistant.exceptions import UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store

from .const import DOMAIN
from .kept import STORE_NEWER, async_read, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

    from .engine import JSON
    from .node import Node

_LOGGER = logging.getLogger(__name__)

VERSION: Final = 1


class Place(TypedDict):
    """How far a node was read: the next cursor, and the boot in which it counts."""

    boot: int
    cursor: int


class Carried(TypedDict):
    """What is on disk, no stranger's device. `engine`, `calibration`: as the engine gives and takes them.

    `equipment`: the addresses of the shop's own things, which the owner has confirmed. `hours`: what of the history was
    not on the disk yet.
    """

    engine: dict[str, JSON]
    nodes: dict[str, Place]
    calibration: NotRequired[JSON]
    equipment: NotRequired[JSON]
    hours: NotRequired[JSON]


PLACE: Final = {vol.Required("boot"): int, vol.Required("cursor"): int}
SHAPE: Final = vol.Schema(
    {
        # The engine looks into what is its own.
        vol.Required("engine"): {str: object},
        vol.Required("nodes"): {str: PLACE},
        # What it cannot use of these is no reason to lose the rest.
        vol.Optional("calibration"): object,
        vol.Optional("equipment"): object,
        vol.Optional("hours"): object,
    }
)


def check_carried(carried: Any) -> None:
    """Raise ValueError where this is not what a shop carries: a damaged file, or one of another program."""
    try:
        SHAPE(carried)
    except vol.Invalid as error:
        raise ValueError("what was carried over the restart is damaged") from error


def shop_store(hass: HomeAssistant, entry_id: str) -> Store[Carried]:
    """Give the store of one shop."""
    # What is renamed before it is written may be empty after a power cut.
    return Store(hass, VERSION, f"{DOMAIN}.{entry_id}", private=True, atomic_writes=True)


async def async_read_carried(hass: HomeAssistant, store: Store[Carried], entry_id: str, title: str) -> Carried | None:
    """Read what was carried, None where that is nothing or cannot be read; what of both is to be said is said.

    What a newer Footfall wrote stays as it is: nothing is kept in this store from then on.
    """
    newer = ""
    try:
        return await async_read(hass, store, title)
    except UnsupportedStorageVersionError as error:
        store.make_read_only()
        newer = store.key
        _LOGGER.warning("Shop %s begins to count anew, a newer Footfall ran it: %s", title, error)
    finally:
        say(hass, STORE_NEWER, entry_id, title, newer)
    return None


def places_of(nodes: Iterable[Node]) -> dict[str, Place]:
    """Note how far each node was read."""
    return {node.subentry_id: Place(boot=node.boot, cursor=node.cursor) for node in nodes if node.boot is not None}
