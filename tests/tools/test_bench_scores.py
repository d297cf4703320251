"""How benches score: against figures worked out by hand."""

from __future__ import annotations

import json
import math

import pytest

from scripts.tools.benches.device_score import MISSED, Score, nearest, score
from scripts.tools.benches.occupancy_score import (
    Estimates,
    Steps,
    Window,
    biases,
    explained,
    figures,
    means,
    person_hours_error,
    windows_of,
)
from scripts.tools.benches.plain_methods import METHODS, Counters, Heard, smoothed, tracked
from scripts.tools.benches.tables import Goal, Row, Table


def window(people: float, estimate: float, *, day: str = "a", spread: float = 0.0) -> Window:
    return Window(day, 0.0, people, estimate, estimate - spread, estimate + spread)


def estimates(times: list[float], numbers: list[float]) -> Estimates:
    return Estimates(times, numbers, [number - 1 for number in numbers], [number + 1 for number in numbers])


def test_windows_are_whole_and_aligned_and_hold_the_means_over_time() -> None:
    people = Steps([290.0, 450.0, 1000.0], [2, 4, 9])
    found = windows_of("a", people, estimates([310.0, 600.0], [3.0, 5.0]))

    assert [one.start for one in found] == [300, 600]
    assert [one.people for one in found] == [3.0, 4.0]
    # The first ten seconds have no estimate, which counts as nobody.
    assert [one.estimate for one in found] == [pytest.approx(3 * 290 / 300), 5.0]
    assert [one.high for one in found] == [pytest.approx(4 * 290 / 300), 6.0]
    assert found[0].filled == pytest.approx((290 / 300 + 1) / 2)


def test_an_estimate_holds_for_a_quarter_of_an_hour_and_no_longer() -> None:
    found, filled = means(Steps([0.0], [6.0]), 0.0, 4, hold=900)

    assert found == [6.0, 6.0, 6.0, 0.0]
    assert filled == [1.0, 1.0, 1.0, 0.0]


def test_of_two_values_at_one_moment_the_later_holds() -> None:
    assert means(Steps([0.0, 0.0], [6.0, 2.0]), 0.0, 1)[0] == [2.0]


def test_a_day_that_is_shorter_than_a_window_has_none() -> None:
    assert windows_of("a", Steps([10.0, 500.0], [1, 1]), estimates([0.0], [1.0])) == []


def test_figures_by_hand() -> None:
    found = figures([window(4, 6, spread=1), window(2, 1, spread=1), window(0, 0), window(0, 0.6, spread=0.6)])

    assert found["windows"] == 4
    assert found["people"] == 3
    assert found["MAE"] == pytest.approx(3.6 / 4)
    assert found["MAE_occ"] == 1.5
    assert found["MAE_empty"] == 0.3
    assert found["MAPE3"] == 0.5
    assert found["R2"] == pytest.approx(1 - (4 + 1 + 0.36) / 11)
    assert found["presence_acc"] == 0.75
    assert found["bias_occ"] == 0.5
    assert found["interval_occ"] == 0.5
    assert found["interval_width"] == 2.0
    assert found["interval_empty"] == 1.0
    assert found["filled"] == 1.0


def test_person_hours_are_by_day_and_leave_out_days_with_less_than_one() -> None:
    full = [window(2, 3, day="full")] * 12
    some = [window(1, 1, day="some")] * 12
    few = [window(0.5, 9, day="few")] * 12

    assert person_hours_error([*full, *some, *few]) == pytest.approx((0.5 + 0) / 2)
    assert math.isnan(person_hours_error(few))


def test_a_band_needs_twenty_windows() -> None:
    found = biases([window(5, 7)] * 20 + [window(20, 10)] * 19 + [window(0.5, 0.0)] * 20)

    assert found == {"bias_0.5_3": -0.5, "bias_3_8": 2.0}
    assert figures([window(5, 7)] * 20)["worst_band_bias"] == 2.0


def test_nothing_to_explain_is_no_number() -> None:
    assert math.isnan(explained([window(3, 1), window(3, 2)]))
    assert math.isnan(figures([])["MAE"])


def test_devices_told_apart_without_a_mistake() -> None:
    assert score("aabbc", [1, 1, 2, 2, 3]) == Score(3, 3, 0.0, 1.0)


