"""What replay and learn have in common on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .captures import DEFAULT_NODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEY_BYTES = 16
LONGEST_EPOCH = 2**31 - 1


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the captures and what applies to all of them."""
    parser.add_argument(
        "captures",
        metavar="CAPTURE",
        nargs="+",
        type=capture_argument,
        help="a capture file (pcap or pcapng), or NODE=FILE",
    )
    parser.add_argument(
        "--ignore", metavar="FILE", type=Path, help="addresses of own equipment, one a line: not counted"
    )
    parser.add_argument(
        "--timezone",
        metavar="TZ",
        type=zone_argument,
        default=ZoneInfo("UTC"),
        help="zone of the local times read and written, like Europe/Prague (default UTC)",
    )


def keep_inputs(parser: argparse.ArgumentParser, options: argparse.Namespace, outputs: Iterable[Path | None]) -> None:
    """End with bad usage where an output would overwrite a capture or another output."""
    taken = {file.resolve() for _, file in options.captures}
    for output in outputs:
        if output is None:
            continue
        if output.resolve() in taken:
            parser.error(f"{output} is given twice: it would be overwritten")
        taken.add(output.resolve())


def capture_argument(word: str) -> tuple[str, Path]:
    """Read NODE=FILE or FILE; a file of that very name is a file."""
    name, equals, file = word.partition("=")
    if not equals or Path(word).exists():
        return DEFAULT_NODE, Path(word)
    if not name or not file:
        raise argparse.ArgumentTypeError(f"{word!r} is neither FILE nor NODE=FILE")
    return name, Path(file)


def zone_argument(word: str) -> ZoneInfo:
    """Read a time zone's name."""
    try:
        return ZoneInfo(word)
    except ZoneInfoNotFoundError, ValueError, OSError:
        raise argparse.ArgumentTypeError(f"{word!r} is no time zone; give one like Europe/Prague") from None


def key_argument(word: str) -> bytes:
    """Read a key of 32 hexadecimal digits."""
    try:
        key = bytes.fromhex(word)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES or len(word) != 2 * KEY_BYTES:
        raise argparse.ArgumentTypeError(f"a key has {2 * KEY_BYTES} hexadecimal digits")
    return key


def epoch_argument(word: str) -> int:
    """Read the length of an epoch in whole seconds."""
    if not word.isdecimal() or not 0 < int(word) <= LONGEST_EPOCH:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of seconds from 1 to {LONGEST_EPOCH}")
    return int(word)


def by_node(captures: Sequence[tuple[str, Path]]) -> dict[str, list[Path]]:
    """Sort captures by node, in the order given."""
    nodes: dict[str, list[Path]] = {}
    for name, file in captures:
        nodes.setdefault(name, []).append(file)
    return nodes
