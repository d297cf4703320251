"""Every text that the code asks for is there, and no other; the same for icons."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from homeassistant.components.sensor import SensorDeviceClass

from custom_components.footfall import (
    DISK_GIVES_NOTHING,
    PLATFORMS,
    access,
    binary_sensor,
    busyness,
    button,
    calibration,
    equipment,
    equipment_issue,
    event,
    forms,
    history_actions,
    hours_form,
    kept,
    leaving_out,
    node,
    sensors_node,
    sensors_shop,
    sensors_zone,
    services,
    why,
    zone,
)
from custom_components.footfall.care import Issue
from custom_components.footfall.care.care import FIXABLE
from custom_components.footfall.condition import CONDITIONS
from custom_components.footfall.dashboard import floor_plan
from custom_components.footfall.engine import objections
from custom_components.footfall.entity import DEFINITION, defined
from custom_components.footfall.errors import Problem
from custom_components.footfall.history import history
from custom_components.footfall.options_flow import FootfallOptionsFlow
from custom_components.footfall.papers import view as paper_view
from custom_components.footfall.privacy import PrivacyMode
from custom_components.footfall.reports import action as report_action
from custom_components.footfall.reports import files
from custom_components.footfall.trigger import TRIGGERS
from custom_components.footfall.upgrades import ENTRY_NEWER
from scripts.bootstrap.paths import COMPONENT

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS: dict[str, Any] = json.loads((COMPONENT / "translations/en.json").read_text(encoding="utf-8"))
ICONS: dict[str, Any] = json.loads((COMPONENT / "icons.json").read_text(encoding="utf-8"))
REPORT_FILES = [
    path.read_text(encoding="utf-8") for path in (COMPONENT / "span.py", *sorted((COMPONENT / "reports").glob("*.py")))
]
FLOWS = {"config_flow.py": TEXTS["config"], "node_flow.py": TEXTS["config_subentries"]["node"]}
FROM_HOME_ASSISTANT = {"config_flow.py": {"already_in_progress"}, "node_flow.py": set()}
WITHOUT_A_FORM = {"listen", "heard"}
COUNT_REASONS = {"count_ahead", "count_too_old", "count_unheard", "count_impossible"}
ABOUT_PEOPLE: dict[str, tuple[Any, ...]] = {
    "binary_sensor": (*binary_sensor.SHOP_BINARIES, binary_sensor.ZONE_OCCUPIED),
    "event": (event.ARRIVALS,),
    "sensor": (
        *sensors_shop.SHOP_SENSORS,
        sensors_zone.PEOPLE,
        sensors_zone.QUEUE,
        *sensors_zone.ZONE_SENSORS,
    ),
}
DESCRIPTIONS: dict[str, tuple[Any, ...]] = {
    **ABOUT_PEOPLE,
    "binary_sensor": (*ABOUT_PEOPLE["binary_sensor"], binary_sensor.CONNECTED),
    "button": (button.LEARN_EQUIPMENT,),
    "sensor": (*ABOUT_PEOPLE["sensor"], *sensors_node.NODE_SENSORS),
}
STATES = {"busyness": set(busyness.BUSYNESS), "status": {status.value for status in node.NodeStatus}}
"""What a sensor may say that is no number."""
NEVER_IN_A_FLOW = {
    *(Problem.NO_SCANNER, Problem.NOT_SCANNING),
    *(Problem.NOT_ANONYMOUS, Problem.TOO_OLD_FOR_ANONYMOUS),
}
"""What can be wrong with Home Assistant's own scanners alone, and with keys; no flow asks for either."""
OF_A_NODE = {"title": {"node", "shop"}, "description": {"node", "shop"}}
CARE: dict[Issue, dict[str, set[str]]] = {
    **dict.fromkeys(Issue, OF_A_NODE),
    Issue.AWAY: {"title": {"node", "shop"}, "description": {"node", "shop", "reason"}},
    **{issue: {"title": {"node", "shop"}} for issue in FIXABLE},
    Issue.TWICE: {"title": {"shop"}},
    Issue.CHANNELS: {"title": {"shop"}, "description": {"shop", "nodes"}},
    Issue.CLOCK_JUMPS: {"title": {"shop"}, "description": {"shop"}},
    Issue.SHOP_FLOODED: {"title": {"shop"}, "description": {"shop"}},
    Issue.BEYOND: {"title": {"shop"}, "description": {"shop", "people"}},
    Issue.UNCALIBRATED: {"title": {"shop"}, "description": {"shop", "days"}},
}
"""What the texts of what is found wrong with a shop ask for."""
MORE_ATTRIBUTES = {
    "sensor.occupancy": {field.name for field in dataclasses.fields(why.Why)},
    "sensor.entries": {"low", "high"},
    "sensor.dwell": set(sensors_shop.BANDS),
    "event.arrivals": {"event_type", event.PEOPLE},
}
"""What is shown with a number beside what it means."""


