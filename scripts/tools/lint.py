"""Look over the whole project: format, types, warnings, and what must not stand in it."""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import ROOT
from scripts.bootstrap.run import say

from .checks import programs, texts
from .checks.tree import Tree, checkout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True)
class Check:
    """One line of the output: `look` returns the findings; `mend`, where there is one, also repairs what it can."""

    about: str
    look: Callable[[Tree], Iterable[str]]
    mend: Callable[[Tree], Iterable[str]] | None = None


CHECKS = {
    "format": Check(
        "Python is formatted by ruff",
        lambda tree: programs.ruff_format(tree, fix=False),
        lambda tree: programs.ruff_format(tree, fix=True),
    ),
    "ruff": Check(
        "ruff finds nothing",
        lambda tree: programs.ruff_check(tree, fix=False),
        lambda tree: programs.ruff_check(tree, fix=True),
    ),
    "types": Check("mypy, strict, finds nothing", programs.types),
    "bandit": Check("bandit finds nothing dangerous in Python", programs.bandit),
    "zizmor": Check("zizmor finds nothing in what runs on GitHub", programs.zizmor),
    "cpp-format": Check(
        "C++ is formatted by clang-format",
        lambda tree: programs.cpp_format(tree, fix=False),
        lambda tree: programs.cpp_format(tree, fix=True),
    ),
    "cpp-warnings": Check("platform-free C++ compiles without a warning", programs.cpp_warnings),
    "ts-format": Check(
        "TypeScript is formatted by prettier",
        lambda tree: programs.ts_format(tree, fix=False),
        lambda tree: programs.ts_format(tree, fix=True),
    ),
    "eslint": Check(
        "eslint finds nothing",
        lambda tree: programs.eslint(tree, fix=False),
        lambda tree: programs.eslint(tree, fix=True),
    ),
    "ts-types": Check("TypeScript, strict, finds nothing", programs.ts_types),
    "shell": Check("bash can read the shell scripts", programs.shell),
    "json": Check("JSON parses, no key twice, manifest in order", texts.broken_json),
    "yaml": Check("YAML parses, no key twice", texts.broken_yaml),
    "text": Check("UTF-8, newline at the end", texts.broken_texts),
    "length": Check(f"no source file over {texts.MOST_LINES} lines", texts.long_files),
    "words": Check("nothing unfinished, no registry host, no path of one machine", texts.forbidden_words),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks named, or all; return 0 when nothing was found, else 1."""
    options = parse(arguments)
    try:
        tree = checkout(ROOT)
        findings = sum(run_check(tree, name, fix=options.fix) for name in options.check or CHECKS)
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130
    say("Clean." if findings == 0 else f"{findings} findings. `scripts/lint --fix` mends what a program can mend.")
    return 1 if findings else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    listed = "\n".join(f"  {name:14}{check.about}" for name, check in CHECKS.items())
    parser = argparse.ArgumentParser(
        prog="scripts/lint",
        description=__doc__,
        epilog=f"checks:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--fix", action="store_true", help="write what can be mended: formats and ruff's safe repairs")
    parser.add_argument("check", nargs="*", metavar="CHECK", help="only these checks")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.check if name not in CHECKS]
    if unknown:
        parser.error(f"there is no check named {', '.join(unknown)}; there are {', '.join(CHECKS)}")
    return options


def run_check(tree: Tree, name: str, *, fix: bool) -> int:
    """Run one check, print its line and its findings, and return how many there are."""
    check = CHECKS[name]
    begun = time.monotonic()
    found = list((check.mend if fix and check.mend else check.look)(tree))
    took = time.monotonic() - begun
    say(f"{'ok  ' if not found else 'FAIL'}  {name:13} {took:5.1f} s  {check.about}")
    for line in found:
        say(f"      {line}")
    return len(found)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
