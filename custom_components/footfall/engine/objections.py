"""Somebody holds a phone against a node and says "leave me out": which phones are held there, how often that may be.

Nobody can be asked for an address. What a node hears far louder than a pocket a step away is held against it; a thing
that is as close for minutes stands there. Where it is not clear whose a phone is, one too many is left out rather than
the one that asked be counted.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .model import Radio
from .settings import WIFI_STRONGER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from .devices import Device
    from .epochs import Epochs
    from .model import Sighting
    from .tracking import Tracker

LOOK: Final = 30.0
"""Seconds up to now in which a phone has to have been heard, unless asked otherwise: it scans when it is woken."""

LONGEST_LOOK: Final = 60.0

HELD: Final = (-35, -45)
"""dBm, by radio, from which a phone may be held against a node. Free space at 2.44 GHz takes 20 dB from 0.25 m to
2.5 m; Bluetooth is sent weaker than Wi-Fi."""

FAINTEST: Final = min(HELD)
"""dBm: what is heard weaker than this is held nowhere, whatever the radio."""

BAND: Final = 12
"""dB below the loudest of its radio at which another address may be of the same hand: so much is lost where a frame of
the next channel is heard."""

ACROSS: Final = 15
"""The same below the loudest of both radios, where Bluetooth is taken for louder by WIFI_STRONGER: a phone whose Wi-Fi
is loud does not send Bluetooth that is faint, and somebody else's beside it may be the only one."""

STANDS: Final = 600.0
"""Seconds for which something has to be that close to be a thing that stands there, and nobody's phone."""

MOST_HEARD: Final = 64
"""Addresses that are that close to one node and remembered."""

MOST_PHONES: Final = 3
"""Phones that are left out at once: of more nobody can say whose they are."""

STRONGER: Final = (0, WIFI_STRONGER)
"""dB by radio that make one's signals as strong as the other's."""

MINUTE: Final = 60.0
HOUR: Final = 3600.0
MOST_A_MINUTE: Final = 3
MOST_AN_HOUR: Final = 20
"""Objections that leave somebody out. Who asks more often than people come to the till wants something else."""

UNKNOWN_DBM: Final = 127

NOBODY: Final = "objection_nobody"
CROWD: Final = "objection_crowd"
OFTEN: Final = "objection_often"
"""The reasons of a refusal."""


class ObjectionError(ValueError):
    """Nobody is left out; `reason` names why, for translations."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """When it is asked, UTC seconds, in which business day, and how many seconds before count as now."""

    moment: float
    day: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected:
    """What came of an objection. `phones`: how many are left out now; `wifi`, `bluetooth`: by what they were heard."""

    phones: int
    wifi: bool
    bluetooth: bool


@dataclass(slots=True)
class Close:
    """An address very close to a node: `since` and until when without a pause, `loud`: moments with their dBm.

    Of these only those are kept that no later one is as loud as: the first within a window is the loudest.
    """

    sighting: Sighting
    since: float
    last: float
    loud: deque[tuple[float, int]] = field(default_factory=deque)

    def hear(self, moment: float, sighting: Sighting) -> None:
        """Note that it is heard."""
        self.last = moment
        self.sighting = sighting
        loud, rssi = self.loud, sighting.rssi
        while loud and (loud[-1][1] <= rssi or moment - loud[-1][0] > LONGEST_LOOK):
            loud.pop()
        loud.append((moment, rssi))
        while moment - loud[0][0] > LONGEST_LOOK:
            loud.popleft()

    def loudest(self, since: float) -> int | None:
        """Return the strongest signal from a moment on, None where it was not heard."""
        return next((rssi for moment, rssi in self.loud if moment >= since), None)


class Objections:
    """What was very close to each node within the last minute, and when somebody asked to be left out."""

    def __init__(self) -> None:
        self._close: dict[str, dict[tuple[int, int], Close]] = {}
        self._asked: deque[float] = deque(maxlen=MOST_AN_HOUR)
        self._today: tuple[int, int] = (0, 0)

    def hear(self, node: str, moment: float, sighting: Sighting) -> None:
        """Note what a node hears, if that is very close to it."""
        if sighting.rssi < HELD[sighting.radio] or sighting.rssi == UNKNOWN_DBM:
            return
        close = self._close.setdefault(node, {})
        key = sighting.epoch, sighting.pseudonym
        one = close.pop(key, None)
        if one is None:
            if len(close) >= MOST_HEARD:
                del close[next(iter(close))]
            one = Close(sighting, moment, moment)
        close[key] = one
        one.hear(moment, sighting)

    def settle(self, moment: float, lasting: Collection[int]) -> None:
        """Forget what is close no more, and what is of an epoch that is over."""
        for node, close in list(self._close.items()):
            kept = {key: one for key, one in close.items() if key[0] in lasting and moment - one.last <= LONGEST_LOOK}
            if kept:
                self._close[node] = kept
            else:
                del self._close[node]

    def forget(self) -> None:
        """Forget whoever is close."""
        self._close.clear()

    def begin_anew(self) -> None:
        """Forget what lies before an outage, after which event time may be an earlier one."""
        self.forget()
        self._asked.clear()

    def leave_out(self, node: str, asked: Asked, epochs: Epochs, gone: Callable[[Tracker, Device], None]) -> Objected:
        """Leave out what is held against a node; ObjectionError where that is nobody, and nothing changes.

        `gone`: told of each device that was left out with that.
        """
        held = self._held(node, asked)
        known = [(tracker, one) for one in held if (tracker := epochs.tracker_of(one.epoch)) is not None]
        if not known:
            raise _nobody()
        phones = max(len({tracker.device_of(one) for tracker, one in known if one.radio is radio}) for radio in Radio)
        if phones > MOST_PHONES:
            raise ObjectionError(CROWD, f"{phones} phones are as close to the node as each other")
        fresh = [(tracker, one) for tracker, one in known if not tracker.leaves_out(one)]
        if fresh:
            self._check_often(asked.moment)
            self._asked.append(asked.moment)
            self._today = asked.day, self.today(asked.day) + phones
        for tracker, one in fresh:
            device = tracker.leave_out(one)
            if device is not None:
                gone(tracker, device)
        radios = {one.radio for one in held}
        return Objected(phones=phones, wifi=Radio.WIFI in radios, bluetooth=Radio.BLUETOOTH in radios)

    def today(self, day: int) -> int:
        """Return how many phones were left out in a business day so far."""
        return self._today[1] if self._today[0] == day else 0

    def _held(self, node: str, asked: Asked) -> list[Sighting]:
        """Return a sighting of each address that is held against a node."""
        heard = [
            (one.sighting, rssi + STRONGER[one.sighting.radio])
            for one in self._close.get(node, {}).values()
            if one.last - one.since < STANDS and (rssi := one.loudest(asked.moment - asked.seconds)) is not None
        ]
        if not heard:
            raise _nobody()
        most = [max((level for one, level in heard if one.radio is radio), default=0) for radio in Radio]
        top = max(level for _, level in heard)
        return [one for one, level in heard if level >= max(most[one.radio] - BAND, top - ACROSS)]

    def _check_often(self, moment: float) -> None:
        """Raise ObjectionError where somebody was left out so often that nobody is for now."""
        lately = [moment - asked for asked in self._asked if 0.0 <= moment - asked < HOUR]
        if len(lately) >= MOST_AN_HOUR or sum(ago < MINUTE for ago in lately) >= MOST_A_MINUTE:
            raise ObjectionError(OFTEN, "phones were left out too often of late")


def _nobody() -> ObjectionError:
    return ObjectionError(NOBODY, "no phone is clearly near the node")
