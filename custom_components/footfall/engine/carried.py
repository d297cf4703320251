"""What an engine carries over a restart, taken apart into what its parts go on from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from .numbers import part_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .profile import JSON

VERSION: Final = 1


class _Part(Protocol):
    def resume(self, carried: dict[str, JSON], /) -> None:
        """Go on from what was carried; ValueError where it is something else."""


class Carries(NamedTuple):
    """The parts of an engine that outlive a restart."""

    zones: _Part
    background: _Part
    account: _Part
    occupancy: _Part


def resume(carried: Mapping[str, JSON], tried: Carries, parts: Carries) -> None:
    """Have the parts go on; ValueError where any of them cannot, and nothing changes.

    `tried`: parts like them, of no other use, which are to try it first.
    """
    if carried.get("version") != VERSION:
        raise ValueError("what was carried over the restart is of another version; the count begins anew")
    if not isinstance(carried.get("background", {}), dict):
        raise ValueError("the background carried over is damaged; the count begins anew")  # noqa: TRY004 - unusable
    of = [part_of(carried.get(name, {})) for name in ("zones", "background", "account")]
    for some in (tried, parts):
        for part, told in zip(some, (*of, {**carried}), strict=True):
            part.resume(told)
