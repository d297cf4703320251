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


def fields(form: Mapping[str, Any]) -> Mapping[Any, Any]:
    """Return the fields of a form."""
    shown: Mapping[Any, Any] = form["data_schema"].schema
    return shown


def section_of(form: Mapping[str, Any], name: str) -> section:
    """Return a section of a form."""
    [found] = [field for key, field in fields(form).items() if key == name]
    assert isinstance(found, section)
    return found


def filled_in(shown: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what fields are filled in with before anything is changed."""
    given = {str(field): field.description or {} for field in shown}
    return {field: more["suggested_value"] for field, more in given.items() if "suggested_value" in more}


def suggested(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form is filled in with before anything is changed."""
    return filled_in(fields(form))


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
    _check_fields(texts, fields(form))
    given = set(form["description_placeholders"] or {})
    told = [flow["error"][error] for error in (form["errors"] or {}).values()]
    sections = [folded["name"] for folded in texts.get("sections", {}).values()]
    for text in (texts["title"], texts.get("description", ""), *sections, *told):
        assert set(re.findall(r"{(\w+)}", text)) <= given


def _check_fields(texts: Mapping[str, Any], shown: Mapping[Any, Any]) -> None:
    plain = {str(name) for name, field in shown.items() if not isinstance(field, section)}
    sections = {str(name): field for name, field in shown.items() if isinstance(field, section)}
    assert set(texts.get("data", {})) == set(texts.get("data_description", {})) == plain
    assert set(texts.get("sections", {})) == set(sections)
    for name, field in sections.items():
        assert texts["sections"][name]["name"]
        _check_fields(texts["sections"][name], field.schema.schema)
