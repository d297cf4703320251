"""Cuts a capture of the simulator into pieces, as a node would have it that was off in between."""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PACKET: Final = 6
"""Type of an enhanced packet block (pcapng, section 4.3)."""

_HEAD: Final = Struct("<II")
_STAMP: Final = Struct("<II")
_STAMP_AT: Final = 12


def cut(capture: Path, spans: Sequence[tuple[float, float]]) -> list[Path]:
    """Write what was heard within each span, UTC seconds, into a file of its own beside the capture; return these."""
    data = capture.read_bytes()
    blocks = list(_blocks(data))
    common = b"".join(block for moment, block in blocks if moment is None)
    pieces = []
    for number, (begin, end) in enumerate(spans):
        piece = capture.with_name(f"{capture.stem}.{number}{capture.suffix}")
        piece.write_bytes(
            common + b"".join(block for moment, block in blocks if moment is not None and begin <= moment < end)
        )
        pieces.append(piece)
    return pieces


def _blocks(data: bytes) -> Iterator[tuple[float | None, bytes]]:
    """Give every block with its moment, None for what is no packet. Stamps are µs, as the simulator writes them."""
    place = 0
    while place < len(data):
        kind, size = _HEAD.unpack_from(data, place)
        moment = None
        if kind == PACKET:
            high, low = _STAMP.unpack_from(data, place + _STAMP_AT)
            moment = (high << 32 | low) / 1e6
        yield moment, data[place : place + size]
        place += size
