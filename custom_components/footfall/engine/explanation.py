"""Why the engine says what it says: the parts of one estimate, in plain numbers of the whole shop."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .calibration import missing
from .features import RADIOS
from .model import Radio
from .occupancy import LOG_ODDS_LIMIT, UNSURE, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .live_calibration import LiveCalibration
    from .model import ShopSnapshot
    from .occupancy import Occupancy
    from .profile import JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioShare:
    """What one radio says by itself.

    `devices`: near. `presence`: probability that somebody is inside. `number`: people, given that somebody is, with the
    factor and before what the last counts add.
    """

    devices: int
    presence: float
    number: float


@dataclass(frozen=True, slots=True)
class LastCount:
    """The newest count by hand: its moment, people counted, and people that were shown before it was known."""

    time: float
    counted: float
    shown: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The parts of the last estimate. Numbers are people, unrounded; times UTC seconds of event time.

    `presence`: probability that somebody is inside, after the filter; at 0.8 somebody is shown. `radios`: by name.
    `presence_from`: the radio that says more and so decides. `number_from`: the radio whose own number is nearer to
    that of both together. `gate`: dBm from which a device is near. `measured`: the number of both together, before
    filter and corrections. `corrections`: what the last counts add to it at this moment. `carried`: what is still
    believed from before a restart. `people_per_device`: that radio's, None where it has no device near. `factor`:
    of the counts in the shop on the site's own profile, `scale` with that of the profile itself. `counts`: by hand.
    `count_error`: mean error of what was shown when somebody counted. `door_weight`: counts by hand that a door
    counter stands for. `learned`, `performance`: what the profile says of itself. `interval_learned`: the interval
    comes from errors on days held out, not from the built-in profile. `interval_unsure`: it reaches down to nobody
    as presence is unsure. `late`: sightings dropped because their moment had passed. `nodes`: seconds since each
    was heard. `left_out`: how many things do not count, by the reason.
    """

    time: float
    estimate: float
    low: float
    high: float
    occupied: bool
    presence: float
    radios: Mapping[str, RadioShare]
    presence_from: str
    number_from: str
    gate: int
    measured: float
    corrections: float
    carried: float
    people_per_device: float | None
    factor: float
    scale: float
    counts: int
    last_count: LastCount | None
    count_error: float | None
    door_weight: float
    learned: Mapping[str, JSON]
    performance: Mapping[str, JSON]
    interval_learned: bool
    interval_unsure: bool
    late: int
    nodes: Mapping[str, float]
    left_out: Mapping[str, int]


def explain(
    snapshot: ShopSnapshot,
    occupancy: Occupancy,
    calibration: LiveCalibration,
    values: Sequence[float],
    gate: int,
    left_out: Mapping[str, int],
) -> Explanation:
    """Take the estimate apart. `values`: the features of the profile in use. `gate`: as it is set, dBm."""
    profile = calibration.profile
    radios = _radios(snapshot, calibration, values)
    measured = together(profile, {radio: radios[radio].number for radio in profile.number})
    number_from = min(profile.number, key=lambda radio: abs(radios[radio].number - measured))
    share = radios[number_from]
    counts = calibration.counts
    last = counts[-1] if counts else None
    return Explanation(
        time=snapshot.time,
        estimate=snapshot.estimate,
        low=snapshot.low,
        high=snapshot.high,
        occupied=snapshot.occupied,
        presence=occupancy.estimate.presence,
        radios=radios,
        presence_from=max(profile.presence, key=lambda radio: radios[radio].presence),
        number_from=number_from,
        gate=gate,
        measured=measured,
        corrections=missing(profile.corrections, snapshot.time),
        carried=occupancy.carried(snapshot.time),
        people_per_device=share.number / share.devices if share.devices else None,
        factor=calibration.factor,
        scale=profile.scale,
        counts=len(counts),
        last_count=None if last is None else LastCount(last.spot.time, last.spot.counted, last.shown),
        count_error=calibration.error,
        door_weight=calibration.door.told()[1],
        learned=profile.learned,
        performance=profile.performance,
        interval_learned=bool(calibration.base.performance),
        interval_unsure=snapshot.occupied and occupancy.estimate.presence < UNSURE,
        late=snapshot.late,
        nodes={node: snapshot.time - heard for node, heard in snapshot.nodes.items()},
        left_out=left_out,
    )


def _radios(snapshot: ShopSnapshot, calibration: LiveCalibration, values: Sequence[float]) -> dict[str, RadioShare]:
    profile = calibration.profile
    names = profile.reader.names
    near = {Radio.WIFI: snapshot.wifi_devices, Radio.BLUETOOTH: snapshot.bluetooth_devices}
    shares = {}
    for name, radio in RADIOS.items():
        presence = profile.presence.get(name)
        odds = -LOG_ODDS_LIMIT if presence is None else presence.at(names, values)
        shares[name] = RadioShare(
            devices=near[radio],
            presence=1.0 / (1.0 + math.exp(-max(-LOG_ODDS_LIMIT, min(LOG_ODDS_LIMIT, odds)))),
            number=profile.people(name, values) if name in profile.number else 0.0,
        )
    return shares
