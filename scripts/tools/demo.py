"""A shop to look at: a real Home Assistant, fed by real nodes that play a simulated day or captures of yours.

The shop has learned from two earlier days on which its people were counted. The nodes play the last four hours of today
as fast as they are read, then go on in real time. Ctrl-C ends everything.
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
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE

from . import demo_shop
from .demo_dashboard import make_dashboard
from .entities import Entities
from .free_port import free_port
from .home_assistant import OWNER, HomeAssistantProcess
from .host_node import HostNode, ensure_host_node
from .shop_setup import add_node, add_shop, name_nodes, set_profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .home_assistant_api import HomeAssistantApi

FOLDER = CACHE / "demo"
SHOP = "Demo shop"
USUAL_PORT = 8123
REPORT_SECONDS = 60
FIRST_REPORT_SECONDS = 15
STEPS_OF_A_DAY = 6
STEPS_OF_CAPTURES = 4


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


async def demo(captures: dict[str, list[Path]], speed: str, profile: str | None, progress: Progress) -> None:
    """Start everything, print where it is, and go on until the nodes' captures or the user's patience end."""
    async with AsyncExitStack() as stack:
        progress.step(f"starting the nodes {', '.join(captures)}")
        nodes: list[HostNode] = [
            await stack.enter_async_context(HostNode(name=name, captures=files, speed=speed))
            for name, files in captures.items()
        ]
        progress.step("starting Home Assistant")
        home = HomeAssistantProcess(FOLDER / "home-assistant", port=demo_port())
        stack.push_async_callback(home.stop)
        await home.start()
        api = await stack.enter_async_context(home.api())
        progress.step("setting up the shop and its dashboard")
        entry = await add_shop(api, SHOP, nodes[0])
        for node in nodes[1:]:
            await add_node(api, entry, node)
        await name_nodes(api, entry, nodes)
        if profile is not None:
            await set_profile(api, entry, profile)
        path = await make_dashboard(api, SHOP, list(captures))
        print(f"\nReady after {progress.seconds:.0f} s: {home.base}{path}", flush=True)
        print(f"Log in as {OWNER['username']} with the password {OWNER['password']}. Ctrl-C ends it all.\n", flush=True)
        await report(api, nodes)


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


async def report(api: HomeAssistantApi, nodes: Sequence[HostNode]) -> None:
    """Say once a minute what Home Assistant shows, and at once what is wrong with a capture, until cancelled."""
    entities = await Entities.read(api)
    told: set[str] = set()
    due = time.monotonic() + FIRST_REPORT_SECONDS
    while True:
        for node in nodes:
            for line in (line for line in node.trouble if line not in told):
                told.add(line)
                print(f"Node {node.name}: {line}", file=sys.stderr, flush=True)
        if time.monotonic() >= due:
            due += REPORT_SECONDS
            states = await api.states()
            people, low, high = (
                states[entities.one(key)]["state"] for key in ("occupancy", "occupancy_low", "occupancy_high")
            )
            print(f"{datetime.now().astimezone():%H:%M}  {people} people inside ({low} to {high})", flush=True)
        await asyncio.sleep(1)


async def until_interrupted(
    captures: dict[str, list[Path]], speed: str, profile: str | None, progress: Progress
) -> None:
    """Run the demo; Ctrl-C or the end of the terminal cancels it, and what was started is ended in order."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(name, lambda: task and task.cancel())
    with contextlib.suppress(asyncio.CancelledError):
        await demo(captures, speed, profile, progress)
    print("Ended: nodes and Home Assistant are stopped.", flush=True)


def main(words: list[str]) -> int:
    """Run the demo; return its exit status."""
    parser = arguments()
    options = parser.parse_args(words)
    captures = given_captures(options.capture, parser)
    if options.speed <= 0:
        parser.error("--speed: the factor must be above 0")
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
    """Make what the demo plays, where no captures are given, and play it until it is interrupted."""
    progress = Progress(STEPS_OF_CAPTURES if captures else STEPS_OF_A_DAY)
    progress.step("building the host node, unless it is there already")
    ensure_host_node()
    shutil.rmtree(FOLDER, ignore_errors=True)
    speed, profile = f"{factor:g}", None
    if not captures:
        now = datetime.now(UTC).replace(microsecond=0)
        progress.step("simulating a day of a shop with two nodes")
        captures = {name: [file] for name, file in demo_shop.today(FOLDER, now).items()}
        progress.step("simulating and learning from two days on which people were counted")
        speed, profile = "live", demo_shop.practised_profile(FOLDER, now)
    asyncio.run(until_interrupted(captures, speed, profile, progress))


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
