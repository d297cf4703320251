"""Adds one of the staff to a shop by what they agreed to carry, and changes that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import probatio as vol
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
)

from .const import SUBENTRY_STAFF
from .engine.owner_protocol import MAX_BEACONS
from .forms import NAME_FIELD
from .staff import (
    CONF_ADDRESS,
    CONF_ENTITY,
    CONF_MAJOR,
    CONF_MEANS,
    CONF_MINOR,
    CONF_UUID,
    CONF_ZONE,
    ZONE_HOME,
    Means,
    typed_address,
)
from .trouble import async_say

if TYPE_CHECKING:
    from collections.abc import Mapping

CONF_AGREED: Final = "agreed"
"""That the one whom it is about has agreed; asked for each time, and not kept."""

TRACKERS: Final = "device_tracker"
LARGEST_NUMBER: Final = 65_535

_NUMBER: Final = vol.All(
    NumberSelector(NumberSelectorConfig(min=0, max=LARGEST_NUMBER, step=1, mode=NumberSelectorMode.BOX)),
    vol.Coerce(int),
)
AGREED_FIELD: Final[dict[Any, Any]] = {vol.Required(CONF_AGREED, default=False): BooleanSelector()}
IBEACON_FIELDS: Final[dict[Any, Any]] = {
    **NAME_FIELD,
    vol.Required(CONF_UUID): TextSelector(),
    vol.Required(CONF_MAJOR): _NUMBER,
    vol.Required(CONF_MINOR): _NUMBER,
    **AGREED_FIELD,
}
TAG_FIELDS: Final[dict[Any, Any]] = {**NAME_FIELD, vol.Required(CONF_ADDRESS): TextSelector(), **AGREED_FIELD}
PHONE_FIELDS: Final[dict[Any, Any]] = {
    **NAME_FIELD,
    vol.Required(CONF_ENTITY): EntitySelector(
        EntitySelectorConfig(filter={"domain": TRACKERS, "integration": Means.PRIVATE_BLE_DEVICE.value})
    ),
    **AGREED_FIELD,
}
TRACKER_FIELDS: Final[dict[Any, Any]] = {
    **NAME_FIELD,
    vol.Required(CONF_ENTITY): EntitySelector(EntitySelectorConfig(domain=TRACKERS)),
    vol.Required(CONF_ZONE, default=ZONE_HOME): EntitySelector(EntitySelectorConfig(domain="zone")),
    **AGREED_FIELD,
}


class StaffFlow(ConfigSubentryFlow):
    """The flows of one of the staff."""

    def __init__(self) -> None:
        self._errors: dict[str, str] = {}

    async def async_step_user(self, _user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask what tells that somebody is there."""
        return self.async_show_menu(
            step_id="user", menu_options=["ibeacon", "tag", "private_ble_device", "device_tracker"]
        )

    async def async_step_reconfigure(self, _user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Begin with the form of what is carried now."""
        match Means(self._get_reconfigure_subentry().data[CONF_MEANS]):
            case Means.IBEACON:
                return await self.async_step_ibeacon()
            case Means.TAG:
                return await self.async_step_tag()
            case Means.PRIVATE_BLE_DEVICE:
                return await self.async_step_private_ble_device()
            case Means.DEVICE_TRACKER:
                return await self.async_step_device_tracker()

    async def async_step_ibeacon(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for an iBeacon."""
        if user_input is not None and (result := self._settle(Means.IBEACON, user_input)) is not None:
            return result
        return self._form("ibeacon", IBEACON_FIELDS, user_input, trouble=await self._deaf_nodes())

    async def async_step_tag(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for a Bluetooth tag with an address for life."""
        if user_input is not None and (result := self._settle(Means.TAG, user_input)) is not None:
            return result
        return self._form("tag", TAG_FIELDS, user_input)

    async def async_step_private_ble_device(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for a phone that Home Assistant knows though it changes its address."""
        if user_input is not None and (result := self._settle(Means.PRIVATE_BLE_DEVICE, user_input)) is not None:
            return result
        return self._form("private_ble_device", PHONE_FIELDS, user_input)

    async def async_step_device_tracker(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for anything that tells where somebody is."""
        if user_input is not None and (result := self._settle(Means.DEVICE_TRACKER, user_input)) is not None:
            return result
        return self._form("device_tracker", TRACKER_FIELDS, user_input)

    def _settle(self, means: Means, given: Mapping[str, Any]) -> SubentryFlowResult | None:
        """Keep what was given; None where it cannot be, with the errors set."""
        title = given[CONF_NAME].strip()
        data = {name: one for name, one in given.items() if name not in {CONF_NAME, CONF_AGREED}}
        data[CONF_MEANS] = means.value
        self._errors = {}
        if not title:
            self._errors[CONF_NAME] = "name_missing"
        if not given[CONF_AGREED]:
            self._errors[CONF_AGREED] = "not_agreed"
        self._check(means, data)
        if self._errors:
            return None
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_and_abort(
                self._get_entry(), self._get_reconfigure_subentry(), title=title, data=data
            )
        return self.async_create_entry(title=title, data=data)

    def _check(self, means: Means, data: dict[str, Any]) -> None:
        """Write what was given in one way, and set the errors where it cannot be used."""
        if means is Means.IBEACON:
            try:
                data[CONF_UUID] = str(UUID(data[CONF_UUID].strip()))
            except ValueError:
                self._errors[CONF_UUID] = "uuid_malformed"
        elif means is Means.TAG:
            if (address := typed_address(data[CONF_ADDRESS])) is None:
                self._errors[CONF_ADDRESS] = "address_malformed"
            else:
                data[CONF_ADDRESS] = address.hex(":").upper()
        others = self._others()
        if data in others:
            self._errors["base"] = "already_carried"
        elif means is Means.IBEACON and sum(one[CONF_MEANS] == means for one in others) >= MAX_BEACONS:
            self._errors["base"] = "too_many_beacons"

    def _others(self) -> list[dict[str, Any]]:
        """Return what the others of the staff carry."""
        mine = self._get_reconfigure_subentry().subentry_id if self.source == SOURCE_RECONFIGURE else None
        return [
            dict(one.data)
            for one in self._get_entry().subentries.values()
            if one.subentry_type == SUBENTRY_STAFF and one.subentry_id != mine
        ]

    async def _deaf_nodes(self) -> str:
        """Name the nodes that cannot be asked for a beacon, and why."""
        entry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return ""
        nodes = entry.runtime_data.nodes.values()
        return await async_say(self.hass, [(node.title, node.deaf) for node in nodes if node.deaf is not None])

    def _form(
        self, step_id: str, fields: dict[Any, Any], filled_in: Mapping[str, Any] | None, **placeholders: str
    ) -> SubentryFlowResult:
        if filled_in is None and self.source == SOURCE_RECONFIGURE:
            subentry = self._get_reconfigure_subentry()
            filled_in = {CONF_NAME: subentry.title, **subentry.data}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), filled_in),
            errors=self._errors,
            description_placeholders=placeholders or None,
        )