def calls(file: str, name: str) -> Iterator[ast.Call]:
    """Give the calls of a method in a file."""
    for part in ast.walk(ast.parse((COMPONENT / file).read_text(encoding="utf-8"))):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == name:
            yield part


def keyword(call: ast.Call, name: str) -> Any:
    return next(ast.literal_eval(part.value) for part in call.keywords if part.arg == name)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("file", FLOWS)
def test_steps_and_their_fields(file: str) -> None:
    shown: dict[str, set[str]] = {}
    for call in calls(file, "_form"):
        known = {**vars(forms), "nodes": [], "shops": [], "scanners": {}}
        fields = eval(ast.unparse(call.args[1]), known)  # noqa: S307 - an expression of our own sources  # nosec B307
        shown.setdefault(ast.literal_eval(call.args[0]), set()).update(str(key) for key in fields)
    menus: dict[str, set[str]] = {}
    for call in calls(file, "async_show_menu"):
        menus.setdefault(keyword(call, "step_id"), set()).update(keyword(call, "menu_options"))
    steps = FLOWS[file]["step"]
    assert set(steps) == set(shown) | set(menus)
    for step, fields in shown.items():
        assert set(steps[step].get("data", {})) == set(steps[step].get("data_description", {})) == fields, step
        assert "title" in steps[step]
    for step, options in menus.items():
        assert set(steps[step]["menu_options"]) == set(steps[step]["menu_option_descriptions"]) == options, step


@pytest.mark.parametrize("file", FLOWS)
def test_errors_and_aborts(file: str) -> None:
    assert set(FLOWS[file]["error"]) == {problem.value for problem in Problem if problem not in NEVER_IN_A_FLOW}
    reasons = {keyword(call, "reason") for call in calls(file, "async_abort")}
    assert set(FLOWS[file]["abort"]) == reasons | FROM_HOME_ASSISTANT[file]


def test_exceptions() -> None:
    problems = {problem.value for problem in Problem}
    actions = (COMPONENT / "history_actions.py").read_text(encoding="utf-8")
    imports = (COMPONENT / "history/imports.py").read_text(encoding="utf-8")
    of_history = {*re.findall(r'refused\("(\w+)"', actions), *re.findall(r'RefusedError\("(\w+)"', imports)}
    of_reports = {files.NOT_WRITTEN, *(key for file in REPORT_FILES for key in re.findall(r'refused\("(\w+)"', file))}
    of_dashboard = {access.SHOP_UNKNOWN, access.SHOP_NOT_LOADED, floor_plan.NEWER, floor_plan.NOT_WRITTEN}
    of_till = (COMPONENT / "leaving_out.py").read_text(encoding="utf-8")
    of_objections = {objections.NOBODY, objections.CROWD, objections.OFTEN, *re.findall(r'refused\("(\w+)"', of_till)}
    of_papers = {paper_view.PAPER_UNKNOWN}
    refused = COUNT_REASONS | of_objections | {equipment.ALREADY_LISTENING} | of_history | of_reports | of_dashboard
    assert set(TEXTS["exceptions"]) == problems | refused | of_papers | {DISK_GIVES_NOTHING}
    assert all(
        TEXTS["exceptions"][key] == {"message": TEXTS["config"]["error"][key]} for key in problems - NEVER_IN_A_FLOW
    )


