"""Whose phone is left out when somebody holds theirs against the till's node, and for how long that lasts.

In each scene somebody walks up to a node, wakes their phone, holds it 15 cm from the node for a while and then goes on
through the shop. Six others stand around: one behind the till and one next in the queue, a metre away, four at 1.5 to
5 m. What is held there is decided when the button is pressed, by what the node heard until then.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import cos, inf, pi, sin
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from custom_components.footfall.engine import Batch, Engine, ObjectionError, Radio
from custom_components.footfall.engine.siphash import pseudonyms
from scripts.tools.captures import DEFAULT_KEY, run_nodes
from scripts.tools.host_node import ensure_host_node
from scripts.tools.pull import EpochKeys
from simulator import Device, NodePlan, boutique
from simulator.addresses import AddressLog
from simulator.advertising import Advertiser
from simulator.air import Air, Trail
from simulator.catalogue import PHONES
from simulator.devices import CARRIED_IN, emitters_of
from simulator.geometry import Waypoint, travel
from simulator.packets import capture_head, capture_packet
from simulator.people import Person
from simulator.probing import Prober
from simulator.simulation import SLICE_S
from simulator.usage import Usage

from .tables import Row, Table
from .workers import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from simulator import AddressUse, Frame, ShopPlan

SCENES: Final = 20
"""Of each model."""
SCENE_S: Final = 2400.0
QUIET_S: Final = 180.0
"""At the end of each: nobody goes on with the Bluetooth address of somebody of the scene before."""
HELD_AT_S: Final = 300.0
HELD_S: Final = 45.0
PRESSES: Final = (5.0, 10.0, 20.0, 30.0)
"""Seconds after the phone was woken and brought to the node."""
SHOWN: Final = 20.0
"""What the page at the till has its users wait for."""
AFTER_S: Final = 1500.0
STAND: Final = Waypoint(5.0, 6.0, 0.0, 0.8)
"""Where the node is."""
HELD_M: Final = 0.15
AROUND_M: Final = (1.0, 1.2, 1.5, 2.5, 3.5, 5.0)
START: Final = datetime(2026, 3, 5, 10, tzinfo=ZoneInfo("Europe/Berlin"))
KEY: Final = bytes.fromhex(DEFAULT_KEY)


class Woken(Usage):
    """The screen is on while the phone is held."""

    __slots__ = ("_begin",)

    def __init__(self, begin: float) -> None:
        super().__init__(Random(0), 0.0, begin, begin)  # noqa: S311 - nothing is drawn
        self._begin = begin

    def at(self, time: float) -> tuple[bool, float]:
        """Return whether the screen is on at a moment, and until when that stays so."""
        if time < self._begin:
            return False, self._begin
        end = self._begin + HELD_S
        return (True, end) if time < end else (False, inf)


@dataclass(frozen=True)
class World:
    """What was on the air, and whose addresses it came from: by pseudonym, person and radio."""

    frames: list[Frame]
    owners: dict[int, tuple[str, Radio]]


@dataclass
class Told:
    """What came of the presses of one delay.

    `right`, `alone`, `others`: scenes in which the phone was left out, no other was, and others were instead of it.
    `since`: by scene and radio, seconds until the phone was counted again; `heard`, `counted`: sightings of it since.
    """

    right: int = 0
    alone: int = 0
    others: int = 0
    refused: int = 0
    since: dict[tuple[int, Radio], float] = field(default_factory=dict)
    heard: dict[Radio, int] = field(default_factory=lambda: defaultdict(int))
    counted: dict[Radio, int] = field(default_factory=lambda: defaultdict(int))
    held: set[tuple[int, Radio]] = field(default_factory=set)


def run() -> list[Table]:
    """Measure."""
    ensure_host_node()
    models = list(PHONES)
    found = dict(zip(models, shared_out("phones", measured, [(model,) for model in models]), strict=True))
    return [by_model(found), by_delay(found), lasting(found)]


def measured(model: str) -> dict[float, Told]:
    """Have phones of a model held against the node; return what came of it, by how long they had been."""
    plan = shop()
    world = simulated(plan, model)
    told = {delay: Told() for delay in PRESSES}
    with TemporaryDirectory() as folder:
        capture = Path(folder) / "till.pcapng"
        capture.write_bytes(capture_head() + b"".join(map(capture_packet, world.frames)))
        play(capture, plan.begin_s, world, told)
    return told


def shop() -> ShopPlan:
    """Return an empty shop with a node on the counter."""
    node = NodePlan(name="till", x=STAND.x, y=STAND.y, height=0.1)
    end = START + timedelta(seconds=SCENE_S * SCENES)
    return replace(boutique(START, end, nodes=1), staff=0, fixed=(), nodes=(node,))


def simulated(plan: ShopPlan, model: str) -> World:
    """Return all frames of all scenes."""
    air = Air(plan)
    frames: list[Frame] = []
    uses: list[AddressUse] = []
    for scene in range(SCENES):
        begin = plan.begin_s + scene * SCENE_S
        rng = Random(f"objections|{model}|{scene}")  # noqa: S311 - a simulation
        emitters = [
            one for person in bystanders(scene, model, begin, rng) for one in emitters_of(plan, air, person, uses)
        ]
        emitters += asking(plan, air, scene, model, begin, rng, uses)
        # All together, slice by slice: a walk is forgotten behind whoever is furthest.
        for until in range(int(SLICE_S), int(SCENE_S + SLICE_S), int(SLICE_S)):
            for one in emitters:
                one.emit(begin + until, frames)
        for one in emitters:
            one.close()
    owners = {
        name: (use.device.person, Radio.WIFI if use.radio == "wifi" else Radio.BLUETOOTH)
        for use in uses
        for name in pseudonyms(KEY, bytes.fromhex(use.address.replace(":", "")))
    }
    return World(sorted(frames), owners)


def bystanders(scene: int, model: str, begin: float, rng: Random) -> list[Person]:
    """Return who stands around the node."""
    people = []
    for number, metres in enumerate(AROUND_M):
        angle = rng.uniform(0, 2 * pi)
        at = Waypoint(STAND.x + metres * cos(angle), STAND.y + metres * sin(angle), SCENE_S, 0.8)
        name = f"{model}/{scene}/bystander-{number}"
        people.append(Person(name, "visitor", name, begin, begin + SCENE_S - QUIET_S, (at,)))
    return people


def asking(  # noqa: PLR0913, PLR0917 - a scene is all of this
    plan: ShopPlan, air: Air, scene: int, model: str, begin: float, rng: Random, uses: list[AddressUse]
) -> Iterable[Prober | Advertiser]:
    """Return the radios of whoever asks to be left out: they stand 3 m away, come, hold their phone, and go on."""
    first = Waypoint(STAND.x + 3.0, STAND.y, HELD_AT_S - 3.0 / 0.8, 0.8)
    way = [first, Waypoint(STAND.x + HELD_M, STAND.y, HELD_S, 0.8)]
    left = SCENE_S - HELD_AT_S - HELD_S
    while left > 0.0:
        stay = rng.uniform(60.0, 240.0)
        at = Waypoint(STAND.x + rng.uniform(-4.5, 4.5), STAND.y + rng.uniform(-5.5, 5.5), stay, 0.8)
        left -= stay + travel(way[-1], at)
        way.append(at)
    name = asker(model, scene)
    end = begin + SCENE_S - QUIET_S
    person = Person(name, "visitor", name, begin, end, tuple(way))
    trail = Trail(air, person.steps(plan), rng)
    of = PHONES[model]
    device, usage, carried = Device(name, model, name, "visitor"), Woken(begin + HELD_AT_S), min(CARRIED_IN)
    if of.wifi:
        log = AddressLog("wifi", device, uses)
        yield Prober(air, trail, (begin, end), of.wifi, log, rng, rng, usage, carried, connected=False)
    if of.bluetooth and rng.random() < of.bluetooth.share:
        log = AddressLog("bluetooth", device, uses)
        yield Advertiser(air, trail, (begin, end), of.bluetooth, log, rng, rng, usage, carried)


def asker(model: str, scene: int) -> str:
    """Return who asks in a scene."""
    return f"{model}/{scene}/asker"


def play(capture: Path, begin: float, world: World, told: dict[float, Told]) -> None:
    """Run a capture through a node and an engine for each delay."""
    scenes = {delay: Scenes(begin, delay, world, one) for delay, one in told.items()}

    def take(node: str, batch: Batch) -> None:
        for one in scenes.values():
            one.take(node, batch)

    def known(node: str) -> None:
        for one in scenes.values():
            one.engine.add_node(node)

    trouble = asyncio.run(run_nodes({"till": [capture]}, lambda origin: EpochKeys(KEY, None, origin), take, known))
    if trouble:
        raise RuntimeError(trouble[0])


class Scenes:
    """An engine that is asked in each scene, so many seconds after a phone was brought to the node."""

    def __init__(self, begin: float, delay: float, world: World, told: Told) -> None:
        self.engine = Engine()
        self.engine.trace = self._counted
        self._begin, self._delay, self._owners, self._told = begin, delay, world.owners, told
        self._model = next(iter(world.owners.values()))[0].partition("/")[0]
        self._scene = 0

    def take(self, node: str, batch: Batch) -> None:
        """Count what the node said, and ask when it is time."""
        rest = list(batch.sightings)
        while self._scene < SCENES and (press := self._press(self._scene)) <= batch.complete:
            before = [one for one in rest if one.time <= press]
            rest = rest[len(before) :]
            self._hear(node, Batch(press, press, tuple(before), started=batch.started))
            self._ask(node)
            self._scene += 1
            batch = replace(batch, started=False)
        self._hear(node, replace(batch, sightings=tuple(rest)))

    def _press(self, scene: int) -> float:
        return self._begin + scene * SCENE_S + HELD_AT_S + self._delay

    def _hear(self, node: str, batch: Batch) -> None:
        for sighting in batch.sightings:
            if (radio := self._after(sighting.time, sighting.pseudonym)) is not None:
                self._told.heard[radio] += 1
        self.engine.ingest(node, batch)

    def _after(self, time: float, pseudonym: int) -> Radio | None:
        """Return the radio on which the phone was heard that was held in the scene that goes on, after the press."""
        scene = int((time - self._begin) // SCENE_S)
        person, radio = self._owners.get(pseudonym, ("", Radio.WIFI))
        after = time - self._press(scene)
        return radio if person == asker(self._model, scene) and 0.0 < after <= AFTER_S else None

    def _counted(self, time: float, pseudonym: int, _label: str) -> None:
        if (radio := self._after(time, pseudonym)) is not None:
            scene = int((time - self._begin) // SCENE_S)
            self._told.counted[radio] += 1
            self._told.since.setdefault((scene, radio), time - self._press(scene))

    def _ask(self, node: str) -> None:
        told = self._told
        before = self._left_out()
        try:
            self.engine.leave_out_near(node)
        except ObjectionError:
            told.refused += 1
            return
        gone = {self._owners[one] for one in self._left_out() - before}
        people = {person for person, _ in gone}
        theirs = asker(self._model, self._scene)
        told.right += theirs in people
        told.alone += people == {theirs}
        told.others += theirs not in people
        told.held |= {(self._scene, radio) for person, radio in gone if person == theirs}

    def _left_out(self) -> set[int]:
        trackers = self.engine._epochs.trackers()  # noqa: SLF001 - it tells nobody whose addresses they are
        return {one for tracker in trackers for one in tracker.persistence.objected}


def by_model(found: dict[str, dict[float, Told]]) -> Table:
    """Return whose phones were left out, by model."""
    columns = ("theirs", "theirs alone", "others instead", "refused", "Wi-Fi left out", "Bluetooth left out")
    rows = []
    for model, told in found.items():
        one = told[SHOWN]
        radios = [sum(radio is of for _, radio in one.held) for of in Radio]
        shares = [100 * part / SCENES for part in (one.right, one.alone, one.others, one.refused, *radios)]
        rows.append(Row(model, tuple(shares), digits=0))
    return Table(
        f"Whose phone is left out, % of {SCENES} scenes, {SHOWN:g} s after it was woken and held", columns, tuple(rows)
    )


def by_delay(found: dict[str, dict[float, Told]]) -> Table:
    """Return whose phones were left out, by how long they had been held."""
    rows = []
    scenes = SCENES * len(found)
    for delay in PRESSES:
        all_ = [told[delay] for told in found.values()]
        parts = [sum(getattr(one, name) for one in all_) for name in ("right", "alone", "others", "refused")]
        rows.append(Row(f"{delay:g} s", tuple(100 * part / scenes for part in parts), digits=1))
    columns = ("theirs", "theirs alone", "others instead", "refused")
    return Table(f"By how long it had been held, % of {scenes} scenes", columns, tuple(rows))


def lasting(found: dict[str, dict[float, Told]]) -> Table:
    """Return for how long phones were left out that had been, by radio: until counted again, and of what was heard."""
    rows = []
    for model, told in found.items():
        one = told[SHOWN]
        figures: list[float | str | None] = []
        for radio in Radio:
            lasted = [one.since.get(key, inf) for key in one.held if key[1] is radio]
            figures += [_minutes(lasted), _share(one, radio)]
        rows.append(Row(model, tuple(figures), digits=1))
    columns = ("Wi-Fi, min", "of it kept %", "Bluetooth, min", "of it kept %")
    return Table(
        f"Until it is counted again, median, and what of it is left out for {AFTER_S / 60:g} min", columns, tuple(rows)
    )


def _minutes(lasted: Sequence[float]) -> float | str | None:
    if not lasted:
        return None
    middle = median(lasted)
    return f"> {AFTER_S / 60:g}" if middle == inf else middle / 60


def _share(told: Told, radio: Radio) -> float | None:
    heard = told.heard[radio]
    return 100 * (heard - told.counted[radio]) / heard if heard else None
