"""Looks over the shoulder of a `hass` process: notes the keys that it makes, which nobody can read from outside.

It can also be given things to hold, so that a search of the process's memory has something to find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Python runs a module of this name before the program: it sees the keys where they are made and changes nothing.
SITECUSTOMIZE = """
import os, secrets, sys

_made = secrets.token_bytes
_held = []


def token_bytes(nbytes=None):
    token = _made(nbytes)
    if sys._getframe(1).f_globals.get("__name__", "").endswith("footfall.keys"):
        with open(os.environ["FOOTFALL_WITNESS"], "a") as file:
            file.write(token.hex() + "\\n")
        _hold()
    return token


def _hold():
    _held.clear()
    if os.path.exists(os.environ["FOOTFALL_PLANTED"]):
        with open(os.environ["FOOTFALL_PLANTED"]) as file:
            _held.extend(_as(*line.split()) for line in file)


def _as(kind, digits):
    return int(digits, 16) if kind == "integer" else bytes.fromhex(digits) if kind == "bytes" else digits


secrets.token_bytes = token_bytes
"""


class Witness:
    """Where the keys of a process are noted; `environment` is what the process must be started with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self._notes = folder / "keys"
        self._planted = folder / "planted"
        self.environment = {
            "PYTHONPATH": str(folder),
            "FOOTFALL_WITNESS": str(self._notes),
            "FOOTFALL_PLANTED": str(self._planted),
        }

    def made(self) -> list[bytes]:
        """Return the keys that were made so far, in that order, 16 bytes each."""
        return [bytes.fromhex(line) for line in self._notes.read_text().split()]

    def keys(self) -> frozenset[bytes]:
        """Return the keys that were made so far."""
        return frozenset(self.made())

    def plant(self, *, integers: list[int], raw: list[bytes], texts: list[str]) -> None:
        """Have the process hold these from when it makes the next key on; nothing else that it was given before."""
        lines = [f"integer {one:x}" for one in integers] + [f"bytes {one.hex()}" for one in raw]
        self._planted.write_text("\n".join([*lines, *(f"text {one}" for one in texts)]))
