"""Measures what the project promises to be quick or small, and compares it with its goals.

Medians are shown. A goal that is missed is said and is no failure of the command. Exit status: 0 measured, 1 failed,
with one line on standard error, 2 bad usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import ROOT

from .benches import BENCHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .benches.measure import Measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches named, or all, and print what they measured."""
    options = parse(arguments)
    try:
        measured = {name: BENCHES[name].run() for name in options.bench or BENCHES}
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130
    if options.json:
        print(json.dumps({name: [plain(one) for one in measures] for name, measures in measured.items()}, indent=2))
    else:
        print("\n\n".join(table(name, measures) for name, measures in measured.items()))
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    listed = "\n".join(f"  {name:14}{bench.about}" for name, bench in BENCHES.items())
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description=__doc__,
        epilog=f"benches:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("bench", nargs="*", metavar="NAME", help="only these benches")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.bench if name not in BENCHES]
    if unknown:
        parser.error(f"there is no bench named {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    return options


def plain(measure: Measure) -> dict[str, object]:
    """Return what JSON holds of a measure."""
    return {
        "name": measure.name,
        "unit": measure.unit,
        "median": measure.median,
        "least": min(measure.values),
        "most": max(measure.values),
        "count": len(measure.values),
        "goal": measure.goal,
        "met": measure.met,
    }


def table(name: str, measures: Sequence[Measure]) -> str:
    """Return the table that people read."""
    said = {True: "ok", False: "miss", None: ""}
    rows = [
        (one.name, f"{one.median:,.0f}", one.unit, "" if one.goal is None else f"{one.goal:,.0f}", said[one.met])
        for one in measures
    ]
    rows.insert(0, (name, "median", "", "goal", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        f"{first:{widths[0]}}  {value:>{widths[1]}} {unit:{widths[2]}}  {goal:>{widths[3]}}  {met}".rstrip()
        for first, value, unit, goal, met in rows
    )


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
