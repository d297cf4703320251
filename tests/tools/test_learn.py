"""scripts/learn: captures and counts in, a profile out that replay takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from custom_components.footfall.engine import Profile
from scripts.tools import features_cache

from .shop import call, days, rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("socket_enabled")


def test_a_learned_profile_counts_a_day_that_it_has_not_seen(tmp_path: Path) -> None:
    captures = days(tmp_path, [3, 2, 4, 3, 2])
    profile = tmp_path / "profile.json"

    learned = call("learn", "--truth", tmp_path, "--out", profile, *captures[1:])
    replayed = call("replay", "--profile", profile, "--out", tmp_path / "out.csv", captures[0])

    assert (learned.status, replayed.status) == (0, 0), learned.errors + replayed.errors
    found = {row["timestamp"]: float(row["estimate"]) for row in rows(tmp_path / "out.csv")}
    assert 2 <= found["2023-11-14 23:03:20"] <= 4
    assert found["2023-11-14 22:33:20"] == 0
    told = json.loads(profile.read_text())
    assert told["learned"]["days"] == ["2023-11-15", "2023-11-16", "2023-11-17", "2023-11-18"]
    assert told["performance"]["error_empty"] < 0.5


def test_learning_again_from_the_cache_gives_the_same(tmp_path: Path) -> None:
    captures = days(tmp_path, [2, 3])

    first = call("learn", "--truth", tmp_path, "--out", tmp_path / "1.json", *captures)
    again = call("learn", "--truth", tmp_path, "--out", tmp_path / "2.json", *reversed(captures))

    assert (first.status, again.status) == (0, 0), first.errors
    assert (tmp_path / "1.json").read_text() == (tmp_path / "2.json").read_text()


def test_a_damaged_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    captures = days(tmp_path, [2])
    monkeypatch.setattr(features_cache, "FOLDER", tmp_path / "cache")

    first = features_cache.features_of({"node": captures}, [])
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(kept.read_text()[:100])

    assert features_cache.features_of({"node": captures}, []) == first
    assert features_cache.features_of({"node": captures}, []) == first


def test_the_cache_tells_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    captures = days(tmp_path, [2])
    monkeypatch.setattr(features_cache, "FOLDER", tmp_path / "cache")

    features_cache.features_of({"node": captures}, [bytes.fromhex("020000000001")])

    (kept,) = (tmp_path / "cache").iterdir()
    assert set(json.loads(kept.read_text())) == {"times", "values"}
    assert "2023" not in kept.name


def test_single_counts_alone_scale_the_default_profile(tmp_path: Path) -> None:
    (capture,) = days(tmp_path, [3])
    spots = tmp_path / "spots.csv"
    spots.write_text("datetime;occupancy\n2023-11-14 23:00:00;12\n2023-11-14 23:05:00;12\n2023-11-14 23:10:00;12\n")

    done = call("learn", "--spots", spots, "--out", tmp_path / "profile.json", capture)

    assert done.status == 0, done.errors
    assert Profile.from_json((tmp_path / "profile.json").read_text()).scale > 1.3


def test_single_counts_go_on_top_of_full_truth(tmp_path: Path) -> None:
    captures = days(tmp_path, [3, 3, 3])
    spots = tmp_path / "spots.csv"
    spots.write_text("datetime;occupancy\n2023-11-14 23:00:00;6\n2023-11-14 23:10:00;6\n1999-01-01 00:00:00;6\n")

    done = call("learn", "--truth", tmp_path, "--spots", spots, "--out", tmp_path / "profile.json", *captures)

    assert done.status == 0, done.errors
    assert any("1 of 3 single counts lie outside" in line for line in done.errors)
    profile = Profile.from_json((tmp_path / "profile.json").read_text())
    assert profile.scale > 1.1
    assert profile.learned["from"] == "counted occupancy"


def test_two_nodes_are_learned_from_together(tmp_path: Path) -> None:
    captures = days(tmp_path, [2])

    done = call("learn", "--truth", tmp_path, "--out", tmp_path / "p.json", f"a={captures[0]}", f"b={captures[0]}")

    assert done.status == 0, done.errors


def test_what_cannot_be_learned_is_said_in_one_line(tmp_path: Path) -> None:
    captures = days(tmp_path, [2])
    nothing = tmp_path / "empty"
    nothing.mkdir()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "2023-11-14.truth.csv").write_text("datetime;occupancy\n2023-11-14 23:00:00;many\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.truth.csv").write_text("datetime;occupancy\n1999-01-01 00:00:00;1\n1999-01-02 00:00:00;0\n")
    spots = tmp_path / "spots.csv"
    spots.write_text("when,count\n")
    endless = tmp_path / "endless.csv"
    endless.write_text("x" * 200_000)

    for words, reason in (
        (("--truth", nothing), "holds no file named DATE.truth.csv"),
        (("--truth", tmp_path / "none"), "is no folder"),
        (("--truth", bad), "line 2 is not a local time and a number of people"),
        (("--truth", elsewhere), "is --timezone that of the truth's times?"),
        (("--truth", tmp_path, "--spots", endless), "endless.csv: cannot be read: field larger"),
        (("--truth", tmp_path, "--spots", spots), "does not name the columns datetime;occupancy"),
    ):
        done = call("learn", *words, "--out", tmp_path / "p.json", *captures)
        assert done.status == 1
        assert reason in done.errors[-1]
        assert not (tmp_path / "p.json").exists()


def test_a_profile_that_cannot_be_written_is_said_before_the_work(tmp_path: Path) -> None:
    (capture,) = days(tmp_path, [2])

    done = call("learn", "--truth", tmp_path, "--out", tmp_path / "no" / "p.json", capture)

    assert (done.status, len(done.errors)) == (1, 1), done.errors
    assert "p.json: cannot be written: No such file" in done.errors[0]


def test_bad_usage_is_status_2(tmp_path: Path) -> None:
    assert call("learn", "--out", "p.json", "a.pcap").status == 2
    assert call("learn", "--truth", tmp_path, "a.pcap").status == 2
    assert call("learn", "--truth", tmp_path, "--out", "p.json").status == 2


def test_help_names_every_option() -> None:
    done = call("learn", "--help")

    assert done.status == 0
    for option in ("--truth", "--spots", "--ignore", "--timezone", "--out", "CAPTURE"):
        assert option in done.out
