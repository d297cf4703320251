"""Names that the integration's files share."""

from __future__ import annotations

from typing import Final

DOMAIN: Final = "footfall"

CONF_BOUNCE: Final = "bounce"
"""Minutes below which a visit bounced."""
CONF_CAPACITY: Final = "capacity"
"""People allowed inside; absent where there is no limit."""
CONF_DAY_ENDS: Final = "day_ends"
"""Local time at which the business day ends, "04:00:00"."""
CONF_DOOR_COUNTER: Final = "door_counter"
CONF_ENGAGED: Final = "engaged"
"""Minutes from which a visit is engaged."""
CONF_EXCEPTIONS: Final = "exceptions"
"""Opening hours of single dates, {"2026-12-25": spans}."""
CONF_FROM: Final = "from"
CONF_HOURS: Final = "hours"
"""Opening hours by weekday, {"mon": [{"from": "09:00:00", "to": "18:00:00"}], …}; absent where they are not known."""
CONF_HUB: Final = "hub"
"""Public identity of a shop towards its nodes, 16 hexadecimal digits."""
CONF_KEY: Final = "key"
"""A node's encryption key as ESPHome has it, base64; empty for a node on this machine."""
CONF_KIND: Final = "kind"
CONF_NODE: Final = "node"
CONF_NODES: Final = "nodes"
"""A zone's nodes, [{"node": subentry id, "reach": word}]; with the word `custom` also the two signals, dBm."""
CONF_PRIVACY: Final = "privacy"
CONF_PROFILE: Final = "profile"
CONF_REACH: Final = "reach"
CONF_SESSION_TIMEOUT: Final = "session_timeout"
"""Minutes of silence after which a visit has ended."""
CONF_SHOP: Final = "shop"
CONF_SMALLEST: Final = "smallest"
"""Of how many people a figure must be to leave the shop in a report."""
CONF_SOURCE: Final = "source"
"""Home Assistant's name for one of its Bluetooth scanners."""
CONF_STRONGEST: Final = "strongest"
CONF_TO: Final = "to"
CONF_TOKEN: Final = "token"  # noqa: S105 - a name, no secret
"""A shop's secret proof towards its nodes that it is their hub, 16 hexadecimal digits."""
CONF_WEAKEST: Final = "weakest"

DEFAULT_PORT: Final = 6053

SUBENTRY_NODE: Final = "node"
SUBENTRY_PROXY: Final = "proxy"
"""One of Home Assistant's own Bluetooth scanners that belongs to the shop."""
SUBENTRY_STAFF: Final = "staff"
SUBENTRY_ZONE: Final = "zone"
