"""What an engine holds of anybody, found by walking all of its objects."""

from __future__ import annotations

import gc
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Final

from custom_components.footfall.engine import Sighting
from custom_components.footfall.engine.devices import Address, Device
from custom_components.footfall.engine.persistence import Presence
from custom_components.footfall.engine.stays import Stay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custom_components.footfall.engine import Engine

BIG: Final = 1 << 60
"""Pseudonyms in these tests are larger than any other number that the engine holds."""


def everything(*roots: object) -> Iterator[object]:
    """Give all objects that can be reached from these."""
    seen: set[int] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type | ModuleType | FunctionType | BuiltinFunctionType):
            continue
        seen.add(id(one))
        yield one
        waiting += gc.get_referents(one)


def remembered(engine: Engine) -> tuple[set[int], list[object]]:
    """Walk all that the engine holds; return the pseudonyms and the objects that follow something."""
    pseudonyms: set[int] = set()
    followed: list[object] = []
    for one in everything(engine):
        if isinstance(one, int) and one >= BIG:
            pseudonyms.add(one)
        if isinstance(one, Address | Device | Presence | Sighting | Stay):
            followed.append(one)
    return pseudonyms, followed
