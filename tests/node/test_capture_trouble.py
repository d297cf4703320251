"""Captures that are damaged, empty, of another kind, or whose clock jumps: said with the byte, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.host_node import HostNode
from tests.captures import BASE, ETHERNET, one_frame_each, pcap, probe_request, write

from .hub import connected

if TYPE_CHECKING:
    from pathlib import Path

    from custom_components.footfall.engine.protocol import Answer

pytestmark = pytest.mark.usefixtures("socket_enabled")

PACKET = 16 + len(probe_request(1))
HEADER = 24


async def play(*captures: Path) -> tuple[list[Answer], list[str]]:
    """Play captures to their end under one key; return the answers and what was said on the captures."""
    async with HostNode(name="a", captures=captures) as node, connected(node) as hub:
        answers: list[Answer] = []
        cursor = -1
        while not answers or not (answers[-1].drained and answers[-1].flags & 16):
            await hub.set_key()
            answers += await hub.drain(cursor)
            cursor = answers[-1].next
        await node.stop()
        return answers, node.trouble


def times(answers: list[Answer]) -> list[float]:
    """Return the seconds from BASE of all sightings."""
    return [
        (answer.base_us + 1000 * sighting.time_ms) / 1e6 - BASE for answer in answers for sighting in answer.sightings
    ]


async def test_truncated_capture(tmp_path: Path) -> None:
    capture = tmp_path / "cut.pcap"
    capture.write_bytes(pcap(one_frame_each([0.0, 1.0, 2.0]))[:-7])
    answers, trouble = await play(capture)
    assert times(answers) == pytest.approx([0.0, 1.0])
    (line,) = trouble
    assert line.startswith(f"{capture}: ")
    assert line.endswith(f" at byte {HEADER + 2 * PACKET}")


async def test_capture_with_a_lying_length(tmp_path: Path) -> None:
    content = bytearray(pcap(one_frame_each([0.0, 1.0, 2.0])))
    content[HEADER + PACKET + 8 : HEADER + PACKET + 12] = b"\xff\xff\xff\x7f"
    capture = tmp_path / "lying.pcap"
    capture.write_bytes(content)
    answers, trouble = await play(capture)
    assert times(answers) == pytest.approx([0.0])
    assert [line.rpartition(" at byte ")[2] for line in trouble] == [str(HEADER + PACKET)]


async def test_capture_without_a_packet_is_no_failure_of_the_others(tmp_path: Path) -> None:
    empty = write(tmp_path / "empty.pcap", [])
    good = write(tmp_path / "good.pcap", one_frame_each([0.0]))
    answers, trouble = await play(empty, good)
    assert times(answers) == pytest.approx([0.0])
    assert trouble == [f"{empty}: the capture holds no packets at byte {HEADER}"]


@pytest.mark.parametrize("content", [b"", b"\xd4\xc3\xb2", b"this is no capture, but long enough for one header"])
async def test_file_that_is_no_capture(tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.pcap"
    bad.write_bytes(content)
    good = write(tmp_path / "good.pcap", one_frame_each([0.0]))
    answers, trouble = await play(bad, good)
    assert times(answers) == pytest.approx([0.0])
    (line,) = trouble
    assert line.startswith(f"{bad}: ")
    assert " at byte " in line


async def test_missing_capture(tmp_path: Path) -> None:
    good = write(tmp_path / "good.pcap", one_frame_each([0.0]))
    answers, trouble = await play(tmp_path / "missing.pcap", good)
    assert times(answers) == pytest.approx([0.0])
    assert len(trouble) == 1


async def test_capture_of_another_link_type(tmp_path: Path) -> None:
    capture = write(tmp_path / "ethernet.pcap", [(0.0, b"\0" * 60)], ETHERNET)
    answers, trouble = await play(capture)
    assert times(answers) == []
    (line,) = trouble
    assert str(ETHERNET) in line
    assert line.endswith(" at byte 20")


async def test_damaged_frames_are_counted_and_passed_over(tmp_path: Path) -> None:
    whole = probe_request(1)
    cut = whole[:-2]
    capture = write(tmp_path / "a.pcap", [(0.0, whole), (1.0, cut), (2.0, probe_request(2)), (3.0, cut[:20])])
    answers, trouble = await play(capture)
    assert times(answers) == pytest.approx([0.0, 2.0])
    assert answers[-1].lost_damaged >= 1
    assert trouble == []


async def test_clock_that_jitters_back_is_held(tmp_path: Path) -> None:
    answers, trouble = await play(write(tmp_path / "a.pcap", one_frame_each([10.0, 8.5, 11.0])))
    assert times(answers) == pytest.approx([10.0, 10.0, 11.0])
    assert trouble == []
    assert len({answer.boot_id for answer in answers}) == 1


async def test_clock_that_jumps_back_is_a_new_start(tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([3600.0, 3601.0, 0.0, 1.0]))
    answers, trouble = await play(capture)
    assert times(answers) == pytest.approx([3600.0, 3601.0, 0.0, 1.0])
    assert trouble == [f"{capture}: the clock jumps back by 3601.000 s at byte {HEADER + 2 * PACKET}"]
    boots = [answer.boot_id for answer in answers if answer.count]
    assert len(set(boots)) == 2


async def test_each_file_is_a_start_of_its_own(tmp_path: Path) -> None:
    captures = [write(tmp_path / f"{day}.pcap", one_frame_each([day * 86400.0])) for day in range(3)]
    answers, trouble = await play(*captures)
    assert times(answers) == pytest.approx([0.0, 86400.0, 172800.0])
    assert trouble == []
    assert len({answer.boot_id for answer in answers if answer.count}) == 3
    assert [answer.missed for answer in answers] == [0] * len(answers)
