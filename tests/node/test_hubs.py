"""Several hubs at one node: two that read the same, and one that has stalled."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from itertools import count, islice
from typing import TYPE_CHECKING

import pytest
from aioesphomeapi.api_pb2 import ExecuteServiceArgument, ExecuteServiceRequest, HelloRequest

from custom_components.footfall.engine.protocol import Flag
from scripts.tools.free_port import LOOPBACK
from scripts.tools.host_node import HostNode
from tests.captures import one_frame_each, write

from .hub import Hub, connected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aioesphomeapi import UserService
    from google.protobuf.message import Message

pytestmark = pytest.mark.usefixtures("socket_enabled", "every_build")

HELLO_REQUEST = 1
EXECUTE_SERVICE_REQUEST = 42
SMALL_BUFFER = 4096

POLLS_AT_A_TIME = 500
NO_MORE_GO_OUT = "TCP buffer full"
"""What ESPHome logs when it drops a message that its client does not take."""

SECOND_HUB = "00000000000000ff"


def frame(kind: int, message: Message) -> bytes:
    """Return a message of the native API as it travels unencrypted; its length has to fit 7 bits."""
    content: bytes = message.SerializeToString()
    assert len(content) < 128
    return bytes([0, len(content), kind]) + content


def poll_frame(pull: UserService, call: int) -> bytes:
    """Return a poll from the oldest sighting on."""
    arguments = [
        ExecuteServiceArgument(int_=1),
        ExecuteServiceArgument(string_="00000000000000aa"),
        ExecuteServiceArgument(int_=-1),
        ExecuteServiceArgument(int_=0),
    ]
    return frame(EXECUTE_SERVICE_REQUEST, ExecuteServiceRequest(key=pull.key, args=arguments, call_id=call))


@asynccontextmanager
async def stalled(node: HostNode, pull: UserService) -> AsyncIterator[socket.socket]:
    """Connect a hub that polls and reads no answer, until the node finds that no more go out to it."""
    loop = asyncio.get_running_loop()
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        connection.settimeout(0)
        await loop.sock_connect(connection, (LOOPBACK, node.port))
        await loop.sock_sendall(connection, frame(HELLO_REQUEST, HelloRequest(client_info="stalled")))
        calls = count(1)
        while NO_MORE_GO_OUT not in node.log:
            for call in islice(calls, POLLS_AT_A_TIME):
                await loop.sock_sendall(connection, poll_frame(pull, call))
            await asyncio.sleep(0)
        yield connection


async def everything(hub: Hub) -> list[int]:
    """Return the pseudonyms of all that a capture gives."""
    answers = await hub.drain()
    assert {answer.missed for answer in answers} == {0}
    return [sighting.pseudonym for answer in answers for sighting in answer.sightings]


async def test_two_hubs_at_a_time_are_given_the_same(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.1 for number in range(2000)]))
    async with (
        HostNode(name="a", captures=[capture]) as node,
        connected(node) as hub,
        connected(node) as other_connection,
    ):
        await hub.set_key()
        first, second = await asyncio.gather(everything(hub), everything(other_connection.as_(SECOND_HUB)))
    assert len(set(first)) == 2000
    assert first == second


async def test_stalled_hub_costs_the_others_nothing(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([number * 0.1 for number in range(2000)]))
    async with HostNode(name="a", captures=[capture]) as node, connected(node) as hub:
        await hub.set_key()
        begun = await hub.pull()
        async with stalled(node, hub.actions["footfall_pull"]):
            assert len(set(await everything(hub.as_(SECOND_HUB)))) == 2000
            assert len(set(await everything(hub))) == 2000
        # It goes away with its answers unread.
        answer = await hub.pull()
    assert answer.boot_id == begun.boot_id
    assert Flag.OWNED_BY_CALLER in answer.flags
