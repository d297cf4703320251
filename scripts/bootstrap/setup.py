"""All that `scripts/setup` does, in order; every step is skipped when nothing changed."""

from __future__ import annotations

import time

from .environments import ensure_environments
from .machine import check_machine
from .paths import HOME_ASSISTANT_ENV, ROOT
from .run import run, say

BUILD_NODE = "from scripts.tools.host_node import ensure_host_node; ensure_host_node()"


def setup() -> None:
    """Bring environments and host node up to date. Raises ScriptError with what is lacking."""
    begun = time.monotonic()
    check_machine()
    ensure_environments()
    say("host node: building, unless it is up to date")
    run(
        [HOME_ASSISTANT_ENV / "bin/python", "-c", BUILD_NODE],
        "host node",
        env={"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    say(f"Ready after {time.monotonic() - begun:.0f} s.")
