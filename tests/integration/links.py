"""What stands between hub and node on a real network: a link that fails, and encryption.

The node behind is the real one. The host node is built without encryption, so `NoiseFront` speaks it in its place:
ESPHome's Noise towards the hub, plaintext towards the node.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from aioesphomeapi._frame_helper.noise_encryption import decode_noise_psk
from cryptography.exceptions import InvalidTag
from noise.connection import NoiseConnection

if TYPE_CHECKING:
    from types import TracebackType

LOOPBACK = "127.0.0.1"
NOISE = b"Noise_NNpsk0_25519_ChaChaPoly_SHA256"
PROLOGUE = b"NoiseAPIInit\x00\x00"


class Link:
    """A forwarder on loopback: everything passes, until it is cut."""

    def __init__(self, node_port: int) -> None:
        self.node_port = node_port
        self.port = 0
        self.accepted = 0
        self.passed = 0
        """Bytes that came from the node."""
        self.cut_after: int | None = None
        """Cut once so many bytes have come from the node, in the middle of whatever it says."""
        self._server: asyncio.Server
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, LOOPBACK, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks)
        await self._server.wait_closed()

    def cut(self) -> None:
        """Reset every connection."""
        for writer in self._writers:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                node_reader, node_writer = await asyncio.open_connection(LOOPBACK, self.node_port)
                self._writers.add(node_writer)
                await self._talk((reader, writer), (node_reader, node_writer))
        finally:
            for end in (writer, *([node_writer] if "node_writer" in locals() else [])):
                self._writers.discard(end)
                end.transport.abort()
            self._tasks.discard(task)

    async def _talk(
        self,
        hub: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        node: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        up = asyncio.create_task(self._to_node(hub[0], node[1]))
        try:
            await self._to_hub(node[0], hub[1])
        finally:
            up.cancel()
            await asyncio.wait([up])

    async def _to_node(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(4096):
                writer.write(data)
            writer.transport.abort()

    async def _to_hub(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(4096):
            if self.cut_after is not None and self.passed + len(data) >= self.cut_after:
                writer.write(data[: self.cut_after - self.passed])
                self.passed, self.cut_after = self.cut_after, None
                await writer.drain()
                return
            self.passed += len(data)
            writer.write(data)


class NoiseFront(Link):
    """A link that is encrypted towards the hub; `key` in base64 may be changed while it runs."""

    def __init__(self, node_port: int, key: str, name: str = "front") -> None:
        super().__init__(node_port)
        self.key = key
        self.name = name

    async def _talk(
        self,
        hub: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        node: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        reader, writer = hub
        if await reader.readexactly(1) != b"\x01":
            # A plaintext hub: an encrypted node answers so, and closes.
            writer.write(_frame(b"\x01" + b"Bad indicator byte"))
            await writer.drain()
            return
        noise = await self._shake_hands(reader, writer)
        if noise is None:
            return
        up = asyncio.create_task(_decrypt(noise, reader, node[1]))
        try:
            await _encrypt(noise, node[0], writer)
        finally:
            up.cancel()
            await asyncio.wait([up])

    async def _shake_hands(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        await reader.readexactly(int.from_bytes(await reader.readexactly(2)))
        hello = await _read_frame(reader)
        noise: Any = NoiseConnection.from_name(NOISE)
        noise.set_as_responder()
        noise.set_psks(decode_noise_psk(self.key))
        noise.set_prologue(PROLOGUE)
        noise.start_handshake()
        writer.write(_frame(b"\x01" + self.name.encode() + b"\0"))
        try:
            noise.read_message(hello[1:])
        except InvalidTag:
            writer.write(_frame(b"\x01Handshake MAC failure"))
            await writer.drain()
            return None
        writer.write(_frame(b"\x00" + noise.write_message()))
        return noise


def _frame(data: bytes) -> bytes:
    return b"\x01" + len(data).to_bytes(2) + data


async def _read_frame(reader: asyncio.StreamReader) -> bytes:
    await reader.readexactly(1)
    return await reader.readexactly(int.from_bytes(await reader.readexactly(2)))


async def _decrypt(noise: NoiseConnection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, asyncio.IncompleteReadError):
        while True:
            message = noise.decrypt(await _read_frame(reader))
            kind, data = int.from_bytes(message[:2]), message[4:]
            writer.write(b"\0" + _varint(len(data)) + _varint(kind) + data)
    writer.transport.abort()


async def _encrypt(noise: NoiseConnection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await reader.readexactly(1)
        length, kind = await _read_varint(reader), await _read_varint(reader)
        data = await reader.readexactly(length)
        writer.write(_frame(noise.encrypt(kind.to_bytes(2) + length.to_bytes(2) + data)))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


async def _read_varint(reader: asyncio.StreamReader) -> int:
    value, shift = 0, 0
    while True:
        byte = (await reader.readexactly(1))[0]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value
        shift += 7
