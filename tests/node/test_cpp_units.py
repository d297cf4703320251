"""Runs every test of the node's C++, one item each, under the address and undefined behaviour sanitizers.

A new file `test_*.cpp` here is found by itself: it includes `check.h` and says `TEST(name) { … }`.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.node import cpp_units

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    pytest.param(program, name, id=f"{program.stem.removeprefix('test_')}-{name}")
    for program in cpp_units.test_programs()
    for name in cpp_units.test_names(program)
]


@pytest.fixture(scope="session")
def programs() -> dict[Path, Path | cpp_units.BuildError]:
    return cpp_units.build_programs()


@pytest.mark.parametrize(("source", "name"), CASES)
def test_cpp(programs: dict[Path, Path | cpp_units.BuildError], source: Path, name: str) -> None:
    program = programs[source]
    if isinstance(program, cpp_units.BuildError):
        pytest.fail(f"{source.name} does not build:\n{program}", pytrace=False)
    done = subprocess.run(
        [program, name],
        cwd=cpp_units.ROOT / "tests",
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=cpp_units.TIME_LIMIT,
    )
    if done.returncode != 0:
        pytest.fail(f"{name} ended with status {done.returncode}:\n{done.stdout}{done.stderr}", pytrace=False)


def test_every_program_has_tests() -> None:
    assert [program.name for program in cpp_units.test_programs() if not cpp_units.test_names(program)] == []


@pytest.mark.parametrize("source", cpp_units.core_sources(), ids=lambda source: source.stem)
def test_core_compiles_as_on_the_board(source: Path) -> None:
    done = subprocess.run(
        [cpp_units.compiler(), *cpp_units.FLAGS_AS_ON_ESP32, "-fsyntax-only", source],
        check=False,
        capture_output=True,
        text=True,
        timeout=cpp_units.TIME_LIMIT,
    )
    assert done.returncode == 0, done.stderr


def test_what_runs_on_the_board_never_asks_for_memory() -> None:
    growing = re.compile(r"\b(new|malloc|calloc|realloc|std::(vector|string|map|set|deque|list|function))\b")
    found = [
        f"{path.name}:{number}"
        for path in sorted({path for source in cpp_units.core_sources() for path in cpp_units.closure(source)[0]})
        if not path.name.startswith("capture_")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if growing.search(line.split("//")[0])
    ]
    assert found == []
