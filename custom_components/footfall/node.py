"""What the hub knows of one node: where it is, how far it was read, how it is doing."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Protocol

from homeassistant.const import CONF_HOST, CONF_PORT

from .connection import NodeAddress
from .const import CONF_KEY
from .continuity import DEAF, Continuity
from .engine.clock import NodeClock
from .engine.model import Radio
from .engine.protocol import OLDEST_CURSOR, Answer, Flag, counter_growth
from .steadiness import Steadiness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.config_entries import ConfigSubentry

    from .engine.model import Batch
    from .errors import Problem

FIGURES_EVERY_S: Final = 60.0
"""How often a node's own figures change; they are for the curious, and each change is a row in the recorder."""


CHANNELS_KEPT: Final = 200
"""Of how many answers the channel is kept, to tell whether a node stays on one."""


class NodeStatus(StrEnum):
    """How a node is doing. `ENDED`: it plays a capture, and that is over."""

    LISTENING = "listening"
    PAUSED = "paused"
    NO_KEY = "no_key"
    ENDED = "ended"
    DISCONNECTED = "disconnected"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFigures:
    """A node's figures as shown. `frames_per_second`: over the last minute. `dropped`: frames and sightings lost."""

    frames_per_second: float | None = None
    dropped: int | None = None
    last_heard: datetime | None = None


@dataclass(slots=True)
class Losses:
    """What was lost between node and hub since this start of Home Assistant. `restarts`: new boots of the node."""

    missed: int = 0
    restarts: int = 0
    reconnects: int = 0


class AnyNode(Protocol):
    """What a shop needs to know and shows of whatever hears for it: a node, or one of Home Assistant's own scanners."""

    @property
    def subentry_id(self) -> str:
        """What the engine and the zones call it."""

    @property
    def title(self) -> str:
        """What its owner calls it."""

    @property
    def connected(self) -> bool:
        """The hub is told what it hears."""

    @property
    def problem(self) -> Problem | None:
        """What is wrong with it."""

    @property
    def figures(self) -> NodeFigures:
        """Its own figures."""

    @property
    def counts_frames(self) -> bool:
        """It knows how many frames it heard and lost."""

    @property
    def now(self) -> float:
        """UTC of its last word, in seconds."""

    @property
    def hears(self) -> bool:
        """It is connected and makes sightings."""

    @property
    def ended(self) -> bool:
        """Nothing will come of it any more."""

    @property
    def status(self) -> NodeStatus:
        """How it is doing."""


def address_of(data: Mapping[str, Any]) -> NodeAddress:
    """Read a node's address from its subentry's data."""
    return NodeAddress(data[CONF_HOST], data[CONF_PORT], data[CONF_KEY])


