"""A site's profile: how counts of devices become people there. Small readable JSON that says where it comes from."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from .curves import Additive, Curve
from .features import RADIOS, FeatureReader, parse_feature
from .recency import GATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT: Final = "footfall-profile"
VERSION: Final = 1
FEATURES: Final = 1
"""Of the features' meaning: a profile learned from other features says nothing of these."""

ADDED: Final = 5.0
"""People added before the logarithm is taken: small crowds differ by people, large ones by shares."""

PEOPLE: Final = "people"
LOGARITHM: Final = f"log(people + {ADDED:.0f})"
"""What the curves of the number may sum up to."""

LOG_LIMIT: Final = 12.0

MAX_BYTES: Final = 1_000_000
MAX_CURVES: Final = 200
MAX_POINTS: Final = 200
MAX_CORRECTIONS: Final = 1000

type JSON = dict[str, JSON] | list[JSON] | str | int | float | bool | None


class ProfileError(ValueError):
    """A profile that is damaged, of another kind or of another version; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The 80 % interval around an estimate of about this size: from `low` to `high` people away from it."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Correction:
    """People who were counted at a moment of event time beyond those that the profile made of what was heard."""

    time: float
    people: float


@dataclass(frozen=True)
class Profile:
    """How a site's counts become people. Each radio has its own two stages.

    `gate`: dBm from which a device is near. `presence`: log odds that somebody is inside. `number`: people inside,
    given that somebody is, as `number_is` says. `scale`: factor on the number, of single counts made on the site;
    `corrections`: what it leaves of them, ascending by time. The half-lives, in seconds, are those of the filters.
    `intervals`: ascending by estimate. `beyond_background`: the curves ask for what is heard beyond the closed shop's
    background; those that were learned from a site know it already. `learned`, `performance`: told, not used.
    """

    gate: int
    presence: Mapping[str, Additive]
    number: Mapping[str, Additive]
    intervals: tuple[Interval, ...]
    presence_half_life: float = 60.0
    number_half_life: float = 60.0
    number_is: str = PEOPLE
    scale: float = 1.0
    beyond_background: bool = False
    corrections: tuple[Correction, ...] = ()
    learned: Mapping[str, JSON] = field(default_factory=dict)
    performance: Mapping[str, JSON] = field(default_factory=dict)

    @cached_property
    def reader(self) -> FeatureReader:
        """Reads every feature that the curves ask for."""
        stages = (*self.presence.values(), *self.number.values())
        return FeatureReader(sorted({name for stage in stages for name in stage.curves}))

    def people(self, radio: str, values: Sequence[float]) -> float:
        """Return how many people what a radio heard stands for, by the values of the reader's features."""
        number = self.number[radio].at(self.reader.names, values)
        if self.number_is == LOGARITHM:
            number = math.exp(min(number, LOG_LIMIT)) - ADDED
        return max(0.0, number * self.scale)

    def to_json(self) -> str:
        """Return the profile as JSON text, one curve a line."""
        head: dict[str, JSON] = {"format": FORMAT, "version": VERSION, "features": FEATURES}
        body: dict[str, JSON] = {
            "learned": dict(self.learned),
            "performance": dict(self.performance),
            "gate": self.gate,
            "scale": self.scale,
            "beyond_background": self.beyond_background,
            "corrections": [[one.time, one.people] for one in self.corrections],
            "half_life": {"presence": self.presence_half_life, "number": self.number_half_life},
            "intervals": [[step.estimate, step.low, step.high] for step in self.intervals],
            "presence": {radio: _stage_json(stage) for radio, stage in self.presence.items()},
            "number_is": self.number_is,
            "number": {radio: _stage_json(stage) for radio, stage in self.number.items()},
        }
        return _readable({**head, **body}) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Profile:
        """Read a profile; ProfileError with the reason where it is not one that this engine can use."""
        if len(text) > MAX_BYTES:
            raise ProfileError(f"the profile is larger than {MAX_BYTES} bytes")
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ProfileError(f"the profile is damaged: {error}") from None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ProfileError("this is not a profile of Footfall")
        if data.get("version") != VERSION:
            raise ProfileError(f"the profile has version {data.get('version')!r}, this engine reads version {VERSION}")
        if data.get("features") != FEATURES:
            raise ProfileError("the profile was learned from features that this engine does not have; learn it again")
        try:
            return _profile(data)
        except KeyError as error:
            raise ProfileError(f"the profile is damaged: it lacks {error}") from None
        except (TypeError, ValueError, AttributeError, OverflowError) as error:
            raise ProfileError(f"the profile is damaged: {error}") from None


