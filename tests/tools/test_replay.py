"""scripts/replay: captures in, occupancy and devices out."""

from __future__ import annotations

import os
import signal
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.bootstrap.paths import ROOT
from tests.captures import BASE, ETHERNET, address, beacon, pcap, probe_request, write

from .shop import call, rows, started, visit

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


def test_hours_without_anybody_are_in_it_too(tmp_path: Path) -> None:
    def quiet(begin: float) -> list[tuple[float, bytes]]:
        return [(begin + 30 * number, beacon()) for number in range(40)]

    first = write(tmp_path / "a.pcap", [*quiet(0), (1210, probe_request(1)), *quiet(1220)])
    second = write(tmp_path / "b.pcap", [*quiet(86_400), (87_610, probe_request(1))])
    nobody = write(tmp_path / "c.pcap", quiet(0))

    found = replayed(tmp_path, first, second)
    assert [row["timestamp"] for row in found[:2]] == ["2023-11-14 22:13:30", "2023-11-14 22:13:40"]
    assert sum(row["timestamp"] < "2023-11-15" for row in found) >= 239
    assert "2023-11-15 22:13:30" in {row["timestamp"] for row in found}
    alone = replayed(tmp_path, nobody)
    assert len(alone) >= 116
    assert not any(float(row["estimate"]) for row in alone)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_replay_leaves_no_process_and_no_half_file(tmp_path: Path, end: signal.Signals) -> None:
    # Nobody ever writes into it, so the node that reads it comes to no end by itself.
    capture = tmp_path / "endless.pcap"
    os.mkfifo(capture)
    writer = os.open(capture, os.O_RDWR)
    process = started("replay", "--out", tmp_path / "out.csv", capture)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (nodes := children.read_text().split()):
        assert process.poll() is None

    process.send_signal(end)
    _, errors = process.communicate()
    os.close(writer)

    assert (process.returncode, errors) == (130, "")
    assert not [node for node in nodes if Path("/proc", node).exists()]
    assert [path.name for path in tmp_path.iterdir()] == ["endless.pcap"]


def test_a_node_that_dies_ends_the_replay_with_one_clear_line(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(8, 0, 200_000, signal=-20))
    process = started("replay", "--out", tmp_path / "out.csv", capture)
    part = tmp_path / "out.csv.part"
    # The first rows are in the file while nearly all of the capture is still to come.
    while not part.exists() or not part.stat().st_size:
        assert process.poll() is None
    (node,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()

    os.kill(int(node), signal.SIGKILL)
    _, errors = process.communicate()

    assert process.returncode == 1
    assert len(errors.splitlines()) == 1, errors
    assert "footfall: node node: " in errors
    assert [path.name for path in tmp_path.iterdir()] == ["a.pcap"]


def test_a_place_that_cannot_be_written_is_one_clear_line_and_leaves_no_half_file(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 60))
    folder = tmp_path / "folder"
    folder.mkdir()

    for out, reason in ((folder, "it is a folder"), (".", "it is a folder"), ("/dev/full", "No space left on device")):
        done = call("replay", "--out", out, "--devices", tmp_path / "d.csv", capture)
        assert done.status == 1
        assert reason in done.errors[-1]
        assert not any("Traceback" in line for line in done.errors)
        assert not list(tmp_path.glob("*.part"))


def test_what_is_no_ordinary_file_is_written_and_not_replaced(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 60))
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "out.csv")

    assert call("replay", "--out", "/dev/null", "--devices", link, capture).status == 0

    assert Path("/dev/null").is_char_device()
    assert link.is_symlink()
    assert rows(tmp_path / "out.csv")


def test_an_output_never_overwrites_a_capture_or_another_output(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 60))
    before = capture.read_bytes()

    assert call("replay", "--out", capture, capture).status == 2
    assert call("replay", "--out", tmp_path / "o.csv", "--devices", tmp_path / "o.csv", capture).status == 2
    assert call("learn", "--truth", tmp_path, "--out", capture, f"door={capture}").status == 2

    assert capture.read_bytes() == before


def test_a_name_with_an_equals_sign_is_a_file_where_there_is_one(tmp_path: Path) -> None:
    capture = write(tmp_path / "a=b.pcap", [(0, probe_request(1))])
    relative = os.path.relpath(capture, ROOT)

    for word in (capture, relative, f"door={capture}", f"door={relative}"):
        assert call("replay", "--devices", tmp_path / "d.csv", word).status == 0
        assert len(rows(tmp_path / "d.csv")) == 1


def test_an_epoch_may_be_as_short_and_as_long_as_its_number_says(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", visit(1, 0, 600))

    assert call("replay", "--epoch", 1, "--devices", tmp_path / "d.csv", capture).status == 0
    assert len({row["pseudonym"] for row in rows(tmp_path / "d.csv")}) == 30
    assert call("replay", "--epoch", 2**31 - 1, "--devices", tmp_path / "d.csv", capture).status == 0
    assert len({row["pseudonym"] for row in rows(tmp_path / "d.csv")}) == 1
    assert call("replay", "--epoch", 2**31, "--devices", tmp_path / "d.csv", capture).status == 2


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
