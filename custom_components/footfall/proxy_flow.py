"""Adds one of Home Assistant's own Bluetooth scanners to a shop, and exchanges or renames it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigSubentryFlow
from homeassistant.const import CONF_NAME

from .const import CONF_SOURCE
from .forms import NAME_FIELD, source_field
from .scanners import async_bluetooth_is_set_up, async_free_scanners, async_scanners, find_proxy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import SubentryFlowResult

ALREADY_CONFIGURED: Final = "already_configured"


class ProxyFlow(ConfigSubentryFlow):
    """The flows of a scanner."""

    def __init__(self) -> None:
        self._offered: dict[str, str] = {}

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which scanner joins the shop; it keeps the name that it has in Home Assistant."""
        if user_input is not None:
            source: str = user_input[CONF_SOURCE]
            if (result := self._taken(source)) is not None:
                return result
            return self.async_create_entry(title=self._offered[source], data={CONF_SOURCE: source}, unique_id=source)
        if not async_bluetooth_is_set_up(self.hass):
            return self.async_abort(reason="no_bluetooth")
        if not async_scanners(self.hass):
            return self.async_abort(reason="no_scanners")
        self._offered = async_free_scanners(self.hass)
        if not self._offered:
            return self.async_abort(reason="none_left")
        return self.async_show_form(step_id="user", data_schema=vol.Schema(source_field(self._offered)))

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask what it is called, and which scanner it is from now on; zones and figures stay with it."""
        proxy = self._get_reconfigure_subentry()
        if user_input is None:
            # Its own is offered though it be away, or Bluetooth with it: it can be renamed all the same.
            self._offered = {proxy.data[CONF_SOURCE]: proxy.title} | async_free_scanners(self.hass)
            return self._form({CONF_NAME: proxy.title, CONF_SOURCE: proxy.data[CONF_SOURCE]})
        source, title = user_input[CONF_SOURCE], user_input[CONF_NAME].strip()
        if not title:
            return self._form(user_input, {CONF_NAME: "no_name"})
        if (result := self._taken(source)) is not None:
            return result
        return self.async_update_and_abort(
            self._get_entry(), proxy, unique_id=source, title=title, data={CONF_SOURCE: source}
        )

    def _form(self, filled_in: Mapping[str, Any], errors: dict[str, str] | None = None) -> SubentryFlowResult:
        fields = vol.Schema(NAME_FIELD | source_field(self._offered))
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(fields, filled_in),
            errors=errors,
        )

    def _taken(self, source: str) -> SubentryFlowResult | None:
        """Say that a scanner joined a shop while the form was filled in."""
        if (known := find_proxy(self.hass, source)) is None:
            return None
        shop, proxy = known
        if self.source == SOURCE_RECONFIGURE and proxy.subentry_id == self._get_reconfigure_subentry().subentry_id:
            return None
        return self.async_abort(reason=ALREADY_CONFIGURED, description_placeholders={"shop": shop.title})