def _profile(data: dict[str, Any]) -> Profile:
    gate = data["gate"]
    if gate not in GATES or isinstance(gate, bool):
        raise ValueError(f"the gate {gate!r} is none of {GATES}")
    number_is = data.get("number_is", PEOPLE)
    if number_is not in {PEOPLE, LOGARITHM}:
        raise ValueError(f"the number is {number_is!r}, neither {PEOPLE!r} nor {LOGARITHM!r}")
    return Profile(
        gate=gate,
        presence=_stages(data["presence"]),
        number=_stages(data["number"]),
        intervals=_intervals(data["intervals"]),
        presence_half_life=_within(data["half_life"]["presence"], 0.0, 3600.0, "the half-life of presence"),
        number_half_life=_within(data["half_life"]["number"], 0.0, 3600.0, "the half-life of the number"),
        number_is=number_is,
        scale=_within(data["scale"], 0.05, 20.0, "the scale"),
        beyond_background=_truth(data.get("beyond_background", False), "beyond_background"),
        corrections=_corrections(data.get("corrections", [])),
        learned=dict(data["learned"]),
        performance=dict(data["performance"]),
    )


def _number(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{what} is {value!r}, not a number")
    return float(value)


def _within(value: object, low: float, high: float, what: str) -> float:
    number = _number(value, what)
    if not low <= number <= high:
        raise ValueError(f"{what} is {number:g}, not between {low:g} and {high:g}")
    return number


def _truth(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{what} is {value!r}, neither true nor false")
    return value


def _stages(data: dict[str, Any]) -> dict[str, Additive]:
    if not data or not set(data) <= set(RADIOS):
        raise ValueError(f"a stage needs at least one of the radios {', '.join(RADIOS)} and no other")
    return {radio: _stage(radio, data[radio]) for radio in data}


def _stage(radio: str, data: dict[str, Any]) -> Additive:
    curves = data["curves"]
    if len(curves) > MAX_CURVES:
        raise ValueError(f"there are more than {MAX_CURVES} curves")
    for name in curves:
        if parse_feature(name).radio is not RADIOS[radio]:
            raise ValueError(f"{name!r} is no feature of {radio}")
    base = _within(data["base"], -1e6, 1e6, "a base")
    return Additive(base, {name: _curve(name, points) for name, points in curves.items()})


def _curve(name: str, points: list[Any]) -> Curve:
    if not 0 < len(points) <= MAX_POINTS:
        raise ValueError(f"the curve of {name} has {len(points)} points, not 1 to {MAX_POINTS}")
    curve = Curve.through(
        tuple(
            (_within(x, -1e9, 1e9, f"a place of {name}"), _within(y, -1e6, 1e6, f"a value of {name}"))
            for x, y in points
        )
    )
    if any(after <= before for before, after in pairwise(curve.places)):
        raise ValueError(f"the curve of {name} does not ascend")
    return curve


def _intervals(data: list[Any]) -> tuple[Interval, ...]:
    steps = tuple(Interval(*(_within(value, -1e6, 1e6, "an interval") for value in row)) for row in data)
    if not steps or any(step.low > 0 or step.high < 0 for step in steps):
        raise ValueError("an interval must reach from below its estimate to above it")
    if any(after.estimate <= before.estimate for before, after in pairwise(steps)):
        raise ValueError("the intervals do not ascend")
    return steps


def _corrections(data: list[Any]) -> tuple[Correction, ...]:
    if len(data) > MAX_CORRECTIONS:
        raise ValueError(f"there are more than {MAX_CORRECTIONS} corrections")
    corrections = tuple(
        Correction(_within(time, 0.0, 1e11, "the time of a correction"), _within(people, -1e6, 1e6, "a correction"))
        for time, people in data
    )
    if any(after.time <= before.time for before, after in pairwise(corrections)):
        raise ValueError("the corrections do not ascend")
    return corrections


def _stage_json(stage: Additive) -> JSON:
    curves: dict[str, JSON] = {
        name: [[place, value] for place, value in zip(curve.places, curve.values, strict=True)]
        for name, curve in sorted(stage.curves.items())
    }
    return {"base": stage.base, "curves": curves}


def _readable(value: JSON, depth: int = 0) -> str:
    """Return JSON with one line for each name; lists stay on their line."""
    if not isinstance(value, dict) or not value:
        return json.dumps(value, allow_nan=False)
    pad = "  " * (depth + 1)
    lines = [f"{pad}{json.dumps(name)}: {_readable(part, depth + 1)}" for name, part in value.items()]
    return "{\n" + ",\n".join(lines) + "\n" + "  " * depth + "}"
