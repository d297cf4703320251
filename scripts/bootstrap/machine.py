"""What the machine must bring by itself: a Python, a C++20 compiler, room on the disk."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .errors import ScriptError
from .paths import CACHE

OLDEST_PYTHON = (3, 9)
NEEDED_BYTES = 3 * 1024**3
COMPILERS = ("g++", "clang++", "c++")
PROBE = "#include <bit>\n#include <span>\nint main() { return static_cast<int>(std::popcount(0u)); }\n"


def check_machine() -> None:
    """Raise ScriptError, in one line, for the first thing that the machine lacks."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise ScriptError(f"Python {'.'.join(map(str, OLDEST_PYTHON))} or later is needed, this is {sys.version[:6]}")
    check_disk()
    check_compiler()


def check_disk() -> None:
    """Raise ScriptError where a first set-up would not fit; a finished one needs no more room."""
    CACHE.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(CACHE).free
    if free < NEEDED_BYTES and not (CACHE / "stamps" / "environments").exists():
        raise ScriptError(
            f"set-up needs {NEEDED_BYTES / 1e9:.0f} GB below {CACHE} and {free / 1e9:.1f} GB are free; make room"
        )


def compiler() -> list[str]:
    """Return the words that start the C++ compiler: CXX, else the first of the usual names that is there."""
    override = os.environ.get("CXX", "").strip()
    found = shlex.split(override) if override else [name for name in COMPILERS if shutil.which(name)][:1]
    if not found:
        raise ScriptError("no C++ compiler on PATH; on Debian: apt-get install g++")
    return found


def check_compiler() -> None:
    """Raise ScriptError without a compiler that builds C++20: the node's host build needs it."""
    found = compiler()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "probe.cpp"
        source.write_text(PROBE)
        try:
            done = subprocess.run(
                [*found, "-std=c++20", "-fsyntax-only", str(source)],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=120,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ScriptError(f"the C++ compiler {found[0]} does not run: {type(error).__name__}") from None
    if done.returncode:
        raise ScriptError(f"the C++ compiler {found[0]} does not build C++20; GCC 11 or Clang 14 or later does")
