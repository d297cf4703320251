"""Takes what was heard of one address out of what is counted now, as far as counts can be undone.

An address and its device are counted no more. What its model says of itself stays counted where others say it too. In
how many scans it was heard cannot be told from the scans of others: that fades within the longest window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .recency import UNHEARD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .devices import Address, Device
    from .recency import Marks
    from .tracking import Counters


def uncount(
    counters: Counters, address: Address, device: Device | None, others: Iterable[Address], *, single: bool
) -> None:
    """Count an address and its device no more. `others`: all addresses; `single`: it is one that never changes."""
    if device is not None:
        device.marks = counters.devices.forget(device.marks)
        device.stays = counters.stays.forget(device.stays)
    if address.marks == UNHEARD:
        return
    if single:
        counters.fixed.forget(address.marks)
    else:
        counters.crowd.forget(address)
    address.marks = counters.addresses.forget(address.marks)
    shown, model = address.shown, address.shown.root()
    alike = [one for one in others if one.shown.root() is model]
    model.marks = counters.models.fall(model.marks, _latest(one.marks for one in alike))
    if not single:
        shown.types = counters.types.fall(shown.types, _latest(one.marks for one in alike if one.shown is shown))


def _latest(marks: Iterable[Marks]) -> Marks:
    """Return the later of all marks, gate by gate."""
    return tuple(map(max, zip(UNHEARD, *marks, strict=True)))
