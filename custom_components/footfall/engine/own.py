"""What belongs to the shop: its equipment, which is left out, and its staff, who are left out and known to be there."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .occupancy import Estimate

PRESENT: Final = 300.0
"""Seconds of event time for which one of the staff is there after what they carry was heard."""

SOMEBODY: Final = 0.5
"""People: less than this, without the staff, is nobody."""

HEARD: Final = 0.7
"""Share of people of whom a phone is heard, where nothing better is known."""

SPREAD: Final = 1.2816 * math.sqrt((1.0 - HEARD) / HEARD)
"""People: half the 80 % interval of what one person adds to the number.

The number counts one for a person on average: nothing where no phone of theirs is heard, 1 / HEARD where one is. The
variance of that is (1 - HEARD) / HEARD, and 1.2816 standard deviations to both sides hold 80 % of a normal one.
"""

type Names = Mapping[int, Mapping[int, int]]
"""By the epoch's id: the number of a person by the pseudonym of what they carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """What can be known of the staff. Persons are numbers that the caller gives; a person with two things is one.

    `phones`: pseudonyms of their phones: where one is heard, its owner is left out of the number by that. `things`: of
    a tag or a beacon, which stands for nobody anyway. `apart`: who is there by what else tells of them: they are taken
    off the number, unless their phone is heard and so left out. `rotating`: of somebody the phone changes its address,
    and is told under the new one only after it may have been heard.
    """

    phones: Names = field(default_factory=dict)
    things: Names = field(default_factory=dict)
    apart: frozenset[int] = frozenset()
    rotating: bool = False


class ByEpoch[Told]:
    """What was told for each epoch. Of an epoch that is told no more it stays until the last node has left it."""

    __slots__ = ("_before", "_told", "nothing")

    def __init__(self) -> None:
        self._told: dict[int, Told] = {}
        self._before: dict[int, Told] = {}
        self.nothing = True
        """Of no epoch anything was told."""

    def tell(self, told: Mapping[int, Told], lasting: Collection[int]) -> None:
        """Take what holds from now on. `lasting`: the epochs in which something may still be heard."""
        self._before = {
            epoch: one for epoch, one in (self._before | self._told).items() if epoch in lasting and epoch not in told
        }
        self._told = dict(told)
        self.nothing = not any((*self._told.values(), *self._before.values()))

    def settle(self, lasting: Collection[int]) -> None:
        """Forget what was told of epochs that are over."""
        if self._before:
            self._before = {epoch: one for epoch, one in self._before.items() if epoch in lasting}

    def get(self, epoch: int) -> Told | None:
        """Return what was told for an epoch."""
        return self._told.get(epoch) or self._before.get(epoch)

    @property
    def told(self) -> Mapping[int, Told]:
        """What holds now, by epoch."""
        return self._told


class Own:
    """Knows the shop's own things among all that is heard."""

    def __init__(self) -> None:
        self.equipment: ByEpoch[frozenset[int]] = ByEpoch()
        self.rotates = False
        """Whether a phone of the staff may take another address at any moment, or come in with one."""
        self._staff = Staff()
        self._phones: ByEpoch[Mapping[int, int]] = ByEpoch()
        self._things: ByEpoch[Mapping[int, int]] = ByEpoch()
        self._phone_heard: dict[int, float] = {}
        self._thing_heard: dict[int, float] = {}

    def tell_staff(self, staff: Staff, lasting: Collection[int]) -> None:
        """Take what holds of the staff from now on; who is none of them any more is forgotten."""
        self._staff = staff
        self.rotates = staff.rotating
        self._phones.tell(staff.phones, lasting)
        self._things.tell(staff.things, lasting)
        for names, heard in ((staff.phones, self._phone_heard), (staff.things, self._thing_heard)):
            known = {person for one in names.values() for person in one.values()}
            for person in heard.keys() - known:
                del heard[person]

    def settle(self, lasting: Collection[int]) -> None:
        """Forget the pseudonyms of epochs that are over."""
        for names in (self.equipment, self._phones, self._things):
            names.settle(lasting)

    def hear(self, epoch: int, pseudonym: int, moment: float) -> bool:
        """Note what is heard at a moment of event time; tell whether it is the shop's own."""
        if not (self._phones.nothing and self._things.nothing):
            for names, heard in ((self._phones, self._phone_heard), (self._things, self._thing_heard)):
                carried = names.get(epoch)
                if carried is not None and (person := carried.get(pseudonym)) is not None:
                    heard[person] = moment
                    return True
        if self.equipment.nothing:
            return False
        equipment = self.equipment.get(epoch)
        return equipment is not None and pseudonym in equipment

    def begin_anew(self) -> None:
        """Forget who was heard before an outage."""
        self._phone_heard.clear()
        self._thing_heard.clear()
        self.settle(())

    def present(self, moment: float) -> int:
        """Return how many of the staff are there."""
        heard = _lately(self._phone_heard, moment) | _lately(self._thing_heard, moment)
        return len(heard | self._staff.apart)

    def apart(self, moment: float) -> int:
        """Return how many of the staff are there and have to be taken off the number."""
        return len(self._staff.apart - _lately(self._phone_heard, moment))

    @property
    def things(self) -> int:
        """How many things of the shop's own equipment are left out."""
        told = self.equipment.told
        return len(told[max(told)]) if told else 0


def without(estimate: Estimate, apart: int) -> Estimate:
    """Take people off who are known to be inside, and widen the interval: it is not known whether they were counted."""
    if not apart:
        return estimate
    number = estimate.number - apart
    spread = SPREAD * math.sqrt(apart)
    low = number - math.hypot(estimate.number - estimate.low, spread)
    high = number + math.hypot(estimate.high - estimate.number, spread)
    if number < SOMEBODY:
        return replace(estimate, number=0.0, low=0.0, high=max(0.0, high))
    return replace(estimate, number=number, low=max(0.0, low), high=high)


def _lately(heard: Mapping[int, float], moment: float) -> frozenset[int]:
    return frozenset(person for person, last in heard.items() if moment - last <= PRESENT)
