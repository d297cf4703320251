"""Automations of the demo, as a user makes them: of this checkout's blueprints, and one that Assist answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scripts.bootstrap.paths import ROOT

from .demo_places import ENTRY_ID
from .entities import Entities

if TYPE_CHECKING:
    from pathlib import Path

    from .home_assistant_api import HomeAssistantApi

FILE: Final = "automations.yaml"
YAML: Final = f"automation: !include {FILE}\n"
FOLDER: Final = "blueprints/automation/footfall"
OURS: Final = "footfall"

AUTOMATIONS: Final = {
    "second_till": ("A second till", "till", "zone_till"),
    "unusual_day": ("An unusual day", "shop", ENTRY_ID),
    "end_of_day": ("The day in short", "shop", ENTRY_ID),
}
"""By blueprint: the automation's name, and which input is what of the shop."""


def offer_blueprints(folder: Path) -> None:
    """Put the blueprints, and a file for automations, into a configuration folder."""
    (folder / FILE).write_text("[]\n")
    place = folder / FOLDER
    place.parent.mkdir(parents=True)
    place.symlink_to(ROOT / FOLDER)


QUESTION: Final = "How full is the shop?"
TOLD: Final = ("occupancy", "entries", "people", "queue")
"""What is exposed to Assist, as docs/assist.md says: the number inside, the past, and the zones."""


async def make_automations(api: HomeAssistantApi) -> None:
    """Make the automations; what they have to say stands among Home Assistant's notifications."""
    devices: list[dict[str, Any]] = await api.command("config/device_registry/list")
    ids = {thing: device["id"] for device in devices for domain, thing in device["identifiers"] if domain == OURS}
    for blueprint, (alias, part, thing) in AUTOMATIONS.items():
        made = {
            "alias": alias,
            "use_blueprint": {"path": f"footfall/{blueprint}.yaml", "input": {part: ids[thing]}},
        }
        await api.post(f"/api/config/automation/config/demo_{blueprint}", made)


async def let_assist_answer(api: HomeAssistantApi) -> None:
    """Expose the shop to Assist, and have it answer a question without a language model."""
    entities = await Entities.read(api)
    exposed = [entity for key in TOLD for entity in entities.all(key)]
    expose: dict[str, Any] = {"assistants": ["conversation"], "entity_ids": exposed, "should_expose": True}
    await api.command("homeassistant/expose_entity", **expose)
    inside, low, high = (entities.one(key) for key in ("occupancy", "occupancy_low", "occupancy_high"))
    about = f"About {{{{ states('{inside}') }}}}, between {{{{ states('{low}') }}}} and {{{{ states('{high}') }}}}."
    unknown = "No node hears anything at the moment, so I do not know."
    answer = f"{{% if has_value('{inside}') %}}{about}{{% else %}}{unknown}{{% endif %}}"
    made = {
        "alias": QUESTION.removesuffix("?"),
        "triggers": [{"trigger": "conversation", "command": [QUESTION.removesuffix("?")]}],
        "actions": [{"set_conversation_response": answer}],
    }
    await api.post("/api/config/automation/config/demo_question", made)
