"""Writes a simulation into a folder: one capture a node, the truth, and whose address was whose.

Files are written beside their place and moved there when they are whole, so that an interrupted run leaves no half one.
"""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from statistics import mean, median
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .catalogue import MODELS
from .packets import BLUETOOTH, WIFI, capture_head, capture_packet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from .addresses import AddressUse
    from .plan import ShopPlan
    from .simulation import Simulation
    from .truth import Steps, Truth

FLUSH_PACKETS = 4096
FIXED_KINDS = ("public", "static")


def write_captures(
    simulation: Simulation, folder: Path, progress: Callable[[float], None] | None = None
) -> dict[str, Path]:
    """Write captures, addresses and truth; return the capture of each node by its name.

    `progress` is called with the share that is done, 0 to 1. Raises OSError where the folder cannot be written.
    """
    plan = simulation.plan
    folder.mkdir(parents=True, exist_ok=True)
    captures = {node.name: folder / f"{node.name}.pcapng" for node in plan.nodes}
    counts = [[0, 0] for _ in plan.nodes]
    own: set[str] = set()
    with ExitStack() as stack:
        files = [stack.enter_context(_whole_binary(path)) for path in captures.values()]
        table = csv.writer(stack.enter_context(_whole_text(folder / "addresses.csv")), lineterminator="\n")
        table.writerow(("begin", "end", "address", "radio", "kind", "frames", "device", "model", "person", "role"))

        def note(use: AddressUse) -> None:
            device = use.device
            span = (f"{use.begin:.3f}", f"{use.end:.3f}")
            names = (device.name, device.model, device.person, device.role)
            table.writerow((*span, use.address, use.radio, use.kind, use.frames, *names))
            if device.role == "own" and _never_changes(use):
                own.add(use.address)

        heads = [[capture_head()] for _ in plan.nodes]
        next_report = plan.begin_s
        step = max(60.0, (plan.end_s - plan.begin_s) / 200)
        for frame in simulation.frames(note):
            blocks = heads[frame.node]
            blocks.append(capture_packet(frame))
            counts[frame.node][frame.radio] += 1
            if len(blocks) >= FLUSH_PACKETS:
                files[frame.node](b"".join(blocks))
                blocks.clear()
            if progress and frame.time_us >= next_report * 1e6:
                progress((frame.time_us / 1e6 - plan.begin_s) / (plan.end_s - plan.begin_s))
                next_report = frame.time_us / 1e6 + step
        for write, blocks in zip(files, heads, strict=True):
            write(b"".join(blocks))
        ignore = stack.enter_context(_whole_text(folder / "ignore.txt"))
        ignore.writelines(f"{address}\n" for address in sorted(own))
    frames = {
        node.name: {"wifi": counts[index][WIFI], "bluetooth": counts[index][BLUETOOTH]}
        for index, node in enumerate(plan.nodes)
    }
    write_truth(simulation, folder, frames)
    if progress:
        progress(1.0)
    return captures


def write_truth(simulation: Simulation, folder: Path, frames: dict[str, dict[str, int]] | None = None) -> None:
    """Write what really happened, without any capture: `DATE.truth.csv`, the tables, `summary.json`."""
    plan, truth = simulation.plan, simulation.truth()
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in _occupancy_days(plan, truth.occupancy()):
        _write_table(folder / f"{name}.truth.csv", ("datetime", "occupancy"), rows, delimiter=";")
    visits = ((v.person, v.party, _s(v.begin), _s(v.end), _s(v.dwell)) for v in truth.visits)
    _write_table(folder / "visits.csv", ("person", "party", "begin", "end", "dwell"), visits)
    staff = ((v.person, _s(v.begin), _s(v.end)) for v in truth.staff)
    _write_table(folder / "staff.csv", ("person", "begin", "end"), staff)
    passages = ((p.person, _s(p.begin), _s(p.end), int(p.stopped)) for p in truth.passages)
    _write_table(folder / "passers_by.csv", ("person", "begin", "end", "stopped"), passages)
    stays = ((z.person, z.zone, _s(z.begin), _s(z.end)) for z in truth.zone_stays)
    _write_table(folder / "zone_stays.csv", ("person", "zone", "begin", "end"), stays)
    zones = (
        (_s(time), zone, count)
        for zone in plan.floor.zone_names()
        for steps in (truth.zone_occupancy(zone),)
        for time, count in zip(steps.times, steps.counts, strict=True)
    )
    _write_table(folder / "zones.csv", ("time", "zone", "occupancy"), zones)
    with _whole_text(folder / "summary.json") as out:
        json.dump(_summary(plan, truth, frames), out, indent=2)
        out.write("\n")


