"""Learning while the shop is open: counts by hand and a door counter move the site's profile, and can be taken back.

Every count is kept as it was made, with what the site's own profile had measured then. The profile in use is worked out
from all of them at once, so that their order does not matter and one that is taken back leaves no trace.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from .calibration import Spot, correct, missing
from .door_counter import DAYS, MOST_WEIGHT, DoorCounter, DoorDay
from .past import AROUND, Note, Past

if TYPE_CHECKING:
    from .profile import JSON, Profile

VERSION: Final = 1

MOST_COUNTS: Final = 100
"""Counts by hand that are kept; the oldest go first."""

MOST_PEOPLE: Final = 10_000

SAME: Final = 60.0
"""Seconds: a second count within this corrects the first."""


TOLD: Final = ("learned", "performance", "corrections", "half_life", "intervals", "gate", "version")
"""Parts of a profile without influence on what it measures."""


class CalibrationError(ValueError):
    """A count that cannot be used, or kept counts that cannot be read; `reason` names the kind for translations."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Count:
    """One count by hand. `spot`: what correcting needs. `shown`: people that were shown, before the count was known."""

    spot: Spot
    shown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated:
    """What a count by hand has changed.

    `before`, `after`: people shown at its moment, and people that the profile in use now makes of it, unrounded.
    `used`: whether it says how many people there are to what is heard. `counts`: how many are kept. `factor`: of the
    number, all counts together, against the site's own profile.
    """

    time: float
    counted: float
    before: float
    after: float
    used: bool
    counts: int
    factor: float


