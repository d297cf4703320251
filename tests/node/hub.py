"""A hub that talks to a real host node, for tests: every call as it travels, nothing done behind one's back."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aioesphomeapi import APIClient

from custom_components.footfall.engine.owner_protocol import (
    BeaconsAnswer,
    EquipmentAnswer,
    decode_beacons_answer,
    decode_equipment_answer,
)
from custom_components.footfall.engine.protocol import Answer, KeyAnswer, decode_answer, decode_key_answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from aioesphomeapi import UserService

    from scripts.tools.host_node import HostNode

KEY = "00112233445566778899aabbccddeeff"
OTHER_TOKEN = "0123456789abcdef"  # noqa: S105 - likewise
OTHER_KEY = "ffeeddccbbaa99887766554433221100"
TOKEN = "5eeded0123456789"  # noqa: S105 - of a hub that is no more than a test
LONG_MS = 25_000
FOREVER_S = 2**31 - 1


class RefusedError(Exception):
    """The node ended the call with an error; the message is what it said."""


@dataclass
class Hub:
    """One identity on one connection."""

    client: APIClient
    actions: dict[str, UserService]
    identity: str = "0000000000000001"
    token: str = TOKEN

    def as_(self, identity: str, token: str = OTHER_TOKEN) -> Hub:
        """Return another hub on the same connection."""
        return replace(self, identity=identity, token=token)

    async def call(self, name: str, arguments: dict[str, Any], *, given: int | None = None) -> bytes:
        """Call an action, with only the first `given` arguments where that is set; raises RefusedErrorError."""
        action = self.actions[name]
        if given is not None:
            action = action.from_dict(
                action.to_dict() | {"args": [argument.to_dict() for argument in action.args[:given]]}
            )
        response = await self.client.execute_service(action, arguments, return_response=True, timeout=60)
        assert response is not None
        if not response.success:
            raise RefusedError(response.error_message)
        return bytes(response.response_data)

    async def pull(self, cursor: int = -1, wait_ms: int = 0, **changed: Any) -> Answer:
        """Pull once."""
        arguments = {"protocol": 1, "hub": self.identity, "cursor": cursor, "wait_ms": wait_ms}
        return decode_answer(await self.call("footfall_pull", arguments | changed))

    def start_pull(self, cursor: int = -1, wait_ms: int = LONG_MS) -> asyncio.Task[Answer]:
        """Pull without waiting for the answer."""
        return asyncio.create_task(self.pull(cursor, wait_ms))

    async def set_key(self, epoch: int = 1, key: str = KEY, seconds: int = FOREVER_S, **changed: Any) -> KeyAnswer:
        """Set keys once."""
        arguments = {
            "protocol": 1,
            "hub": self.identity,
            "token": self.token,
            "epoch": epoch,
            "key": key,
            "seconds": seconds,
            "next_epoch": 0,
            "next_key": "",
            "next_seconds": 0,
            "take_over": False,
        }
        return decode_key_answer(await self.call("footfall_set_key", arguments | changed))

    async def set_beacons(self, asked: Iterable[bytes] = (), **changed: Any) -> BeaconsAnswer:
        """Ask for beacons once."""
        arguments = {
            "protocol": 1,
            "hub": self.identity,
            "token": self.token,
            "identities": "".join(identity.hex() for identity in asked),
        }
        return decode_beacons_answer(await self.call("footfall_set_beacons", arguments | changed))

    async def learn_equipment(self, seconds: int = 60, signal: int = -60, **changed: Any) -> EquipmentAnswer:
        """Ask for equipment once; 0 seconds end the session."""
        arguments = {
            "protocol": 1,
            "hub": self.identity,
            "token": self.token,
            "seconds": seconds,
            "signal": signal,
        }
        return decode_equipment_answer(await self.call("footfall_learn_equipment", arguments | changed))

    async def drain(self, cursor: int = -1) -> list[Answer]:
        """Pull until the capture has ended, or waits for a key, and everything was given."""
        answers = []
        while True:
            answer = await self.pull(cursor, 1000)
            answers.append(answer)
            cursor = answer.next
            if answer.drained and answer.flags & (16 | 32):
                return answers


@asynccontextmanager
async def connected(node: HostNode) -> AsyncIterator[Hub]:
    """Connect a hub to a node."""
    client = APIClient("127.0.0.1", node.port, None)
    await client.connect(login=True)
    try:
        _, services = await client.list_entities_services()
        yield Hub(client, {service.name: service for service in services})
    finally:
        await client.disconnect(force=True)
