"""What the machine must bring, and the line that says what it lacks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import machine
from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class FakeUsage:
    """Stands for a disk of which only the free part matters."""

    def __init__(self, free: float) -> None:
        self.free = int(free)


def executable(file: Path, text: str) -> Path:
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def test_this_machine_has_what_is_needed() -> None:
    machine.check_compiler()


def test_without_a_compiler_its_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXX", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScriptError, match=r"^no C\+\+ compiler on PATH; on Debian: apt-get install g\+\+$"):
        machine.compiler()


def test_the_users_choice_of_compiler_is_taken_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "ccache 'my g++'")
    assert machine.compiler() == ["ccache", "my g++"]


def test_a_compiler_that_is_too_old_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = executable(tmp_path / "g++-8", "echo 'unrecognized option -std=c++20' >&2; exit 1")
    monkeypatch.setenv("CXX", str(old))
    with pytest.raises(ScriptError, match=r"g\+\+-8 does not build C\+\+20; GCC 11 or Clang 14 or later does"):
        machine.check_compiler()


def test_a_compiler_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "/no/such/compiler")
    with pytest.raises(ScriptError, match="/no/such/compiler does not run"):
        machine.check_compiler()


def test_too_little_room_is_said_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: FakeUsage(0.5e9))
    with pytest.raises(ScriptError, match=r"needs 3 GB below .*cache and 0\.5 GB are free; make room"):
        machine.check_disk()


def test_a_finished_set_up_needs_no_more_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "CACHE", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: FakeUsage(1e6))
    (tmp_path / "stamps").mkdir()
    (tmp_path / "stamps/environments").touch()
    machine.check_disk()


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 20))
    with pytest.raises(ScriptError, match=r"^Python 3\.9 or later is needed"):
        machine.check_machine()


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Return a checkout whose set-up is to be done; an earlier one was, so room on the disk is not asked for."""
    folder = tmp_path / "checkout"
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / ".cache/stamps").mkdir(parents=True)
    (folder / ".cache/stamps/environments").touch()
    return folder


@pytest.mark.parametrize("name", ["setup", "demo", "test", "lint", "replay", "learn", "bench"])
def test_on_a_bare_machine_each_command_ends_with_one_line(fresh: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-S", f"scripts/{name}"],
        cwd=fresh,
        env={"PATH": str(fresh / "nothing")},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "footfall: no C++ compiler on PATH; on Debian: apt-get install g++\n"
