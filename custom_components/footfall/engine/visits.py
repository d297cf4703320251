"""From tracks to people: entries, passers-by and ended visits, as estimates of the population.

Most phones cannot be followed, so those that can stand for all: each track stands for a number of people. The radio
that says more decides, as for the number inside: a phone may be heard on both.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from .dwell import Lengths, shorter
from .figures import VisitFigures
from .model import Radio
from .numbers import count_of, number_of, numbers_of, part_of
from .reconciling import Reconciling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .figures import Dwell
    from .hours import When
    from .profile import JSON
    from .settings import EngineSettings
    from .stays import Ended, Happened, Stay

PEOPLE: Final = (1.2, 1.1)
"""People to a track, by radio: some have no phone, or one that is not heard. Fewer on Bluetooth: it hardly sleeps, and
some watches pass for a phone."""

FILLING: Final = 600.0
"""Seconds after a restart or a change of epoch for which new tracks are first taken for visits that go on."""

SETTLED: Final = 60.0
"""Seconds after that within which whoever is there is heard on Bluetooth, which never pauses for long."""

SPREAD: Final = 1800.0
"""Seconds, half-life, in which what the entries are short of is made up."""

WORKED_OFF: Final = 0.5
"""Share of new entries that may be held back where too many were shown."""

LEAD: Final = 1.25
LEAD_VISITS: Final = 3.0
"""By how much more, and by how many visits, Wi-Fi has to say before it decides: Bluetooth never pauses and so says to
a few seconds when people come and go."""

FORGOTTEN: Final = 0.5
"""How much of what earlier days said of the site still counts a day later."""

ASLEEP_LEAST: Final = 3600.0
"""Seconds asleep before it is known how many tracks begin inside while nobody comes."""

NEVER: Final = float("-inf")

LEAST_SHARE: Final = 0.25
"""Share of the tracks that are people's at least."""


class There(NamedTuple):
    """Tracks of one moment, by radio, that no visit tells of.

    `others`: heard, in no visit, and can begin none. `passing`: silent, and walks past unless they are heard again.
    """

    others: Sequence[float] = (0.0, 0.0)
    passing: Sequence[float] = (0.0, 0.0)


