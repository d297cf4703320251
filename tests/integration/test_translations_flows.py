"""No text of a dialogue is left over, and every icon is one that there is.

The other direction, that a dialogue has a text for all that it shows, is held in every test: see `said.py`.
"""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any, Final

import hass_frontend
import pytest
import yaml

from custom_components.footfall import equipment_flow, equipment_issue, hours_form
from custom_components.footfall.care import take_over
from custom_components.footfall.config_flow import FootfallConfigFlow
from custom_components.footfall.const import SUBENTRY_NODE, SUBENTRY_PROXY, SUBENTRY_STAFF, SUBENTRY_ZONE
from custom_components.footfall.history.statistics import KINDS
from custom_components.footfall.node_flow import NodeFlow
from custom_components.footfall.options_flow import FootfallOptionsFlow
from custom_components.footfall.papers import form as papers_form
from custom_components.footfall.proxy_flow import ProxyFlow
from custom_components.footfall.staff_flow import StaffFlow
from custom_components.footfall.zone_flow import ZoneFlow
from scripts.bootstrap.paths import COMPONENT

from .conftest import shop_entry
from .test_translations import ICONS, walk
from .texts import TEXTS

OF_PARTS: Final[dict[str, type]] = {
    SUBENTRY_NODE: NodeFlow,
    SUBENTRY_PROXY: ProxyFlow,
    SUBENTRY_STAFF: StaffFlow,
    SUBENTRY_ZONE: ZoneFlow,
}
DIALOGUES: Final[dict[str, tuple[Any, type]]] = {
    "config": (TEXTS["config"], FootfallConfigFlow),
    "options": (TEXTS["options"], FootfallOptionsFlow),
    **{part: (TEXTS["config_subentries"][part], flow) for part, flow in OF_PARTS.items()},
    "equipment_found": (TEXTS["issues"]["equipment_found"]["fix_flow"], equipment_issue.EquipmentFoundFlow),
    "node_owned": (TEXTS["issues"]["node_owned"]["fix_flow"], take_over.TakeOverFlow),
    "node_not_anonymous": (TEXTS["issues"]["node_not_anonymous"]["fix_flow"], take_over.TakeOverFlow),
}
MORE_FILES: Final = {"options": (equipment_flow, hours_form, papers_form)}
"""What else says something in a dialogue, beside the file of its class."""

WITHOUT_A_FORM: Final = {
    "config": {"reauth", "share", "zeroconf"},
    "equipment_found": {"init"},
    "node": {"share"},
    "node_owned": {"init"},
    "node_not_anonymous": {"init"},
    "options": {"heard", "listen"},
    "staff": {"reconfigure"},
}
"""The steps that show another one, or are done at once."""

THERE_IS: Final = {
    "config",
    "config_panel",
    "config_subentries",
    "options",
    "selector",
    "entity",
    "exceptions",
    "services",
    "triggers",
    "conditions",
    "issues",
    "system_health",
}
ICON: Final = "mdi:"


def said_in(dialogue: str) -> set[str]:
    """Give every word that stands alone between quotes in the files of a dialogue."""
    files = [Path(inspect.getfile(part)) for part in (DIALOGUES[dialogue][1], *MORE_FILES.get(dialogue, ()))]
    parts = [part for file in files for part in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    return {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def steps_of(flow: type) -> set[str]:
    """Give the steps of a dialogue that are ours."""
    ours = [kind for kind in flow.__mro__ if kind.__module__.startswith("custom_components.")]
    return {name.removeprefix("async_step_") for kind in ours for name in vars(kind) if name.startswith("async_step_")}


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_a_dialogue_has_the_steps_that_have_texts(dialogue: str) -> None:
    texts, flow = DIALOGUES[dialogue]
    steps = steps_of(flow)
    assert WITHOUT_A_FORM.get(dialogue, set()) <= steps
    assert set(texts["step"]) == steps - WITHOUT_A_FORM.get(dialogue, set())


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_what_a_menu_could_offer_is_offered(dialogue: str) -> None:
    texts, flow = DIALOGUES[dialogue]
    options = {option for step in texts["step"].values() for option in step.get("menu_options", ())}
    assert options <= steps_of(flow) & said_in(dialogue)


@pytest.mark.parametrize("dialogue", [name for name in DIALOGUES if name not in {"config", "node"}])
def test_every_error_can_be_met(dialogue: str) -> None:
    """Those of a node's own dialogues are all that can be wrong with a node: see `test_errors_and_aborts`."""
    texts, _ = DIALOGUES[dialogue]
    said = said_in(dialogue)
    hours = {f"exception_{reason}" for reason in ("half_span", "no_length", "overlap") if reason in said}
    assert set(texts.get("error", ())) <= said | (hours if dialogue == "options" else set())


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_every_end_can_be_met(dialogue: str) -> None:
    """Home Assistant itself ends the second of two dialogues about one node that was found."""
    texts, _ = DIALOGUES[dialogue]
    assert set(texts.get("abort", ())) <= said_in(dialogue) | (
        {"already_in_progress"} if dialogue == "config" else set()
    )
    assert set(texts.get("progress", ())) <= said_in(dialogue)


def test_parts_of_a_shop() -> None:
    """Each has the words with which it is added, and those with which it is changed."""
    assert FootfallConfigFlow.async_get_supported_subentry_types(shop_entry()) == OF_PARTS
    assert set(TEXTS["config_subentries"]) == set(OF_PARTS)
    for part, texts in TEXTS["config_subentries"].items():
        assert set(texts) - {"error", "abort"} == {"entry_type", "initiate_flow", "step"}, part
        assert (
            set(texts["initiate_flow"]) == {"user", "reconfigure"} == {"user", "reconfigure"} & steps_of(OF_PARTS[part])
        )


def test_there_is_nothing_that_home_assistant_does_not_know() -> None:
    assert set(TEXTS) == THERE_IS
    assert set(ICONS) == {"conditions", "entity", "services", "triggers"}


def test_what_can_be_chosen() -> None:
    """The choices of the actions; those of the dialogues are held where they are shown."""
    actions = yaml.safe_load((COMPONENT / "services.yaml").read_text(encoding="utf-8"))
    fields = [
        field["selector"].get("select") or {} for action in actions.values() for field in action["fields"].values()
    ]
    choices = [(select.get("translation_key"), set(select["options"])) for select in fields if "options" in select]
    assert [(key, set(TEXTS["selector"][key]["options"])) for key, _ in choices] == choices
    assert choices != []
    assert set(TEXTS["selector"]["statistic"]["options"]) == set(KINDS)


def test_every_icon_is_one_that_there_is() -> None:
    """Where Home Assistant does not know an icon it shows nothing."""
    known = json.loads((hass_frontend.where() / "static/mdi/iconList.json").read_text(encoding="utf-8"))
    shown = {icon for _, icon in walk(ICONS)}
    assert all(icon.startswith(ICON) for icon in shown)
    assert shown - {ICON + icon["name"] for icon in known} == set()
