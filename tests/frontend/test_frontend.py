"""The frontend's own tests and types, and that what Home Assistant loads is what the sources say."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from scripts.bootstrap.paths import FRONTEND
from scripts.tools import frontend

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000
REGISTRY = re.compile(r'"(?:resolved|registry)"')


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_types() -> None:
    frontend.node("types", *frontend.TYPES)


def test_cards_and_strategy() -> None:
    assert re.search(r"Tests +\d+ passed", frontend.node("tests of the frontend", *frontend.TESTS))


def test_what_is_loaded_is_built_from_the_sources(tmp_path: Path) -> None:
    """After a change of `frontend/`: python -m scripts.tools.frontend."""
    frontend.build(tmp_path / "built")
    assert files(tmp_path / "built") == files(frontend.BUILT)


def test_it_is_small() -> None:
    built = files(frontend.BUILT)
    assert sum(len(gzip.compress(content)) for content in built.values()) < MOST_BYTES


def test_nothing_is_evaluated_before_home_assistant_is_there() -> None:
    """What registers an element too early does so in a registry that nobody reads."""
    entry = (frontend.BUILT / "footfall.js").read_text(encoding="utf-8")
    assert re.fullmatch(r'customElements\.whenDefined\("home-assistant"\)\.then\(\(\)=>import\("[^"]+"\)\);\n', entry)


def test_the_lock_file_names_no_place_to_fetch_from() -> None:
    assert not REGISTRY.search((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
