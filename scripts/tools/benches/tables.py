"""Tables of figures, as text for people, as Markdown for documents and as plain data for machines."""

from __future__ import annotations

import math
from dataclasses import dataclass

type Figure = float | str | None
"""A number, a word that stands for one, or nothing."""


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at least, at most, or both."""

    least: float | None = None
    most: float | None = None

    def met(self, value: float) -> bool:
        """Tell whether a figure keeps it; what could not be worked out does not."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def __str__(self) -> str:
        if self.least is None:
            return f"≤ {self.most:g}"
        return f"≥ {self.least:g}" if self.most is None else f"{self.least:g} to {self.most:g}"


@dataclass(frozen=True)
class Row:
    """The figures of a row, one for each column of the table; the goal is that of the first.

    `digits`: behind the point.
    """

    name: str
    figures: tuple[Figure, ...]
    goal: Goal | None = None
    digits: int = 2

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing that it could be held against."""
        first = self.figures[0]
        return None if self.goal is None or not isinstance(first, int | float) else self.goal.met(first)


@dataclass(frozen=True)
class Table:
    """Figures of one kind beside each other. `title`: what was measured, on what."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def plain(self) -> dict[str, object]:
        """Return what JSON holds of it; figures are as they were worked out, None where they could not be."""
        return {
            "title": self.title,
            "columns": list(self.columns),
            "rows": [
                {
                    "name": row.name,
                    "figures": [_finite(figure) for figure in row.figures],
                    "goal": None if row.goal is None else {"least": row.goal.least, "most": row.goal.most},
                    "met": row.met,
                }
                for row in self.rows
            ],
        }

    def text(self) -> str:
        """Return it for a terminal: names to the left, figures in columns to the right."""
        cells = self._cells()
        widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
        lines = [
            "  ".join(
                [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
            )
            for row in cells
        ]
        return "\n".join([self.title, *(line.rstrip() for line in lines)])

    def markdown(self) -> str:
        """Return it as a table for a document, under its title."""
        head, *body = self._cells()
        rule = ["---", *("--:" for _ in head[1:])]
        lines = [f"| {' | '.join(row)} |" for row in (head, rule, *body)]
        return "\n".join([f"**{self.title}**", "", *lines])

    def _cells(self) -> list[list[str]]:
        judged = any(row.goal is not None for row in self.rows)
        said = {True: "ok", False: "miss", None: ""}
        cells = [["", *(("goal", "") if judged else ()), *self.columns]]
        for row in self.rows:
            goal = ("" if row.goal is None else str(row.goal), said[row.met]) if judged else ()
            cells.append([row.name, *goal, *(_shown(figure, row.digits) for figure in row.figures)])
        return cells


def _shown(figure: Figure, digits: int) -> str:
    if figure is None or isinstance(figure, str):
        return figure or ""
    return f"{figure:,.{digits}f}" if math.isfinite(figure) else "-"


def _finite(figure: Figure) -> Figure:
    return None if isinstance(figure, float) and not math.isfinite(figure) else figure
