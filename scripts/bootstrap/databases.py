"""Servers that a recorder may write to: the machine's own, or Debian's unpacked into the cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .debian import libraries, unpack
from .errors import ScriptError
from .paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Mapping

PURPOSE = "the tests of the recorder's databases"
POSTGRESQL = "usr/lib/postgresql"
MARIADB = ("usr/sbin/mariadbd", "usr/share/mysql")


@dataclass(frozen=True)
class Server:
    """Where a server's files are. `root`: the folder in which `usr` is. `environment`: what its programs run in."""

    root: Path
    environment: Mapping[str, str]

    def program(self, name: str) -> Path:
        """Return one of its programs. Raises ScriptError where there is none."""
        places = [*sorted(self.root.glob(f"{POSTGRESQL}/*/bin"), reverse=True), *self.root.glob("usr/*bin")]
        found = next((place / name for place in places if (place / name).exists()), None)
        if found is None:
            raise ScriptError(f"no {name} in {self.root}; install it for {PURPOSE}")
        return found


def ensure_postgresql() -> Server:
    """Return PostgreSQL, fetched where the machine has none. Raises ScriptError where none can be had."""
    if any(Path("/", POSTGRESQL).glob("*/bin/postgres")):
        return Server(Path("/"), dict(os.environ))
    return _fetched("PostgreSQL", "postgresql")


def ensure_mariadb() -> Server:
    """Return MariaDB, fetched where the machine has none. Raises ScriptError where none can be had."""
    if all(Path("/", path).exists() for path in MARIADB):
        return Server(Path("/"), dict(os.environ))
    return _fetched("MariaDB", "mariadb-server")


def _fetched(what: str, package: str) -> Server:
    folder = CACHE / package
    unpack(folder, what, [package], PURPOSE)
    return Server(folder, libraries(folder))
