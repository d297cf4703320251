"""A shop to look at: a real Home Assistant, fed by real nodes that play a simulated day or captures of yours.

The nodes play the last four hours as fast as they are read, then go on in real time. Ctrl-C ends everything.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import shutil
import signal
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE
from simulator import Hours, boutique, simulate, write_captures

from .demo_dashboard import Entities, make_dashboard
from .free_port import free_port
from .home_assistant import OWNER, HomeAssistantProcess
from .host_node import HostNode, ensure_host_node
from .shop_setup import add_node, add_shop

if TYPE_CHECKING:
    from .home_assistant_api import HomeAssistantApi

FOLDER = CACHE / "demo"
SHOP = "Demo shop"
PAST = timedelta(hours=4)
AHEAD = timedelta(hours=8)
USUAL_PORT = 8123
REPORT_SECONDS = 60
STEPS = 5


class Progress:
    """Numbers the steps of the start and says how long it took."""

    def __init__(self) -> None:
        self._done = 0
        self._begun = time.monotonic()

    def step(self, what: str) -> None:
        """Say what is done now."""
        self._done += 1
        print(f"[{self._done}/{STEPS}] {what}", flush=True)

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


def simulated_captures() -> dict[str, list[Path]]:
    """Write the captures of a day that began four hours ago and goes on for eight more."""
    now = datetime.now(UTC).replace(microsecond=0)
    plan = boutique(now - PAST, now + AHEAD, seed=now.toordinal(), timezone="UTC", people=1.6)
    # Whenever somebody starts the demo, the shop is open and has an ebb and flow.
    hours = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7, arrivals=(1.0, 0.7, 1.3) * 8, street=(1.0,) * 24)
    plan = replace(plan, hours=hours)
    captures = write_captures(simulate(plan), FOLDER / "shop", show_share)
    return {name: [path] for name, path in captures.items()}


def show_share(share: float) -> None:
    """Keep one line of progress up to date on a terminal."""
    if sys.stdout.isatty():
        print(f"\r      {share:4.0%}", end="" if share < 1 else "\n", flush=True)


async def demo(captures: dict[str, list[Path]], speed: str, progress: Progress) -> None:
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
        path = await make_dashboard(api, SHOP, list(captures))
        print(f"\nReady after {progress.seconds:.0f} s: {home.base}{path}", flush=True)
        print(f"Log in as {OWNER['username']} with the password {OWNER['password']}. Ctrl-C ends it all.\n", flush=True)
        await report(api)


def demo_port() -> int:
    """Return Home Assistant's usual port where it is free, else another one."""
    with contextlib.suppress(OSError):
        return free_port(USUAL_PORT)
    return free_port()


async def report(api: HomeAssistantApi) -> None:
    """Say once a minute what Home Assistant shows, until the task is cancelled."""
    entities = await Entities.read(api)
    while True:
        states = await api.states()
        people, low, high = (
            states[entities.one(key)]["state"] for key in ("occupancy", "occupancy_low", "occupancy_high")
        )
        print(f"{datetime.now().astimezone():%H:%M}  {people} people inside ({low} to {high})", flush=True)
        await asyncio.sleep(REPORT_SECONDS)


async def until_interrupted(captures: dict[str, list[Path]], speed: str, progress: Progress) -> None:
    """Run the demo; Ctrl-C or the end of the terminal cancels it, and what was started is ended in order."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(name, lambda: task and task.cancel())
    with contextlib.suppress(asyncio.CancelledError):
        await demo(captures, speed, progress)
    print("Ended: nodes and Home Assistant are stopped.", flush=True)


def main(words: list[str]) -> int:
    """Run the demo; return its exit status."""
    parser = arguments()
    options = parser.parse_args(words)
    captures = given_captures(options.capture, parser)
    if options.speed <= 0:
        parser.error("--speed: the factor must be above 0")
    progress = Progress()
    try:
        progress.step("building the host node, unless it is there already")
        ensure_host_node()
        shutil.rmtree(FOLDER, ignore_errors=True)
        progress.step("reading the captures" if captures else "simulating a day of a shop with two nodes")
        speed = f"{options.speed:g}" if captures else "live"
        asyncio.run(until_interrupted(captures or simulated_captures(), speed, progress))
    except KeyboardInterrupt:
        return 130
    except ScriptError as error:
        return fail(error)
    except OSError as error:
        return fail(ScriptError(f"the demo cannot go on: {error.strerror or error} {error.filename or ''}".rstrip()))
    return 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
