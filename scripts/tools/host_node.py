"""The node as a program of this machine: built once, started as often as needed (docs/node-internals.md)."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from scripts.bootstrap.environments import finished, is_current, stamp_of
from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import CACHE, ESPHOME, ESPHOME_ENV, NODES, REQUIREMENTS
from scripts.bootstrap.run import run, say

from .free_port import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

NODE = "footfall-host"
SANITIZED_NODE = "footfall-host-sanitized"
BUILT = "esphome/build/{0}/.pioenvs/{0}/program"
"""Where ESPHome leaves the program of a configuration, below the cache."""
SOURCES = ("components", "host_components", "packages")
TROUBLE = "footfall-capture: "
LISTENING = "footfall: listening on port "
START_SECONDS = 30.0
STOP_SECONDS = 5.0
SANITIZED_STOP_SECONDS = 60.0
"""It searches its memory for leaks as it ends."""
FOUND_STATUS = 86
"""Exit status of a program whose sanitizers found something; no other end has it."""


def ensure_host_node(*, sanitized: bool = False) -> Path:
    """Return the program, built anew where its sources have changed since.

    `sanitized`: the build under the address and undefined-behaviour sanitizers. Raises ScriptError where it cannot be
    built. Several processes may ask at the same time: one of them builds.
    """
    name = SANITIZED_NODE if sanitized else NODE
    binary = NODES / name
    with _building():
        stamp = _sources_stamp(name)
        if binary.exists() and is_current(name, stamp):
            return binary
        if not (ESPHOME_ENV / "bin/esphome").exists():
            raise ScriptError("host node: ESPHome is not installed; run scripts/setup")
        say(f"host node: building{' with sanitizers' if sanitized else ''} (about a quarter of a minute)")
        run([ESPHOME_ENV / "bin/esphome", "compile", ESPHOME / f"{name}.yaml"], "host node")
        fresh = binary.with_suffix(".new")
        shutil.copy2(CACHE / BUILT.format(name), fresh)
        fresh.replace(binary)
        finished(name, stamp)
    return binary


@contextlib.contextmanager
def _building() -> Iterator[None]:
    NODES.mkdir(parents=True, exist_ok=True)
    with (NODES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sources_stamp(name: str) -> str:
    files = [ESPHOME / f"{NODE}.yaml", ESPHOME / f"{name}.yaml", REQUIREMENTS / "esphome.txt"]
    for folder in SOURCES:
        files += sorted(path for path in (ESPHOME / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return stamp_of(*(part for file in files for part in (str(file.relative_to(ESPHOME.parent)), file)))


def mac_of(name: str) -> str:
    """Return a locally administered address that follows from a node's name."""
    return ":".join(["02", *(f"{byte:02x}" for byte in hashlib.sha256(name.encode()).digest()[:5])])


