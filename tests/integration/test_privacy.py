"""For how long a phone may be recognised: chosen by the owner, kept by hub and node, and said where it cannot be."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from time import time
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.const import CONF_NAME
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.footfall.care import Issue
from custom_components.footfall.care.findings import findings
from custom_components.footfall.const import CONF_PRIVACY, CONF_SMALLEST
from custom_components.footfall.diagnostics import async_get_config_entry_diagnostics
from custom_components.footfall.engine.protocol import Flag
from custom_components.footfall.errors import Problem
from custom_components.footfall.node import NodeStatus
from custom_components.footfall.privacy import PrivacyMode, privacy_of, smallest_of
from custom_components.footfall.system_health import async_health
from scripts.tools.host_node import HostNode
from tests.captures import BASE, advertisement, probe_request, write
from tests.engine.remembered import everything

from .conftest import node_subentry, own, set_up, shop_entry, until
from .flows import begin, by_hand, fill_in, options, set_option
from .scanners import FakeScanner, add_scanner, look, proxy_subentry, set_up_bluetooth
from .stand_ins import ScriptedNode, golden
from .texts import TEXTS, check_form, fields, suggested
from .told import TODAY, settled, tell, told_shop, zone_subentry
from .watch import played, scripted_subentry

if TYPE_CHECKING:
    from pathlib import Path

    from homeassistant.core import HomeAssistant

    from custom_components.footfall.engine import Batch, ShopSnapshot, Sighting
    from custom_components.footfall.node import AnyNode
    from custom_components.footfall.shop import Shop

ANONYMOUS = {CONF_PRIVACY: "anonymous"}
FOLLOWED = {
    *("bounce_rate_today", "engaged_visits_today", "dwell_today", "visits_in_progress", "traceable_visits_today"),
}
"""What takes longer to know than anybody is recognised in an anonymous shop."""
EPOCH = 300


class Noted:
    """What a shop takes in, and what it shows after each of it."""

    def __init__(self, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sightings: list[Sighting] = []
        self.shown: list[ShopSnapshot] = []
        take = shop.take

        def noting(node: AnyNode, batch: Batch) -> None:
            self.sightings.extend(batch.sightings)
            take(node, batch)
            self.shown.append(shop.engine.snapshot)

        monkeypatch.setattr(shop, "take", noting)


async def test_a_new_shop_is_asked_and_goes_by_the_day_unless_told(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await begin(hass)
    check_form(TEXTS["config"], form)
    asked = next(key for key in fields(form) if key == CONF_PRIVACY)
    assert asked.default() == PrivacyMode.DAY
    result = await by_hand(hass, form, silent_node.port)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    shop = result["result"]
    assert privacy_of(shop.options) is PrivacyMode.DAY
    assert not shop.runtime_data.keys.grant(time()).current.anonymous
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_new_shop_may_be_anonymous_from_the_first_key_on(hass: HomeAssistant, silent_node: HostNode) -> None:
    form = await begin(hass)
    host = {"host": "127.0.0.1", "port": silent_node.port}
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery"}, **host, **ANONYMOUS)
    shop = result["result"]
    assert shop.options == ANONYMOUS
    [door] = shop.runtime_data.nodes.values()
    await until(lambda: door.hears)
    assert Flag.ANONYMOUS in door.answer.flags
    assert door.answer.epoch_left_s <= EPOCH
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_shop_of_a_scanner_may_be_anonymous(hass: HomeAssistant) -> None:
    await set_up_bluetooth(hass)
    scanner = FakeScanner()
    add_scanner(hass, scanner)
    menu = await begin(hass)
    form = await fill_in(hass, menu, next_step_id="proxy")
    check_form(TEXTS["config"], form)
    result = await fill_in(hass, form, **{CONF_NAME: "Bakery", "source": scanner.source}, **ANONYMOUS)
    assert result["result"].options == ANONYMOUS
    assert await hass.config_entries.async_unload(result["result"].entry_id)


async def test_the_options_show_what_holds_and_refuse_what_cannot(hass: HomeAssistant) -> None:
    shop = await set_up(hass, shop_entry(options={"capacity": 30}))
    form = await options(hass, shop, "privacy")
    check_form(TEXTS["options"], form)
    assert suggested(form) == {CONF_PRIVACY: "day", CONF_SMALLEST: 5}
    for wrong in ({CONF_PRIVACY: "week", CONF_SMALLEST: 5}, {CONF_PRIVACY: "day", CONF_SMALLEST: 51}):
        with pytest.raises(InvalidData):
            await set_option(hass, form, **wrong)
    await set_option(hass, form, **ANONYMOUS, smallest=0)
    assert shop.options == {"capacity": 30, CONF_PRIVACY: "anonymous", CONF_SMALLEST: 0}
    assert smallest_of(shop.options) == 0
    assert suggested(await options(hass, shop, "privacy")) == {CONF_PRIVACY: "anonymous", CONF_SMALLEST: 0}
    assert await hass.config_entries.async_unload(shop.entry_id)


MINUTES = 22
STAYING = 8
LATER = 4


def on_bluetooth(path: Path) -> Path:
    """Write a capture in which eight phones stay all the time, and one more comes every five minutes, and stays."""
    frames = [
        (phone * 0.1 + 4.0 * scan, advertisement(phone)) for phone in range(STAYING) for scan in range(15 * MINUTES)
    ]
    for late in range(LATER):
        came = 300.0 * late + 130.0
        frames += [(came + 4.0 * scan, advertisement(100 + late)) for scan in range(int(60 * MINUTES - came) // 4)]
    return write(path, sorted(frames), 256)


def on_wifi(path: Path) -> Path:
    """Write a capture in which two phones scan all the time, and count on."""
    frames = [
        (phone + 20.0 * scan, probe_request(phone, 10 * scan, model=phone))
        for phone in (1, 2)
        for scan in range(3 * MINUTES)
    ]
    return write(path, sorted(frames))


async def test_anonymous_nodes_call_everybody_anew_every_five_minutes(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (
        HostNode(name="door", captures=[on_bluetooth(tmp_path / "door.pcap")]) as door,
        HostNode(name="till", mac="02:00:00:00:00:77", captures=[on_wifi(tmp_path / "till.pcap")]) as till,
    ):
        nodes = node_subentry(door), node_subentry(till, title="Till")
        entry = shop_entry(*nodes, options=ANONYMOUS)
        shop: Shop = (await set_up(hass, entry)).runtime_data
        noted = Noted(shop, monkeypatch)
        await until(lambda: played(shop))

        assert {one.sequence for one in noted.sightings} == {None}
        spans: dict[int, list[float]] = defaultdict(list)
        for one in noted.sightings:
            spans[one.pseudonym].append(one.time)
        assert max(max(times) - min(times) for times in spans.values()) <= EPOCH
        epochs = {one.epoch for one in noted.sightings}
        assert len(epochs) >= 60 * MINUTES // EPOCH
        assert len(spans) >= len(epochs) * STAYING
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_nobody_comes_or_leaves_with_a_change_of_name(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with HostNode(name="door", captures=[on_bluetooth(tmp_path / "door.pcap")]) as door:
        entry = shop_entry(node_subentry(door), options=ANONYMOUS)
        shop: Shop = (await set_up(hass, entry)).runtime_data
        noted = Noted(shop, monkeypatch)
        await until(lambda: played(shop))
        assert len({one.epoch for one in noted.sightings}) >= 60 * MINUTES // EPOCH

        shown = [one for one in noted.shown if one.time >= BASE + 600]
        assert all(one.occupied for one in shown)
        # People come, and nobody leaves: what is shown falls at no turn by more than a tenth, nor leaps.
        numbers = [one.estimate for one in shown]
        assert all(0.9 < after / before < 1.3 for before, after in pairwise(numbers))
        assert numbers[-1] == pytest.approx(STAYING + LATER, rel=0.4)
        visits = shop.engine.snapshot.today.visits
        # Who was there at the start may have been there before, and nobody comes twice.
        assert 0.5 * LATER < visits.entries < 2.5 * LATER
        assert visits.entries_low < visits.entries < visits.entries_high
        assert (visits.ended, visits.dwell.median) == (0, None)
        assert shop.engine.snapshot.today.in_progress is None
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_change_holds_at_once_and_forgets_nobodys_count(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with HostNode(name="door", captures=[on_bluetooth(tmp_path / "door.pcap")], speed="60") as node:
        entry = await set_up(hass, shop_entry(node_subentry(node)))
        shop: Shop = entry.runtime_data
        noted = Noted(shop, monkeypatch)
        door = shop.nodes["id-door"]
        await until(lambda: shop.engine.snapshot.time >= BASE + 420)
        before = shop.engine.snapshot
        old = {key.epoch for key in shop.keys.valid}
        known = {one.pseudonym for one in noted.sightings}

        await set_option(hass, await options(hass, entry, "privacy"), **ANONYMOUS, smallest=5)

        assert [key.anonymous for key in shop.keys.valid] == [True, True]
        assert old.isdisjoint(key.epoch for key in shop.keys.valid)
        held = list(everything(shop.engine, *shop.nodes.values()))
        assert known.isdisjoint(one for one in held if isinstance(one, int))
        since = len(noted.shown)
        await until(lambda: door.answer is not None and Flag.ANONYMOUS in door.answer.flags)
        await until(lambda: shop.engine.snapshot.time >= before.time + 60)
        after = noted.shown[since:]
        assert all(one.occupied for one in after)
        assert after[-1].estimate == pytest.approx(before.estimate, rel=0.2)
        assert after[-1].today.visits.entries >= before.today.visits.entries
        assert after[-1].today.visits.entries <= before.today.visits.entries + 3

        await set_option(hass, await options(hass, entry, "privacy"), privacy="day", smallest=5)
        assert [key.anonymous for key in shop.keys.valid] == [False, False]
        await until(lambda: door.answer is not None and door.answer.epoch_left_s > EPOCH)
        assert not door.tells_too_much
        assert shop.engine.snapshot.today.visits.entries >= after[-1].today.visits.entries
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_what_takes_longer_than_five_minutes_to_know_goes_and_comes_with_the_mode(hass: HomeAssistant) -> None:
    registry = er.async_get(hass)

    def followed() -> set[str]:
        return {key for key in FOLLOWED if registry.async_get(f"sensor.shop_{key}") is not None}

    async with told_shop(hass, zone_subentry("Till")) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY)
        await settled(hass)
        assert followed() == FOLLOWED
        registry.async_update_entity("sensor.shop_dwell_today", name="How long")
        hass.config_entries.async_update_entry(shop, options=ANONYMOUS)
        await settled(hass)
        assert followed() == set()
        assert registry.async_get("sensor.till_dwell_today") is None
        assert registry.async_get("sensor.shop_entries_today") is not None
        assert registry.async_get("sensor.till_entries_today") is not None
        hass.config_entries.async_remove_subentry(shop, "id-till")
        await hass.async_block_till_done()
        hass.config_entries.async_update_entry(shop, options={})
        await settled(hass)
        assert followed() == FOLLOWED
        assert registry.async_get("sensor.till_dwell_today") is None
        entry = registry.async_get("sensor.shop_dwell_today")
        assert entry is not None
        assert entry.name == "How long"


async def test_a_node_that_is_too_old_is_told_so_and_nothing_of_it_is_taken(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """A stand-in for a node of before: it tells sequence numbers under a key of a day, and takes no other."""
    refused = golden("key_answer", "bad_arguments")
    async with ScriptedNode(set_key=lambda: refused) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node), options=ANONYMOUS))
        shop: Shop = entry.runtime_data
        door = shop.nodes["id-door"]
        await until(lambda: door.problem is Problem.TOO_OLD_FOR_ANONYMOUS)
        assert door.connected
        assert not door.hears
        assert door.status is NodeStatus.NO_KEY
        assert shop.engine.memory().pseudonyms == 0
        assert [found.issue for found in findings(shop)] == [Issue.TOO_OLD_FOR_ANONYMOUS]
        assert "too old for anonymous counting" in caplog.text
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_nothing_is_taken_of_a_node_whose_other_hub_goes_by_the_day(
    hass: HomeAssistant, silent_node: HostNode
) -> None:
    await own(hass, silent_node)
    entry = await set_up(hass, shop_entry(node_subentry(silent_node), options=ANONYMOUS))
    shop: Shop = entry.runtime_data
    door = shop.nodes["id-door"]
    await until(lambda: door.problem is Problem.NOT_ANONYMOUS)
    assert not door.hears
    assert [found.issue for found in findings(shop)] == [Issue.NOT_ANONYMOUS]
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_whose_hub_is_anonymous_too_is_read_along(hass: HomeAssistant, silent_node: HostNode) -> None:
    await own(hass, silent_node, anonymous=True)
    entry = await set_up(hass, shop_entry(node_subentry(silent_node), options=ANONYMOUS))
    door = entry.runtime_data.nodes["id-door"]
    await until(lambda: door.problem is Problem.OWNED)
    assert door.hears
    assert await hass.config_entries.async_unload(entry.entry_id)


class Clock:
    """The hub's time, which the test decides."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
        self.ahead = 0.0
        for module in modules:
            monkeypatch.setattr(f"custom_components.footfall.{module}.time", lambda: time() + self.ahead)


