"""Features of captures, kept in the checkout's cache until the capture, the equipment, the node or the engine change.

What is kept are counts by the minute, under a digest: no pseudonym, no address, no name of a capture.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from custom_components.footfall import engine as engine_package
from custom_components.footfall.engine import Engine, EngineSettings
from custom_components.footfall.engine.features import FeatureReader
from custom_components.footfall.engine.learning import all_features
from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import CACHE

from .captures import DEFAULT_KEY, Ignored, complain, run_nodes
from .host_node import ensure_host_node
from .pull import EpochKeys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custom_components.footfall.engine import Batch

FOLDER = CACHE / "features"
EVERY = 60.0
"""Seconds of event time from one row to the next."""

CHUNK = 1 << 20
DEFAULT_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True)
class Features:
    """Rows of features of one stretch: UTC seconds, and values in the order of `all_features`."""

    times: tuple[float, ...]
    values: tuple[tuple[int, ...], ...]


def features_of(
    captures: Mapping[str, Sequence[Path]], addresses: Sequence[bytes], zone: ZoneInfo = DEFAULT_ZONE
) -> list[Features]:
    """Return the features of captures: of each by itself where one node heard them all, else of all together.

    `zone`: of the shop, where its business days end.
    """
    software = _software()
    if len(captures) > 1:
        return [_features(captures, addresses, zone, software)]
    found = []
    ((node, files),) = captures.items()
    for number, file in enumerate(files, 1):
        complain(f"capture {number} of {len(files)}")
        found.append(_features({node: [file]}, addresses, zone, software))
    return found


def _features(
    captures: Mapping[str, Sequence[Path]], addresses: Sequence[bytes], zone: ZoneInfo, software: bytes
) -> Features:
    """Read features from the cache, or from the captures through node and engine."""
    digest = hashlib.sha256(software)
    digest.update(f"{zone}\0".encode())
    for address in sorted(addresses):
        digest.update(address)
    for node, files in sorted(captures.items()):
        digest.update(f"\0{node}\0".encode())
        for file in files:
            digest.update(_digest(file))
    kept = FOLDER / f"{digest.hexdigest()}.json"
    if (features := _read(kept)) is not None:
        return features
    features, sound = _measure(captures, addresses, zone)
    if sound:
        _keep(kept, features)
    return features


def _measure(
    captures: Mapping[str, Sequence[Path]], addresses: Sequence[bytes], zone: ZoneInfo
) -> tuple[Features, bool]:
    """Run captures through node and engine; also tell whether they were sound to the end."""
    engine = Engine(EngineSettings(zone=zone))
    keys = EpochKeys(bytes.fromhex(DEFAULT_KEY))
    ignored = Ignored(addresses, keys)
    times: list[float] = []
    rows: list[tuple[int, ...]] = []

    def told(time: float, values: list[int]) -> None:
        times.append(time)
        rows.append(tuple(values))

    def take(node: str, batch: Batch) -> None:
        names = ignored.of(batch)
        if names is not None:
            engine.update(ignored=names)
        engine.ingest(node, batch)

    engine.watch(FeatureReader(all_features()), EVERY, told)
    trouble = asyncio.run(run_nodes(captures, lambda _: keys, take, engine.add_node))
    for line in trouble:
        complain(line)
    return Features(tuple(times), tuple(rows)), not trouble


def _read(kept: Path) -> Features | None:
    """Read features that were kept; None where there are none, or no whole ones."""
    try:
        data = json.loads(kept.read_text())
        return Features(tuple(data["times"]), tuple(map(tuple, data["values"])))
    except OSError, ValueError, KeyError, TypeError:
        return None


def _keep(kept: Path, features: Features) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Another process may measure the same at the same time.
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps({"times": features.times, "values": features.values}))
        part.replace(kept)
    except OSError as error:
        raise ScriptError(f"{kept}: cannot be written: {error.strerror}") from None


def _digest(file: Path) -> bytes:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise ScriptError(f"{file}: cannot be read: {error.strerror}") from None
    return digest.digest()


def _software() -> bytes:
    """Return a digest of what makes features of captures: the node's program and the engine."""
    digest = hashlib.sha256(_digest(ensure_host_node()))
    for folder in engine_package.__path__:
        for file in sorted(Path(folder).glob("*.py")):
            digest.update(_digest(file))
    return digest.digest()
