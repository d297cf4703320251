"""Adds a node to a shop, and changes where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import probatio as vol
from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_NAME

from .adopted import AdoptedNode, async_adopted_nodes, async_complete
from .candidate import Candidate, Trial, dismiss_discovery, find_node, hub_of
from .const import CONF_NODE
from .forms import ADDRESS_FIELDS, NAME_FIELD, adopted_field, read_address
from .node import address_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .connection import HubIdentity


class NodeFlow(ConfigSubentryFlow):
    """The flows of a node."""

    def __init__(self) -> None:
        self._trial = Trial()
        self._offered: dict[str, AdoptedNode] = {}

    async def async_step_user(self, _user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Offer the nodes that ESPHome has adopted, where there are any."""
        if async_adopted_nodes(self.hass):
            return self.async_show_menu(step_id="user", menu_options=["adopted", "manual"])
        return await self.async_step_manual()

    async def async_step_manual(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask where the node listens."""
        if user_input is not None:
            address = async_complete(self.hass, read_address(user_input))
            if candidate := await self._trial.async_run(self.hass, address, self._hub):
                return await self._settle(candidate)
        return self._form("manual", ADDRESS_FIELDS, user_input)

    async def async_step_adopted(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask which of the nodes adopted in ESPHome it is."""
        # What was offered stays so, though ESPHome may have lost it by now: what is wrong is said when it is tried.
        self._offered |= {node.mac: node for node in async_adopted_nodes(self.hass)}
        nodes = list(self._offered.values())
        if user_input is not None:
            chosen = self._offered[user_input[CONF_NODE]]
            if candidate := await self._trial.async_run(self.hass, chosen.address, self._hub):
                return await self._settle(candidate)
        return self._form("adopted", adopted_field(nodes), user_input)

    async def async_step_owned(self, _user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Let the owner choose what becomes of a node that has another hub."""
        return self.async_show_menu(step_id="owned", menu_options=["take_over", "share"])

    async def async_step_take_over(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Become the node's hub."""
        if user_input is not None and await self._trial.async_take_over(self.hass, self._hub):
            return self._finish()
        return self._form("take_over", {}, None)

    async def async_step_share(self, _user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Read along while the other hub gives the keys."""
        return self._finish()

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Change the node's name and where it listens."""
        node = self._get_reconfigure_subentry()
        if user_input is not None:
            address, title = read_address(user_input), user_input[CONF_NAME]
            if address == address_of(node.data):
                # A name can be changed while the node is away.
                return self.async_update_and_abort(self._get_entry(), node, title=title)
            if candidate := await self._trial.async_run(self.hass, address, self._hub, mac=node.unique_id):
                return self.async_update_and_abort(self._get_entry(), node, title=title, data=candidate.data())
        return self._form(
            "reconfigure", NAME_FIELD | ADDRESS_FIELDS, user_input or {CONF_NAME: node.title, **node.data}
        )

    @property
    def _hub(self) -> HubIdentity:
        return hub_of(self._get_entry().data)

    async def _settle(self, candidate: Candidate) -> SubentryFlowResult:
        if (known := find_node(self.hass, candidate.identity.mac)) is not None:
            return self.async_abort(reason="already_configured", description_placeholders={"shop": known[0].title})
        if candidate.owned:
            return await self.async_step_owned()
        return self._finish()

    def _finish(self) -> SubentryFlowResult:
        node = self._trial.found
        dismiss_discovery(self.hass, node.identity.mac, self.flow_id)
        return self.async_create_entry(title=node.identity.name, data=node.data(), unique_id=node.identity.mac)

    def _form(self, step_id: str, fields: dict[Any, Any], filled_in: Mapping[str, Any] | None) -> SubentryFlowResult:
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), filled_in),
            errors=self._trial.errors,
        )
