"""What a conversation agent is told of shops: to whom, which shop, and what it hears when there is no answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import probatio
import pytest
from homeassistant.auth.models import Group
from homeassistant.core import Context
from homeassistant.helpers import llm

from custom_components.footfall.llm import TOOLS, async_get_tools

from .conftest import set_up, shop_entry
from .hours import HOUR, row
from .model_stand_in import ask, expose, model
from .test_history import history_of
from .told import in_zone, staff_subentry, tell, told_shop, zone_subentry
from .watch import OCCUPANCY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockUser

ENTRIES = "sensor.shop_entries_today"
TILL = "sensor.till_queue_length"
NOW = "people_now"


def context_of(assistant: str = "conversation", language: str = "en") -> llm.LLMContext:
    return llm.LLMContext(platform="test", context=Context(), language=language, assistant=assistant, device_id=None)


async def test_nothing_is_told_until_something_is_exposed(hass: HomeAssistant) -> None:
    """As with Home Assistant's own tools: occupancy and numbers of people are exposed by nobody but the owner."""
    agent = await model(hass)
    async with told_shop(hass, zone_subentry("Till", "till")) as shop:
        tell(shop.runtime_data, 8.0)
        agent.calls = []
        await ask(hass, Context())
        assert [name for name in agent.tools if name.startswith("footfall")] == []
        assert "Footfall" not in agent.prompt

        expose(hass, OCCUPANCY)
        await ask(hass, Context())
        assert [name for name in agent.tools if name.startswith("footfall")] == ["footfall__people_now"]
        assert "Footfall counts the people in these shops" in agent.prompt
        assert ": Shop." in agent.prompt

        expose(hass, ENTRIES)
        await ask(hass, Context())
        ours = [name for name in agent.tools if name.startswith("footfall")]
        assert ours == [tool.name for tool in TOOLS]

        expose(hass, OCCUPANCY, ENTRIES, to=False)
        await ask(hass, Context())
        assert [name for name in agent.tools if name.startswith("footfall")] == []


async def test_other_assistants_and_other_apis_are_told_nothing(hass: HomeAssistant) -> None:
    await model(hass)
    async with told_shop(hass):
        expose(hass, OCCUPANCY)
        assert async_get_tools(hass, context_of(), llm.LLM_API_ASSIST) is not None
        assert async_get_tools(hass, context_of("cloud.alexa"), llm.LLM_API_ASSIST) is None
        assert async_get_tools(hass, context_of(""), llm.LLM_API_ASSIST) is None
        assert async_get_tools(hass, context_of(), "another") is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "About 8 people inside, between 6 and 10."),
        ("de-DE", "Etwa 8 Personen im Geschäft, zwischen 6 und 10."),
        ("zh-CN", "店内大约 8 人\uff0c在 6 到 10 之间。"),
    ],
)
async def test_how_many_people_are_in_the_shop(hass: HomeAssistant, language: str, said: str) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    async with told_shop(hass, zone_subentry("Till", "till"), zone_subentry("Window", "window")) as shop:
        expose(hass, OCCUPANCY, TILL)
        tell(shop.runtime_data, 8.0, zones={"id-till": in_zone(3.0)})

        assert await ask(hass, Context(), language=language) == said

        [result] = agent.seen
        assert not result.error
        assert (result.data["people"], result.data["low"], result.data["high"]) == (8, 6, 10)
        assert (result.data["shop"], result.data["known"], result.data["open"]) == ("Shop", True, None)
        assert result.data["zones"] == [{"name": "Till", "kind": "till", "known": True, "people": 3}]


async def test_a_zone(hass: HomeAssistant) -> None:
    agent = await model(hass)
    async with told_shop(hass, zone_subentry("Till", "till"), zone_subentry("Books")) as shop:
        expose(hass, TILL, "sensor.books_people")
        tell(shop.runtime_data, 8.0, zones={"id-till": in_zone(3.0), "id-books": in_zone(0.0)})
        agent.calls = [(NOW, {"zone": "Till"})]
        assert await ask(hass, Context()) == "Till: about 3 people."
        agent.calls = [(NOW, {})]
        assert await ask(hass, Context()) == "Till: about 3 people. Books: probably nobody."
        assert "people" not in agent.seen[0].data, "the number of the whole shop is not exposed"
        tell(shop.runtime_data, 8.0, zones={})
        agent.calls = [(NOW, {"zone": "Till"})]
        assert await ask(hass, Context()) == "Till: not all of its nodes hear at the moment, so I do not know."
        assert agent.seen[0].data["zones"][0] == {"name": "Till", "kind": "till", "known": False}


