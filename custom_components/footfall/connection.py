"""One connection to a node's native API, and the actions on it."""

from __future__ import annotations

import asyncio
import binascii
import ipaddress
from base64 import b64decode
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aioesphomeapi import (
    APIClient,
    APIConnectionError,
    EncryptionPlaintextAPIError,
    ExecuteServiceResponse,
    InvalidEncryptionKeyAPIError,
    RequiresEncryptionAPIError,
    UserService,
)
from homeassistant.components import zeroconf
from homeassistant.const import __version__ as ha_version
from homeassistant.helpers.device_registry import format_mac

from .engine.owner_protocol import (
    BeaconsAnswer,
    EquipmentAnswer,
    OwnerStatus,
    decode_beacons_answer,
    decode_equipment_answer,
)
from .engine.protocol import (
    PROTOCOL_VERSION,
    Answer,
    KeyAnswer,
    ProtocolError,
    TimeBase,
    VersionError,
    decode_answer,
    decode_key_answer,
)
from .errors import NodeError, Problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator

    from homeassistant.core import HomeAssistant

    from .keys import KeyGrant

REACH_TIMEOUT_S: Final = 10.0
SHAKE_TIMEOUT_S: Final = 15.0
ANSWER_TIMEOUT_S: Final = 10.0
KEY_BYTES: Final = 32

PULL_ACTION: Final = "footfall_pull"
SET_KEY_ACTION: Final = "footfall_set_key"
SET_BEACONS_ACTION: Final = "footfall_set_beacons"
LEARN_EQUIPMENT_ACTION: Final = "footfall_learn_equipment"
PULL_ARGUMENTS: Final = frozenset({"protocol", "hub", "cursor", "wait_ms"})
SET_KEY_ARGUMENTS: Final = frozenset(
    {
        *("protocol", "hub", "token", "epoch", "key", "seconds"),
        *("next_epoch", "next_key", "next_seconds", "take_over"),
    }
)
OWNER_ARGUMENTS: Final = {
    SET_BEACONS_ACTION: frozenset({"protocol", "hub", "token", "identities"}),
    LEARN_EQUIPMENT_ACTION: frozenset({"protocol", "hub", "token", "seconds", "signal"}),
}
"""Of the actions that older nodes do not have."""

_REFUSALS: Final = {
    OwnerStatus.NOT_ENCRYPTED: Problem.NOT_ENCRYPTED,
    OwnerStatus.BAD_ARGUMENTS: Problem.DAMAGED,
    OwnerStatus.NOT_OWNER: Problem.NOT_OWNER,
}


@dataclass(frozen=True, slots=True)
class NodeAddress:
    """Where a node listens. `key`: its encryption key in base64, empty where it has none."""

    host: str
    port: int
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HubIdentity:
    """Who a shop is towards its nodes: a public identity and the secret that proves it, 16 hexadecimal digits each."""

    hub: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NodeIdentity:
    """What a node says of itself. `mac`: as Home Assistant writes it."""

    mac: str
    name: str
    model: str
    version: str


@asynccontextmanager
async def connected(hass: HomeAssistant, address: NodeAddress) -> AsyncIterator[NodeConnection]:
    """Connect to a node for as long as the context lasts.

    Raises NodeError where no connection can be had, and in the middle of the context as soon as it is lost.
    """
    if address.key:
        check_key(address.key)
    client = APIClient(
        address.host,
        address.port,
        client_info=f"Footfall on Home Assistant {ha_version}",
        # Home Assistant's where it runs; otherwise one is made only if a name has to be looked up by mDNS.
        zeroconf_instance=await zeroconf.async_get_instance(hass) if "zeroconf" in hass.config.components else None,
        noise_psk=address.key or None,
    )
    # Its debug log prints what is sent, and this connection sends keys.
    client.set_debug(False)
    loop = asyncio.get_running_loop()
    lifetime = asyncio.timeout(None)
    try:
        async with lifetime:
            connection = NodeConnection(client, lambda: lifetime.reschedule(loop.time()))
            try:
                await connection.open(encrypted=bool(address.key))
                yield connection
            finally:
                connection.close()
    except TimeoutError as error:
        raise NodeError(Problem.LOST) from error


