"""Run the tests. Everything that they need is set up first; arguments are handed on to pytest.

scripts/test                                   all of them, several files at a time, which must reach nearly all of the
                                               integration
scripts/test tests/engine -k interval          some of them
scripts/test --cov=custom_components/footfall  with the lines that no test reaches
scripts/test --help                            this, and pytest's own options
"""

from __future__ import annotations

import os
import sys

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE, ROOT
from scripts.tools import reached

REACHED = CACHE / "coverage"

MOST_WORKERS = 6
"""More would not end sooner: what decides then is the file that takes longest."""

STATUS = {
    pytest.ExitCode.OK: 0,
    pytest.ExitCode.TESTS_FAILED: 1,
    pytest.ExitCode.INTERRUPTED: 130,
    pytest.ExitCode.INTERNAL_ERROR: 1,
    pytest.ExitCode.USAGE_ERROR: 2,
    pytest.ExitCode.NO_TESTS_COLLECTED: 2,
}


class NodeFirst:
    """Builds the native nodes before all tests, where its progress is seen: inside a test it would look like a hang."""

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Build where no part of the tests was asked for; a part that needs the node builds it by itself."""
        config = session.config
        if config.args_source is not pytest.Config.ArgsSource.TESTPATHS or config.option.collectonly:
            return
        from scripts.tools.host_node import ensure_host_node  # noqa: PLC0415 - a part of the tests need not wait for it

        with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            try:
                ensure_host_node()
                ensure_host_node(sanitized=True)
            except ScriptError as error:
                pytest.exit(str(error), returncode=1)


def main(arguments: list[str]) -> int:
    """Run pytest and return its result as an exit status: 1 for a failure, 2 for bad usage.

    Without arguments it is all tests that are run, and what they reach is measured as well.
    """
    if {"-h", "--help"} & set(arguments):
        print(__doc__, flush=True)
    if arguments:
        return run(arguments)
    os.environ["COVERAGE_FILE"] = str(REACHED)
    if status := run([*reached.MEASURED, *side_by_side()]):
        return status
    try:
        print(f"footfall: {reached.hold(REACHED)}")
    except ScriptError as error:
        return fail(error)
    return 0


def side_by_side() -> list[str]:
    """Return what has pytest run several files at a time, in the order of tests/conftest.py.

    As many as there are processors, and two at least: what takes long mostly waits, for a Home Assistant to start or
    for a shop's seconds to pass. With one more, Home Assistants, browsers and compilers that start are in each other's
    way.
    """
    workers = min(max(2, os.process_cpu_count() or 1), MOST_WORKERS)
    return [f"--numprocesses={workers}", "--dist=loadfile", "--no-loadscope-reorder"]


def run(arguments: list[str]) -> int:
    """Run pytest once."""
    return STATUS[pytest.ExitCode(pytest.main(arguments, plugins=[NodeFirst()]))]


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
