"""Fuzz the node's readers: give them inputs that no radio would send until one breaks a promise of theirs.

The targets are tests/fuzz/fuzz_*.cpp, each under the address and undefined-behaviour sanitizers. With a clang that has
libFuzzer, inputs follow the coverage; without one, a driver of ours mutates the corpus by chance.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE, ROOT
from scripts.bootstrap.run import environment, run, say

from .fuzz_build import TARGETS, Driver, build, find_driver, targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPUS = TARGETS / "corpus"
FOUND = CACHE / "fuzz" / "corpus"
FINDINGS = CACHE / "fuzz" / "findings"
# A step of a core's sequence is a byte or a few: longer ones take more time than they reach.
MOST_BYTES = {"core": 256}
MOST_BYTES_ELSE = 512
INPUT_SECONDS = 10
PROGRESS_S = 10.0
LAST_LINES = 60
MERGE_TIME = 3600

RUNS = re.compile(r"^#(\d+)\s")
SAVED = re.compile(r"Test unit written to (.+)$")
NOISE = re.compile(r"^(#\d+\s|INFO: |Dictionary: |\s*$|MS: |0x[0-9a-f,]+)")


@dataclass(frozen=True)
class Outcome:
    """What fuzzing one target came to."""

    runs: int
    report: str
    """What the sanitizer or the broken property said; empty where nothing was found."""
    saved: Path | None
    """The input that did it, where it could be kept."""


@dataclass(frozen=True)
class Campaign:
    """How long and from what a target is fuzzed. `corpus`: folders to begin with; the first takes what is found."""

    runs: int
    seed: int
    corpus: tuple[Path, ...]
    findings: Path


def fuzz(target: str, program: Path, campaign: Campaign, *, quiet: bool = False) -> Outcome:
    """Run a target to the end of its campaign or to the first finding."""
    campaign.findings.mkdir(parents=True, exist_ok=True)
    words = [
        str(program),
        f"-runs={campaign.runs}",
        f"-seed={campaign.seed}",
        f"-max_len={MOST_BYTES.get(target, MOST_BYTES_ELSE)}",
        f"-timeout={INPUT_SECONDS}",
        f"-artifact_prefix={campaign.findings}{os.sep}",
        "-print_final_stats=0",
        *(f"-dict={path}" for path in [TARGETS / f"{target}.dict"] if path.exists()),
        *(str(folder) for folder in campaign.corpus if folder.is_dir()),
    ]
    said: list[str] = []
    runs = 0
    shown = time.monotonic()
    for line in _lines(words):
        counted = RUNS.match(line)
        if counted:
            runs = int(counted[1])
            if not quiet and time.monotonic() - shown > PROGRESS_S:
                shown = time.monotonic()
                say(f"{target}: {runs:,} of {campaign.runs:,} runs")
        if not NOISE.match(line):
            said.append(line)
    if said and said[-1] == ENDED_WELL:
        return Outcome(runs, "", None)
    saved = next((Path(found[1]) for line in said if (found := SAVED.search(line))), None)
    return Outcome(runs, "\n".join(said[:LAST_LINES]), saved)


ENDED_WELL = "ended with status 0"


def _lines(words: Sequence[str]) -> Iterator[str]:
    """Give what a program prints as it prints it, and as the last line its status; it does not outlive the caller."""
    env = environment({"ASAN_OPTIONS": "quarantine_size_mb=16", "UBSAN_OPTIONS": "print_stacktrace=1"})
    with subprocess.Popen(
        words,
        env=env,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        try:
            if process.stdout:
                yield from (line.rstrip("\n") for line in process.stdout)
            yield f"ended with status {process.wait()}"
        finally:
            process.kill()


def keep(target: str, program: Path) -> str:
    """Make the repository's corpus of a target anew: few inputs that reach all that any known one reaches."""
    stored = CORPUS / target
    stored.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        chosen = Path(name)
        # How often a place is reached does not count: that would keep thousands.
        options = ("-merge=1", "-set_cover_merge=1", "-use_counters=0")
        words = [str(word) for word in (program, *options, chosen, stored, FOUND / target)]
        run(words, f"fuzz: merging the corpus of {target}", seconds=MERGE_TIME)
        for path in stored.iterdir():
            path.unlink()
        for path in sorted(chosen.iterdir()):
            (stored / path.name).write_bytes(path.read_bytes())
    files = list(stored.iterdir())
    size = sum(path.stat().st_size for path in files)
    return f"{target}: {len(files)} inputs with {size:,} bytes in {stored.relative_to(ROOT)}"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.tools.fuzz",
        description=__doc__,
        epilog=f"targets: {', '.join(targets())}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", nargs="*", metavar="TARGET", help="which targets; all where none is named")
    parser.add_argument("--runs", type=_count, default=1_000_000, metavar="N", help="inputs a target (default 1000000)")
    parser.add_argument("--seed", type=_count, metavar="N", help="of chance; said at the start where none is given")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--input", type=Path, metavar="FILE", help="run one target on one input, a finding's, and no more")
    one.add_argument("--keep", action="store_true", help="renew tests/fuzz/corpus with what was found (libFuzzer only)")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.target if name not in targets()]
    if unknown:
        parser.error(f"there is no target named {', '.join(unknown)}; there are {', '.join(targets())}")
    if options.input and len(options.target) != 1:
        parser.error("--input goes with one target: name it")
    if options.input and not options.input.is_file():
        parser.error(f"there is no file {options.input}")
    return options


