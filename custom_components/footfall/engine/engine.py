"""The engine: sightings of several nodes in, snapshots of the shop out. Its only clock is event time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .account import Account
from .admission import admitted
from .background import Background
from .carried import VERSION as CARRY_VERSION
from .carried import Carries, resume
from .default_profile import DEFAULT_PROFILE
from .epochs import WINDOW, Epochs
from .explanation import explain
from .gaps import Gaps
from .held import Held
from .hours import NO_DAY
from .live_calibration import LiveCalibration
from .memory import Memory, memory_of
from .merge import OUTAGE, Merge
from .model import AddressKind, ShopSnapshot
from .newcomers import Newcomers
from .objections import FAINTEST, LOOK, Asked, Objections
from .occupancy import Occupancy, measure
from .own import Own, without
from .past import NOTED, Note
from .persistence import SILENCE
from .recency import BUCKET, GATES
from .settings import EngineSettings
from .tracking import devices_near
from .zones import Zones

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from .explanation import Explanation
    from .features import FeatureReader
    from .figures import HourRow
    from .live_calibration import Calibrated
    from .merge import Item
    from .model import Batch, Sighting
    from .objections import Objected
    from .own import Staff
    from .profile import JSON, Profile
    from .tracking import Counters

    type Trace = Callable[[float, int, str], None]

STEP: Final = BUCKET
"""Seconds of event time from one snapshot to the next."""

LONGEST_SILENCE: Final = 86_400.0
"""Seconds: where a clock leaps further than this, nobody was silent; the time in between did not happen."""


class Engine:
    """Counts one shop. Deterministic: the same sightings give the same snapshots, however they are batched."""

    def __init__(self, settings: EngineSettings | None = None, profile: Profile = DEFAULT_PROFILE) -> None:
        self.trace: Trace | None = None
        """Called for every sighting that counts: its time, its pseudonym and the label of its device."""
        self._settings = settings or EngineSettings()
        self._calendar = self._settings.calendar()
        self._when = NO_DAY
        self._profile = profile
        self._calibration = LiveCalibration(profile)
        self._own = Own()
        self._held = Held()
        self._objections = Objections()
        self._merge = Merge()
        self._gaps = Gaps()
        self._epochs = Epochs(anonymous=self._settings.anonymous)
        self._newcomers = Newcomers()
        self._occupancy = Occupancy()
        self._zones = Zones(self._settings.zones)
        self._account = Account(STEP, self._zones.close_hour)
        self._background = Background()
        self._watched: tuple[FeatureReader, float, Callable[[float, list[int]], None]] | None = None
        self._heard: dict[str, float] = {}
        self._refused: frozenset[int] = frozenset()
        self._late = 0
        self._time: float | None = None
        self._due = 0.0
        self._resumed: Mapping[str, JSON] | None = None
        self._behind = False
        self._snapshot = ShopSnapshot(
            time=0.0, estimate=0.0, low=0.0, high=0.0, occupied=False, wifi_devices=0, bluetooth_devices=0
        )

    def add_node(self, node: str, *, catching_up: bool = False) -> None:
        """Wait for this node from now on, within the two seconds that any node is waited for.

        `catching_up`: it was read before and goes on from there: event time stands still until it speaks or is removed.
        """
        self._merge.add(node, catching_up=catching_up)

    def remove_node(self, node: str) -> None:
        """Wait for this node no longer. What it heard stays counted until it fades."""
        self._gaps.remove(node)
        if self._merge.remove(node):
            self._begin_anew()
        self._heard.pop(node, None)

    def ingest(self, node: str, batch: Batch, most: int | None = None) -> list[ShopSnapshot]:
        """Take in what a node said; return, in order, the snapshots of every STEP and of each turn of presence.

        `most`: sightings that are counted at once, None for all; a node that lagged lets those of all others count with
        its own. Then `behind` says that `go_on` has some left. What comes out is the same.
        """
        self._gaps.take(node, batch)
        if self._merge.push(node, admitted(batch, self._refused, anonymous=self._settings.anonymous)):
            self._begin_anew()
        return self._go_on(most)

    @property
    def behind(self) -> bool:
        """Whether something was left over for `go_on`."""
        return self._behind

    def go_on(self, most: int | None = None) -> list[ShopSnapshot]:
        """Count what was left over, or `most` sightings of it; return as `ingest` does."""
        return self._go_on(most)

    def advance(self, now: float) -> list[ShopSnapshot]:
        """Let event time go on by the hub's own clock (UTC seconds), while nodes are silent; return what became due."""
        self._merge.tell(now)
        return self._go_on()

    def update(
        self,
        *,
        settings: EngineSettings | None = None,
        profile: Profile | None = None,
        ignored: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        """Change what is given and leave all else as it is. `ignored`: pseudonyms of own equipment, by epoch.

        Counts that were made in the shop belong to the profile that they were compared with: another one ends them.
        """
        if settings is not None:
            self._settings = settings
            self._calendar = settings.calendar()
            self._when = self._calendar.at(self._time or 0.0)
            self._epochs.anonymous = settings.anonymous
            self._zones.apply(settings.zones, self._epochs.trackers(), self._time)
        if profile is not None:
            self._calibration.rebase(profile)
            self._profile = self._calibration.profile
        if ignored is not None:
            self._own.equipment.tell(ignored, self._epochs.lasting)

    def tell_staff(self, staff: Staff) -> None:
        """Say what is known of the staff from now on: they are in no number but `ShopSnapshot.staff_present`."""
        self._own.tell_staff(staff, self._epochs.lasting)

    @property
    def snapshot(self) -> ShopSnapshot:
        """The last snapshot that became due; all zero, at time 0, before the first."""
        return self._snapshot

    @property
    def profile(self) -> Profile:
        """The profile in use: what was given, fitted to what was counted in the shop."""
        return self._profile

    def calibrate(self, counted: float, time: float | None = None) -> Calibrated:
        """Take in how many people somebody counted, at a moment of the last six hours; None: at the last snapshot.

        From now on the number is fitted to it. Counting again within a minute corrects it. CalibrationError where
        nothing is known of the moment, and nothing changes.
        """
        shown = self._snapshot
        time = shown.time if time is None else time
        count = self._calibration.count(time, counted)
        self._fit()
        past = time <= shown.time - NOTED
        return self._calibration.changed(time, count, None if past else (shown.estimate, self._snapshot.estimate))

    def forget_counts(self, since: float = 0.0, until: float = float("inf")) -> int:
        """Take counts by hand back, as if they had never been made; return how many."""
        gone = self._calibration.forget(since, until)
        self._fit()
        return gone

    def observe(self, time: float, occupancy: float | None) -> None:
        """Take in what a door counter says from this moment on, None where it says nothing any more.

        It counts for the factor alone, a day less than one count by hand, and only from an empty shop on.
        """
        self._calibration.door.observe(time, occupancy)

    def explain(self) -> Explanation:
        """Say why the last snapshot is what it is. Worked out when asked for."""
        gate = self._profile.gate if self._settings.gate is None else self._settings.gate
        values = self._read(self._profile)
        shown = self._snapshot
        left_out = {
            "own_equipment": self._own.things,
            "fixtures": shown.fixtures,
            "staff": shown.staff,
            "staff_present": round(shown.staff_present),
        }
        return explain(shown, self._occupancy, self._calibration, values, gate, left_out)

    def watch(self, reader: FeatureReader, every: float, told: Callable[[float, list[int]], None]) -> None:
        """Have features told at the steps that are multiples of `every` seconds: what learning is fed with."""
        self._watched = (reader, every, told)

    def carry(self) -> dict[str, JSON]:
        """Return what may outlive a restart: the number inside and the background, never a device."""
        now: dict[str, JSON] = {
            "version": CARRY_VERSION,
            "background": self._background.carry(),
            "zones": self._zones.carry(),
            "account": self._account.carry(),
            **self._occupancy.carry(),
        }
        # Until something is counted after a restart, what was carried over it is all that is known.
        return now if self._resumed is None or now["account"] else {**now, **self._resumed}

    def resume(self, carried: Mapping[str, JSON]) -> None:
        """Go on from what was carried; ValueError where it cannot be used, and nothing changes."""
        tried = Carries(Zones(self._settings.zones), Background(), Account(STEP, self._zones.close_hour), Occupancy())
        resume(carried, tried, Carries(self._zones, self._background, self._account, self._occupancy))
        self._resumed = carried

    def take_hours(self) -> list[HourRow]:
        """Return the UTC hours that closed since it was last asked, each once, in order."""
        return self._account.take_hours()

    @property
    def hour_so_far(self) -> HourRow | None:
        """The UTC hour that goes on, without its zones; None where nothing was heard yet. Worked out when asked for."""
        return self._account.hour_so_far()

    def forget_day(self) -> None:
        """Set the figures of today and of the hour that goes on back to nothing: the owner erased the day."""
        self._resumed = None
        self._account.forget_day()
        self._zones.forget_day()
        self._snapshot = replace(self._snapshot, today=self._account.today(self._when))

    def memory(self) -> Memory:
        """Return what is held in memory of strangers now. Worked out when asked for."""
        return memory_of(self._epochs.trackers(), [*self._merge.waiting(), *self._held.waiting()])

    def erase(self, epochs: Collection[int]) -> int:
        """Forget every device and all that was heard of one, now; return how many pseudonyms that were.

        The number of people and all figures stay, as over the end of an epoch. `epochs`: whose keys are no more. What
        is still told of them is not taken in, until `begin_epochs` names them.
        """
        erased = self.memory().pseudonyms
        self._refused |= frozenset(epochs)
        self._merge.forget()
        self._held = Held()
        self._objections.forget()
        if self._time is not None:
            self._epochs.erase(self._time)
            self._occupancy.hold(self._time + WINDOW)
        self._own.settle(self._epochs.lasting)
        self._zones.keep(self._epochs.trackers())
        return erased

    def leave_out_near(self, node: str, seconds: float = LOOK) -> Objected:
        """Leave out the phones that are held against a node now, until their addresses change or the epoch ends.

        Held against it is what it heard within so many seconds, up to 60, far louder than from a step away. What is
        counted now loses them, visits and zones too. ObjectionError where that is nobody, and nothing changes.
        """
        moment = max(self._time or 0.0, self._snapshot.time)
        asked = Asked(moment=moment, day=self._when.day, seconds=seconds)
        objected = self._objections.leave_out(node, asked, self._epochs, self._zones.leave_out)
        self._estimate(moment)
        return objected

    @property
    def left_out_today(self) -> int:
        """How many phones were left out today because somebody asked for it."""
        return self._objections.today(self._when.day)

    def end_epochs(self, over: Collection[int]) -> None:
        """Forget the devices of these epochs now: their keys are no more, and nodes that are away cannot say so."""
        if self._time is not None:
            self._epochs.end(over, self._time)
            self._own.settle(self._epochs.lasting)
            self._zones.keep(self._epochs.trackers())

    def begin_epochs(self, epochs: Collection[int]) -> None:
        """Take in what is heard in these epochs: there are keys for them."""
        self._refused -= frozenset(epochs)

    def carry_calibration(self) -> dict[str, JSON]:
        """Return what was counted in the shop, to be kept for good: moments and numbers of people."""
        return self._calibration.carry()

    def resume_calibration(self, carried: JSON) -> None:
        """Go on with what was counted; CalibrationError where it is damaged or belongs to another profile."""
        self._calibration.resume(carried)
        self._profile = self._calibration.profile

    def _fit(self) -> None:
        """Have what was counted show at once."""
        before, self._profile = self._profile, self._calibration.profile
        self._occupancy.rescale(self._profile.scale / before.scale)
        if self._time is not None:
            self._estimate(max(self._time, self._snapshot.time))

    def _go_on(self, most: int | None = None) -> list[ShopSnapshot]:
        due: list[ShopSnapshot] = []
        merge = self._merge
        target, complete = merge.target()
        for taken, item in enumerate(merge.due(target, complete=complete), 1):
            self._take(item, due)
            if taken == most:
                self._behind = True
                return due
        self._behind = False
        if self._time is not None and target > self._time and not self._awaits_outage(target):
            if target - self._time > LONGEST_SILENCE:
                self._begin_anew()
            self._step(target, due)
            merge.done = max(merge.done, target)
        return due

    def _awaits_outage(self, target: float) -> bool:
        """Tell whether what is heard next may turn out to lie behind an outage."""
        moment = self._merge.next_moment()
        return moment is not None and self._time is not None and moment - self._time > OUTAGE and target <= moment

    def _take(self, item: Item, due: list[ShopSnapshot]) -> None:
        moment, node, _, sighting = item
        if sighting is None:
            if self._time is not None and moment - self._time > OUTAGE:
                self._begin_anew()
        elif self._time is not None and moment - self._time > LONGEST_SILENCE:
            self._begin_anew()
        if self._time is None or moment >= self._due:
            self._step(moment, due)
        else:
            self._time = moment
            if self._held:
                self._release(moment, due)
        if sighting is not None:
            self._heard[node] = moment
            self._hear(node, moment, sighting, due)

    def _begin_anew(self) -> None:
        """Forget what lies before an outage."""
        self._epochs = Epochs(anonymous=self._settings.anonymous)
        self._own.begin_anew()
        self._held = Held()
        self._objections.begin_anew()
        self._account.interrupt()
        self._occupancy = Occupancy()
        self._zones.begin_anew()
        self._time = None

    def _step(self, moment: float, due: list[ShopSnapshot]) -> None:
        """Let event time go on to this moment, with a snapshot at every step on the way."""
        if self._time is None:
            self._due = (moment // STEP + 1) * STEP
            self._zones.begin(moment)
            self._when = self._calendar.at(moment)
        while self._due <= moment:
            self._when = self._calendar.at(self._due)
            self._release(self._due, due)
            self._learn_background(self._due)
            self._keep_account(self._due)
            due.append(self._estimate(self._due))
            self._tell(self._due)
            self._note(self._due)
            self._epochs.advance(self._due, self._settings.session_timeout)
            self._own.settle(self._epochs.lasting)
            self._objections.settle(self._due, self._epochs.lasting)
            self._zones.keep(self._epochs.trackers())
            self._due += STEP
        self._time = moment
        self._release(moment, due)

    def _may_be_own(self, sighting: Sighting) -> bool:
        """Tell whether this may be the next address of a phone of the staff, which is not told yet."""
        if sighting.address_kind is not AddressKind.RESOLVABLE:
            return False
        return self._held.holds(sighting) or not self._epochs.knows(sighting)

    def _release(self, moment: float, due: list[ShopSnapshot]) -> None:
        """Take what was held for long enough for what it is."""
        for node, sighting in self._held.due(moment):
            self._hear(node, moment, sighting, due, waited=True)

    def _hear(
        self, node: str, moment: float, sighting: Sighting, due: list[ShopSnapshot], *, waited: bool = False
    ) -> None:
        if self._own.hear(sighting.epoch, sighting.pseudonym, moment):
            return
        if self._own.rotates and not waited and self._may_be_own(sighting):
            self._held.hold(node, moment, sighting)
            return
        tracker = self._epochs.tracker(node, sighting.epoch, moment)
        if tracker is None:
            self._late += 1
            return
        address = tracker.find(sighting)
        if address is None and not self._newcomers.admits(moment, self._merge.nodes):
            return
        gate = self._settings.gate
        signal = sighting.rssi if gate is None else max(-128, min(127, sighting.rssi + self._profile.gate - gate))
        leave_out = self._settings.leave_out_persistent
        device = tracker.hear(node, sighting, address, signal, self._when, leave_out=leave_out)
        if sighting.rssi >= FAINTEST and (tracker.counted or tracker.objected):
            self._objections.hear(node, moment, sighting)
        if tracker.objected:
            self._zones.leave_out(tracker, device)
            return
        if self.trace is not None:
            self.trace(sighting.time, sighting.pseudonym, f"{sighting.epoch}-{device.label}")
        # With the staff alone inside it is the number that tells of the first customer, at the next step.
        seen = self._snapshot.occupied or self._occupancy.estimate.occupied
        if self._zones.used and tracker.counted and self._zones.hear(tracker, device, node, sighting):
            due.append(self._estimate(moment))
        elif signal >= self._profile.gate and not seen:
            due += self._turned(moment)

    def _turned(self, moment: float) -> list[ShopSnapshot]:
        """Return the snapshot of this moment if somebody is inside by it; it is made anyway."""
        snapshot = self._estimate(moment)
        return [snapshot] if snapshot.occupied else []

    def _keep_account(self, moment: float) -> None:
        """Take in what came of visits up to this moment, at which the step before was the last one shown."""
        heard = self._gaps.heard(moment)
        self._gaps.pass_by(moment - STEP)
        self._account.use(self._profile)
        self._account.step(moment, self._when, self._settings, self._epochs, self._snapshot, heard=heard)

    def _learn_background(self, moment: float) -> None:
        """Learn what is heard while nobody is inside; where no node hears anything, nothing is to be learned."""
        if self._when.asleep and any(moment - heard <= SILENCE for heard in self._heard.values()):
            reader = self._profile.reader
            self._background.learn(moment, reader.names, reader.read(self._epochs.counts()))
        else:
            self._background.forget(moment)

    def _tell(self, moment: float) -> None:
        """Give the watched features to whoever watches them."""
        if self._watched is not None:
            reader, every, told = self._watched
            if moment % every == 0:
                told(moment, reader.read(self._epochs.counts()))

    def _note(self, moment: float) -> None:
        """Keep what the site's own profile makes of this minute, for counts that are told later."""
        if moment % NOTED == 0:
            base = self._calibration.base
            presence, number = measure(base, self._read(base))
            note = Note(moment, presence, number, self._snapshot.estimate, self._own.apart(moment))
            if self._calibration.note(note):
                self._profile = self._calibration.profile

    def _read(self, profile: Profile, counts: Sequence[tuple[Counters, Counters]] | None = None) -> Sequence[float]:
        """Return the features of a profile as they are now, without the background where the profile wants that.

        `counts`: what they are read from, all that there are unless given.
        """
        values: Sequence[float] = profile.reader.read(self._epochs.counts() if counts is None else counts)
        return self._background.beyond(profile.reader.names, values) if profile.beyond_background else values

    def _silence(self, node: str, moment: float) -> float:
        """Return how many seconds ago a node last heard, be it nobody."""
        return self._gaps.silence(node, moment)

    def _estimate(self, moment: float) -> ShopSnapshot:
        """Make the snapshot of this moment."""
        counts = self._epochs.counts()
        held = self._occupancy.holds(moment)
        anew = self._read(self._profile, self._epochs.open_counts()) if held else None
        measured = self._occupancy.update(moment, self._profile, self._read(self._profile), anew)
        estimate = without(measured, self._own.apart(moment))
        left_out = self._epochs.left_out(moment) if self._settings.leave_out_persistent else (0, 0)
        wifi, bluetooth = devices_near(counts, GATES.index(self._profile.gate))
        self._snapshot = ShopSnapshot(
            time=moment,
            estimate=estimate.number,
            low=estimate.low,
            high=estimate.high,
            occupied=estimate.occupied,
            wifi_devices=wifi,
            bluetooth_devices=bluetooth,
            fixtures=left_out[0],
            staff=left_out[1],
            staff_present=float(self._own.present(moment)),
            late=self._merge.late + self._late,
            withheld=self._newcomers.withheld,
            nodes=dict(sorted(self._heard.items())),
            zones=self._zones.figures(moment, self._when.day, estimate.number, self._silence, self._epochs.trackers()),
            today=self._account.today(self._when),
        )
        return self._snapshot
