"""The files of a shop's history, one a month: read, merged and written, and never written over what cannot be read.

Everything here works on the disk and belongs into an executor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.helpers.json import json_bytes
from homeassistant.util.file import write_utf8_file_atomic
from homeassistant.util.json import json_loads

from .hour import DamagedError, Hour, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

VERSION: Final = 1
MONTH: Final = re.compile(r"\d{4}-\d{2}(?=\.|$)")
DECEMBER: Final = 12
BESIDE: Final = f"v{VERSION}"
"""Suffix of the file that takes a month's hours while its own file is of a newer version."""
DAMAGED: Final = "damaged"
"""Suffix of a file that was put aside because it cannot be read."""

HEAD_ENDS: Final = b'"rows":['
TAIL: Final = b"]}}"

type Changes = Mapping[float, Hour | None]
"""Hours of a month by start, None for those that are to go."""


class NewerError(Exception):
    """The file is of a version that a newer Footfall wrote."""


@dataclass(slots=True)
class Contents:
    """What a file holds: hours by start, and the names of zones by id."""

    hours: dict[float, Hour] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)


def month_of(start: float) -> str:
    """Return the month, in UTC, that an hour is kept in."""
    return f"{datetime.fromtimestamp(start, UTC):%Y-%m}".zfill(7)


def months_between(first: float, last: float) -> list[str]:
    """Return all months from that of one hour to that of another."""
    months = [month_of(first)]
    while months[-1] < month_of(last):
        year, number = map(int, months[-1].split("-"))
        months.append(f"{year + number // DECEMBER:04}-{number % DECEMBER + 1:02}")
    return months


def merged(hours: Mapping[float, Hour], changes: Changes) -> list[Hour]:
    """Return the hours as they are with these changes, in the order of time."""
    return [hour for _, hour in sorted({**hours, **changes}.items()) if hour is not None]


class MonthFiles:
    """The files of one shop in `.storage`, in the form in which Home Assistant's own stores are written.

    `newer`: months whose file is of a newer version; it is left as it is, and hours of that month are kept beside it.
    `damaged`: names of the files that were put aside.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        self.newer: set[str] = set()
        self.damaged: list[str] = []

    def months(self) -> list[str]:
        """Return the months that there are files of."""
        names = {path.name.removeprefix(f"{self._key}.").removesuffix(f".{BESIDE}") for path in self._all()}
        return sorted(name for name in names if MONTH.fullmatch(name))

    def look_for_damaged(self) -> None:
        """Look which files were put aside and are still there."""
        self.damaged = sorted(path.name for path in self._all() if f".{DAMAGED}" in path.name)

    def read(self, month: str) -> Contents:
        """Return what is kept of a month; a file that cannot be read is put aside."""
        contents = Contents()
        for path in (self._path(month), self._path(month, BESIDE)):
            try:
                found = self._read(path)
            except NewerError:
                self.newer.add(month)
            except DamagedError:
                self._put_aside(path)
            else:
                contents.hours |= found.hours
                contents.zones |= found.zones
        return contents

    def write(self, month: str, changes: Changes, zones: Mapping[str, str]) -> None:
        """Change hours of a month; WriteError where the disk does not take them: then all is as before."""
        contents = self.read(month)
        hours = merged(contents.hours, changes)
        path, beside = self._path(month), self._path(month, BESIDE)
        if month in self.newer:
            path = beside
        if hours:
            text = _text(path.name, contents.zones | dict(zones), hours)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_utf8_file_atomic(str(path), text, private=True, mode="wb")
        else:
            path.unlink(missing_ok=True)
        if path is not beside:
            beside.unlink(missing_ok=True)

    def size(self) -> int:
        """Return how many bytes there are, also of what cannot be read."""
        return sum(path.stat().st_size for path in self._all())

    def remove(self) -> None:
        """Delete everything, also what cannot be read."""
        for path in list(self._all()):
            path.unlink(missing_ok=True)
        self.newer.clear()
        self.damaged = []

    def _all(self) -> Iterator[Path]:
        for path in self._folder.glob(f"{self._key}.*"):
            if MONTH.match(path.name.removeprefix(f"{self._key}.")):
                yield path

    def _path(self, month: str, suffix: str | None = None) -> Path:
        return self._folder / ".".join((self._key, month, *((suffix,) if suffix else ())))

    def _read(self, path: Path) -> Contents:
        try:
            return _contents(path.read_bytes())
        except FileNotFoundError:
            return Contents()
        except (ValueError, OSError) as error:
            raise DamagedError("the file cannot be read") from error

    def _put_aside(self, path: Path) -> None:
        aside, number = path.with_name(f"{path.name}.{DAMAGED}"), 1
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.name}.{DAMAGED}-{number}")
        path.rename(aside)
        self.look_for_damaged()


def _text(key: str, zones: Mapping[str, str], hours: Iterable[Hour]) -> bytes:
    """Write a month as JSON with a line a row: read a line at a time, it never holds up the event loop for long."""
    head = {"version": VERSION, "minor_version": 1, "key": key, "data": {"zones": zones, "rows": []}}
    rows = b",\n".join(json_bytes(encode(hour)) for hour in hours)
    return json_bytes(head).removesuffix(TAIL) + b"\n" + rows + b"\n" + TAIL


def _contents(text: bytes) -> Contents:
    """Take a file's rows out, each of them tried: what is damaged is found now and not a year later."""
    first, *lines = text.splitlines() or [b""]
    if lines and first.endswith(HEAD_ENDS) and lines[-1] == TAIL:
        document, rows = json_loads(first + TAIL), (json_loads(line.removesuffix(b",")) for line in lines[:-1])
    else:
        # Another program has set the same JSON in another way.
        document, rows = json_loads(text), None
    if not isinstance(document, dict) or not isinstance(version := document.get("version"), int):
        raise DamagedError("the file is no history")
    if version > VERSION:
        raise NewerError
    match document.get("data"):
        case {"zones": dict(zones), "rows": list(whole)}:
            hours = map(decode, whole if rows is None else rows)
            return Contents({hour.row.start: hour for hour in hours}, {str(key): str(zones[key]) for key in zones})
    raise DamagedError("the file is no history")
