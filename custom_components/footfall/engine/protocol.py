"""Protocol version 1 between hub and node: the answers of `footfall_pull` and `footfall_set_key`, read byte by byte.

The answers that are for the node's owner alone are in `owner_protocol`.
`docs/protocol.md` is the source; `tests/golden/protocol_v1.txt` holds vectors that the node's tests read as well.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Any, Final, NamedTuple, override

from .model import AddressKind, Batch, DeviceClass, Radio, Sighting

if TYPE_CHECKING:
    from .clock import NodeClock

PROTOCOL_VERSION: Final = 1
HEADER_SIZE: Final = 96
SIGHTING_SIZE: Final = 24
KEY_ANSWER_SIZE: Final = 16
MAX_ANSWER_SIZE: Final = 1200

CURSOR_MODULUS: Final = 1 << 31
OLDEST_CURSOR: Final = -1
"""The cursor of a caller that has none: answer from the oldest sighting held."""

RING_DELAY_US: Final = 1_500_000
"""A sighting enters the node's ring at most this long after its last frame."""

AHEAD_US: Final = 1_000_000
"""How far what a node tells may lie after the moment at which it tells it: nothing heard does, some may be rounded."""
LATEST_US: Final = 4_102_444_800_000_000
"""The year 2100, after which no capture was made."""

_HEADER: Final = struct.Struct("<BBBBHHIBBHqqqIIIIIIIIIIIIIHBx")
_SIGHTING: Final = struct.Struct("<QIIHBbBBBB")
_TIMES: Final = struct.Struct("<12xI8x")
"""Of a sighting, its `time_ms` alone."""
_FRAMES_AT: Final = 18
_EPOCH_AT: Final = 23
_KEY_ANSWER: Final = struct.Struct("<BBBBIIB3x")
_MIN_READABLE: Final = 4
_NO_SEQUENCE_ABOVE: Final = 0x0FFF


class ProtocolError(ValueError):
    """An answer that is not what protocol version 1 says it is."""


class TruncatedError(ProtocolError):
    """An answer that ends before what it announces."""


class OversizedError(ProtocolError):
    """An answer above the cap, or with more bytes than it announces."""


class VersionError(ProtocolError):
    """The node does not speak this version. `spoken`: the version that it speaks."""

    def __init__(self, spoken: int) -> None:
        super().__init__(f"the node speaks protocol version {spoken}, the hub {PROTOCOL_VERSION}")
        self.spoken = spoken


class Status(IntEnum):
    """Outcome of a pull."""

    OK = 0
    VERSION = 1


class KeyStatus(IntEnum):
    """Outcome of setting a key."""

    ACCEPTED = 0
    VERSION = 1
    OWNED = 2
    NOT_ENCRYPTED = 3
    BAD_ARGUMENTS = 4


class TimeBase(IntEnum):
    """What a node's clock counts."""

    UPTIME = 0
    CAPTURE = 1


class Flag(IntFlag):
    """State of the node. Bits that are not known here are kept and mean nothing."""

    PAUSED = 1
    OWNED = 2
    OWNED_BY_CALLER = 4
    NO_KEY = 8
    ENDED = 16
    WAITS_FOR_KEY = 32
    ANONYMOUS = 64


class RawSighting(NamedTuple):
    """A sighting as it travels: `time_ms` since the answer's `base_us`; `kind` and `device_class` not yet read."""

    pseudonym: int
    fingerprint: int
    time_ms: int
    sequence: int
    frames: int
    rssi: int
    channel: int
    kind: int
    device_class: int
    epoch: int

    @override
    def __repr__(self) -> str:
        """Say nothing of whom it is about."""
        return f"RawSighting({self.time_ms} ms, {self.rssi} dBm)"


