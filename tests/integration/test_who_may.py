"""Who may call which action: automations, administrators, users, and users who may only look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footfall.const import DOMAIN

from .conftest import set_up, shop_entry
from .watch import OCCUPIED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

ROW: Final = {"start": "2025-11-21 10:00", "entries": 3}
type Calls = tuple[tuple[str, dict[str, Any]], ...]

LOOKING: Final[Calls] = (("report", {"period": "yesterday"}), ("write_report", {"format": "text"}), ("leave_out", {}))
COUNTING: Final[Calls] = (("calibrate", {"count": 3}),)
FOR_GOOD: Final[Calls] = (
    ("forget", {"day": "2025-11-20"}),
    ("forget", {"all": True}),
    ("forget_counts", {}),
    ("forget_counts", {"since": "2025-11-20 10:00"}),
    ("import_counts", {"rows": [ROW]}),
)


@pytest.fixture
async def shop(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a shop without a node."""
    entry = await set_up(hass, shop_entry())
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


def user(hass: HomeAssistant, **policies: bool) -> str:
    """Return a user who may do this with the entity that stands for the shop, and nothing else."""
    one = MockUser(groups=[]).add_to_hass(hass)
    one.mock_policy({"entities": {"entity_ids": {OCCUPIED: policies}}} if policies else {})
    return one.id


async def let_in(hass: HomeAssistant, user_id: str | None, calls: Calls) -> list[bool]:
    """Call actions; return which of them asked no more who calls."""
    done: list[bool] = []
    for action, given in calls:
        try:
            await hass.services.async_call(
                DOMAIN, action, dict(given), blocking=True, return_response=True, context=Context(user_id=user_id)
            )
        except Unauthorized:
            done.append(False)
        except ServiceValidationError:
            # Nothing hears in this shop: that was said to somebody who may know.
            done.append(True)
        else:
            done.append(True)
    return done


async def test_an_automation_may_everything(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    assert all(await let_in(hass, None, (*LOOKING, *COUNTING, *FOR_GOOD)))


async def test_an_administrator_may_everything(
    hass: HomeAssistant, shop: MockConfigEntry, hass_admin_user: MockUser
) -> None:
    assert all(await let_in(hass, hass_admin_user.id, (*LOOKING, *COUNTING, *FOR_GOOD)))


async def test_a_user_may_look_and_count(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    at_the_till = user(hass, read=True, control=True)
    assert all(await let_in(hass, at_the_till, (*LOOKING, *COUNTING)))
    assert not any(await let_in(hass, at_the_till, FOR_GOOD))


async def test_what_they_counted_a_moment_ago_they_may_take_back(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    at_the_till, looking = user(hass, read=True, control=True), user(hass, read=True)
    now = shop.runtime_data.moment
    for ago, may in ((60, True), (3500, True), (3700, False)):
        since = dt_util.utc_from_timestamp(now - ago).isoformat()
        calls = (("forget_counts", {"since": since}),)
        assert await let_in(hass, at_the_till, calls) == [may]
        assert await let_in(hass, looking, calls) == [False]


async def test_who_may_only_look_may_not_count(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    looking = user(hass, read=True)
    assert all(await let_in(hass, looking, LOOKING))
    assert not any(await let_in(hass, looking, (*COUNTING, *FOR_GOOD)))


@pytest.mark.parametrize("named", [False, True])
async def test_who_may_not_see_the_shop_may_nothing(hass: HomeAssistant, shop: MockConfigEntry, *, named: bool) -> None:
    nobody = user(hass)
    more = {"config_entry_id": shop.entry_id} if named else {}
    calls = tuple((action, {**given, **more}) for action, given in (*LOOKING, *COUNTING, *FOR_GOOD))
    assert not any(await let_in(hass, nobody, calls))
    assert not any(await let_in(hass, "no such user", calls))


async def test_of_a_shop_that_is_not_there_nothing_is_said(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    nobody = user(hass)
    assert await let_in(hass, nobody, (("calibrate", {"count": 3, "config_entry_id": "no-such-shop"}),)) == [False]


async def test_home_assistants_own_users_may_look_and_count(
    hass: HomeAssistant, shop: MockConfigEntry, hass_read_only_user: MockUser
) -> None:
    """The groups that Home Assistant brings: users, and users who may only look."""
    group = await hass.auth.async_get_group("system-users")
    assert group is not None
    ordinary = MockUser(groups=[group]).add_to_hass(hass)
    assert all(await let_in(hass, ordinary.id, (*LOOKING, *COUNTING)))
    assert not any(await let_in(hass, ordinary.id, FOR_GOOD))
    assert all(await let_in(hass, hass_read_only_user.id, LOOKING))
    assert not any(await let_in(hass, hass_read_only_user.id, (*COUNTING, *FOR_GOOD)))