async def test_what_is_not_known_is_not_nobody(hass: HomeAssistant) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    async with told_shop(hass) as shop:
        expose(hass, OCCUPANCY)
        tell(shop.runtime_data, 8.0)
        node = shop.runtime_data.nodes["id-door"]
        node.connected = False
        shop.runtime_data.node_changed(node)

        said = await ask(hass, Context())

        assert said.startswith(
            "No node hears anything at the moment, so I do not know how many people are inside. It was"
        )
        [result] = agent.seen
        assert not result.error, "that nothing is known is an answer"
        assert result.data["known"] is False
        assert result.data["last_known"] is not None
        assert "people" not in result.data


async def test_an_empty_shop(hass: HomeAssistant) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    async with told_shop(hass) as shop:
        expose(hass, OCCUPANCY)
        tell(shop.runtime_data, 0.0)
        assert await ask(hass, Context()) == "Probably nobody is inside."
        shop.runtime_data.engine._snapshot = replace(shop.runtime_data.engine.snapshot, high=1.6)
        shop.runtime_data._publish()
        shop.runtime_data.coordinator._show_waiting(None)
        assert await ask(hass, Context()) == "Probably nobody is inside, at most 2 people."


@pytest.mark.parametrize(
    ("usually", "said"), [(2.0, "busier than usual"), (8.5, "as usual"), (20.0, "quieter than usual")]
)
async def test_whether_that_is_usual_and_who_works_there(hass: HomeAssistant, usually: float, said: str) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    async with told_shop(hass, staff_subentry()) as shop:
        expose(hass, OCCUPANCY)
        history, now = history_of(shop), shop.runtime_data.moment
        history.add([row(history.business_days.earlier(now, 7 * week) // HOUR * HOUR, usually) for week in range(1, 5)])
        tell(shop.runtime_data, 8.0, staff_present=2.0)
        assert await ask(hass, Context()) == f"About 8 people inside, between 6 and 10. That is {said} at this hour."
        assert agent.seen[0].data["staff_present"] == 2


async def test_closed_and_full(hass: HomeAssistant) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    closed: dict[str, Any] = {day: [] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    async with told_shop(hass, options={"capacity": 9, "hours": closed}) as shop:
        expose(hass, OCCUPANCY)
        tell(shop.runtime_data, 8.0)
        said = await ask(hass, Context())
        assert said.endswith("The shop is closed now. Room for more: 1 person.")
        assert (agent.seen[0].data["allowed"], agent.seen[0].data["free_places"]) == (9, 1)
        tell(shop.runtime_data, 12.0)
        shop.runtime_data.coordinator._show_waiting(None)
        assert (await ask(hass, Context())).endswith("There is no room for more.")


async def test_a_user_hears_what_the_user_may_see(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {}), ("report", {"period": "today"})]
    entities = {"entity_ids": {OCCUPANCY: True}}
    group = Group(name="Till", policy={"entities": entities}, id="till")
    clerk = await hass.auth.async_create_user("Clerk")
    clerk.groups = [group]
    stranger = await hass.auth.async_create_user("Stranger")
    async with told_shop(hass) as shop:
        expose(hass, OCCUPANCY, ENTRIES)
        tell(shop.runtime_data, 8.0)

        await ask(hass, Context(user_id=hass_admin_user.id))
        assert agent.seen[0].data["sentence"] == "About 8 people inside, between 6 and 10."

        await ask(hass, Context(user_id=clerk.id))
        assert [result.error for result in agent.seen] == [False, True]
        assert agent.seen[1].data["sentence"] == "I may not tell you that."

        for nobody in (stranger.id, "no such user"):
            await ask(hass, Context(user_id=nobody))
            assert [result.data.get("sentence") for result in agent.seen] == ["I may not tell you that."] * 2


async def test_several_shops_are_told_apart(hass: HomeAssistant, hass_admin_user: MockUser) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {})]
    async with told_shop(hass) as shop:
        other = await set_up(hass, shop_entry(title="Boutique Nord"))
        expose(hass, OCCUPANCY)
        tell(shop.runtime_data, 8.0)
        assert await ask(hass, Context()) == "About 8 people inside, between 6 and 10.", "only one is exposed"

        expose(hass, "sensor.boutique_nord_occupancy")
        assert await ask(hass, Context()) == "Which shop do you mean: Boutique Nord, Shop?"
        [result] = agent.seen
        assert result.error
        assert "Ask the user" in str(result.data["error"])

        agent.calls = [(NOW, {"shop": "Shop"})]
        assert await ask(hass, Context()) == "Shop: About 8 people inside, between 6 and 10."
        agent.calls = [(NOW, {"shop": "Boutique Nord"})]
        assert (await ask(hass, Context())).startswith("Boutique Nord: No node hears anything")
        assert agent.seen[0].data["last_known"] is None
        only = Group(name="Shop", policy={"entities": {"entity_ids": {OCCUPANCY: True}}}, id="shop")
        clerk = await hass.auth.async_create_user("Clerk")
        clerk.groups = [only]
        said = await ask(hass, Context(user_id=clerk.id))
        assert said == "I know nothing of that shop. There are: Shop.", "the other one may not be seen"
        agent.calls = [(NOW, {"shop": "Elsewhere"})]
        await ask(hass, Context())
        assert agent.seen[0].error
        assert "not as the tool wants it" in str(agent.seen[0].data["error"])
        assert await hass.config_entries.async_unload(other.entry_id)


async def test_a_zone_says_which_shop_is_meant(hass: HomeAssistant) -> None:
    agent = await model(hass)
    agent.calls = [(NOW, {"zone": "Till"})]
    async with told_shop(hass, zone_subentry("Till", "till")) as shop:
        other = await set_up(hass, shop_entry(title="Boutique Nord"))
        expose(hass, OCCUPANCY, TILL, "sensor.boutique_nord_occupancy")
        tell(shop.runtime_data, 8.0, zones={"id-till": in_zone(1.0)})
        assert await ask(hass, Context()) == "Shop: Till: about 1 person."
        assert await hass.config_entries.async_unload(other.entry_id)


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        ("report", {"period": "tomorrow"}, "not as the tool wants it"),
        ("report", {"period": "day_of_date"}, "needs a date"),
        ("report", {"period": "day_of_date", "date": "11.11.2026"}, "YYYY-MM-DD"),
        ("report", {"period": "day_of_date", "date": "1812-01-01"}, "1970"),
        ("report", {"period": "day_of_date", "date": "9999-12-31"}, "future"),
        ("report", {}, "required key"),
        ("compare", {"period": "today", "compare_with": "last_week"}, "only be compared with another day"),
        ("compare", {"period": "this_week", "compare_with": "same_day_a_week_before"}, "is for days"),
        ("compare", {"period": "this_month", "compare_with": "usual"}, "of a month"),
        ("quiet_and_busy_hours", {"weeks": 100}, "not as the tool wants it"),
        ("usual", {"hour": 24}, "not as the tool wants it"),
    ],
)
async def test_a_call_that_makes_no_sense_tells_the_model_why(
    hass: HomeAssistant, name: str, given: Mapping[str, Any], why: str
) -> None:
    agent = await model(hass)
    agent.calls = [(name, dict(given))]
    async with told_shop(hass):
        expose(hass, OCCUPANCY, ENTRIES)
        await ask(hass, Context())
        [result] = agent.seen
        assert result.error
        assert why in str(result.data["error"])


