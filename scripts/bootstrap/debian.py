"""Programs of Debian's, unpacked into the cache: nothing of the system is touched."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from .environments import only_one
from .errors import ScriptError
from .paths import CACHE
from .run import run, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def has_apt() -> bool:
    """Tell whether packages can be fetched and unpacked here."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


def unpack(folder: Path, what: str, packages: Sequence[str], purpose: str) -> None:
    """Unpack packages, with what they need and the system lacks, unless that was done; ScriptError where it cannot be.

    `what`: the program's name. `purpose`: what it is fetched for, as it is said while that takes its time.
    """
    if not has_apt():
        raise ScriptError(f"no {what} on PATH, and no apt to fetch it with; install {what.lower()} for {purpose}")
    with only_one():
        if not folder.exists():
            _fetch(folder, what, packages, purpose)


def libraries(folder: Path, *more: str) -> Mapping[str, str]:
    """Return this process's environment with the unpacked libraries found first; `more`: folders of libraries below."""
    place = folder / "usr/lib" / f"{os.uname().machine}-linux-gnu"
    places = [place, *(place / name for name in more), os.environ.get("LD_LIBRARY_PATH")]
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(str(place) for place in places if place)}


def _fetch(folder: Path, what: str, packages: Sequence[str], purpose: str) -> None:
    cache = CACHE / f"apt-{folder.name}"
    shutil.rmtree(cache, ignore_errors=True)
    for name in ("lists/partial", "archives/partial"):
        (cache / name).mkdir(parents=True)
    apt = ["apt-get", "-q", "-o", f"Dir::State::lists={cache}/lists", "-o", f"Dir::Cache={cache}"]
    apt += ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none"]
    say(f"{what}: fetching Debian's, for {purpose}")
    run([*apt, "update"], f"{what}, package list")
    run([*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages], f"{what}, packages")
    staging = folder.with_suffix(".part")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    for package in sorted((cache / "archives").glob("*.deb")):
        run(["dpkg-deb", "-x", package, staging], f"{what}, {package.name}")
    staging.rename(folder)
    shutil.rmtree(cache, ignore_errors=True)
