"""Holds all that any test makes the integration say against its texts: dialogues, repairs, refusals.

What it cannot see is a text that nothing asks for; `test_translations.py` and `test_translations_flows.py` look there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homeassistant.components.homeassistant.const import DOMAIN as HOME_ASSISTANT
from homeassistant.components.repairs.issue_handler import RepairsFlowManager
from homeassistant.config_entries import (
    DISCOVERY_SOURCES,
    ConfigEntriesFlowManager,
    ConfigSubentryFlowManager,
    OptionsFlowManager,
)
from homeassistant.data_entry_flow import FlowManager, FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.translation import async_get_translations

from custom_components.footfall.const import DOMAIN

from .texts import TEXTS, check_form, check_menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest


def note_what_is_unsaid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Watch until the patch is undone; return a list to which everything is added that has no text, or a hole in it."""
    unsaid: list[str] = []
    _watch_dialogues(monkeypatch, unsaid)
    _watch_repairs(monkeypatch, unsaid)
    _watch_refusals(monkeypatch, unsaid)
    return unsaid


def _watch_dialogues(monkeypatch: pytest.MonkeyPatch, unsaid: list[str]) -> None:
    handle = FlowManager._async_handle_step

    async def handled(manager: Any, flow: Any, step: str, user_input: Any) -> Any:
        texts, seen = _texts_of(manager, flow), flow.cur_step is not None or flow.source not in DISCOVERY_SOURCES
        shown = await handle(manager, flow, step, user_input)
        # What is found and ends at once was never seen by anybody.
        if texts is not None and (seen or shown["type"] is not FlowResultType.ABORT):
            own = await async_get_translations(manager.hass, "en", "config", {HOME_ASSISTANT})
            unsaid.extend(_unsaid(texts, shown, own))
        return shown

    monkeypatch.setattr(FlowManager, "_async_handle_step", handled)


def _texts_of(manager: Any, flow: Any) -> Mapping[str, Any] | None:
    """Return the texts of a dialogue, None where it is not ours."""
    texts: Mapping[str, Any] | None = None
    entries = manager.hass.config_entries
    match manager:
        case ConfigEntriesFlowManager() if flow.handler == DOMAIN:
            texts = TEXTS["config"]
        case OptionsFlowManager() if entries.async_get_known_entry(flow.handler).domain == DOMAIN:
            texts = TEXTS["options"]
        case ConfigSubentryFlowManager() if entries.async_get_known_entry(flow.handler[0]).domain == DOMAIN:
            texts = TEXTS["config_subentries"][flow.handler[1]]
        case RepairsFlowManager() if flow.handler == DOMAIN:
            # The issue itself may be gone by then.
            [texts] = [
                issue["fix_flow"]
                for key, issue in TEXTS["issues"].items()
                if "fix_flow" in issue and flow.issue_id.startswith(key)
            ]
    return texts


def _unsaid(texts: Mapping[str, Any], shown: Mapping[str, Any], own: Mapping[str, str]) -> list[str]:
    """Return what a step of a dialogue lacks. `own`: the texts that Home Assistant has for every integration."""
    try:
        match shown["type"]:
            case FlowResultType.FORM:
                check_form(texts, shown)
            case FlowResultType.MENU:
                check_menu(texts, shown)
            case FlowResultType.SHOW_PROGRESS:
                assert texts["progress"][shown["progress_action"]]
            case FlowResultType.ABORT if f"component.{HOME_ASSISTANT}.config.abort.{shown['reason']}" not in own:
                return _holes(texts["abort"][shown["reason"]], shown["description_placeholders"], shown["reason"])
    except (AssertionError, KeyError) as error:
        return [f"{shown['type']} {shown.get('step_id')}: {error!r}"]
    return []


def _watch_repairs(monkeypatch: pytest.MonkeyPatch, unsaid: list[str]) -> None:
    create = ir.IssueRegistry.async_get_or_create

    def created(registry: ir.IssueRegistry, domain: str, issue_id: str, **about: Any) -> Any:
        if domain == DOMAIN:
            key = about["translation_key"]
            texts = TEXTS["issues"].get(key, {})
            for part in ("title", *(() if about["is_fixable"] else ("description",))):
                unsaid.extend(_holes(texts.get(part), about["translation_placeholders"], f"issue {key}: {part}"))
            if about["is_fixable"] != ("fix_flow" in texts):
                unsaid.append(f"issue {key}: it has a dialogue, or no text for one")
        return create(registry, domain, issue_id, **about)

    monkeypatch.setattr(ir.IssueRegistry, "async_get_or_create", created)


def _watch_refusals(monkeypatch: pytest.MonkeyPatch, unsaid: list[str]) -> None:
    make = HomeAssistantError.__init__

    def made(error: HomeAssistantError, *arguments: object, **about: Any) -> None:
        make(error, *arguments, **about)
        if error.translation_domain == DOMAIN:
            text = TEXTS["exceptions"].get(error.translation_key, {}).get("message")
            unsaid.extend(_holes(text, error.translation_placeholders, f"exception {error.translation_key}"))

    monkeypatch.setattr(HomeAssistantError, "__init__", made)


def _holes(text: str | None, given: Mapping[str, object] | None, what: str) -> list[str]:
    """Return what a text lacks: itself, or something that it asks for."""
    if not text:
        return [f"{what}: no text"]
    return [f"{what}: nothing for {{{name}}}" for name in re.findall(r"{(\w+)}", text) if name not in (given or {})]
