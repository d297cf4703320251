"""Finding a Python 3.14, and what is said where there is none to be had."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import python314
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path


def program(folder: Path, name: str, text: str) -> Path:
    """Write a program that stands for one of the machine's own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a machine whose only programs are those that a test puts into this folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("FOOTFALL_PYTHON", raising=False)
    monkeypatch.setattr(python314, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(python314, "PYTHON_PREFIX", tmp_path / "cache/python")
    return folder


def test_only_an_interpreter_that_starts_and_is_new_enough_answers(bare: Path) -> None:
    assert python314.answers(sys.executable)
    assert not python314.answers(program(bare, "old", "exit 1"))
    assert not python314.answers(bare / "gone")
    damaged = bare / "damaged"
    damaged.write_bytes(b"\x7fELF")
    damaged.chmod(0o755)
    assert not python314.answers(damaged)


def test_the_users_choice_is_taken(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTFALL_PYTHON", sys.executable)
    assert python314.find_python(bare / "uv") == sys.executable


def test_a_choice_that_does_not_start_is_refused(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTFALL_PYTHON", "/no/such/python")
    with pytest.raises(ScriptError, match=r"FOOTFALL_PYTHON=/no/such/python is no Python 3\.14\.2 that starts"):
        python314.find_python(bare / "uv")


def test_the_machines_own_is_taken_before_anything_is_fetched(bare: Path) -> None:
    (bare / "python3.14").symlink_to(sys.executable)
    assert python314.find_python(bare / "no-uv") == str(bare / "python3.14")


def test_without_uvs_build_and_without_apt_the_way_out_is_said(bare: Path) -> None:
    uv = program(bare, "uv", "exit 2")
    with pytest.raises(ScriptError, match=r"not on PATH, uv cannot fetch it and there is no apt: install python3\.14"):
        python314.find_python(uv)


def test_the_mirror_is_read_from_apt_and_is_not_the_one_for_security(bare: Path) -> None:
    program(bare, "apt-get", "echo 'Debian|http://mirror.example/security|x'; echo 'Debian|http://mirror.example/d|x'")
    assert python314.debian_mirror() == "http://mirror.example/d"


def test_where_apt_names_no_mirror_the_way_out_is_said(bare: Path) -> None:
    program(bare, "apt-get", "echo 'Other|http://mirror.example/other|x'")
    with pytest.raises(ScriptError, match=r"apt names no Debian mirror; put python3\.14 on PATH"):
        python314.debian_mirror()


def test_apt_works_in_a_folder_of_its_own(tmp_path: Path) -> None:
    config = python314.private_apt(tmp_path / "apt", "http://mirror.example/d").read_text()
    for line in config.splitlines():
        if line.startswith("Dir::") and not line.endswith('"-";'):
            assert f'"{tmp_path / "apt"}/' in line
    assert "http://mirror.example/d testing main" in (tmp_path / "apt/sources.list").read_text()


def test_a_machine_that_cannot_be_served_is_told_so(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.uname()
    monkeypatch.setattr(os, "uname", lambda: os.uname_result((*name[:4], "riscv64")))
    with pytest.raises(ScriptError, match=r"no way is known to unpack it on riscv64; put python3\.14 on PATH"):
        python314.patch_interpreter(bare / "python3.14")
