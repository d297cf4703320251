"""The shop's own equipment: its addresses, which the owner gave, and what they are called in each epoch."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN
from .engine.siphash import ADDRESS_SIZE, BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, WIFI_TAG
from .listening import Found, Thing, async_listen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from homeassistant.core import HomeAssistant

    from .connection import HubIdentity
    from .engine import JSON, Engine
    from .keys import EpochKey, KeyRing
    from .node import Node
    from .proxy import Proxies

_LOGGER = logging.getLogger(__name__)

VERSION: Final = 1
MOST: Final = 2000
"""Things of one shop: 20 nodes could learn no more than 1280."""

ALREADY_LISTENING: Final = "already_listening"

BELOW_GATE_DB: Final = 5
"""How much weaker than what counts as near a thing may be heard while it is learned: it is near now and then."""

_TAGS: Final = (WIFI_TAG, BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG)
_KEPT: Final = vol.Schema(
    {vol.Required("version"): VERSION, vol.Required("things"): vol.All([[vol.Any(str, int)]], vol.Length(max=MOST))}
)


class Equipment:
    """What stands in a shop and is not counted. Its addresses lie in the shop's private store, and nowhere else."""

    def __init__(
        self,
        hass: HomeAssistant,
        hub: HubIdentity,
        engine: Engine,
        keys: KeyRing,
        heard_by: tuple[Mapping[str, Node], Proxies],
    ) -> None:
        """`heard_by`: the shop's nodes and its proxies, those that there are when they are to listen."""
        self.found: Found | None = None
        """What listening at a button found, until the owner has said whether it is to be left out."""
        self._listening = False
        self._hass = hass
        self._hub = hub
        self._engine = engine
        self._keys = keys
        self._nodes, self._proxies = heard_by
        self._things: frozenset[Thing] = frozenset()
        self._names: dict[EpochKey, frozenset[int]] = {}
        self._refused: JSON = None

    def __len__(self) -> int:
        """Return how many things are left out."""
        return len(self._things)

    def resume(self, title: str, kept: JSON) -> None:
        """Go on with what was kept for the shop of this title; without what is damaged, and that is said."""
        if kept is not None:
            try:
                self._things = _read(kept)
            except ValueError:
                self._refused = kept
                _LOGGER.warning("Shop %s: the list of its own equipment is damaged; learn the equipment again", title)
        self.rename()

    def carry(self) -> JSON:
        """Return what is to be kept; what could not be read, until something is learned anew or all is forgotten."""
        if self._refused is not None:
            return self._refused
        return {"version": VERSION, "things": [[thing.address.hex(), thing.tag] for thing in sorted(self._things)]}

    def rename(self) -> None:
        """Tell the engine what the equipment is called under the keys that are valid, each worked out once."""
        self._names = {key: self._names.get(key) or self._named(key) for key in self._keys.valid}
        self._engine.update(ignored={key.epoch: names for key, names in self._names.items()})

    def check_free(self) -> None:
        """Raise HomeAssistantError while the nodes listen already."""
        if self._listening:
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key=ALREADY_LISTENING)

    async def async_listen(self, tell: Callable[[float], None]) -> Found:
        """Have the nodes listen for what stands there. `tell`: called with the progress, 0 to 1.

        HomeAssistantError where they listen already: nodes hold one list at a time.
        """
        self.check_free()
        self._listening = True
        try:
            signal = self._engine.profile.gate - BELOW_GATE_DB
            alone = not self._nodes
            by_nodes, by_proxies = await asyncio.gather(
                async_listen(self._hass, self._hub, self._nodes.values(), signal, tell),
                self._proxies.async_listen(signal, tell if alone else lambda _: None),
            )
            return by_nodes.with_more(by_proxies)
        finally:
            self._listening = False

    def unknown(self, found: Found) -> frozenset[Thing]:
        """Return what of it is not left out yet."""
        return found.things - self._things

    def add(self, things: Collection[Thing]) -> None:
        """Leave these out from now on."""
        self._set(self._things | frozenset(things))

    def forget(self) -> None:
        """Leave nothing out any more."""
        self._set(frozenset())

    def _set(self, things: frozenset[Thing]) -> None:
        self._things = things
        self._refused = None
        self._names = {}
        self.rename()

    def _named(self, key: EpochKey) -> frozenset[int]:
        return frozenset(thing.pseudonym(key.key) for thing in self._things)


def _read(kept: Any) -> frozenset[Thing]:
    """Read what `carry` gave; ValueError, which tells nothing of it, where it is something else."""
    try:
        things = frozenset(Thing(bytes.fromhex(address), tag) for address, tag in _KEPT(kept)["things"])
    except (vol.Invalid, TypeError, ValueError) as error:
        raise ValueError("damaged") from error
    if any(len(thing.address) != ADDRESS_SIZE or thing.tag not in _TAGS for thing in things):
        raise ValueError("damaged")
    return things
