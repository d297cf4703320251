"""The browser of the tests that click: taken from the machine, or it is said why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import chromium
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder on PATH; the cache is another one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(chromium, "UNPACKED", tmp_path / "chromium")
    return folder


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_machines_own_is_taken(programs: Path) -> None:
    own = program(programs / "google-chrome")
    assert chromium.ensure_chromium().program == str(own)


def test_without_apt_it_is_said_what_to_install(programs: Path) -> None:
    with pytest.raises(ScriptError, match=r"no Chromium on PATH, and no apt .* install chromium"):
        chromium.ensure_chromium()


def test_what_was_unpacked_is_taken_with_its_own_libraries(programs: Path, tmp_path: Path) -> None:
    program(programs / "apt-get")
    program(programs / "dpkg-deb")
    unpacked = program(tmp_path / "chromium/usr/lib/chromium/chromium")
    found = chromium.ensure_chromium()
    assert found.program == str(unpacked)
    assert found.environment["LD_LIBRARY_PATH"].startswith(str(tmp_path / "chromium/usr/lib"))


def test_a_package_without_the_program_is_told(programs: Path, tmp_path: Path) -> None:
    program(programs / "apt-get")
    program(programs / "dpkg-deb")
    (tmp_path / "chromium").mkdir()
    with pytest.raises(ScriptError, match="none in apt's package; install chromium"):
        chromium.ensure_chromium()
