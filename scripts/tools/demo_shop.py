"""The demo's simulated shop: today's captures, and what was counted by hand on the days before."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scripts.bootstrap.paths import ROOT
from scripts.bootstrap.run import run
from simulator import Hours, boutique, simulate, write_captures

if TYPE_CHECKING:
    from pathlib import Path

    from simulator import ShopPlan

PAST = timedelta(hours=4)
AHEAD = timedelta(hours=8)
PRACTICE_DAYS = 2
PRACTICE_LENGTH = timedelta(hours=10)
PEOPLE = 7.0


def today(folder: Path, now: datetime) -> dict[str, Path]:
    """Write the captures of a day that began four hours ago and goes on for eight more; return them by node."""
    # Whenever somebody starts the demo, the shop is open and has an ebb and flow.
    hours = Hours(opening=((0.0, 24.0),) * 7, weekdays=(1.0,) * 7, arrivals=(1.0, 0.7, 1.3) * 8, street=(1.0,) * 24)
    plan = shop(now - PAST, now + AHEAD, now.toordinal(), hours)
    return write_captures(simulate(plan), folder / "today")


def practised_profile(folder: Path, now: datetime) -> str:
    """Learn a profile from the days before, on which the people were counted, and return it as JSON."""
    hours = Hours(opening=((8.0, 20.0),) * 7, weekdays=(1.0,) * 7)
    truth = folder / "practice"
    truth.mkdir(parents=True)
    words: list[str | Path] = []
    for day in range(1, PRACTICE_DAYS + 1):
        begin = (now - day * timedelta(days=1)).replace(hour=6, minute=0, second=0, tzinfo=UTC)
        captures = write_captures(
            simulate(shop(begin, begin + PRACTICE_LENGTH, now.toordinal() + day, hours)), folder / f"practice-{day}"
        )
        for file in (folder / f"practice-{day}").glob("*.truth.csv"):
            file.rename(truth / file.name)
        words += [f"{name}={path}" for name, path in captures.items()]
    profile = folder / "profile.json"
    learn: list[str | Path] = [sys.executable, "-m", "scripts.tools.learn", "--truth", truth, "--out", profile]
    run([*learn, *words], "learning from the practice days", env={"PYTHONPATH": str(ROOT)})
    return profile.read_text(encoding="utf-8")


def shop(begin: datetime, end: datetime, seed: int, hours: Hours) -> ShopPlan:
    """Return the demo's shop: visitors and passers-by alone, since equipment and staff cannot be left out yet."""
    plan = boutique(begin, end, seed=seed, timezone="UTC", people=PEOPLE)
    return replace(plan, hours=hours, staff=0, fixed=())
