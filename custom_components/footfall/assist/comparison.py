"""Whether more people came in one period than in another, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custom_components.footfall.history import BusinessDays, Figures, Report

KNOWN_SHARE: Final = 0.9
"""Share of a time that has to be known before it is compared with another."""


class Verdict(StrEnum):
    """How one number of people stands to another. `probably`: the intervals overlap, yet each leaves the other out."""

    BUSIER = "busier"
    PROBABLY_BUSIER = "probably_busier"
    SAME = "same"
    PROBABLY_QUIETER = "probably_quieter"
    QUIETER = "quieter"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of people with its bounds, low <= people <= high."""

    people: float
    low: float
    high: float

    def holds(self, people: float) -> bool:
        """Tell whether a number lies within the bounds."""
        return self.low <= people <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two numbers of people who came in. `left_out`: hours that are not in them, as one of the two is not known."""

    this: Estimate
    other: Estimate
    left_out: int = 0

    @property
    def verdict(self) -> Verdict:
        """Say which is more.

        The bounds are of 80 % intervals. One counting shop errs much in the same way from day to day, so that two days
        differ with more certainty than their bounds say; but to call a difference clear, the bounds must not meet.
        """
        this, other = self.this, self.other
        if other.holds(this.people) or this.holds(other.people):
            return Verdict.SAME
        if this.people > other.people:
            return Verdict.BUSIER if this.low > other.high else Verdict.PROBABLY_BUSIER
        return Verdict.QUIETER if this.high < other.low else Verdict.PROBABLY_QUIETER

    @property
    def change(self) -> float | None:
        """The difference as a share of the other, None where that is nobody."""
        return self.this.people / self.other.people - 1 if self.other.people > 0 else None


def compared(this: Report, other: Report, days: BusinessDays, shift: int) -> Comparison | None:
    """Compare two periods, of which the reports give each hour; None where no hour is known of both.

    `shift`: days from the other to this. Where both are known nearly in full they are compared as they are, else by the
    hours that are known of both.
    """
    if known(this.total) and known(other.total):
        return Comparison(this=estimate([this.total]), other=estimate([other.total]))
    then = {hour.begin: hour for hour in other.series}
    pairs = [(hour, then.get(days.earlier(hour.begin, shift))) for hour in this.series]
    both = [(hour, past) for hour, past in pairs if past is not None and known(hour) and known(past)]
    if not both:
        return None
    return Comparison(
        this=estimate(hour for hour, _ in both),
        other=estimate(past for _, past in both),
        left_out=len(pairs) - len(both),
    )


def known(figures: Figures) -> bool:
    """Tell whether enough of a time is known to compare it."""
    return figures.entries is not None and figures.heard_share + figures.imported_share >= KNOWN_SHARE


def estimate(parts: Iterable[Figures]) -> Estimate:
    """Add up who came in; the bounds are added too, as errors of one shop go the same way."""
    people = low = high = 0.0
    for part in parts:
        people += part.entries or 0.0
        low += part.entries_low or 0.0
        high += part.entries_high or 0.0
    return Estimate(people, min(low, people), max(high, people))
