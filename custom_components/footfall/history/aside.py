"""Files that cannot be read are kept under another name, for whoever can repair them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED: Final = "damaged"
"""Suffix of a file that was put aside because it cannot be read."""


def keep_aside(path: Path) -> Path:
    """Have the content of a file under another name too, and return that name; OSError where the disk does not take it.

    The file itself stays where it is, so that a power cut leaves either both names or the old one.
    """
    aside, number = path.with_name(f"{path.name}.{DAMAGED}"), 1
    while aside.exists():
        if aside.samefile(path):
            # A power cut came before anything took its place.
            return aside
        number += 1
        aside = path.with_name(f"{path.name}.{DAMAGED}-{number}")
    try:
        # A second name needs no room, also where the disk is full.
        os.link(path, aside)
    except OSError:
        # Some file systems know one name a file only.
        shutil.copy2(path, aside)
    return aside
