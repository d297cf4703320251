"""Secrets in every way in which they could stand somewhere, and a search that finds them all at once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.bootstrap.machine import compiler
from scripts.bootstrap.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE: Final = Path(__file__).with_name("needles.cpp")
BUILT: Final = CACHE / "needles"
FLAGS: Final = ("-std=c++20", "-O2", "-Wall", "-Wextra", "-Werror")

PSEUDONYM_BITS: Final = 64
DIGIT_BITS: Final = 30
"""CPython keeps an integer as digits of so many bits, four bytes each."""
HASH_MODULUS: Final = (1 << 61) - 1
"""CPython's hash of an integer is its remainder, and stands beside it in dictionaries and sets."""
BASE64_DIGITS: Final = 10
"""Fewer of them are found by chance in much text: 60 bits."""


@dataclass(frozen=True)
class Secrets:
    """What nobody may find. `addresses`: 6 bytes each, `pseudonyms`: 64 bits, `keys`: 16 bytes, `tokens`: as text."""

    addresses: frozenset[bytes] = frozenset()
    pseudonyms: frozenset[int] = frozenset()
    networks: frozenset[bytes] = frozenset()
    keys: frozenset[bytes] = frozenset()
    tokens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which one secret may be written. `kind`: of the secret. `how`: it is written."""

    kind: str
    how: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A secret that stands somewhere. `place`: in what. `times`: how often. `at`: at which byte first. Never which."""

    place: str
    kind: str
    how: str
    times: int
    at: int


def find(secrets: Secrets, haystacks: Iterable[tuple[str, int, Iterable[bytes]]]) -> list[Found]:
    """Search all haystacks, each its name, its length in bytes, and its bytes in pieces of any size."""
    spellings = list({one.data: one for one in spelled(secrets)}.values())
    names = []
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(len(one.data).to_bytes(4, "little") + one.data for one in spellings))
        file.flush()
        with subprocess.Popen([_program(), file.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for name, length, pieces in haystacks:
                names.append(name)
                process.stdin.write(length.to_bytes(8, "little"))
                for piece in pieces:
                    process.stdin.write(piece)
            process.stdin.close()
            lines = process.stdout.read().decode().splitlines()
    assert process.returncode == 0
    found = []
    for line in lines:
        haystack, needle, times, at = map(int, line.split())
        one = spellings[needle]
        found.append(Found(names[haystack], one.kind, one.how, times, at))
    return found


def spelled(secrets: Secrets) -> Iterator[Spelling]:
    """Give every spelling of every secret."""
    for address in secrets.addresses:
        yield from (Spelling("address", how, data) for how, data in (*_bytes(address), *_number(address)))
    for pseudonym in secrets.pseudonyms:
        raw = pseudonym.to_bytes(PSEUDONYM_BITS // 8)
        yield from (Spelling("pseudonym", how, data) for how, data in (*_bytes(raw), *_number(raw)))
        yield Spelling("pseudonym", "digits without zeros", b"%x" % pseudonym)
    for key in secrets.keys:
        halves = (key[:8][::-1], key[8:][::-1])
        numbers = [part for whole in (key, key[::-1], *halves) for part in _number(whole)]
        yield from (Spelling("key", how, data) for how, data in (*_bytes(key), *numbers))
    for name in secrets.networks:
        yield Spelling("network name", "text", name)
    for token in secrets.tokens:
        yield Spelling("token", "text", token.encode())


def _bytes(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Give bytes as such and as text of them, from either end."""
    for order, data in (("", raw), (" from behind", raw[::-1])):
        yield f"bytes{order}", data
        yield f"literal{order}", repr(data)[2:-1].encode()
        yield f"list{order}", ", ".join(map(str, data)).encode()
        for digits in (data.hex(), data.hex(":"), data.hex("-")):
            yield f"digits{order}", digits.encode()
            yield f"capital digits{order}", digits.upper().encode()
        for encode in (b64encode, urlsafe_b64encode):
            for before in range(3):
                # What stands before and behind it in the same text shows in the digits at its ends.
                text = encode(bytes(before) + data)[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
                if len(text) >= BASE64_DIGITS:
                    yield f"base64{order}", text


def _number(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Give an integer in decimal, and as CPython holds it in memory."""
    value = int.from_bytes(raw)
    yield "decimal", b"%d" % value
    if len(raw) == PSEUDONYM_BITS // 8:
        yield "signed decimal", b"%d" % (value - (1 << PSEUDONYM_BITS))
        yield "hash", (value % HASH_MODULUS).to_bytes(8, "little")
    digits = range(-(-value.bit_length() // DIGIT_BITS))
    yield (
        "integer",
        b"".join((value >> place * DIGIT_BITS & (1 << DIGIT_BITS) - 1).to_bytes(4, "little") for place in digits),
    )


@cache
def _program() -> Path:
    """Return the program that searches, built where its source has changed."""
    source = SOURCE.read_bytes()
    words = [*compiler(), *FLAGS]
    program = BUILT / hashlib.sha256(b"\0".join([source, *(word.encode() for word in words)])).hexdigest()[:16]
    if not program.exists():
        BUILT.mkdir(parents=True, exist_ok=True)
        part = program.with_suffix(f".{os.getpid()}")
        subprocess.run([*words, str(SOURCE), "-o", str(part)], check=True, timeout=120)
        part.replace(program)
    return program
