"""Learns a site's profile from moments at which the number of people was known.

How well it does is said by predicting each day from the others: every day is held out once, estimated with a profile of
the rest through the same filter as in the shop, and compared with what was counted. The 80 % interval comes from those
errors, never from the fit's own.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Final

from .boosting import Boosting, fit
from .counted import SOMEBODY, Day, Judged, Moment, band_of
from .crowd import CROWD_GATES, CROWD_WINDOWS
from .default_profile import DEFAULT_PROFILE, NEAR
from .features import RADIOS
from .profile import ADDED, LOGARITHM, PEOPLE, Profile, ProfileError
from .recency import GATES
from .review import intervals_of, judge, performance_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .curves import Additive
    from .profile import JSON

FOLDS: Final = 5
NUMBER: Final = Boosting(rounds=120, rate=0.06, bins=40, slack=20.0)
PRESENCE: Final = Boosting(rounds=40, rate=0.2, bins=32, slack=5.0)

NUMBER_HALF_LIFE: Final = 30.0
PRESENCE_HALF_LIFE: Final = 60.0

LARGEST_PULL: Final = 0.06
"""Share of the people: no error counts as larger than this, so that the number is near the median of what may be, and
neither wrong labels nor odd days draw it far."""

TYPE_GATES: Final = (*CROWD_GATES, -60)
"""dBm: the gates at which types are counted for the number; who is beside the node is certainly inside."""

HEARD_GATE: Final = -75
"""dBm: people of whom no device was heard at this for five minutes cannot be learned from."""

ACTIVITY_GATES: Final = (-70, -65)
"""dBm: the gates at which activity is counted for the number."""

LEAST_ROWS: Final = 20
"""Moments of either kind that a stage needs; with fewer, the default's stage is taken."""


def number_features(radio: str) -> list[str]:
    """Return the names of the features that the number is learned from."""
    return [
        *_names(radio, ("crowd",), CROWD_GATES, CROWD_WINDOWS),
        *_names(radio, ("types",), TYPE_GATES, CROWD_WINDOWS),
        *_names(radio, ("activity",), ACTIVITY_GATES, (600,)),
    ]


def presence_features(radio: str) -> list[str]:
    """Return the names of the features that presence is learned from."""
    return _names(radio, ("models", "devices", "stays", "activity"), (-70, -65, -60), (60, 150, 600))


def all_features() -> tuple[str, ...]:
    """Return the names of every feature that learning may ask for, in the order in which days hold them."""
    names = set(DEFAULT_PROFILE.reader.names)
    for radio in RADIOS:
        names.update(number_features(radio), presence_features(radio), _names(radio, ("devices",), GATES, (300,)))
    return tuple(sorted(names))


def learn(days: Sequence[Day], progress: Callable[[str], None] = lambda _: None) -> Profile:
    """Learn a profile from days of counted moments; their values are in the order of `all_features`.

    Raises ProfileError where no device was heard while people were counted.
    """
    site = _Site(days)
    if not site.radios:
        raise ProfileError("nothing can be learned: no device was heard near while people were counted inside")
    judged: list[Judged] = []
    folds = _folds(days)
    for number, held_out in enumerate(folds, 1):
        progress(f"checking the profile on days that it has not seen, {number} of {len(folds)}")
        rest = _Site([day for fold in folds if fold is not held_out for day in fold])
        if rest.radios:
            judged += judge(rest.profile(), site.names, held_out)
    progress("learning from all days")
    intervals = intervals_of(judged) or DEFAULT_PROFILE.intervals
    return replace(site.profile(), intervals=intervals, performance=performance_of(judged, len(folds)))


def _names(radio: str, kinds: Iterable[str], gates: Iterable[int], windows: Iterable[int]) -> list[str]:
    windows = tuple(windows)
    gates = tuple(gates)
    return [f"{radio}.{kind}@{gate}/{window}" for kind in kinds for gate in gates for window in windows]


def _folds(days: Sequence[Day]) -> list[list[Day]]:
    """Share the days out; a single day is cut into stretches instead."""
    if len(days) == 1:
        day = days[0]
        size = max(1, math.ceil(len(day.moments) / FOLDS))
        return [[Day(day.name, day.moments[cut : cut + size])] for cut in range(0, len(day.moments), size)]
    ordered = sorted(days, key=lambda day: day.name)
    return [fold for start in range(FOLDS) if (fold := ordered[start::FOLDS])]


