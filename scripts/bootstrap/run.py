"""Running other programs: quiet while they work, their last words when they fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ScriptError
from .paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAST_LINES = 15
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
NO_SPACE = "No space left on device"
NETWORK_WORDS = (
    "Temporary failure resolving",
    "Failed to fetch",
    "Could not connect",
    "error sending request",
    "dns error",
    "Failed to establish a new connection",
    "ENOTFOUND",
    "No matching distribution found",
)


def say(line: str) -> None:
    """Print one line of progress at once, also into a pipe."""
    print(line, flush=True)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the process environment with every cache moved into the checkout."""
    env = dict(os.environ)
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "CONDA_PREFIX", "PYTHONDONTWRITEBYTECODE"):
        env.pop(name, None)
    env.update(
        UV_CACHE_DIR=str(CACHE / "uv"),
        UV_PYTHON_INSTALL_DIR=str(CACHE / "uv-python"),
        UV_NO_CONFIG="1",
        PIP_CACHE_DIR=str(CACHE / "pip"),
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PLATFORMIO_CORE_DIR=str(CACHE / "platformio"),
        ESPHOME_DATA_DIR=str(CACHE / "esphome"),
        npm_config_cache=str(CACHE / "npm"),
        # Home Assistant starts in a third of the time when it is not compiled anew at each start.
        PYTHONPYCACHEPREFIX=str(CACHE / "pycache"),
    )
    if SYSTEM_CERTIFICATES.exists():
        # Some networks have a certificate authority of their own, which uv's built-in list does not know.
        env.setdefault("UV_SYSTEM_CERTS", "1")
    env.update(extra or {})
    return env


def run(
    command: Sequence[str | Path],
    what: str,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    seconds: float = 1800,
) -> str:
    """Run a command to its end and return what it printed.

    Raises ScriptError with `what`, the exit status and its last lines when it fails, is missing or takes too long.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            env=environment(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except FileNotFoundError:
        raise ScriptError(f"{what}: {words[0]} is not on this machine") from None
    except subprocess.TimeoutExpired:
        raise ScriptError(f"{what}: gave no answer within {seconds:.0f} s; run this again to go on") from None
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-LAST_LINES:]), file=sys.stderr)
        raise ScriptError(f"{what}: {words[0]} ended with status {done.returncode}{hint(done.stdout)}")
    return done.stdout


def hint(output: str) -> str:
    """Say the usual cause where the output names it, else nothing."""
    if NO_SPACE in output:
        return ": the disk is full; make room and run this again"
    if any(word in output for word in NETWORK_WORDS):
        return ": the network does not answer; connect it and run this again"
    return ""
