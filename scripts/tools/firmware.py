"""Firmware to install: compiles a board in every profile, and makes the page that installs it from a browser.

Used by .github/workflows/firmware.yml. Compiling fetches ESP-IDF, which takes minutes and some gigabytes of `.cache`.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import CACHE, ESPHOME
from scripts.bootstrap.run import environment

from .board_check import PROFILES, boards, esphome_words, validate

TITLES = {
    "footfall-esp32": "ESP32",
    "footfall-esp32-c3": "ESP32-C3",
    "footfall-esp32-c6": "ESP32-C6",
    "footfall-esp32-s3": "ESP32-S3",
    "footfall-olimex-esp32-poe": "Olimex ESP32-POE",
    "footfall-wt32-eth01": "WT32-ETH01",
}
HEARS = {"wifi-bluetooth": "Wi-Fi and Bluetooth", "wifi": "Wi-Fi alone", "bluetooth": "Bluetooth alone"}
# ESPHome's name of a chip, and that of ESP Web Tools.
CHIP_FAMILIES = {"ESP32": "ESP32", "ESP32C3": "ESP32-C3", "ESP32C6": "ESP32-C6", "ESP32S3": "ESP32-S3"}
# Seconds that the installer waits for a board to ask for its Wi-Fi: it starts, and finds that it knows none.
IMPROV_SECONDS = 15

MANIFEST = ".manifest.json"
PAGE = ESPHOME / "installer/index.html"
PLACE = "<!-- boards -->"


def compile_board(board: Path, out: Path) -> None:
    """Compile a board in every profile into the folder `out`. Raises ScriptError where ESPHome fails."""
    data = CACHE / "esphome"
    for profile in PROFILES:
        print(f"{board.stem}, {profile}: compiling", flush=True)
        # The profiles share a name, and so a folder: nothing of one may be taken for another.
        shutil.rmtree(data / "build/footfall", ignore_errors=True)
        # Shown as it comes: what a compiler has to say is seldom in its last lines.
        words = esphome_words(["compile"], board, {"profile": profile})
        if status := subprocess.call(words, env=environment({"ESPHOME_DATA_DIR": str(data)})):
            raise ScriptError(f"{board.name}, {profile}: ESPHome could not compile it, status {status}; see above")
        print(f"{board.stem}, {profile}: {collect(board, profile, data, out)}", flush=True)


def collect(board: Path, profile: str, data: Path, out: Path) -> Path:
    """Copy the firmware that ESPHome left below `data`, write its manifest for ESP Web Tools, and return that.

    Raises ScriptError where there is not exactly one.
    """
    found = list((data / "build/footfall").rglob("firmware.factory.bin"))
    if len(found) != 1:
        raise ScriptError(f"{board.name}, {profile}: ESPHome left {len(found)} files firmware.factory.bin, not one")
    out.mkdir(parents=True, exist_ok=True)
    firmware = out / f"{board.stem}-{profile}.factory.bin"
    shutil.copyfile(found[0], firmware)
    config = validate(board, profile, data)
    manifest = out / f"{board.stem}-{profile}{MANIFEST}"
    content = {
        "name": f"Footfall node, {TITLES[board.stem]}: {HEARS[profile]}",
        "version": config["esphome"]["project"]["version"],
        "home_assistant_domain": "esphome",
        "new_install_prompt_erase": True,
        "new_install_improv_wait_time": IMPROV_SECONDS if "improv_serial" in config else 0,
        "builds": [
            {
                "chipFamily": CHIP_FAMILIES[config["esp32"]["variant"]],
                # One file with bootloader, partitions and firmware.
                "parts": [{"path": firmware.name, "offset": 0}],
            }
        ],
    }
    manifest.write_text(json.dumps(content, indent=2) + "\n")
    return manifest


def make_page(firmware: Path, site: Path) -> None:
    """Make the folder `site`: the page, and the manifests and firmware of the folder `firmware` that it offers.

    Raises ScriptError where a board or a profile is missing.
    """
    names = [f"{board.stem}-{profile}{MANIFEST}" for board in boards() for profile in PROFILES]
    if missing := [name for name in names if not (firmware / name).exists()]:
        raise ScriptError(f"{firmware}: there is no {', no '.join(missing)}; compile these boards first")
    shutil.copytree(firmware, site, dirs_exist_ok=True)
    options = [
        f'<option value="{name}">{html.escape(json.loads((firmware / name).read_text())["name"])}</option>'
        for name in names
    ]
    (site / PAGE.name).write_text(PAGE.read_text().replace(PLACE, "\n".join(options)))


def main() -> int:
    """Compile a board, or make the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    compiling = commands.add_parser("compile", help="compile a board in every profile")
    compiling.add_argument("board", choices=[board.stem for board in boards()])
    compiling.add_argument("out", type=Path, help="the folder for firmware and manifests")
    page = commands.add_parser("page", help="make the page that installs firmware")
    page.add_argument("firmware", type=Path, help="the folder with the firmware and manifests of all boards")
    page.add_argument("site", type=Path, help="the folder to make")
    arguments = parser.parse_args()
    try:
        if arguments.command == "compile":
            compile_board(ESPHOME / f"{arguments.board}.yaml", arguments.out)
        else:
            make_page(arguments.firmware, arguments.site)
    except (ScriptError, OSError) as error:
        print(f"footfall: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
