"""Run the tests. Everything that they need is set up first; arguments are handed on to pytest.

scripts/test                                   all of them
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
from scripts.bootstrap.paths import ROOT

STATUS = {
    pytest.ExitCode.OK: 0,
    pytest.ExitCode.TESTS_FAILED: 1,
    pytest.ExitCode.INTERRUPTED: 130,
    pytest.ExitCode.INTERNAL_ERROR: 1,
    pytest.ExitCode.USAGE_ERROR: 2,
    pytest.ExitCode.NO_TESTS_COLLECTED: 2,
}


def main(arguments: list[str]) -> int:
    """Build the host node where all tests are wanted, run pytest and return its result as an exit status."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__, flush=True)
    elif not any(word.split("::")[0].startswith("tests") for word in arguments):
        build_host_node()
    return STATUS[pytest.ExitCode(pytest.main(arguments))]


def build_host_node() -> None:
    """Build the node now, where its progress can be seen: inside a test it would look like one that hangs."""
    from scripts.tools.host_node import ensure_host_node  # noqa: PLC0415 - a few tests must not wait for its imports

    ensure_host_node()


if __name__ == "__main__":
    os.chdir(ROOT)
    try:
        sys.exit(main(sys.argv[1:]))
    except ScriptError as error:
        sys.exit(fail(error))
