"""Builds the fuzz targets of `tests/fuzz`, in `.cache/fuzz`: with libFuzzer, or with a driver that stands in for it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.machine import compiler
from scripts.bootstrap.paths import CACHE, ROOT
from scripts.bootstrap.run import environment

from .checks.programs import COMPONENT as COMPONENT_PATH
from .checks.programs import WARNINGS

if TYPE_CHECKING:
    from pathlib import Path

COMPONENT = ROOT / COMPONENT_PATH
TARGETS = ROOT / "tests" / "fuzz"
BUILT = CACHE / "fuzz" / "built"

# A small table and a small ring are full after few frames: an input of some hundred bytes reaches what a shop takes
# days for.
SIZES = ("-DFOOTFALL_TABLE_ROWS=16", "-DFOOTFALL_RING_SIZE=64")
SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")
FLAGS = ("-std=c++20", "-O1", "-g", *SANITIZERS, *SIZES)
CLANGS = ("clang++", *(f"clang++-{version}" for version in range(22, 13, -1)))
JOBS = 2
TIME_LIMIT = 300
KEPT_UNUSED_S = 7 * 86400
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
SMALLEST = """#include <cstddef>
#include <cstdint>
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *, size_t) { return 0; }
"""


@dataclass(frozen=True)
class Driver:
    """What makes a target's inputs, and the compiler that links it in."""

    name: str
    compiler: tuple[str, ...]
    compile_flags: tuple[str, ...] = ()
    link_flags: tuple[str, ...] = ()
    source: Path | None = None

    @property
    def is_libfuzzer(self) -> bool:
        """Whether it follows the coverage, and merges."""
        return self.source is None


def targets() -> tuple[str, ...]:
    """Return the names of the targets."""
    return tuple(sorted(path.stem.removeprefix("fuzz_") for path in TARGETS.glob("fuzz_*.cpp")))


def source_of(target: str) -> Path:
    """Return a target's source."""
    return TARGETS / f"fuzz_{target}.cpp"


def standalone() -> Driver:
    """Return the driver of ours, which any C++ compiler builds."""
    return Driver("the standalone driver", tuple(compiler()), source=TARGETS / "driver.cpp")


@cache
def find_driver() -> Driver:
    """Return libFuzzer where there is a clang that has it, else the standalone driver."""
    for name in CLANGS:
        found = shutil.which(name)
        if found and _links_libfuzzer(found):
            return Driver("libFuzzer", (found,), ("-fsanitize=fuzzer-no-link",), ("-fsanitize=fuzzer",))
    return standalone()


def _links_libfuzzer(clang: str) -> bool:
    """Tell whether a clang has libFuzzer's library, which is a package of its own on some machines."""
    BUILT.mkdir(parents=True, exist_ok=True)
    program = BUILT / f"smallest.{os.getpid()}"
    try:
        link = [clang, "-fsanitize=fuzzer,address", "-x", "c++", "-", "-o", str(program)]
        for words in (link, [str(program), "-runs=1"]):
            done = subprocess.run(
                words, input=SMALLEST, text=True, capture_output=True, check=False, timeout=TIME_LIMIT, cwd=BUILT
            )
            if done.returncode != 0:
                return False
    except OSError:
        return False
    finally:
        program.unlink(missing_ok=True)
    return True


def build(target: str, driver: Driver, component: Path = COMPONENT) -> Path:
    """Compile and link a target and return the program.

    `component`: where the node's sources lie. Raises ScriptError with what the compiler said.
    """
    sources = [*_needed_sources(target, component), *([driver.source] if driver.source else [])]
    with ThreadPoolExecutor(JOBS) as pool:
        objects = list(pool.map(lambda source: _compile(source, driver, component), sources))
    program = BUILT / f"fuzz_{target}-{_digest([path.name.encode() for path in objects])}"
    if program.exists():
        program.touch()
    else:
        _make([*driver.compiler, *SANITIZERS, *driver.link_flags, *map(str, objects)], program)
    return program


def _needed_sources(target: str, component: Path) -> list[Path]:
    """Return a target's source and those of the component that it uses, directly or not.

    A source of the component belongs to the header that it includes first. Where the targets' folder has one of the
    same name, that one stands in for it.
    """
    parts: dict[str, list[Path]] = {}
    for original in sorted(component.glob("*.cpp")):
        stand_in = TARGETS / original.name
        source = stand_in if stand_in.exists() else original
        first = INCLUDE.search(source.read_text(encoding="utf-8"))
        if first:
            parts.setdefault(first[1], []).append(source)
    needed = [source_of(target)]
    for source in needed:
        for header in _closure(source, component):
            needed += [part for part in parts.get(header.name, []) if part not in needed]
    return needed


def _compile(source: Path, driver: Driver, component: Path) -> Path:
    # What a clang that is not ours to choose warns of in the node is no reason not to fuzz it.
    warnings = WARNINGS if source.parent == TARGETS else ()
    flags = [*driver.compiler, *FLAGS, *warnings, *driver.compile_flags]
    parts = [word.encode() for word in [_version(driver.compiler), *flags]]
    parts += [part for path in _closure(source, component) for part in (path.name.encode(), path.read_bytes())]
    target = BUILT / f"{source.stem}-{_digest(parts)}.o"
    if target.exists():
        target.touch()
    else:
        _make([*flags, f"-I{component}", f"-I{TARGETS}", "-c", str(source)], target)
    return target


def _closure(source: Path, component: Path) -> list[Path]:
    """Return a source with all headers of ours that it includes."""
    found, waiting = {source}, [source]
    while waiting:
        for name in INCLUDE.findall(waiting.pop().read_text(encoding="utf-8")):
            header = next((folder / name for folder in (component, TARGETS) if (folder / name).is_file()), None)
            if header is not None and header not in found:
                found.add(header)
                waiting.append(header)
    return sorted(found, key=lambda path: path.name)


@cache
def _version(words: tuple[str, ...]) -> str:
    return subprocess.run([*words, "--version"], check=True, capture_output=True, text=True, timeout=TIME_LIMIT).stdout


def _digest(parts: list[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()[:16]


def _forget_unused(folder: Path) -> None:
    """Remove what was built from states of the sources that are long gone."""
    oldest = time.time() - KEPT_UNUSED_S
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _make(words: list[str], target: Path) -> None:
    """Run a compiler so that `target` appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _forget_unused(target.parent)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        done = subprocess.run(
            [*words, "-o", str(unfinished)],
            env=environment(),
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIME_LIMIT,
        )
        if done.returncode != 0:
            raise ScriptError(f"fuzz: {words[0]} refuses {target.name}:\n{done.stderr}")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
