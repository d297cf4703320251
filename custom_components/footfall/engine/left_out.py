"""The addresses of one epoch whose owners asked to be left out, and those that are known to go on from them.

An address that was asked for is left out until its epoch ends, however long it is silent. One that went on from it is
so for as long as it could be followed: a phone never goes back to an address that it has left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SILENT: Final = 1800.0
"""Seconds of silence after which an address that was followed is given up: nothing else is kept of it by then."""

LOOKED_AT: Final = 64
"""Addresses that were followed before those that fell silent are looked for."""


class LeftOut:
    """By pseudonym. Dies with its epoch."""

    __slots__ = ("_asked", "_followed", "_full")

    def __init__(self) -> None:
        self._asked: dict[int, float] = {}
        self._followed: dict[int, float] = {}
        self._full = LOOKED_AT

    def __bool__(self) -> bool:
        return bool(self._asked)

    def __len__(self) -> int:
        return len(self._asked) + len(self._followed)

    def __iter__(self) -> Iterator[int]:
        yield from self._asked
        yield from self._followed

    @property
    def since(self) -> float | None:
        """When the first of them was asked for, UTC seconds; None where none was."""
        return min(self._asked.values(), default=None)

    def ask(self, pseudonym: int, time: float) -> None:
        """Leave an address out from now on."""
        self._asked.setdefault(pseudonym, time)

    def holds(self, pseudonym: int, time: float) -> bool:
        """Tell whether an address that is heard now is left out."""
        if pseudonym in self._asked:
            return True
        if pseudonym not in self._followed:
            return False
        self._followed[pseudonym] = time
        return True

    def go_on(self, before: int, after: int, time: float) -> None:
        """Note that an address was found to go on from another one."""
        if before not in self._asked and before not in self._followed:
            return
        self._followed[after] = time
        if len(self._followed) > self._full:
            self._followed = {one: last for one, last in self._followed.items() if time - last <= SILENT}
            self._full = max(LOOKED_AT, 2 * len(self._followed))

    def give_back(self, pseudonym: int) -> None:
        """Note that an address was found not to go on from another one after all."""
        self._followed.pop(pseudonym, None)
