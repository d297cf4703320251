"""Learns the shop's own equipment by a dialogue: what to do before, how far the nodes are, what is left out then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import probatio as vol
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.exceptions import HomeAssistantError

from .equipment_issue import async_withdraw
from .listening import Found
from .trouble import async_say

if TYPE_CHECKING:
    import asyncio

    from .shop import Shop

NO_FIELDS: Final[dict[Any, Any]] = {}


class EquipmentSteps(OptionsFlow):
    """Steps of the options flow, beginning with `async_step_equipment`; they change no options."""

    _listening: asyncio.Task[Found] | None = None
    _found = Found()

    async def async_step_equipment(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer to learn, and to forget where there is something to be forgotten."""
        if (shop := self._shop()) is None:
            return self.async_abort(reason="shop_not_loaded")
        if not len(shop.equipment):
            return await self.async_step_learn_equipment()
        return self.async_show_menu(
            step_id="equipment",
            menu_options=["learn_equipment", "forget_equipment"],
            description_placeholders={"count": str(len(shop.equipment))},
        )

    async def async_step_learn_equipment(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Say what the shop has to be like."""
        if user_input is not None:
            return await self.async_step_listen()
        return self._ask("learn_equipment", last_step=False)

    async def async_step_listen(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show how far the nodes are."""
        if self._listening is None:
            if (shop := self._shop()) is None:
                return self.async_abort(reason="shop_not_loaded")
            self._listening = self.config_entry.async_create_background_task(
                self.hass, shop.equipment.async_listen(self.async_update_progress), "footfall learn equipment"
            )
        if not self._listening.done():
            return self.async_show_progress(step_id="listen", progress_action="listen", progress_task=self._listening)
        return self.async_show_progress_done(next_step_id="heard")

    async def async_step_heard(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Look at what was found."""
        listened, self._listening = self._listening, None
        shop = self._shop()
        if shop is None or listened is None or listened.cancelled():
            return self.async_abort(reason="shop_not_loaded")
        try:
            self._found = listened.result()
        except HomeAssistantError:
            return self.async_abort(reason="already_listening")
        if shop.equipment.unknown(self._found):
            return await self.async_step_leave_out()
        if not self._found.heard_by:
            return await self._end("nobody_listened")
        return await self._end("nothing_found")

    async def async_step_leave_out(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask whether what was found is to be left out."""
        if (shop := self._shop()) is None:
            return self.async_abort(reason="shop_not_loaded")
        fresh = shop.equipment.unknown(self._found)
        if user_input is None:
            return self._ask(
                "leave_out", count=str(len(fresh)), trouble=await async_say(self.hass, self._found.trouble)
            )
        await shop.async_leave_out(fresh)
        async_withdraw(self.hass, self.config_entry)
        return self.async_abort(reason="left_out", description_placeholders={"count": str(len(shop.equipment))})

    async def async_step_forget_equipment(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask whether all is to be forgotten."""
        if (shop := self._shop()) is None:
            return self.async_abort(reason="shop_not_loaded")
        if user_input is None:
            return self._ask("forget_equipment", count=str(len(shop.equipment)))
        await shop.async_forget_equipment()
        return self.async_abort(reason="forgotten")

    def async_remove(self) -> None:
        """Listen no more for a dialogue that was closed; the nodes forget what they heard within a minute."""
        if self._listening is not None:
            self._listening.cancel()
        self._found = Found()

    def _ask(self, step_id: str, *, last_step: bool = True, **placeholders: str) -> ConfigFlowResult:
        return self.async_show_form(
            step_id=step_id,
            data_schema=vol.Schema(NO_FIELDS),
            description_placeholders=placeholders,
            last_step=last_step,
        )

    async def _end(self, reason: str) -> ConfigFlowResult:
        trouble = await async_say(self.hass, self._found.trouble)
        return self.async_abort(reason=reason, description_placeholders={"trouble": trouble})

    def _shop(self) -> Shop | None:
        """Return the shop while it is at work."""
        entry = self.config_entry
        return entry.runtime_data if entry.state is ConfigEntryState.LOADED else None
