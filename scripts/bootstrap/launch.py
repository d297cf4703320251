"""From a script on any Python to its module in the environment that was made for it."""

from __future__ import annotations

import os
import sys

from .environments import ensure_environments
from .errors import ScriptError
from .paths import HOME_ASSISTANT_ENV, ROOT
from .run import environment


def launch(module: str, *arguments: str) -> None:
    """Bring the environments up to date and become `python -m MODULE ARGUMENTS`, or end with one clear line."""
    try:
        ensure_environments()
    except ScriptError as error:
        sys.exit(fail(error))
    except KeyboardInterrupt:
        sys.exit(130)
    python = HOME_ASSISTANT_ENV / "bin/python"
    env = environment({"PYTHONPATH": str(ROOT), "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"})
    os.execve(python, [str(python), "-m", module, *arguments], env)  # noqa: S606 - no shell is wanted


def fail(error: ScriptError) -> int:
    """Print the line of a failure and return its exit status."""
    print(f"footfall: {error}", file=sys.stderr)
    return error.status
