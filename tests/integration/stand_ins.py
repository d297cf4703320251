"""Stand-ins for what cannot be had for real: an ESPHome device whose answers the test decides, and an adopted one.

`ScriptedNode` speaks just enough of ESPHome's plaintext native API; the real thing is the host node.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

from aioesphomeapi import api_pb2
from aioesphomeapi.core import MESSAGE_TYPE_TO_PROTO
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PORT
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footfall.connection import PULL_ACTION, SET_KEY_ACTION
from tests.golden.vectors import read_vectors

from .links import LOOPBACK, _read_varint, _varint

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from homeassistant.core import HomeAssistant

type Message = Any
"""A message of the native API; protobuf's classes are made as the program runs and have no types."""

API: dict[str, Message] = {message.DESCRIPTOR.name: message for message in MESSAGE_TYPE_TO_PROTO.values()}
NUMBERS = {message: number for number, message in MESSAGE_TYPE_TO_PROTO.items()}
INT, STRING, BOOL = 1, 3, 0
ARGUMENTS = {
    PULL_ACTION: {"protocol": INT, "hub": STRING, "cursor": INT, "wait_ms": INT},
    SET_KEY_ACTION: {
        "protocol": INT,
        "hub": STRING,
        "token": STRING,
        "epoch": INT,
        "key": STRING,
        "seconds": INT,
        "next_epoch": INT,
        "next_key": STRING,
        "next_seconds": INT,
        "take_over": BOOL,
    },
}


def golden(kind: str, name: str) -> bytes:
    """Give an answer from the golden vectors."""
    return next(vector.data for vector in read_vectors(kind) if vector.name == name)


@dataclass
class Refusal:
    """An answer that says no."""

    message: str


@dataclass
class ScriptedNode:
    """A stand-in for a node; `pull` and `set_key` are asked for each answer, None means silence."""

    mac: str = "02:00:00:00:0A:01"
    actions: dict[str, dict[str, int]] = field(default_factory=lambda: dict(ARGUMENTS))
    pull: Callable[[], bytes | Refusal | None] = lambda: golden("answer", "one_arrival")
    set_key: Callable[[], bytes | Refusal | None] = lambda: golden("key_answer", "accepted")
    introduces: bool = True
    port: int = 0

    async def __aenter__(self) -> Self:
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server = await asyncio.start_server(self._serve, LOOPBACK, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                await reader.readexactly(1)
                length, kind = await _read_varint(reader), await _read_varint(reader)
                message = MESSAGE_TYPE_TO_PROTO[kind]()
                message.ParseFromString(await reader.readexactly(length))
                for answer in self._answers(message):
                    data = answer.SerializeToString()
                    writer.write(b"\0" + _varint(len(data)) + _varint(NUMBERS[type(answer)]) + data)
        self._tasks.discard(task)

    def _answers(self, message: Message) -> list[Message]:
        match message.DESCRIPTOR.name:
            case "HelloRequest":
                return [API["HelloResponse"](api_version_major=1, api_version_minor=14, name="node")]
            case "DeviceInfoRequest":
                return [API["DeviceInfoResponse"](name="node", mac_address=self.mac, model="stand-in")]
            case "ListEntitiesRequest" if self.introduces:
                return [*self._actions(), API["ListEntitiesDoneResponse"]()]
            case "ExecuteServiceRequest":
                return self._execute(message)
        return []

    def _actions(self) -> list[Message]:
        argument = api_pb2.__dict__["ListEntitiesServicesArgument"]
        return [
            API["ListEntitiesServicesResponse"](
                name=name, key=key, args=[argument(name=called, type=kind) for called, kind in arguments.items()]
            )
            for key, (name, arguments) in enumerate(self.actions.items(), 1)
        ]

    def _execute(self, message: Message) -> list[Message]:
        name = list(self.actions)[message.key - 1]
        said = self.pull() if name == PULL_ACTION else self.set_key()
        if said is None:
            return []
        answer = API["ExecuteServiceResponse"](call_id=message.call_id)
        if isinstance(said, Refusal):
            answer.error_message = said.message
        else:
            answer.success, answer.response_data = True, said
        return [answer]


def adopted(
    hass: HomeAssistant,
    mac: str,
    port: int,
    key: str = "",
    *,
    host: str = LOOPBACK,
    actions: tuple[str, ...] = (PULL_ACTION,),
) -> MockConfigEntry:
    """Stand in for a device that Home Assistant's esphome integration has adopted: its entry, loaded."""
    entry = MockConfigEntry(
        domain="esphome",
        title="Adopted node",
        unique_id=mac,
        data={CONF_HOST: host, CONF_PORT: port, "noise_psk": key},
        state=ConfigEntryState.LOADED,
    )
    entry.runtime_data = SimpleNamespace(services={n: SimpleNamespace(name=name) for n, name in enumerate(actions)})
    entry.add_to_hass(hass)
    return entry
