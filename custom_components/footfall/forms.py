"""The fields that the flows ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from .connection import NodeAddress
from .const import CONF_KEY, CONF_NODE, CONF_PRIVACY, CONF_SHOP, CONF_SOURCE, DEFAULT_PORT
from .privacy import PrivacyMode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigEntry

    from .adopted import AdoptedNode

NEW_SHOP: Final = "new"
MAX_PORT: Final = 65535

PRIVACY_FIELD: Final[dict[Any, Any]] = {
    vol.Required(CONF_PRIVACY, default=PrivacyMode.DAY.value): SelectSelector(
        SelectSelectorConfig(
            options=[mode.value for mode in PrivacyMode], mode=SelectSelectorMode.LIST, translation_key=CONF_PRIVACY
        )
    )
}
"""For how long a phone may be recognised."""
NAME_FIELD: Final[dict[Any, Any]] = {vol.Required(CONF_NAME): TextSelector()}
KEY_FIELD: Final[dict[Any, Any]] = {
    vol.Optional(CONF_KEY): TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="off"))
}
ADDRESS_FIELDS: Final[dict[Any, Any]] = {
    vol.Required(CONF_HOST): TextSelector(),
    vol.Required(CONF_PORT, default=DEFAULT_PORT): vol.All(
        NumberSelector(NumberSelectorConfig(min=1, max=MAX_PORT, step=1, mode=NumberSelectorMode.BOX)),
        vol.Coerce(int),
    ),
    **KEY_FIELD,
}


def adopted_field(nodes: list[AdoptedNode]) -> dict[Any, Any]:
    """Let one of the nodes be chosen that ESPHome has adopted."""
    options = [SelectOptionDict(value=node.mac, label=node.title) for node in nodes]
    return {vol.Required(CONF_NODE): SelectSelector(SelectSelectorConfig(options=options))}


def source_field(scanners: Mapping[str, str]) -> dict[Any, Any]:
    """Ask which of Home Assistant's Bluetooth scanners it is. `scanners`: names by source."""
    options = [SelectOptionDict(value=source, label=name) for source, name in scanners.items()]
    return {
        vol.Required(CONF_SOURCE): SelectSelector(SelectSelectorConfig(options=options, mode=SelectSelectorMode.LIST))
    }


def shop_field(entries: list[ConfigEntry]) -> dict[Any, Any]:
    """Let the shop be chosen that a found node joins, or a new one."""
    options = [SelectOptionDict(value=entry.entry_id, label=entry.title) for entry in entries]
    options.append(SelectOptionDict(value=NEW_SHOP, label=NEW_SHOP))
    return {
        vol.Required(CONF_SHOP): SelectSelector(SelectSelectorConfig(options=options, translation_key="shop")),
    }


def read_address(user_input: Mapping[str, Any]) -> NodeAddress:
    """Read the address fields."""
    return NodeAddress(user_input[CONF_HOST].strip(), user_input[CONF_PORT], user_input.get(CONF_KEY, "").strip())