class NodeConnection:
    """One connection, to be had from `connected`. `identity`: what the node says of itself."""

    identity: NodeIdentity

    def __init__(self, client: APIClient, on_lost: Callable[[], None]) -> None:
        self._client = client
        self._on_lost: Callable[[], None] | None = on_lost
        self._actions: dict[str, UserService] = {}
        self._is_here = False
        """Whether the node runs on this very machine."""

    async def open(self, *, encrypted: bool) -> None:
        """Connect, and learn who is there; raises NodeError. Only this very machine is trusted without encryption."""
        await self._reach()
        await self._shake_hands()
        self._is_here = _is_loopback(self._client.connected_address)
        if not encrypted and not self._is_here:
            raise NodeError(Problem.NOT_ENCRYPTED)
        await self._learn_actions()

    def close(self) -> None:
        """Drop the connection, if there is one."""
        self._on_lost = None
        self._client.force_disconnect()

    async def pull(self, hub: HubIdentity, cursor: int, wait_ms: int) -> Answer:
        """Ask for sightings from `cursor` on; raises NodeError."""
        data = await self._call(
            PULL_ACTION,
            {"protocol": PROTOCOL_VERSION, "hub": hub.hub, "cursor": cursor, "wait_ms": wait_ms},
            wait_ms / 1000,
        )
        with _reading():
            answer = decode_answer(data)
        if answer.time_base is TimeBase.CAPTURE and not self._is_here:
            # It plays for this machine alone, and tells any time that it likes.
            raise NodeError(Problem.DAMAGED)
        return answer

    async def set_key(self, hub: HubIdentity, grant: KeyGrant, *, take_over: bool = False) -> KeyAnswer:
        """Give the node its keys; raises NodeError."""
        data = await self._call(
            SET_KEY_ACTION,
            {
                "protocol": PROTOCOL_VERSION,
                "hub": hub.hub,
                "token": hub.token,
                **grant.arguments(),
                "take_over": take_over,
            },
        )
        with _reading():
            return decode_key_answer(data)

    async def set_beacons(self, hub: HubIdentity, identities: Iterable[bytes]) -> BeaconsAnswer:
        """Name the iBeacons, 20 bytes each, that the node is to tell of; raises NodeError, also where it refuses."""
        asked = "".join(identity.hex() for identity in identities)
        data = await self._call_owners(SET_BEACONS_ACTION, hub, {"identities": asked})
        with _reading():
            answer = decode_beacons_answer(data)
        _check(answer.status)
        return answer

    async def learn_equipment(self, hub: HubIdentity, seconds: int, signal: int) -> EquipmentAnswer:
        """Begin a session that learns equipment, or ask what it found; raises NodeError, also where it is refused.

        `seconds`: 0 ends the session. `signal`: the weakest frame that counts, -80 to 0 dBm.
        """
        data = await self._call_owners(LEARN_EQUIPMENT_ACTION, hub, {"seconds": seconds, "signal": signal})
        with _reading():
            answer = decode_equipment_answer(data)
        _check(answer.status)
        return answer

    async def _call_owners(self, name: str, hub: HubIdentity, arguments: dict[str, int | str]) -> bytes:
        """Call an action that is the owner's alone; a node that does not have it is too old for it."""
        action = self._actions.get(name)
        if action is None or {argument.name for argument in action.args} != OWNER_ARGUMENTS[name]:
            raise NodeError(Problem.PROTOCOL_TOO_OLD)
        return await self._call(name, {"protocol": PROTOCOL_VERSION, "hub": hub.hub, "token": hub.token, **arguments})

    async def _reach(self) -> None:
        try:
            async with asyncio.timeout(REACH_TIMEOUT_S):
                await self._client.start_resolve_host(self._stopped, log_errors=False)
                await self._client.start_connection()
        except (APIConnectionError, TimeoutError) as error:
            raise NodeError(Problem.UNREACHABLE) from error

    async def _shake_hands(self) -> None:
        try:
            async with asyncio.timeout(SHAKE_TIMEOUT_S):
                await self._client.finish_connection(login=True)
        except RequiresEncryptionAPIError as error:
            raise NodeError(Problem.KEY_REQUIRED) from error
        except InvalidEncryptionKeyAPIError as error:
            raise NodeError(Problem.KEY_WRONG) from error
        except EncryptionPlaintextAPIError as error:
            raise NodeError(Problem.NOT_ENCRYPTED) from error
        except TimeoutError as error:
            raise NodeError(Problem.SILENT) from error
        except APIConnectionError as error:
            raise NodeError(Problem.NOT_ESPHOME) from error

    async def _learn_actions(self) -> None:
        try:
            async with asyncio.timeout(SHAKE_TIMEOUT_S):
                info, _, actions = await self._client.device_info_and_list_entities()
        except (APIConnectionError, TimeoutError) as error:
            raise NodeError(Problem.SILENT) from error
        self._actions = {action.name: action for action in actions}
        for name, arguments in ((PULL_ACTION, PULL_ARGUMENTS), (SET_KEY_ACTION, SET_KEY_ARGUMENTS)):
            action = self._actions.get(name)
            if action is None or {argument.name for argument in action.args} != arguments:
                raise NodeError(Problem.NOT_FOOTFALL)
        self.identity = NodeIdentity(
            mac=format_mac(info.mac_address),
            name=info.friendly_name or info.name,
            model=info.model,
            version=info.project_version or info.esphome_version,
        )

    async def _call(self, name: str, arguments: dict[str, bool | int | str], patience_s: float = 0) -> bytes:
        try:
            response: ExecuteServiceResponse | None = await self._client.execute_service(
                self._actions[name],
                {**arguments},
                return_response=True,
                timeout=patience_s + ANSWER_TIMEOUT_S,
            )
        except TimeoutError as error:
            raise NodeError(Problem.SILENT) from error
        except APIConnectionError as error:
            raise NodeError(Problem.LOST) from error
        if response is None or not response.success:
            raise NodeError(_refusal(response.error_message if response else ""))
        return response.response_data

    async def _stopped(self, _expected: bool) -> None:  # noqa: FBT001 - aioesphomeapi calls it so
        if self._on_lost is not None:
            self._on_lost()


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what is wrong with an answer's bytes into what is wrong with the node."""
    try:
        yield
    except VersionError as error:
        if error.spoken == PROTOCOL_VERSION:
            # That it does not speak the version that it speaks is no question of versions.
            raise NodeError(Problem.DAMAGED) from error
        older = error.spoken < PROTOCOL_VERSION
        raise NodeError(Problem.PROTOCOL_TOO_OLD if older else Problem.PROTOCOL_TOO_NEW) from error
    except ProtocolError as error:
        raise NodeError(Problem.DAMAGED) from error


def _check(status: OwnerStatus) -> None:
    if (refusal := _REFUSALS.get(status)) is not None:
        raise NodeError(refusal)


def check_key(key: str) -> None:
    """Raise NodeError where this cannot be an encryption key of ESPHome's."""
    try:
        length = len(b64decode(key, validate=True))
    except (binascii.Error, ValueError) as error:
        raise NodeError(Problem.KEY_MALFORMED) from error
    if length != KEY_BYTES:
        raise NodeError(Problem.KEY_MALFORMED)


def _refusal(message: str) -> Problem:
    return {"superseded": Problem.SUPERSEDED, "busy": Problem.BUSY}.get(message, Problem.DAMAGED)


def _is_loopback(host: str | None) -> bool:
    return host is not None and ipaddress.ip_address(host).is_loopback
