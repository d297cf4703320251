"""Which figures of a report are not told, so that no figure of a few people can be worked out of it.

Cell suppression, as official statistics do it (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). A
figure of a few people is hidden: primary suppression. Where it is a part of a sum that is told, so much else of it is
hidden that the sum says no more of it than is said anyway, that it lies between 1 and the smallest number that may be
told: secondary suppression. Nobody stays nobody: 0 says nothing of a person, and the night stays readable.

For the parts of one sum that are hidden, let what is known of each be that it lies between `low` and `high`. A small
one can be anything between the two where the others can take up the difference: where all of them together lie at
least `high - low` above their lows, and as much below their highs. Sums make a tree (a total, its days, their hours),
so looking at each by itself is enough: what is below something that is hidden is hidden with it. Sums that cross the
tree, as the usual week, give way: they are hidden where any of their parts is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from math import inf
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

type Key = tuple[str, object]
"""What tells a figure from others: of what it is, and which of these."""

ROUNDED: Final = 0.5
"""How far a number that is told lies from what it was, at most."""
TWO_ZEROS: Final = 2
"""Where fewer than so many are hidden, "fewer than" would be exactly one: then nobody is hidden as well."""


class Why(Enum):
    """Why a figure is hidden: it is small itself, or something small could be worked out of it."""

    SMALL = auto()
    COVER = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. `low`, `high`: between which it lies as far as is said, where it is small; `least`: where it is not."""

    value: float
    small: bool
    low: float
    high: float
    least: float

    @classmethod
    def of_people(cls, people: float, smallest: int) -> Figure:
        """Return a number of people, by the smallest that may be told."""
        lowest = 0 if smallest <= TWO_ZEROS else 1
        shown = round(people)
        return cls(people, lowest <= shown < smallest, lowest, smallest - 1, smallest if shown >= smallest else 0.0)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that add up to one that is told. `gives_way`: it is hidden with any of its parts, and covers nothing."""

    total: Key
    parts: tuple[Key, ...]
    gives_way: bool = False


def suppressed(figures: Mapping[Key, Figure], sums: Iterable[Sum], hidden: Iterable[Key] = ()) -> dict[Key, Why]:
    """Return which figures must not be told, and why. `hidden`: which are not told for another reason."""
    gone = {key: Why.COVER for key in hidden if key in figures}
    gone |= {key: Why.SMALL for key, figure in figures.items() if figure.small}
    if not gone:
        return gone
    of = [one for one in sums if one.total in figures]
    changed = True
    while changed:
        changed = False
        for one in of:
            changed |= _protect(one, figures, gone)
    return gone


def covered(one: Sum, figures: Mapping[Key, Figure], gone: Mapping[Key, Why], most: float = inf) -> bool:
    """Tell whether what a sum says leaves its small parts as they are. `most`: what no part is more than.

    So does a sum that is not told.
    """
    if one.total not in figures or one.total in gone:
        return True
    parts = [key for key in one.parts if key in figures]
    hidden = [key for key in parts if key in gone]
    small = [figure for key in hidden if (figure := figures[key]).small]
    if not small:
        return True
    whole = all(gone.get(key) is Why.COVER for key in parts)
    rest = figures[one.total].value - sum(figures[key].value for key in parts)
    # What is told in no part lies anywhere; what may be nothing but rounding is none.
    rest = rest if rest > ROUNDED * (len(parts) + 1) else 0.0
    if len(hidden) + bool(rest) < 2:  # noqa: PLR2004 - one alone is the difference
        return False
    need = max(figure.high for figure in small) if whole else max(figure.high - figure.low for figure in small)
    below, above = rest, inf if rest else 0.0
    for key in hidden:
        figure = figures[key]
        cover = gone[key] is Why.COVER
        below += figure.value - (0.0 if whole else figure.least if cover else figure.low)
        above += max(0.0, (most if cover else figure.high) - figure.value)
    return below >= need and above >= need


def _protect(one: Sum, figures: Mapping[Key, Figure], gone: dict[Key, Why]) -> bool:
    """Hide what else of a sum has to be; tell whether that was anything."""
    parts = [key for key in one.parts if key in figures]
    if one.gives_way:
        if one.total in gone or not any(key in gone for key in parts):
            return False
        gone[one.total] = Why.COVER
        return True
    if (why := gone.get(one.total)) is not None:
        # Below a cover nothing is called small either: that would say that it is not nobody.
        below = [key for key in parts if key not in gone or (why is Why.COVER and gone[key] is not why)]
        gone.update(dict.fromkeys(below, why))
        return bool(below)
    if covered(one, figures, gone):
        return False
    _cover(one, parts, figures, gone)
    return True


def _cover(one: Sum, parts: Sequence[Key], figures: Mapping[Key, Figure], gone: dict[Key, Why]) -> None:
    """Hide the smallest parts that do, one by one; where none do, all of them, and then nothing is said of any."""
    offered = sorted(
        (key for key in parts if key not in gone and figures[key].value > 0), key=lambda key: figures[key].value
    )
    while offered:
        alone = (key for key in offered if covered(one, figures, {**_hidden_of(parts, gone), key: Why.COVER}))
        chosen = next(alone, offered[-1])
        offered.remove(chosen)
        gone[chosen] = Why.COVER
        if covered(one, figures, gone):
            return
    gone.update(dict.fromkeys(parts, Why.COVER))
    if not covered(one, figures, gone):
        gone[one.total] = Why.COVER


def _hidden_of(parts: Sequence[Key], gone: Mapping[Key, Why]) -> dict[Key, Why]:
    return {key: gone[key] for key in parts if key in gone}
