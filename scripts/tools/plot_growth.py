"""Draws the pictures of docs/performance.md from what `scripts/bench growth soak --json` has measured.

`PYTHONPATH=. .cache/env-home-assistant/bin/python -m scripts.tools.plot_growth FILE.json...`: later files tell of what
earlier ones do not. What is in none of them keeps the picture that it has. The same figures give the same bytes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl

mpl.use("svg")

from matplotlib.figure import Figure

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matplotlib.axes import Axes

IMAGES: Final = ROOT / "docs" / "images"
COLOURS: Final = ("#03719c", "#c1440e")
GOAL: Final = "#5f6368"
GRID: Final = "#e3e5e8"
WIDTH, HEIGHT = 8.0, 3.2
ROOM: Final = 1.1
"""Above what is highest."""


@dataclass(frozen=True)
class Panel:
    """One chart: columns of a table over the numbers in its rows' names, and a line for the goal where there is one."""

    columns: tuple[str, ...]
    across: str
    up: str
    goal: float | None = None


@dataclass(frozen=True)
class Picture:
    """A file, the beginning of the title of the table that it shows, and its charts."""

    name: str
    table: str
    panels: tuple[Panel, ...]


PICTURES: Final = (
    Picture(
        "performance-nodes",
        "growth with nodes",
        (
            Panel(("points",), "nodes of one hall", "points of a core above idle", 8.0),
            Panel(("MB",), "nodes of one hall", "memory above idle, MB", 150.0),
        ),
    ),
    Picture(
        "performance-addresses",
        "growth with addresses",
        (
            Panel(("points",), "addresses a second at each of 4 nodes", "points of a core above idle"),
            Panel(("sightings a second",), "addresses a second at each of 4 nodes", "sightings a second"),
        ),
    ),
    Picture(
        "performance-days",
        "growth with days",
        (
            Panel(("report of all, ms", "reloaded, ms"), "days kept", "milliseconds"),
            Panel(("on disk, kB",), "days kept", "on disk, kB"),
        ),
    ),
    Picture(
        "performance-soak",
        "soak: night by night",
        (
            Panel(("memory, MB",), "simulated day", "memory of Home Assistant, MB"),
            Panel(("entries that were", "entries told"), "simulated day", "entries"),
        ),
    ),
)


def main(words: Sequence[str]) -> int:
    """Draw what the files hold into the documents' pictures."""
    try:
        drawn = draw([Path(word) for word in words], IMAGES)
    except ScriptError as error:
        return fail(error)
    if not drawn:
        return fail(ScriptError("plot_growth: name the JSON of scripts/bench growth or soak"))
    print("\n".join(drawn))
    return 0


def draw(files: Iterable[Path], folder: Path) -> list[str]:
    """Draw what the files hold; return the names of what was drawn. ScriptError where a file is none of these."""
    tables = {table["title"]: table for file in files for table in _tables(file)}
    return [f"{picture.name}.svg" for picture in PICTURES if _draw(picture, tables, folder)]


def _tables(file: Path) -> Iterator[dict[str, Any]]:
    try:
        measured = json.loads(file.read_text(encoding="utf-8"))
        yield from (table for figures in measured.values() for table in figures if "columns" in table)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ScriptError(f"{file}: is not what scripts/bench --json prints") from error


def _draw(picture: Picture, tables: Mapping[str, Mapping[str, Any]], folder: Path) -> bool:
    table = next((table for title, table in tables.items() if title.startswith(picture.table)), None)
    if table is None:
        return False
    # Text stays text, and nothing depends on when or where this is drawn.
    with mpl.rc_context({"svg.hashsalt": "footfall", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained", facecolor="white")
        charts = figure.subplots(1, len(picture.panels), squeeze=False)[0]
        for chart, panel in zip(charts, picture.panels, strict=True):
            _chart(chart, panel, table)
        figure.savefig(folder / f"{picture.name}.svg", metadata={"Date": None, "Creator": None})
    return True


def _chart(chart: Axes, panel: Panel, table: Mapping[str, Any]) -> None:
    rows = [(number, row["figures"]) for row in table["rows"] if (number := _number(row["name"])) is not None]
    for column, colour in zip(panel.columns, COLOURS, strict=False):
        place = table["columns"].index(column)
        points = [(number, figures[place]) for number, figures in rows if figures[place] is not None]
        chart.plot(*zip(*points, strict=True), marker="o", linewidth=2, color=colour, label=column)
    if panel.goal is not None:
        chart.axhline(panel.goal, color=GOAL, linestyle="--", linewidth=1)
        chart.annotate("goal", (0.0, panel.goal), xytext=(2, 3), textcoords="offset points", color=GOAL)
    chart.set(xlabel=panel.across, ylabel=panel.up)
    chart.set_ylim(0, ROOM * max(panel.goal or 0.0, chart.dataLim.ymax))
    chart.grid(color=GRID)
    chart.spines[["top", "right"]].set_visible(False)
    if len(panel.columns) > 1:
        chart.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(panel.columns))


def _number(name: str) -> float | None:
    """Return the number in a row's name; None for one that tells of the growth itself."""
    if name.startswith("each"):
        return None
    digits = [word.replace(",", "") for word in name.split()]
    return next((float(word) for word in digits if word.isdigit()), None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
