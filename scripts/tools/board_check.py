"""Checks a board's YAML the way a user's ESPHome would take it, with this checkout in place of the project's home."""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ESPHOME, ESPHOME_ENV
from scripts.bootstrap.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = "github://footfall-ha/footfall"
COMPONENTS = re.compile(rf"source: {HOME}@\S+")
FILES = re.compile(rf"(?P<key>^\s+\w+: ){HOME}/(?P<path>esphome/\S+)@\S+$", re.MULTILINE)


def boards() -> list[Path]:
    """Return the published boards: every YAML beside the component but the host's."""
    return sorted(path for path in ESPHOME.glob("*.yaml") if path.name != "footfall-host.yaml")


def localised(text: str) -> str:
    """Return a board's YAML with this checkout's component and packages.

    Raises ScriptError where it does not take the component from the project's home: it could not be published.
    """
    text, components = COMPONENTS.subn(f"source: {ESPHOME / 'components'}", text)
    if not components:
        raise ScriptError(f"the board does not take its component from {HOME}")
    lines = []
    for line in text.splitlines(keepends=True):
        # What a Device Builder imports is not read here.
        keep = "package_import_url" in line
        lines.append(line if keep else FILES.sub(rf"\g<key>!include {ESPHOME.parent}/\g<path>", line))
    return "".join(lines)


@contextlib.contextmanager
def local_board(board: Path, *, changes: dict[str, str] | None = None) -> Iterator[Path]:
    """Give a copy of a board that needs no network, changed by replacing texts that must be in it."""
    text = localised(board.read_text())
    for old, new in (changes or {}).items():
        if old not in text:
            raise ScriptError(f"{board.name}: it has no {old!r}")
        text = text.replace(old, new)
    with tempfile.TemporaryDirectory(prefix="footfall-board-") as folder:
        copy = Path(folder) / board.name
        copy.write_text(text)
        yield copy


def check(board: Path) -> None:
    """Validate a board and generate its sources. Raises ScriptError where ESPHome refuses either."""
    esphome = ESPHOME_ENV / "bin/esphome"
    with local_board(board) as copy:
        # Everything that is generated goes with the copy.
        env = {"ESPHOME_DATA_DIR": str(copy.parent / "data")}
        run([esphome, "config", copy], f"{board.name}, config", env=env)
        run([esphome, "compile", "--only-generate", copy], f"{board.name}, generated sources", env=env)


def main() -> int:
    """Check the boards that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", nargs="*", type=Path, help="a board's YAML; all of esphome/ where none is given")
    arguments = parser.parse_args()
    for board in arguments.board or boards():
        try:
            check(board)
        except (ScriptError, OSError) as error:
            print(f"footfall: {error}", file=sys.stderr)
            return 1
        print(f"{board.name}: valid, sources generated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