def _count(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) < 2**31:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number from 1 to {2**31 - 1}")
    return int(word)


def tell(target: str, outcome: Outcome) -> None:
    """Print a finding: what broke, where its input lies, and how to see it again."""
    say(outcome.report)
    say(f"{target}: a finding after {outcome.runs:,} runs")
    if outcome.saved:
        say(f"{target}: its input is {outcome.saved}")
        say(f"{target}: again with: python -m scripts.tools.fuzz {target} --input {outcome.saved}")


def replay(target: str, driver: Driver, file: Path) -> int:
    """Run a target on one input; return 1 if it is a finding."""
    program = build(target, driver)
    folder = FINDINGS / target
    folder.mkdir(parents=True, exist_ok=True)
    lines = list(_lines([str(program), f"-artifact_prefix={folder}{os.sep}", str(file.resolve())]))
    if lines[-1] == ENDED_WELL:
        say(f"{target}: nothing is wrong with {file}")
        return 0
    say("\n".join(line for line in lines if not NOISE.match(line)))
    return 1


def campaign_of(target: str, options: argparse.Namespace) -> Campaign:
    """Return the campaign that the command line asks for."""
    (FOUND / target).mkdir(parents=True, exist_ok=True)
    seed = options.seed or random.randrange(1, 2**31)  # noqa: S311 - chance, not a secret
    return Campaign(options.runs, seed, (FOUND / target, CORPUS / target), FINDINGS / target)


def fuzz_all(driver: Driver, options: argparse.Namespace) -> int:
    """Fuzz the targets one after the other; return how many had a finding."""
    if options.keep and not driver.is_libfuzzer:
        raise ScriptError("fuzz: only libFuzzer can tell which inputs are worth keeping; install clang with it")
    found = 0
    for target in options.target or targets():
        say(f"{target}: building for {driver.name}")
        program = build(target, driver)
        campaign = campaign_of(target, options)
        say(f"{target}: fuzzing with seed {campaign.seed}")
        begun = time.monotonic()
        outcome = fuzz(target, program, campaign)
        if outcome.report:
            found += 1
            tell(target, outcome)
            continue
        say(f"{target}: {outcome.runs:,} runs in {time.monotonic() - begun:.0f} s, nothing found")
        if options.keep:
            say(keep(target, program))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; return 0 where nothing was found, else 1."""
    options = parse(arguments)
    try:
        driver = find_driver()
        found = replay(options.target[0], driver, options.input) if options.input else fuzz_all(driver, options)
    except ScriptError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130
    return 1 if found else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