async def test_blank_arguments_are_none(hass: HomeAssistant) -> None:
    """Weak models fill in what they were not asked for."""
    agent = await model(hass)
    agent.calls = [(NOW, {"zone": "", "shop": None})]
    async with told_shop(hass, zone_subentry("Till", "till")) as shop:
        expose(hass, OCCUPANCY, TILL)
        tell(shop.runtime_data, 8.0)
        assert await ask(hass, Context()) == "About 8 people inside, between 6 and 10."


async def test_the_tools_are_as_home_assistant_and_models_want_them(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    await model(hass)
    async with told_shop(hass, zone_subentry("Till", "till")):
        expose(hass, OCCUPANCY, ENTRIES, TILL)
        api = await llm.async_get_api(hass, llm.LLM_API_ASSIST, context_of())
        ours = [tool for tool in api.tools if tool.integration == "footfall"]
        assert [tool.name for tool in ours] == [tool.name for tool in TOOLS]
        for tool in ours:
            assert tool.title
            assert tool.description
            assert tool.annotations.read_only
            assert not tool.annotations.destructive
            schema = probatio.to_openapi(tool.parameters, custom_serializer=api.custom_serializer)
            assert schema["additionalProperties"] is False
            for name, about in schema.get("properties", {}).items():
                assert about["description"], name
                assert about["type"] in {"string", "integer"}, name
    assert "prefixed" not in caplog.text
    assert "without an integration" not in caplog.text


async def test_nothing_of_radio_is_told(hass: HomeAssistant) -> None:
    agent = await model(hass)
    agent.calls = [(tool.name.removeprefix("footfall__"), {}) for tool in TOOLS]
    async with told_shop(hass, zone_subentry("Till", "till")) as shop:
        expose(hass, OCCUPANCY, ENTRIES, TILL)
        tell(shop.runtime_data, 8.0, zones={"id-till": in_zone(3.0)})
        await ask(hass, Context())
        said = str([result.data for result in agent.seen]) + agent.prompt
        for word in ("dBm", "rssi", "pseudonym", "address", "mac", "wifi", "bluetooth"):
            assert word not in said.casefold(), word
