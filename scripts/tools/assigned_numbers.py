"""Writes the node's and the integration's table of assigned numbers from the list in esphome/assigned_numbers.csv.

The list has a line for each number: its table, the number, what it stands for, the class of thing that sends it, and
the source. Exit status: 0 written, 1 failed, with one line on standard error.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import COMPONENT, ESPHOME

from .whole_file import WholeFile

if TYPE_CHECKING:
    from pathlib import Path

LIST = ESPHOME / "assigned_numbers.csv"
HEADER = ESPHOME / "components" / "footfall" / "assigned_numbers.h"
MODULE = COMPONENT / "assigned_numbers.py"
COLUMNS = ["table", "number", "what", "class", "source"]
CLASSES = ("phone", "wearable", "audio", "tag", "beacon", "fixture", "computer")
MOST = 0xFFFF

TABLES = {
    "service": ("SERVICES", "16-bit service UUIDs"),
    "company": ("COMPANIES", "Company identifiers whose owner makes one kind of thing"),
    "continuity": ("CONTINUITY", "Types of Apple's continuity messages"),
    "microsoft": ("MICROSOFT_DEVICES", "Device types of Microsoft's connected devices platform"),
    "appearance": ("APPEARANCES", "Categories of the appearance value, its upper ten bits"),
}

HEAD = """\
#pragma once

// Written by scripts/tools/assigned_numbers.py from esphome/assigned_numbers.csv, which names the sources.

#include <array>
#include <cstdint>

#include "observation.h"

namespace esphome::footfall {

// What published numbers in an advertisement say of the kind of thing that sends it; each table in ascending order.

struct KnownNumber {
  uint16_t number;
  DeviceClass device_class;
};
"""


NOT_TOLD = {"appearance"}
"""What Home Assistant does not tell of an advertisement, so that the integration has no use for the table."""

MODULE_HEAD = '''\
"""What published numbers in an advertisement say of the kind of thing that sends it.

Written by scripts/tools/assigned_numbers.py from esphome/assigned_numbers.csv, which names the sources.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .engine.model import DeviceClass

if TYPE_CHECKING:
    from collections.abc import Mapping
'''


@dataclass(frozen=True, order=True)
class Number:
    """One line of the list."""

    table: str
    number: int
    what: str
    kind: str


def read_list(path: Path) -> list[Number]:
    """Read the list; ScriptError with the line for what it must not hold."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if next(reader, None) != COLUMNS:
                raise ScriptError(f"{path}: the first line is not {','.join(COLUMNS)}")
            numbers = [_number(f"{path}: line {reader.line_num}", row) for row in reader]
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path}: cannot be read: {error}") from None
    places = [(number.table, number.number) for number in numbers]
    twice = sorted({place for place in places if places.count(place) > 1})
    if twice:
        raise ScriptError(f"{path}: has {twice[0][0]} 0x{twice[0][1]:04X} twice")
    return numbers


def _number(where: str, row: list[str]) -> Number:
    if len(row) != len(COLUMNS) or not all(row):
        raise ScriptError(f"{where}: has not the fields {', '.join(COLUMNS)}")
    table, digits, what, kind, _ = row
    if table not in TABLES:
        raise ScriptError(f"{where}: there is no table {table}; there are {', '.join(TABLES)}")
    if kind not in CLASSES:
        raise ScriptError(f"{where}: there is no class {kind}; there are {', '.join(CLASSES)}")
    try:
        number = int(digits, 0)
    except ValueError:
        number = -1
    if not 0 <= number <= MOST:
        raise ScriptError(f"{where}: {digits} is no number of 16 bits")
    return Number(table, number, what, kind)


def header(numbers: list[Number]) -> str:
    """Return the C++ header of a list, formatted as clang-format would."""
    parts = [HEAD]
    for table, (name, about) in TABLES.items():
        rows = sorted(number for number in numbers if number.table == table)
        cells = [f"    {{0x{row.number:04X}, DeviceClass::{row.kind.upper()}}}," for row in rows]
        width = max(map(len, cells), default=0) + 2
        lines = [f"{cell:{width}}// {row.what}" for cell, row in zip(cells, rows, strict=True)]
        parts.append(
            f"\n// {about}\nstatic constexpr std::array<KnownNumber, {len(rows)}> {name}{{{{\n"
            + "\n".join(lines)
            + "\n}};\n"
        )
    return "".join([*parts, "\n}  // namespace esphome::footfall\n"])


def module(numbers: list[Number]) -> str:
    """Return the Python module of a list, formatted as ruff would."""
    parts = [MODULE_HEAD]
    for table, (name, about) in TABLES.items():
        if table in NOT_TOLD:
            continue
        rows = sorted(number for number in numbers if number.table == table)
        lines = [f"        0x{row.number:04X}: DeviceClass.{row.kind.upper()},  # {row.what}\n" for row in rows]
        parts.append(
            f"\n# {about}\n{name}: Final[Mapping[int, DeviceClass]] = MappingProxyType(\n    {{\n"
            + "".join(lines)
            + "    }\n)\n"
        )
    return "".join(parts)


def main() -> int:
    """Write both."""
    try:
        numbers = read_list(LIST)
        for path, text in ((HEADER, header(numbers)), (MODULE, module(numbers))):
            with WholeFile(path) as file:
                file.write(text)
    except ScriptError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
