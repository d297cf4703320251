"""Each rule of the quality scale is proved, by a test that is named here or by a look at the thing itself."""

from __future__ import annotations

import ast
import importlib
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from homeassistant.const import EntityCategory
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.setup import async_setup_component

from custom_components.footfall import PLATFORMS
from custom_components.footfall.const import DOMAIN
from scripts.bootstrap.paths import COMPONENT, ROOT
from scripts.tools import reached

from .told import staff_subentry, told_shop, zone_subentry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity import Entity

RULES: dict[str, Any] = yaml.safe_load((COMPONENT / "quality_scale.yaml").read_text(encoding="utf-8"))["rules"]
MANIFEST = json.loads((COMPONENT / "manifest.json").read_text(encoding="utf-8"))
NUMBER_OF_RULES = 54
LEAST_COVERAGE = 95
"""Percent that the scale asks for."""

PAGES = {
    "docs-actions": "docs/automations.md#Actions",
    "docs-conditions": "docs/automations.md#Conditions",
    "docs-configuration-parameters": "docs/integration.md#Options",
    "docs-data-update": "docs/integration.md#How data are updated",
    "docs-examples": "docs/use-cases.md#What a shop does with it",
    "docs-high-level-description": "README.md#What it shows, and what it never knows",
    "docs-installation-instructions": "README.md#Put it into your shop",
    "docs-installation-parameters": "docs/integration.md#Set up a shop",
    "docs-known-limitations": "README.md#Known limits, honestly",
    "docs-removal-instructions": "docs/integration.md#Remove it",
    "docs-supported-devices": "docs/node.md#Choose a board",
    "docs-supported-functions": "docs/entities.md#Entities",
    "docs-triggers": "docs/automations.md#Triggers",
    "docs-troubleshooting": "docs/care.md#Troubleshooting",
    "docs-use-cases": "docs/use-cases.md#What a shop does with it",
}
"""The page and the heading for each rule on documents; what they say is for a reader to judge."""

TESTS = {
    "action-exceptions": [
        "test_calibration.py::test_a_count_that_cannot_be_compared_is_refused",
        "test_report_actions.py::test_a_report_that_makes_no_sense",
    ],
    "config-entry-unloading": [
        "test_shop.py::test_unloading_ends_everything_at_once",
        "test_shop.py::test_reloading_leaves_nothing_behind",
    ],
    "config-flow": [
        "test_setup_flow.py::test_by_hand",
        "test_translations.py::test_steps_and_their_fields",
    ],
    "config-flow-test-coverage": [
        "../tools/test_reached.py::test_a_line_of_a_dialogue_that_is_missed_is_named",
        "test_setup_flow.py::test_nothing_listens_then_it_does",
        "test_setup_flow.py::test_what_a_node_may_say",
        "test_node_flow.py::test_a_node_is_changed",
        "test_options.py::test_every_error_is_one_that_can_be_met",
        "test_zone_flow.py::test_a_zone_is_changed_and_stays_the_same_zone",
        "test_staff_flow.py::test_what_is_wrong_is_said_and_can_be_put_right",
        "test_proxy_flow.py::test_what_cannot_be_chosen",
    ],
    "dependency-transparency": [
        "test_manifest.py::test_a_requirement_is_a_floor_that_home_assistants_own_pin_meets",
    ],
    "devices": ["test_shop.py::test_devices"],
    "diagnostics": [
        "test_diagnostics.py::test_of_a_shop_and_its_devices",
        "test_diagnostics.py::test_of_what_the_owner_set_up",
    ],
    "discovery": ["test_discovery_flow.py::test_the_first_node_begins_a_shop"],
    "discovery-update-info": ["test_discovery_flow.py::test_a_known_node_only_has_its_address_refreshed"],
    "docs-examples": ["test_use_cases.py::test_an_example_is_taken_and_names_entities_that_there_are"],
    "docs-supported-functions": ["test_entities_documented.py::test_every_entity_is_described"],
    "dynamic-devices": [
        "test_settings.py::test_zones_come_change_and_go",
        "test_node_flow.py::test_a_node_is_added_by_hand",
    ],
    "entity-event-setup": ["test_shop.py::test_reloading_leaves_nothing_behind"],
    "entity-translations": ["test_translations.py::test_entities"],
    "entity-unavailable": [
        "test_nodes.py::test_a_node_that_is_killed_and_started_again",
        "test_entities_zones.py::test_a_zone_whose_node_is_silent_is_unavailable",
    ],
    "icon-translations": ["test_translations.py::test_entities"],
    "log-when-unavailable": ["test_nodes.py::test_a_node_that_is_killed_and_started_again"],
    "reauthentication-flow": ["test_cure_flows.py::test_a_node_whose_key_changed_is_asked_about"],
    "reconfiguration-flow": [
        "test_cure_flows.py::test_the_shop_is_renamed",
        "test_node_flow.py::test_a_node_is_changed",
        "test_zone_flow.py::test_a_zone_is_changed_and_stays_the_same_zone",
        "test_staff_flow.py::test_added_and_changed",
        "test_proxy_flow.py::test_a_scanner_is_exchanged_and_its_figures_go_on",
    ],
    "repair-issues": [
        "test_care.py::test_each_trouble_has_its_words",
        "test_care.py::test_a_node_of_another_hub_is_taken_over_under_repairs",
        "test_translations.py::test_issues",
    ],
    "stale-devices": [
        "test_nodes.py::test_a_node_is_removed",
        "test_care.py::test_a_device_of_what_is_no_part_of_the_shop_any_more_is_removed",
    ],
    "test-before-configure": ["test_setup_flow.py::test_nothing_listens_then_it_does"],
    "unique-config-entry": ["test_setup_flow.py::test_a_node_belongs_to_one_shop"],
}
"""The tests that prove a rule; they are run with all others."""

