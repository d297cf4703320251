"""Measures what the project promises to count well, or to be quick or small, and compares it with its goals.

Captures of others that some benches need are looked for in the folder that FOOTFALL_DATA names (default: shared/data
beside the checkout). A goal that is missed is said and is no failure of the command. Exit status: 0 measured, 1 failed,
with one line on standard error, 2 bad usage.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import ROOT

from . import bare_engine
from .benches import BENCHES
from .benches.measure import Measure
from .benches.tables import Goal, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches named, or all, and print what they measured."""
    options = parse(arguments)
    try:
        # What is made on the way tells of it; only figures go to standard output.
        with redirect_stdout(sys.stderr):
            measured = {name: BENCHES[name].run(options.only) for name in options.bench or BENCHES}
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130
    if options.json:
        plain = {name: [as_data(one) for one in figures] for name, figures in measured.items()}
        print(json.dumps(plain, indent=2))
    else:
        tables = [table for name, figures in measured.items() for table in as_tables(name, figures)]
        print("\n\n".join(table.markdown() if options.markdown else table.text() for table in tables))
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
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of tables")
    form.add_argument("--markdown", action="store_true", help="print tables as a document has them")
    parts = [part for bench in BENCHES.values() for part in bench.parts]
    parser.add_argument(
        "--only", metavar="PART", action="append", default=[], choices=parts, help=f"only this part: {', '.join(parts)}"
    )
    parser.add_argument("bench", nargs="*", metavar="NAME", help="only these benches")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.bench if name not in BENCHES]
    if unknown:
        parser.error(f"there is no bench named {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    for part in options.only:
        if not options.bench or any(part not in BENCHES[name].parts for name in options.bench):
            parser.error(f"--only {part}: is a part of one bench; name that one alone")
    return options


def as_data(figures: Measure | Table) -> dict[str, object]:
    """Return what JSON holds of a measure or a table."""
    if isinstance(figures, Table):
        return figures.plain()
    return {
        "name": figures.name,
        "unit": figures.unit,
        "median": figures.median,
        "least": min(figures.values),
        "most": max(figures.values),
        "count": len(figures.values),
        "goal": figures.goal,
        "met": figures.met,
    }


def as_tables(name: str, figures: Sequence[Measure] | Sequence[Table]) -> list[Table]:
    """Return the tables that people read; measures become one, with their medians and what these lie between."""
    tables = [one for one in figures if isinstance(one, Table)]
    measures = [one for one in figures if isinstance(one, Measure)]
    if measures:
        tables.append(Table(name, ("median", "", "least", "most"), tuple(map(row_of, measures))))
    return tables


def row_of(measure: Measure) -> Row:
    """Return the row of a measure."""
    goal = None if measure.goal is None else Goal(most=measure.goal)
    figures = (measure.median, measure.unit, min(measure.values), max(measure.values))
    return Row(measure.name, figures, goal, measure.digits)


if __name__ == "__main__":
    os.chdir(ROOT)
    bare_engine.install()
    # What was begun on the way ends with it, also when `timeout` or a service manager ends it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
