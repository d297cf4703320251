"""What stands between hub and node and fails as the test says: the network, or the node as seen from outside.

The node behind is the real one. It plays a capture, so its clock is the capture's; in front of one that plays live it
is told as the uptime of a board that was started in 1970, so that what a hub demands of a board is demanded of it.
"""

from __future__ import annotations

import asyncio
import struct
from time import time
from typing import TYPE_CHECKING

from tests.integration.links import LOOPBACK, Link, _read_varint, _varint
from tests.integration.stand_ins import API, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.tools.host_node import HostNode

ANSWERS = NUMBERS[API["ExecuteServiceResponse"]]
HEADER = 96
TIME_BASE, NOW = 12, 16

type Altered = Callable[[bytes], bytes]


class Front(Link):
    """A node as its hub reaches it; what is altered is altered from the next answer on.

    `says`: what becomes of the bytes of an answer to `footfall_pull`. `wire`: what becomes of the whole message that
    bears it. `delay_s`: how long an answer is under way. `hangs`: connections are taken, and nothing more.
    """

    def __init__(self, node: HostNode, *, board: bool) -> None:
        super().__init__(node.port)
        self.name = node.name
        self.mac = node.mac
        self.says: Altered | None = None
        self.wire: Altered | None = None
        self.delay_s: Callable[[], float] | None = None
        self.hangs = False
        self._board = board

    def well(self) -> None:
        """Let everything pass as it is."""
        self.says = self.wire = self.delay_s = None
        self.hangs = False

    @property
    def severed(self) -> bool:
        """Whether no connection is taken."""
        return not self._server.is_serving()

    async def sever(self) -> None:
        """Reset every connection, and take none."""
        self._server.close()
        self.cut()

    async def mend(self) -> None:
        """Take connections again."""
        self._server = await asyncio.start_server(self._serve, LOOPBACK, self.port)

    async def _to_node(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await self._read(reader):
            if not self.hangs:
                writer.write(data)
        writer.transport.abort()

    async def _read(self, reader: asyncio.StreamReader) -> bytes:
        try:
            return await reader.read(4096)
        except OSError:
            return b""

    async def _to_hub(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await reader.readexactly(1)
            length, kind = await _read_varint(reader), await _read_varint(reader)
            data = await reader.readexactly(length)
            message = b"\0" + _varint(length) + _varint(kind) + data
            if kind == ANSWERS:
                message = await self._answered(message, data)
            self.passed += len(message)
            if not self.hangs:
                writer.write(message)
            if self.cut_after is not None and self.passed >= self.cut_after:
                self.cut_after = None
                await writer.drain()
                await self.sever()
                return

    async def _answered(self, message: bytes, data: bytes) -> bytes:
        answer = API["ExecuteServiceResponse"]()
        answer.ParseFromString(data)
        said: bytes = answer.response_data
        if len(said) < HEADER:
            return message
        if self._board:
            now = struct.pack("<q", int(time() * 1e6))
            said = said[:TIME_BASE] + b"\0" + said[TIME_BASE + 1 : NOW] + now + said[NOW + 8 :]
        if self.delay_s is not None:
            await asyncio.sleep(self.delay_s())
        answer.response_data = said if self.says is None else self.says(said)
        data = answer.SerializeToString()
        message = b"\0" + _varint(len(data)) + _varint(ANSWERS) + data
        return message if self.wire is None else self.wire(message)