async def test_nobody_is_held_for_longer_though_no_node_says_anything(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hub alone ends an epoch whose nodes are away."""
    clock = Clock(monkeypatch, "shop")
    said = [golden("answer", "anonymous")]
    async with ScriptedNode(pull=lambda: said.pop() if said else None) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node), options=ANONYMOUS))
        shop: Shop = entry.runtime_data
        # As if the key were this shop's: the golden answer's epoch is 9.
        shop.keys.valid[0].epoch = 9
        await until(lambda: shop.engine.memory().pseudonyms == 2)
        shop._look(dt_util.utcnow())
        assert shop.engine.memory().pseudonyms == 2
        first = shop.keys.valid[0]
        clock.ahead = EPOCH + 1
        shop._look(dt_util.utcnow())
        assert first.key == bytes(16)
        clock.ahead += timedelta(minutes=1).total_seconds()
        shop._look(dt_util.utcnow())
        assert shop.engine.memory().pseudonyms == 0
        keys = shop.keys.valid
        assert await hass.config_entries.async_unload(entry.entry_id)
    assert {bytes(key.key) for key in keys} == {bytes(16)}, "what a shop held is overwritten when it stops"


async def test_a_scanner_of_home_assistants_is_heard_under_five_minute_keys(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch, "proxy", "shop")
    await set_up_bluetooth(hass)
    scanner = FakeScanner()
    add_scanner(hass, scanner)
    entry = await set_up(hass, shop_entry(proxy_subentry(), options=ANONYMOUS))
    shop: Shop = entry.runtime_data
    await look(hass)
    noted = Noted(shop, monkeypatch)
    kitchen = shop.proxies.nodes["id-kitchen"]
    for _ in range(3):
        scanner.hear(1, at=kitchen.looked + 0.5)
        await look(hass)
        clock.ahead += EPOCH
    assert len({one.pseudonym for one in noted.sightings}) == 3
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_diagnostics_and_system_health_name_the_mode(hass: HomeAssistant) -> None:
    for chosen, mode, anonymous in ((ANONYMOUS, "anonymous", 1), ({}, "day", 0)):
        entry = await set_up(hass, shop_entry(options=chosen))
        told: dict[str, Any] = await async_get_config_entry_diagnostics(hass, entry)
        assert told["privacy"] == mode
        assert (await async_health(hass))["anonymous"] == anonymous
        assert await hass.config_entries.async_unload(entry.entry_id)
