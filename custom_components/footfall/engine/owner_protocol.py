"""Protocol version 1: the answers that a node gives to its owner alone, read byte by byte.

They are those of `footfall_set_beacons` and `footfall_learn_equipment`; `docs/protocol.md` is the source and
`tests/golden/protocol_v1.txt` holds vectors that the node's tests read as well.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Final

from .protocol import (
    PROTOCOL_VERSION,
    OversizedError,
    ProtocolError,
    TruncatedError,
    VersionError,
    check_length,
    radio_and_kind,
)

if TYPE_CHECKING:
    from .model import AddressKind, Radio

BEACONS_ANSWER_SIZE: Final = 8
EQUIPMENT_HEADER_SIZE: Final = 16
EQUIPMENT_ENTRY_SIZE: Final = 8
MAX_BEACONS: Final = 16
MAX_EQUIPMENT: Final = 64

_BEACONS_ANSWER: Final = struct.Struct("<BBBBI")
_EQUIPMENT_HEADER: Final = struct.Struct("<BBBBBBHIHxx")
_EQUIPMENT_ENTRY: Final = struct.Struct("<6sBb")


class OwnerStatus(IntEnum):
    """Outcome of an action that is the owner's alone; the numbers that `KeyStatus` has too mean the same."""

    ACCEPTED = 0
    VERSION = 1
    NOT_ENCRYPTED = 3
    BAD_ARGUMENTS = 4
    NOT_OWNER = 5


class EquipmentFlag(IntFlag):
    """State of a session. Bits that are not known here are kept and mean nothing."""

    LISTENING = 1
    PAUSED = 2


@dataclass(frozen=True, slots=True)
class BeaconsAnswer:
    """The answer to setting beacons. `count`: identities that were taken."""

    version: int
    size: int
    status: OwnerStatus
    count: int
    boot_id: int


@dataclass(frozen=True, slots=True)
class EquipmentEntry:
    """One thing of the owner's. `address`: 6 bytes as printed, kept out of what is shown. `rssi`: strongest, dBm."""

    address: bytes = field(repr=False)
    radio: Radio
    address_kind: AddressKind
    rssi: int


@dataclass(frozen=True, slots=True)
class EquipmentAnswer:
    """The answer to learning equipment; fields as `docs/protocol.md` names them."""

    version: int
    header_size: int
    entry_size: int
    status: OwnerStatus
    count: int
    flags: EquipmentFlag
    seconds_left: int
    boot_id: int
    heard_s: int
    entries: tuple[EquipmentEntry, ...]


def decode_beacons_answer(data: bytes) -> BeaconsAnswer:
    """Read the answer to setting beacons; later fields of a larger answer are skipped.

    Raises VersionError where the node speaks another version, TruncatedError or OversizedError where the length is not
    what the answer says, ProtocolError where a field holds what it cannot.
    """
    _check_version(data, 2)
    size = data[1]
    if size < BEACONS_ANSWER_SIZE:
        raise ProtocolError(f"the answer to beacons is said to have {size} bytes")
    check_length(len(data), size)
    version, size, status, count, boot_id = _BEACONS_ANSWER.unpack_from(data)
    return BeaconsAnswer(version, size, _status(status), count, boot_id)


def decode_equipment_answer(data: bytes) -> EquipmentAnswer:
    """Read the answer to learning equipment; raises as `decode_beacons_answer` does."""
    _check_version(data, 3)
    header_size, entry_size = data[1:3]
    if header_size < EQUIPMENT_HEADER_SIZE or entry_size < EQUIPMENT_ENTRY_SIZE:
        raise ProtocolError(f"header and entry are said to have {header_size} and {entry_size} bytes")
    if len(data) < header_size:
        raise TruncatedError(f"the answer has {len(data)} bytes, its header {header_size}")
    version, _, _, status, count, flags, seconds_left, boot_id, heard_s = _EQUIPMENT_HEADER.unpack_from(data)
    if count > MAX_EQUIPMENT:
        raise OversizedError(f"the answer announces {count} entries, at most {MAX_EQUIPMENT} are allowed")
    check_length(len(data), header_size + count * entry_size)
    return EquipmentAnswer(
        version,
        header_size,
        entry_size,
        _status(status),
        count,
        EquipmentFlag(flags),
        seconds_left,
        boot_id,
        heard_s,
        tuple(_entry(data, at) for at in range(header_size, len(data), entry_size)),
    )


def _check_version(data: bytes, status_at: int) -> None:
    if len(data) <= status_at:
        raise TruncatedError(f"the answer has {len(data)} bytes")
    if data[0] != PROTOCOL_VERSION or data[status_at] == OwnerStatus.VERSION:
        raise VersionError(data[0])


def _status(value: int) -> OwnerStatus:
    if value not in OwnerStatus:
        raise ProtocolError(f"the answer's status {value} is not known")
    return OwnerStatus(value)


def _entry(data: bytes, at: int) -> EquipmentEntry:
    address, kind, rssi = _EQUIPMENT_ENTRY.unpack_from(data, at)
    return EquipmentEntry(address, *radio_and_kind(kind), rssi)
