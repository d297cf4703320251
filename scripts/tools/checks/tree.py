"""The files of the project, as git sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bootstrap.run import run

if TYPE_CHECKING:
    from pathlib import Path

BUILT_FOLDERS = frozenset({"dist", "snapshots", "node_modules"})
BUILT = "custom_components/footfall/frontend/"


@dataclass(frozen=True)
class Tree:
    """A folder and the files in it that count: paths relative to it, with slashes, sorted."""

    root: Path
    files: tuple[str, ...]

    def ending(self, *suffixes: str) -> tuple[str, ...]:
        """Return the files whose name ends so."""
        return tuple(path for path in self.files if path.endswith(suffixes))

    def below(self, *folders: str) -> Tree:
        """Return the tree of what lies below these folders."""
        starts = tuple(f"{folder}/" for folder in folders)
        return Tree(self.root, tuple(path for path in self.files if path.startswith(starts)))

    def written_by_hand(self) -> Tree:
        """Return the tree without what a program wrote."""
        return Tree(self.root, tuple(filter(_is_written_by_hand, self.files)))

    def text(self, path: str) -> str | None:
        """Return what a file holds, None where it is not text."""
        content = (self.root / path).read_bytes()
        if b"\0" in content:
            return None
        try:
            return content.decode()
        except UnicodeDecodeError:
            return None


def _is_written_by_hand(path: str) -> bool:
    return BUILT_FOLDERS.isdisjoint(path.split("/")) and not path.startswith(BUILT)


def checkout(root: Path) -> Tree:
    """Return the tree of a git checkout: what is tracked, and what is new and not ignored."""
    # A container often runs as another user than the one who cloned; git would refuse to answer.
    words = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = {path for path in run(words, "lint", cwd=root).split("\0") if path}
    return Tree(root, tuple(sorted(path for path in listed if (root / path).is_file())))
