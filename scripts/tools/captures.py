"""Captures through host nodes: what replay and learn have in common."""

from __future__ import annotations

import logging
import signal
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custom_components.footfall.engine.model import Batch
from custom_components.footfall.engine.siphash import KEY_SIZE, pseudonyms
from scripts.bootstrap.errors import ScriptError

from .host_node import HostNode
from .pull import EpochKeys, Puller

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
    from pathlib import Path

DEFAULT_NODE = "node"
DEFAULT_KEY = "00112233445566778899aabbccddeeff"
ADDRESS_DIGITS = 12
UNGATED = -128
"""A board's gate protects its memory, dBm; what counts is decided in the engine."""


@dataclass(frozen=True)
class Piece:
    """A part of what a node said that ends at one moment."""

    moment: float
    batch: Batch


def complain(line: str) -> None:
    """Print one line on standard error."""
    print(f"footfall: {line}", file=sys.stderr, flush=True)


def read_addresses(path: Path) -> list[bytes]:
    """Read a file of one address a line; blank lines and what follows a # are skipped."""
    addresses = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        word = line.partition("#")[0].strip()
        if not word:
            continue
        digits = word.replace(":", "").replace("-", "")
        try:
            address = bytes.fromhex(digits)
        except ValueError:
            address = b""
        if len(digits) != ADDRESS_DIGITS or not address:
            raise ScriptError(f"{path}: line {number} is not an address like 02:00:00:00:00:01")
        addresses.append(address)
    return addresses


def read_text(path: Path) -> str:
    """Read a text file; ScriptError with its name and what is wrong."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise ScriptError(f"{path}: cannot be read: {reason}") from None


def check_readable(files: Iterable[Path]) -> None:
    """Raise ScriptError for the first file that is not there or cannot be read."""
    for file in files:
        try:
            with file.open("rb"):
                pass
        except OSError as error:
            raise ScriptError(f"{file}: cannot be read: {error.strerror}") from None


class Ignored:
    """The pseudonyms of own equipment, worked out for an epoch when it is first met."""

    def __init__(self, addresses: Iterable[bytes], keys: EpochKeys) -> None:
        self._addresses = tuple(addresses)
        self._keys = keys
        self._known: dict[int, tuple[int, frozenset[int]]] = {}

    def of(self, batch: Batch) -> Mapping[int, frozenset[int]] | None:
        """Return the pseudonyms by epoch when the batch brings an epoch that was not met, else None."""
        if not self._addresses:
            return None
        fresh = False
        for sighting in batch.sightings:
            number = self._number(sighting.epoch, sighting.time)
            if self._known.get(sighting.epoch, (None,))[0] != number:
                key = self._keys.key_of(number)
                names = frozenset().union(*(pseudonyms(key, address) for address in self._addresses))
                self._known[sighting.epoch] = (number, names)
                fresh = True
        return {epoch: names for epoch, (_, names) in self._known.items()} if fresh else None

    def _number(self, epoch: int, time: float) -> int:
        """Return the number of the epoch with this id that lies nearest to a moment."""
        now = self._keys.number_at(time)
        return next((near for near in (now, now - 1, now + 1) if self._keys.id_of(near) == epoch), now)


async def run_nodes(
    captures: Mapping[str, Sequence[Path]],
    keys_at: Callable[[float], EpochKeys],
    take: Callable[[str, Batch], None],
    known: Callable[[str], None],
) -> list[str]:
    """Run captures through one host node each and give what they say in one order of time; return capture trouble.

    `captures`: files by node, in any order. `keys_at` makes the keys from the time of the first frame of all. `known`
    is told of every node before any of them speaks. What is given does not depend on which node answers first.
    """
    captures = {name: await in_time_order(name, files) for name, files in captures.items()}
    async with AsyncExitStack() as stack:
        nodes = [
            await stack.enter_async_context(HostNode(name=name, captures=files, speed="pulled", gate=UNGATED))
            for name, files in sorted(captures.items())
        ]
        pullers = [Puller(node.name, node.port, keys_at(0.0)) for node in nodes]
        keys = keys_at(min([await puller.begins() for puller in pullers]))
        for puller in pullers:
            puller.keys = keys
        for puller in pullers:
            known(puller.name)
        if len(pullers) == 1:
            async for batch in pullers[0].batches():
                take(pullers[0].name, batch)
        else:
            await _in_order([(puller.name, _pieces(puller.batches())) for puller in pullers], take)
        return [f"{line}" for node in nodes for line in node.trouble]


async def in_time_order(name: str, files: Sequence[Path]) -> list[Path]:
    """Return a node's files by the time of their first frame; files that begin at one time stay as they are."""
    if len(files) == 1:
        return list(files)
    begins = []
    for file in files:
        async with HostNode(name=name, captures=[file], speed="pulled", gate=UNGATED) as node:
            begins.append(await Puller(name, node.port, EpochKeys(bytes(KEY_SIZE))).begins())
    return [file for _, file in sorted(zip(begins, files, strict=True), key=lambda pair: pair[0])]


async def _in_order(streams: Sequence[tuple[str, AsyncIterator[Piece]]], take: Callable[[str, Batch], None]) -> None:
    """Give the pieces of several nodes in the order of their moments."""
    next_pieces = [await anext(stream, None) for _, stream in streams]
    while True:
        moments = [(piece.moment, place) for place, piece in enumerate(next_pieces) if piece is not None]
        if not moments:
            return
        place = min(moments)[1]
        name, stream = streams[place]
        piece = next_pieces[place]
        if piece is not None:
            take(name, piece.batch)
        next_pieces[place] = await anext(stream, None)


async def _pieces(batches: AsyncIterator[Batch]) -> AsyncIterator[Piece]:
    """Cut batches into single sightings, so that no node's time runs ahead of another's."""
    moment = float("-inf")
    async for batch in batches:
        started = batch.started
        if started:
            moment = float("-inf")
        for sighting in batch.sightings:
            moment = max(moment, sighting.time)
            yield Piece(moment, Batch(moment, moment, (sighting,), started=started))
            started = False
        moment = max(moment, batch.complete)
        yield Piece(moment, Batch(batch.now, moment, started=started, ended=batch.ended))


def run(main: Callable[[], int]) -> int:
    """Run a script's main function; a failure becomes one line and its status."""
    signal.signal(signal.SIGTERM, _interrupt)
    # What fails on the way to a node is told once, in a line of ours.
    logging.getLogger("aioesphomeapi").setLevel(logging.CRITICAL)
    try:
        return main()
    except ScriptError as error:
        complain(str(error))
        return error.status
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
        return 1
    except KeyboardInterrupt:
        return 130


def _interrupt(_number: int, _frame: object) -> None:
    """End like at Ctrl-C when asked to end (by `timeout`, a service manager): host nodes and unfinished files go."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        raise KeyboardInterrupt
    signal.raise_signal(signal.SIGINT)