class LiveCalibration:
    """The site's own profile, what was counted in the shop, and the profile that both give."""

    def __init__(self, base: Profile) -> None:
        self.base = base
        self.profile = base
        self.past = Past()
        self.door = DoorCounter()
        self._counts: dict[float, Count] = {}

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts by hand, oldest first."""
        return tuple(count for _, count in sorted(self._counts.items()))

    @property
    def factor(self) -> float:
        """How many times as many people as the site's own profile the one in use sees."""
        return self.profile.scale / self.base.scale

    @property
    def error(self) -> float | None:
        """Mean error, in people, of what was shown when somebody counted, before it was known; None without counts."""
        if not self._counts:
            return None
        errors = [abs(count.spot.counted - count.shown) for count in self._counts.values()]
        return round(sum(errors) / len(errors), 2)

    def rebase(self, base: Profile) -> None:
        """Take another profile for the site's own: where it measures otherwise, what was counted says nothing of it."""
        if base == self.base:
            return
        same = _digest(base) == _digest(self.base)
        self.base = base
        if not same:
            self.past.clear()
            self.door.forget()
            self._counts.clear()
        self._work_out()

    def note(self, note: Note) -> bool:
        """Let event time go on by a minute; True where the profile in use has changed."""
        self.past.note(note)
        if not self.door.note(note):
            return False
        self._work_out()
        return True

    def changed(self, time: float, count: Count, shown: tuple[float, float] | None = None) -> Calibrated:
        """Say what a count has changed. `shown`: people before and after it, None where its moment is past."""
        factor = self.factor
        if shown is None:
            again = max(1.0, count.spot.estimated * factor + missing(self.profile.corrections, time))
            shown = count.shown, again if count.shown else 0.0
        return Calibrated(
            time=time,
            counted=count.spot.counted,
            before=shown[0],
            after=shown[1],
            used=count.spot.tells,
            counts=len(self._counts),
            factor=factor,
        )

    def count(self, time: float, counted: float) -> Count:
        """Take in a count by hand; CalibrationError where nothing is known of its moment."""
        if not 0 <= counted <= MOST_PEOPLE:
            raise CalibrationError("count_impossible", f"{counted:g} people cannot be counted in a shop")
        last = self.past.last
        if last is None:
            raise CalibrationError("count_unheard", "nothing has been heard yet that the count could be compared with")
        if time > last.time + AROUND:
            raise CalibrationError("count_ahead", "the count lies ahead of what was heard")
        if not self.past.reaches(time):
            raise CalibrationError("count_too_old", "the count is older than what is kept to compare it with")
        measured = self.past.at(time)
        if measured is None:
            raise CalibrationError("count_unheard", "nothing was heard at the time of the count: it lies in a gap")
        # Whoever counts leaves the staff out, as the number that is shown does.
        number = max(0.0, measured.number - measured.apart)
        count = Count(Spot(time, counted, round(number, 3), round(measured.presence, 4)), round(measured.shown, 3))
        for earlier in [earlier for earlier in self._counts if abs(earlier - time) < SAME]:
            count = replace(count, shown=self._counts.pop(earlier).shown)
        self._counts[time] = count
        for oldest in sorted(self._counts)[:-MOST_COUNTS]:
            del self._counts[oldest]
        self._work_out()
        return count

    def forget(self, since: float, until: float) -> int:
        """Take counts by hand back, from a moment up to and with another; return how many there were."""
        gone = [time for time in self._counts if since <= time <= until]
        for time in gone:
            del self._counts[time]
        self._work_out()
        return len(gone)

    def carry(self) -> dict[str, JSON]:
        """Return what may be kept on disk: numbers of people and moments, nothing of a device."""
        return {
            "version": VERSION,
            "base": _digest(self.base),
            "counts": [
                [count.spot.time, count.spot.counted, count.spot.estimated, count.spot.presence, count.shown]
                for count in self.counts
            ],
            "door": [[day.time, day.ratio, day.weight] for day in self.door.days],
        }

    def resume(self, carried: JSON) -> None:
        """Go on with what `carry` gave; CalibrationError where it is damaged or of another profile."""
        if not isinstance(carried, dict):
            raise CalibrationError("calibration_damaged", "the counts that were kept are damaged")
        if carried.get("version") != VERSION:
            raise CalibrationError("calibration_version", "the counts were kept by another version")
        if carried.get("base") != _digest(self.base):
            raise CalibrationError("calibration_foreign", "the counts were made with another profile")
        try:
            counts = _counts(carried["counts"])
            days = _days(carried["door"])
        except (KeyError, TypeError, ValueError) as error:
            raise CalibrationError("calibration_damaged", f"the counts that were kept are damaged: {error}") from error
        self._counts = counts
        self.door.days = days
        self._work_out()

    def _work_out(self) -> None:
        ratio, weight = self.door.told()
        counts = self.counts
        if not counts and not weight:
            self.profile = self.base
            return
        profile = correct(self.base, (count.spot for count in counts), (ratio, weight))
        learned: dict[str, JSON] = {**self.base.learned}
        if counts:
            last = datetime.fromtimestamp(counts[-1].spot.time, UTC)
            learned |= {"counts_in_shop": len(counts), "last_count": last.isoformat(timespec="seconds")}
        if weight:
            learned["door_counter_weight"] = round(weight, 2)
        performance = dict(self.base.performance)
        if (error := self.error) is not None:
            performance["error_when_counted"] = error
        self.profile = replace(profile, learned=learned, performance=performance)


def _digest(base: Profile) -> str:
    """Name a profile by how it measures; what it says of itself, filters and intervals have no part in a count."""
    told = json.loads(base.to_json())
    measures = {name: part for name, part in told.items() if name not in TOLD}
    return hashlib.sha256(json.dumps(measures, sort_keys=True).encode()).hexdigest()[:12]


def _counts(rows: Any) -> dict[float, Count]:
    if len(rows) > MOST_COUNTS:
        raise ValueError(f"there are more than {MOST_COUNTS} counts")
    counts = {}
    for time, counted, estimated, presence, shown in rows:
        spot = Spot(_within(time, 1e11), _within(counted, MOST_PEOPLE), _within(estimated, 1e6), _within(presence, 1.0))
        counts[spot.time] = Count(spot, _within(shown, 1e6))
    return counts


def _days(rows: Any) -> list[DoorDay]:
    if len(rows) > DAYS:
        raise ValueError(f"there are more than {DAYS} days of a door counter")
    return [
        DoorDay(_within(time, 1e11), _within(ratio, 10.0, -10.0), _within(weight, MOST_WEIGHT))
        for time, ratio, weight in rows
    ]


def _within(value: object, most: float, least: float = 0.0) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    if not least <= value <= most:
        raise ValueError(f"{value:g} is not between {least:g} and {most:g}")
    return float(value)
