"""Sets up a shop with its first node, adds a found node to a shop, and cures what is wrong."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, override

import probatio as vol
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentry,
    ConfigSubentryData,
    ConfigSubentryFlow,
)
from homeassistant.const import CONF_HOST, CONF_NAME, CONF_PORT
from homeassistant.core import callback
from homeassistant.helpers.device_registry import format_mac

from .adopted import AdoptedNode, async_adopted_key, async_adopted_nodes, async_complete
from .candidate import Candidate, Trial, dismiss_discovery, find_node, hub_of, new_hub_data
from .connection import NodeAddress
from .const import (
    CONF_HUB,
    CONF_KEY,
    CONF_NODE,
    CONF_PRIVACY,
    CONF_SHOP,
    CONF_SOURCE,
    DEFAULT_PORT,
    DOMAIN,
    SUBENTRY_NODE,
    SUBENTRY_PROXY,
    SUBENTRY_STAFF,
    SUBENTRY_ZONE,
)
from .errors import KEY_PROBLEMS
from .forms import (
    ADDRESS_FIELDS,
    KEY_FIELD,
    NAME_FIELD,
    NEW_SHOP,
    PRIVACY_FIELD,
    adopted_field,
    read_address,
    shop_field,
    source_field,
)
from .node_flow import NodeFlow
from .options_flow import FootfallOptionsFlow
from .proxy_flow import ProxyFlow
from .scanners import async_free_scanners, find_proxy
from .staff_flow import StaffFlow
from .zone_flow import ZoneFlow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo


class FootfallConfigFlow(ConfigFlow, domain=DOMAIN):
    """The flows of a shop."""

    VERSION = 1

    def __init__(self) -> None:
        self._hub_data: Mapping[str, Any] = new_hub_data()
        self._shop: ConfigEntry | None = None
        self._shop_name = ""
        self._privacy = ""
        self._found: NodeAddress
        self._found_mac = ""
        self._node_id = ""
        self._trial = Trial()
        self._offered: dict[str, AdoptedNode] = {}
        self._scanners: dict[str, str] = {}

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(cls, config_entry: ConfigEntry) -> dict[str, type[ConfigSubentryFlow]]:
        return {SUBENTRY_NODE: NodeFlow, SUBENTRY_PROXY: ProxyFlow, SUBENTRY_STAFF: StaffFlow, SUBENTRY_ZONE: ZoneFlow}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> FootfallOptionsFlow:
        return FootfallOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        adopted, scanners = async_adopted_nodes(self.hass), async_free_scanners(self.hass)
        if adopted and scanners:
            return self.async_show_menu(step_id="user", menu_options=["adopted", "manual", "proxy"])
        if adopted:
            return self.async_show_menu(step_id="user", menu_options=["adopted", "manual"])
        if scanners:
            return self.async_show_menu(step_id="user", menu_options=["manual", "proxy"])
        return await self.async_step_manual()

    async def async_step_manual(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the shop's name and where its first node listens."""
        if user_input is not None:
            self._name_shop(user_input)
            address = async_complete(self.hass, read_address(user_input))
            if candidate := await self._try(address):
                return await self._settle(candidate)
        return self._form("manual", NAME_FIELD | ADDRESS_FIELDS | PRIVACY_FIELD, user_input)

    async def async_step_adopted(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the shop's name and which of the nodes adopted in ESPHome is its first."""
        # What was offered stays so, though ESPHome may have lost it by now: what is wrong is said when it is tried.
        self._offered |= {node.mac: node for node in async_adopted_nodes(self.hass)}
        nodes = list(self._offered.values())
        if user_input is not None:
            self._name_shop(user_input)
            chosen = self._offered[user_input[CONF_NODE]]
            if candidate := await self._try(chosen.address):
                return await self._settle(candidate)
        return self._form("adopted", NAME_FIELD | adopted_field(nodes) | PRIVACY_FIELD, user_input)

    async def async_step_proxy(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the shop's name and which of Home Assistant's own Bluetooth scanners is its first node."""
        # What was offered stays so, though it may be away by now: it will be back.
        self._scanners |= async_free_scanners(self.hass)
        if user_input is not None:
            source = user_input[CONF_SOURCE]
            if (known := find_proxy(self.hass, source)) is not None:
                return self.async_abort(reason="already_configured", description_placeholders={"shop": known[0].title})
            await self.async_set_unique_id(self._hub_data[CONF_HUB])
            proxy = ConfigSubentryData(
                data={CONF_SOURCE: source},
                subentry_type=SUBENTRY_PROXY,
                title=self._scanners[source],
                unique_id=source,
            )
            self._name_shop(user_input)
            return self._create([proxy])
        scanners = self._scanners
        return self._form("proxy", NAME_FIELD | source_field(scanners) | PRIVACY_FIELD, user_input)

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        if not (mac := discovery_info.properties.get("mac")):
            return self.async_abort(reason="no_mac")
        self._found_mac = format_mac(mac)
        await self.async_set_unique_id(self._found_mac)
        self._abort_if_unique_id_configured()
        host, port = discovery_info.host, discovery_info.port or DEFAULT_PORT
        if (known := find_node(self.hass, self._found_mac)) is not None:
            return self._refresh(*known, host, port)
        self._found = NodeAddress(host, port, async_adopted_key(self.hass, self._found_mac))
        name = discovery_info.properties.get("friendly_name") or discovery_info.hostname.split(".")[0]
        self.context["title_placeholders"] = {"name": name}
        if self.hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            return await self.async_step_join()
        return await self.async_step_new_shop()

    async def async_step_join(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which shop the found node joins."""
        if user_input is not None:
            if user_input[CONF_SHOP] == NEW_SHOP:
                return await self.async_step_new_shop()
            self._shop = self.hass.config_entries.async_get_known_entry(user_input[CONF_SHOP])
            self._hub_data = self._shop.data
            if (result := await self._try_found()) is not None:
                return result
        shops = self.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
        name = self.context["title_placeholders"]["name"]
        return self._form("join", shop_field(shops), user_input, name=name)

    async def async_step_new_shop(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the name of the shop that the found node begins."""
        if user_input is not None:
            self._name_shop(user_input)
            if (result := await self._try_found()) is not None:
                return result
        return self._form("new_shop", NAME_FIELD | PRIVACY_FIELD, user_input)

    async def async_step_found_key(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the found node's encryption key, which ESPHome does not have."""
        if user_input is not None:
            self._found = NodeAddress(self._found.host, self._found.port, user_input.get(CONF_KEY, "").strip())
            if candidate := await self._try(self._found, self._found_mac):
                return await self._settle(candidate)
        return self._form("found_key", KEY_FIELD, None)

    async def async_step_owned(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Let the owner choose what becomes of a node that has another hub."""
        return self.async_show_menu(step_id="owned", menu_options=["take_over", "share"])

    async def async_step_take_over(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Become the node's hub."""
        if user_input is None:
            return self._form("take_over", {}, None)
        if await self._trial.async_take_over(self.hass, hub_of(self._hub_data)):
            return await self._finish()
        return self._form("take_over", {}, None)

    async def async_step_share(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Read along while the other hub gives the keys."""
        return await self._finish()

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to ask for the key of the node that refuses the one we have; ESPHome may know the new one."""
        self._node_id = entry_data[CONF_NODE]
        if (node := self._reauth_node()) is None:
            return self.async_abort(reason="node_removed")
        self.context["title_placeholders"] = {"name": node.title}
        known = async_adopted_key(self.hass, node.unique_id)
        if known and known != node.data[CONF_KEY] and await self._try_key(node, known):
            return self._cured(node)
        self._trial.errors = {}
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the node's encryption key."""
        if (node := self._reauth_node()) is None:
            return self.async_abort(reason="node_removed")
        if user_input is not None and await self._try_key(node, user_input.get(CONF_KEY, "").strip()):
            return self._cured(node)
        return self._form("reauth_confirm", KEY_FIELD, None, name=node.title)

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change the shop's name."""
        entry = self._get_reconfigure_entry()
        if user_input is not None:
            return self.async_update_and_abort(entry, title=user_input[CONF_NAME])
        return self._form("reconfigure", NAME_FIELD, {CONF_NAME: entry.title})

    async def _try(self, address: NodeAddress, mac: str | None = None) -> Candidate | None:
        return await self._trial.async_run(self.hass, address, hub_of(self._hub_data), mac=mac)

    async def _try_found(self) -> ConfigFlowResult | None:
        """Try the found node; None where the form that was just filled in has an error to show."""
        if candidate := await self._try(self._found, self._found_mac):
            return await self._settle(candidate)
        if self._trial.problem in KEY_PROBLEMS:
            self._trial.errors = {}
            return await self.async_step_found_key()
        return None

    async def _try_key(self, node: ConfigSubentry, key: str) -> bool:
        address = NodeAddress(node.data[CONF_HOST], node.data[CONF_PORT], key)
        hub = hub_of(self._get_reauth_entry().data)
        return await self._trial.async_run(self.hass, address, hub, mac=node.unique_id) is not None

    def _cured(self, node: ConfigSubentry) -> ConfigFlowResult:
        entry = self._get_reauth_entry()
        self.hass.config_entries.async_update_subentry(entry, node, data=self._trial.found.data())
        return self.async_update_and_abort(entry)

    def _reauth_node(self) -> ConfigSubentry | None:
        """Give the node whose key is asked for, None once it has left the shop."""
        return self._get_reauth_entry().subentries.get(self._node_id)

    async def _settle(self, candidate: Candidate) -> ConfigFlowResult:
        if (known := find_node(self.hass, candidate.identity.mac)) is not None:
            return self.async_abort(reason="already_configured", description_placeholders={"shop": known[0].title})
        if candidate.owned:
            return await self.async_step_owned()
        return await self._finish()

    async def _finish(self) -> ConfigFlowResult:
        node = self._trial.found
        dismiss_discovery(self.hass, node.identity.mac, self.flow_id)
        if self._shop is not None:
            self.hass.config_entries.async_add_subentry(
                self._shop,
                ConfigSubentry(
                    data=MappingProxyType(node.data()),
                    subentry_type=SUBENTRY_NODE,
                    title=node.identity.name,
                    unique_id=node.identity.mac,
                ),
            )
            return self.async_abort(
                reason="node_added", description_placeholders={"node": node.identity.name, "shop": self._shop.title}
            )
        # The entry is the shop and bears its identity; the MAC that a found node's flow bears is its subentry's.
        await self.async_set_unique_id(self._hub_data[CONF_HUB])
        first = ConfigSubentryData(
            data=node.data(), subentry_type=SUBENTRY_NODE, title=node.identity.name, unique_id=node.identity.mac
        )
        return self._create([first])

    def _name_shop(self, user_input: Mapping[str, Any]) -> None:
        """Take note of what the forms of a new shop ask for besides its first node."""
        self._shop_name, self._privacy = user_input[CONF_NAME], user_input[CONF_PRIVACY]

    def _create(self, subentries: list[ConfigSubentryData]) -> ConfigFlowResult:
        """Make the shop with its first node."""
        return self.async_create_entry(
            title=self._shop_name,
            data=self._hub_data,
            options={CONF_PRIVACY: self._privacy},
            subentries=subentries,
        )

    def _refresh(self, entry: ConfigEntry, node: ConfigSubentry, host: str, port: int) -> ConfigFlowResult:
        """Take note of where a known node is now, and have it connected."""
        self.hass.config_entries.async_update_subentry(
            entry, node, data={**node.data, CONF_HOST: host, CONF_PORT: port}
        )
        if entry.state is ConfigEntryState.LOADED:
            entry.runtime_data.wake(node.subentry_id)
        return self.async_abort(reason="already_configured", description_placeholders={"shop": entry.title})

    def _form(
        self, step_id: str, fields: dict[Any, Any], filled_in: Mapping[str, Any] | None, **placeholders: str
    ) -> ConfigFlowResult:
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), filled_in),
            errors=self._trial.errors,
            description_placeholders=placeholders or None,
        )
