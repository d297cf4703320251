"""Searches what a run left behind for what it may not hold: keys, addresses, pseudonyms, network names."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEPARATED = re.compile(rb"(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?:[:\-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z])")
HEX_RUN = re.compile(rb"[0-9A-Fa-f]{12,}")
NUMBER = re.compile(rb"-?[0-9]{15,20}")
ESCAPED = re.compile(rb"""b'(?:[^'\\\n]|\\.)*'|b"(?:[^"\\\n]|\\.)*\"""")
ESCAPE = re.compile(rb"\\(x[0-9a-f]{2}|.)")
ESCAPES = {b"t": b"\t", b"n": b"\n", b"r": b"\r"}
ADDRESS_DIGITS = 12
PSEUDONYM_DIGITS = 16
PSEUDONYMS = 1 << 64


@dataclass(frozen=True)
class Secrets:
    """What is known to be secret. `addresses`: 6 bytes each, `pseudonyms`: 64 bits, `keys`: raw bytes."""

    addresses: frozenset[bytes]
    pseudonyms: frozenset[int]
    networks: frozenset[bytes]
    keys: frozenset[bytes]


def leaks_below(folder: Path, secrets: Secrets) -> Iterator[str]:
    """Yield each kind of secret in each file below a folder: file, line and kind, never the secret itself."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for found in leaks(file.read_bytes(), secrets):
            yield f"{file.name}, {found}"


def leaks(data: bytes, secrets: Secrets) -> Iterator[str]:
    """Yield the kinds of secret in this data, with the line."""
    for number, line in enumerate(data.splitlines(), 1):
        for kind in sorted(kinds_in(line, secrets)):
            yield f"line {number}: {kind}"


def kinds_in(line: bytes, secrets: Secrets) -> set[str]:
    """Return the kinds of secret that stand in one line, as text, as numbers or as bytes."""
    found = raw_kinds(line, secrets)
    found |= {"network name" for name in secrets.networks if name in line}
    if any(bytes.fromhex(re.sub("[:-]", "", word.decode())) in secrets.addresses for word in SEPARATED.findall(line)):
        found.add("address")
    for digits in HEX_RUN.findall(line):
        found |= hex_kinds(digits.decode(), secrets)
    if any(int(word) % PSEUDONYMS in secrets.pseudonyms for word in NUMBER.findall(line)):
        found.add("pseudonym")
    for literal in ESCAPED.findall(line):
        found |= raw_kinds(ESCAPE.sub(unescaped, literal[2:-1]), secrets)
    return found


def unescaped(escape: re.Match[bytes]) -> bytes:
    """Return the byte that Python prints in this way."""
    code = escape[1]
    return bytes.fromhex(code[1:].decode()) if len(code) > 1 else ESCAPES.get(code, code)


def hex_kinds(digits: str, secrets: Secrets) -> set[str]:
    """Return what a run of hexadecimal digits holds, at whatever offset."""
    found = set()
    for at in range(len(digits) - ADDRESS_DIGITS + 1):
        if bytes.fromhex(digits[at : at + ADDRESS_DIGITS]) in secrets.addresses:
            found.add("address")
    for at in range(len(digits) - PSEUDONYM_DIGITS + 1):
        value = int(digits[at : at + PSEUDONYM_DIGITS], 16)
        if value in secrets.pseudonyms or int.from_bytes(value.to_bytes(8), "little") in secrets.pseudonyms:
            found.add("pseudonym")
    if any(key.hex() in digits.lower() for key in secrets.keys):
        found.add("key")
    return found


def raw_kinds(data: bytes, secrets: Secrets) -> set[str]:
    """Return what stands in the data byte by byte, a key in base64 as well."""
    found = {"key" for key in secrets.keys if key in data or base64.b64encode(key).rstrip(b"=") in data}
    if any(data[at : at + 6] in secrets.addresses for at in range(len(data) - 5)):
        found.add("address")
    if any(int.from_bytes(data[at : at + 8], "little") in secrets.pseudonyms for at in range(len(data) - 7)):
        found.add("pseudonym")
    return found
