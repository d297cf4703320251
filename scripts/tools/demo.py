"""A shop to look at: a real Home Assistant, fed by real nodes that play a simulated day or captures of yours.

Whenever it is started, the shop opened some four hours ago. The nodes play what they heard since as fast as they are
read, then go on in real time. Behind that lie four weeks of history, and two days on which the people were counted.
Ctrl-C ends everything.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import fcntl
import os
import shutil
import signal
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE

from .demo_automations import QUESTION, YAML, let_assist_answer, make_automations, offer_blueprints
from .demo_dashboard import dismiss_own_advice, draw_floor_plan, make_dashboard
from .demo_graphs import caught_up, draw_graphs
from .demo_parts import process
from .demo_places import NodePlace
from .demo_shop import STAFF_TAGS, Simulated, demo_day, local_zone, node_places, practised, practised_profile, tags
from .entities import Entities
from .free_port import free_port
from .home_assistant import OWNER, HomeAssistantProcess
from .host_node import HostNode, ensure_host_node, mac_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .demo_graphs import Graphs
    from .demo_parts import Process
    from .home_assistant_api import HomeAssistantApi

FOLDER = CACHE / "demo"
HOME = FOLDER / "home-assistant"
USUAL_PORT = 8123
REPORT_SECONDS = 60
FIRST_REPORT_SECONDS = 15
STEPS = 4
"""Steps of a demo of captures; simulating is one more, and learning another one."""


@dataclass(frozen=True, slots=True)
class Play:
    """What the nodes play. `captures`: by node. `places`: of nodes. `graphs`: of the past, where it is simulated."""

    captures: dict[str, list[Path]]
    speed: str
    places: list[NodePlace]
    graphs: Graphs | None = None


class Progress:
    """Numbers the steps of the start and says how long it took."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._begun = time.monotonic()

    def step(self, what: str) -> None:
        """Say what is done now."""
        self._done += 1
        print(f"[{self._done}/{self._steps}] {what}", flush=True)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._begun


def arguments() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument(
        "--capture",
        metavar="NAME=FILE",
        action="append",
        nargs="+",
        default=[],
        help="play these captures instead of the simulated day: NAME is the node, several files of one node follow "
        "each other",
    )
    parser.add_argument(
        "--speed", type=float, default=1.0, metavar="FACTOR", help="with --capture: so much faster than it was (1)"
    )
    return parser


def given_captures(words: list[list[str]], refuse: argparse.ArgumentParser) -> dict[str, list[Path]]:
    """Sort NAME=FILE words by node; a word that is none ends the program with status 2."""
    captures: dict[str, list[Path]] = {}
    for word in (word for group in words for word in group):
        name, separator, file = word.partition("=")
        if not (name and separator and file):
            refuse.error(f"--capture: {word!r} is not NAME=FILE")
        if not Path(file).is_file():
            refuse.error(f"--capture: there is no file {file}")
        captures.setdefault(name, []).append(Path(file).resolve())
    return captures


async def demo(play: Play, progress: Progress) -> None:
    """Start everything, print where it is, and go on until the nodes' captures or the user's patience end."""
    async with AsyncExitStack() as stack:
        progress.step(f"starting the nodes {', '.join(place.name for place in play.places)}")
        nodes: list[HostNode] = []
        for place in play.places:
            node = HostNode(name=place.name, captures=play.captures[place.name], speed=play.speed, port=place.port)
            nodes.append(await stack.enter_async_context(node))
        progress.step("starting Home Assistant, in which the shop is set up already")
        home = HomeAssistantProcess(HOME, port=demo_port(), time_zone=str(local_zone()), yaml=YAML)
        offer_blueprints(home.folder)
        stack.push_async_callback(home.stop)
        await home.start()
        api = await stack.enter_async_context(home.api())
        progress.step("making the dashboard" + (", the floor plan and some automations" if play.graphs else ""))
        path = await make_dashboard(api)
        await dismiss_own_advice(api)
        if play.graphs:
            await draw_floor_plan(api, node_places())
            await make_automations(api)
            await let_assist_answer(api)
        print(f"\nReady after {progress.seconds:.0f} s: {home.base}{path}", flush=True)
        print(f"Log in as {OWNER['username']} with the password {OWNER['password']}. Ctrl-C ends it all.", flush=True)
        if play.graphs:
            print(f"Ask Assist, the speech bubble at the top: {QUESTION}", flush=True)
        print(flush=True)
        await report(api, nodes, play.graphs)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold the checkout's demo folder. Raises ScriptError where another demo has it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "demo.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ScriptError("a demo of this checkout is running already; end it with Ctrl-C first") from None
        yield


