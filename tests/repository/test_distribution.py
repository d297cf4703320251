"""What HACS, Home Assistant and ESPHome read of the repository, and that it all says the same version."""

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from PIL import Image, ImageStat

from scripts.bootstrap.paths import COMPONENT, ROOT

if TYPE_CHECKING:
    from scripts.tools.checks.tree import Tree

HACS_KEYS = {
    "name",
    "homeassistant",
    "hacs",
    "filename",
    "zip_release",
    "hide_default_branch",
    "render_readme",
    "country",
    "content_in_root",
    "persistent_directory",
}
MANIFEST = "custom_components/footfall/manifest.json"
HOME = "https://github.com/footfall-ha/footfall"
BRAND_SIZES = {"icon.png": (256, 256), "icon@2x.png": (512, 512), "logo.png": (None, 256), "logo@2x.png": (None, 512)}
BRAND_IMAGES = [f"{prefix}{name}" for prefix in ("", "dark_") for name in BRAND_SIZES]


def read_json(path: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / path).read_text())
    return content


def newest_of_changelog() -> str:
    found = re.search(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert found, "CHANGELOG.md has no version heading"
    return found[1]


def test_hacs_accepts_its_file() -> None:
    content = read_json("hacs.json")
    assert set(content) <= HACS_KEYS
    assert content["name"] == "Footfall"
    assert re.fullmatch(r"\d{4}\.\d+\.\d+", content["homeassistant"])


def test_there_is_exactly_one_integration(tree: Tree) -> None:
    assert [path for path in tree.files if path.endswith("/manifest.json")] == [MANIFEST]


def test_the_manifest_has_what_hacs_and_hassfest_ask_for() -> None:
    manifest = read_json(MANIFEST)
    assert {"codeowners", "documentation", "domain", "issue_tracker", "name", "version"} <= set(manifest)
    assert manifest["domain"] == "footfall"
    assert manifest["documentation"].startswith(HOME)
    assert manifest["issue_tracker"] == f"{HOME}/issues"
    assert manifest["codeowners"] == ["@footfall-ha"]


def test_integration_and_changelog_are_of_one_version() -> None:
    assert read_json(MANIFEST)["version"] == newest_of_changelog()


def test_one_place_says_every_nodes_version_and_says_the_same(tree: Tree) -> None:
    """That each node takes it from there is asked of ESPHome itself, in tests/node/test_boards.py."""
    named = {
        path: re.findall(r"^\s+version:\s*\"?([\w.]+)\"?\s*$", tree.text(path) or "", re.MULTILINE)
        for path in tree.below("esphome").ending(".yaml")
    }
    assert {path: found for path, found in named.items() if found} == {
        "esphome/packages/project.yaml": [newest_of_changelog()]
    }


@pytest.mark.parametrize("name", BRAND_IMAGES)
def test_brand_images_have_home_assistants_sizes_and_show_something(name: str) -> None:
    width, height = BRAND_SIZES[name.removeprefix("dark_")]
    with Image.open(COMPONENT / "brand" / name) as image:
        assert image.format == "PNG"
        assert image.height == height
        assert image.width == width if width else image.width > image.height
        alpha = image.convert("RGBA").getchannel("A")
    drawn = alpha.getbbox()
    assert drawn, "nothing is drawn"
    left, top, right, bottom = drawn
    assert 0 < left < right < alpha.width, "touches the side: cut off?"
    assert 0 < top < bottom < alpha.height, "touches top or bottom: cut off?"
    assert bottom - top > 0.8 * alpha.height, "Home Assistant wants little empty space around"


@pytest.mark.parametrize("name", BRAND_SIZES)
def test_dark_images_are_brighter(name: str) -> None:
    def brightness(file: str) -> float:
        with Image.open(COMPONENT / "brand" / file) as image:
            return ImageStat.Stat(image.convert("L"), image.getchannel("A").point(lambda alpha: alpha > 200)).mean[0]

    assert brightness(f"dark_{name}") > brightness(name) + 20


def workflows() -> dict[str, Any]:
    return {path.name: yaml.safe_load(path.read_text()) for path in (ROOT / ".github/workflows").glob("*.yml")}


def test_workflows_may_only_read() -> None:
    """But for the job that publishes a release, of which tests/tools/test_firmware.py knows, and what scans tell."""
    assert {name: content["permissions"] for name, content in workflows().items()} == {
        "firmware.yml": {"contents": "read"},
        "security.yml": {"contents": "read"},
        "tests.yml": {"contents": "read"},
        "validate.yml": {"contents": "read"},
    }


def test_workflows_name_a_version_of_each_action_and_end_by_themselves() -> None:
    for name, content in workflows().items():
        for job in content["jobs"].values():
            assert job["timeout-minutes"] <= 60, name
            for step in job["steps"]:
                assert "uses" not in step or re.search(r"@\S+$", step["uses"]), f"{name}: {step}"


def test_scans_may_tell_what_they_find_and_no_more() -> None:
    jobs = workflows()["security.yml"]["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "code": {"contents": "read", "security-events": "write"}
    }


def test_the_same_command_guards_here_and_there() -> None:
    steps = workflows()["tests.yml"]["jobs"]["tests"]["steps"]
    assert any(step.get("run") == ".ci/run" for step in steps)
    guard = (ROOT / ".ci/run").read_text()
    assert "section scripts/lint\n" in guard
    assert "section scripts/test\n" in guard
    assert "`scripts/test`" in (ROOT / "README.md").read_text()


def test_hooks_need_no_download() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert hook["entry"].split()[0] == "scripts/lint"