@dataclass(slots=True)
class Node:
    """One node of the shop. `cursor` and `boot` outlive connections and restarts: with them nothing is read twice."""

    subentry_id: str
    title: str
    address: NodeAddress
    mac: str
    connected: bool = False
    problem: Problem | None = None
    beacons: int | None = None
    """How many of the staff's iBeacons it was told to tell of; None where it was not told, `deaf` says why."""
    deaf: Problem | None = None
    cursor: int = OLDEST_CURSOR
    boot: int | None = None
    losses: Losses = field(default_factory=Losses)
    figures: NodeFigures = NodeFigures()
    anonymous: bool = False
    """Whether only what is told without recognising anybody for longer than five minutes may be taken."""
    answer: Answer | None = None
    """The last one, without its sightings: these are the engine's alone."""
    now: float = 0.0
    """UTC of the last answer by the node's clock, in seconds."""
    channels: deque[int] = field(default_factory=lambda: deque(maxlen=CHANNELS_KEPT))
    """Wi-Fi channels that were last heard on, one of each answer: a sample costs little."""
    steadiness: Steadiness = field(init=False)
    _clock: NodeClock = field(default_factory=NodeClock)
    _continuity: Continuity = field(default_factory=Continuity)
    _measured: Answer | None = None

    def __post_init__(self) -> None:
        """Follow its coming and going."""
        self.steadiness = Steadiness(self)

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry) -> Node:
        """Begin with what the set-up says."""
        return cls(subentry.subentry_id, subentry.title, address_of(subentry.data), subentry.unique_id or "")

    @property
    def counts_frames(self) -> bool:
        """A node counts every frame."""
        return True

    @property
    def hears(self) -> bool:
        """The node is connected and makes sightings that may be taken: it has a key and is not paused."""
        if not self.connected or self.answer is None or self.tells_too_much:
            return False
        return not int(self.answer.flags) & DEAF

    @property
    def tells_too_much(self) -> bool:
        """The node has a key under which phones are recognised for longer than this shop wants."""
        return self.anonymous and self.answer is not None and _recognises(self.answer)

    @property
    def ended(self) -> bool:
        """The node plays a capture, and that is over and read."""
        return self.answer is not None and Flag.ENDED in self.answer.flags and self.answer.drained

    @property
    def offset(self) -> float | None:
        """UTC seconds of the node's start by its last answer; None while it is away or tells a capture's time."""
        return self._clock.offset if self.connected else None

    @property
    def status(self) -> NodeStatus:
        """How the node is doing; that it is connected is not enough to hear anything."""
        if not self.connected or self.answer is None:
            return NodeStatus.DISCONNECTED
        flags = self.answer.flags
        if Flag.PAUSED in flags:
            return NodeStatus.PAUSED
        if Flag.NO_KEY in flags or self.tells_too_much:
            return NodeStatus.NO_KEY
        return NodeStatus.ENDED if self.ended else NodeStatus.LISTENING

    def take(self, answer: Answer, received: float) -> Batch:
        """Take in an answer that came at `received`, UTC seconds, and give what it says in UTC."""
        if self.boot is not None and answer.boot_id != self.boot:
            self.losses.restarts += 1
        self.boot = answer.boot_id
        self.cursor = answer.next
        self.losses.missed += answer.missed
        self._clock.observe(answer, received)
        if self.anonymous and _recognises(answer):
            answer.forget()
        behind = self._continuity.catches_up(answer, connected=self.connected)
        batch = answer.batch(self._clock, catching_up=behind)
        if (unheard := self._continuity.unheard(answer, batch)) is not None:
            batch = replace(batch, unheard=unheard)
        answer.forget()
        self._note_channel(batch)
        self.answer = answer
        self._measure(answer)
        self.now = batch.now
        return batch

    def _note_channel(self, batch: Batch) -> None:
        for sighting in reversed(batch.sightings):
            if sighting.radio is Radio.WIFI and sighting.channel:
                self.channels.append(sighting.channel)
                return

    def _measure(self, answer: Answer) -> None:
        now = self._clock.utc(answer.now_us)
        before = self._measured
        if before is None or before.boot_id != answer.boot_id:
            self._measured = answer
            self.figures = NodeFigures(
                dropped=_dropped(answer, self.losses.missed),
                last_heard=_moment(now) if _heard(answer) else self.figures.last_heard,
            )
            return
        # By the node's own clock: the hub's may be set.
        seconds = (answer.now_us - before.now_us) / 1e6
        if seconds < FIGURES_EVERY_S:
            return
        heard = counter_growth(before.heard_wifi, answer.heard_wifi)
        heard += counter_growth(before.heard_bluetooth, answer.heard_bluetooth)
        self.figures = NodeFigures(
            frames_per_second=round(heard / seconds, 1),
            dropped=_dropped(answer, self.losses.missed),
            last_heard=_moment(now) if heard else self.figures.last_heard,
        )
        self._measured = answer


def _recognises(answer: Answer) -> bool:
    """Tell whether a node has a key that is not anonymous."""
    return bool(answer.epoch) and Flag.ANONYMOUS not in answer.flags


def _heard(answer: Answer) -> int:
    return answer.heard_wifi + answer.heard_bluetooth


def _dropped(answer: Answer, missed: int) -> int:
    """Count the node's losses and those of the hub, which missed what the ring overwrote.

    `lost_ring` counts that as well, where no other hub had it, and arrivals that were withheld in a flood, which no hub
    can miss: they never had a cursor.
    """
    return answer.lost_queue + answer.lost_table + answer.lost_damaged + max(missed, answer.lost_ring)


def _moment(time: float) -> datetime:
    return datetime.fromtimestamp(int(time), UTC)
