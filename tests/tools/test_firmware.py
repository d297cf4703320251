"""What a release publishes of the node: firmware, manifests and the page that installs it.

Compiling needs ESP-IDF and happens in the workflow alone: the firmware here is a stand-in, what is said of it is real.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import COMPONENT, ESPHOME, ROOT
from scripts.tools.board_check import PROFILES, boards
from scripts.tools.firmware import HEARS, PAGE, TITLES, collect, make_page

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOW = ROOT / ".github/workflows/firmware.yml"
STAND_IN = b"a stand-in for firmware"
INSTALLER = {"esp-web-tools": "10.4.0"}
# As the interface Manifest of that version has it.
MANIFEST_KEYS = {"name", "version", "home_assistant_domain", "new_install_prompt_erase", "new_install_improv_wait_time"}


def stand_in(data: Path, where: str = "build") -> None:
    folder = data / "build/footfall" / where
    folder.mkdir(parents=True)
    (folder / "firmware.factory.bin").write_bytes(STAND_IN)


def manifest_of(folder: Path, board: str, profile: str = "wifi-bluetooth") -> dict[str, Any]:
    stand_in(folder / "data")
    path = collect(ESPHOME / f"{board}.yaml", profile, folder / "data", folder / "out")
    content: dict[str, Any] = json.loads(path.read_text())
    return content


class Page(HTMLParser):
    """What a browser finds in the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its attributes."""
        self.found.append((tag, dict(attrs)))

    def values(self, tag: str, name: str) -> list[str | None]:
        """Return what an attribute is in all tags of a kind that have it."""
        return [attributes[name] for found, attributes in self.found if found == tag and name in attributes]


@pytest.mark.parametrize(
    ("board", "family", "wait"),
    [
        ("footfall-esp32", "ESP32", 15),
        ("footfall-esp32-c3", "ESP32-C3", 15),
        ("footfall-esp32-c6", "ESP32-C6", 15),
        ("footfall-esp32-s3", "ESP32-S3", 15),
        ("footfall-olimex-esp32-poe", "ESP32", 0),
        ("footfall-wt32-eth01", "ESP32", 0),
    ],
)
def test_manifest_says_what_the_installer_needs(board: str, family: str, wait: int, tmp_path: Path) -> None:
    manifest = manifest_of(tmp_path, board)
    assert set(manifest) == MANIFEST_KEYS | {"builds"}
    assert manifest["version"] == json.loads((COMPONENT / "manifest.json").read_text())["version"]
    assert manifest["new_install_improv_wait_time"] == wait, "only a board on Wi-Fi asks for a network over USB"
    [build] = manifest["builds"]
    assert build["chipFamily"] == family
    [part] = build["parts"]
    assert part["offset"] == 0
    assert (tmp_path / "out" / part["path"]).read_bytes() == STAND_IN


def test_each_profile_has_a_file_and_a_name_of_its_own(tmp_path: Path) -> None:
    manifests = [manifest_of(tmp_path / profile, "footfall-esp32", profile) for profile in PROFILES]
    assert len({manifest["name"] for manifest in manifests}) == len(PROFILES)
    assert len({manifest["builds"][0]["parts"][0]["path"] for manifest in manifests}) == len(PROFILES)


def test_firmware_that_is_not_there_or_not_alone_is_an_error(tmp_path: Path) -> None:
    board = ESPHOME / "footfall-esp32.yaml"
    with pytest.raises(ScriptError, match="left 0 files"):
        collect(board, "wifi", tmp_path / "none", tmp_path / "out")
    stand_in(tmp_path / "two", "here")
    stand_in(tmp_path / "two", "there")
    with pytest.raises(ScriptError, match="left 2 files"):
        collect(board, "wifi", tmp_path / "two", tmp_path / "out")


def all_manifests(folder: Path) -> None:
    for board in boards():
        for profile in PROFILES:
            name = f"{board.stem}-{profile}.manifest.json"
            (folder / name).write_text(json.dumps({"name": f"{TITLES[board.stem]} & {HEARS[profile]}"}))


def test_page_offers_every_board_in_every_profile_from_one_place(tmp_path: Path) -> None:
    firmware = tmp_path / "firmware"
    firmware.mkdir()
    all_manifests(firmware)
    make_page(firmware, tmp_path / "site")
    text = (tmp_path / "site" / PAGE.name).read_text()
    page = Page(text)
    assert "Olimex ESP32-POE &amp; Wi-Fi alone" in text
    offered = page.values("option", "value")
    assert len(offered) == len(boards()) * len(PROFILES)
    for name in offered:
        assert name is not None
        assert (tmp_path / "site" / name).is_file(), "a browser takes it from no other place"
    assert page.values("script", "src") == ["esp-web-tools/install-button.js"]


def test_page_without_a_board_is_not_made(tmp_path: Path) -> None:
    all_manifests(tmp_path)
    (tmp_path / "footfall-esp32-c6-wifi.manifest.json").unlink()
    with pytest.raises(ScriptError, match=r"no footfall-esp32-c6-wifi\.manifest\.json"):
        make_page(tmp_path, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def workflow() -> dict[Any, Any]:
    content: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text())
    return content


def test_workflow_compiles_every_board() -> None:
    jobs = workflow()["jobs"]
    assert sorted(jobs["compile"]["strategy"]["matrix"]["board"]) == [board.stem for board in boards()]
    assert any("scripts.tools.firmware compile" in step.get("run", "") for step in jobs["compile"]["steps"])


def test_workflow_runs_with_a_release_and_where_the_node_changes() -> None:
    # YAML reads the word `on` as true.
    triggers = workflow()[True]
    assert triggers["release"] == {"types": ["published"]}
    paths = triggers["pull_request"]["paths"]
    assert "esphome/**" in paths
    for path in paths:
        assert list(ROOT.glob(path)), f"there is no {path}"


def test_workflow_takes_the_installer_that_the_manifests_are_for() -> None:
    assert json.loads((ROOT / "esphome/installer/package.json").read_text())["dependencies"] == INSTALLER
    assert "npm ci --ignore-scripts --prefix esphome/installer\n" in WORKFLOW.read_text()


def test_workflow_publishes_with_a_release_alone() -> None:
    jobs = workflow()["jobs"]
    assert "permissions" not in jobs["compile"]
    assert jobs["publish"]["if"] == "github.event_name == 'release'"
    assert jobs["publish"]["needs"] == "compile"
    assert jobs["publish"]["permissions"] == {"contents": "write", "pages": "write", "id-token": "write"}