HERE = {
    "action-setup": "test_actions_are_there_without_a_shop",
    "async-dependency": "test_what_it_depends_on",
    "brands": "test_files_are_where_home_assistant_looks_for_them",
    "common-modules": "test_files_are_where_home_assistant_looks_for_them",
    "entity-category": "test_entities_of_a_shop",
    "entity-device-class": "test_entities_of_a_shop",
    "entity-disabled-by-default": "test_entities_of_a_shop",
    "entity-unique-id": "test_entities_of_a_shop",
    "exception-translations": "test_what_is_raised_is_translated",
    "has-entity-name": "test_entities_of_a_shop",
    "integration-owner": "test_it_has_an_owner",
    "parallel-updates": "test_each_platform_says_how_many_updates_run_at_once",
    "runtime-data": "test_what_runs_is_with_the_entry",
    "strict-typing": "test_types_are_strict",
    "test-coverage": "test_coverage_is_held",
}
"""The tests of this file that prove a rule."""


def is_done(rule: str) -> bool:
    return bool(RULES[rule] == "done")


def test_all_rules_are_there() -> None:
    assert len(RULES) == NUMBER_OF_RULES
    for rule, status in RULES.items():
        assert status == "done" or (status["status"] == "exempt" and status["comment"].endswith(".")), rule


def test_each_rule_that_is_done_has_a_proof() -> None:
    assert set(PAGES) | set(TESTS) | set(HERE) == {rule for rule in RULES if is_done(rule)}


@pytest.mark.parametrize("rule", PAGES)
def test_the_page_is_there_and_can_be_found(rule: str) -> None:
    path, heading = PAGES[rule].split("#")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^#+ {re.escape(heading)}$", text, re.MULTILINE)
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    assert f"({path.removeprefix('docs/') if path.startswith('docs/') else '../' + path})" in index