@dataclass(slots=True)
class Answer:
    """The answer to a pull; fields as `docs/protocol.md` names them.

    `last_ms`: the latest time of its sightings since `base_us`, 0 where it has none. `told`: its sightings as they
    travel, SIGHTING_SIZE bytes each. Whoever has handed them on gives them up by `forget`, so that nothing of a
    stranger stays with what is kept of a node.
    """

    version: int
    header_size: int
    sighting_size: int
    status: int
    flags: Flag
    count: int
    boot_id: int
    time_base: TimeBase
    epoch: int
    table_used: int
    now_us: int
    base_us: int
    complete_us: int
    oldest: int
    newest: int
    next: int
    missed: int
    epoch_left_s: int
    heard_wifi: int
    heard_bluetooth: int
    lost_gate: int
    lost_queue: int
    lost_table: int
    lost_ring: int
    lost_damaged: int
    unkeyed: int
    table_rows: int
    next_epoch: int
    last_ms: int
    told: bytes = field(repr=False)

    @property
    def sightings(self) -> tuple[RawSighting, ...]:
        """The sightings, with the node's own time, in the order in which the node made them."""
        return tuple(map(RawSighting._make, _SIGHTING.iter_unpack(self.told)))

    def forget(self) -> None:
        """Give the sightings up."""
        self.told = b""

    @property
    def drained(self) -> bool:
        """Nothing more is held than what this answer gave."""
        return self.next == self.newest

    @property
    def full(self) -> bool:
        """No further sighting had room in it; a node that plays a capture as it is pulled stops there."""
        return self.header_size + (self.count + 1) * self.sighting_size > MAX_ANSWER_SIZE

    @property
    def promised_us(self) -> int:
        """Node time in µs before which no sighting will follow.

        `complete_us` speaks of the ring; while the ring holds more than was given, only the order in which sightings
        enter it says anything about what follows.
        """
        if self.drained or not self.told:
            return self.complete_us
        return min(self.complete_us, self.base_us + 1000 * self.last_ms - RING_DELAY_US)

    def batch(self, clock: NodeClock, *, catching_up: bool = False) -> Batch:
        """Give the answer in UTC, by a clock that has observed it. `catching_up`: as of the batch."""
        offset, floor = clock.mapping
        base_us = self.base_us
        # Written out, as it is done for all that is heard: what a call takes would be the most of it.
        sightings = [
            Sighting(
                time if (time := (base_us + 1000 * time_ms) / 1e6 + offset) > floor else floor,
                pseudonym,
                fingerprint,
                sequence if sequence <= _NO_SEQUENCE_ABOVE else None,
                frames,
                rssi,
                channel,
                _RADIOS[kind],
                _KINDS[kind],
                _CLASSES[device_class],
                epoch,
            )
            for (
                pseudonym,
                fingerprint,
                time_ms,
                sequence,
                frames,
                rssi,
                channel,
                kind,
                device_class,
                epoch,
            ) in _SIGHTING.iter_unpack(self.told)
        ]
        return Batch(
            now=clock.utc(self.now_us),
            complete=clock.promise(self.promised_us),
            sightings=tuple(sightings),
            # What the ring has overwritten is a time that was not heard, as is that before a start.
            started=clock.started or self.missed > 0,
            ended=Flag.ENDED in self.flags and self.drained,
            catching_up=catching_up,
        )


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """The answer to setting a key."""

    version: int
    size: int
    status: KeyStatus
    epoch: int
    boot_id: int
    epoch_left_s: int
    next_epoch: int


def decode_answer(data: bytes) -> Answer:
    """Read the answer to a pull; later fields of a header or a sighting larger than ours are skipped.

    Raises VersionError where the node speaks another version, TruncatedError or OversizedError where the length is not
    what the header says, ProtocolError where a field holds what it cannot.
    """
    if len(data) > MAX_ANSWER_SIZE:
        raise OversizedError(f"the answer has {len(data)} bytes, at most {MAX_ANSWER_SIZE} are allowed")
    if len(data) < _MIN_READABLE:
        raise TruncatedError(f"the answer has {len(data)} bytes and no header")
    version, header_size, sighting_size, status = data[:_MIN_READABLE]
    if version != PROTOCOL_VERSION or status == Status.VERSION:
        raise VersionError(version)
    if status != Status.OK:
        raise ProtocolError(f"the answer's status {status} is not known")
    if header_size < HEADER_SIZE or sighting_size < SIGHTING_SIZE:
        raise ProtocolError(f"header and sighting are said to have {header_size} and {sighting_size} bytes")
    if len(data) < header_size:
        raise TruncatedError(f"the answer has {len(data)} bytes, its header {header_size}")
    fields: list[Any] = list(_HEADER.unpack_from(data))
    check_length(len(data), header_size + fields[5] * sighting_size)
    fields[4] = Flag(fields[4])
    fields[7] = _time_base(fields[7])
    told = _told(data[header_size:], sighting_size)
    fields += [max(_TIMES.iter_unpack(told), default=(0,))[0], told]
    answer = Answer(*fields)
    _check_cursors(answer)
    _check_times(answer)
    return answer


