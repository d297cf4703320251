"""scripts/bench: what it measures, as a table and as JSON. No figure is asserted but those that cannot differ."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.paths import ROOT
from scripts.tools.bench import as_tables, main
from scripts.tools.benches import BENCHES
from scripts.tools.benches.frames import script
from scripts.tools.benches.measure import Measure
from scripts.tools.benches.node import run as run_node

if TYPE_CHECKING:
    from pathlib import Path


def call(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "scripts/bench", *words], capture_output=True, text=True, check=False)


def test_an_unknown_bench_is_bad_usage() -> None:
    done = call("nodes")
    assert done.returncode == 2
    assert "there is no bench named nodes; there are node" in done.stderr


def test_help_lists_the_benches() -> None:
    done = call("--help")
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in BENCHES)


@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not installed")
def test_the_nodes_bench_counts_frames_and_memory() -> None:
    done = call("node", "--json")
    assert done.returncode == 0, done.stderr
    measures: dict[str, dict[str, Any]] = {measure["name"]: measure for measure in json.loads(done.stdout)["node"]}

    for radio in ("Wi-Fi", "Bluetooth"):
        counts = {
            kind: measures[f"{radio}, {kind}"]["median"]
            for kind in (
                "gated",
                "known device, joining a sighting",
                "known device, average of a burst",
                "known device, opening a sighting",
                "new device",
            )
        }
        assert 0 < counts["gated"] < counts["known device, joining a sighting"] < counts["new device"]
        assert (
            counts["known device, joining a sighting"]
            < counts["known device, average of a burst"]
            < counts["known device, opening a sighting"]
        )
        assert measures[f"{radio}, new device"]["count"] > 1
    assert measures["Wi-Fi, gated"]["goal"] == 60
    assert isinstance(measures["Wi-Fi, gated"]["met"], bool)
    assert measures["Wi-Fi, new device in a flood"]["met"] is None
    assert any(name.startswith("ESP32C3, wifi and bluetooth: ") for name in measures)


def test_the_same_frames_at_each_run() -> None:
    assert script() == script()


def test_frames_are_as_long_as_phones_send_them() -> None:
    lengths = [len(line.split()[-1]) // 2 for line in script().lines if line.split()[1] == "w"]
    assert min(lengths) > 100
    assert max(lengths) < 180


def test_without_valgrind_one_line_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScriptError):
        run_node()
    assert main(["node"]) == 1
    told = capsys.readouterr().err
    assert told == "footfall: bench: valgrind is not on this machine; on Debian: apt-get install valgrind\n"


def test_the_table_says_which_goals_are_met() -> None:
    (shown,) = as_tables(
        "some",
        [
            Measure("quick", "instructions", (10, 30, 20), goal=20),
            Measure("slow", "instructions", (1500,), goal=900),
            Measure("free", "µs", (0.25,), digits=2),
        ],
    )
    lines = shown.text().splitlines()
    assert lines[0] == "some"
    assert lines[1].split() == ["goal", "median", "least", "most"]
    assert lines[2].split() == ["quick", "≤", "20", "ok", "20", "instructions", "10", "30"]
    assert lines[3].split() == ["slow", "≤", "900", "miss", "1,500", "instructions", "1,500", "1,500"]
    assert lines[4].split() == ["free", "0.25", "µs", "0.25", "0.25"]


def test_a_part_without_its_bench_is_bad_usage() -> None:
    for words, reason in (
        (("--only", "mixes"), "--only mixes: is a part of one bench; name that one alone"),
        (("--only", "mixes", "node"), "--only mixes: is a part of one bench; name that one alone"),
        (("--only", "weeks", "counting"), "invalid choice: 'weeks'"),
        (("--json", "--markdown"), "not allowed with argument"),
    ):
        done = call(*words)
        assert done.returncode == 2
        assert reason in done.stderr
