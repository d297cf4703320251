"""Each blueprint can be imported, is described with all its inputs, and its example works as it stands."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import yaml
from homeassistant.components.blueprint.importer import fetch_blueprint_from_github_url
from homeassistant.util.yaml import Input, parse_yaml
from PIL import Image

from scripts.bootstrap.paths import ROOT
from tests.integration.told import staff_subentry, zone_subentry

from .driven import ALWAYS, BLUEPRINTS, MADE, Driven, driven_shop
from .furnished import LIGHT, PLAYER, THREE_SPEEDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from homeassistant.core import HomeAssistant

HOME = "https://github.com/footfall-ha/footfall/blob/main/blueprints/automation/footfall"
RAW = HOME.replace("github.com", "raw.githubusercontent.com").replace("/blob", "")
IMPORT = "https://my.home-assistant.io/redirect/blueprint_import/?blueprint_url="
BADGE = "https://my.home-assistant.io/badges/blueprint_import.svg"
NAMES = sorted(file.stem for file in BLUEPRINTS.glob("*.yaml"))
PAGE = (ROOT / "docs/blueprints.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = {
    match[1]: section
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)
    if (match := re.search(r"images/blueprints/(\w+)\.png", section))
}
MOST_BYTES = 120_000
OF_DEMO: dict[str, dict[str, Any]] = {
    "lights_and_music": {"lights": {"entity_id": LIGHT}},
    "welcome_chime": {"lights": {"entity_id": LIGHT}, "players": [PLAYER]},
    "ventilation": {"fans": [THREE_SPEEDS]},
    "node_trouble": {"from": "00:00:00", "until": "00:00:00"},
}
"""What shows that they were run: devices where there is nothing to say, and any time of the day."""
USED = re.compile(r"path: footfall-ha/(\w+)\.yaml")


def read(name: str) -> dict[str, Any]:
    content = parse_yaml((BLUEPRINTS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def said(name: str) -> dict[str, Any]:
    """Give what a blueprint says of itself."""
    described: dict[str, Any] = read(name)["blueprint"]
    return described


def inputs(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the inputs of a blueprint, with those in its sections."""
    for key, described in said(name)["input"].items():
        yield from described["input"].items() if "input" in described else [(key, described)]


def used(part: Any) -> set[str]:
    """Give the inputs that anything in a blueprint asks for."""
    if isinstance(part, Input):
        return {part.name}
    below = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return set().union(*map(used, below))


def default(described: dict[str, Any]) -> str:
    """Say what an input is unless it is set, as the page says it."""
    if "default" not in described:
        return "has to be chosen"
    given = described["default"]
    [(kind, selector)] = described["selector"].items()
    if kind == "boolean":
        return "yes" if given else "no"
    if kind == "select":
        labels = {option["value"]: option["label"] for option in selector["options"]}
        chosen = given if isinstance(given, list) else [given]
        return "all" if len(chosen) == len(labels) else ", ".join(labels[value] for value in chosen)
    if kind == "duration":
        return ", ".join(f"{number} {unit[:-1] if number == 1 else unit}" for unit, number in given.items())
    plain = {
        "number": f"{given} {(selector or {}).get('unit_of_measurement', '')}".strip(),
        "text": f"“{given}”" if given else "empty",
        "time": str(given)[:5],
    }
    return plain.get(kind, "none")


def row(key: str, described: dict[str, Any]) -> str:
    """Give the row of the page's table for an input."""
    meaning = " ".join(described.get("description", "").split())
    return f"| `{key}` | {described['name']} | {default(described)} | {meaning} |"


