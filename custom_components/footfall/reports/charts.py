"""The drawings of a printed report, as SVG: bars over time, the usual week, and how long people stayed.

Colours are those of the page's style sheet. What is drawn stands in the tables too, or is described.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH: Final = 720.0
LEFT: Final = 40.0
TOP: Final = 10.0
FOOT: Final = 20.0
MOST_LABELS: Final = 16
STEPS: Final = (1, 2, 5)
LINES: Final = 5
"""Lines to read a height by, at most."""
DARK: Final = 0.8
"""Share of the strongest colour from which text on it is light."""
PALEST: Final = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: `value` None where it is not known. `low`, `high`: ends of a whisker. `mark`: a line across.

    `heard`: how much of its time is known, 0 to 1. `about`: what it says when it is pointed at. `said`: what stands in
    the place of a bar that is not told.
    """

    label: str
    about: str
    value: float | None
    low: float | None = None
    high: float | None = None
    mark: float | None = None
    heard: float = 1.0
    said: str = ""


def bars(bars: Sequence[Bar], described: str, height: float, say: Callable[[float], str]) -> Markup:
    """Draw bars over time. `say` writes a number at the axis. What was not heard in full is hatched behind."""
    most = max((value for bar in bars for value in (bar.value, bar.high, bar.mark) if value is not None), default=0.0)
    step = _step(most)
    top = max(step, step * math.ceil(most / step))
    floor = height - FOOT
    scale = (floor - TOP) / top
    drawn = [_opened(WIDTH, height, described)]
    for line in range(round(top / step) + 1):
        y = floor - line * step * scale
        drawn.append(Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, WIDTH, _at(y), _at(y)))
        drawn.append(_text(LEFT - 5, y + 3, say(line * step), "axis end"))
    room = (WIDTH - LEFT) / max(1, len(bars))
    every = math.ceil(len(bars) / MOST_LABELS)
    for place, bar in enumerate(bars):
        x = LEFT + place * room
        drawn.append(_bar(bar, x, room, (TOP, floor, scale)))
        if place % every == 0:
            drawn.append(_text(x + room / 2, height - 5, bar.label, "axis middle"))
    return Markup("").join((*drawn, Markup("</svg>")))


def _bar(bar: Bar, x: float, room: float, up: tuple[float, float, float]) -> Markup:
    top, floor, scale = up
    drawn = [Markup("<g><title>{}</title>").format(bar.about)]
    if bar.heard < 0.9:  # noqa: PLR2004 - an hour with a reconnection is no gap
        drawn.append(_rectangle("gap", x, top, room, floor - top))
    wide = room * 0.66
    left, middle = x + (room - wide) / 2, x + room / 2
    if bar.value is not None:
        drawn.append(_rectangle("bar", left, floor - bar.value * scale, wide, bar.value * scale))
    if bar.low is not None and bar.high is not None and room > 8 and bar.high > bar.low:  # noqa: PLR2004 - too fine to see
        drawn.append(_line("whisker", (middle, floor - bar.low * scale), (middle, floor - bar.high * scale)))
    if bar.said and room > 8:  # noqa: PLR2004 - too narrow to read
        drawn.append(_text(middle, floor - 4, bar.said, "axis middle"))
    if bar.mark:
        y = floor - bar.mark * scale
        drawn.append(_line("mark", (left - room * 0.1, y), (left + wide + room * 0.1, y)))
    return Markup("").join((*drawn, Markup("</g>")))


@dataclass(frozen=True, slots=True)
class Warmth:
    """The usual week: `values` by row and column, None where nothing is known, a text where a number is not told."""

    rows: Sequence[str]
    columns: Sequence[str]
    values: Sequence[Sequence[float | str | None]]


def heat_map(warmth: Warmth, described: str, say: Callable[[float], str]) -> Markup:
    """Draw weekdays by hours, the more the stronger in colour, each with its number."""
    left, head, tall = 46.0, 16.0, 19.5
    wide = (WIDTH - left) / max(1, len(warmth.columns))
    most = max((value for row in warmth.values for value in row if isinstance(value, (int, float))), default=0.0)
    drawn = [_opened(WIDTH, head + tall * len(warmth.rows), described)]
    every = math.ceil(len(warmth.columns) / MOST_LABELS)
    for place, column in enumerate(warmth.columns):
        if place % every == 0:
            drawn.append(_text(left + (place + 0.5) * wide, head - 5, column, "axis middle"))
    for line, (name, values) in enumerate(zip(warmth.rows, warmth.values, strict=True)):
        y = head + line * tall
        drawn.append(_text(left - 6, y + tall / 2 + 3, name, "axis end"))
        for place, value in enumerate(values):
            x = left + place * wide
            if value is None:
                drawn.append(_rectangle("gap", x + 0.75, y + 0.75, wide - 1.5, tall - 1.5))
                continue
            if isinstance(value, str):
                drawn.append(_text(x + wide / 2, y + tall / 2 + 3, value, "axis middle"))
                continue
            share = value / most if most else 0.0
            strong = PALEST + (1 - PALEST) * share
            cell = Markup('<rect class="heat" x="{}" y="{}" width="{}" height="{}" rx="2" fill-opacity="{}"/>')
            drawn.append(cell.format(_at(x + 0.75), _at(y + 0.75), _at(wide - 1.5), _at(tall - 1.5), f"{strong:.2f}"))
            if round(value):
                drawn.append(
                    _text(
                        x + wide / 2, y + tall / 2 + 3, say(value), "cell middle" + (" light" if strong > DARK else "")
                    )
                )
    return Markup("").join((*drawn, Markup("</svg>")))


@dataclass(frozen=True, slots=True)
class Band:
    """How many stayed so long: `share` of all, and what is written beside it."""

    label: str
    share: float
    said: str


def bands(of: Sequence[Band], described: str) -> Markup:
    """Draw how long people stayed, a bar a band."""
    wide, left, tall = 360.0, 146.0, 22.0
    most = max((band.share for band in of), default=0.0) or 1.0
    drawn = [_opened(wide, tall * len(of), described)]
    for line, band in enumerate(of):
        y = line * tall
        length = (wide - left - 118) * band.share / most
        drawn.append(_text(left - 8, y + tall / 2 + 3.5, band.label, "label end"))
        drawn.append(_rectangle("bar", left, y + 4, max(1.0, length), tall - 8))
        drawn.append(_text(left + length + 7, y + tall / 2 + 3.5, band.said, "label"))
    return Markup("").join((*drawn, Markup("</svg>")))


def _step(most: float) -> float:
    """Return the distance of the lines that a height is read by: a round whole number."""
    least = max(1.0, most / LINES)
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (*STEPS, 10) if step * power >= least)


def _opened(width: float, height: float, described: str) -> Markup:
    """Begin a drawing, with the hatching for what is not known."""
    return Markup(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}"><defs><pattern id="hatch" width="5" height="5"'
        ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" y2="5"/></pattern></defs>'
    ).format(_at(width), _at(height), described)


def _text(x: float, y: float, text: str, look: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(look, _at(x), _at(y), text)


def _rectangle(look: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        look, _at(x), _at(y), _at(width), _at(height)
    )


def _line(look: str, begin: tuple[float, float], end: tuple[float, float]) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(look, *map(_at, (*begin, *end)))


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