def test_reasons_of_the_engine() -> None:
    source = (COMPONENT / "engine/live_calibration.py").read_text(encoding="utf-8")
    given = set(re.findall(r'CalibrationError\(\s*"(\w+)"', source))
    assert {reason for reason in given if reason.startswith("count_")} == COUNT_REASONS


def test_issues() -> None:
    calibrations = {calibration.PROFILE_REFUSED, calibration.COUNTS_REFUSED}
    equipments = {equipment_issue.EQUIPMENT_FOUND, equipment_issue.EQUIPMENT_NOT_FOUND}
    zones = {zone.ZONE_LOST_NODE, zone.ZONE_LOST_NODES}
    of_files = {history.DAMAGED, history.NEWER, history.DISK, kept.STORE_DAMAGED, kept.STORE_NEWER, ENTRY_NEWER}
    assert set(TEXTS["issues"]) == calibrations | equipments | zones | of_files | set(Issue)
    fixable = {equipment_issue.EQUIPMENT_FOUND} | FIXABLE
    for issue, text in TEXTS["issues"].items():
        assert set(text) == {"title", "fix_flow" if issue in fixable else "description"}, issue


def test_actions() -> None:
    fields = {
        services.CALIBRATE: {str(key) for key in services.CALIBRATE_SCHEMA.schema},
        services.FORGET_COUNTS: {str(key) for key in services.FORGET_COUNTS_SCHEMA.schema},
        history_actions.REPORT: {str(key) for key in history_actions.REPORT_SCHEMA.schema},
        report_action.WRITE_REPORT: {str(key) for key in report_action.WRITE_REPORT_SCHEMA.schema},
        history_actions.FORGET: {str(key) for key in history_actions.FORGET_SCHEMA.schema},
        leaving_out.LEAVE_OUT: {str(key) for key in leaving_out.LEAVE_OUT_SCHEMA.schema},
        history_actions.IMPORT_COUNTS: {str(key) for key in history_actions.IMPORT_COUNTS_SCHEMA.schema},
    }
    described = yaml.safe_load((COMPONENT / "services.yaml").read_text(encoding="utf-8"))
    assert set(TEXTS["services"]) == set(ICONS["services"]) == set(described) == set(fields)
    for action, names in fields.items():
        assert set(TEXTS["services"][action]["fields"]) == set(described[action]["fields"]) == names
        assert all(set(text) == {"name", "description"} for text in TEXTS["services"][action]["fields"].values())


@pytest.mark.parametrize(("kind", "there_are"), [("trigger", TRIGGERS), ("condition", CONDITIONS)])
def test_triggers_and_conditions(kind: str, there_are: dict[str, Any]) -> None:
    """What an automation may begin with, or ask: in the code, in the picker, in words and with an icon."""
    picked = yaml.safe_load((COMPONENT / f"{kind}s.yaml").read_text(encoding="utf-8"))
    described = {key: value for key, value in picked.items() if not key.startswith(".")}
    texts, icons = TEXTS[f"{kind}s"], ICONS[f"{kind}s"]
    assert set(described) == set(texts) == set(icons) == set(there_are)
    for key, asked in there_are.items():
        options = next(value for marker, value in asked._schema.schema.items() if marker == "options")
        assert set(described[key]["fields"]) == set(texts[key]["fields"]) == {str(option) for option in options}, key
        assert set(texts[key]) == {"name", "description", "fields"}
        assert all(set(text) == {"name", "description"} for text in texts[key]["fields"].values())
        assert set(icons[key]) == {kind}


