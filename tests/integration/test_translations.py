"""Every text that the code asks for is there, and no other; the same for icons."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from custom_components.footfall import binary_sensor, calibration, forms, sensor, services, why, zone
from custom_components.footfall.const import CONF_DOOR_COUNTER, CONF_PROFILE
from custom_components.footfall.errors import Problem
from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS: dict[str, Any] = json.loads((COMPONENT / "translations/en.json").read_text(encoding="utf-8"))
ICONS: dict[str, Any] = json.loads((COMPONENT / "icons.json").read_text(encoding="utf-8"))
FLOWS = {"config_flow.py": TEXTS["config"], "node_flow.py": TEXTS["config_subentries"]["node"]}
FROM_HOME_ASSISTANT = {"config_flow.py": {"already_in_progress"}, "node_flow.py": set()}
COUNT_REASONS = {"count_ahead", "count_too_old", "count_unheard", "count_impossible"}
DESCRIPTIONS = {
    "binary_sensor": (binary_sensor.OCCUPIED, binary_sensor.CONNECTED),
    "sensor": (sensor.OCCUPANCY, *sensor.SHOP_SENSORS, *sensor.NODE_SENSORS),
}


def calls(file: str, name: str) -> Iterator[ast.Call]:
    """Give the calls of a method in a file."""
    for node in ast.walk(ast.parse((COMPONENT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node


def keyword(call: ast.Call, name: str) -> Any:
    return next(ast.literal_eval(part.value) for part in call.keywords if part.arg == name)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("file", FLOWS)
def test_steps_and_their_fields(file: str) -> None:
    shown: dict[str, set[str]] = {}
    for call in calls(file, "_form"):
        fields = eval(ast.unparse(call.args[1]), {**vars(forms), "nodes": [], "shops": []})  # noqa: S307
        shown.setdefault(ast.literal_eval(call.args[0]), set()).update(str(key) for key in fields)
    menus = {keyword(call, "step_id"): set(keyword(call, "menu_options")) for call in calls(file, "async_show_menu")}
    steps = FLOWS[file]["step"]
    assert set(steps) == set(shown) | set(menus)
    for step, fields in shown.items():
        assert set(steps[step].get("data", {})) == set(steps[step].get("data_description", {})) == fields, step
        assert "title" in steps[step]
    for step, options in menus.items():
        assert set(steps[step]["menu_options"]) == set(steps[step]["menu_option_descriptions"]) == options, step


@pytest.mark.parametrize("file", FLOWS)
def test_errors_and_aborts(file: str) -> None:
    assert set(FLOWS[file]["error"]) == {problem.value for problem in Problem}
    reasons = {keyword(call, "reason") for call in calls(file, "async_abort")}
    assert set(FLOWS[file]["abort"]) == reasons | FROM_HOME_ASSISTANT[file]


def test_exceptions() -> None:
    problems = {problem.value for problem in Problem}
    assert set(TEXTS["exceptions"]) == problems | COUNT_REASONS
    assert all(TEXTS["exceptions"][key] == {"message": TEXTS["config"]["error"][key]} for key in problems)


def test_reasons_of_the_engine() -> None:
    source = (COMPONENT / "engine/live_calibration.py").read_text(encoding="utf-8")
    given = set(re.findall(r'CalibrationError\(\s*"(\w+)"', source))
    assert {reason for reason in given if reason.startswith("count_")} == COUNT_REASONS


def test_issues() -> None:
    calibrations = {calibration.PROFILE_REFUSED, calibration.COUNTS_REFUSED}
    assert set(TEXTS["issues"]) == calibrations | {zone.ZONE_LOST_NODE, zone.ZONE_LOST_NODES}
    assert all(set(text) == {"title", "description"} for text in TEXTS["issues"].values())


def test_actions() -> None:
    fields = {
        services.CALIBRATE: {str(key) for key in services.CALIBRATE_SCHEMA.schema},
        services.FORGET_COUNTS: {str(key) for key in services.FORGET_COUNTS_SCHEMA.schema},
    }
    described = yaml.safe_load((COMPONENT / "services.yaml").read_text(encoding="utf-8"))
    assert set(TEXTS["services"]) == set(ICONS["services"]) == set(described) == set(fields)
    for action, names in fields.items():
        assert set(TEXTS["services"][action]["fields"]) == set(described[action]["fields"]) == names
        assert all(set(text) == {"name", "description"} for text in TEXTS["services"][action]["fields"].values())


def test_attributes() -> None:
    texts = TEXTS["entity"]["sensor"]["occupancy"]["state_attributes"]
    assert set(texts) == {field.name for field in dataclasses.fields(why.Why)}
    assert set(texts["calibration"]["state"]) == set(why.CALIBRATIONS)
    assert set(texts["decided_by"]["state"]) == set(why.RADIOS)


def test_options_and_selectors() -> None:
    assert set(TEXTS["options"]["step"]) == {"init"}
    assert set(TEXTS["options"]["step"]["init"]["data"]) == {CONF_DOOR_COUNTER, CONF_PROFILE}
    assert set(TEXTS["options"]["step"]["init"]["data_description"]) == {CONF_DOOR_COUNTER, CONF_PROFILE}
    assert set(TEXTS["options"]["error"]) == {"profile_refused"}
    assert set(TEXTS["selector"]) == {"shop"}
    assert set(TEXTS["selector"]["shop"]["options"]) == {forms.NEW_SHOP}


def test_a_text_asks_only_for_what_is_given() -> None:
    given = {
        "config.flow_title": {"name"},
        "config.step.reauth_confirm.description": {"name"},
        "config.abort.already_configured": {"shop"},
        "config.abort.node_added": {"node", "shop"},
        "config_subentries.node.abort.already_configured": {"shop"},
        "options.error.profile_refused": {"reason"},
        "issues.profile_refused.title": {"shop"},
        "issues.profile_refused.description": {"reason"},
        "issues.zone_lost_node.title": {"zone", "shop"},
        "issues.zone_lost_nodes.title": {"zone", "shop"},
        "issues.counts_refused.title": {"shop"},
        "issues.counts_refused.description": {"reason"},
    }
    asked = {path: placeholders(text) for path, text in walk(TEXTS) if placeholders(text)}
    assert asked == given


def walk(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from walk(value, here)
        else:
            yield here, value


@pytest.mark.parametrize("platform", DESCRIPTIONS)
def test_entities(platform: str) -> None:
    keys = {description.translation_key for description in DESCRIPTIONS[platform]}
    assert set(TEXTS["entity"][platform]) == set(ICONS["entity"][platform]) == keys
    assert set(TEXTS["entity"]) == set(ICONS["entity"]) == set(DESCRIPTIONS)
    assert all("name" in text for text in TEXTS["entity"][platform].values())


def test_numbers_have_units() -> None:
    for description in DESCRIPTIONS["sensor"]:
        has_unit = "unit_of_measurement" in TEXTS["entity"]["sensor"][str(description.translation_key)]
        assert has_unit == (getattr(description, "state_class", None) is not None), description.key
