"""Where benches find captures of others, which are no part of the project: FOOTFALL_DATA."""

from __future__ import annotations

import os
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "FOOTFALL_DATA"
LAB_DAYS = "lab-days"
PHONES = "phone-captures"
MIXER = "mix_captures.py"


class AbsentError(ScriptError):
    """Captures that are not on this machine."""


def data_folder() -> Path:
    """Return the folder that FOOTFALL_DATA names, else `shared/data` beside the checkout."""
    return Path(os.environ.get(VARIABLE) or ROOT.parent / "shared" / "data")


@contextmanager
def lab_days() -> Iterator[Path]:
    """Give the folder of positions, unpacked for as long as it is needed; AbsentError where there is none."""
    folder = _existing(LAB_DAYS)
    if any(folder.glob("position_*/*.truth.csv")):
        yield folder
        return
    archive = folder / "days.tar.xz"
    if not archive.is_file():
        raise AbsentError(f"{folder}: holds neither days.tar.xz nor folders position_N with DATE.truth.csv")
    with TemporaryDirectory(prefix="footfall-bench-") as unpacked:
        try:
            with tarfile.open(archive, "r:xz") as packed:
                packed.extractall(unpacked, filter="data")
        except (OSError, tarfile.TarError, EOFError) as error:
            raise ScriptError(f"{archive}: cannot be unpacked: {error}") from None
        yield Path(unpacked) / LAB_DAYS


def own_equipment() -> Path:
    """Return the file of the addresses that belong to the laboratory itself."""
    return _existing(LAB_DAYS) / "ignore.txt"


def phones() -> tuple[Path, Path]:
    """Return the folder of captures of single phones, and the program that mixes them; AbsentError without them."""
    folder = _existing(PHONES)
    mixer = folder.parent.parent / "bench" / MIXER
    if not mixer.is_file():
        raise AbsentError(f"{mixer}: the program that mixes {PHONES} is not there")
    return folder, mixer


def _existing(name: str) -> Path:
    folder = data_folder() / name
    if not folder.is_dir():
        raise AbsentError(f"{folder}: is not there; set {VARIABLE} to the folder that holds {name}")
    return folder
