"""Checks that read the files themselves: what must not stand in them, how long they are, whether they parse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

MOST_LINES = 500
SOURCES = (".py", ".cpp", ".h", ".ts")
MANIFEST = "custom_components/footfall/manifest.json"

# The classes of one letter keep these lines from finding themselves.
FORBIDDEN = (
    (
        re.compile(r"https?://[a-z0-9.-]*(pypi|pythonhosted|npmjs|debian|platformio)[a-z0-9.-]*", re.IGNORECASE),
        "names the host of a package registry",
        (),
    ),
    (re.compile(r"(^|[^A-Za-z.~])/(work|root|farm|tmp)/"), "names a path of one machine", ()),
    (
        re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b|NotImplemented[E]rror"),
        "is unfinished: finish it",
        (".py", ".cpp", ".h", ".ts", ".sh"),
    ),
    (
        re.compile(r"pytest\.skip\(\)|@pytest\.mark\.skip\b"),
        "skips a test without a condition",
        (".py",),
    ),
)


def forbidden_words(tree: Tree) -> Iterator[str]:
    """Find hosts of registries, paths of one machine, unfinished work and skipped tests."""
    for path in tree.files:
        text = tree.text(path)
        if text is None:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for pattern, meaning, suffixes in FORBIDDEN:
                if pattern.search(line) and (not suffixes or path.endswith(suffixes)):
                    yield f"{path}:{number}: {meaning}: {line.strip()[:100]}"


def long_files(tree: Tree) -> Iterator[str]:
    """Find source files over the limit of lines."""
    for path in tree.written_by_hand().ending(*SOURCES):
        lines = (tree.text(path) or "").count("\n")
        if lines > MOST_LINES:
            yield f"{path}: {lines} lines, {MOST_LINES} are the limit: say one thing in a file"


def broken_texts(tree: Tree) -> Iterator[str]:
    """Find files that are not UTF-8 text with ends of lines as everywhere else."""
    for path in tree.ending(*SOURCES, ".md", ".yaml", ".yml", ".json", ".toml"):
        text = tree.text(path)
        if text is None:
            yield f"{path}: is not UTF-8 text"
        elif "\r" in text:
            yield f"{path}: has carriage returns"
        elif text and not text.endswith("\n"):
            yield f"{path}: does not end with a newline"


def broken_json(tree: Tree) -> Iterator[str]:
    """Find JSON that does not parse, says a key twice, or is a manifest that hassfest would refuse to read."""
    for path in tree.ending(".json"):
        try:
            content = json.loads(tree.text(path) or "", object_pairs_hook=_no_key_twice)
        except ValueError as error:
            yield f"{path}: {error}"
            continue
        if path == MANIFEST and list(content) != sorted(content, key=_manifest_order):
            yield f"{path}: keys stand in another order than domain, name, then the alphabet"


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"says {', '.join(twice)} twice in one object")
    return content


def _manifest_order(key: str) -> tuple[bool, bool, str]:
    return key != "domain", key != "name", key


def broken_yaml(tree: Tree) -> Iterator[str]:
    """Find YAML that does not parse or says a key twice. Tags such as ESPHome's `!lambda` may be anything."""
    for path in tree.ending(".yaml", ".yml"):
        try:
            documents = list(yaml.compose_all(tree.text(path) or "", Loader=yaml.SafeLoader))
        except yaml.YAMLError as error:
            yield f"{path}: {' '.join(str(error).split())}"
            continue
        for document in documents:
            yield from (f"{path}:{line}: says {key} twice" for line, key in _keys_twice(document))


def _keys_twice(node: yaml.Node) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _keys_twice(item)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield key.start_mark.line + 1, name
            seen.add(name)
            yield from _keys_twice(value)
