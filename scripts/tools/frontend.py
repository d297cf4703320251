"""Build what Home Assistant's frontend loads of Footfall, from `frontend/`; `check` runs its tests and types as well.

python -m scripts.tools.frontend            build into custom_components/footfall/frontend
python -m scripts.tools.frontend check      types, then the tests of tests/frontend
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.nodejs import LINK, ensure_packages
from scripts.bootstrap.paths import COMPONENT, FRONTEND, ROOT
from scripts.bootstrap.run import run, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BUILT = COMPONENT / "frontend"
TYPES = (LINK / "typescript/bin/tsc", "-p", FRONTEND / "tsconfig.json")
TESTS = (LINK / "vitest/vitest.mjs", "run", "--config", FRONTEND / "vitest.config.ts", "--no-color")


def node(what: str, *words: str | Path) -> str:
    """Run a program of the frontend's packages and return what it said. Raises ScriptError with its last words."""
    nodejs = ensure_packages()
    return run([nodejs.node, *words], what, env=nodejs.environment, cwd=ROOT)


def build(folder: Path) -> None:
    """Build into this folder; what was in it is gone. Raises ScriptError where the sources do not build."""
    node("frontend, build", FRONTEND / "build.mjs", folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or check; return 0 on success, 1 on failure."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.tools.frontend",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=("build", "check"), default="build", help="build unless given")
    try:
        if parser.parse_args(arguments).what == "check":
            node("frontend, types", *TYPES)
            print(node("frontend, tests", *TESTS), end="")
        else:
            build(BUILT)
            say(f"built into {BUILT.relative_to(ROOT)}")
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
