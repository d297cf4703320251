"""A Chromium for the tests that click: the machine's own, or Debian's unpacked into the cache."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from .debian import libraries, unpack
from .errors import ScriptError
from .paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
UNPACKED = CACHE / "chromium-and-fonts"
PACKAGES = ("chromium", "fonts-dejavu-core", "fonts-wqy-microhei")
"""The second font has the Chinese characters, for which there would be boxes else."""
MISSING = "no Chromium on PATH, and none in apt's package; install chromium for the tests that click"


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
    unpack(UNPACKED, "Chromium", PACKAGES, "the tests that click")
    return unpacked()


def unpacked() -> Chromium:
    """Return what was unpacked. Raises ScriptError where the system's package holds no program, as Ubuntu's does."""
    # The wrapper in usr/bin looks for the program where a package manager would have put it.
    program = UNPACKED / "usr/lib/chromium/chromium"
    if not program.exists():
        raise ScriptError(MISSING)
    env = {**libraries(UNPACKED, "nss", "pulseaudio"), "FONTCONFIG_FILE": str(fonts())}
    return Chromium(str(program), env)


def fonts() -> Path:
    """Return a configuration of the fonts that were unpacked and of the machine's own, where it has some."""
    file = UNPACKED / "fonts.conf"
    rules = UNPACKED / "etc/fonts/conf.d"
    # Another one that starts at the same time reads the file: it is never half of one.
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(
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
    return fresh.replace(file)
