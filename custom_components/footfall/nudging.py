"""Has nodes speak sooner than they would: where one was the first to hear somebody, the others say how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client import SHORT_WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

    from .client import NodeClient
    from .engine import Engine
    from .engine.model import Batch
    from .node import AnyNode
    from .proxy import Proxies


class Nudging:
    """The nodes and scanners of one shop. `clients`: by the node's id, as they come and go."""

    def __init__(
        self, hass: HomeAssistant, engine: Engine, clients: Mapping[str, NodeClient], proxies: Proxies
    ) -> None:
        self._hass = hass
        self._engine = engine
        self._clients = clients
        self._proxies = proxies
        self._nudged_at = float("-inf")

    def everybody(self) -> None:
        """Have every node speak, and so be told what is new."""
        for client in self._clients.values():
            client.nudge()

    def heard(self, node: AnyNode, batch: Batch) -> None:
        """Have the others say how far they are where this one may be the first to have heard somebody.

        No sooner again than they do by themselves, or it would never end. A scanner that was the first is looked at
        again: what it holds back would hold up event time.
        """
        others = len(self._clients) > 1 or self._proxies.nodes
        if not others or self._engine.snapshot.occupied or not self._near(batch):
            return
        now = self._hass.loop.time()
        if now < self._nudged_at + SHORT_WAIT_MS / 1000:
            return
        self._nudged_at = now
        for subentry_id, client in self._clients.items():
            if subentry_id != node.subentry_id:
                client.nudge()
        self._proxies.nudge()

    def _near(self, batch: Batch) -> bool:
        gate = self._engine.profile.gate
        return any(sighting.rssi >= gate for sighting in batch.sightings)