def decode_key_answer(data: bytes) -> KeyAnswer:
    """Read the answer to setting a key; raises as `decode_answer` does."""
    if len(data) < _MIN_READABLE:
        raise TruncatedError(f"the key answer has {len(data)} bytes")
    version, size, status, _ = data[:_MIN_READABLE]
    if version != PROTOCOL_VERSION or status == KeyStatus.VERSION:
        raise VersionError(version)
    if size < KEY_ANSWER_SIZE:
        raise ProtocolError(f"the key answer is said to have {size} bytes")
    check_length(len(data), size)
    if status not in KeyStatus:
        raise ProtocolError(f"the key answer's status {status} is not known")
    *head, epoch, boot_id, epoch_left_s, next_epoch = _KEY_ANSWER.unpack_from(data)
    return KeyAnswer(head[0], head[1], KeyStatus(status), epoch, boot_id, epoch_left_s, next_epoch)


def cursor_distance(first: int, second: int) -> int:
    """Sightings from cursor `first` to `second`, 0 to 2^31 - 1."""
    return (second - first) % CURSOR_MODULUS


def cursor_before(first: int, second: int) -> bool:
    """Whether `first` is before `second` by the wrapping rule; equal ones are not."""
    return 0 < cursor_distance(first, second) < CURSOR_MODULUS // 2


def counter_growth(before: int, after: int) -> int:
    """How far a counter that wraps at 2^32 has gone."""
    return (after - before) % (1 << 32)


def check_length(length: int, announced: int) -> None:
    """Raise TruncatedError or OversizedError unless an answer has as many bytes as it announces."""
    if length < announced:
        raise TruncatedError(f"the answer has {length} bytes and announces {announced}")
    if length > announced:
        raise OversizedError(f"the answer has {length} bytes and announces {announced}")


def _check_cursors(answer: Answer) -> None:
    """Refuse a `next` that would have the hub read again what it was given, or pass over what it was not."""
    given_up_to = cursor_distance(answer.oldest, answer.next)
    are_cursors = max(answer.oldest, answer.newest, answer.next) < CURSOR_MODULUS
    if not (are_cursors and answer.count <= given_up_to <= cursor_distance(answer.oldest, answer.newest)):
        raise ProtocolError(
            f"the next cursor {answer.next} after {answer.count} sightings is not between those that are held, "
            f"{answer.oldest} and {answer.newest}"
        )


def _check_times(answer: Answer) -> None:
    """Refuse moments that no node can have told of: others would be taken for late because of them."""
    last = answer.base_us + 1000 * answer.last_ms
    latest = answer.now_us + AHEAD_US if answer.time_base is TimeBase.UPTIME else LATEST_US
    times = answer.now_us, answer.base_us, answer.complete_us, last
    if min(times) < 0 or max(times) > latest:
        raise ProtocolError(f"the node tells of {min(times)} to {max(times)} at {answer.now_us}")


def _time_base(value: int) -> TimeBase:
    if (time_base := _TIME_BASES.get(value)) is None:
        raise ProtocolError(f"the node's time base {value} is not known")
    return time_base


def _told(data: bytes, size: int) -> bytes:
    """Return what is known of sightings that may be larger than ours. ProtocolError where that cannot be."""
    if size > SIGHTING_SIZE:
        data = b"".join(data[at : at + SIGHTING_SIZE] for at in range(0, len(data), size))
    # Byte by byte, and no more of it: it is done for all that is heard.
    if 0 in data[_FRAMES_AT::SIGHTING_SIZE] or 0 in data[_EPOCH_AT::SIGHTING_SIZE]:
        raise ProtocolError("a sighting has no frames, or is of no epoch")
    return data


def radio_and_kind(value: int) -> tuple[Radio, AddressKind]:
    """Read the kind byte; a kind that is not known counts as the shortest-lived one of its radio."""
    radio = Radio(value >> 7)
    kind = value & 0x07
    if kind in AddressKind and not (radio is Radio.WIFI and kind == AddressKind.IDENTITY):
        return radio, AddressKind(kind)
    return radio, AddressKind.RANDOM if radio is Radio.WIFI else AddressKind.NON_RESOLVABLE


_TIME_BASES: Final = {int(time_base): time_base for time_base in TimeBase}
_RADIOS: Final = tuple(radio_and_kind(value)[0] for value in range(256))
_KINDS: Final = tuple(radio_and_kind(value)[1] for value in range(256))
_CLASSES: Final = tuple(DeviceClass(value) if value in DeviceClass else DeviceClass.UNKNOWN for value in range(256))
