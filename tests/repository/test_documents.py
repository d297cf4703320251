"""What the documents point to is there."""

import re
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.paths import ROOT
from scripts.tools.checks.tree import Tree, checkout

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = checkout(ROOT).ending(".md")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|(?:src|srcset|href)=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SCRIPT = re.compile(r"(?<![\w/.])scripts/([a-z]+)(?![\w/.])")


def links(text: str) -> list[str]:
    return [first or second for first, second in LINK.findall(FENCE.sub("", text))]


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def unresolved(document: Path) -> list[str]:
    found = []
    for link in links(document.read_text()):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (document.parent / target) if target else document
        if not file.exists():
            found.append(f"{link}: there is no such file")
        elif anchor and anchor not in anchors(file.read_text()):
            found.append(f"{link}: there is no such heading")
    return found


@pytest.mark.parametrize("path", DOCUMENTS)
def test_links_lead_somewhere(path: str) -> None:
    assert unresolved(ROOT / path) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('# One Two\n[a](page.md#one-two) [b](gone.md) ![c](x/y.png "t") [d](#three)\n<img src="z.png">\n')
    assert [line.split(":")[0] for line in unresolved(page)] == ["gone.md", "x/y.png", "#three", "z.png"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_commands_that_are_named_exist(path: str) -> None:
    named = set(SCRIPT.findall((ROOT / path).read_text())) - {"bootstrap", "tools"}
    assert [name for name in sorted(named) if not (ROOT / "scripts" / name).is_file()] == []


def test_the_index_names_every_page(tree: Tree) -> None:
    index = (ROOT / "docs/README.md").read_text()
    pages = [path for path in tree.below("docs").ending(".md") if path != "docs/README.md"]
    assert [path for path in pages if f"({path.removeprefix('docs/')})" not in index] == []


def test_the_readme_begins_with_what_a_newcomer_runs() -> None:
    readme = (ROOT / "README.md").read_text()
    assert readme.index("scripts/demo") < readme.index("HACS")
    assert "my.home-assistant.io/redirect/hacs_repository/?owner=footfall-ha&repository=footfall" in readme
