"""Holds how much of the integration the tests reach: nearly all of it, and every line of its dialogues.

`scripts/test` measures it where it runs all tests: a part of them reaches only a part of the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coverage import Coverage
from coverage.exceptions import CoverageException

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEASURED: Final = ("--cov=custom_components/footfall", "--cov-report=")
"""What pytest is told so that it measures, and leaves it to this module to say what was found."""

LEAST: Final = 97.0
"""Percentage of the integration's statements that the tests must reach."""

DIALOGUES: Final = (
    "*_flow.py",
    "candidate.py",
    "care/take_over.py",
    "equipment_issue.py",
    "forms.py",
    "hours_form.py",
)
"""The files of which they must reach every statement: whatever is in them stands before the owner one day."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of a file the tests reach. `missed`: lines, as "40-41, 50"; empty where there are none."""

    name: str
    statements: int
    unreached: int
    missed: str


def hold(data: Path, folder: Path = COMPONENT) -> str:
    """Return a line that says how much was reached; ScriptError where that is too little.

    `data`: the file in which coverage.py keeps what it measured. `folder`: the files to look at, reached or not.
    """
    files = list(_read(data, folder))
    statements = sum(file.statements for file in files)
    share = 100.0 * (1.0 - sum(file.unreached for file in files) / statements)
    gaps = [file for file in files if file.unreached]
    dialogues = {path.relative_to(folder).as_posix() for pattern in DIALOGUES for path in folder.glob(pattern)}
    wrong = [
        f"in {file.name}, of which they must reach all, they miss {file.missed}"
        for file in gaps
        if file.name in dialogues
    ]
    if share < LEAST:
        gaps.sort(key=lambda file: file.unreached, reverse=True)
        most = "; ".join(f"{file.name} {file.missed}" for file in gaps[:5])
        wrong.append(f"at least {LEAST:.0f} % is wanted, and most is missed in {most}")
    told = f"the tests reach {share:.1f} % of {statements} statements in {folder.name}"
    if wrong:
        raise ScriptError(f"{told}: {'. Also, '.join(wrong)}. Write tests for what a user would notice there.")
    return told


def _read(data: Path, folder: Path) -> Iterator[Reached]:
    measured = Coverage(data_file=data)
    try:
        measured.load()
        for path in sorted(folder.rglob("*.py")):
            _, statements, _, missing, missed = measured.analysis2(str(path))
            yield Reached(path.relative_to(folder).as_posix(), len(statements), len(missing), missed)
    except CoverageException as error:
        raise ScriptError(f"what the tests reach was not measured: {error}") from error
