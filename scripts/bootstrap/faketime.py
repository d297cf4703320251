"""libfaketime, under which a program sees another time: the machine's own, or Debian's unpacked into the cache."""

from __future__ import annotations

import os
from pathlib import Path

from .debian import unpack
from .errors import ScriptError
from .paths import CACHE

UNPACKED = CACHE / "faketime"


def ensure_faketime() -> Path:
    """Return the library, fetched where the machine has none. Raises ScriptError where it cannot be had."""
    place = Path("usr/lib", f"{os.uname().machine}-linux-gnu", "faketime/libfaketime.so.1")
    if (found := Path("/") / place).exists():
        return found
    unpack(UNPACKED, "libfaketime", ["libfaketime"], "the tests of the clock")
    if not (found := UNPACKED / place).exists():
        raise ScriptError("no libfaketime in apt's package; install libfaketime for the tests of the clock")
    return found
