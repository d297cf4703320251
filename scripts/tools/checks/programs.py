"""What other programs check: ruff, mypy, bandit, zizmor, clang-format, a compiler, bash, prettier, eslint, tsc."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.machine import compiler
from scripts.bootstrap.nodejs import LINK, ensure_packages
from scripts.bootstrap.paths import ESPHOME_ENV, HOME_ASSISTANT_ENV
from scripts.bootstrap.run import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .tree import Tree

COMPONENT = "esphome/components/footfall"
CPP = (".cpp", ".h")
WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror")
TYPESCRIPT = (".ts", ".mjs")
IN_TOOLS = {
    "B101": "tests assert",
    "B105": "ruff asks for the reason of each, on its line",
    "B107": "likewise",
    "B311": "chance is what simulators, benches and fuzzers are made of; keys are made elsewhere",
    "B404": "to run other programs is what tools are for",
    "B603": "likewise, and without a shell",
    "B606": "likewise",
    "B607": "likewise",
}
"""What bandit does not look for in tools and tests, and why."""
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def complaints(tree: Tree, program: Path | str, *arguments: str) -> list[str]:
    """Run a program in the tree's folder and return the lines that it printed if it ended with a failure."""
    words = [str(program), *arguments]
    try:
        done = subprocess.run(
            words,
            cwd=tree.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ScriptError(f"lint: {program} does not start ({error.strerror}); run scripts/setup") from None
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    if done.returncode == 0:
        return []
    return lines or [f"{Path(program).name} ended with status {done.returncode} and said nothing"]


def ruff_check(tree: Tree, *, fix: bool) -> list[str]:
    """Let ruff look for mistakes; `fix` mends those that it can mend safely."""
    options = ["--fix"] if fix else []
    return complaints(tree, _tool("ruff"), "check", "--output-format=concise", "--quiet", *options)


def ruff_format(tree: Tree, *, fix: bool) -> list[str]:
    """Compare the Python sources with ruff's format; `fix` writes them so."""
    options = ["--quiet"] if fix else ["--check", "--quiet", "--output-format=concise"]
    return complaints(tree, _tool("ruff"), "format", *options)


def types(tree: Tree) -> list[str]:
    """Let mypy prove the types, strictly."""
    return complaints(tree, _tool("mypy"), "--no-error-summary", "--hide-error-context")


def bandit(tree: Tree) -> Iterator[str]:
    """Let bandit look for what is dangerous in Python: for all that it knows in what runs at users'."""
    yield from _bandit(tree, *tree.below("custom_components", "esphome").ending(".py"))
    tools = tree.below("scripts", "simulator", "tests").ending(".py")
    yield from _bandit(tree, f"--skip={','.join(IN_TOOLS)}", *tools)


def _bandit(tree: Tree, *words: str) -> list[str]:
    lines = "--msg-template={relpath}:{line}: {test_id} {msg}"
    return complaints(tree, _tool("bandit"), "--quiet", "--format=custom", lines, *words)


def zizmor(tree: Tree) -> list[str]:
    """Let zizmor look over what runs on GitHub; without a network, so that it says the same everywhere."""
    return complaints(tree, _tool("zizmor"), "--offline", "--no-progress", "--quiet", "--color=never", ".github")


def cpp_format(tree: Tree, *, fix: bool) -> list[str]:
    """Compare the C++ sources with the project's format; `fix` writes them so."""
    files = tree.below("esphome/components", "scripts/tools", "tests").ending(*CPP)
    options = ["-i"] if fix else ["--dry-run", "--Werror"]
    return complaints(tree, ESPHOME_ENV / "bin/clang-format", *options, *files) if files else []


def cpp_warnings(tree: Tree) -> Iterator[str]:
    """Compile each file that needs no ESPHome by itself, every warning an error."""
    command = [*compiler(), "-std=c++20", "-fsyntax-only", *WARNINGS, f"-I{COMPONENT}", "-x", "c++"]
    for path in platform_free(tree):
        # A header is included by nothing else: as the main file its `#pragma once` would be a warning.
        what = ["-include", path, os.devnull] if path.endswith(".h") else [path]
        yield from _errors(complaints(tree, command[0], *command[1:], *what))


def platform_free(tree: Tree) -> list[str]:
    """Return the component's C++ files that include ESPHome neither themselves nor by another file of theirs."""
    texts = {path: tree.text(path) or "" for path in tree.below(COMPONENT).ending(*CPP)}
    return [path for path in texts if not _needs_esphome(path, texts, set())]


def _needs_esphome(path: str, texts: dict[str, str], seen: set[str]) -> bool:
    seen.add(path)
    for name in INCLUDE.findall(texts[path]):
        local = f"{COMPONENT}/{name}"
        if local not in texts or (local not in seen and _needs_esphome(local, texts, seen)):
            return True
    return False


def _errors(lines: Sequence[str]) -> list[str]:
    """Return of a compiler's output only the lines that say where and what, all of it where none does."""
    found = [line.removeprefix("./") for line in lines if re.search(r":\d+:\d+: (fatal )?error:", line)]
    return found or list(lines)


def shell(tree: Tree) -> Iterator[str]:
    """Let bash read each shell script without running it."""
    for path in tree.files:
        text = tree.text(path) if path.endswith(".sh") or "." not in Path(path).name else None
        if text and re.match(r"#!.*\b(ba)?sh\b", text):
            yield from complaints(tree, "bash", "-n", path)


def ts_format(tree: Tree, *, fix: bool) -> list[str]:
    """Compare the TypeScript sources with prettier's format; `fix` writes them so."""
    files = _typescript(tree)
    options = ["--write" if fix else "--list-different", "--log-level=warn", "--config=frontend/.prettierrc.json"]
    return _by_node(tree, "prettier/bin/prettier.cjs", *options, *files) if files else []


def eslint(tree: Tree, *, fix: bool) -> list[str]:
    """Let typescript-eslint look for mistakes; `fix` mends those that it can mend."""
    files = tuple(path for path in _typescript(tree) if path.startswith(("frontend/src/", "tests/")))
    options = ["--fix"] if fix else []
    return _by_node(tree, "eslint/bin/eslint.js", "--config=frontend/eslint.config.mjs", *options, *files)


def ts_types(tree: Tree) -> list[str]:
    """Let TypeScript prove the types, strictly."""
    return _by_node(tree, "typescript/bin/tsc", "--project", "frontend/tsconfig.json", "--pretty", "false")


def _typescript(tree: Tree) -> tuple[str, ...]:
    return tree.below("frontend", "tests/frontend").ending(*TYPESCRIPT)


def _by_node(tree: Tree, program: str, *arguments: str) -> list[str]:
    return complaints(tree, ensure_packages().node, str(LINK / program), *arguments)


def _tool(name: str) -> Path:
    return HOME_ASSISTANT_ENV / "bin" / name
