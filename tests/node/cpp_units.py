"""Builds the node's platform-free C++ and its test programs with sanitizers, in `.cache/node-tests`."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPONENT = ROOT / "esphome" / "components" / "footfall"
TESTS = ROOT / "tests" / "node"
CACHE = ROOT / ".cache" / "node-tests"

WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror")
INCLUDES = (f"-I{COMPONENT}", f"-I{TESTS}")
SANITIZED = ("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
FLAGS = ("-std=c++20", *WARNINGS, *SANITIZED, *INCLUDES)
# What ESP-IDF compiles ESPHome with, as far as a compiler for the host knows it.
FLAGS_AS_ON_ESP32 = ("-std=c++20", *WARNINGS, "-Os", "-fno-exceptions", "-fno-rtti", *INCLUDES)

JOBS = 2
TIME_LIMIT = 300

_INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
_TEST = re.compile(r"^TEST\((\w+)\)", re.MULTILINE)


class BuildError(Exception):
    """The compiler refused; the message is what it said."""


def compiler() -> str:
    """Return the C++ compiler: `CXX`, else g++ or clang++."""
    for name in (os.environ.get("CXX"), "g++", "clang++"):
        if name and (found := shutil.which(name)):
            return found
    raise BuildError("no C++ compiler found: install g++, or set CXX to one")


def _included(path: Path) -> list[str]:
    return _INCLUDE.findall(path.read_text(encoding="utf-8"))


def closure(source: Path) -> tuple[list[Path], set[str]]:
    """Return a source with all headers of ours that it includes, and the names of the headers that are not ours."""
    ours, others, waiting = {source}, set(), [source]
    while waiting:
        for name in _included(waiting.pop()):
            found = next((folder / name for folder in (COMPONENT, TESTS) if (folder / name).is_file()), None)
            if found is None:
                others.add(name)
            elif found not in ours:
                ours.add(found)
                waiting.append(found)
    return sorted(ours), others


def core_sources() -> list[Path]:
    """Return the component's sources that need nothing of ESPHome or of a platform."""
    return [source for source in sorted(COMPONENT.glob("*.cpp")) if not closure(source)[1]]


def test_programs() -> list[Path]:
    """Return the sources of the test programs."""
    return sorted(TESTS.glob("test_*.cpp"))


def test_names(program: Path) -> list[str]:
    """Return the names of the tests that a program holds."""
    return _TEST.findall(program.read_text(encoding="utf-8"))


@cache
def _toolchain() -> bytes:
    version = subprocess.run([compiler(), "--version"], check=True, capture_output=True, timeout=TIME_LIMIT)
    return b"\0".join([version.stdout, *(flag.encode() for flag in FLAGS)])


def _run(command: list[str], target: Path) -> None:
    """Run a compiler so that `target` appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        done = subprocess.run(
            [*command, "-o", str(unfinished)], check=False, capture_output=True, text=True, timeout=TIME_LIMIT
        )
        if done.returncode != 0:
            raise BuildError(done.stderr)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _forget_older(target: Path, stem: str) -> None:
    """Remove what earlier states of the same source left behind."""
    for old in target.parent.glob(f"{stem}-*{target.suffix}"):
        if old != target and re.fullmatch(r"[0-9a-f]{16}", old.stem.removeprefix(f"{stem}-")):
            old.unlink(missing_ok=True)


def _object_of(source: Path) -> Path:
    """Return where a source's object file belongs: its name says everything that went into it."""
    digest = hashlib.sha256(_toolchain())
    for path in closure(source)[0]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return CACHE / f"{source.stem}-{digest.hexdigest()[:16]}.o"


def _compile(source: Path) -> Path:
    target = _object_of(source)
    if not target.exists():
        _run([compiler(), *FLAGS, "-c", str(source)], target)
        _forget_older(target, source.stem)
    return target


def build_core() -> list[Path]:
    """Compile the core and return its object files."""
    with ThreadPoolExecutor(JOBS) as pool:
        return list(pool.map(_compile, core_sources()))


def build_program(source: Path, core: list[Path]) -> Path:
    """Compile and link one test program and return it."""
    objects = [_compile(source), *core]
    digest = hashlib.sha256("\0".join(path.name for path in objects).encode()).hexdigest()[:16]
    program = CACHE / f"{source.stem}-{digest}.program"
    if not program.exists():
        _run([compiler(), *FLAGS, *map(str, objects)], program)
        _forget_older(program, source.stem)
    return program


def build_programs() -> dict[Path, Path | BuildError]:
    """Build every test program; one that does not build does not keep the others from running."""
    core = build_core()

    def build(source: Path) -> Path | BuildError:
        try:
            return build_program(source, core)
        except BuildError as error:
            return error

    sources = test_programs()
    with ThreadPoolExecutor(JOBS) as pool:
        return dict(zip(sources, pool.map(build, sources), strict=True))
