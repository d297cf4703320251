"""Looks over the shoulder of a `hass` process: notes the keys that it makes, which nobody can read from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Python runs a module of this name before the program: it sees the keys where they are made and changes nothing.
SITECUSTOMIZE = """
import os, secrets, sys

_made = secrets.token_bytes


def token_bytes(nbytes=None):
    token = _made(nbytes)
    if sys._getframe(1).f_globals.get("__name__", "").endswith("footfall.keys"):
        with open(os.environ["FOOTFALL_WITNESS"], "a") as file:
            file.write(token.hex() + "\\n")
    return token


secrets.token_bytes = token_bytes
"""


class Witness:
    """Where the keys of a process are noted; `environment` is what the process must be started with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self._notes = folder / "keys"
        self.environment = {"PYTHONPATH": str(folder), "FOOTFALL_WITNESS": str(self._notes)}

    def keys(self) -> frozenset[bytes]:
        """Return the keys that were made so far, 16 bytes each."""
        return frozenset(bytes.fromhex(line) for line in self._notes.read_text().split())
