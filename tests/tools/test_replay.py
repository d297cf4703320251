"""scripts/replay: captures in, occupancy and devices out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.node.captures import BASE, ETHERNET, address, pcap, probe_request, write

from .shop import call, rows, visit

if TYPE_CHECKING:
    from pathlib import Path

PSEUDONYM_OF_FIRST = "974698666ef72e3f"
"""Of 02:00:00:00:00:01 under the default key (docs/protocol.md)."""


def replayed(tmp_path: Path, *words: object, name: str = "out.csv") -> list[dict[str, str]]:
    """Replay, expect success and return the rows of estimates."""
    done = call("replay", "--out", tmp_path / name, *words)
    assert done.status == 0, done.errors
    return rows(tmp_path / name)


def test_people_come_and_go(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [*visit(3, 0, 600), (2400, probe_request(9, signal=-90))])

    found = replayed(tmp_path, capture)

    assert list(found[0]) == ["timestamp", "estimate", "low", "high"]
    assert found[0]["timestamp"].startswith("2023-11-14 22:13:2")
    assert max(float(row["estimate"]) for row in found) >= 2
    assert float(found[-1]["estimate"]) == 0
    assert all(float(row["low"]) <= float(row["estimate"]) <= float(row["high"]) for row in found)
    minutes = [row["timestamp"][:16] for row in found]
    assert len(set(minutes)) >= 39


def test_own_equipment_is_not_counted(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 600))
    ignore = tmp_path / "ignore.txt"
    ignore.write_text("# the till\n02:00:00:00:00:01\n\n")

    assert any(float(row["estimate"]) for row in replayed(tmp_path, capture))
    assert not any(float(row["estimate"]) for row in replayed(tmp_path, "--ignore", ignore, capture))
    assert not any(float(row["estimate"]) for row in replayed(tmp_path, "--ignore", ignore, "--epoch", 120, capture))


def test_the_same_capture_twice_gives_the_same(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(4, 0, 900))

    replayed(tmp_path, capture, name="one.csv")
    replayed(tmp_path, capture, name="two.csv")

    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_two_nodes_in_either_order_give_the_same_and_count_a_phone_once(tmp_path: Path) -> None:
    door = write(tmp_path / "door.pcap", visit(3, 0, 900))
    till = write(tmp_path / "till.pcap", [(time + 0.01, frame) for time, frame in visit(3, 0, 900)])

    both = replayed(tmp_path, f"door={door}", f"till={till}", "--devices", tmp_path / "d1.csv", name="one.csv")
    replayed(tmp_path, f"till={till}", f"door={door}", "--devices", tmp_path / "d2.csv", name="two.csv")
    alone = replayed(tmp_path, door, name="three.csv")

    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert (tmp_path / "d1.csv").read_bytes() == (tmp_path / "d2.csv").read_bytes()
    assert float(both[-1]["estimate"]) == pytest.approx(float(alone[-1]["estimate"]), rel=0.05)


def test_a_nodes_files_are_taken_in_time_order_and_nothing_lies_between(tmp_path: Path) -> None:
    first = write(tmp_path / "z.pcap", visit(1, 0, 120))
    second = write(tmp_path / "a.pcap", visit(1, 86_400, 86_520))

    found = replayed(tmp_path, second, first)

    stamps = [row["timestamp"] for row in found]
    assert stamps == sorted(stamps)
    assert {stamp[:10] for stamp in stamps} == {"2023-11-14", "2023-11-15"}
    assert len(stamps) < 60


def test_devices_are_a_row_a_sighting(tmp_path: Path) -> None:
    capture = write(
        tmp_path / "a.pcap", [(0, probe_request(1)), (30, probe_request(1)), (60, probe_request(2, signal=-80))]
    )

    assert call("replay", "--devices", tmp_path / "d.csv", capture).status == 0

    found = rows(tmp_path / "d.csv")
    assert [(float(row["time"]), row["pseudonym"] == PSEUDONYM_OF_FIRST) for row in found] == [
        (BASE, True),
        (BASE + 30, True),
        (BASE + 60, False),
    ]
    assert found[0]["device"] == found[1]["device"] != found[2]["device"]


def test_no_frame_is_too_weak_for_a_replay(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0, probe_request(1, signal=-127)), (1, probe_request(2, signal=-91))])

    replayed(tmp_path, "--devices", tmp_path / "devices.csv", capture)

    assert len(rows(tmp_path / "devices.csv")) == 2


def test_another_key_gives_other_pseudonyms(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", [(0, probe_request(1))])

    assert call("replay", "--key", "ab" * 16, "--devices", tmp_path / "d.csv", capture).status == 0

    assert rows(tmp_path / "d.csv")[0]["pseudonym"] != PSEUDONYM_OF_FIRST


def test_nothing_is_comparable_across_epochs(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 600))

    assert call("replay", "--epoch", 300, "--devices", tmp_path / "d.csv", capture).status == 0

    found = rows(tmp_path / "d.csv")
    early, late = found[0], found[-1]
    assert early["pseudonym"] == PSEUDONYM_OF_FIRST != late["pseudonym"]
    assert early["device"] != late["device"]


def test_local_time_follows_the_clock_on_the_wall_when_it_is_set_back(tmp_path: Path) -> None:
    before = 1_698_539_400 - BASE  # 2023-10-29 02:30 in Prague; at 03:00 it is 02:00 again
    capture = write(tmp_path / "a.pcap", visit(1, before, before + 3720))

    found = replayed(tmp_path, "--timezone", "Europe/Prague", capture)

    stamps = [row["timestamp"] for row in found]
    assert stamps.count("2023-10-29 02:31:00") == 2
    assert sum(after < before for before, after in pairwise(stamps)) == 1


def test_a_damaged_capture_is_used_up_to_the_damage(tmp_path: Path) -> None:
    whole = pcap(visit(2, 0, 600))
    damaged = tmp_path / "damaged.pcap"
    damaged.write_bytes(whole[:-7])

    done = call("replay", "--out", tmp_path / "out.csv", damaged)

    assert done.status == 0
    assert any("damaged.pcap: the file ends within a packet" in line and "at byte" in line for line in done.errors)
    assert rows(tmp_path / "out.csv")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty at byte 0"),
        (pcap([]), "the capture holds no packets"),
        (pcap([(0, probe_request(1))], ETHERNET), "link type 1 is not read"),
        (b"no capture at all", "not a capture"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.pcap").write_bytes(content)

    done = call("replay", "--out", tmp_path / "out.csv", tmp_path / "bad.pcap")

    assert done.status == 1
    assert len(done.errors) == 1
    assert reason in done.errors[0]
    assert "bad.pcap" in done.errors[0]
    assert not (tmp_path / "out.csv").exists()


def test_files_that_are_missing_or_wrong_fail_with_one_line(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 60))
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "footfall-profile", "version": 9}')
    no_addresses = tmp_path / "ignore.txt"
    no_addresses.write_text("02:00:00:00:00:01\nhello\n")

    for words, reason in (
        ((tmp_path / "missing.pcap",), "missing.pcap: cannot be read: No such file"),
        (("--profile", tmp_path / "missing.json", capture), "missing.json: cannot be read"),
        (("--profile", wrong, capture), "wrong.json: the profile has version 9"),
        (("--ignore", no_addresses, capture), "line 2 is not an address"),
        (("--out", tmp_path / "no" / "out.csv", capture), "out.csv: cannot be written: No such file"),
    ):
        done = call("replay", *words)
        assert (done.status, len(done.errors)) == (1, 1), done.errors
        assert reason in done.errors[0]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--timezone", "Mars/Olympus", "a"],
        ["--key", "12", "a"],
        ["--key", "zz" * 16, "a"],
        ["--epoch", "0", "a"],
        ["--epoch", "soon", "a"],
        ["=a"],
        ["--nonsense", "a"],
    ],
)
def test_bad_usage_is_status_2(words: list[str]) -> None:
    assert call("replay", *words).status == 2


def test_help_names_every_option() -> None:
    done = call("replay", "--help")

    assert done.status == 0
    for option in ("--profile", "--ignore", "--timezone", "--epoch", "--out", "--devices", "--key", "CAPTURE"):
        assert option in done.out


def test_the_frame_maker_makes_the_address_that_is_expected() -> None:
    assert address(1).hex(":") == "02:00:00:00:00:01"
