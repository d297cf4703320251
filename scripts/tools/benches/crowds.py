"""Captures of a crowd on Bluetooth: so many addresses, each heard once a second by every node.

Phones, watches and headphones change their address every quarter of an hour, each at its own moment; the things that
stand about keep theirs. Nothing in here was ever on the air.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from simulator import BLUETOOTH, Frame, payloads
from simulator.packets import advertisement, capture_head, capture_packet, pseudo_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from simulator.payloads import Payload

ROTATION_S: Final = 900
STRONGEST, WEAKEST = -48, -86
"""dBm between which devices are heard, each by each node at a strength of its own."""
NOISE: Final = 4
"""dB by which a frame is stronger or weaker than its device usually is, at most."""
GATHER_S: Final = 30
"""Seconds over which the devices come: they would else be told of at the same moments for ever."""
SECOND_US: Final = 1_000_000
RESOLVABLE, NON_RESOLVABLE, STATIC, PUBLIC = 0x40, 0x00, 0xC0, None
"""The top bits of the address; None for one that is not random."""
CONNECTABLE: Final = 0
RF_CHANNEL: Final = 0
"""All frames are on one channel: a board is not told on which it heard an advertisement, so to it they are as well."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing in a crowd of twenty."""

    payload: Payload
    top: int | None
    changes: bool
    of_twenty: int


KINDS: Final = (
    Kind(payloads.iphone, RESOLVABLE, changes=True, of_twenty=6),
    Kind(payloads.android, RESOLVABLE, changes=True, of_twenty=3),
    Kind(payloads.galaxy, RESOLVABLE, changes=True, of_twenty=2),
    Kind(payloads.apple_watch, RESOLVABLE, changes=True, of_twenty=2),
    Kind(payloads.apple_earphones, RESOLVABLE, changes=True, of_twenty=2),
    Kind(payloads.apple_tag, NON_RESOLVABLE, changes=True, of_twenty=1),
    Kind(payloads.laptop, NON_RESOLVABLE, changes=True, of_twenty=1),
    Kind(payloads.fitness_band, STATIC, changes=False, of_twenty=1),
    Kind(payloads.thermometer, STATIC, changes=False, of_twenty=1),
    Kind(payloads.television, PUBLIC, changes=False, of_twenty=1),
)
MIXED: Final = tuple(kind for kind in KINDS for _ in range(kind.of_twenty))


class _Thing:
    """One thing of the crowd: what it sends now, and how strongly each node hears it."""

    def __init__(self, number: int, nodes: int, gather: int, rng: Random) -> None:
        self.kind = MIXED[number % len(MIXED)]
        self.comes = rng.randrange(gather)
        self.turns = rng.randrange(ROTATION_S)
        self.offset_us = rng.randrange(SECOND_US)
        self.strengths = [rng.randint(WEAKEST, STRONGEST) for _ in range(nodes)]
        self.send_anew(rng)

    def send_anew(self, rng: Random) -> None:
        """Take an address that was never used before, and what is said under it."""
        top = self.kind.top
        first = 0x02 if top is None else top | rng.randrange(0x40)
        address = bytes((first,)) + rng.randbytes(5)
        self.packet = advertisement(CONNECTABLE, address, self.kind.payload(rng), random=top is not None)


def write_crowd(
    files: list[Path],
    devices: int,
    begin: int,
    seconds: int,
    *,
    gather: int = GATHER_S,
    comes: Callable[[int], int] | None = None,
) -> None:
    """Write what each node hears of the same devices, a file a node. `begin`: UTC seconds.

    `comes`: from which second on a device of this number comes, within `gather` seconds; all at once unless given.
    """
    rng = Random(devices)  # noqa: S311 - the same crowd at each run
    things = [_Thing(number, len(files), gather, rng) for number in range(devices)]
    if comes is not None:
        for number, thing in enumerate(things):
            thing.comes += comes(number)
    crowd = sorted(things, key=lambda thing: thing.offset_us)
    captures = [file.open("wb") for file in files]
    try:
        for capture in captures:
            capture.write(capture_head())
        for second in range(seconds):
            for thing in crowd:
                if thing.kind.changes and second % ROTATION_S == thing.turns:
                    thing.send_anew(rng)
            there = [thing for thing in crowd if thing.comes <= second]
            for node, capture in enumerate(captures):
                capture.write(b"".join(_heard(thing, node, (begin + second) * SECOND_US, rng) for thing in there))
    finally:
        for capture in captures:
            capture.close()


def _heard(thing: _Thing, node: int, second_us: int, rng: Random) -> bytes:
    strength = thing.strengths[node] + rng.randint(-NOISE, NOISE)
    packet = pseudo_header(RF_CHANNEL, strength) + thing.packet
    return capture_packet(Frame(second_us + thing.offset_us, node, BLUETOOTH, packet))
