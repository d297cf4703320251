"""scripts/bench counting, on days that were made up here: the way of the real ones, from captures to figures."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ROOT
from scripts.tools.benches import counting, data
from scripts.tools.benches.tables import Table
from scripts.tools.benches.workers import shared_out

from .shop import days

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("socket_enabled")

AHEAD = timedelta(hours=1)
"""Prague against UTC in November."""


def bench(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.tools.bench", "counting", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FOOTFALL_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def laboratory(folder: Path) -> None:
    """Write three days at position 1 with truth in Prague's time, and no own equipment."""
    position = folder / "lab-days" / "position_1"
    position.mkdir(parents=True)
    (folder / "lab-days" / "ignore.txt").write_text("")
    days(position, [3, 2, 3])
    for truth in position.glob("*.truth.csv"):
        head, *lines = truth.read_text().splitlines()
        rows = [line.split(";") for line in lines]
        later = [f"{datetime.fromisoformat(when) + AHEAD};{people}" for when, people in rows]
        truth.write_text("\n".join([head, *later, ""]))


def test_days_are_counted_by_profiles_that_have_not_seen_them(tmp_path: Path) -> None:
    laboratory(tmp_path)

    done = bench(tmp_path, "--only", "lab-days", "--json")

    assert done.returncode == 0, done.stderr
    tables: list[dict[str, Any]] = json.loads(done.stdout)["counting"]
    assert [table["title"] for table in tables] == [
        "lab-days, position 1: 3 days, each left out",
        "lab-days, position 1: 10 counts of the day itself, mean of 20 draws",
        "lab-days, position 1: 3 days, each left out, epochs of 300 s",
        "lab-days, position 1: 10 counts of the day itself, mean of 20 draws, epochs of 300 s",
    ]
    assert tables[0]["columns"][:3] == ["learned", "default", "addresses"]
    rows = {row["name"]: row for row in tables[0]["rows"]}
    assert rows["windows"]["figures"][0] == 51
    assert rows["filled"]["figures"] == [1.0] * 7
    # A phone in the street is an address all day; a few minutes after people left are what a learned profile misses.
    assert rows["presence_acc"]["figures"][0] > 2 * rows["presence_acc"]["figures"][2]
    assert rows["MAE_occ"]["goal"] == {"least": None, "most": 2.1}
    assert isinstance(rows["MAE_occ"]["met"], bool)
    # A phone far away in the street is an address, and nobody inside.
    assert rows["MAE_empty"]["figures"][2] > 0.5
    assert rows["interval_occ"]["figures"][2] is None


def test_what_is_absent_is_said_in_one_line(tmp_path: Path) -> None:
    done = bench(tmp_path, "--only", "lab-days")

    assert done.returncode == 1
    assert done.stderr == (
        f"footfall: {tmp_path}/lab-days: is not there; set FOOTFALL_DATA to the folder that holds lab-days\n"
    )


def test_phones_without_the_program_that_mixes_them_are_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data" / "phone-captures").mkdir(parents=True)

    done = bench(tmp_path / "data", "--only", "mixes")

    assert done.returncode == 1
    assert done.stderr.endswith("mix_captures.py: the program that mixes phone-captures is not there\n")


def test_a_damaged_archive_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "lab-days").mkdir()
    (tmp_path / "lab-days" / "days.tar.xz").write_bytes(b"not an archive")

    done = bench(tmp_path, "--only", "lab-days")

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "days.tar.xz: cannot be unpacked" in done.stderr


def test_the_others_go_on_where_captures_are_absent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> list[Table]:
        raise data.AbsentError("nowhere: is not there")

    there = Table("there", (), ())
    # Fakes of the parts: what they measure is tested above.
    monkeypatch.setattr(counting, "PARTS", {"days": absent, "shops": lambda: [there]})

    assert counting.run() == [there]
    assert capsys.readouterr().err.splitlines()[0] == "footfall: bench: days is left out: nowhere: is not there"
    with pytest.raises(ScriptError):
        counting.run(["days"])


def test_results_do_not_depend_on_the_number_of_processes(capsys: pytest.CaptureFixture[str]) -> None:
    calls = [(float(number), 1.0) for number in range(8)]

    assert shared_out("sums", math.hypot, calls, processes=1) == shared_out("sums", math.hypot, calls, processes=3)
    assert "footfall: bench: sums: 8 of 8" in capsys.readouterr().err


def test_what_fails_in_another_process_ends_all() -> None:
    with pytest.raises(ValueError, match=r"nonnegative|domain"):
        shared_out("roots", math.sqrt, [(1.0,), (-1.0,)])
