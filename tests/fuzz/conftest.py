"""What the tests of fuzzing share, and a word on what they fuzzed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.fuzz_build import Driver, find_driver

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

USED = pytest.StashKey[Driver]()


@pytest.fixture(scope="session")
def driver(pytestconfig: pytest.Config) -> Driver:
    """Give the best driver that this machine has."""
    pytestconfig.stash[USED] = found = find_driver()
    return found


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    if USED in config.stash:
        used = config.stash[USED]
        terminalreporter.write_line(f"The fuzz targets ran with {used.name} ({used.compiler[0]}).")
