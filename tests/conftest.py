"""All tests, several files at a time (`scripts/tools/run_tests.py`): in which order, and what is said at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest
    from _pytest.terminal import TerminalReporter

FIRST: Final = (
    "tests/end_to_end/clicks/test_setup.py",
    "tests/end_to_end/test_strangers.py",
    "tests/end_to_end/test_soak.py",
    "tests/end_to_end/test_truth.py",
    "tests/end_to_end/test_day.py",
    "tests/end_to_end/",
    "tests/node/",
    "tests/engine/",
    "tests/frontend/",
    "tests/tools/",
    "tests/demo/",
    "tests/integration/test_report_page.py",
)
"""The files and folders that take longest: begun last, they would have one worker go on alone."""

AT_THE_END: Final = "said at the end"
"""Name of a property that a test records (`record_property`): what is to be known of the run."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes longest first, where workers take file after file; within a file the order is the file's."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: turn(item.nodeid))


def turn(test: str) -> int:
    """Return when a test's file is begun: the lower, the earlier."""
    return next((number for number, first in enumerate(FIRST) if test.startswith(first)), len(FIRST))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say what tests recorded to be said, once each. What a worker's tests recorded has come with their reports."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    said = [text for report in reports for name, text in report.user_properties if name == AT_THE_END]
    for text in dict.fromkeys(said):
        terminalreporter.write_line(str(text))