def test_devices_by_hand() -> None:
    # Homogeneity 0: every device found holds as many frames of the one as of the other.
    assert score("abab", [1, 1, 2, 2]).v_measure == pytest.approx(0)
    # All in one: complete, not homogeneous.
    assert score("aabb", [1, 1, 1, 1]) == Score(2, 1, 0.5, 0.0)
    # One phone split in two: homogeneous; completeness 1 - (1/2 ln 2) / (3/2 ln 2).
    split = score("aabb", [1, 2, 3, 3])
    assert split.error == 0.5
    assert split.v_measure == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))


def test_what_was_never_told_is_no_device() -> None:
    assert nearest([], 5.0) == MISSED
    assert score("aab", ["1", "1", MISSED]) == Score(2, 1, 0.5, 1.0)


def test_a_frame_is_of_the_device_told_nearest_in_time() -> None:
    told = [(10.0, "x"), (20.0, "y")]
    assert [nearest(told, time) for time in (0.0, 14.0, 15.0, 16.0, 99.0)] == ["x", "x", "x", "y", "y"]


def test_a_fitted_factor_comes_from_the_other_days() -> None:
    other = Heard([window(2, 0), window(4, 0)], {"addresses": [10.0, 20.0]})
    day = Heard([window(3, 0)], {"addresses": [30.0]})

    assert [one.estimate for one in METHODS["addresses"]([other], day)] == [30.0]
    assert [one.estimate for one in METHODS["addresses, fitted"]([other], day)] == [pytest.approx(6.0)]


def test_the_tracker_says_nobody_under_its_gate() -> None:
    other = Heard([window(0, 0), window(0, 0), window(3, 0)], {"tracked devices": [0.4, 0.6, 2.0]})
    day = Heard([window(0, 0), window(3, 0)], {"tracked devices": [0.7, 2.0]})

    assert [one.estimate for one in METHODS["tracker"]([other], day)] == [0.0, pytest.approx(2 * 6 / (0.16 + 0.36 + 4))]


def test_the_trackers_average_follows_by_a_half_in_four_minutes() -> None:
    assert list(smoothed([0.0, 240.0, 480.0], [0, 8, 8]).values) == [0, 4, 6]
    windows = [Window("a", start, 0, 0, 0, 0) for start in (0.0, 600.0)]
    assert tracked(windows, smoothed([0.0, 300.0, 600.0], [4, 4, 4])) == [4.0, 4.0]
    assert tracked([], smoothed([], [])) == []


def test_windows_that_heard_nothing_count_nothing() -> None:
    assert Counters().counts([0.0, 300.0]) == {"addresses": [0, 0], "gated addresses": [0, 0], "types": [0, 0]}


def test_goals_are_met_at_their_edges() -> None:
    assert Goal(most=2.1).met(2.1)
    assert not Goal(most=2.1).met(2.11)
    assert Goal(0.75, 0.85).met(0.75)
    assert not Goal(0.75, 0.85).met(0.86)
    assert not Goal(least=1).met(math.nan)
    assert [str(goal) for goal in (Goal(most=2), Goal(least=0.9), Goal(0.75, 0.85))] == ["≤ 2", "≥ 0.9", "0.75 to 0.85"]


def test_a_table_as_text_document_and_data() -> None:
    table = Table(
        "days",
        ("ours", "theirs"),
        (
            Row("error", (1.234, 5.0), Goal(most=2)),
            Row("windows", (1200.0, None), digits=0),
            Row("R2", (math.nan, 0.5)),
        ),
    )

    assert table.text().splitlines() == [
        "days",
        "         goal       ours  theirs",
        "error     ≤ 2  ok   1.23    5.00",
        "windows            1,200",
        "R2                     -    0.50",
    ]
    assert table.markdown().splitlines() == [
        "**days**",
        "",
        "|  | goal |  | ours | theirs |",
        "| --- | --: | --: | --: | --: |",
        "| error | ≤ 2 | ok | 1.23 | 5.00 |",
        "| windows |  |  | 1,200 |  |",
        "| R2 |  |  | - | 0.50 |",
    ]
    rows = json.loads(json.dumps(table.plain(), allow_nan=False))["rows"]
    assert rows[0] == {"name": "error", "figures": [1.234, 5.0], "goal": {"least": None, "most": 2}, "met": True}
    assert rows[2]["figures"] == [None, 0.5]
