"""Which room uses which: read off the imports, and off the includes of the node's core."""

import ast
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.tools.checks.programs import platform_free
from scripts.tools.checks.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGINE = "custom_components/footfall/engine"
CORE = {
    "advertisement",
    "capture_reader",
    "core",
    "frame_80211",
    "key_store",
    "node_protocol",
    "observation",
    "presence_table",
    "sighting_ring",
    "siphash",
}


def imports(tree: Tree, *folders: str) -> Iterator[tuple[str, str]]:
    """Give (file, absolute name of what it imports), also of imports inside functions and for types."""
    for path in tree.below(*folders).ending(".py"):
        package = path.removesuffix(".py").split("/")[:-1]
        for node in ast.walk(ast.parse(tree.text(path) or "")):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else []
                module = [*base, *([node.module] if node.module else [])]
                yield from ((path, ".".join([*module, alias.name])) for alias in node.names)


def is_within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def strangers(tree: Tree, folder: str, *allowed: str) -> list[str]:
    """Return the imports of a room that are neither Python's own nor allowed."""
    return [
        f"{path}: {name}"
        for path, name in imports(tree, folder)
        if name.split(".")[0] not in sys.stdlib_module_names and not is_within(name, *allowed)
    ]


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        (ENGINE, "custom_components.footfall.engine"),
        ("simulator", "simulator"),
        ("scripts/bootstrap", "scripts.bootstrap"),
    ],
)
def test_rooms_that_stand_on_python_alone(tree: Tree, folder: str, allowed: str) -> None:
    assert tree.below(folder).ending(".py"), f"{folder} is empty"
    assert strangers(tree, folder, allowed) == []


def test_the_integration_uses_no_room_of_the_checkout_but_its_engine(tree: Tree) -> None:
    found = [
        f"{path}: {name}"
        for path, name in imports(tree, "custom_components")
        if is_within(name, "scripts", "simulator", "tests")
    ]
    assert found == []


def test_the_history_knows_the_engine_and_names_alone(tree: Tree) -> None:
    folder = "custom_components/footfall/history"
    assert tree.below(folder).ending(".py"), f"{folder} is empty"
    rooms = [f"custom_components.footfall.{room}" for room in ("history", "engine", "const")]
    found = [
        f"{path}: {name}"
        for path, name in imports(tree, folder)
        if is_within(name, "custom_components") and not is_within(name, *rooms)
    ]
    assert found == []


def test_the_scripts_use_the_engine_and_not_the_integration(tree: Tree) -> None:
    """But for the one that writes what the integration is to find when the demo starts."""
    found = [
        f"{path}: {name}"
        for path, name in imports(tree, "scripts")
        if is_within(name, "tests")
        or (is_within(name, "custom_components") and not is_within(name, "custom_components.footfall.engine"))
    ]
    assert {line.split(":")[0] for line in found} == {"scripts/tools/demo_seed.py"}


def test_the_nodes_core_compiles_without_esphome(tree: Tree) -> None:
    free = {path.rsplit("/", 1)[1].split(".")[0] for path in platform_free(tree)}
    assert CORE - free == set()


def test_an_import_of_a_function_is_seen_too(tmp_path: Path) -> None:
    folder = tmp_path / "simulator"
    folder.mkdir()
    (folder / "a.py").write_text(
        "def f():\n    from ..scripts import x\n    import homeassistant.core\n    import json\n"
    )
    planted = Tree(tmp_path, ("simulator/a.py",))
    found = strangers(planted, "simulator", "simulator")
    assert found == ["simulator/a.py: scripts.x", "simulator/a.py: homeassistant.core"]
