"""A Chromium for the tests that click: the machine's own, or Debian's unpacked into the cache."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .environments import only_one
from .errors import ScriptError
from .paths import CACHE
from .run import run, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
UNPACKED = CACHE / "chromium-and-fonts"
PACKAGES = ("chromium", "fonts-dejavu-core", "fonts-wqy-microhei")
"""The second font has the Chinese characters, for which there would be boxes else."""
MISSING = "no Chromium on PATH, and no apt to fetch it with; install chromium to run the tests that click"


@dataclass(frozen=True)
class Chromium:
    """A program, and the environment that it is started in."""

    program: str
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))


def ensure_chromium() -> Chromium:
    """Return a Chromium, fetched where the machine has none. Raises ScriptError where none can be had."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Chromium(found)
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise ScriptError(MISSING)
    with only_one():
        if not UNPACKED.exists():
            fetch_from_debian()
    return unpacked()


def fetch_from_debian() -> None:
    """Unpack the system's own Chromium, with what it needs and the system lacks; nothing of the system is touched."""
    folder = CACHE / "apt-chromium"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("lists/partial", "archives/partial"):
        (folder / name).mkdir(parents=True)
    apt = ["apt-get", "-q", "-o", f"Dir::State::lists={folder}/lists", "-o", f"Dir::Cache={folder}"]
    apt += ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none"]
    say("Chromium: fetching Debian's, for the tests that click")
    run([*apt, "update"], "Chromium, package list")
    run([*apt, "install", "-y", "--no-install-recommends", "--download-only", *PACKAGES], "Chromium, packages")
    staging = UNPACKED.with_suffix(".part")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    for package in sorted((folder / "archives").glob("*.deb")):
        run(["dpkg-deb", "-x", package, staging], f"Chromium, {package.name}")
    staging.rename(UNPACKED)
    shutil.rmtree(folder, ignore_errors=True)


def unpacked() -> Chromium:
    """Return what was unpacked. Raises ScriptError where the system's package holds no program, as Ubuntu's does."""
    # The wrapper in usr/bin looks for the program where a package manager would have put it.
    program = UNPACKED / "usr/lib/chromium/chromium"
    if not program.exists():
        raise ScriptError(MISSING.replace("no apt to fetch it with", "none in apt's package"))
    libraries = UNPACKED / "usr/lib" / f"{os.uname().machine}-linux-gnu"
    places = [libraries, libraries / "nss", libraries / "pulseaudio", os.environ.get("LD_LIBRARY_PATH")]
    env = {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(str(place) for place in places if place)}
    env["FONTCONFIG_FILE"] = str(fonts())
    return Chromium(str(program), env)


def fonts() -> Path:
    """Return a configuration of the fonts that were unpacked and of the machine's own, where it has some."""
    file = UNPACKED / "fonts.conf"
    rules = UNPACKED / "etc/fonts/conf.d"
    file.write_text(
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <include ignore_missing="yes">{escape(str(rules))}</include>
  <dir>{escape(str(UNPACKED / "usr/share/fonts"))}</dir>
  <cachedir>{escape(str(CACHE / "fontconfig"))}</cachedir>
</fontconfig>
""",
        encoding="utf-8",
    )
    return file
