"""Days on end, through a real node into a real Home Assistant: no entry is lost, and nothing is left over."""

from __future__ import annotations

from scripts.tools.benches.long_month import played

DAYS = 2
LASTING = ("Shop", "Engine", "NodeClient", "Node", "FootfallCoordinator", "History")
"""Of what there are as many however long it goes on."""
MOMENTARY = 3
"""Tasks that there may be at one moment and not at another: of those that answer us, and that tell an hour."""
NODE, STATISTICS = "footfall node", "footfall statistics"
OF_A_THREAD = 2
TOLD_APART = 0.1
"""The recorder's statistic is rounded."""


def test_days_on_end_lose_no_entry_and_leave_nothing_behind() -> None:
    soak = played(DAYS)

    assert [night.day for night in soak.nights] == list(range(DAYS))
    for day in soak.days:
        assert day.true > 0
        assert day.apart < TOLD_APART
    assert (soak.hours_lost, soak.hours_double) == (0, 0)

    for night in soak.nights:
        # Whether an hour is just told to the recorder is a matter of the moment.
        assert {NODE: 1}.items() <= night.counts.our_tasks.items() <= {NODE: 1, STATISTICS: 1}.items()

    first, *later = soak.nights
    for night in later:
        # Home Assistant starts its threads as they are needed, and those of the recorder open the database and its log.
        assert night.files - first.files <= OF_A_THREAD * max(0, night.threads - first.threads)
        assert night.counts.tasks - first.counts.tasks <= MOMENTARY
        assert {name: night.counts.ours[name] for name in LASTING} == {
            name: first.counts.ours[name] for name in LASTING
        }
