"""A stand-in for chance: the keys of a hub that is watched follow from a number, so that a day can be played again.

Which track goes on under which address is decided by moments that lie close together, and pseudonyms decide what comes
first there. So two plays of one day differ by a few visits where the keys do; a disturbance is seen only beside that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Python runs a module of this name before the program. Everybody but the keys of pseudonyms still gets real chance.
SITECUSTOMIZE = """
import hashlib, os, secrets, sys

_token_bytes = secrets.token_bytes


def token_bytes(count=None):
    if sys._getframe(1).f_globals.get("__name__") != "custom_components.footfall.keys":
        return _token_bytes(count)
    with open(os.environ["FOOTFALL_KEYS_MADE"], "ab") as made:
        made.write(b".")
        number = made.tell()
    return hashlib.sha256(f"{os.environ['FOOTFALL_KEYS']} {number}".encode()).digest()[:count]


if "homeassistant" in sys.orig_argv:
    secrets.token_bytes = token_bytes
"""


class KnownKeys:
    """The n-th key that a hub makes, over its restarts, follows from `number` and n alone.

    `environment` is what each of its processes must be started with.
    """

    def __init__(self, folder: Path, number: int) -> None:
        folder.mkdir(parents=True)
        (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
        self.environment = {
            "PYTHONPATH": str(folder),
            "FOOTFALL_KEYS": str(number),
            "FOOTFALL_KEYS_MADE": str(folder / "made"),
        }
