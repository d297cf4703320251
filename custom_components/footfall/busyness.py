"""Whether a shop is quiet, as usual or busy for the hour and the day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .view import ShopView

QUIET: Final = "quiet"
AS_USUAL: Final = "usual"
BUSY: Final = "busy"
BUSYNESS: Final = (QUIET, AS_USUAL, BUSY)

LEAST_DIFFERENCE: Final = 2.0
"""People by which a shop differs at least when it is called quiet or busy: one more or less is nothing to call so."""


def busyness(view: ShopView) -> str | None:
    """Compare the people inside with the mean of the same hour of the weeks before; None where either is not known.

    Up to one standard deviation from it, and up to two people, is as usual.
    """
    if view.numbers is None or view.usual is None:
        return None
    difference = view.numbers.occupancy - view.usual.occupancy
    if abs(difference) <= max(LEAST_DIFFERENCE, view.usual.occupancy_spread):
        return AS_USUAL
    return BUSY if difference > 0 else QUIET
