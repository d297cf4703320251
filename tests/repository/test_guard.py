"""`.ci/run`, with commands that stand for the checks and the tests."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def guarded(folder: Path, *, lint: str, test: str) -> subprocess.CompletedProcess[str]:
    """Run the guard in a checkout whose two commands are these shell lines."""
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    (folder / "scripts").mkdir()
    for name, line in (("lint", lint), ("test", test)):
        file = folder / "scripts" / name
        file.write_text(f"#!/bin/sh\n{line}\n")
        file.chmod(0o755)
    return subprocess.run(
        [folder / ".ci/run"], cwd="/", input="typed by nobody", capture_output=True, text=True, check=False
    )


def test_both_are_run_without_a_terminal_and_timed(tmp_path: Path) -> None:
    done = guarded(tmp_path, lint="echo clean; cat", test="echo '7 passed'; cat")
    assert done.returncode == 0, done.stderr
    assert "typed by nobody" not in done.stdout
    assert done.stdout.index("clean") < done.stdout.index("7 passed") < done.stdout.index("All passed after")


@pytest.mark.parametrize(("lint", "test"), [("exit 1", "echo ran"), ("true", "echo ran; exit 1")])
def test_one_failure_fails_and_hides_nothing(tmp_path: Path, lint: str, test: str) -> None:
    done = guarded(tmp_path, lint=lint, test=test)
    assert done.returncode == 1
    assert "ran" in done.stdout.splitlines()
    failed = "scripts/lint" if lint == "exit 1" else "scripts/test"
    assert f"{failed}: FAILED with status 1" in done.stdout
    assert done.stdout.splitlines()[-1] == f"Failed: {failed}"
