"""The list of assigned numbers and the tables that are written from it, the node's and the integration's."""

import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ESPHOME_ENV, HOME_ASSISTANT_ENV, ROOT
from scripts.tools.assigned_numbers import COLUMNS, HEADER, LIST, MODULE, header, module, read_list

if TYPE_CHECKING:
    from pathlib import Path


def listed(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join((",".join(COLUMNS), *lines, "")))
    return path


def test_the_nodes_table_is_that_of_the_list() -> None:
    assert HEADER.read_text() == header(read_list(LIST)), "run: python -m scripts.tools.assigned_numbers"


def test_the_integrations_table_is_that_of_the_list() -> None:
    assert MODULE.read_text() == module(read_list(LIST)), "run: python -m scripts.tools.assigned_numbers"


def test_the_integrations_table_needs_no_formatting() -> None:
    formatter: list[str | Path] = [HOME_ASSISTANT_ENV / "bin/ruff", "format", "--diff", MODULE]
    subprocess.run(formatter, cwd=ROOT, capture_output=True, check=True)


def test_what_is_written_needs_no_formatting() -> None:
    formatter = ESPHOME_ENV / "bin/clang-format"
    done = subprocess.run([formatter, HEADER], cwd=HEADER.parent, capture_output=True, text=True, check=True)
    assert done.stdout == HEADER.read_text()


def test_numbers_stand_in_ascending_order_whatever_the_lists(tmp_path: Path) -> None:
    path = listed(tmp_path, "company,0x0087,Garmin,wearable,x", "company,107,Polar,wearable,x")
    text = header(read_list(path))
    assert text.index("0x006B, DeviceClass::WEARABLE},  // Polar") < text.index("0x0087")


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("services,0x1800,a,phone,x", "line 2: there is no table services"),
        ("service,0x1800,a,telephone,x", "line 2: there is no class telephone"),
        ("service,0x18000,a,phone,x", "line 2: 0x18000 is no number of 16 bits"),
        ("service,-1,a,phone,x", "line 2: -1 is no number of 16 bits"),
        ("service,heart,a,phone,x", "line 2: heart is no number of 16 bits"),
        ("service,0x1800,a,phone,", "line 2: has not the fields"),
        ("service,0x1800,a,phone", "line 2: has not the fields"),
        ("service,1,a,phone,x\nservice,0x1,b,tag,x", "has service 0x0001 twice"),
    ],
)
def test_a_line_that_cannot_be_is_told(tmp_path: Path, line: str, about: str) -> None:
    with pytest.raises(ScriptError, match=about):
        read_list(listed(tmp_path, line))


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with pytest.raises(ScriptError, match="cannot be read"):
        read_list(path)
    path.write_text("a,b\n")
    with pytest.raises(ScriptError, match="the first line is not table,number"):
        read_list(path)
