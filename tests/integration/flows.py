"""Steps that the tests of several flows take."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT

from custom_components.footfall.const import CONF_KEY, DOMAIN

from .links import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigFlowResult
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

KEY = b64encode(b"k" * 32).decode()
OTHER_KEY = b64encode(b"o" * 32).decode()


async def begin(hass: HomeAssistant) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def options(hass: HomeAssistant, shop: MockConfigEntry, *steps: str) -> ConfigFlowResult:
    """Open the options of a shop and choose from the menus."""
    shown = await hass.config_entries.options.async_init(shop.entry_id)
    for step in steps:
        shown = await hass.config_entries.options.async_configure(shown["flow_id"], {"next_step_id": step})
    return shown


async def set_option(hass: HomeAssistant, form: Mapping[str, Any], **values: Any) -> ConfigFlowResult:
    """Fill in a form of the options, and let what was changed be applied."""
    result = await hass.config_entries.options.async_configure(form["flow_id"], values)
    await hass.async_block_till_done()
    return result


async def fill_in(hass: HomeAssistant, shown: Mapping[str, Any], **values: Any) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_configure(shown["flow_id"], values)


async def choose(hass: HomeAssistant, menu: Mapping[str, Any], step: str) -> ConfigFlowResult:
    return await fill_in(hass, menu, next_step_id=step)


async def by_hand(hass: HomeAssistant, shown: Mapping[str, Any], port: int, key: str | None = None) -> ConfigFlowResult:
    values = {CONF_NAME: "Bakery", CONF_HOST: LOOPBACK, CONF_PORT: port}
    return await fill_in(hass, shown, **values, **({CONF_KEY: key} if key is not None else {}))


async def add(hass: HomeAssistant, shop: MockConfigEntry, kind: str) -> Mapping[str, Any]:
    """Begin to add a part of this kind to a shop."""
    return await hass.config_entries.subentries.async_init((shop.entry_id, kind), context={"source": SOURCE_USER})


async def change(hass: HomeAssistant, shop: MockConfigEntry, subentry_id: str) -> Mapping[str, Any]:
    """Begin to change a part of a shop."""
    return await hass.config_entries.subentries.async_init(
        (shop.entry_id, shop.subentries[subentry_id].subentry_type),
        context={"source": SOURCE_RECONFIGURE, "subentry_id": subentry_id},
    )


async def fill_in_part(hass: HomeAssistant, shown: Mapping[str, Any], **values: Any) -> Mapping[str, Any]:
    """Fill in a form on a part of a shop, and let what was changed be applied."""
    result = await hass.config_entries.subentries.async_configure(shown["flow_id"], values)
    await hass.async_block_till_done()
    return result
