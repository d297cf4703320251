"""The search for strangers: in whatever lies below a folder, and in whatever a process holds in memory."""

from __future__ import annotations

import csv
import gzip
import io
import os
import re
import signal
import tarfile
import time
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine.siphash import BLUETOOTH_PUBLIC_TAG, BLUETOOTH_RANDOM_TAG, WIFI_TAG, pseudonym

from .needles import Found, Secrets, find

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE: Final = 1 << 24
PAGE: Final = 4096
GZIP: Final = b"\x1f\x8b"
ZIP: Final = b"PK\x03\x04"
TAR: Final = b"ustar"
TAR_AT: Final = 257
NETWORK: Final = re.compile(rb"net-[0-9]+")
"""Names of networks that simulated phones look for."""


def simulated_secrets(shop: Path, keys: frozenset[bytes]) -> Secrets:
    """Collect what the strangers of a simulated shop could be known by, under these keys. `shop`: its folder."""
    people, networks = _people(shop)
    return Secrets(
        addresses=frozenset(address for address, _ in people),
        pseudonyms=frozenset().union(*(_pseudonyms(key, people) for key in keys)),
        networks=networks,
        keys=keys,
    )


@cache
def _people(shop: Path) -> tuple[frozenset[tuple[bytes, int]], frozenset[bytes]]:
    """Return the addresses with their tags, and the networks looked for."""
    people: set[tuple[bytes, int]] = set()
    with (shop / "addresses.csv").open() as table:
        for row in csv.DictReader(table):
            bluetooth = BLUETOOTH_PUBLIC_TAG if row["kind"] == "public" else BLUETOOTH_RANDOM_TAG
            address = bytes.fromhex(row["address"].replace(":", ""))
            people.add((address, WIFI_TAG if row["radio"] == "wifi" else bluetooth))
    captures = b"".join(file.read_bytes() for file in shop.glob("*.pcapng"))
    return frozenset(people), frozenset(NETWORK.findall(captures))


@cache
def _pseudonyms(key: bytes, people: frozenset[tuple[bytes, int]]) -> frozenset[int]:
    return frozenset(pseudonym(key, address, tag) for address, tag in people)


def in_files(folder: Path, secrets: Secrets, *but: str) -> list[Found]:
    """Search all files below a folder, and what is packed into them; not those of these names."""
    return find(secrets, ((name, len(data), (data,)) for name, data in _contents(folder, but)))


def in_memory(pid: int, secrets: Secrets) -> list[Found]:
    """Search all that a process of ours can write to. It stands still meanwhile, some seconds."""
    os.kill(pid, signal.SIGSTOP)
    try:
        while not _stands_still(pid):
            time.sleep(0.01)
        return find(secrets, _memory(pid))
    finally:
        os.kill(pid, signal.SIGCONT)


def kinds(found: list[Found]) -> set[str]:
    """Return of which kinds the secrets are that were found."""
    return {one.kind for one in found}


def _contents(folder: Path, but: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        # What Home Assistant has just put away is gone.
        with suppress(FileNotFoundError):
            if file.is_file() and file.name not in but:
                yield from _unpacked(str(file.relative_to(folder)), file.read_bytes())


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file, and every file that is packed into it."""
    yield name, data
    if data.startswith(GZIP):
        yield from _unpacked(f"{name}, unpacked", gzip.decompress(data))
    elif data.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for packed in archive.namelist():
                yield from _unpacked(f"{name}, {packed}", archive.read(packed))
    elif data[TAR_AT : TAR_AT + len(TAR)] == TAR:
        with tarfile.open(fileobj=io.BytesIO(data)) as bundle:
            for member in bundle:
                if member.isfile() and (content := bundle.extractfile(member)) is not None:
                    yield from _unpacked(f"{name}, {member.name}", content.read())


def _stands_still(pid: int) -> bool:
    """Tell whether every thread has been stopped: one that goes on gives memory back while it is read."""
    threads = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/stat")]
    return all(told.rpartition(")")[2].split()[0] == "T" for told in threads)


def _memory(pid: int) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps.read().splitlines():
            span, rights, _, _, _, *name = line.split(maxsplit=5)
            if rights.startswith("rw"):
                begin, end = (int(word, 16) for word in span.split("-"))
                yield f"memory {name[0] if name else 'without a name'}", end - begin, _pieces(memory, begin, end)


def _pieces(memory: io.FileIO, begin: int, end: int) -> Iterator[bytes]:
    for place in range(begin, end, PIECE):
        yield from _piece(memory, place, min(PIECE, end - place))


def _piece(memory: io.FileIO, place: int, length: int) -> Iterator[bytes]:
    """Read memory; a page that the kernel does not give, as nobody has used it yet, holds nothing."""
    try:
        memory.seek(place)
        piece = memory.read(length)
    except OSError:
        if length <= PAGE:
            yield bytes(length)
            return
        half = length // 2 // PAGE * PAGE or PAGE
        yield from _piece(memory, place, half)
        yield from _piece(memory, place + half, length - half)
    else:
        yield piece
        if len(piece) < length:
            yield from _piece(memory, place + len(piece), length - len(piece))