def _never_changes(use: AddressUse) -> bool:
    model = MODELS[use.device.model]
    if use.radio == "wifi":
        return model.wifi is not None and model.wifi.lifetime is None
    return model.bluetooth is not None and model.bluetooth.rotation is None and use.kind in FIXED_KINDS


def _occupancy_days(plan: ShopPlan, steps: Steps) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield each local date that the plan touches, with a row at its start, at each change and at its end."""
    zone = ZoneInfo(plan.timezone)
    changes = list(zip(steps.times, steps.counts, strict=True))
    day = datetime.fromtimestamp(plan.begin_s, zone).date()
    last = datetime.fromtimestamp(plan.end_s, zone).date()
    place = 0
    while day <= last:
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        tomorrow = day + timedelta(days=1)
        begin = max(plan.begin_s, midnight.timestamp())
        end = min(plan.end_s, datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone).timestamp() - 0.001)
        if end > begin:
            rows = [(_local(begin, zone), steps.at(begin))]
            while place < len(changes) and changes[place][0] <= begin:
                place += 1
            while place < len(changes) and changes[place][0] < end:
                rows.append((_local(changes[place][0], zone), changes[place][1]))
                place += 1
            rows.append((_local(end, zone), steps.at(end)))
            yield day.isoformat(), rows
        day = tomorrow


def _summary(plan: ShopPlan, truth: Truth, frames: dict[str, dict[str, int]] | None) -> dict[str, object]:
    dwells = [visit.dwell for visit in truth.visits]
    occupancy = truth.occupancy()
    entries, passers = truth.entries(), truth.passers_by()
    return {
        "start": datetime.fromtimestamp(plan.begin_s, UTC).isoformat(),
        "end": datetime.fromtimestamp(plan.end_s, UTC).isoformat(),
        "timezone": plan.timezone,
        "seed": plan.seed,
        "mix": plan.mix,
        "nodes": {node.name: {"x": node.x, "y": node.y, "channel": node.channel} for node in plan.nodes},
        "frames": frames or {},
        "inside_at_start": occupancy.at(truth.begin),
        "entries": entries,
        "exits": truth.exits(),
        "inside_at_end": occupancy.at(truth.end),
        "person_hours": round(occupancy.integral(truth.begin, truth.end) / 3600, 3),
        "most_inside": max(
            (c for t, c in zip(occupancy.times, occupancy.counts, strict=True) if truth.begin <= t < truth.end),
            default=occupancy.at(truth.begin),
        ),
        "passers_by": passers,
        "capture_rate": round(entries / (entries + passers), 4) if entries + passers else None,
        "dwell_median_s": round(median(dwells), 1) if dwells else None,
        "dwell_mean_s": round(mean(dwells), 1) if dwells else None,
        "staff": len(truth.staff),
    }


def _s(seconds: float) -> str:
    return f"{seconds:.3f}"


def _local(seconds: float, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(seconds, zone):%Y-%m-%d %H:%M:%S.%f}"


def _write_table(path: Path, head: tuple[str, ...], rows: Iterable[tuple[object, ...]], delimiter: str = ",") -> None:
    with _whole_text(path) as out:
        table = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


@contextmanager
def _whole_text(path: Path) -> Iterator[TextIO]:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _whole_binary(path: Path) -> Iterator[Callable[[bytes], int]]:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as out:
            yield out.write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
