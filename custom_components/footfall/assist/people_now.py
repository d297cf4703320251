"""How many people are in the shop, or in a part of it, now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, override

import probatio as vol

from custom_components.footfall.busyness import busyness

from .comparison import Estimate
from .tool import SENTENCE, Question, ShopTool, moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.util.json import JsonObjectType

    from custom_components.footfall.view import Numbers, ShopView
    from custom_components.footfall.zone import Zone

    from .shops import Told
    from .words import Words

ZONE: Final = "zone"


class PeopleNowTool(ShopTool):
    """People inside now."""

    name = "footfall__people_now"
    title = "People in the shop now"
    description = (
        "Tells how many people are in a shop right now, and in each of its zones (for example how long the queue at "
        "the till is), whether that is quiet or busy for this hour, whether the shop is open, how many places are "
        "free and how many of the staff are there. 'people' is an estimate and lies between 'low' and 'high' in four "
        "of five cases. If 'known' is false nothing is known: say so, and do not say nobody."
    )
    asks: ClassVar[Mapping[vol.Marker, Any]] = {}

    @override
    @classmethod
    def arguments(cls, shops: Sequence[Told]) -> Mapping[vol.Marker, Any]:
        names = sorted({zone.title for told in shops for zone in zones_of(told)})
        if not names:
            return {}
        about = "A part of the shop, if the question is about that part alone."
        return {vol.Optional(ZONE, description=about): vol.In(names)}

    @override
    @staticmethod
    def answers(told: Told, given: Mapping[str, Any]) -> bool:
        if (wanted := given.get(ZONE)) is not None:
            return any(zone.title == wanted for zone in zones_of(told))
        return told.now

    @override
    async def async_answer(self, question: Question) -> JsonObjectType:
        told, words = question.told, question.words
        view = told.shop.coordinator.data
        zones = zones_of(told)
        answer: JsonObjectType = {}
        if told.people is not None:
            answer |= _shop_now(view, told.shop.engine.snapshot.time)
        answer["zones"] = [_zone_now(zone, view) for zone in zones]
        if (wanted := question.given.get(ZONE)) is not None:
            zones = [zone for zone in zones if zone.title == wanted]
        elif told.people is not None:
            return {**answer, SENTENCE: _say(view, words, told.shop.engine.snapshot.time)}
        return {**answer, SENTENCE: " ".join(_say_zone(zone, view, words) for zone in zones)}


def zones_of(told: Told) -> list[Zone]:
    """Return the zones of a shop that may be told of."""
    return [zone for zone_id, zone in told.shop.zones.items() if zone_id in told.zones]


def _shop_now(view: ShopView, last: float) -> JsonObjectType:
    answer: JsonObjectType = {"known": view.numbers is not None, "open": view.open}
    if view.numbers is None:
        return {**answer, "last_known": moment(last) if last > 0 else None}
    numbers, capacity = view.numbers, view.set_up.capacity
    answer |= {"people": numbers.occupancy, "low": numbers.low, "high": numbers.high, "busyness": busyness(view)}
    if capacity is not None:
        answer |= {"allowed": capacity, "free_places": max(0, capacity - numbers.occupancy)}
    if view.set_up.staff and view.staff is not None:
        answer["staff_present"] = round(view.staff)
    return answer


def _zone_now(zone: Zone, view: ShopView) -> JsonObjectType:
    now = view.zones.get(zone.subentry_id)
    answer: JsonObjectType = {"name": zone.title, "kind": zone.kind.value, "known": now is not None}
    return answer if now is None else {**answer, "people": now.people}


def _say(view: ShopView, words: Words, last: float) -> str:
    if view.numbers is None:
        said = [words.say("unknown")]
        if last > 0:
            said.append(words.say("last_known", when=words.when(last)))
        return " ".join(said)
    said = [_say_people(view.numbers, words)]
    if (compared := busyness(view)) is not None:
        said.append(words.say(f"busyness_{compared}"))
    if view.open is False:
        said.append(words.say("closed"))
    if (capacity := view.set_up.capacity) is not None:
        free = max(0, capacity - view.numbers.occupancy)
        said.append(words.say("free_places", people=words.people(free)) if free else words.say("full"))
    return " ".join(said)


def _say_people(numbers: Numbers, words: Words) -> str:
    if numbers.occupancy:
        return words.estimate("inside", Estimate(numbers.occupancy, numbers.low, numbers.high))
    if numbers.high:
        return words.say("nobody_inside", people=words.people(numbers.high))
    return words.say("nobody_inside_exactly")


def _say_zone(zone: Zone, view: ShopView, words: Words) -> str:
    now = view.zones.get(zone.subentry_id)
    if now is None:
        return words.say("zone_unknown", zone=zone.title)
    if not now.people:
        return words.say("zone_empty", zone=zone.title)
    return words.say("in_zone", zone=zone.title, people=words.people(now.people))