def test_there_are_blueprints_and_each_has_its_section() -> None:
    assert len(NAMES) >= 12
    assert sorted(SECTIONS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_it_says_of_itself(name: str) -> None:
    described = said(name)
    assert described["name"].startswith("Footfall: ")
    assert described["description"]
    assert described["domain"] == "automation"
    assert described["author"] == "Footfall"
    assert described["source_url"] == f"{HOME}/{name}.yaml"
    assert described["homeassistant"] == {"min_version": "2026.10.0"}


@pytest.mark.parametrize("name", NAMES)
def test_its_inputs(name: str) -> None:
    """Each is there once, has a name, is used, and needs not be filled in but for what it is about."""
    keys = [key for key, _ in inputs(name)]
    assert len(keys) == len(set(keys))
    assert used(read(name)) == set(keys)
    assert all(described["name"] and described["selector"] for _, described in inputs(name))
    assert [key for key, described in inputs(name) if "default" not in described] == keys[:1]
    assert [section.get("collapsed", False) for section in said(name)["input"].values() if "input" in section][-1]


@pytest.mark.parametrize("name", NAMES)
def test_each_of_its_inputs_is_tried(name: str) -> None:
    tried = (ROOT / f"tests/blueprints/test_{name}.py").read_text(encoding="utf-8")
    assert [key for key, _ in inputs(name) if not re.search(rf'\b{key}=|"{key}":', tried)] == []


@pytest.mark.parametrize("name", NAMES)
async def test_home_assistant_imports_it(hass: HomeAssistant, aioclient_mock: Any, name: str) -> None:
    """From the address that stands in it, which leads to this very file."""
    aioclient_mock.get(f"{RAW}/{name}.yaml", text=(BLUEPRINTS / f"{name}.yaml").read_text(encoding="utf-8"))
    found = await fetch_blueprint_from_github_url(hass, said(name)["source_url"])
    assert found.suggested_filename == f"footfall-ha/{name}"
    assert found.blueprint.domain == "automation"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_describes_it(name: str) -> None:
    section = SECTIONS[name]
    assert f"[![Import this blueprint]({BADGE})]({IMPORT}{quote(f'{HOME}/{name}.yaml', safe='')})" in section
    assert "**Needs.**" in section
    assert [line for line in section.splitlines() if line.startswith("| `")] == [row(*each) for each in inputs(name)]


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_shows_it(name: str) -> None:
    [line] = [line for line in README.splitlines() if f"images/blueprints/{name}-top.png" in line]
    heading = SECTIONS[name].splitlines()[0]
    assert f"**[{heading}](docs/blueprints.md#{heading.lower().replace(' ', '-')})**" in line
    assert f"{IMPORT}{quote(f'{HOME}/{name}.yaml', safe='')}" in line


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["", "-top"])
def test_its_pictures_are_small(name: str, part: str) -> None:
    file: Path = ROOT / f"docs/images/blueprints/{name}{part}.png"
    assert file.stat().st_size < MOST_BYTES
    with Image.open(file) as picture:
        assert picture.width == 720


@asynccontextmanager
async def example_of(hass: HomeAssistant, name: str) -> AsyncIterator[tuple[Driven, dict[str, Any]]]:
    """Give a shop that has all that any example names, and the example of a blueprint in it."""
    [text] = re.findall(r"^```yaml\n(.*?)^```", SECTIONS[name], re.MULTILINE | re.DOTALL)
    zones = zone_subentry("Till", "till"), zone_subentry("Display")
    async with driven_shop(hass, *zones, staff_subentry(), options=ALWAYS) as driven:
        await driven.people(1, till=0, display=0)
        devices = {
            "<the shop>": driven.device(),
            "<the till>": driven.device("sensor.till_queue_length"),
            "<the display>": driven.device("sensor.display_people"),
        }
        for word, device in devices.items():
            text = text.replace(word, device)
        assert USED.findall(text) == [name]
        use: dict[str, Any] = yaml.safe_load(text)["use_blueprint"]
        yield driven, use


@pytest.mark.parametrize("name", NAMES)
async def test_its_example_works(hass: HomeAssistant, name: str) -> None:
    async with example_of(hass, name) as (driven, use):
        assert set(use["input"]) <= {key for key, _ in inputs(name)}
        await driven.automate(use)


@pytest.mark.parametrize("name", NAMES)
async def test_it_can_be_run_by_hand(hass: HomeAssistant, name: str) -> None:
    """As *Run actions* does, to try it out: without anything that has begun it, and whatever its conditions say."""
    async with example_of(hass, name) as (driven, use):
        about = next(key for key, _ in inputs(name))
        await driven.automate({**use, "input": {about: use["input"][about], **OF_DEMO.get(name, {})}})
        await hass.services.async_call("automation", "trigger", {"entity_id": MADE})
        await driven.later(seconds=1)
        seen = driven.notes() + driven.room.done()
        for _ in range(3):
            await driven.later(minutes=1)
            seen += driven.notes() + driven.room.done()
        assert seen
