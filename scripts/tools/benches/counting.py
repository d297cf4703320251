"""How well people and devices are counted: on days of a laboratory, mixes of phones, and simulated shops.

The first two need captures that are no part of the project. Where they are absent, what does not need them is run.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from . import lab_days, lab_tables, mixes, shops
from .data import AbsentError
from .workers import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tables import Table

PARTS = {
    "lab-days": lambda: lab_tables.tables_of(lab_days.run()),
    "mixes": mixes.run,
    "simulator": shops.run,
}


def run(only: Sequence[str] = ()) -> list[Table]:
    """Run the parts named, or all; a part that is named and lacks its captures raises AbsentError."""
    tables: list[Table] = []
    for name in only or PARTS:
        began = monotonic()
        try:
            tables += PARTS[name]()
        except AbsentError as error:
            if only:
                raise
            progress(f"{name} is left out: {error}")
        else:
            progress(f"{name} took {monotonic() - began:.0f} s")
    return tables
