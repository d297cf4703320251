"""Debian's programs in the cache: what is there is taken, and it is said why something cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import databases, debian
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder that is PATH and the cache."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(databases, "CACHE", tmp_path)
    return tmp_path


def test_without_apt_it_is_said_what_to_install(nothing: Path) -> None:
    with pytest.raises(ScriptError, match=r"no MariaDB on PATH, and no apt .*; install mariadb for the tests of"):
        debian.unpack(nothing / "mariadb", "MariaDB", ["mariadb-server"], databases.PURPOSE)


def test_what_was_unpacked_is_taken_with_its_own_libraries(nothing: Path) -> None:
    for name in ("apt-get", "dpkg-deb"):
        (nothing / name).write_text("#!/bin/sh\nexit 1\n")
        (nothing / name).chmod(0o755)
    folder = nothing / "server"
    (folder / "usr/sbin").mkdir(parents=True)
    (folder / "usr/sbin/mariadbd").touch()
    debian.unpack(folder, "MariaDB", ["mariadb-server"], databases.PURPOSE)
    server = databases.Server(folder, debian.libraries(folder))
    assert server.program("mariadbd") == folder / "usr/sbin/mariadbd"
    assert server.environment["LD_LIBRARY_PATH"].startswith(str(folder / "usr/lib"))
    with pytest.raises(ScriptError, match="no initdb in"):
        server.program("initdb")