def test_attributes() -> None:
    texts = TEXTS["entity"]["sensor"]["occupancy"]["state_attributes"]
    assert set(texts["calibration"]["state"]) == set(why.CALIBRATIONS)
    assert set(texts["decided_by"]["state"]) == set(why.RADIOS)
    assert set(TEXTS["entity"]["event"]["arrivals"]["state_attributes"]["event_type"]["state"]) == {event.ARRIVAL}
    described = {
        f"{platform}.{key}": set(text["state_attributes"])
        for platform, texts in TEXTS["entity"].items()
        for key, text in texts.items()
        if "state_attributes" in text
    }
    assert described == {
        (name := f"{platform}.{description.translation_key}"): {DEFINITION} | MORE_ATTRIBUTES.get(name, set())
        for platform, descriptions in ABOUT_PEOPLE.items()
        for description in descriptions
    }


@pytest.mark.parametrize("platform", ABOUT_PEOPLE)
def test_everything_about_people_says_what_it_means(platform: str) -> None:
    """The attribute's value is a key of its own sentence, so that Home Assistant shows it in the owner's language."""
    for description in ABOUT_PEOPLE[platform]:
        definition = TEXTS["entity"][platform][description.translation_key]["state_attributes"][DEFINITION]
        assert set(definition["state"]) == {description.translation_key} == {defined(description)[DEFINITION]}
        assert definition["name"] == "Definition"
        assert definition["state"][description.translation_key].endswith((".", ".)"))


def test_steps_of_the_options() -> None:
    steps = {name.removeprefix("async_step_") for name in dir(FootfallOptionsFlow) if name.startswith("async_step_")}
    assert set(TEXTS["options"]["step"]) == steps - WITHOUT_A_FORM


def test_selectors() -> None:
    of_actions = re.findall(r"translation_key: (\w+)", (COMPONENT / "services.yaml").read_text(encoding="utf-8"))
    assert set(TEXTS["selector"]) == {"shop", "privacy", "zone_kind", "reach", "exceptions", "statistic", *of_actions}
    assert set(TEXTS["selector"]["shop"]["options"]) == {forms.NEW_SHOP}
    assert set(TEXTS["selector"]["privacy"]["options"]) == set(PrivacyMode)


