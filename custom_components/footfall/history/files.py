"""The files of a shop's history, one a month: read, merged and written, and never written over what cannot be read.

Of a damaged file whatever can be read is used; the file itself is kept beside it, under another name.

Everything here works on the disk and belongs into an executor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import json_bytes
from homeassistant.util.file import write_utf8_file_atomic
from homeassistant.util.json import json_loads

from .aside import DAMAGED, keep_aside
from .hour import DamagedError, Hour, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

VERSION: Final = 1
MONTH: Final = re.compile(r"\d{4}-\d{2}(?=\.|$)")
DECEMBER: Final = 12
BESIDE: Final = f"v{VERSION}"
"""Suffix of the file that takes a month's hours while its own file is of a newer version."""

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
    `damaged`: names of the files that were put aside. `unread`: months that the disk did not give when they were asked
    for last, with the reason: nothing is known of them then, and nothing is written there.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        self.newer: set[str] = set()
        self.damaged: list[str] = []
        self.unread: dict[str, OSError] = {}

    def months(self) -> list[str]:
        """Return the months that there are files of."""
        names = {path.name.removeprefix(f"{self._key}.").removesuffix(f".{BESIDE}") for path in self._all()}
        return sorted(name for name in names if MONTH.fullmatch(name))

    def look_for_damaged(self) -> None:
        """Look which files were put aside and are still there."""
        self.damaged = sorted(path.name for path in self._all() if f".{DAMAGED}" in path.name)

    def read(self, month: str) -> Contents:
        """Return what is kept of a month, nothing where the disk does not give it; a damaged file is put aside."""
        try:
            return self._whole(month)
        except OSError as error:
            self.unread[month] = error
            return Contents()

    def write(self, month: str, changes: Changes, zones: Mapping[str, str]) -> None:
        """Change hours of a month; OSError where the disk does not take them: then all is as before."""
        contents = self._whole(month)
        hours = merged(contents.hours, changes)
        path, beside = self._path(month), self._path(month, BESIDE)
        if month in self.newer:
            path = beside
        self._replace(path, Contents({hour.row.start: hour for hour in hours}, contents.zones | dict(zones)))
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
        self.unread.clear()
        self.damaged = []

    def _all(self) -> Iterator[Path]:
        for path in self._folder.glob(f"{self._key}.*"):
            if MONTH.match(path.name.removeprefix(f"{self._key}.")):
                yield path

    def _path(self, month: str, suffix: str | None = None) -> Path:
        return self._folder / ".".join((self._key, month, *((suffix,) if suffix else ())))

    def _whole(self, month: str) -> Contents:
        """Read the files of a month; OSError where the disk does not give one, or has no room to put one aside."""
        contents = Contents()
        for path in (self._path(month), self._path(month, BESIDE)):
            try:
                found = self._read(path, month)
            except NewerError:
                self.newer.add(month)
            else:
                contents.hours |= found.hours
                contents.zones |= found.zones
        self.unread.pop(month, None)
        return contents

    def _read(self, path: Path, month: str) -> Contents:
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            return Contents()
        try:
            return _contents(text, month)
        except ValueError:
            return self._rescue(path, _readable(text, month))

    def _rescue(self, path: Path, readable: Contents) -> Contents:
        """Keep a damaged file under another name, and have in its place what can be read of it."""
        aside = keep_aside(path)
        try:
            self._replace(path, readable)
        except OSError:
            aside.unlink()
            raise
        self.look_for_damaged()
        return readable

    def _replace(self, path: Path, contents: Contents) -> None:
        """Have a file hold this, and be there only where that is anything; OSError where the disk does not take it."""
        if not contents.hours:
            path.unlink(missing_ok=True)
            return
        hours = (hour for _, hour in sorted(contents.hours.items()))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_utf8_file_atomic(str(path), _text(path.name, contents.zones, hours), private=True, mode="wb")
        except HomeAssistantError as error:
            raise error.__cause__ if isinstance(error.__cause__, OSError) else OSError(str(error)) from error


def _text(key: str, zones: Mapping[str, str], hours: Iterable[Hour]) -> bytes:
    """Write a month as JSON with a line a row: read a line at a time, it never holds up the event loop for long."""
    head = {"version": VERSION, "minor_version": 1, "key": key, "data": {"zones": zones, "rows": []}}
    rows = b",\n".join(json_bytes(encode(hour)) for hour in hours)
    return json_bytes(head).removesuffix(TAIL) + b"\n" + rows + b"\n" + TAIL


def _contents(text: bytes, month: str) -> Contents:
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
            hours = {hour.row.start: hour for hour in map(decode, whole if rows is None else rows)}
            if all(month_of(start) == month for start in hours):
                return Contents(hours, {str(key): str(zones[key]) for key in zones})
    raise DamagedError("the file is no history")


def _readable(text: bytes, month: str) -> Contents:
    """Take out of a damaged file the hours of its month that can be read: a line of it may be whole still."""
    contents = Contents()
    for line in text.splitlines():
        part = line.removesuffix(b",")
        if part.endswith(HEAD_ENDS):
            head = _parsed(part + TAIL)
            if isinstance(head, dict) and head.get("version") != VERSION:
                return Contents()
            match head:
                case {"data": {"zones": dict(zones)}}:
                    contents.zones = {str(key): str(zones[key]) for key in zones}
            continue
        try:
            hour = decode(_parsed(part))
        except DamagedError:
            continue
        if month_of(hour.row.start) == month:
            contents.hours[hour.row.start] = hour
    return contents


def _parsed(text: bytes) -> object:
    try:
        return json_loads(text)
    except ValueError:
        return None
