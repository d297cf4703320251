"""A short run of every fuzz target, and the proof that a fault would be found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.paths import ROOT
from scripts.tools import fuzz, fuzz_build
from tests.fuzz import seeds

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.fuzz_build import Driver

RUNS = 20_000
MOST_FILES = 400
MOST_KEPT_BYTES = 300_000


@dataclass(frozen=True)
class Defect:
    """A change of the node's code that a target has to notice, and a word of what it then says."""

    target: str
    file: str
    before: str
    after: str
    word: str


DEFECTS = [
    Defect("link", "capture_80211.cpp", "length > packet.bytes.size()", "false", "heap-buffer-overflow"),
    Defect("frame", "frame_80211.cpp", "(address[0] & 0x01) != 0;", "false;", "does not hold: (seen.address[0]"),
    Defect("arguments", "action_arguments.cpp", "arguments.seconds > MAX_LEARN_SECONDS", "false", "taken =="),
    Defect(
        "core",
        "presence_table.h",
        "this->people_like_--;",
        "this->people_like_ -= 0;",
        "does not hold: table.open_count()",
    ),
]


def campaign(target: str, folder: Path, runs: int) -> fuzz.Campaign:
    """Return a campaign that is the same each time, from the seeds and the stored corpus; it leaves both alone."""
    found = folder / "found"
    found.mkdir()
    seeds.write(folder / "seeds")
    return fuzz.Campaign(runs, 1, (found, folder / "seeds" / target, fuzz.CORPUS / target), folder / "findings")


def fuzz_tool(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.tools.fuzz", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("target", fuzz_build.targets())
def test_nothing_breaks_a_promise(target: str, driver: Driver, tmp_path: Path) -> None:
    program = fuzz_build.build(target, driver)
    outcome = fuzz.fuzz(target, program, campaign(target, tmp_path, RUNS), quiet=True)
    assert outcome.report == ""
    assert outcome.runs >= RUNS


def plant(defect: Defect, folder: Path) -> Path:
    """Return a copy of the component that has the defect."""
    component = folder / "esphome" / "components" / "footfall"
    shutil.copytree(fuzz_build.COMPONENT, component)
    file = component / defect.file
    code = file.read_text(encoding="utf-8")
    assert code.count(defect.before) == 1, f"{defect.file} has changed: plant this defect anew"
    file.write_text(code.replace(defect.before, defect.after), encoding="utf-8")
    return component


def check_found(defect: Defect, driver: Driver, folder: Path) -> None:
    program = fuzz_build.build(defect.target, driver, plant(defect, folder))
    outcome = fuzz.fuzz(defect.target, program, campaign(defect.target, folder, 50 * RUNS), quiet=True)
    assert defect.word in outcome.report
    assert outcome.saved is not None
    assert outcome.saved.parent == folder / "findings"
    # The input shows it again, and shows nothing where the defect is not.
    words = [str(program), f"-artifact_prefix={folder}/", str(outcome.saved)]
    assert subprocess.run(words, capture_output=True, check=False).returncode != 0
    assert fuzz.replay(defect.target, driver, outcome.saved) == 0


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.target)
def test_a_planted_defect_is_found(defect: Defect, driver: Driver, tmp_path: Path) -> None:
    check_found(defect, driver, tmp_path)


def test_the_driver_that_stands_in_finds_one_too(tmp_path: Path) -> None:
    check_found(DEFECTS[0], fuzz_build.standalone(), tmp_path)


def test_every_target_has_seeds_and_a_corpus_that_stays_small() -> None:
    assert set(seeds.seeds()) == set(fuzz_build.targets())
    kept = {target: list((fuzz.CORPUS / target).iterdir()) for target in fuzz_build.targets()}
    assert [target for target, files in kept.items() if not files] == []
    assert sum(len(files) for files in kept.values()) < MOST_FILES
    assert sum(file.stat().st_size for files in kept.values() for file in files) < MOST_KEPT_BYTES


def test_an_input_is_run_again_by_the_command_that_the_report_names() -> None:
    file = min((fuzz.CORPUS / "frame").iterdir())
    done = fuzz_tool("frame", "--input", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == f"frame: nothing is wrong with {file}\n"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["no-such-target"], "there is no target named no-such-target; there are advertisement, arguments"),
        (["--input", "x"], "--input goes with one target"),
        (["frame", "--input", "no-such-file"], "there is no file no-such-file"),
        (["frame", "--runs", "0"], "'0' is no whole number from 1"),
    ],
)
def test_bad_usage_is_told_with_status_2(arguments: list[str], word: str) -> None:
    done = fuzz_tool(*arguments)
    assert done.returncode == 2
    assert word in done.stderr
