"""Makes `custom_components.footfall.engine` importable without Home Assistant, which the integration imports."""

from __future__ import annotations

import sys
from types import ModuleType

from scripts.bootstrap.paths import COMPONENT


def install() -> None:
    """Put a package of the integration's name and place in front of it, so that its `__init__` is not run.

    Only for programs of their own (replay, learn): they start at once, and show that the engine needs no Home
    Assistant.
    """
    package = ModuleType("custom_components.footfall")
    package.__path__ = [str(COMPONENT)]
    sys.modules.setdefault(package.__name__, package)