class HostNode:
    """One process of the host node, an asynchronous context manager; it listens on 127.0.0.1 alone.

    `captures` are played in the order given, in the way of `speed`: `pulled`, `live` or a factor; `gate`: dBm under
    which frames are dropped. `mac` and `port` are chosen where they are not given. `preferences`: the folder where it
    keeps what outlives it, else that ends with it. `program`: another build of the node than the usual one.
    """

    sanitized: ClassVar[bool] = False
    """Whether the build under sanitizers runs; tests set it. Its end raises ScriptError with what they found."""

    def __init__(  # noqa: PLR0913 - one for each of the program's variables
        self,
        *,
        name: str,
        captures: Sequence[Path] = (),
        speed: str = "pulled",
        gate: int | None = None,
        mac: str | None = None,
        port: int | None = None,
        log_level: str | None = None,
        preferences: Path | None = None,
        program: Path | None = None,
    ) -> None:
        self.name = name
        self.captures = tuple(captures)
        self.speed = speed
        self.gate = gate
        self.mac = mac or mac_of(name)
        self.port = port or 0
        self.log_level = log_level
        self.preferences = preferences
        self.program = program
        self.trouble: list[str] = []
        """What was wrong with the captures, a line each: file, what, and at which byte."""
        self.errors: list[str] = []
        """What else it said on its standard error."""
        self._folder: Path | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._log = ""

    @property
    def pid(self) -> int:
        """The process id. Raises ScriptError where it does not run."""
        return self._running().pid

    @property
    def log(self) -> str:
        """What it logged since its start; still there after its end."""
        if self._folder is not None:
            self._log = (self._folder / "log").read_text(errors="replace")
        return self._log

    async def start(self) -> None:
        """Start the process and wait until it answers. Raises ScriptError where it does not."""
        if any("\n" in str(path) for path in self.captures):
            raise ScriptError(f"node {self.name}: a capture's name has a line break in it; rename it")
        binary = self.program
        if binary is None:
            binary = await asyncio.to_thread(ensure_host_node, sanitized=self.sanitized)
        self.port = self.port or free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="footfall-node-"))
        with (self._folder / "log").open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                binary,
                env=self._environment(self._folder),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.PIPE,
            )
        listening = asyncio.Event()
        self._reader = asyncio.create_task(self._read_errors(self._process, listening))
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._answers(self._process, listening)
        except BaseException as error:
            await self.stop()
            if isinstance(error, TimeoutError):
                raise ScriptError(f"node {self.name}: does not answer on port {self.port}") from None
            raise

    async def stop(self) -> None:
        """End the process, the hard way where it does not follow; ScriptError where sanitizers found something."""
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.terminate()
            try:
                await asyncio.wait_for(process.wait(), SANITIZED_STOP_SECONDS if self.sanitized else STOP_SECONDS)
            except TimeoutError:
                process.kill()
                await process.wait()
        if self._reader is not None:
            await self._reader
            self._reader = None
        if self._folder is not None:
            self._log = self.log
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        if process is not None and process.returncode == FOUND_STATUS:
            raise ScriptError("\n".join([f"node {self.name}: the sanitizers found something", *self.errors]))

    async def kill(self) -> None:
        """End the process as a power cut would; what it heard and had not told is lost."""
        self._running().kill()
        await self.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.stop()

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise ScriptError(f"node {self.name}: it is not running")
        return self._process

    def _environment(self, folder: Path) -> dict[str, str]:
        env = {name: value for name, value in os.environ.items() if not name.startswith("FOOTFALL_")}
        env.update(
            FOOTFALL_PORT=str(self.port),
            FOOTFALL_MAC=self.mac,
            FOOTFALL_SPEED=self.speed,
            FOOTFALL_CAPTURES="\n".join(str(path.absolute()) for path in self.captures),
            ESPHOME_PREFDIR=str(self.preferences or folder),
            ASAN_OPTIONS=f"exitcode={FOUND_STATUS}:detect_stack_use_after_return=1",
            UBSAN_OPTIONS=f"exitcode={FOUND_STATUS}:print_stacktrace=1",
            LSAN_OPTIONS=f"exitcode={FOUND_STATUS}",
        )
        if self.gate is not None:
            env["FOOTFALL_GATE"] = str(self.gate)
        if self.log_level is not None:
            env["FOOTFALL_LOG"] = self.log_level
        return env

    async def _answers(self, process: asyncio.subprocess.Process, listening: asyncio.Event) -> None:
        """Wait until it listens. That something answers on the port would not say that it is this process."""
        waits = asyncio.create_task(listening.wait())
        ended = asyncio.create_task(process.wait())
        try:
            await asyncio.wait((waits, ended), return_when=asyncio.FIRST_COMPLETED)
        finally:
            waits.cancel()
            ended.cancel()
        if listening.is_set():
            return
        if self._reader is not None:
            await self._reader
        said = f": {self.errors[-1].removeprefix('footfall: ')}" if self.errors else ""
        raise ScriptError(f"node {self.name}: ended with status {process.returncode}{said}")

    async def _read_errors(self, process: asyncio.subprocess.Process, listening: asyncio.Event) -> None:
        stream = process.stderr
        if stream is None:
            return
        async for raw in stream:
            line = raw.decode(errors="replace").rstrip("\n")
            if line.startswith(TROUBLE):
                self.trouble.append(line.removeprefix(TROUBLE))
            elif line.startswith(LISTENING):
                listening.set()
            else:
                self.errors.append(line)
