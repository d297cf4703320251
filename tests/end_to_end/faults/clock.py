"""A clock on the wall that a test sets, for one process alone; what never is set, is not."""

from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING

from scripts.bootstrap.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

# Loaded before the C library, it puts its own in the place of the functions that tell the time of day. libfaketime does
# more than that, and under it Home Assistant's threads wait in vain for each other.
SHIM = """
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int64_t ahead() {
  static const volatile int64_t *const place = static_cast<const volatile int64_t *>(
      mmap(nullptr, sizeof(int64_t), PROT_READ, MAP_SHARED, open(getenv("FOOTFALL_CLOCK"), O_RDONLY), 0));
  return *place;
}

extern "C" int clock_gettime(clockid_t clock, timespec *now) {
  int result = static_cast<int>(syscall(SYS_clock_gettime, clock, now));
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += ahead();
  return result;
}

extern "C" int gettimeofday(timeval *now, void *) {
  timespec precise;
  int result = clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}

extern "C" time_t time(time_t *now) {
  timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (now != nullptr)
    *now = precise.tv_sec;
  return precise.tv_sec;
}
"""


class Clock:
    """The clock that a process sees; `environment` is what it must be started with."""

    def __init__(self, folder: Path, at: datetime) -> None:
        folder.mkdir(parents=True)
        source, library = folder / "clock.cpp", folder / "clock.so"
        source.write_text(SHIM)
        run(["c++", "-shared", "-fPIC", "-O1", "-o", library, source], "the clock")
        self._file = folder / "ahead"
        self._ahead = round(at.timestamp() - time.time())
        self._file.write_bytes(struct.pack("=q", self._ahead))
        self.environment: Mapping[str, str] = {"LD_PRELOAD": str(library), "FOOTFALL_CLOCK": str(self._file)}

    @property
    def now(self) -> float:
        """What it shows, UTC seconds."""
        return time.time() + self._ahead

    def step(self, seconds: int) -> None:
        """Set it ahead, or back."""
        self._ahead += seconds
        # In its place: the process looks at this very file.
        with self._file.open("r+b") as file:
            file.write(struct.pack("=q", self._ahead))
