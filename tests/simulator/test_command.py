"""`python -m simulator`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_it_writes_a_folder_and_shows_progress(tmp_path: Path) -> None:
    span = ("--start", "2026-03-05T12:00", "--end", "2026-03-05T12:20")
    done = run("--out", str(tmp_path / "shop"), *span, "--nodes", "3", "--mix", "iphone", "--seed", "7")
    assert done.returncode == 0, done.stderr
    assert "100%" in done.stderr
    names = {path.name for path in (tmp_path / "shop").iterdir()}
    assert {"door.pcapng", "till.pcapng", "fitting.pcapng", "2026-03-05.truth.csv", "addresses.csv"} <= names
    assert not [name for name in names if name.endswith(".part")]


def test_a_day_s_truth_alone(tmp_path: Path) -> None:
    done = run("--out", str(tmp_path), "--date", "2026-03-05", "--truth-only")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "summary.json").exists()
    assert not list(tmp_path.glob("*.pcapng"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--date", "2026-03-05", "--nodes", "9"), "1 to 6 nodes"),
        (("--date", "2026-03-05", "--timezone", "Mars"), "unknown time zone 'Mars'"),
        (("--start", "2026-03-05T12:00"), "either --date"),
        (("--start", "2026-03-05T12:00", "--end", "2026-03-05T11:00"), "not after the start"),
        (("--date", "yesterday"), "invalid"),
        (("--date", "2026-03-05", "--people", "-1"), "negative"),
    ],
)
def test_bad_usage_is_said_in_one_line(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run("--out", str(tmp_path / "shop"), *arguments)
    assert done.returncode == 2
    assert says in done.stderr.splitlines()[-1]
    assert not (tmp_path / "shop").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--out", str(tmp_path / "file" / "shop"), "--date", "2026-03-05", "--truth-only")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot write" in done.stderr


def test_it_imports_the_standard_library_and_itself_only() -> None:
    code = "import sys, simulator, simulator.__main__; print('\\n'.join(sys.modules))"
    listed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    roots = {name.partition(".")[0] for name in listed.stdout.split()}
    assert not roots & {"custom_components", "homeassistant", "scripts", "esphome", "tests"}