class _Site:
    """The counted moments of some days, sorted into what each stage learns from."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.names = all_features()
        self._days = days
        self.occupied: list[tuple[Moment, float]] = []
        self.empty: list[Moment] = []
        self.unexplained = 0
        self.mistaken: list[Moment] = []
        near = [self.names.index(f"{radio}.devices@{HEARD_GATE}/300") for radio in RADIOS]
        nearer = [self.names.index(f"{radio}.devices@{NEAR}/300") for radio in RADIOS]
        for day in days:
            for moment in day.moments:
                if moment.people is None:
                    continue
                if moment.people < SOMEBODY:
                    self.empty.append(moment)
                    if any(moment.values[place] for place in nearer):
                        self.mistaken.append(moment)
                elif any(moment.values[place] for place in near):
                    self.occupied.append((moment, moment.people))
                else:
                    self.unexplained += 1
        self.radios = [
            radio
            for radio, place in zip(RADIOS, near, strict=True)
            if any(moment.values[place] for moment, _ in self.occupied)
        ]

    def profile(self) -> Profile:
        """Fit both stages for every radio that was heard."""
        number = {radio: self._number(radio) for radio in self.radios}
        presence = {radio: self._presence(radio) for radio in self.radios}
        return Profile(
            gate=self._gate(),
            presence=presence,
            number=number,
            intervals=DEFAULT_PROFILE.intervals,
            presence_half_life=PRESENCE_HALF_LIFE,
            number_half_life=NUMBER_HALF_LIFE,
            number_is=PEOPLE if len(self.occupied) < LEAST_ROWS else LOGARITHM,
            learned=self._learned(),
        )

    def _learned(self) -> dict[str, JSON]:
        return {
            "from": "counted occupancy",
            "days": [*sorted(day.name for day in self._days)],
            "moments_occupied": len(self.occupied),
            "moments_empty": len(self.empty),
            "moments_left_out": self.unexplained,
            "most_people": max(people for _, people in self.occupied),
        }

    def _rows(self, moments: Iterable[Moment], names: Sequence[str]) -> list[tuple[int, ...]]:
        places = [self.names.index(name) for name in names]
        return [tuple(moment.values[place] for place in places) for moment in moments]

    def _number(self, radio: str) -> Additive:
        """Fit the number's logarithm where somebody was: squared loss up to LARGEST_PULL, then absolute.

        A size of crowd weighs as the square root of how common it is, so that none is given up for the usual one.
        Moments at which nobody was there though a device was near belong to it as well: who is taken for somebody then
        shall be few.
        """
        if len(self.occupied) < LEAST_ROWS:
            return DEFAULT_PROFILE.number[radio]
        names = number_features(radio)
        people = [people for _, people in self.occupied]
        common = Counter(map(band_of, people))
        weights = [1.0 / math.sqrt(common[band_of(one)]) for one in people]
        moments = [moment for moment, _ in self.occupied] + self.mistaken
        weights += [median(weights)] * len(self.mistaken)
        people += [0.0] * len(self.mistaken)
        wanted = [math.log(one + ADDED) for one in people]
        base = sum(weight * one for weight, one in zip(weights, wanted, strict=True)) / sum(weights)

        def pull(row: int, value: float) -> float:
            return max(-LARGEST_PULL, min(LARGEST_PULL, wanted[row] - value))

        return fit(names, self._rows(moments, names), weights, base, NUMBER, pull)

    def _presence(self, radio: str) -> Additive:
        """Fit the log odds of presence by its likelihood; moments with the same features are one row."""
        if min(len(self.occupied), len(self.empty)) < LEAST_ROWS:
            return DEFAULT_PROFILE.presence[radio]
        names = presence_features(radio)
        inside = Counter(self._rows((moment for moment, _ in self.occupied), names))
        all_rows = inside + Counter(self._rows(self.empty, names))
        rows = sorted(all_rows)
        weights = [float(all_rows[row]) for row in rows]
        shares = [inside[row] / all_rows[row] for row in rows]
        overall = len(self.occupied) / (len(self.occupied) + len(self.empty))

        def pull(row: int, value: float) -> float:
            return 4.0 * (shares[row] - 1.0 / (1.0 + math.exp(-value)))

        return fit(names, rows, weights, math.log(overall / (1.0 - overall)), PRESENCE, pull)

    def _gate(self) -> int:
        """Return the gate at which one device heard within five minutes tells most about whether somebody is inside.

        The share of occupied moments at which one was heard less that of empty ones (Youden's J).
        """
        if min(len(self.occupied), len(self.empty)) < LEAST_ROWS:
            return DEFAULT_PROFILE.gate
        contrasts = []
        for gate in GATES[1:]:
            places = [self.names.index(f"{radio}.devices@{gate}/300") for radio in self.radios]
            inside = sum(any(moment.values[place] for place in places) for moment, _ in self.occupied)
            outside = sum(any(moment.values[place] for place in places) for moment in self.empty)
            contrasts.append((inside / len(self.occupied) - outside / len(self.empty), gate))
        return max(contrasts)[1]
