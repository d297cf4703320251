"""What a form shows to the person in front of it: each of its fields has a name and says what it is for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from homeassistant.data_entry_flow import section

from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS: dict[str, Any] = json.loads((COMPONENT / "translations/en.json").read_text(encoding="utf-8"))


def check_menu(flow: Mapping[str, Any], menu: Mapping[str, Any]) -> None:
    """Hold that all that a menu offers is named and explained. `flow`: the texts of the flow."""
    texts = flow["step"][menu["step_id"]]
    assert texts["title"]
    assert set(menu["menu_options"]) <= set(texts["menu_options"])
    assert set(texts["menu_options"]) == set(texts["menu_option_descriptions"])


def check_form(flow: Mapping[str, Any], form: Mapping[str, Any]) -> None:
    """Hold that a form has its title, that its fields are named and explained, and that its errors are told."""
    texts = flow["step"][form["step_id"]]
    assert texts["title"]
    _check_fields(texts, form["data_schema"].schema)
    given = set(form["description_placeholders"] or {})
    told = [flow["error"][error] for error in (form["errors"] or {}).values()]
    sections = [section["name"] for section in texts.get("sections", {}).values()]
    for text in (texts["title"], texts.get("description", ""), *sections, *told):
        assert set(re.findall(r"{(\w+)}", text)) <= given


def _check_fields(texts: Mapping[str, Any], fields: Mapping[Any, Any]) -> None:
    plain = {str(name) for name, field in fields.items() if not isinstance(field, section)}
    sections = {str(name): field for name, field in fields.items() if isinstance(field, section)}
    assert set(texts.get("data", {})) == set(texts.get("data_description", {})) == plain
    assert set(texts.get("sections", {})) == set(sections)
    for name, field in sections.items():
        assert texts["sections"][name]["name"]
        _check_fields(texts["sections"][name], field.schema.schema)