def names_of(path: Path) -> set[str]:
    parts = ast.parse(path.read_text(encoding="utf-8")).body
    return {part.name for part in parts if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("rule", TESTS)
def test_the_tests_that_prove_it_exist(rule: str) -> None:
    folder = ROOT / "tests/integration"
    assert [name for name in TESTS[rule] if name.split("::")[1] not in names_of(folder / name.split("::")[0])] == []


def test_the_tests_of_this_file_exist() -> None:
    assert set(HERE.values()) <= set(globals())


def test_files_are_where_home_assistant_looks_for_them() -> None:
    assert (COMPONENT / "coordinator.py").is_file()
    assert (COMPONENT / "entity.py").is_file()
    images = {path.name for path in (COMPONENT / "brand").iterdir()}
    assert {"icon.png", "icon@2x.png", "logo.png", "logo@2x.png"} <= images


def test_it_has_an_owner() -> None:
    assert MANIFEST["codeowners"]
    assert "quality_scale" not in MANIFEST, "Home Assistant calls every custom integration's scale its own"


def test_what_it_depends_on() -> None:
    """One library that talks to devices, which is made for asyncio and is Home Assistant's own choice for them.

    The others write a file and draw a QR code in memory, beside the event loop.
    """
    used = [re.split(r"[<>=]", requirement)[0] for requirement in MANIFEST["requirements"]]
    assert used == ["aioesphomeapi", "XlsxWriter", "segno"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_platform_says_how_many_updates_run_at_once(platform: str) -> None:
    assert importlib.import_module(f"custom_components.footfall.{platform}").PARALLEL_UPDATES == 0


def test_types_are_strict() -> None:
    """`scripts/lint` runs mypy with these settings over everything."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert "custom_components" in settings["files"]
    texts = {path.name: path.read_text(encoding="utf-8") for path in sources()}
    assert [name for name, text in texts.items() if re.search(r"type: ignore|pragma: no|\bcast\(", text)] == []
    silenced = [line for text in texts.values() for line in text.splitlines() if "noqa" in line]
    reasoned = re.compile(r"# noqa: [A-Z0-9, ]+(# nosec [A-Z0-9, ]+)?- \w")
    assert [line for line in silenced if not reasoned.search(line)] == [], "without a reason"


def test_coverage_is_held() -> None:
    """`scripts/test` measures it where it runs all tests, and fails below; test_reached.py shows that it does."""
    assert COMPONENT.relative_to(ROOT).as_posix() in reached.MEASURED[0]
    assert reached.LEAST >= LEAST_COVERAGE
    assert {"*_flow.py", "candidate.py", "forms.py", "hours_form.py"} <= set(reached.DIALOGUES)


def sources() -> Iterator[Path]:
    yield from COMPONENT.rglob("*.py")


def test_what_is_raised_is_translated() -> None:
    """Whatever reaches the owner has its text in the translations; NodeError takes it from its problem."""
    untold = []
    for path in sources():
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(part, ast.Call) or not isinstance(part.func, ast.Name):
                continue
            if part.func.id in {"HomeAssistantError", "ServiceValidationError", "ConfigEntryNotReady"}:
                given = {keyword.arg for keyword in part.keywords}
                if not {"translation_domain", "translation_key"} <= given:
                    untold.append(f"{path.name}:{part.lineno}")
    assert untold == []


async def test_actions_are_there_without_a_shop(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    described = yaml.safe_load((COMPONENT / "services.yaml").read_text(encoding="utf-8"))
    assert set(hass.services.async_services_for_domain(DOMAIN)) == set(described)


async def test_what_runs_is_with_the_entry(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        assert shop.runtime_data is not None
        assert DOMAIN not in hass.data


async def test_entities_of_a_shop(hass: HomeAssistant) -> None:
    options = {"hours": {"mon": [{"from": "09:00:00", "to": "18:00:00"}]}, "capacity": 20}
    zones = zone_subentry("Till", "till"), zone_subentry("Shelf")
    async with told_shop(hass, *zones, staff_subentry(), options=options):
        entities: list[Entity] = [
            entity for platform in async_get_platforms(hass, DOMAIN) for entity in platform.entities.values()
        ]
        assert {entity.platform.domain for entity in entities} == set(PLATFORMS)
        for entity in entities:
            assert entity.unique_id, entity
            assert entity.has_entity_name, entity
            assert entity.translation_key, entity
        of_nodes = [entity for entity in entities if str(entity.unique_id).startswith("id-door_")]
        assert {entity.entity_category for entity in of_nodes} == {EntityCategory.DIAGNOSTIC}
        classes = {entity.device_class for entity in entities}
        assert {"occupancy", "connectivity", "duration", "timestamp", "enum", None} <= classes
        registry = er.async_get(hass)
        mine = [entry for entry in registry.entities.values() if entry.platform == DOMAIN]
        assert len({entry.unique_id for entry in mine}) == len(mine)
        hidden = {entry.translation_key for entry in mine if entry.disabled_by is er.RegistryEntryDisabler.INTEGRATION}
        assert hidden
