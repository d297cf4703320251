"""Pulls what a node has to say, as fast as it says it: what replay and learn read captures through."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aioesphomeapi import APIClient, APIConnectionError

from custom_components.footfall.engine.clock import NodeClock
from custom_components.footfall.engine.protocol import (
    OLDEST_CURSOR,
    PROTOCOL_VERSION,
    Flag,
    KeyStatus,
    ProtocolError,
    decode_answer,
    decode_key_answer,
)
from scripts.bootstrap.errors import ScriptError

from .free_port import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aioesphomeapi import UserService
    from aioesphomeapi.client import ExecuteServiceDataType

    from custom_components.footfall.engine.model import Batch
    from custom_components.footfall.engine.protocol import Answer

PULL_ACTION: Final = "footfall_pull"
KEY_ACTION: Final = "footfall_set_key"
LONGEST_S: Final = 2**31 - 1
WAIT_MS: Final = 1000
TIMEOUT_S: Final = 30.0
EPOCH_IDS: Final = 255
HUB: Final = "0000000000000001"
TOKEN: Final = "0000000000000002"  # noqa: S105 - nobody else can reach the node


@dataclass(frozen=True)
class EpochKeys:
    """The keys of a replay: reproducible, so for captures alone.

    Epoch n is the `seconds` from `origin` + (n - 1) `seconds` on, in UTC of the captures; without `seconds` there is
    one epoch without end. Its id is n, from 1 to 255 and then from 1 again. The key of epoch 1 is `key`; that of any
    other epoch n is the first 16 bytes of SHA-256 over `key` and n as 8 bytes, signed and little-endian.
    """

    key: bytes
    seconds: int | None = None
    origin: float = 0.0

    def number_at(self, time: float) -> int:
        """Return the number of the epoch that a moment lies in; below 1 before the origin."""
        return 1 if self.seconds is None else int((time - self.origin) // self.seconds) + 1

    def key_of(self, number: int) -> bytes:
        """Return the 16 bytes of an epoch's key."""
        if number == 1:
            return self.key
        return hashlib.sha256(self.key + number.to_bytes(8, "little", signed=True)).digest()[:16]

    def id_of(self, number: int) -> int:
        """Return an epoch's id, 1 to 255."""
        return (number - 1) % EPOCH_IDS + 1

    def left(self, number: int, time: float) -> int:
        """Return how many seconds an epoch still has, at least 1, to the nearest second."""
        if self.seconds is None:
            return LONGEST_S
        return max(1, round(self.origin + number * self.seconds - time))


class Puller:
    """One node's captures as batches, from the first frame to the end.

    `name` stands in messages. `keys` may be set until `batches` is called. `last`: the latest answer, with what was
    lost and why.
    """

    def __init__(self, name: str, port: int, keys: EpochKeys, *, hub: str = HUB) -> None:
        self.name = name
        self.port = port
        self.keys = keys
        self.last: Answer | None = None
        self._hub = hub
        self._lost = asyncio.Event()

    async def begins(self) -> float:
        """Return the node's clock in UTC seconds; before anything was pulled, the time of its first frame."""
        async with self._connected() as (client, pull, _):
            answer = await self._pull(client, pull, OLDEST_CURSOR, 0)
        return answer.now_us / 1e6

    async def batches(self) -> AsyncIterator[Batch]:
        """Give the node's batches until its capture has ended, keys brought as its clock needs them.

        The first one tells when the capture begins: until somebody is heard, the shop is empty.

        Raises ScriptError where the node fails or does not answer as it should.
        """
        clock = NodeClock()
        cursor = OLDEST_CURSOR
        async with self._connected() as (client, pull, set_key):
            answer = await self._pull(client, pull, cursor, 0)
            while True:
                cursor = answer.next
                clock.observe(answer, 0.0)
                batch = answer.batch(clock)
                yield batch
                if batch.ended:
                    return
                if Flag.NO_KEY in answer.flags or (self.keys.seconds is not None and not answer.next_epoch):
                    await self._bring_keys(client, set_key, answer)
                answer = await self._pull(client, pull, cursor, WAIT_MS)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[tuple[APIClient, UserService, UserService]]:
        client = APIClient(LOOPBACK, self.port, None, client_info="footfall-replay")
        self._lost = lost = asyncio.Event()

        async def stopped(_expected: bool) -> None:  # noqa: FBT001 - as aioesphomeapi calls it
            lost.set()

        try:
            await client.connect(on_stop=stopped, login=True)
            _, services = await client.list_entities_services()
            actions = {service.name: service for service in services}
            if not {PULL_ACTION, KEY_ACTION} <= actions.keys():
                raise ScriptError(f"node {self.name}: what listens on port {self.port} is no Footfall node")
            yield client, actions[PULL_ACTION], actions[KEY_ACTION]
        except APIConnectionError as error:
            raise ScriptError(f"node {self.name}: the connection failed: {error}") from error
        except ProtocolError as error:
            raise ScriptError(f"node {self.name}: {error}") from error
        finally:
            await client.disconnect(force=True)

    async def _pull(self, client: APIClient, pull: UserService, cursor: int, wait_ms: int) -> Answer:
        data: ExecuteServiceDataType = {
            "protocol": PROTOCOL_VERSION,
            "hub": self._hub,
            "cursor": cursor,
            "wait_ms": wait_ms,
        }
        self.last = decode_answer(await self._call(client, pull, data))
        return self.last

    async def _bring_keys(self, client: APIClient, set_key: UserService, answer: Answer) -> None:
        """Set the key of the node's moment and the one after it; the key that is in use stays until its own end."""
        now = answer.now_us / 1e6
        number = self.keys.number_at(now)
        if answer.epoch and answer.epoch == self.keys.id_of(number - 1):
            number -= 1
        follows = self.keys.seconds is not None
        data: ExecuteServiceDataType = {
            "protocol": PROTOCOL_VERSION,
            "hub": self._hub,
            "token": TOKEN,
            "epoch": self.keys.id_of(number),
            "key": self.keys.key_of(number).hex(),
            "seconds": self.keys.left(number, now),
            "next_epoch": self.keys.id_of(number + 1) if follows else 0,
            "next_key": self.keys.key_of(number + 1).hex() if follows else "",
            "next_seconds": self.keys.seconds or 0,
            "take_over": True,
        }
        status = decode_key_answer(await self._call(client, set_key, data)).status
        if status is not KeyStatus.ACCEPTED:
            raise ScriptError(f"node {self.name}: refused the key ({status.name})")

    async def _call(self, client: APIClient, action: UserService, data: ExecuteServiceDataType) -> bytes:
        call = asyncio.create_task(client.execute_service(action, data, return_response=True, timeout=TIMEOUT_S))
        # The client would let a call wait on for an answer that nobody is left to give.
        lost = asyncio.create_task(self._lost.wait())
        try:
            await asyncio.wait((call, lost), return_when=asyncio.FIRST_COMPLETED)
            if not call.done():
                raise ScriptError(f"node {self.name}: ended in the middle of its captures; run this again")
            response = await call
        except TimeoutError:
            raise ScriptError(f"node {self.name}: gave no answer within {TIMEOUT_S:.0f} s") from None
        finally:
            call.cancel()
            lost.cancel()
        if response is None or not response.success:
            raise ScriptError(f"node {self.name}: {response.error_message if response else 'gave no answer'}")
        return response.response_data
