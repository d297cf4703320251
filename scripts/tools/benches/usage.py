"""What a process takes of the machine beside processor time, by /proc."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1e6
RESIDENT: Final = 1
"""Place in /proc/PID/statm, in pages."""


def resident(pid: int) -> float:
    """Return the megabytes of a process that lie in memory."""
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[RESIDENT]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def open_files(pid: int) -> int:
    """Return how many files, sockets and pipes a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def threads(pid: int) -> int:
    """Return how many threads a process has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))
