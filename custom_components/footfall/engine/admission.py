"""What of a node's batch is taken in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from .model import Batch, Sighting


def admitted(batch: Batch, refused: Collection[int], *, anonymous: bool) -> Batch:
    """Return a batch without what is not taken in.

    `refused`: epochs whose keys are no more. `anonymous`: sequence numbers are not looked at, though a node tell them.
    """
    if refused:
        batch = replace(batch, sightings=tuple(one for one in batch.sightings if one.epoch not in refused))
    if anonymous:
        batch = replace(batch, sightings=tuple(map(_without_sequence, batch.sightings)))
    return batch


def _without_sequence(sighting: Sighting) -> Sighting:
    return sighting if sighting.sequence is None else replace(sighting, sequence=None)
