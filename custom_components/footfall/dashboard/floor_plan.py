"""The owner's floor plan of a shop: a picture, and where zones and nodes are on it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypedDict

import probatio as vol
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.collection import DictStorageCollection
from homeassistant.helpers.storage import Store

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.kept import async_put_aside, async_read, async_say_damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.typing import VolDictType

    from custom_components.footfall.shop import Shop

VERSION: Final = 1
NEWER: Final = "floor_plan_newer"
NOT_WRITTEN: Final = "floor_plan_not_written"
IMAGES: Final = "image_upload"
"""Home Assistant's integration that keeps pictures."""
ADDRESS: Final = "/api/image/serve/{}/original"


class Place(TypedDict):
    """Where something is on the picture: shares of its width from the left and of its height from the top, 0 to 1."""

    x: float
    y: float


class Plan(TypedDict):
    """What is kept. `image`: address of an uploaded picture. `aspect`: its width by its height. Places by id."""

    image: str | None
    aspect: float | None
    zones: dict[str, Place]
    nodes: dict[str, Place]


_SHARE: Final = vol.All(vol.Any(int, float), vol.Coerce(float), vol.Range(min=0, max=1))
_PLACES: Final = {str: {vol.Required("x"): _SHARE, vol.Required("y"): _SHARE}}
CHANGES: Final[VolDictType] = {
    vol.Optional("image"): vol.Any(None, vol.Match(f"^{ADDRESS.format('[0-9a-f]{32}')}$")),
    vol.Optional("aspect"): vol.Any(None, vol.All(vol.Any(int, float), vol.Coerce(float), vol.Range(min=0.05, max=20))),
    vol.Optional("zones"): _PLACES,
    vol.Optional("nodes"): _PLACES,
}
"""What may be saved: each part that is given takes the place of what was there."""
_SHAPE: Final = vol.Schema({vol.Required(str(part)): shape for part, shape in CHANGES.items()})


class FloorPlan:
    """The plan of one shop, read when it is first asked for. Zones and nodes that the shop has no more drop out."""

    def __init__(self, hass: HomeAssistant, shop: Shop, changed: Callable[[], None]) -> None:
        """Begin without having read anything. `changed`: called when another plan was saved."""
        self._hass = hass
        self._store = floor_plan_store(hass, shop.entry_id)
        self._shop = shop
        self._changed = changed
        self._kept: Plan | None = None
        self._newer = False
        self._busy = asyncio.Lock()

    async def async_make(self) -> dict[str, Any]:
        """Return what is told of the plan."""
        async with self._busy:
            return {**await self._async_plan()}

    async def async_save(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Keep these parts in place of what was there; HomeAssistantError where that cannot be, and nothing changes.

        A picture that is replaced is deleted, unless another shop has it too.
        """
        async with self._busy:
            plan = await self._async_plan()
            if self._newer:
                raise HomeAssistantError(translation_domain=DOMAIN, translation_key=NEWER)
            image = changes.get("image", plan["image"])
            wanted = self._present(
                Plan(
                    image=image,
                    aspect=changes.get("aspect", plan["aspect"] if image == plan["image"] else None),
                    zones=changes.get("zones", plan["zones"]),
                    nodes=changes.get("nodes", plan["nodes"]),
                )
            )
            await self._store.async_save(wanted)
            # A store that cannot write says so in the log alone.
            if await self._store.async_load() != wanted:
                raise HomeAssistantError(translation_domain=DOMAIN, translation_key=NOT_WRITTEN)
            self._kept = wanted
        if plan["image"] is not None and plan["image"] != wanted["image"]:
            await _async_discard(self._hass, self._shop.entry_id, plan["image"])
        self._changed()
        return {**wanted}

    async def _async_plan(self) -> Plan:
        if self._kept is None:
            self._kept = await self._async_read()
        return self._present(self._kept)

    async def _async_read(self) -> Plan:
        """Read what is kept; what cannot be read is kept under another name, and that is said."""
        try:
            stored = await async_read(self._hass, self._store, self._shop.title)
            plan: Plan = EMPTY if stored is None else _SHAPE(stored)
        except UnsupportedStorageVersionError:
            self._newer = True
            return EMPTY
        except vol.Invalid as error:
            await async_put_aside(self._hass, self._store, self._shop.title, error)
            plan = EMPTY
        await async_say_damaged(self._hass, self._shop.entry_id, self._shop.title)
        return plan

    def _present(self, plan: Plan) -> Plan:
        """Return a plan without what the shop has no more."""
        nodes = {node.subentry_id for node in self._shop.all_nodes}
        return Plan(
            image=plan["image"],
            aspect=None if plan["image"] is None else plan["aspect"],
            zones=_of(plan["zones"], self._shop.zones),
            nodes=_of(plan["nodes"], nodes),
        )


EMPTY: Final = Plan(image=None, aspect=None, zones={}, nodes={})


def floor_plan_store(hass: HomeAssistant, entry_id: str) -> Store[Plan]:
    """Give the store of one shop's plan."""
    return Store(hass, VERSION, f"{DOMAIN}.{entry_id}.floor_plan", private=True, atomic_writes=True)


async def async_remove_floor_plan(hass: HomeAssistant, entry_id: str) -> None:
    """Delete the plan of a shop, and its picture unless another shop has it too: anybody who knows it could open it."""
    image = await _async_image(hass, entry_id)
    await floor_plan_store(hass, entry_id).async_remove()
    if image is not None:
        await _async_discard(hass, entry_id, image)


async def _async_discard(hass: HomeAssistant, entry_id: str, image: str) -> None:
    """Delete a picture that a shop's plan has no more, unless that of another shop has it."""
    others = [entry.entry_id for entry in hass.config_entries.async_entries(DOMAIN) if entry.entry_id != entry_id]
    images = hass.data.get(IMAGES)
    if not isinstance(images, DictStorageCollection):
        return
    if image not in [await _async_image(hass, other) for other in others]:
        for image_id in [one for one in images.data if ADDRESS.format(one) == image]:
            await images.async_delete_item(image_id)


async def _async_image(hass: HomeAssistant, entry_id: str) -> str | None:
    """Return the picture of a shop's plan, None where there is none or it cannot be read."""
    try:
        stored = await floor_plan_store(hass, entry_id).async_load()
        return None if stored is None else _SHAPE(stored)["image"]
    except HomeAssistantError, vol.Invalid:
        return None


def _of(places: Mapping[str, Place], ids: Container[str]) -> dict[str, Place]:
    return {part: place for part, place in places.items() if part in ids}
