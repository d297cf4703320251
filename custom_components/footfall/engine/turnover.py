"""Entries and passers-by of a shop in which nobody is followed for longer than an epoch of five minutes.

Each epoch is looked at through its shutter (`shutter.py`), and who is seen to come stands for as many as the share of
the epoch is small in which they would have been seen (Horvitz and Thompson, Journal of the American Statistical
Association, 1952). Bluetooth alone is looked at, as it never pauses for long. Where none is heard, the time that people
spent inside says how many there were, by a usual length of stay (Little's law).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from .figures import VisitFigures
from .model import Radio
from .numbers import count_of, numbers_of, part_of
from .reconciling import Reconciling
from .shutter import EPOCH
from .visits import ASLEEP_LEAST, FORGOTTEN, LEAST_SHARE, PEOPLE, shown_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .hours import When
    from .profile import JSON
    from .settings import EngineSettings
    from .stays import Happened
    from .visits import There

BLUETOOTH: Final = Radio.BLUETOOTH

UNSURE: Final = 0.25
"""Standard deviation of the logarithm of the entries, besides chance and people to a track (docs/accuracy.md)."""

STAY: Final = 900.0
UNSURE_STAY: Final = 0.7
"""Seconds that people stay where nothing tells how long, and the standard deviation of its logarithm: half or twice."""

COMPARED: Final = 90.0
"""Seconds of an epoch after which those who are inside have shown that they stay, and can be held against the number
inside."""

NEVER: Final = float("-inf")


class Turnover:
    """Entries and passers-by of the business day, as people. What is shown never falls within a day.

    `_tracks`: that came in today, weighted; `_squares`: the sum of the squared weights. `_false`: tracks that came
    while nobody was inside. `_person_s`: time that people spent inside today. `_followed`: Bluetooth was heard of late.
    """

    def __init__(self) -> None:
        self.reconciling = Reconciling()
        self.leaving = [0.0, 0.0]
        self._tracks = 0.0
        self._squares = 0.0
        self._passed = 0.0
        self._person_s = 0.0
        self._false = 0.0
        self._awake = 0.0
        self._asleep = 0.0
        self._shown = 0.0
        self._passers = 0.0
        self._followed = 0.0
        self._turned = NEVER

    in_progress: float | None = None
    """Nobody can tell which visits go on."""

    def step(
        self,
        time: float,
        elapsed: float,
        when: When,
        happened: Happened,
        here: Sequence[int],
        inside: float,
        _settings: EngineSettings,
    ) -> VisitFigures:
        """Take in what happened in the `elapsed` seconds up to this moment; return what it adds to the figures.

        `here`: by radio, tracks that are inside now. `inside`: people, as they are counted by all that is heard.
        """
        if happened.turned:
            self._turned = time
        before = self._entered
        self._take(happened, elapsed, when)
        if not when.asleep:
            self._person_s += inside * elapsed
        if COMPARED <= time - self._turned < EPOCH:
            self.reconciling.inside(inside, here[BLUETOOTH] * self._people_to_a_track, elapsed)
        more = shown_more(self._entered, self._shown, max(0.0, self._entered - before), elapsed)
        self._shown += more
        passed = max(0.0, self._passed * PEOPLE[BLUETOOTH] - self._passers)
        self._passers += passed
        return VisitFigures(entries=more, passers_by=passed)

    def next_day(self, _settings: EngineSettings) -> VisitFigures:
        """End the day: nothing is left to be made up. Return what that adds to the figures of the day that ends."""
        added = VisitFigures(entries=max(0.0, self._entered - self._shown))
        self._false *= FORGOTTEN
        self._asleep *= FORGOTTEN
        self._followed *= FORGOTTEN
        self.reconciling.next_day()
        self.forget_day()
        return added

    def forget_day(self) -> None:
        """Forget what was counted today."""
        self._tracks = self._squares = self._passed = self._person_s = 0.0
        self._awake = self._shown = self._passers = 0.0

    def leave_off(self) -> None:
        """Count no more: people are followed through the day from now on."""
        self.forget_day()
        self._turned = NEVER

    def interrupt(self, _time: float, _there: There) -> None:
        """Note that nothing was heard from some moment on: who is there then is no more news than after any epoch."""
        self._turned = NEVER

    @property
    def unsure(self) -> float:
        """Standard deviation of the logarithm of the entries, but for chance."""
        if not self._by_tracks:
            return UNSURE_STAY
        return math.hypot(self.reconciling.unsure, UNSURE)

    @property
    def each(self) -> float:
        """How many people one that was seen to come stands for."""
        return self._squares / self._tracks * self._people_to_a_track if self._tracks else 1.0

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: numbers of people, nothing of a device."""
        return {
            "tracks": [self._tracks, self._squares, self._followed],
            "passed": self._passed,
            "person_s": self._person_s,
            "false": self._false,
            "seconds": [self._awake, self._asleep],
            "shown": [self._shown, self._passers],
            "reconciling": self.reconciling.carry(),
        }

    def resume(self, carried: JSON) -> None:
        """Go on from what `carry` gave; ValueError where it is something else."""
        told = part_of(carried)
        self._tracks, self._squares, self._followed = numbers_of(told.get("tracks"), 3)
        self._passed, self._person_s, self._false = (
            count_of(told.get(name)) for name in ("passed", "person_s", "false")
        )
        self._awake, self._asleep = numbers_of(told.get("seconds"), 2)
        self._shown, self._passers = numbers_of(told.get("shown"), 2)
        self.reconciling.resume(told.get("reconciling"))

    @property
    def _by_tracks(self) -> bool:
        """Whether Bluetooth is heard here, so that those who come are seen to come."""
        return self._followed > 0.0

    @property
    def _people_to_a_track(self) -> float:
        """People who came, to each track: some tracks are of things that were there."""
        share = 1.0
        if self._asleep >= ASLEEP_LEAST and self._tracks > 0.0:
            share = max(LEAST_SHARE, 1.0 - self._false / self._asleep * self._awake / self._tracks)
        return PEOPLE[BLUETOOTH] * share * self.reconciling.factor

    @property
    def _entered(self) -> float:
        """People who came today."""
        if self._by_tracks:
            return self._tracks * self._people_to_a_track
        return self._person_s / STAY

    def _take(self, happened: Happened, elapsed: float, when: When) -> None:
        """Count who came in, and who passed."""
        came = [stay for stay in happened.entered if stay.radio is BLUETOOTH]
        weights = [1.0 / stay.seen for stay in came if stay.seen]
        self._followed += len(came) + happened.passed[BLUETOOTH]
        self._passed += happened.passed[BLUETOOTH]
        if when.asleep:
            self._asleep += elapsed
            self._false += sum(weights)
        else:
            self._awake += elapsed
            self._tracks += sum(weights)
            self._squares += sum(weight * weight for weight in weights)
