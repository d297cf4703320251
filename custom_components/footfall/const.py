"""Names that the integration's files share."""

from __future__ import annotations

from typing import Final

DOMAIN: Final = "footfall"

CONF_DOOR_COUNTER: Final = "door_counter"
CONF_HUB: Final = "hub"
"""Public identity of a shop towards its nodes, 16 hexadecimal digits."""
CONF_KEY: Final = "key"
"""A node's encryption key as ESPHome has it, base64; empty for a node on this machine."""
CONF_NODE: Final = "node"
CONF_PROFILE: Final = "profile"
CONF_SHOP: Final = "shop"
CONF_TOKEN: Final = "token"  # noqa: S105
"""A shop's secret proof towards its nodes that it is their hub, 16 hexadecimal digits."""

DEFAULT_PORT: Final = 6053

SUBENTRY_NODE: Final = "node"
SUBENTRY_PROXY: Final = "proxy"
"""One of Home Assistant's own Bluetooth scanners that belongs to the shop."""
SUBENTRY_STAFF: Final = "staff"
SUBENTRY_ZONE: Final = "zone"
