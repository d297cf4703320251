"""Stands in for the announcement of a node on the network, which the host node cannot make.

An integration of the tests. Its action `announce` hands Home Assistant what its zeroconf integration would have read
off the TXT record of a real node.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from homeassistant.config_entries import SOURCE_ZEROCONF
from homeassistant.helpers.discovery_flow import async_create_flow
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant, ServiceCall
    from homeassistant.helpers.typing import ConfigType

DOMAIN = "announcement_stand_in"
SERVICE = "_esphomelib._tcp.local."


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Offer the action."""

    async def announce(call: ServiceCall) -> None:
        address = ip_address(call.data["host"])
        found = ZeroconfServiceInfo(
            ip_address=address,
            ip_addresses=[address],
            port=call.data["port"],
            hostname=f"{call.data['name'].lower()}.local.",
            type=SERVICE,
            name=f"{call.data['name']}.{SERVICE}",
            properties={"mac": call.data["mac"].replace(":", ""), "friendly_name": call.data["name"]},
        )
        async_create_flow(hass, "footfall", {"source": SOURCE_ZEROCONF}, found)

    hass.services.async_register(DOMAIN, "announce", announce)
    return True
