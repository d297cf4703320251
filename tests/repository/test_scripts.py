"""The commands as somebody meets them who types them for the first time."""

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = sorted(path.name for path in (ROOT / "scripts").iterdir() if path.is_file())


def call(name: str, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "scripts" / name, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_commands_are_those_of_the_design() -> None:
    assert {"setup", "demo", "test", "lint", "replay", "learn", "bench"} <= set(COMMANDS)
    assert all(os.access(ROOT / "scripts" / name, os.X_OK) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_how_it_is_called(name: str) -> None:
    done = call(name, "--help")
    assert done.returncode == 0, done.stderr
    assert f"scripts/{name}" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_bad_usage_is_told_on_standard_error_with_status_2(name: str) -> None:
    done = call(name, "--no-such-option")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "usage: " in done.stderr
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_commands_may_be_called_from_any_folder(tmp_path: Path) -> None:
    done = call("lint", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "Clean."


def test_the_last_line_of_the_tests_says_how_many_ran() -> None:
    done = call("test", "tests/repository/test_checks.py", "-k", "pictures", "-p", "no:cov")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout.splitlines()[-1]


def test_no_test_is_not_a_success() -> None:
    assert call("test", "tests/repository/test_checks.py", "-k", "no_such_test").returncode == 2