def demo_port() -> int:
    """Return Home Assistant's usual port where it is free, else another one."""
    with contextlib.suppress(OSError):
        return free_port(USUAL_PORT)
    return free_port()


async def report(api: HomeAssistantApi, nodes: Sequence[HostNode], graphs: Graphs | None) -> None:
    """Say once a minute what Home Assistant shows, and at once what is wrong with a capture, until cancelled.

    `graphs`: what the recorder is told as soon as the nodes have caught up.
    """
    entities = await Entities.read(api)
    told: set[str] = set()
    due = time.monotonic() + FIRST_REPORT_SECONDS
    while True:
        for node in nodes:
            for line in (line for line in node.trouble if line not in told):
                told.add(line)
                print(f"Node {node.name}: {line}", file=sys.stderr, flush=True)
        if graphs and await caught_up(api):
            await draw_graphs(api, graphs, len(STAFF_TAGS))
            graphs = None
            print(f"{datetime.now().astimezone():%H:%M}  the nodes have told all since the shop opened", flush=True)
        if time.monotonic() >= due:
            due += REPORT_SECONDS
            states = await api.states()
            people, low, high = (
                states[entities.one(key)]["state"] for key in ("occupancy", "occupancy_low", "occupancy_high")
            )
            said = f"{people} people inside ({low} to {high})" if people.isdecimal() else "nothing is known yet"
            print(f"{datetime.now().astimezone():%H:%M}  {said}", flush=True)
        await asyncio.sleep(1)


async def until_interrupted(play: Play, progress: Progress) -> None:
    """Run the demo; Ctrl-C or the end of the terminal cancels it, and what was started is ended in order."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(name, lambda: task and task.cancel())
    with contextlib.suppress(asyncio.CancelledError):
        await demo(play, progress)
    print("Ended: nodes and Home Assistant are stopped.", flush=True)


def main(words: list[str]) -> int:
    """Run the demo; return its exit status."""
    parser = arguments()
    options = parser.parse_args(words)
    captures = given_captures(options.capture, parser)
    if options.speed <= 0:
        parser.error("--speed: the factor must be above 0")
    for name in (signal.SIGTERM, signal.SIGHUP):
        # Like Ctrl-C, also while nothing but simulating goes on: what was started ends with it.
        signal.signal(name, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        with only_one():
            prepare_and_run(captures, options.speed)
    except KeyboardInterrupt:
        return 130
    except ScriptError as error:
        return fail(error)
    except OSError as error:
        return fail(ScriptError(f"the demo cannot go on: {error.strerror or error} {error.filename or ''}".rstrip()))
    return 0


def prepare_and_run(captures: dict[str, list[Path]], factor: float) -> None:
    """Make what the demo plays and finds, and play it until it is interrupted."""
    progress = Progress(STEPS + (0 if captures else 1 if practised() else 2))
    progress.step("building the host node, unless it is there already")
    ensure_host_node()
    shutil.rmtree(FOLDER, ignore_errors=True)
    with process() as seeding:
        play = given_day(seeding, captures, f"{factor:g}") if captures else simulated_day(seeding, progress)
    asyncio.run(until_interrupted(play, progress))


def given_day(seeding: Process, captures: dict[str, list[Path]], speed: str) -> Play:
    """Set up a shop whose nodes play these captures."""
    places = places_of(captures)
    seeding.call("demo_seed", "write_shop", HOME, places, None).result()
    return Play(captures, speed, places)


def simulated_day(seeding: Process, progress: Progress) -> Play:
    """Simulate the day and the weeks before it, and set the shop up as its owner would have by now."""
    if not practised():
        progress.step("learning from two days on which the people were counted; that is kept for the next time")
        practised_profile()
    day = demo_day()
    progress.step("simulating the four weeks before, and the day until the shop closes")
    with process() as playing:
        weeks = seeding.call("demo_seed", "write_past", HOME, day)
        captures = playing.call("demo_shop", "today", FOLDER / "today", day).result()
        graphs = weeks.result()
    places = places_of(captures)
    simulated = Simulated(day, tags(FOLDER / "today"), practised_profile())
    seeding.call("demo_seed", "write_shop", HOME, places, simulated).result()
    return Play({name: [file] for name, file in captures.items()}, "live", places, graphs)


def places_of(names: Iterable[str]) -> list[NodePlace]:
    """Return where the nodes of these names will be."""
    return [NodePlace(name, mac_of(name), free_port()) for name in names]


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
