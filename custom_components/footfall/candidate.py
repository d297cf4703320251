"""A node that somebody wants to add or change: it is tried before it is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from time import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import SOURCE_ZEROCONF
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.util import dt as dt_util

from .connection import HubIdentity, NodeAddress, NodeConnection, NodeIdentity, connected
from .const import CONF_HUB, CONF_KEY, CONF_TOKEN, DOMAIN, SUBENTRY_NODE
from .engine.protocol import OLDEST_CURSOR, Answer, Flag, KeyStatus
from .errors import NodeError, Problem
from .keys import KeyRing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigEntry, ConfigSubentry
    from homeassistant.core import HomeAssistant

IDENTITY_BYTES: Final = 8
QUESTIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that answered. `owned`: another hub gives it its keys."""

    address: NodeAddress
    identity: NodeIdentity
    owned: bool

    def data(self) -> dict[str, Any]:
        """Give the data of its subentry."""
        return {CONF_HOST: self.address.host, CONF_PORT: self.address.port, CONF_KEY: self.address.key}


def new_hub_data() -> dict[str, str]:
    """Make the identity of a new shop, as its config entry keeps it."""
    return {CONF_HUB: secrets.token_hex(IDENTITY_BYTES), CONF_TOKEN: secrets.token_hex(IDENTITY_BYTES)}


def hub_of(data: Mapping[str, Any]) -> HubIdentity:
    """Read a shop's identity from its config entry's data."""
    return HubIdentity(data[CONF_HUB], data[CONF_TOKEN])


async def async_try_node(
    hass: HomeAssistant, address: NodeAddress, hub: HubIdentity, *, mac: str | None = None
) -> Candidate:
    """Connect to a node and ask it once; raises NodeError with what is wrong. `mac`: only this node will do."""
    async with connected(hass, address) as connection:
        if mac is not None and connection.identity.mac != mac:
            raise NodeError(Problem.OTHER_NODE)
        answer = await async_ask(connection, hub)
        owned = Flag.OWNED in answer.flags and Flag.OWNED_BY_CALLER not in answer.flags
        return Candidate(address, connection.identity, owned)


async def async_ask(connection: NodeConnection, hub: HubIdentity) -> Answer:
    """Ask a node once; raises NodeError.

    A shop at work polls its node under the same identity, and the later question wins: so this one is asked again, by
    then the shop keeps still for a moment.
    """
    for _ in range(QUESTIONS - 1):
        try:
            return await connection.pull(hub, OLDEST_CURSOR, 0)
        except NodeError as error:
            if error.problem is not Problem.SUPERSEDED:
                raise
    return await connection.pull(hub, OLDEST_CURSOR, 0)


async def async_take_over(hass: HomeAssistant, address: NodeAddress, hub: HubIdentity) -> None:
    """Become a node's hub though another one is; raises NodeError.

    The keys given here are of use to nobody: the shop gives its own as soon as it uses the node.
    """
    async with connected(hass, address) as connection:
        now = time()
        grant = KeyRing(dt_util.get_default_time_zone(), now).grant(now)
        said = await connection.set_key(hub, grant, take_over=True)
    if said.status is not KeyStatus.ACCEPTED:
        raise NodeError(Problem.NOT_ENCRYPTED if said.status is KeyStatus.NOT_ENCRYPTED else Problem.OWNED)


class Trial:
    """The tries of one flow to reach a node: the last error for its form, or the candidate that answered."""

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}
        self.problem: Problem | None = None
        self.found: Candidate
        """The last candidate; there is one in every step that follows a try that succeeded."""

    async def async_run(
        self, hass: HomeAssistant, address: NodeAddress, hub: HubIdentity, *, mac: str | None = None
    ) -> Candidate | None:
        """Try an address; `mac`: only this node will do. Gives the candidate, or None and sets the error."""
        try:
            candidate = await async_try_node(hass, address, hub, mac=mac)
        except NodeError as error:
            self._failed(error)
            return None
        self.errors, self.problem, self.found = {}, None, candidate
        return candidate

    async def async_take_over(self, hass: HomeAssistant, hub: HubIdentity) -> bool:
        """Take the candidate over from its hub; False where it refuses, with the error set."""
        try:
            await async_take_over(hass, self.found.address, hub)
        except NodeError as error:
            self._failed(error)
            return False
        return True

    def _failed(self, error: NodeError) -> None:
        self.problem = error.problem
        self.errors = {"base": error.problem.value}


def dismiss_discovery(hass: HomeAssistant, mac: str, flow_id: str) -> None:
    """Offer a node no longer as discovered once another flow than that offer, `flow_id`, has added it."""
    found = {"source": SOURCE_ZEROCONF, "unique_id": mac}
    for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN, match_context=found):
        if flow["flow_id"] != flow_id:
            hass.config_entries.flow.async_abort(flow["flow_id"])


def find_node(hass: HomeAssistant, mac: str) -> tuple[ConfigEntry, ConfigSubentry] | None:
    """Find a node among all shops by its MAC."""
    for entry in hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        for subentry in entry.subentries.values():
            if subentry.subentry_type == SUBENTRY_NODE and subentry.unique_id == mac:
                return entry, subentry
    return None