def test_a_text_asks_only_for_what_is_given() -> None:
    given = {
        "config.flow_title": {"name"},
        "config.step.join.description": {"name"},
        "config.step.reauth_confirm.description": {"name"},
        "config.abort.already_configured": {"shop"},
        "config.abort.node_added": {"node", "shop"},
        "config_subentries.node.abort.already_configured": {"shop"},
        "config_subentries.proxy.abort.already_configured": {"shop"},
        "config_subentries.zone.step.reach.title": {"zone", "node"},
        **{f"options.step.every_day.sections.{day}.name": {day} for day in hours_form.EVERY_DAY},
        **{f"options.step.working_week.sections.{days}.name": {days} for days in hours_form.WORKING_WEEK},
        "options.error.profile_refused": {"reason"},
        "options.error.exception_half_span": {"date"},
        "options.error.exception_no_length": {"date"},
        "options.error.exception_overlap": {"date"},
        "options.error.exception_twice": {"date"},
        "issues.profile_refused.title": {"shop"},
        "issues.profile_refused.description": {"reason"},
        "issues.zone_lost_node.title": {"zone", "shop"},
        "issues.zone_lost_nodes.title": {"zone", "shop"},
        "config_subentries.staff.step.ibeacon.description": {"trouble"},
        "options.step.equipment.description": {"count"},
        "options.step.leave_out.description": {"count", "trouble"},
        "options.step.forget_equipment.description": {"count"},
        "options.abort.nothing_found": {"trouble"},
        "options.abort.nobody_listened": {"trouble"},
        "options.abort.left_out": {"count"},
        "issues.equipment_found.title": {"shop", "count"},
        "issues.equipment_found.fix_flow.step.confirm.description": {"shop", "count", "trouble"},
        "issues.equipment_not_found.title": {"shop"},
        "issues.equipment_not_found.description": {"trouble"},
        **{f"issues.{issue}.{part}": asked for issue, texts in CARE.items() for part, asked in texts.items()},
        "issues.node_not_anonymous.fix_flow.step.confirm.title": {"node"},
        "issues.node_not_anonymous.fix_flow.step.confirm.description": {"node", "shop", "trouble"},
        "issues.node_owned.fix_flow.step.confirm.title": {"node"},
        "issues.node_owned.fix_flow.step.confirm.description": {"node", "shop", "trouble"},
        "issues.shop_twice.fix_flow.step.confirm.description": {"shop"},
        "issues.counts_refused.title": {"shop"},
        "issues.history_damaged.title": {"shop"},
        "issues.history_damaged.description": {"files"},
        "issues.history_newer.title": {"shop"},
        "issues.history_newer.description": {"files"},
        "issues.entry_newer.title": {"shop"},
        "issues.entry_newer.description": {"shop"},
        "issues.history_disk.title": {"shop"},
        "issues.history_disk.description": {"reason"},
        "issues.store_damaged.title": {"shop"},
        "issues.store_damaged.description": {"files"},
        "issues.store_newer.title": {"shop"},
        "issues.store_newer.description": {"files"},
        "exceptions.disk_gives_nothing.message": {"reason"},
        "exceptions.import_not_an_hour.message": {"row"},
        "exceptions.import_ahead.message": {"row"},
        "exceptions.import_twice.message": {"row"},
        "issues.counts_refused.description": {"reason"},
        "exceptions.report_too_long.message": {"days"},
        "exceptions.report_folder.message": {"folder"},
        "exceptions.report_not_written.message": {"path", "error"},
    }
    # What the dashboard says is checked where it is said, by tests/frontend; of reports by test_report_words.py.
    texts = ((path, text) for path, text in walk(TEXTS) if not path.startswith("config_panel."))
    asked = {path: placeholders(text) for path, text in texts if placeholders(text)}
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
    assert all("name" in text for text in TEXTS["entity"][platform].values())


def test_platforms() -> None:
    assert set(TEXTS["entity"]) == set(ICONS["entity"]) == set(DESCRIPTIONS) == set(PLATFORMS)


def test_states_and_their_icons() -> None:
    """Every word that a sensor may say has a text and no other; an icon of its own is for a state that there is."""
    texts = TEXTS["entity"]
    assert {key: set(text["state"]) for key, text in texts["sensor"].items() if "state" in text} == STATES
    words = {
        description.translation_key: set(description.options)
        for description in DESCRIPTIONS["sensor"]
        if description.options is not None
    }
    assert words == STATES
    for key, icon in ICONS["entity"]["sensor"].items():
        assert set(icon) <= {"default", "state"}
        assert set(icon.get("state", {})) <= STATES.get(key, set()), key
    for key, icon in ICONS["entity"]["binary_sensor"].items():
        assert set(icon["state"]) == {"on"}, key
        assert set(texts["binary_sensor"][key].get("state", {"on": "", "off": ""})) == {"on", "off"}, key
    without_class = {d.translation_key for d in DESCRIPTIONS["binary_sensor"] if d.device_class is None}
    assert all("state" in texts["binary_sensor"][key] for key in without_class)


def test_numbers_have_units() -> None:
    """Words and moments have none; a unit that is no word of a language stands in the code, and there alone."""
    wordless = {SensorDeviceClass.ENUM, SensorDeviceClass.TIMESTAMP}
    for description in DESCRIPTIONS["sensor"]:
        translated = "unit_of_measurement" in TEXTS["entity"]["sensor"][str(description.translation_key)]
        international = description.native_unit_of_measurement is not None
        assert translated + international == (description.device_class not in wordless), description.key
