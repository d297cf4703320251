"""Captures of somebody who comes into an empty shop.

Somebody passes by outside; a quarter of an hour later a phone is inside, and heard once and again. One arrival is by
Wi-Fi, the next by Bluetooth. Nothing in here was ever on the air.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from simulator import WIFI, Frame, payloads
from simulator.elements import IPHONE_RECENT
from simulator.packets import (
    advertisement,
    capture_head,
    capture_packet,
    probe_request,
    pseudo_header,
    radiotap,
)

if TYPE_CHECKING:
    from pathlib import Path

QUIET_S: Final = 900
"""So far does the clock go back for the next arrival: to a time at which nobody was there."""
QUIET_STEP_S: Final = 10
OUTSIDE_DBM, OUT_OF_REACH_DBM, INSIDE_DBM = -88, -94, -50
"""Who passes by shows that the clock has gone back; what is under the node's gate only has it go on."""
FRAMES: Final = 3
AGAIN_S: Final = 0.3
CHANNEL: Final = 6
MICROSECONDS: Final = 1_000_000


def write_arrival(file: Path, number: int, moment: float) -> Path:
    """Write the capture of an arrival, and return it. `moment`: UTC seconds of the first frame from inside."""
    rng = Random(number)  # noqa: S311 - the same phones at each run
    begin = round((moment - QUIET_S) * MICROSECONDS)
    end = round(moment * MICROSECONDS)
    passing, far, address = (rng.randbytes(5) for _ in range(3))
    outside = Frame(begin, 0, number % 2, _frame(passing, number, OUTSIDE_DBM, rng))
    step = QUIET_STEP_S * MICROSECONDS
    unheard = _frame(far, number, OUT_OF_REACH_DBM, rng)
    quiet = [Frame(time, 0, number % 2, unheard) for time in range(begin + step, end, step)]
    inside = [
        Frame(end + round(AGAIN_S * MICROSECONDS * again), 0, number % 2, _frame(address, number, INSIDE_DBM, rng))
        for again in range(FRAMES)
    ]
    file.write_bytes(capture_head() + b"".join(map(capture_packet, [outside, *quiet, *inside])))
    return file


def _frame(rest: bytes, number: int, signal: int, rng: Random) -> bytes:
    """Return a phone's frame, from an address that ends in this."""
    if number % 2 == WIFI:
        body = IPHONE_RECENT.body("", CHANNEL)
        return radiotap(CHANNEL, signal) + probe_request(b"\x02" + rest, rng.randrange(4096), body)
    return pseudo_header(0, signal) + advertisement(0, b"\x42" + rest, payloads.iphone(rng), random=True)