class Visits:
    """The visits of the business day, as people. What is shown as entries never falls within a day.

    `_stayed_on`: by radio, of the tracks that were there before and in no visit, those that were not heard again yet;
    `_mistakable`: those that were, which may be visitors in their place. `_settled`: by when what was there is heard.
    By radio: `_tracks` that began a visit today; `_passed`, people who passed; `_false`, tracks that began while nobody
    was inside; `_led`, people who entered on earlier days. `_awake`, `_asleep`: seconds today, and of all nights.
    `_ended`, `_gone_today`: tracks that ended today, and people shown to have gone with them.
    """

    def __init__(self) -> None:
        self.in_progress = 0.0
        """Visits that go on now."""
        self.leaving = [0.0, 0.0]
        """By radio, tracks whose visits will have ended unless they are heard again in time."""
        self._left = 0.0
        self._stayed_on = [0.0, 0.0]
        self._mistakable = [0.0, 0.0]
        self.reconciling = Reconciling()
        self._lengths = Lengths()
        self._tracks = [0.0, 0.0]
        self._passed = [0.0, 0.0]
        self._led = [0.0, 0.0]
        self._false = [0.0, 0.0]
        self._awake = 0.0
        self._asleep = 0.0
        self._shown = 0.0
        self._passers = 0.0
        self._ended = 0.0
        self._gone_today = 0.0
        self._missing = 0.0
        self._until = NEVER
        self._settled = NEVER
        self._carried: tuple[float, float] | None = None

    def step(  # noqa: PLR0913, PLR0917 - a moment is all of this
        self,
        time: float,
        elapsed: float,
        when: When,
        happened: Happened,
        here: Sequence[int],
        inside: float,
        settings: EngineSettings,
    ) -> VisitFigures:
        """Take in what happened in the `elapsed` seconds up to this moment; return what it adds to the figures.

        `here`: by radio, tracks that are inside now. `inside`: people, as they are counted by all that is heard.
        """
        ended = self._go_on_from(time, settings) + self._fill(time, happened, settings)
        before = self._entered
        self._take(happened, elapsed, when)
        fresh = max(0.0, self._entered - before)
        radio = self._radio
        for one in happened.ended:
            if one.radio is radio:
                ended += self._end(one, settings)
        people = here[radio] * self._people_to_a_track
        self.reconciling.inside(inside, people, elapsed)
        self.in_progress = people + self._missing
        return ended + VisitFigures(entries=self._show(fresh, elapsed), passers_by=self._show_passers())

    def next_day(self, settings: EngineSettings) -> VisitFigures:
        """End the day: nothing is left to be made up. Return what that adds to the figures of the day that ends."""
        added = VisitFigures(entries=max(0.0, self._entered - self._shown)) + self._give_up(settings)
        self._led = [
            before * FORGOTTEN + tracks * people
            for before, tracks, people in zip(self._led, self._tracks, PEOPLE, strict=True)
        ]
        self._false = [one * FORGOTTEN for one in self._false]
        self._asleep *= FORGOTTEN
        self._lengths.next_day()
        self.reconciling.next_day()
        self.forget_day()
        return added

    def forget_day(self) -> None:
        """Forget what was counted today."""
        self._tracks = [0.0, 0.0]
        self._passed = [0.0, 0.0]
        self._awake = self._shown = self._passers = self._ended = self._gone_today = 0.0

    def leave_off(self) -> None:
        """Count no more: nobody is followed through the day from now on. How long those inside stay is not known."""
        self.forget_day()
        self._missing = 0.0
        self._stayed_on = [0.0, 0.0]
        self._mistakable = [0.0, 0.0]
        self._carried = None
        self.in_progress = 0.0

    @property
    def unsure(self) -> float:
        """Standard deviation of the logarithm of the entries, but for chance."""
        return self.reconciling.unsure

    each: Final = 1.0
    """How many people one that was seen to come stands for, where the chance of it is reckoned."""

    def interrupt(self, time: float, there: There) -> None:
        """Note that nothing was heard from this moment on: visits go on where something is heard again in time."""
        if self._carried is None:
            self._carried = time, self.in_progress
            self._stayed_on = [*there.others]
            self._passed = self._passed_with(there)
            self._left = self.leaving[self._radio] * self._people_to_a_track

    def carry(self, time: float, there: There) -> dict[str, JSON]:
        """Return what may outlive a restart at this moment: numbers of people, nothing of a device."""
        return {
            "time": time,
            "in_progress": self.in_progress,
            "others": [*there.others],
            "leaving": self.leaving[self._radio] * self._people_to_a_track,
            "tracks": [*self._tracks],
            "passed": [*self._passed_with(there)],
            "led": [*self._led],
            "false": [*self._false],
            "seconds": [self._awake, self._asleep],
            "shown": [self._shown, self._passers, self._gone_today, self._ended],
            "lengths": self._lengths.carry(),
            "reconciling": self.reconciling.carry(),
        }

    def resume(self, carried: JSON) -> None:
        """Go on from what `carry` gave; ValueError where it is something else."""
        told = part_of(carried)
        self._carried = number_of(told.get("time")), count_of(told.get("in_progress"))
        self._stayed_on = numbers_of(told.get("others"), len(Radio))
        self._left = count_of(told.get("leaving"))
        self._tracks = numbers_of(told.get("tracks"), len(Radio))
        self._passed = numbers_of(told.get("passed"), len(Radio))
        self._led = numbers_of(told.get("led"), len(Radio))
        self._false = numbers_of(told.get("false"), len(Radio))
        self._awake, self._asleep = numbers_of(told.get("seconds"), 2)
        self._shown, self._passers, self._gone_today, self._ended = numbers_of(told.get("shown"), 4)
        self._lengths.resume(told.get("lengths"))
        self.reconciling.resume(told.get("reconciling"))

    @property
    def _radio(self) -> Radio:
        """The radio that says more."""
        wifi, bluetooth = (
            before + tracks * people for before, tracks, people in zip(self._led, self._tracks, PEOPLE, strict=True)
        )
        return Radio.WIFI if wifi > LEAD * bluetooth + LEAD_VISITS else Radio.BLUETOOTH

    @property
    def _people_to_a_track(self) -> float:
        """People who came, to each track of the radio that says more: some tracks are of things that were there."""
        radio = self._radio
        tracks = self._tracks[radio]
        share = 1.0
        if self._asleep >= ASLEEP_LEAST and tracks > 0.0:
            share = max(LEAST_SHARE, 1.0 - self._false[radio] / self._asleep * self._awake / tracks)
        return PEOPLE[radio] * share * self.reconciling.factor

    @property
    def _entered(self) -> float:
        """People who came today."""
        return self._tracks[self._radio] * self._people_to_a_track

    def _go_on_from(self, time: float, settings: EngineSettings) -> VisitFigures:
        """Have the first tracks after a gap fill the visits of before it, where these can still go on.

        Return the visits that were about to end before it.
        """
        if self._carried is None:
            return VisitFigures()
        since, people = self._carried
        self._carried = None
        self._missing = people
        gap = abs(time - since)
        self._until = time + FILLING if gap <= settings.session_timeout else time
        self._settled = time + SETTLED
        self._mistakable = [0.0, 0.0]
        left, self._left = self._left, 0.0
        return _ended(self._lengths.lost(0.0, left), settings) if left else VisitFigures()

    def _fill(self, time: float, happened: Happened, settings: EngineSettings) -> VisitFigures:
        """Note visits that were handed over; return those that nothing took over in time, which have ended."""
        if happened.turned:
            # Who filled a visit a moment ago fills it once more.
            self._missing += happened.handed_over[self._radio] * self._people_to_a_track
            self._stayed_on = [one + more for one, more in zip(self._stayed_on, happened.stayed_on, strict=True)]
            self._until, self._settled = time + FILLING, time + SETTLED
        if time >= self._until:
            self._stayed_on[Radio.WIFI] = 0.0
        return self._give_up(settings) if time >= self._until else VisitFigures()

    def _give_up(self, settings: EngineSettings) -> VisitFigures:
        """Return the visits that nothing took over as ended."""
        missing, self._missing = self._missing, 0.0
        return _ended(self._lengths.lost(0.0, missing), settings) if missing else VisitFigures()

    def _take(self, happened: Happened, elapsed: float, when: When) -> None:
        """Count the tracks that began a visit, and those that passed."""
        if when.asleep:
            self._asleep += elapsed
            for stay in happened.entered:
                stay.nobody = True
                self._false[stay.radio] += 1.0
        else:
            self._awake += elapsed
            for stay in happened.entered:
                self._tracks[stay.radio] += self._new(stay)
        for radio in Radio:
            self._passed[radio] += happened.passed[radio] * PEOPLE[radio]
            # Which of those who were there were no visitors shows by now: for each somebody else was taken.
            mistaken = min(happened.known_again[radio], self._mistakable[radio])
            self._mistakable[radio] -= mistaken
            gone = happened.withdrawn[radio] + happened.known_again[radio] - mistaken
            self._tracks[radio] = max(0.0, self._tracks[radio] - gone)

    def _new(self, stay: Stay) -> float:
        """Return how much of a track is new, beyond the people and the things who were there before."""
        if stay.radio is Radio.BLUETOOTH and stay.since > self._settled:
            return 1.0
        if self._stayed_on[stay.radio] >= 1.0:
            self._stayed_on[stay.radio] -= 1.0
            self._mistakable[stay.radio] += 1.0
            stay.arrived = False
            stay.nobody = True
            return 0.0
        if self._missing <= 0.0:
            return 1.0
        stay.arrived = False
        if stay.radio is not self._radio:
            return 0.0
        people = self._people_to_a_track
        filled = min(people, self._missing)
        self._missing -= filled
        return 1.0 - filled / people

    def _show(self, fresh: float, elapsed: float) -> float:
        """Return how many entries more are shown."""
        more = shown_more(self._entered, self._shown, fresh, elapsed)
        self._shown += more
        return more

    def _passed_with(self, there: There) -> list[float]:
        """Return who passed, with those who are gone but for whom it is too soon to tell."""
        return [
            passed + tracks * people for passed, tracks, people in zip(self._passed, there.passing, PEOPLE, strict=True)
        ]

    def _show_passers(self) -> float:
        more = max(0.0, self._passed[self._radio] - self._passers)
        self._passers += more
        return more

    def _end(self, one: Ended, settings: EngineSettings) -> VisitFigures:
        """Return the figures of the people whom a visit that was followed stands for."""
        people = self._gone()
        if not one.arrived:
            return _ended(self._lengths.lost(0.0, people), settings)
        if one.cut:
            return _ended(self._lengths.lost(one.seconds, people), settings)
        return VisitFigures(
            ended=people,
            bounced=people * (one.seconds < settings.bounce),
            engaged=people * (one.seconds >= settings.engaged),
            dwell=self._lengths.ended(one.seconds, people),
            traceable=people / PEOPLE[one.radio],
        )

    def _gone(self) -> float:
        """Return how many people have gone with a track, so that those of the day are as many as its tracks say."""
        people = self._people_to_a_track
        self._ended += 1.0
        gone = max(WORKED_OFF * people, min(people / WORKED_OFF, people * self._ended - self._gone_today))
        self._gone_today += gone
        return gone


def shown_more(entered: float, shown: float, fresh: float, elapsed: float) -> float:
    """Return how many entries more are shown: those that came, and some of what was shown too few of before.

    `entered`: people who came today; `fresh`: in the last `elapsed` seconds. `shown`: so far.
    """
    off = entered - shown
    if off >= fresh:
        return fresh + (off - fresh) * (1.0 - math.exp2(-elapsed / SPREAD))
    return max(0.0, off, fresh * WORKED_OFF)


def _ended(dwell: Dwell, settings: EngineSettings) -> VisitFigures:
    """Return ended visits of which only the likely lengths are known."""
    people = dwell.people
    return VisitFigures(
        ended=people,
        bounced=shorter(dwell, settings.bounce),
        engaged=people - shorter(dwell, settings.engaged),
        dwell=dwell,
    )
