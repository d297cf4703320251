"""What a shop holds of strangers now, for whoever wants to see it."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any, Final

from custom_components.footfall.node import NodeStatus

from .texts import rounded, told_moment

if TYPE_CHECKING:
    from custom_components.footfall.shop import Shop

ON_DISK: Final = 0
"""Devices and sightings are kept in memory alone: nothing of a stranger is ever written."""


def made_held(shop: Shop) -> dict[str, Any]:
    """Return how much is held in memory, since when and until when, and which nodes send pseudonyms."""
    memory, ends = shop.engine.memory(), shop.keys.valid[0].ends
    return {
        "pseudonyms": memory.pseudonyms,
        "devices": memory.devices,
        "people_with_visit": rounded(shop.engine.snapshot.today.in_progress),
        "left_out_today": shop.engine.left_out_today,
        "until": told_moment(ends) if ends > time() else None,
        "oldest": None if memory.oldest is None else told_moment(memory.oldest),
        "nodes": [
            {
                "id": node.subentry_id,
                "name": node.title,
                "pseudonyms_sent": node.hears,
                "paused": node.status is NodeStatus.PAUSED,
            }
            for node in shop.all_nodes
        ],
        "on_disk": ON_DISK,
    }
