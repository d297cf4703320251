"""What lets the files of the tests run side by side: workers that collect alike, and what takes long begun first."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.bootstrap.paths import ROOT
from scripts.tools.checks.tree import Tree
from tests.conftest import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def without_order(node: ast.expr) -> bool:
    """Tell whether this is a set, whose order is another one in each process."""
    match node:
        case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name("set" | "frozenset")):
            return True
        case ast.BinOp(left, _, right):
            return without_order(left) or without_order(right)
    return False


def unordered(tree: Tree) -> Iterator[str]:
    """Give where tests are made of what is in a set."""
    for path in tree.below("tests").ending(".py"):
        for node in ast.walk(ast.parse(tree.text(path) or "")):
            match node:
                case ast.Call(func=ast.Attribute(attr="parametrize"), args=[_, values, *_]) if without_order(values):
                    yield f"{path}:{node.lineno}"


def test_every_process_collects_the_same_tests_in_the_same_order(tree: Tree) -> None:
    assert list(unordered(tree)) == []


def test_what_goes_first_is_there() -> None:
    assert [first for first in FIRST if not (ROOT / first).exists()] == []


def test_a_set_of_parameters_is_found(tmp_path: Path) -> None:
    file = tmp_path / "tests" / "test_a.py"
    file.parent.mkdir()
    file.write_text(
        "@pytest.mark.parametrize('a', [1, 2])\n@pytest.mark.parametrize('b', set(ALL) - {'x'})\ndef test(a, b): ...\n"
    )
    assert list(unordered(Tree(tmp_path, ("tests/test_a.py",)))) == ["tests/test_a.py:2"]
