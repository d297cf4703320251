"""Checks the published boards by ESPHome itself, with this checkout's component in place of the project's home."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ESPHOME, ESPHOME_ENV
from scripts.bootstrap.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "footfall-host"
PROFILES = ("wifi-bluetooth", "wifi", "bluetooth")
# ESPHome fetches Improv's library from a registry as soon as it generates sources. Only that download is left out here,
# by ESPHome's own means; the component and all that it generates are the real ones, and `esphome compile` fetches it.
NOT_FETCHED = ("Improv",)


class EsphomeLoader(yaml.SafeLoader):
    """Reads what `esphome config` prints; its own tags (!secret, !lambda) stay texts."""


EsphomeLoader.add_multi_constructor("!", lambda _loader, suffix, node: f"!{suffix} {node.value}")


def boards() -> list[Path]:
    """Return the published boards: every YAML beside the component but those of the host."""
    published = (path for path in ESPHOME.glob("*.yaml") if not path.stem.startswith(HOST))
    return sorted(published, key=lambda path: path.stem)


def esphome_words(command: list[str], config: Path, substitutions: Mapping[str, str] | None = None) -> list[str]:
    """Return the command line that runs ESPHome on a configuration with the component of this checkout."""
    chosen = {"component_source": str(ESPHOME / "components"), **(substitutions or {})}
    options = [word for pair in chosen.items() for word in ("-s", *pair)]
    return [str(ESPHOME_ENV / "bin/esphome"), *options, *command, str(config)]


def esphome(command: list[str], config: Path, data: Path, substitutions: Mapping[str, str] | None = None) -> str:
    """Run it to its end, with all that it generates in the folder `data`; return what it said.

    Raises ScriptError where ESPHome refuses.
    """
    what = ", ".join([config.name, *(substitutions or {}).values(), *command])
    return run(esphome_words(command, config, substitutions), what, env={"ESPHOME_DATA_DIR": str(data)})


def configuration(said: str) -> dict[str, Any]:
    """Return the configuration in what `esphome config` said, which has messages before and behind it."""
    text = said[said.index("\nsubstitutions:\n") :]
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("INFO", "WARNING")))
    content: dict[str, Any] = EsphomeLoader(text).get_single_data()
    return content


def validate(board: Path, profile: str, data: Path) -> dict[str, Any]:
    """Let ESPHome validate a board as it is published; return the whole configuration that follows from it."""
    return configuration(esphome(["config"], board, data, {"profile": profile}))


def generate(board: Path, profile: str, data: Path) -> Path:
    """Let ESPHome generate a board's sources without a network; return their folder."""
    with tempfile.TemporaryDirectory(prefix="footfall-board-") as folder:
        offline = Path(folder) / board.name
        offline.write_text(
            f"packages:\n  board: !include {board}\n"
            f"esphome:\n  platformio_options:\n    lib_ignore: [{', '.join(NOT_FETCHED)}]\n"
        )
        esphome(["compile", "--only-generate"], offline, data, {"profile": profile})
    return data / "build/footfall/src"


def main() -> int:
    """Check the boards that are named, or all, in every profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("board", nargs="*", type=Path, help="a board's YAML; all of esphome/ where none is given")
    arguments = parser.parse_args()
    failed = 0
    for board in arguments.board or boards():
        for profile in PROFILES:
            with tempfile.TemporaryDirectory(prefix="footfall-board-") as data:
                try:
                    validate(board.resolve(), profile, Path(data))
                    generate(board.resolve(), profile, Path(data))
                except (ScriptError, OSError) as error:
                    print(f"footfall: {error}", file=sys.stderr)
                    failed += 1
                else:
                    print(f"{board.name}, {profile}: valid, sources generated")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
