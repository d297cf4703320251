"""Adds a zone to a shop, and changes it: what it is called, what it is, and how far it reaches around which nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigSubentryFlow
from homeassistant.const import CONF_NAME, SIGNAL_STRENGTH_DECIBELS_MILLIWATT
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)

from .const import CONF_KIND, CONF_NODE, CONF_NODES, CONF_REACH, CONF_STRONGEST, CONF_WEAKEST
from .engine import REACHES, Ring, ZoneKind
from .engine.settings import STRONGEST, WEAKEST
from .zone import CUSTOM, nodes_of, zones_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigSubentry, SubentryFlowResult

SIGNALS: Final = "signals"
"""The advanced section: the two signals between which the zone lies."""

DEFAULT_REACH: Final = "near"


def _signal() -> Any:
    return vol.All(
        NumberSelector(
            NumberSelectorConfig(
                min=WEAKEST,
                max=STRONGEST,
                step=1,
                mode=NumberSelectorMode.BOX,
                unit_of_measurement=SIGNAL_STRENGTH_DECIBELS_MILLIWATT,
            )
        ),
        vol.Coerce(int),
    )


def reach_fields(*, folded: bool) -> vol.Schema:
    """Ask how far a zone reaches around a node: by a word, or `folded` away unless they are used, by signals."""
    signals = vol.Schema({vol.Optional(CONF_WEAKEST): _signal(), vol.Optional(CONF_STRONGEST): _signal()})
    return vol.Schema(
        {
            vol.Required(CONF_REACH, default=DEFAULT_REACH): SelectSelector(
                SelectSelectorConfig(options=list(REACHES), translation_key=CONF_REACH, mode=SelectSelectorMode.LIST)
            ),
            vol.Required(SIGNALS): section(signals, {"collapsed": folded}),
        }
    )


def zone_fields(nodes: Mapping[str, ConfigSubentry]) -> vol.Schema:
    """Ask what a zone is; a shop's only node is taken for granted."""
    options = [SelectOptionDict(value=node_id, label=node.title) for node_id, node in nodes.items()]
    return vol.Schema(
        {
            vol.Required(CONF_NAME): TextSelector(),
            vol.Required(CONF_KIND): SelectSelector(
                SelectSelectorConfig(
                    options=[kind.value for kind in ZoneKind],
                    translation_key="zone_kind",
                    mode=SelectSelectorMode.DROPDOWN,
                )
            ),
            vol.Required(CONF_NODES, default=list(nodes) if len(nodes) == 1 else []): SelectSelector(
                SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.LIST)
            ),
        }
    )


class ZoneFlow(ConfigSubentryFlow):
    """The flows of a zone: what it is, then how far it reaches around each of its nodes, one after the other."""

    def __init__(self) -> None:
        self._title = ""
        self._kind = ""
        self._titles: dict[str, str] = {}
        """The nodes that the zone is to be around, by subentry id."""
        self._around: list[dict[str, Any]] = []
        """How far it reaches around those of them that were asked for."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask what the new zone is."""
        return await self._async_ask("user", user_input, {})

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask what the zone is from now on; it keeps its identity, and so its history."""
        zone = self._get_reconfigure_subentry()
        nodes = [around[CONF_NODE] for around in zone.data[CONF_NODES] if around[CONF_NODE] in self._nodes]
        kept = {CONF_NAME: zone.title, CONF_KIND: zone.data[CONF_KIND], CONF_NODES: nodes}
        return await self._async_ask("reconfigure", user_input, kept)

    async def async_step_reach(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask how far the zone reaches around the next of its nodes."""
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._reach(user_input)
            if not errors and len(self._around) == len(self._titles):
                return self._finish()
        node_id = list(self._titles)[len(self._around)]
        filled_in = user_input if user_input and errors else self._kept(node_id)
        fields = reach_fields(folded=not filled_in.get(SIGNALS))
        return self.async_show_form(
            step_id="reach",
            data_schema=self.add_suggested_values_to_schema(fields, filled_in),
            errors=errors,
            description_placeholders={"zone": self._title, "node": self._titles[node_id]},
            last_step=len(self._around) == len(self._titles) - 1,
        )

    @property
    def _nodes(self) -> dict[str, ConfigSubentry]:
        return nodes_of(self._get_entry())

    async def _async_ask(
        self, step_id: str, user_input: dict[str, Any] | None, kept: dict[str, Any]
    ) -> SubentryFlowResult:
        nodes = self._nodes
        if not nodes:
            return self.async_abort(reason="no_nodes")
        errors: dict[str, str] = {}
        if user_input is not None:
            self._title, self._kind = user_input[CONF_NAME].strip(), user_input[CONF_KIND]
            # A node may have left the shop while the form was filled in.
            self._titles = {node: nodes[node].title for node in user_input[CONF_NODES] if node in nodes}
            errors = self._wrong()
            if not errors:
                self._around = []
                return await self.async_step_reach()
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(zone_fields(nodes), user_input or kept),
            errors=errors,
            last_step=False,
        )

    def _wrong(self) -> dict[str, str]:
        """Say what is wrong with what the zone is to be."""
        taken = {
            zone.title.casefold() for zone in zones_of(self._get_entry()).values() if zone.subentry_id != self._zone_id
        }
        errors: dict[str, str] = {}
        if not self._title:
            errors[CONF_NAME] = "no_name"
        elif self._title.casefold() in taken:
            errors[CONF_NAME] = "name_taken"
        if not self._titles:
            errors[CONF_NODES] = "no_node"
        return errors

    def _reach(self, user_input: Mapping[str, Any]) -> dict[str, str]:
        """Take in how far the zone reaches around a node; each signal that is given stands in place of the word."""
        node, word, signals = list(self._titles)[len(self._around)], user_input[CONF_REACH], user_input[SIGNALS]
        if not signals:
            self._around.append({CONF_NODE: node, CONF_REACH: word})
            return {}
        weakest = signals.get(CONF_WEAKEST, REACHES[word].weakest)
        strongest = signals.get(CONF_STRONGEST, STRONGEST)
        try:
            Ring(node=node, weakest=weakest, strongest=strongest)
        except ValueError:
            return {SIGNALS: "ring_empty"}
        self._around.append({CONF_NODE: node, CONF_REACH: CUSTOM, CONF_WEAKEST: weakest, CONF_STRONGEST: strongest})
        return {}

    def _kept(self, node_id: str) -> dict[str, Any]:
        """Return how far the zone reached around a node before; signals with the word that comes closest to them."""
        if self.source != SOURCE_RECONFIGURE:
            return {}
        for around in self._get_reconfigure_subentry().data[CONF_NODES]:
            if around[CONF_NODE] != node_id:
                continue
            if around[CONF_REACH] != CUSTOM:
                return {CONF_REACH: around[CONF_REACH]}
            weakest, strongest = around[CONF_WEAKEST], around[CONF_STRONGEST]
            closest = min(REACHES, key=lambda word: abs(REACHES[word].weakest - weakest))
            return {CONF_REACH: closest, SIGNALS: {CONF_WEAKEST: weakest, CONF_STRONGEST: strongest}}
        return {}

    @property
    def _zone_id(self) -> str | None:
        """The zone that is changed, None for a new one."""
        return self._get_reconfigure_subentry().subentry_id if self.source == SOURCE_RECONFIGURE else None

    def _finish(self) -> SubentryFlowResult:
        data = {CONF_KIND: self._kind, CONF_NODES: self._around}
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_and_abort(
                self._get_entry(), self._get_reconfigure_subentry(), title=self._title, data=data
            )
        return self.async_create_entry(title=self._title, data=data)
