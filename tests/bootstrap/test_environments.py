"""When a step of the set-up is done again, when it is not, and that two scripts do not spoil each other's."""

from __future__ import annotations

import importlib.util
import threading
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap import environments
from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path


class FakeInstallation:
    """Stands for uv and the network: makes the interpreters, or fails as told, and counts."""

    def __init__(self) -> None:
        self.runs = 0
        self.failure: ScriptError | None = None

    def __call__(self, _uv: Path) -> None:
        """Install, as far as the told failure lets it."""
        self.runs += 1
        for folder in environments.ENVIRONMENTS:
            (folder / "bin").mkdir(parents=True, exist_ok=True)
            (folder / "bin/python").touch()
        if self.failure:
            raise self.failure
        environments.finished("environments", environments.environments_stamp())


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeInstallation:
    pins = {tmp_path / name: tmp_path / f"{name}.txt" for name in ("env-one", "env-two")}
    for file in pins.values():
        file.write_text("a==1\n")
    fake = FakeInstallation()
    monkeypatch.setattr(environments, "ENVIRONMENTS", pins)
    monkeypatch.setattr(environments, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(environments, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(environments, "ensure_uv", lambda: tmp_path / "uv")
    monkeypatch.setattr(environments, "install_environments", fake)
    return fake


def test_a_finished_set_up_is_not_done_again(installation: FakeInstallation) -> None:
    environments.ensure_environments()
    environments.ensure_environments()
    assert installation.runs == 1


def test_changed_pins_are_installed(installation: FakeInstallation) -> None:
    environments.ensure_environments()
    next(iter(environments.ENVIRONMENTS.values())).write_text("a==2\n")
    environments.ensure_environments()
    assert installation.runs == 2


def test_an_interpreter_that_is_gone_is_made_again(installation: FakeInstallation) -> None:
    environments.ensure_environments()
    (next(iter(environments.ENVIRONMENTS)) / "bin/python").unlink()
    environments.ensure_environments()
    assert installation.runs == 2


def test_an_interrupted_set_up_repairs_itself(installation: FakeInstallation) -> None:
    installation.failure = ScriptError("env-one: the network does not answer")
    with pytest.raises(ScriptError, match="env-one"):
        environments.ensure_environments()
    installation.failure = None
    environments.ensure_environments()
    environments.ensure_environments()
    assert installation.runs == 2


def test_a_stamp_follows_words_and_contents(tmp_path: Path) -> None:
    file = tmp_path / "pins"
    file.write_text("a")
    first = environments.stamp_of(file, "3.14")
    assert environments.stamp_of(file, "3.14") == first
    assert environments.stamp_of(file, "3.15") != first
    file.write_text("b")
    assert environments.stamp_of(file, "3.14") != first


def test_a_step_counts_as_done_only_with_its_own_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "STAMPS", tmp_path / "stamps")
    assert not environments.is_current("uv", "1")
    environments.finished("uv", "1")
    assert environments.is_current("uv", "1")
    assert not environments.is_current("uv", "2")
    assert not environments.is_current("other", "1")


@pytest.mark.usefixtures("installation")
def test_a_second_script_says_that_it_waits_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, entered = threading.Event(), threading.Event()
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        waiting.set()

    def second() -> None:
        with environments.only_one():
            entered.set()

    monkeypatch.setattr(environments, "say", say)
    thread = threading.Thread(target=second)
    with environments.only_one():
        thread.start()
        assert waiting.wait(60)
        assert not entered.is_set()
    assert entered.wait(60)
    thread.join()
    assert said == ["another script is setting up this checkout: waiting for it"]


def test_a_python_without_pip_and_without_apt_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environments, "CACHE", tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScriptError, match="has no pip; install python3-pip and run this again"):
        environments.pip()
