"""How much of the integration the tests must reach, held against files made here and measured for real."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import COMPONENT
from scripts.tools import reached, run_tests
from scripts.tools.reached import DIALOGUES, hold

if TYPE_CHECKING:
    from pathlib import Path

REACHED = "one = 1\n" * 98
NOT_REACHED = "if one == 2:\n    two = 2\n"


def measured(folder: Path, **files: str) -> Path:
    """Write these files, run them all, and give what coverage.py measured."""
    part = folder / "part"
    part.mkdir()
    for name, text in files.items():
        (part / f"{name}.py").write_text(text, encoding="utf-8")
    (part / "all.py").write_text("".join(f"import {name}\n" for name in files), encoding="utf-8")
    data = folder / "data"
    subprocess.run([sys.executable, "-m", "coverage", "run", f"--data-file={data}", part / "all.py"], check=True)
    return data


def test_enough_is_told_in_a_line(tmp_path: Path) -> None:
    data = measured(tmp_path, engine=REACHED + NOT_REACHED, zone_flow=REACHED)
    assert hold(data, tmp_path / "part") == "the tests reach 99.5 % of 200 statements in part"


def test_a_line_of_a_dialogue_that_is_missed_is_named(tmp_path: Path) -> None:
    data = measured(tmp_path, engine=REACHED, zone_flow=REACHED + NOT_REACHED)
    with pytest.raises(ScriptError, match=r"in zone_flow\.py, of which they must reach all, they miss 100\. "):
        hold(data, tmp_path / "part")


def test_too_little_is_refused_and_says_where(tmp_path: Path) -> None:
    data = measured(tmp_path, engine=REACHED, shop=REACHED + 4 * NOT_REACHED, zones=REACHED + NOT_REACHED)
    (tmp_path / "part" / "care.py").write_text("one = 1\ntwo = 2\n" * 3, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"reach 96\.5 % .* most is missed in care\.py 1-6; shop\.py 100, .*; zones"):
        hold(data, tmp_path / "part")


def test_nothing_measured_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(REACHED, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"reach 0\.0 %"):
        hold(tmp_path / "nothing", tmp_path)


@pytest.mark.parametrize("pattern", DIALOGUES)
def test_the_dialogues_are_where_they_are_looked_for(pattern: str) -> None:
    assert list(COMPONENT.glob(pattern))


def test_all_tests_fail_where_they_reach_too_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stand-in for pytest, which finds nothing wrong; what it measured is what there is."""
    asked: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        asked.append(arguments)
        return 0

    monkeypatch.setattr(run_tests, "run", run)
    monkeypatch.setattr(run_tests, "REACHED", tmp_path / "nothing")
    monkeypatch.setenv("COVERAGE_FILE", "")
    assert run_tests.main([]) == 1
    assert "the tests reach 0.0 %" in capsys.readouterr().err
    assert run_tests.main(["tests/engine"]) == 0, "a part of the tests is not held to it"
    assert asked == [[*reached.MEASURED, *run_tests.side_by_side()], ["tests/engine"]]
